"""Find a place for each label beside its mark, over nothing that matters; pure geometry in pixels, y downwards."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]

GAP = 5.0
"""Pixels between a mark and the label beside it."""
_AIR = 1.0
"""Pixels that stay free around every label."""
_DISTANCES = (26, 38, 52, 68, 86, 106, 130, 160)
_DIRECTIONS = 24
_CROSSING = 60.0
"""A leader across the front or a whisker counts as that many pixels more."""


@dataclass(frozen=True)
class Box:
    """An upright rectangle; left ≤ right, top ≤ bottom."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True)
class Label:
    """A label that wants a place.

    Attributes
    ----------
    key
        Names the label; unique.
    x, y, radius
        Middle and radius of its mark.
    width, height
        Of its text.
    must
        Whether it may stand further away, with a leader, where there is no room beside the mark.
    """

    key: str
    x: float
    y: float
    radius: float
    width: float
    height: float
    must: bool = False


@dataclass(frozen=True)
class Placed:
    """Where a label stands.

    Attributes
    ----------
    key
        Names the label.
    box
        What its text covers.
    align
        Which end of the text is nearest to the mark: 'left' end, 'right' end, or its 'center'.
    has_leader
        Whether a line joins it to the mark: from the middle of that end to the mark's middle.
    """

    key: str
    box: Box
    align: str
    has_leader: bool

    @property
    def tail(self) -> tuple[float, float]:
        """Where the leader starts."""
        return (self.box.right if self.align == "right" else self.box.left), self.box.middle


def place_labels(
    labels: Sequence[Label], frame: Box, *, marks: Sequence[Box] = (), lines: Sequence[Box] = ()
) -> list[Placed]:
    """Place labels in order of importance; those without a place are left out.

    Parameters
    ----------
    labels
        Most important first.
    frame
        No label leaves it.
    marks
        What neither a label nor a leader may touch, a leader's own mark excepted.
    lines
        What no label may touch; a leader crosses it only where there is no other way.

    Returns
    -------
    The labels that found a place, in the order given. No label touches another, a leader, a mark or a line; no leader
    touches another, a label or a foreign mark.

    Notes
    -----
    Eight places beside the mark are tried in turn (right, left, then up and down). A label that must be shown is then
    tried at growing distances in 24 directions; the shortest leader wins, one across a line only after shorter detours.
    """
    space = _Space(frame, marks, lines)
    placed = []
    for label in labels:
        found = space.find_near(label) or (space.find_far(label) if label.must else None)
        if found is not None:
            space.take(found, label)
            placed.append(found)
    return placed


class _Space:
    """What is taken so far."""

    def __init__(self, frame: Box, marks: Sequence[Box], lines: Sequence[Box]) -> None:
        self._frame = frame
        self._marks = _as_array(marks)
        self._lines = _as_array(lines)
        self._labels = _as_array(())
        self._leaders: FloatArray = np.empty((0, 4))

    def find_near(self, label: Label) -> Placed | None:
        return next((one for one in _near_places(label) if self._is_free(one.box)), None)

    def find_far(self, label: Label) -> Placed | None:
        best, least = None, math.inf
        for one in _far_places(label):
            distance = math.dist(one.tail, (label.x, label.y))
            if distance >= least or not self._is_free(one.box):
                continue
            crossings = self._crossings(one, label)
            if crossings is not None and distance + _CROSSING * crossings < least:
                best, least = one, distance + _CROSSING * crossings
        return best

    def take(self, placed: Placed, label: Label) -> None:
        self._labels = np.vstack([self._labels, _as_array([placed.box])])
        if placed.has_leader:
            self._leaders = np.vstack([self._leaders, [*placed.tail, label.x, label.y]])

    def _is_free(self, box: Box) -> bool:
        frame = self._frame
        if box.left < frame.left or box.right > frame.right or box.top < frame.top or box.bottom > frame.bottom:
            return False
        aired = Box(box.left - _AIR, box.top - _AIR, box.right + _AIR, box.bottom + _AIR)
        taken = (self._marks, self._lines, self._labels)
        return not any(_overlap(boxes, aired).any() for boxes in taken) and not _cross(
            self._leaders, _as_array([aired])
        ).any()

    def _crossings(self, placed: Placed, label: Label) -> int | None:
        """Count the lines that a leader crosses; None where it must not stand."""
        leader = np.array([[*placed.tail, label.x, label.y]])
        x, y = label.x, label.y
        marks = self._marks
        own = (marks[:, 0] <= x) & (marks[:, 2] >= x) & (marks[:, 1] <= y) & (marks[:, 3] >= y)
        blocked = _cross(leader, marks[~own]).any() or _cross(leader, self._labels).any()
        if blocked or _segments_meet(self._leaders, leader[0]).any():
            return None
        return int(_cross(leader, self._lines).sum())


