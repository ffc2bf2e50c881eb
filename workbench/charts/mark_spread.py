"""Move marks that would cover each other apart, inside the room they are allowed; pure geometry in pixels."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]

GAP = 2.5
"""Pixels between two marks that stand side by side."""
_MOST_TRIED = 400


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
    Steps as wide as the widest mark make columns: 0, +1, −1, +2 …; then, where there is room, rows likewise.
    """
    step = 2 * max((one.radius for one in marks), default=0.0) + GAP
    taken: FloatArray = np.zeros((len(marks), 4))
    places = []
    for count, mark in enumerate(marks):
        offsets = _offsets(step, mark.room_x, mark.room_y)
        covered = _covered(mark, offsets)
        free = ~_meets_any(covered, taken[:count])
        place = int(np.argmax(free)) if free.any() else 0
        taken[count] = covered[place]
        places.append((mark.x + float(offsets[place, 0]), mark.y + float(offsets[place, 1])))
    return places


def _offsets(step: float, room_x: float, room_y: float) -> FloatArray:
    """List the moves a mark may make, nearest first; rows before columns are a detour."""
    sideways, upwards = (_alternating(step, room) for room in (room_x, room_y))
    grid = np.array([(dx, dy) for dy in upwards for dx in sideways])
    return grid[:_MOST_TRIED]


def _alternating(step: float, room: float) -> list[float]:
    steps = range(1, int(room / step) + 1) if step else range(0)
    return [0.0, *(sign * count * step for count in steps for sign in (1, -1))]


def _covered(mark: Resting, offsets: FloatArray) -> FloatArray:
    """Give what the mark and its whisker cover after each move: (moves × left, top, right, bottom)."""
    half = mark.radius + GAP / 2
    x, y = mark.x + offsets[:, 0], mark.y + offsets[:, 1]
    return np.stack([x - half, y - max(half, mark.above), x + half, y + max(half, mark.below)], axis=1)


def _meets_any(boxes: FloatArray, taken: FloatArray) -> npt.NDArray[np.bool_]:
    tolerance = 1e-6
    one, other = boxes[:, np.newaxis, :], taken[np.newaxis, :, :]
    meets = (
        (one[..., 0] < other[..., 2] - tolerance)
        & (one[..., 2] > other[..., 0] + tolerance)
        & (one[..., 1] < other[..., 3] - tolerance)
        & (one[..., 3] > other[..., 1] + tolerance)
    )
    return np.asarray(meets.any(axis=1))
