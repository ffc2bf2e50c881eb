"""Laws of the methods on arrays, checked against slow and obvious versions of themselves."""

from itertools import product
from typing import Literal

import numpy as np
import numpy.typing as npt
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from workbench.methods.pareto import count_dominated, find_dominators, is_on_front
from workbench.methods.ranking import TIE_TOLERANCE, order_by_rank, possible_ranks, rank_priorities
from workbench.methods.ratio import quotient_range, quotients
from workbench.methods.rounding import round_to_total
from workbench.methods.values import map_values
from workbench.methods.weighted_sum import contributions, priorities, priority_range
from workbench.methods.weighting import move_weight, share_out

FloatArray = npt.NDArray[np.float64]
LAWS = settings(max_examples=150)

eighths = st.integers(0, 8).map(lambda number: number / 8)
"""A coarse grid, so that exact ties are common."""
amounts = st.floats(-1000, 1000, allow_nan=False).map(lambda number: round(number, 3))


@st.composite
def ranges(draw: st.DrawFn, least: int = 0, most: int = 6, columns: int = 1) -> tuple[FloatArray, FloatArray]:
    """Draw (features × columns) low and high ends on the grid."""
    rows = draw(st.integers(least, most))
    pairs = [[sorted((draw(eighths), draw(eighths))) for _ in range(columns)] for _ in range(rows)]
    both = np.array(pairs, dtype=np.float64).reshape(rows, columns, 2)
    return both[:, :, 0], both[:, :, 1]


@st.composite
def weightings(draw: st.DrawFn, count: int | None = None) -> FloatArray:
    """Draw weights, some of them 0, that sum to 1."""
    size = draw(st.integers(1, 6)) if count is None else count
    raw = np.array(draw(st.lists(st.integers(0, 5), min_size=size, max_size=size)), dtype=np.float64)
    assume(raw.sum() > 0)
    return np.asarray(raw / raw.sum())


@given(st.lists(amounts, max_size=12))
@LAWS
def test_a_rank_is_one_more_than_the_number_of_those_above(numbers: list[float]) -> None:
    naive = [1 + sum(other > one + TIE_TOLERANCE for other in numbers) for one in numbers]
    assert rank_priorities(np.array(numbers)).tolist() == naive


@given(st.lists(eighths, max_size=8))
@LAWS
def test_the_order_runs_through_the_ranks_and_keeps_ties_as_they_came(numbers: list[float]) -> None:
    ranks = rank_priorities(np.array(numbers))
    by_hand = sorted(range(len(numbers)), key=lambda position: (int(ranks[position]), position))
    assert order_by_rank(ranks).tolist() == by_hand


@given(ranges(most=5))
@LAWS
def test_possible_ranks_are_those_of_all_extreme_completions(ends: tuple[FloatArray, FloatArray]) -> None:
    low, high = ends[0][:, 0], ends[1][:, 0]
    completions = [np.array(one) for one in product(*zip(low, high, strict=True))]
    ranks = np.array([rank_priorities(one.reshape(len(low))) for one in completions])
    best, worst = possible_ranks(low, high)
    assert best.tolist() == ranks.min(axis=0).tolist()
    assert worst.tolist() == ranks.max(axis=0).tolist()


@given(ranges(most=12))
@LAWS
def test_every_rank_in_between_lies_within_the_possible_ones(ends: tuple[FloatArray, FloatArray]) -> None:
    low, high = ends[0][:, 0], ends[1][:, 0]
    best, worst = possible_ranks(low, high)
    for share in (0.0, 0.3, 0.5, 1.0):
        rank = rank_priorities(low + share * (high - low))
        assert (best <= rank).all()
        assert (rank <= worst).all()


def dominates(low: FloatArray, high: FloatArray, one: int, other: int) -> bool:
    """Tell by the definition whether one feature dominates another for certain."""
    pairs = list(zip(low[one], high[other], strict=True))
    return all(mine >= theirs for mine, theirs in pairs) and any(mine > theirs for mine, theirs in pairs)


@given(st.integers(1, 3).flatmap(lambda columns: ranges(most=9, columns=columns)))
@LAWS
def test_dominance_is_what_comparing_every_pair_finds(ends: tuple[FloatArray, FloatArray]) -> None:
    low, high = ends
    rows = range(len(low))
    beaten = [any(dominates(low, high, rival, row) for rival in rows) for row in rows]
    found = find_dominators(low, high).tolist()
    assert [by >= 0 for by in found] == beaten
    assert is_on_front(low, high).tolist() == [not one for one in beaten]
    assert all(by < 0 or (dominates(low, high, by, row) and not beaten[by]) for row, by in enumerate(found))
    counts = [sum(dominates(low, high, row, rival) for rival in rows) for row in rows]
    assert count_dominated(low, high).tolist() == counts


