"""Move marks that would cover each other apart, inside the room they are allowed; pure geometry in pixels."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]

_GAP, _GAP_OF_RADIUS = 2.5, 0.35
"""Pixels between two marks that stand side by side: as many, or that share of a small mark's radius."""
_MOST_TRIED, _AT_ONCE = 400, 16
_TOLERANCE = 1e-6


@dataclass(frozen=True)
class Resting:
    """A mark that wants to stand at (x, y) and may move.

    Attributes
    ----------
    x, y
        Where it belongs.
    radius
        Of the mark.
    room_x, room_y
        How far it may move to either side, and up or down.
    above, below
        How far its whisker reaches up and down from its middle; at least the radius counts.
    """

    x: float
    y: float
    radius: float
    room_x: float
    room_y: float = 0.0
    above: float = 0.0
    below: float = 0.0


def spread_marks(marks: Sequence[Resting]) -> list[tuple[float, float]]:
    """Spread marks so that none covers another, as near to where they belong as their room allows.

    Parameters
    ----------
    marks
        The first come first, so that the most important stand nearest to where they belong.

    Returns
    -------
    One (x, y) a mark, in the order given. Where the room is full a mark stays where it belongs, over others.

    Notes
    -----
    Steps as wide as the mark make columns of equal marks: 0, +1, −1, +2 …; then, where there is room, rows likewise.
    """
    taken: FloatArray = np.zeros((len(marks), 4))
    places = []
    full: set[Resting] = set()
    for count, mark in enumerate(marks):
        offsets = _offsets(2 * mark.radius + _gap(mark), mark.room_x, mark.room_y)
        covered = _covered(mark, offsets)
        reach = np.concatenate([covered[:, :2].min(axis=0), covered[:, 2:].max(axis=0)])
        near = taken[:count][_meet(taken[:count], reach)]
        found = None if mark in full else _first_free(covered, near)
        if found is None:
            full.add(mark)
        place = found or 0
        taken[count] = covered[place]
        places.append((mark.x + float(offsets[place, 0]), mark.y + float(offsets[place, 1])))
    return places


def _first_free(boxes: FloatArray, taken: FloatArray) -> int | None:
    """Give the place of the first box that meets nothing taken; None where all do."""
    for start in range(0, len(boxes), _AT_ONCE):
        one = boxes[start : start + _AT_ONCE, np.newaxis, :]
        free = ~_meet(one, taken[np.newaxis, :, :]).any(axis=1)
        if free.any():
            return start + int(np.argmax(free))
    return None


def _gap(mark: Resting) -> float:
    return min(_GAP, _GAP_OF_RADIUS * mark.radius)


@lru_cache(maxsize=64)
def _offsets(step: float, room_x: float, room_y: float) -> FloatArray:
    """List the moves a mark may make, nearest first; rows before columns are a detour."""
    sideways, upwards = (_alternating(step, room) for room in (room_x, room_y))
    grid = np.array([(dx, dy) for dy in upwards for dx in sideways])
    return grid[:_MOST_TRIED]


def _alternating(step: float, room: float) -> list[float]:
    steps = range(1, int(room / step) + 1)
    return [0.0, *(sign * count * step for count in steps for sign in (1, -1))]


def _covered(mark: Resting, offsets: FloatArray) -> FloatArray:
    """Give what the mark and its whisker cover after each move: (moves × left, top, right, bottom)."""
    half = mark.radius + _gap(mark) / 2
    x, y = mark.x + offsets[:, 0], mark.y + offsets[:, 1]
    return np.stack([x - half, y - max(half, mark.above), x + half, y + max(half, mark.below)], axis=1)


def _meet(one: FloatArray, other: FloatArray) -> npt.NDArray[np.bool_]:
    """Tell which boxes (left, top, right, bottom along the last axis) overlap; touching is not overlapping."""
    return np.asarray(
        (one[..., 0] < other[..., 2] - _TOLERANCE)
        & (one[..., 2] > other[..., 0] + _TOLERANCE)
        & (one[..., 1] < other[..., 3] - _TOLERANCE)
        & (one[..., 3] > other[..., 1] + _TOLERANCE)
    )
