"""How far the scoring is: what is missing, and how the scores spread over a dimension's levels."""

import math
from itertools import pairwise

from pydantic import Field

from workbench.model import Backlog, Dimension, LevelScale, Record
from workbench.workflows.wording import number_text

_FEW_STEPS = 10
_BANDS = 5


class LevelCount(Record):
    """How many features stand at one level of a dimension, or in one band of its scale."""

    label: str = Field(description="The level's label, or the band: '4', 'High', '20–40'.")
    sentence: str = Field(description="What a feature at this level is like; empty where nobody has said.")
    count: int = Field(ge=0, description="Features whose score, or the middle of its range, falls here.")


def count_levels(backlog: Backlog, dimension: Dimension) -> tuple[LevelCount, ...]:
    """Count features by level, best first.

    Parameters
    ----------
    backlog
        The features and their scores.
    dimension
        One of the framework's dimensions.

    Returns
    -------
    One count a level; on a scale of numbers one a whole number where there are at most ten, else one a fifth of the
    scale. A score between two levels counts at the nearer one, halfway at the better; one outside the scale at its end.
    """
    points = [score.point for feature in backlog.features if (score := feature.score(dimension.key)) is not None]
    steps = _steps(dimension)
    nearest = [0] * len(steps)
    for point in points:
        if point is not None:
            nearest[min(range(len(steps)), key=lambda place: abs(steps[place][0] - point))] += 1
    return tuple(
        LevelCount(label=label, sentence=sentence, count=count)
        for (_, label, sentence), count in zip(steps, nearest, strict=True)
    )


def _steps(dimension: Dimension) -> list[tuple[float, str, str]]:
    """List (middle, label, sentence) of the levels or bands, best first."""
    scale = dimension.scale
    if isinstance(scale, LevelScale):
        return [(level.number, level.label, level.sentence) for level in reversed(scale.levels)]
    span = scale.worst - scale.best
    whole = math.isclose(span, round(span)) and float(scale.best).is_integer()
    if whole and abs(span) <= _FEW_STEPS:
        numbers = [scale.best + math.copysign(step, span) for step in range(round(abs(span)) + 1)]
        return [(number, number_text(dimension, number), "") for number in numbers]
    edges = [scale.best + span * place / _BANDS for place in range(_BANDS + 1)]
    return [((one + other) / 2, _band(dimension, one, other), "") for one, other in pairwise(edges)]


def _band(dimension: Dimension, one: float, other: float) -> str:
    low, high = sorted((one, other))
    return f"{number_text(dimension, low)}–{number_text(dimension, high)}"
