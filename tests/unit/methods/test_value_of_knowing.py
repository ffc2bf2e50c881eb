"""The chance that learning one score changes who is among the best, worked out by hand."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.methods.value_of_knowing import (
    chance_above,
    change_chances,
    equal_answers,
    find_bars,
    line_of_plan,
)

STEPS = 20_000
TENTHS = st.integers(0, 10).map(lambda one: one / 10)


def _above(cut: float, low: float, point: float, high: float) -> float:
    return float(chance_above(*(np.array([one], dtype=float) for one in (cut, low, point, high)))[0])


def _by_counting(cut: float, low: float, point: float, high: float) -> float:
    """Walk the range in fine steps, each with the height that its density has there."""
    at = low + (np.arange(STEPS) + 0.5) / STEPS * (high - low)
    if np.isnan(point):
        heights = np.ones(STEPS)
    else:
        rising = (at - low) / (point - low) if point > low else np.ones(STEPS)
        falling = (high - at) / (high - point) if high > point else np.ones(STEPS)
        heights = np.where(at < point, rising, falling)
    return float(heights[at > cut].sum() / heights.sum())


def test_a_missing_score_is_as_likely_anywhere_and_a_range_near_its_likely_score() -> None:
    assert _above(0.25, 0, np.nan, 1) == 0.75
    assert _above(5, 0, 5, 10) == 0.5
    assert _above(3, 0, 5, 10) == pytest.approx(1 - 9 / 50)
    assert _above(6, 0, 0, 10) == pytest.approx(16 / 100)
    assert _above(6, 0, 10, 10) == pytest.approx(1 - 36 / 100)


def test_beyond_the_ends_it_is_certain() -> None:
    assert [_above(cut, 1, 2, 3) for cut in (-np.inf, 0, 1, 3, 4, np.inf)] == [1, 1, 1, 0, 0, 0]


@settings(max_examples=60)
@given(TENTHS, st.lists(TENTHS, min_size=3, max_size=3), st.sampled_from(["scored", "missing"]))
def test_it_is_what_counting_in_fine_steps_gives(cut: float, ends: list[float], kind: str) -> None:
    low, likely, high = sorted(ends)
    high += 0.1
    point = np.nan if kind == "missing" else likely
    assert _above(cut, low, point, high) == pytest.approx(_by_counting(cut, low, point, high), abs=2e-4)


def test_the_bar_is_the_last_one_taken_if_the_feature_were_not_there() -> None:
    priorities = np.array([0.2, 0.9, np.nan, 0.5, 0.7])
    order = np.array([1, 4, 3, 0])
    assert find_bars(priorities, order, 2).tolist() == [0.7, 0.5, 0.7, 0.7, 0.5]
    assert find_bars(priorities, order, 4).tolist() == [-np.inf, -np.inf, 0.2, -np.inf, -np.inf]


def test_getting_in_and_dropping_out_are_opposite_and_a_cost_turns_them_round() -> None:
    above = np.array([0.3, 0.3, 0.3, 0.3])
    inside = np.array([False, True, False, True])
    rises = np.array([True, True, False, False])
    assert change_chances(above, inside, rises=rises) == pytest.approx([0.3, 0.7, 0.7, 0.3])


def test_equal_answers_lie_where_their_shares_of_the_cases_are_below_them() -> None:
    assert equal_answers(1, np.nan, 5, 4).tolist() == [1.5, 2.5, 3.5, 4.5]
    # From 0 over 3 to 4, an eighth of the cases is below 12 ÷ 8 = 1.5 squared less: √1.5; and so on.
    triangular = equal_answers(0, 3, 4, 4)
    assert triangular == pytest.approx([1.5**0.5, 4.5**0.5, 7.5**0.5, 4 - 0.5**0.5])
    below = 1 - chance_above(triangular, *(np.full(4, end) for end in (0.0, 3.0, 4.0)))
    assert below == pytest.approx([0.125, 0.375, 0.625, 0.875])


@pytest.mark.parametrize("point", [0.0, 4.0])
def test_a_likely_score_at_an_end_leaves_the_answers_inside(point: float) -> None:
    answers = equal_answers(0, point, 4, 10)
    assert (np.diff(answers) > 0).all()
    assert 0 < answers[0] < answers[-1] < 4


def test_the_line_is_the_value_for_cost_of_the_first_that_does_not_fit() -> None:
    values, costs = np.array([6.0, 3, 2, 9, 0]), np.array([2.0, 3, 4, 0, 1])
    assert line_of_plan(values, costs, 4) == 1.0
    assert line_of_plan(values, costs, 5) == 0.5
    assert line_of_plan(values, costs, 9) == 0.0