@given(st.data())
@LAWS
def test_a_dominated_feature_never_has_the_higher_priority(data: st.DataObject) -> None:
    weights = data.draw(weightings())
    low, high = data.draw(ranges(least=2, columns=len(weights)))
    lowest, highest = priority_range(low, high, weights)
    for row, by in enumerate(find_dominators(low, high).tolist()):
        assert by < 0 or highest[row] <= lowest[by] + 1e-12


@given(st.data())
@LAWS
def test_contributions_sum_to_the_priority_and_priorities_stay_within_0_and_1(data: st.DataObject) -> None:
    weights = data.draw(weightings())
    values, _ = data.draw(ranges(columns=len(weights)))
    found = priorities(values, weights)
    np.testing.assert_allclose(contributions(values, weights).sum(axis=1), found, rtol=0, atol=1e-12)
    assert ((found >= -1e-12) & (found <= 1 + 1e-12)).all()


@given(st.lists(amounts, max_size=8), amounts, amounts, st.sampled_from((0.001, 0.25, 7.0, 1000.0)), amounts)
@LAWS
def test_a_change_of_unit_with_its_scale_changes_no_value(
    scores: list[float], worst: float, best: float, factor: float, shift: float
) -> None:
    assume(abs(best - worst) >= 0.01)
    column = np.array(scores).reshape(-1, 1)
    before = map_values(column, np.array([worst]), np.array([best]))
    after = map_values(column * factor + shift, np.array([worst * factor + shift]), np.array([best * factor + shift]))
    np.testing.assert_allclose(after, before, rtol=0, atol=1e-6)


@given(weightings(), st.data())
@LAWS
def test_shared_out_weights_sum_to_1_and_keep_their_proportions(weights: FloatArray, data: st.DataObject) -> None:
    keeps = np.array(data.draw(st.lists(st.booleans(), min_size=len(weights), max_size=len(weights))))
    shared = share_out(weights, keeps)
    assert len(shared) == keeps.sum()
    total = weights[keeps].sum()
    if total > 0:
        np.testing.assert_allclose(shared * total, weights[keeps], rtol=0, atol=1e-12)
        assert abs(shared.sum() - 1) < 1e-12
    else:
        assert not shared.any()


@given(weightings(), st.data(), st.integers(0, 100))
@LAWS
def test_moving_a_weight_keeps_the_sum_and_the_others_proportions(
    weights: FloatArray, data: st.DataObject, percent: int
) -> None:
    position = data.draw(st.integers(0, len(weights) - 1))
    moved = move_weight(weights, position, percent / 100)
    assert abs(moved.sum() - 1) < 1e-12
    assert (moved >= 0).all()
    if len(weights) > 1:
        assert moved[position] == percent / 100
    others, before = np.delete(moved, position), np.delete(weights, position)
    np.testing.assert_allclose(others * before.sum(), before * others.sum(), rtol=0, atol=1e-12)


whole_numbers = st.integers(-4, 4).map(float)


@st.composite
def quotient_ends(draw: st.DrawFn) -> tuple[FloatArray, FloatArray, int]:
    """Draw one feature's low and high scores, and how many of them are benefits."""
    benefits, costs = draw(st.integers(1, 3)), draw(st.integers(0, 2))
    pairs = [sorted((draw(whole_numbers), draw(whole_numbers))) for _ in range(benefits + costs)]
    both = np.array(pairs)
    return both[:, 0], both[:, 1], benefits


JOINS: tuple[Literal["sum", "product"], ...] = ("sum", "product")


@given(quotient_ends(), st.sampled_from(JOINS))
@LAWS
def test_the_range_of_a_quotient_is_that_of_all_corners(
    ends: tuple[FloatArray, FloatArray, int], join: Literal["sum", "product"]
) -> None:
    low, high, benefits = ends
    corners = np.array(list(product(*zip(low, high, strict=True))))
    lowest, highest = quotient_range(
        (low[np.newaxis, :benefits], high[np.newaxis, :benefits]),
        (low[np.newaxis, benefits:], high[np.newaxis, benefits:]),
        join,
    )
    could_be_0 = any(below <= 0 <= above for below, above in zip(low[benefits:], high[benefits:], strict=True))
    if could_be_0:
        assert np.isnan([lowest[0], highest[0]]).all()
        return
    found = quotients(corners[:, :benefits], corners[:, benefits:], join)
    np.testing.assert_allclose([lowest[0], highest[0]], [found.min(), found.max()], rtol=1e-12, atol=1e-12)


@given(st.lists(st.floats(-1e5, 1e5, allow_nan=False), max_size=10))
@LAWS
def test_rounded_parts_sum_to_the_rounded_total_and_stay_within_1(parts: list[float]) -> None:
    array = np.array(parts)
    rounded = round_to_total(array)
    assert int(rounded.sum()) == int(np.floor(array.sum() + 0.5 + 1e-9))
    assert (np.abs(rounded - array) < 1 + 1e-6).all()
