import numpy as np
import pytest

from workbench.methods.weighting import equal_weights, move_weight, share_out

WEIGHTS = np.array([0.5, 0.3, 0.2])


def test_equal_weights_are_equal() -> None:
    assert equal_weights(4).tolist() == [0.25, 0.25, 0.25, 0.25]


def test_a_weight_set_aside_is_shared_out_in_proportion() -> None:
    kept = share_out(WEIGHTS, np.array([False, True, True]))
    np.testing.assert_allclose(kept, [0.6, 0.4], rtol=0, atol=1e-12)


def test_with_nothing_set_aside_the_weights_stay() -> None:
    np.testing.assert_allclose(share_out(WEIGHTS, np.array([True, True, True])), WEIGHTS, rtol=0, atol=1e-12)


def test_where_only_dimensions_without_weight_stay_their_weights_stay_0() -> None:
    assert share_out(np.array([1.0, 0.0, 0.0]), np.array([False, True, True])).tolist() == [0.0, 0.0]


def test_where_no_dimension_stays_there_are_no_weights() -> None:
    assert share_out(WEIGHTS, np.array([False, False, False])).tolist() == []


def test_moving_one_weight_keeps_the_proportions_of_the_others() -> None:
    # From 0.5 to 0.75: the others share 0.25 as 3 : 2.
    np.testing.assert_allclose(move_weight(WEIGHTS, 0, 0.75), [0.75, 0.15, 0.1], rtol=0, atol=1e-12)


@pytest.mark.parametrize("position", [0, 1, 2])
def test_a_weight_moved_to_where_it_stands_changes_nothing(position: int) -> None:
    moved = move_weight(WEIGHTS, position, WEIGHTS[position])
    np.testing.assert_allclose(moved, WEIGHTS, rtol=0, atol=1e-12)


def test_a_weight_moved_to_1_leaves_nothing_for_the_others() -> None:
    assert move_weight(WEIGHTS, 1, 1.0).tolist() == [0.0, 1.0, 0.0]


def test_others_without_any_weight_share_the_rest_equally() -> None:
    assert move_weight(np.array([1.0, 0.0, 0.0]), 0, 0.5).tolist() == [0.5, 0.25, 0.25]


def test_the_weight_of_an_only_dimension_stays_1() -> None:
    assert move_weight(np.array([1.0]), 0, 0.3).tolist() == [1.0]
