"""The weight at which two features swap, worked out directly.

Source: closed form t* = −r ÷ (d_j − r) with r = Σ_{k≠j} w_k d_k ÷ (1 − w_j), derived from the proportional sweep of
Triantaphyllou, Sánchez (1997), Decision Sciences 28(1), 151-194. Worked out by hand, not printed in the paper.
"""

import numpy as np
import pytest

from workbench.methods.weight_swap import NOBODY, stability_interval, swap_weights

FEATURES = np.array([[0.9, 0.4, 0.2, 0.7, 0.5], [0.3, 0.8, 0.6, 0.6, 0.5]])
WEIGHTS = np.array([0.3, 0.25, 0.2, 0.15, 0.1])
SWAPS = [0.28205128205128205, 0.27710843373493976, 0.22891566265060245]


def test_the_first_three_dimensions_have_a_swap_weight() -> None:
    found = swap_weights((FEATURES[0] - FEATURES[1])[None, :], WEIGHTS)[0]
    assert found[:3] == pytest.approx(SWAPS, abs=1e-12)


def test_no_weight_of_the_fourth_swaps_them_and_a_tie_at_all_weight_on_the_fifth_is_no_swap() -> None:
    found = swap_weights((FEATURES[0] - FEATURES[1])[None, :], WEIGHTS)[0]
    assert np.isnan(found[3:]).all()


def test_the_leader_stays_first_down_to_the_first_swap_and_up_to_the_second_and_third() -> None:
    found = stability_interval(FEATURES, WEIGHTS, 0)
    assert found.low == pytest.approx([SWAPS[0], 0, 0, 0, 0], abs=1e-12)
    assert found.high == pytest.approx([1, SWAPS[1], SWAPS[2], 1, 1], abs=1e-12)
    assert found.below.tolist() == [1, NOBODY, NOBODY, NOBODY, NOBODY]
    assert found.above.tolist() == [NOBODY, 1, 1, NOBODY, NOBODY]
