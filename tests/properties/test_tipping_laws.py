"""What holds for tipping points whatever the values."""

import itertools

import numpy as np
import numpy.typing as npt
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.methods.smallest_weight_change import make_first, pass_each
from workbench.methods.weight_swap import NOBODY, stability_interval, swap_weights
from workbench.methods.weighted_sum import priorities
from workbench.methods.weighting import move_weight

FloatArray = npt.NDArray[np.float64]
Case = tuple[FloatArray, FloatArray]

TWENTIETHS = [
    np.array([one, other, 20 - one - other]) / 20
    for one, other in itertools.product(range(21), repeat=2)
    if one + other <= 20
]


@st.composite
def cases(draw: st.DrawFn, dimensions: tuple[int, int] = (1, 5)) -> Case:
    """Give values in tenths of a few features, and weights that are all above 0."""
    columns = draw(st.integers(*dimensions))
    rows = draw(st.integers(2, 6))
    tenths = draw(st.lists(st.integers(0, 10), min_size=rows * columns, max_size=rows * columns))
    parts = np.array(draw(st.lists(st.integers(1, 10), min_size=columns, max_size=columns)), dtype=np.float64)
    return np.array(tenths).reshape(rows, columns) / 10, parts / parts.sum()


@settings(max_examples=60)
@given(cases())
def test_at_the_swap_weight_priorities_are_equal_and_the_order_turns_around_it(case: Case) -> None:
    values, weights = case
    swaps = swap_weights((values[0] - values[1])[None, :], weights)[0]
    for column in np.flatnonzero(~np.isnan(swaps)):
        at, step = float(swaps[column]), 1e-4
        first, second = priorities(values[:2], move_weight(weights, int(column), at))
        assert abs(first - second) < 1e-9
        under, over = (priorities(values[:2], move_weight(weights, int(column), at + side)) for side in (-step, step))
        assert (under[0] - under[1]) * (over[0] - over[1]) < 0


@settings(max_examples=60)
@given(cases())
def test_the_leader_is_first_within_its_interval_and_the_named_rival_is_first_just_beyond(case: Case) -> None:
    values, weights = case
    leader = int(priorities(values, weights).argmax())
    found = stability_interval(values, weights, leader)
    for column in range(len(weights)):
        low, high = float(found.low[column]), float(found.high[column])
        assert low <= weights[column] <= high
        for share in (low, (low + high) / 2, high):
            reached = priorities(values, move_weight(weights, column, share))
            assert reached[leader] >= reached.max() - 1e-9
        for rival, share in ((found.below[column], low - 1e-6), (found.above[column], high + 1e-6)):
            if rival != NOBODY:
                reached = priorities(values, move_weight(weights, column, share))
                assert reached[rival] > reached[leader]
                assert reached[rival] >= reached.max() - 1e-12


@settings(max_examples=40)
@given(cases((3, 3)))
def test_no_weights_on_a_grid_pass_a_rival_with_a_smaller_change(case: Case) -> None:
    values, weights = case
    leads = values[0] - values[1:]
    found = pass_each(leads, weights)
    for row, lead in enumerate(leads):
        enough = [np.abs(one - weights).sum() / 2 for one in TWENTIETHS if one @ lead > 1e-9]
        if np.isnan(found.moved[row]):
            assert enough == []
            continue
        assert found.weights[row].min() >= -1e-12
        assert abs(found.weights[row].sum() - 1) < 1e-9
        assert found.weights[row] @ lead >= -1e-9
        assert abs(np.abs(found.weights[row] - weights).sum() / 2 - found.moved[row]) < 1e-9
        assert found.moved[row] <= min(enough, default=1.0) + 1e-9


@settings(max_examples=40)
@given(cases((3, 3)))
def test_the_smallest_change_makes_it_first_and_no_weights_on_a_grid_do_it_with_less(case: Case) -> None:
    values, weights = case
    others = [row for row in values[1:] if (row != values[0]).any()]
    found = make_first(values, weights, 0)
    first = [one for one in TWENTIETHS if all((values[0] - row) @ one > 1e-5 for row in others)]
    if found.weights is None:
        assert first == []
        assert bool(found.dominators) != bool(found.blockers)
        return
    assert all((values[0] - row) @ found.weights > 0 for row in others)
    assert found.moved <= min((np.abs(one - weights).sum() / 2 for one in first), default=1.0) + 1e-6


@settings(max_examples=40)
@given(cases((2, 4)))
def test_those_who_block_a_feature_are_never_all_behind_it(case: Case) -> None:
    values, weights = case
    found = make_first(values, weights, 0)
    blocking = list(found.blockers or found.dominators)
    rng = np.random.default_rng(0)
    for drawn in rng.dirichlet(np.ones(len(weights)), 50 if blocking else 0):
        assert (values[blocking] @ drawn).max() >= values[0] @ drawn - 1e-6
