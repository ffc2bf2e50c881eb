import numpy as np
import pytest

from workbench.methods.values import map_values


def values_of(scores: list[float], *, worst: float, best: float) -> list[float]:
    """Map one column of scores."""
    column = np.array(scores, dtype=np.float64)[:, np.newaxis]
    mapped = map_values(column, np.array([worst]), np.array([best]))[:, 0]
    return [float(one) for one in mapped]


def test_the_ends_of_the_scale_are_worth_0_and_1() -> None:
    assert values_of([1, 3, 5], worst=1, best=5) == [0, 0.5, 1]


def test_where_lower_is_better_the_lowest_score_is_worth_1() -> None:
    assert values_of([0, 5, 20], worst=20, best=0) == [1, 0.75, 0]


@pytest.mark.parametrize("score,value", [(-3, 0), (0.99, 0), (5.01, 1), (99, 1)])
def test_a_score_outside_the_scale_counts_as_its_nearest_end(score: float, value: float) -> None:
    assert values_of([score], worst=1, best=5) == [value]


def test_a_missing_score_has_no_value() -> None:
    known, missing = values_of([5, np.nan], worst=1, best=5)
    assert known == 1
    assert np.isnan(missing)


def test_a_zero_is_a_score_like_any_other() -> None:
    assert values_of([0], worst=-10, best=10) == [0.5]


def test_each_column_has_its_own_scale() -> None:
    mapped = map_values(np.array([[4.0, 4.0]]), np.array([1.0, 8.0]), np.array([5.0, 0.0]))
    assert mapped.tolist() == [[0.75, 0.5]]


def test_no_features_have_no_values() -> None:
    assert map_values(np.zeros((0, 2)), np.zeros(2), np.ones(2)).shape == (0, 2)
