"""Units and their lengths."""

import pytest

from workbench.exchange.recognition.units import convert, find_unit


@pytest.mark.parametrize(
    "amount,source,target,expected",
    [
        (1, "weeks", "days", 5),
        (4, "hours", "days", 0.5),
        (3, "months", "weeks", 13),
        (1, "quarters", "weeks", 13),
        (2, "person-weeks", "days", 10),
        (28_800, "seconds", "days", 1),
        (1, "years", "weeks", 52),
    ],
)
def test_a_day_has_8_hours_a_week_5_days_and_a_year_52_weeks(
    amount: float, source: str, target: str, expected: float
) -> None:
    assert convert(amount, source, target, {}) == pytest.approx(expected)


def test_a_sprint_has_the_length_that_the_file_states_or_none() -> None:
    assert convert(1, "sprints", "days", {}) is None
    assert convert(1, "sprints", "days", {"sprints": 80}) == 10


@pytest.mark.parametrize(
    "word,unit", [("PT", "person-days"), ("pt", "points"), ("MM", "person-months"), ("ms", "milliseconds")]
)
def test_capitals_can_matter(word: str, unit: str) -> None:
    assert find_unit(word).name == unit
