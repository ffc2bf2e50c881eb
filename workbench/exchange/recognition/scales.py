"""Guess the scale of a column of numbers, wide enough for every number that it holds."""

import math
from collections.abc import Sequence

from workbench.model import Direction, NumericScale

STANDARD: tuple[tuple[float, float], ...] = ((1.0, 5.0), (0.0, 10.0), (0.0, 100.0))
"""Scales that people use, the narrowest first."""

_CARDS = frozenset({0.0, 0.5, 1.0, 2.0, 3.0, 5.0, 8.0, 13.0, 20.0, 21.0, 34.0, 40.0, 55.0, 89.0, 100.0})
_TELLING_CARDS = frozenset({13.0, 21.0, 34.0, 55.0, 89.0})
_DECK_ENDS = (20.0, 21.0, 34.0, 40.0, 55.0, 89.0, 100.0)


def guess_scale(
    numbers: Sequence[float], direction: Direction, *, unit: str = "", at_most: float | None = None
) -> NumericScale:
    """Guess a scale.

    Parameters
    ----------
    numbers
        Every number of the column, at least one.
    direction
        Which end is best.
    unit
        'points', 'days', 'EUR' …; '' for plain numbers.
    at_most
        The upper end where cells state it: the 5 of '4/5'.

    Returns
    -------
    Planning cards from 1 to 21 where every number is one of them and the unit or the numbers show it; else, for plain
    numbers, the narrowest of 1–5, 0–10 and 0–100 that holds them all; else 0 to the next round number.

    Examples
    --------
    >>> scale = guess_scale([2.0, 4.0], Direction.LOWER_IS_BETTER)
    >>> scale.worst, scale.best
    (5.0, 1.0)
    """
    low, high = _guess_ends(numbers, unit, at_most)
    worst, best = (low, high) if direction is Direction.HIGHER_IS_BETTER else (high, low)
    return NumericScale(worst=worst, best=best, unit=unit)


def span_scale(low: float, high: float, direction: Direction, unit: str = "") -> NumericScale:
    """Make a scale of two stated ends, ``low`` < ``high``."""
    worst, best = (low, high) if direction is Direction.HIGHER_IS_BETTER else (high, low)
    return NumericScale(worst=worst, best=best, unit=unit)


def next_round(number: float) -> float:
    """Give the next 1, 2 or 5 times a power of ten, the number itself where it is one.

    Examples
    --------
    >>> next_round(40), next_round(20), next_round(0.3)
    (50.0, 20.0, 0.5)
    """
    if number <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(number))
    return next(step * power for step in (1.0, 2.0, 5.0, 10.0) if step * power >= number * (1 - 1e-12))


def _guess_ends(numbers: Sequence[float], unit: str, at_most: float | None) -> tuple[float, float]:
    lowest, highest = min(numbers), max(numbers)
    if at_most is not None and highest <= at_most:
        return (1.0 if lowest >= 1 and at_most == STANDARD[0][1] else min(0.0, lowest)), at_most
    kinds = set(numbers)
    if kinds <= _CARDS and (unit == "points" or kinds & _TELLING_CARDS):
        start = 1.0 if lowest >= 1 else 0.0
        return start, next(end for end in _DECK_ENDS[0 if 20.0 in kinds else 1 :] if end >= highest)  # noqa: PLR2004
    if not unit:
        for low, high in STANDARD:
            if low <= lowest and highest <= high:
                return low, high
    below = -next_round(-lowest) if lowest < 0 else 0.0
    return below, next_round(highest) if highest > 0 else 0.0 if below < 0 else 1.0
