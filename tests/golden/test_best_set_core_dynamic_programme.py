"""Large choices against the textbook's dynamic programme for the knapsack (Kellerer, Pferschy, Pisinger 2004, §2.3)."""

import numpy as np
import pytest

from workbench.methods.best_set import choose_best_set
from workbench.methods.exact_choice import find_grain
from workbench.methods.least_capacity import find_least_capacity
from workbench.methods.limit_matrix import Constraint, FloatArray, lay_out_limits

CAPACITY = 300


def drawn(seed: int, grain: float) -> tuple[FloatArray, FloatArray]:
    """Draw whole costs and values, in whole grains or any at all where the grain is 0, for 400 candidates."""
    rng = np.random.default_rng(seed)
    costs = rng.integers(1, 21, 400).astype(np.float64)
    values = rng.integers(0, 17, 400).astype(np.float64) * grain if grain else rng.random(400)
    return costs, values


def by_programme(costs: FloatArray, values: FloatArray) -> FloatArray:
    """Give the best value at every whole capacity."""
    best = np.zeros(CAPACITY + 41)
    for cost, value in zip(costs.astype(int).tolist(), values.tolist(), strict=True):
        best[cost:] = np.maximum(best[cost:], best[:-cost] + value)
    return best


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("grain", [1 / 16, 0.05 / 4 / 0.9, 0.0])
def test_four_hundred_candidates_are_worth_what_the_programme_says(seed: int, grain: float) -> None:
    costs, values = drawn(seed, grain)
    limit = Constraint("capacity", dict(enumerate(costs.tolist())), high=CAPACITY)
    found = choose_best_set(values, [limit])
    assert found.value == pytest.approx(by_programme(costs, values)[CAPACITY], abs=1e-7)
    assert costs[found.taken].sum() <= CAPACITY
    assert found.is_optimal


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("grain", [1 / 16, 0.0])
def test_the_least_capacity_for_more_value_is_where_the_programme_first_reaches_it(seed: int, grain: float) -> None:
    costs, values = drawn(seed, grain)
    limits = lay_out_limits(400, [Constraint("capacity", dict(enumerate(costs.tolist())), high=CAPACITY)])
    best = by_programme(costs, values)
    worth = best[CAPACITY] + 1e-4
    found = find_least_capacity(values, limits, [0], np.ones(1), worth=worth)
    assert found is not None
    assert costs[found].sum() == np.flatnonzero(best >= worth)[0]
    assert values[found].sum() >= worth - 1e-6


def test_of_sets_worth_the_same_the_favoured_one_is_taken() -> None:
    values, limit = np.ones(300), Constraint("capacity", dict.fromkeys(range(300), 1.0), high=3)
    favour = np.full(300, -1.0)
    favour[[7, 120, 299]] = 1.0
    assert np.flatnonzero(choose_best_set(values, [limit], favour=favour).taken).tolist() == [7, 120, 299]


def test_favour_never_outweighs_value() -> None:
    limit = Constraint("capacity", {0: 1.0, 1: 1.0}, high=1)
    found = choose_best_set(np.array([1.0, 1.0001]), [limit], favour=np.array([1.0, -1.0]))
    assert found.taken.tolist() == [False, True]


@pytest.mark.parametrize(
    "costs, grain",
    [([0.75, -0.5, 0.25], 0.25), ([6, 4, 10, 0], 2), ([0.1, 0.2, 0.3], 0.1), ([1.0, 2**0.5], 0), ([], 0), ([0, 0], 0)],
)
def test_the_grain_is_the_largest_number_of_which_all_are_multiples(costs: list[float], grain: float) -> None:
    assert find_grain(np.array(costs, dtype=np.float64)) == pytest.approx(grain, abs=1e-12)
