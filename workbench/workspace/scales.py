"""Whether a score lies on its dimension's declared scale."""

from workbench.errors import InvalidScore
from workbench.model import Dimension, Score
from workbench.workflows.wording import percent, plain_number

TOLERANCE = 1e-9
DIGITS = 6
"""Significant digits in which numbers are repeated to the person."""


def check_on_scale(dimension: Dimension, score: Score) -> None:
    """Refuse a score of which a number lies outside the scale; between two levels is within it.

    Raises
    ------
    InvalidScore
        With the scale's ends and what was found.
    """
    low, high = sorted((dimension.scale.worst, dimension.scale.best))
    for number in (score.low, score.high):
        if number is not None and not low - TOLERANCE <= number <= high + TOLERANCE:
            start, end = _say(dimension, low), _say(dimension, high)
            unit = f" {dimension.scale.unit}".rstrip() if dimension.scale.kind == "numeric" else ""
            raise InvalidScore(
                f"'{dimension.name}' runs from {start} to {end}{unit}; {_say(dimension, number)} is outside it. Type a "
                f"number from {start} to {end}, or leave it empty to mark it unscored."
            )


def _say(dimension: Dimension, number: float) -> str:
    return percent(number) if dimension.scale.kind == "percent" else plain_number(number, DIGITS)
