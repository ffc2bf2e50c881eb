"""Counting who is smaller and comes before, and the pairs that rest on it."""

import numpy as np
import pytest

from workbench.methods.order_counts import count_smaller_before
from workbench.methods.pareto import count_dominated, find_dominators
from workbench.methods.rank_correlation import count_pairs


def test_each_number_is_told_how_many_smaller_ones_stand_before_it() -> None:
    assert count_smaller_before(np.array([5, 3, 4, 4, 9])).tolist() == [0, 0, 1, 1, 4]


def test_numbers_that_do_not_count_are_still_told_who_is_before_them() -> None:
    counted = np.array([True, False, True, False])
    assert count_smaller_before(np.array([1, 2, 3, 4]), counted).tolist() == [0, 1, 1, 2]


def test_nothing_and_zeros_alone_count_nothing() -> None:
    assert count_smaller_before(np.array([], dtype=np.int64)).tolist() == []
    assert count_smaller_before(np.array([0, 0])).tolist() == [0, 0]


@pytest.mark.parametrize("seed", range(20))
def test_dominated_in_a_plane_are_those_met_one_by_one(seed: int) -> None:
    rng = np.random.default_rng(seed)
    low = rng.integers(0, 4, (15, 2)) / 3
    high = low + rng.integers(0, 2, (15, 2)) / 3
    met = [sum(bool((a >= b).all() and (a > b).any()) for b in high) for a in low]
    assert count_dominated(low, high).tolist() == met


def test_of_features_alike_the_first_is_named_as_the_one_that_beats() -> None:
    values = np.array([[0.1, 0.1], [0.9, 0.9], [0.9, 0.9], [0.1, 0.1]])
    assert find_dominators(values, values).tolist() == [1, -1, -1, 1]


@pytest.mark.parametrize("seed", range(20))
def test_pairs_of_two_rankings_are_those_met_one_by_one(seed: int) -> None:
    rng = np.random.default_rng(seed)
    one, other = rng.integers(0, 6, (2, 14))
    signs = [(np.sign(one[a] - one[b]), np.sign(other[a] - other[b])) for a in range(14) for b in range(a)]
    counts = count_pairs(one, other)
    assert counts.agree == sum(left * right > 0 for left, right in signs)
    assert counts.disagree == sum(left * right < 0 for left, right in signs)
    assert counts.tied_one == sum(left == 0 != right for left, right in signs)
    assert counts.tied_other == sum(right == 0 != left for left, right in signs)
    assert counts.tied_both == sum(left == right == 0 for left, right in signs)
