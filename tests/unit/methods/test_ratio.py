import numpy as np
import pytest

from workbench.methods.ratio import quotient_range, quotients

NAN = np.nan


def column(*numbers: float) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """Make one column, a number a feature."""
    return np.array(numbers, dtype=np.float64).reshape(-1, 1)


NO_COST = np.zeros((1, 0))


def test_benefits_are_added_or_multiplied_and_divided_by_the_costs() -> None:
    benefits, costs = np.array([[8.0, 5.0, 2.0]]), np.array([[4.0]])
    assert quotients(benefits, costs, "sum").tolist() == [3.75]
    assert quotients(benefits, costs, "product").tolist() == [20.0]


def test_several_costs_are_multiplied() -> None:
    assert quotients(column(24), np.array([[2.0, 3.0]]), "sum").tolist() == [4.0]


def test_without_a_cost_the_divisor_is_1() -> None:
    assert quotients(np.array([[4.0, 5.0, 6.0]]), NO_COST, "product").tolist() == [120.0]


def test_a_benefit_of_0_is_a_value() -> None:
    assert quotients(column(0), column(5), "product").tolist() == [0.0]


@pytest.mark.parametrize("divisor", [0.0, NAN])
def test_a_divisor_of_0_or_missing_leaves_the_priority_undefined(divisor: float) -> None:
    assert np.isnan(quotients(column(8), column(divisor), "sum")).tolist() == [True]


def test_a_missing_benefit_leaves_the_priority_undefined() -> None:
    assert np.isnan(quotients(np.array([[8.0, NAN]]), column(2), "sum")).tolist() == [True]


@pytest.mark.parametrize(
    "benefit,cost", [(1e300, 1e-300), (8.0, 5e-324)], ids=["a quotient too large", "a divisor too small"]
)
def test_a_number_too_large_to_hold_is_undefined_and_never_infinite(benefit: float, cost: float) -> None:
    assert np.isnan(quotients(column(benefit), column(cost), "sum")).tolist() == [True]
    lowest, highest = quotient_range((column(benefit),) * 2, (column(cost),) * 2, "sum")
    assert np.isnan([lowest, highest]).all()


def test_a_divisor_too_large_to_hold_does_not_make_a_priority_of_0() -> None:
    assert np.isnan(quotients(column(8), np.array([[1e200, 1e200]]), "sum")).tolist() == [True]


def test_the_lowest_quotient_has_the_lowest_benefit_and_the_highest_cost() -> None:
    lowest, highest = quotient_range((column(6), column(12)), (column(2), column(3)), "sum")
    assert (lowest.tolist(), highest.tolist()) == ([2.0], [6.0])


def test_a_range_around_0_among_the_factors_turns_the_ends_round() -> None:
    """From −2 × 10 to 1 × 10, by 5."""
    low, high = np.array([[-2.0, 3.0]]), np.array([[1.0, 10.0]])
    lowest, highest = quotient_range((low, high), (column(5), column(5)), "product")
    assert (lowest.tolist(), highest.tolist()) == ([-4.0], [2.0])


@pytest.mark.parametrize("low,high", [(0, 2), (-1, 1), (-1, 0), (0, 0), (NAN, NAN)])
def test_a_divisor_that_could_be_0_or_is_missing_leaves_the_range_undefined(low: float, high: float) -> None:
    lowest, highest = quotient_range((column(6), column(12)), (column(low), column(high)), "sum")
    assert np.isnan([lowest, highest]).all()


def test_one_undefined_feature_leaves_the_others_alone() -> None:
    assert quotients(column(8, 8, 8), column(2, 0, 4), "sum")[[0, 2]].tolist() == [4.0, 2.0]
    lowest, highest = quotient_range((column(8, 8), column(8, 8)), (column(2, 0), column(2, 0)), "sum")
    assert (lowest[0], highest[0]) == (4.0, 4.0)


def test_no_features_have_no_quotients() -> None:
    assert quotients(np.zeros((0, 2)), np.zeros((0, 1)), "sum").tolist() == []
    lowest, highest = quotient_range((np.zeros((0, 2)),) * 2, (np.zeros((0, 1)),) * 2, "product")
    assert lowest.tolist() == highest.tolist() == []
