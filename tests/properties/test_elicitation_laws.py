"""What holds of weights found by questions, whatever the answers."""

from itertools import permutations, product

import numpy as np
import numpy.typing as npt
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.methods.by_example import (
    Answers,
    central_weights,
    find_contradictions,
    is_consistent,
    weight_ranges,
)
from workbench.methods.pairwise import STEPS, consistency, find_outlier, pairwise_weights
from workbench.methods.rank_order import rank_order_weights
from workbench.methods.swing import swing_weights

FloatArray = npt.NDArray[np.float64]
LAWS = settings(max_examples=60)
quarters = st.integers(-4, 4).map(lambda number: number / 4)


@st.composite
def judgements(draw: st.DrawFn) -> FloatArray:
    """Draw a reciprocal table on Saaty's scale."""
    count = draw(st.integers(3, 5))
    table = np.ones((count, count))
    for row in range(count):
        for column in range(row + 1, count):
            table[row, column] = draw(st.sampled_from(STEPS))
            table[column, row] = 1 / table[row, column]
    return table


@st.composite
def choices(draw: st.DrawFn, most: int = 5) -> Answers:
    """Draw answers on three dimensions, often contradicting each other."""
    rows = draw(st.lists(st.tuples(quarters, quarters, quarters), max_size=most))
    same = draw(st.lists(st.booleans(), min_size=len(rows), max_size=len(rows)))
    return Answers(np.array(rows, dtype=np.float64).reshape(-1, 3), np.array(same, dtype=np.bool_))


@given(st.lists(st.integers(1, 6), min_size=1, max_size=5))
@LAWS
def test_rank_order_is_the_mean_over_all_ways_to_break_ties(places: list[int]) -> None:
    weights = rank_order_weights(np.array(places))
    assert np.isclose(weights.sum(), 1)
    for one, other in product(range(len(places)), repeat=2):
        assert (weights[one] > weights[other] + 1e-12) == (places[one] < places[other])
    broken = [
        rank_order_weights(np.array(order))
        for order in permutations(range(len(places)))
        if all(order[a] < order[b] for a, b in product(range(len(places)), repeat=2) if places[a] < places[b])
    ]
    assert np.allclose(weights, np.mean(broken, axis=0))


@given(st.lists(st.integers(0, 100), min_size=1, max_size=6).filter(any), st.integers(1, 50))
@LAWS
def test_swing_keeps_proportions_whatever_the_unit(points: list[int], unit: int) -> None:
    array = np.array(points, dtype=np.float64)
    weights = swing_weights(array)
    assert np.allclose(weights * array.sum(), array)
    assert np.allclose(weights, swing_weights(array * unit))


@given(judgements())
@LAWS
def test_pairs_by_powers_of_the_table(table: FloatArray) -> None:
    # Multiplying by the table again and again turns any start towards the principal eigenvector.
    powered = np.ones(len(table))
    for _ in range(400):
        powered = table @ powered
        powered /= powered.sum()
    assert np.allclose(pairwise_weights(table), powered, atol=1e-6)


@given(judgements(), st.permutations(range(3)))
@LAWS
def test_the_order_of_the_dimensions_does_not_matter_to_pairs(table: FloatArray, order: list[int]) -> None:
    whole = [*order, *range(3, len(table))]
    assert np.allclose(pairwise_weights(table[np.ix_(whole, whole)]), pairwise_weights(table)[whole], atol=1e-9)


@given(judgements())
@LAWS
def test_correcting_the_outlier_makes_judgements_agree_better(table: FloatArray) -> None:
    outlier = find_outlier(table)
    if outlier is None:
        return
    mended = table.copy()
    mended[outlier.first, outlier.second] = outlier.fits
    mended[outlier.second, outlier.first] = 1 / outlier.fits
    assert consistency(mended).ratio < consistency(table).ratio


GRID = np.array([(a, b, 24 - a - b) for a in range(25) for b in range(25 - a)]) / 24
"""Every weighting of three dimensions in steps of a twenty-fourth."""


@given(choices())
@LAWS
def test_the_grid_of_all_weights_agrees_on_what_is_compatible(answers: Answers) -> None:
    fits = (GRID @ answers.preferred.T > 1e-6).all(axis=1) & (np.abs(GRID @ answers.level.T) < 1e-9).all(axis=1)
    if fits.any():
        assert is_consistent(answers)
        low, high = weight_ranges(answers)
        assert (GRID[fits] >= low - 1e-7).all()
        assert (GRID[fits] <= high + 1e-7).all()


@given(choices())
@LAWS
def test_the_central_weights_agree_with_every_answer(answers: Answers) -> None:
    if not is_consistent(answers):
        return
    weights = central_weights(answers)
    assert np.isclose(weights.sum(), 1)
    assert (weights >= 0).all()
    assert (answers.preferred @ weights > 0).all()
    assert np.allclose(answers.level @ weights, 0, atol=1e-6)


@given(choices(), st.permutations(range(3)))
@LAWS
def test_the_order_of_the_dimensions_does_not_matter_to_examples(answers: Answers, order: list[int]) -> None:
    if is_consistent(answers):
        turned = Answers(answers.differences[:, order], answers.same)
        assert np.allclose(central_weights(turned), central_weights(answers)[order], atol=1e-5)


@given(choices(most=4))
@LAWS
def test_what_is_taken_back_is_enough_and_none_of_it_is_spare(answers: Answers) -> None:
    dropped = find_contradictions(answers)
    assert is_consistent(answers.without(dropped))
    for one in dropped:
        assert not is_consistent(answers.without(tuple(other for other in dropped if other != one)))


@given(
    st.permutations([5, 4, 3, 2, 1]), st.lists(st.tuples(quarters, quarters, quarters, quarters, quarters), max_size=8)
)
@LAWS
def test_answers_of_somebody_with_weights_never_rule_them_out(points: list[int], rows: list[tuple[float, ...]]) -> None:
    hidden = np.array(points) / 15
    differences = np.array(rows, dtype=np.float64).reshape(-1, 5)
    margins = differences @ hidden
    signs = np.where(margins < 0, -1.0, 1.0)
    answers = Answers(differences * signs[:, None], np.abs(margins) < 1e-9)
    assert is_consistent(answers)
    low, high = weight_ranges(answers)
    assert (low - 1e-7 <= hidden).all()
    assert (hidden <= high + 1e-7).all()
