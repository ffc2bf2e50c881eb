"""Laws of the best set."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.errors import NoFeasiblePlan
from workbench.methods.best_set import choose_best_set, find_clash
from workbench.methods.limit_matrix import Constraint


@st.composite
def problems(draw: st.DrawFn) -> tuple[list[int], list[Constraint]]:
    """Up to twelve candidates with whole values, and up to five limits with whole amounts."""
    count = draw(st.integers(1, 12))
    values = draw(st.lists(st.integers(0, 20), min_size=count, max_size=count))
    limits = []
    for number in range(draw(st.integers(0, 5))):
        amounts = draw(st.dictionaries(st.integers(0, count - 1), st.integers(-3, 9), min_size=1))
        low = draw(st.integers(-5, 6) | st.just(-np.inf))
        high = draw(st.integers(-1, 30) | st.just(np.inf))
        limits.append(Constraint(f"limit {number}", {one: float(x) for one, x in amounts.items()}, low, high))
    return values, limits


def is_kept(taken: tuple[int, ...], limits: list[Constraint]) -> bool:
    return all(one.low <= sum(x for at, x in one.amounts.items() if taken[at]) <= one.high for one in limits)


def best_by_trying(values: list[int], limits: list[Constraint]) -> int | None:
    """Try every set; None when no set keeps to the limits."""
    sets = (taken for taken in product((0, 1), repeat=len(values)) if is_kept(taken, limits))
    return max((sum(v for v, x in zip(values, taken, strict=True) if x) for taken in sets), default=None)


@given(problems())
@settings(max_examples=60)
def test_the_best_set_is_the_one_found_by_trying_them_all(problem: tuple[list[int], list[Constraint]]) -> None:
    values, limits = problem
    best = best_by_trying(values, limits)
    if best is None:
        with pytest.raises(NoFeasiblePlan):
            choose_best_set(np.array(values, dtype=float), limits)
        clash = [limits[one] for one in find_clash(len(values), limits)]
        assert best_by_trying(values, clash) is None
        for spared in clash:
            assert best_by_trying(values, [one for one in clash if one is not spared]) is not None
    else:
        found = choose_best_set(np.array(values, dtype=float), limits)
        assert found.value == best
        assert is_kept(tuple(found.taken.astype(int)), limits)
        assert found.bound == pytest.approx(best, abs=1e-6)


@given(problems(), st.integers(0, 30), st.integers(0, 10))
@settings(max_examples=40)
def test_more_capacity_never_lowers_the_value(
    problem: tuple[list[int], list[Constraint]], capacity: int, more: int
) -> None:
    values, _ = problem
    sizes = {at: float(value % 7) for at, value in enumerate(values)}
    tight, wide = (
        choose_best_set(np.array(values, dtype=float), [Constraint("capacity", sizes, high=amount)]).value
        for amount in (capacity, capacity + more)
    )
    assert wide >= tight
