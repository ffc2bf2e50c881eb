"""The weight at which two features swap places while the other weights keep their proportions.

Source: closed form t* = −r ÷ (d_j − r) with r = Σ_{k≠j} w_k d_k ÷ (1 − w_j), derived from the proportional sweep of
Triantaphyllou, Sánchez (1997), Decision Sciences 28(1), 151-194. Worked out by hand, not printed in the paper.
"""

import numpy as np
import pytest

from workbench.methods.weighted_sum import priorities
from workbench.methods.weighting import move_weight

FEATURES = np.array([[0.9, 0.4, 0.2, 0.7, 0.5], [0.3, 0.8, 0.6, 0.6, 0.5]])
WEIGHTS = np.array([0.3, 0.25, 0.2, 0.15, 0.1])


def test_today_the_first_is_a_point_and_a_half_ahead() -> None:
    first, second = priorities(FEATURES, WEIGHTS)
    assert first - second == pytest.approx(0.015, abs=1e-12)


@pytest.mark.parametrize(
    "position,share", [(0, 0.28205128205128205), (1, 0.27710843373493976), (2, 0.22891566265060245)]
)
def test_at_the_swap_weight_both_have_the_same_priority_and_beyond_it_the_other_leads(
    position: int, share: float
) -> None:
    first, second = priorities(FEATURES, move_weight(WEIGHTS, position, share))
    assert first == pytest.approx(second, abs=1e-12)
    # Away from today's weight, towards and past the swap.
    beyond = share + 0.01 if share > WEIGHTS[position] else share - 0.01
    first, second = priorities(FEATURES, move_weight(WEIGHTS, position, beyond))
    assert second > first


@pytest.mark.parametrize("share", [0.0, 0.25, 0.5, 0.75, 1.0])
def test_no_weight_of_the_fourth_dimension_makes_them_swap(share: float) -> None:
    first, second = priorities(FEATURES, move_weight(WEIGHTS, 3, share))
    assert first > second


def test_with_all_weight_on_a_dimension_where_they_are_equal_they_are_level() -> None:
    first, second = priorities(FEATURES, move_weight(WEIGHTS, 4, 1.0))
    assert first == second == 0.5