def _near_places(label: Label) -> list[Placed]:
    reach = label.radius + GAP
    up, rise = label.height / 2, label.height * 0.7
    sides = [
        (reach, 0.0, "left"), (-reach, 0.0, "right"),
        (reach, -rise, "left"), (reach, rise, "left"), (-reach, -rise, "right"), (-reach, rise, "right"),
        (0.0, -label.radius - up - 2, "center"), (0.0, label.radius + up + 2, "center"),
    ]  # fmt: skip
    return [_stand(label, right, down, align) for right, down, align in sides]


def _far_places(label: Label) -> list[Placed]:
    places = []
    for distance in _DISTANCES:
        for step in range(_DIRECTIONS):
            angle = 2 * math.pi * step / _DIRECTIONS
            right, down = distance * math.cos(angle), distance * math.sin(angle)
            for align in ("left", "right"):
                if (right >= -1) if align == "left" else (right <= 1):
                    places.append(_stand(label, right, down, align, has_leader=True))
    return places


def _stand(label: Label, right: float, down: float, align: str, *, has_leader: bool = False) -> Placed:
    """Put a label's near end at an offset from its mark."""
    x, y = label.x + right, label.y + down
    left = {"left": x, "right": x - label.width, "center": x - label.width / 2}[align]
    box = Box(left, y - label.height / 2, left + label.width, y + label.height / 2)
    return Placed(key=label.key, box=box, align=align, has_leader=has_leader)


def _as_array(boxes: Sequence[Box]) -> FloatArray:
    return np.array([(one.left, one.top, one.right, one.bottom) for one in boxes], dtype=np.float64).reshape(-1, 4)


def _overlap(boxes: FloatArray, box: Box) -> BoolArray:
    return np.asarray(
        (boxes[:, 0] < box.right) & (boxes[:, 2] > box.left) & (boxes[:, 1] < box.bottom) & (boxes[:, 3] > box.top)
    )


def _cross(segments: FloatArray, boxes: FloatArray) -> BoolArray:
    """Tell, for all pairs of one segment with one or more boxes (or the reverse), whether they meet.

    Notes
    -----
    Liang, Barsky (1984): clip the segment's parameter 0 … 1 by the four sides.
    """
    rows = np.broadcast_arrays(segments, boxes)[0] if len(segments) and len(boxes) else np.empty((0, 4))
    if not len(rows):
        return np.zeros(0, dtype=np.bool_)
    entering, leaving = np.zeros(len(rows)), np.ones(len(rows))
    for axis in (0, 1):
        start, run = segments[:, axis], segments[:, axis + 2] - segments[:, axis]
        still = np.abs(run) < 1e-12  # noqa: PLR2004 - a segment along the side
        safe = np.where(still, 1.0, run)
        ends = ((boxes[:, axis] - start) / safe, (boxes[:, axis + 2] - start) / safe)
        outside = (start < boxes[:, axis]) | (start > boxes[:, axis + 2])
        entering = np.maximum(entering, np.where(still, np.where(outside, 2.0, 0.0), np.minimum(*ends)))
        leaving = np.minimum(leaving, np.where(still, 1.0, np.maximum(*ends)))
    return np.asarray(entering <= leaving)


def _segments_meet(segments: FloatArray, other: FloatArray) -> BoolArray:
    """Tell which segments cross another."""
    a, b, c, d = segments[:, :2], segments[:, 2:], other[:2], other[2:]

    def turn(p: FloatArray, q: FloatArray, r: FloatArray) -> FloatArray:
        result: FloatArray = (q[..., 0] - p[..., 0]) * (r[..., 1] - p[..., 1]) - (q[..., 1] - p[..., 1]) * (
            r[..., 0] - p[..., 0]
        )
        return result

    return np.asarray((turn(a, b, c) * turn(a, b, d) <= 0) & (turn(c, d, a) * turn(c, d, b) <= 0))
