"""Bands of features that the draws cannot tell apart from the band's first."""

import numpy as np

from workbench.methods.tiers import find_bands, find_blurred


def test_a_clear_winner_stands_alone_and_two_who_change_places_share_a_band() -> None:
    drawn = np.array([[0.9, 0.5, 0.4], [0.8, 0.3, 0.4]])
    assert find_bands(drawn) == (0, 1)


def test_nine_draws_of_ten_tell_apart_and_eight_do_not() -> None:
    ten = np.column_stack([np.full(10, 0.5), np.r_[np.full(9, 0.4), 0.6]])
    assert find_bands(ten) == (0, 1)
    ten[0, 1] = 0.6
    assert find_bands(ten) == (0,)


def test_all_tied_are_one_band() -> None:
    assert find_bands(np.full((5, 40), 0.5)) == (0,)


def test_a_band_may_be_longer_than_what_is_compared_at_once() -> None:
    drawn = np.hstack([np.full((4, 70), 0.5), np.full((4, 5), 0.1)])
    assert find_bands(drawn) == (0, 70)


def test_without_features_there_are_no_bands() -> None:
    assert find_bands(np.zeros((3, 0))) == ()


def test_neighbours_across_a_border_may_be_hard_to_tell_apart_and_that_is_found() -> None:
    # The first beats the third always, the second beats it in half of the draws.
    drawn = np.array([[0.9, 0.95, 0.5], [0.9, 0.4, 0.5]])
    starts = find_bands(drawn)
    assert starts == (0, 2)
    assert find_blurred(drawn, starts) == (1,)
    assert find_blurred(np.array([[0.9, 0.2]]), (0, 1)) == ()
