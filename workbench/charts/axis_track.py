"""Where an axis puts its numbers: bands for levels, a pinned line for plain numbers."""

import math
from dataclasses import dataclass
from itertools import pairwise

from workbench.workflows import BENEFITS, Axis
from workbench.workflows.wording import percent, plain_number, points

_ABOUT = "about "
_ODD_STEP = 2.5
"""Reads as a score that nobody can give."""


@dataclass(frozen=True)
class Track:
    """One axis of a chart in drawing units.

    Attributes
    ----------
    axis
        What is drawn.
    low, high
        The ends drawn; drawing units; a little beyond the declared scale, and beyond every number shown.
    ticks
        Place and name of each tick; drawing units.

    Notes
    -----
    Levels stand one unit apart whatever their numbers, each in the middle of a band; plain numbers stand where they
    are.
    """

    axis: Axis
    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]

    @property
    def has_bands(self) -> bool:
        """Whether the axis is made of levels."""
        return bool(self.axis.ticks)

    @property
    def better(self) -> int:
        """1 where higher is better, −1 where lower is."""
        return 1 if self.axis.rises else -1

    @property
    def middle(self) -> float:
        """Halfway between the declared ends; drawing units."""
        return (self.place(self.axis.worst) + self.place(self.axis.best)) / 2

    def place(self, number: float) -> float:
        """Give the place of a number in drawing units; between two levels in proportion."""
        if not self.has_bands:
            return number
        numbers = [tick[0] for tick in self.axis.ticks]
        if number <= numbers[0]:
            return 0.0
        for step, (below, above) in enumerate(pairwise(numbers)):
            if number <= above:
                return step + (number - below) / (above - below)
        return float(len(numbers) - 1)

    def share(self, place: float) -> float:
        """Give how far along the axis a place is: 0 at its low end, 1 at its high end."""
        return (place - self.low) / (self.high - self.low)


def lay_track(axis: Axis, numbers: list[float], *, before: float = 0.0, after: float = 0.0) -> Track:
    """Lay out an axis.

    Parameters
    ----------
    axis
        With its declared ends.
    numbers
        Everything that must be on it; in the axis' own unit.
    before, after
        Share of the span that is drawn beyond its low and its high end.
    """
    if axis.ticks:
        ticks = tuple((float(place), name) for place, (_, name) in enumerate(axis.ticks))
        low, high = -0.5, len(ticks) - 0.5
    else:
        low = min(axis.worst, axis.best, *numbers)
        high = max(axis.worst, axis.best, *numbers)
        ticks = tuple((number, number_words(axis, number)) for number in round_ticks(low, high))
    span = high - low
    return Track(axis=axis, low=low - before * span, high=high + after * span, ticks=ticks)


def round_ticks(low: float, high: float, most: int = 5) -> list[float]:
    """Choose round numbers between two ends, at most ``most``: the finest steps of 1, 2, 5 or 25 that are few enough.

    Examples
    --------
    >>> round_ticks(0, 100)
    [0.0, 25.0, 50.0, 75.0, 100.0]
    >>> round_ticks(1, 10)
    [2.0, 4.0, 6.0, 8.0, 10.0]
    """
    power = 10.0 ** (math.floor(math.log10(high - low)) - 1)
    steps = (factor * power for factor in (1, 2, 2.5, 5, 10, 20, 25, 50, 100) if factor * power != _ODD_STEP)
    for step in steps:
        first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
        if last - first < most:
            return [round(count * step, 12) for count in range(first, last + 1)]
    return [low, high]


def number_words(axis: Axis, number: float) -> str:
    """Say one number of an axis in words: its level's name, points of 100, a percentage, or the number."""
    if axis.key == BENEFITS:
        return points(number)
    names = dict(axis.ticks)
    if number in names:
        return names[number]
    return percent(number) if axis.is_percent else plain_number(number, 6)


def range_words(axis: Axis, low: float, number: float, high: float) -> str:
    """Say a feature's number on an axis, or its range: '61–81 of 100', 'about 3 weeks to about 6 weeks', '3–5 days'."""
    after = " of 100" if axis.key == BENEFITS else "" if axis.ticks or not axis.unit else f" {axis.unit}"
    ends = [number_words(axis, end) for end in (low, high)]
    if ends[0] == ends[1]:
        return f"{number_words(axis, number)}{after}"
    joint = " to " if any(end.startswith(_ABOUT) for end in ends) else "–"
    return f"{joint.join(ends)}{after}"


def axis_title(axis: Axis) -> tuple[str, str]:
    """Name an axis: its name, and what follows: its unit and, where less is better, that."""
    if axis.key == BENEFITS:
        return axis.name, ", 0 to 100"
    unit = f", {axis.unit}" if axis.unit and not axis.ticks else ""
    return axis.name, f"{unit}{'' if axis.rises else '; less is better'}"


def short_ticks(ticks: tuple[tuple[float, str], ...]) -> tuple[tuple[float, str], ...]:
    """Shorten the names of levels for narrow charts: 'about 1 week', 'about 3 weeks' → '1', '3 weeks'."""
    if not ticks or not all(name.startswith(_ABOUT) for _, name in ticks):
        return ticks
    bare = [(place, name.removeprefix(_ABOUT)) for place, name in ticks]
    return (*((place, name.split(" ")[0]) for place, name in bare[:-1]), bare[-1])
