import numpy as np
import pytest

from workbench.errors import InvalidFramework
from workbench.methods.pairwise import consistency, find_outlier, pairwise_weights
from workbench.methods.rank_order import rank_order_weights
from workbench.methods.swing import swing_weights


def test_tied_dimensions_share_the_mean_of_their_places() -> None:
    # Places 2 and 3 of three weigh 5/18 and 2/18; their mean is 7/36.
    assert rank_order_weights(np.array([5, 1, 5])) == pytest.approx([7 / 36, 22 / 36, 7 / 36])


def test_all_tied_weigh_the_same_and_one_alone_has_it_all() -> None:
    assert rank_order_weights(np.array([3, 3, 3, 3])) == pytest.approx([0.25] * 4)
    assert rank_order_weights(np.array([1])).tolist() == [1.0]


def test_a_dimension_whose_swing_is_worth_nothing_weighs_nothing() -> None:
    assert swing_weights(np.array([0.0, 100, 25])) == pytest.approx([0, 0.8, 0.2])


@pytest.mark.parametrize("points", [[0.0, 0.0], [100.0, -1.0], [100.0, float("nan")]])
def test_points_that_cannot_be_are_refused(points: list[float]) -> None:
    with pytest.raises(InvalidFramework):
        swing_weights(np.array(points))


def test_huge_points_do_not_overflow() -> None:
    assert swing_weights(np.array([1e308, 1e308])).tolist() == [0.5, 0.5]


def test_judgements_that_agree_fully_give_back_their_weights() -> None:
    table = np.array([[1, 2, 6], [1 / 2, 1, 3], [1 / 6, 1 / 3, 1]])
    assert pairwise_weights(table) == pytest.approx([0.6, 0.3, 0.1])
    assert consistency(table).ratio == pytest.approx(0, abs=1e-9)
    assert find_outlier(table) is None


def test_the_judgement_at_odds_is_named_with_the_one_that_fits() -> None:
    # 3 times 2 is 6, yet the first is said to count as much as the third.
    table = np.array([[1, 3, 1, 3], [1 / 3, 1, 2, 1], [1, 1 / 2, 1, 1 / 2], [1 / 3, 1, 2, 1]])
    outlier = find_outlier(table)
    assert outlier is not None
    assert (outlier.first, outlier.second, outlier.fits) == (0, 2, 6.0)


def test_two_dimensions_or_one_cannot_disagree() -> None:
    pair = np.array([[1, 9], [1 / 9, 1]])
    assert pairwise_weights(pair) == pytest.approx([0.9, 0.1])
    assert (consistency(pair).ratio, find_outlier(pair)) == (0.0, None)
    assert pairwise_weights(np.ones((1, 1))).tolist() == [1.0]


@pytest.mark.parametrize(
    "table",
    [np.ones((2, 3)), np.array([[1.0, 0], [0, 1]]), np.array([[1.0, 3], [3, 1]]), np.array([[1.0, -2], [-0.5, 1]])],
)
def test_tables_that_are_no_judgements_are_refused(table: np.ndarray[tuple[int, int], np.dtype[np.float64]]) -> None:
    with pytest.raises(InvalidFramework):
        pairwise_weights(table)
