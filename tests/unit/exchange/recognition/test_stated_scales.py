"""What a header says about its own scale."""

import pytest

from workbench.exchange.recognition.stated_scales import is_scale_text, parse_stated_scale
from workbench.model import Direction

UP, DOWN = Direction.HIGHER_IS_BETTER, Direction.LOWER_IS_BETTER


@pytest.mark.parametrize(
    "text,low,high",
    [
        ("User impact (1-5)", 1, 5), ("Value [1–10]", 1, 10), ("Impact 0-100", 0, 100), ("1 - Low | 5 - High", 1, 5),
        ("Effort (1 = easy, 5 = hard)", 1, 5), ("Value [2-8]", 2, 8), ("Aufwand (1 bis 5, 5 = hoch)", 1, 5),
        ("Влияние (Impact)\n3 = Огромное влияние\n0.25 = Минимальное влияние", 0.25, 3),
    ],
)  # fmt: skip
def test_the_ends_of_a_stated_scale_are_found(text: str, low: float, high: float) -> None:
    stated = parse_stated_scale(text)
    assert (stated.low, stated.high) == (low, high)


@pytest.mark.parametrize(
    "text", ["Value 2024-2025", "FY24-25 revenue", "Impact (20%)", "Effort", "Confidence (0-100%)"]
)
def test_other_numbers_in_a_header_are_no_scale(text: str) -> None:
    assert parse_stated_scale(text).low is None


@pytest.mark.parametrize(
    "text,unit,factor",
    [
        ("Cost (days)", "days", 1), ("effort_days", "days", 1), ("Budget (k€)", "EUR", 1000),
        ("Aufwand in PT", "person-days", 1), ("Reach (users per quarter)", "people", 1), ("Confidence (%)", "%", 0.01),
        ("Story points", "points", 1),
    ],
)  # fmt: skip
def test_the_unit_of_a_header_is_found(text: str, unit: str, factor: float) -> None:
    stated = parse_stated_scale(text)
    assert (stated.unit, stated.factor) == (unit, factor)


@pytest.mark.parametrize(
    "text,direction",
    [
        ("Rank sum (lower is better)", DOWN), ("Score, higher is better", UP), ("Effort (1 = best, 5 = worst)", DOWN),
        ("Effort, 1 = best", DOWN), ("Aufwand (weniger ist besser)", DOWN), ("Value (5 = best)", UP), ("Value", None),
    ],
)  # fmt: skip
def test_a_stated_direction_is_found(text: str, direction: Direction | None) -> None:
    assert parse_stated_scale(text).direction == direction


@pytest.mark.parametrize(
    "text,rises_with",
    [
        ("Effort (5 = easy)", "ease"), ("Effort (1 = easy, 5 = hard)", "hardness"),
        ("Priority (1 = high, 3 = low)", "less"),
        ("1 - Low | 5 - High", "more"), ("Effort (1-5)", ""),
    ],
)  # fmt: skip
def test_what_the_larger_number_stands_for_is_found(text: str, rises_with: str) -> None:
    assert parse_stated_scale(text).rises_with == rises_with


@pytest.mark.parametrize(
    "text", ["1-5", "(1-5)", "days", "1 - Low | 5 - High", "Scale 1-5", "lower is better", "0-100%"]
)
def test_a_cell_that_only_states_a_scale_is_told(text: str) -> None:
    assert is_scale_text(text)


@pytest.mark.parametrize("text", ["3", "Low", "2-3 weeks", "Name", "3 - High", "Plum", ""])
def test_a_cell_of_a_feature_is_no_scale(text: str) -> None:
    assert not is_scale_text(text)


def test_the_length_of_a_sprint_is_read_from_the_header() -> None:
    assert parse_stated_scale("Effort (2-week sprints)").lengths == {"sprints": 80.0}
