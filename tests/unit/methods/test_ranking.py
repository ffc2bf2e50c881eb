import numpy as np

from workbench.methods.ranking import order_by_rank, possible_ranks, rank_priorities


def test_equal_priorities_share_a_rank_and_the_next_is_skipped() -> None:
    assert rank_priorities(np.array([9.0, 7.0, 7.0, 1.0])).tolist() == [1, 2, 2, 4]


def test_all_equal_priorities_share_first_place() -> None:
    assert rank_priorities(np.array([0.5, 0.5, 0.5])).tolist() == [1, 1, 1]


def test_priorities_within_the_tolerance_are_equal_and_beyond_it_are_not() -> None:
    assert rank_priorities(np.array([1.0, 1.0 + 0.5e-9])).tolist() == [1, 1]
    assert rank_priorities(np.array([1.0, 1.0 + 2e-9])).tolist() == [2, 1]


def test_rounding_never_decides_a_rank() -> None:
    """7.34 and 7.31 read alike with one decimal, and are still not level."""
    assert rank_priorities(np.array([7.31, 7.34])).tolist() == [2, 1]


def test_no_features_have_no_ranks() -> None:
    assert rank_priorities(np.array([])).tolist() == []
    best, worst = possible_ranks(np.array([]), np.array([]))
    assert best.tolist() == worst.tolist() == []


def test_a_single_feature_is_first_whatever_its_priority() -> None:
    assert rank_priorities(np.array([-3.0])).tolist() == [1]
    best, worst = possible_ranks(np.array([0.0]), np.array([1.0]))
    assert (best.tolist(), worst.tolist()) == ([1], [1])


def test_within_a_tie_the_order_is_the_one_in_which_they_came() -> None:
    assert order_by_rank(np.array([2, 1, 2, 4])).tolist() == [1, 0, 2, 3]


def test_without_unknowns_the_only_possible_rank_is_the_rank() -> None:
    known = np.array([0.9, 0.4, 0.4, 0.1])
    best, worst = possible_ranks(known, known)
    assert best.tolist() == worst.tolist() == [1, 2, 2, 4]


def test_possible_ranks_of_three_features_by_hand() -> None:
    """Ranges 0.5 to 0.7, 0.6 to 0.6 and 0.1 to 0.5."""
    best, worst = possible_ranks(np.array([0.5, 0.6, 0.1]), np.array([0.7, 0.6, 0.5]))
    # The third can at most draw level with the first one's low end, 0.5, and then shares rank 2.
    assert best.tolist() == [1, 1, 2]
    assert worst.tolist() == [2, 2, 3]


def test_priorities_exactly_the_tolerance_apart_are_still_equal() -> None:
    assert rank_priorities(np.array([1.0, 1.25]), 0.25).tolist() == [1, 1]
    best, worst = possible_ranks(np.array([1.0, 1.25]), np.array([1.0, 1.25]), 0.25)
    assert (best.tolist(), worst.tolist()) == ([1, 1], [1, 1])
