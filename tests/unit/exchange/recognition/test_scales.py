"""Scales are guessed wide enough for every number."""

import pytest

from workbench.exchange.recognition.scales import guess_scale, next_round
from workbench.model import Direction

UP, DOWN = Direction.HIGHER_IS_BETTER, Direction.LOWER_IS_BETTER


@pytest.mark.parametrize(
    "numbers,unit,worst,best",
    [
        ([2, 4], "", 1, 5), ([0, 4], "", 0, 10), ([3.5, 1], "", 1, 5), ([7.5, 0.25], "", 0, 10), ([11], "", 0, 100),
        ([5000, 80], "", 0, 5000), ([101], "", 0, 200), ([-0.6, 1.2], "", -1, 2), ([3, 40], "days", 0, 50),
        ([2], "EUR", 0, 2), ([3, 8], "points", 1, 21), ([2, 21], "", 1, 21), ([20, 8], "points", 1, 20),
        ([34, 8], "points", 1, 34), ([0, 8], "points", 0, 21), ([53, 9], "points", 0, 100),
    ],
)  # fmt: skip
def test_the_narrowest_usual_scale_that_holds_every_number_is_taken(
    numbers: list[float], unit: str, worst: float, best: float
) -> None:
    scale = guess_scale(numbers, UP, unit=unit)
    assert (scale.worst, scale.best, scale.unit) == (worst, best, unit)


def test_where_less_is_better_the_ends_change_places() -> None:
    scale = guess_scale([2.0], DOWN)
    assert (scale.worst, scale.best) == (5, 1)


@pytest.mark.parametrize("number,expected", [(0.3, 0.5), (1, 1), (3, 5), (20, 20), (21, 50), (99_999, 100_000)])
def test_the_next_round_number_is_1_2_or_5_times_a_power_of_ten(number: float, expected: float) -> None:
    assert next_round(number) == pytest.approx(expected)
