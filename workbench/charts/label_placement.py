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
_DISTANCES = (26, 38, 52, 68, 86, 106, 130, 160, 195)
_DIRECTIONS = 24
_ATTEMPTS = 4
_CROSSING = 60.0
"""A leader across the front or a whisker counts as that many pixels more."""
_MOST_CROSSINGS = 3
_BESIDE_ANOTHER = 45.0
"""Standing as near to a foreign mark as a label without a leader does, likewise."""


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
    Eight places beside the mark are tried in turn (right, left, then up and down); one that is as near to another mark
    would be read wrongly and does not count. A label that must be shown is then tried at growing distances in 24
    directions; the shortest leader wins, one across a line or to a place beside a foreign mark only after longer ones.
    Where such a label finds no place at all, everything is placed again with it first, and that is kept if no more
    important one is lost by it.
    """
    order = list(labels)
    musts = [one for one in labels if one.must]
    best: dict[str, Placed] = {}
    for attempt in range(_ATTEMPTS):
        placed = _place_in_order(order, _Space(frame, marks, lines))
        if attempt and [one.key in placed for one in musts] <= [one.key in best for one in musts]:
            break
        best = placed
        missed = [one for one in musts if one.key not in placed]
        if not missed:
            break
        order = [*missed, *(one for one in order if one not in missed)]
    return [best[one.key] for one in labels if one.key in best]


def _place_in_order(labels: Sequence[Label], space: "_Space") -> dict[str, Placed]:
    placed = {}
    for label in labels:
        found = space.find_near(label, only_clear=True)
        if found is None and label.must:
            found = space.find_far(label) or space.find_near(label, only_clear=False)
        if found is not None:
            space.take(found, label)
            placed[label.key] = found
    return placed


class _Space:
    """What is taken so far."""

    def __init__(self, frame: Box, marks: Sequence[Box], lines: Sequence[Box]) -> None:
        self._frame = frame
        self._marks = _as_array(marks)
        self._lines = _as_array(lines)
        self._labels = _as_array(())
        self._leaders: FloatArray = np.empty((0, 4))

    def find_near(self, label: Label, *, only_clear: bool) -> Placed | None:
        """Find the first free place beside the mark; a clear one is nearer to its own mark than to any other."""
        foreign = self._foreign_marks(label)
        for one in _near_places(label):
            if self._is_free(one.box) and not (only_clear and _is_near_any(foreign, one.box)):
                return one
        return None

    def find_far(self, label: Label) -> Placed | None:
        """Find the free place with the shortest leader, detours counted."""
        best, least = None, math.inf
        foreign = self._foreign_marks(label)
        for one in _far_places(label):
            leader = _leader(one, label)
            distance = math.dist(leader[0, :2], leader[0, 2:])
            if distance >= least or not self._is_free(one.box):
                continue
            if self._is_blocked(leader, foreign):
                continue
            crossings = int(_cross(leader, self._lines).sum())
            distance += _CROSSING * crossings + (_BESIDE_ANOTHER if _is_near_any(foreign, one.box) else 0.0)
            if crossings <= _MOST_CROSSINGS and distance < least:
                best, least = one, distance
        return best

    def take(self, placed: Placed, label: Label) -> None:
        """Keep everything else off a label and its leader."""
        self._labels = np.vstack([self._labels, _as_array([placed.box])])
        if placed.has_leader:
            self._leaders = np.vstack([self._leaders, _leader(placed, label)])

    def _foreign_marks(self, label: Label) -> FloatArray:
        marks, x, y = self._marks, label.x, label.y
        own = (marks[:, 0] <= x) & (marks[:, 2] >= x) & (marks[:, 1] <= y) & (marks[:, 3] >= y)
        return np.asarray(marks[~own])

    def _is_free(self, box: Box) -> bool:
        frame = self._frame
        if box.left < frame.left or box.right > frame.right or box.top < frame.top or box.bottom > frame.bottom:
            return False
        aired = _grown(box, _AIR)
        taken = (self._marks, self._lines, self._labels)
        return (
            not any(_overlap(boxes, aired).any() for boxes in taken)
            and not _cross(self._leaders, _as_array([aired])).any()
        )

    def _is_blocked(self, leader: FloatArray, foreign: FloatArray) -> bool:
        return bool(
            _cross(leader, foreign).any()
            or _cross(leader, self._labels).any()
            or _segments_meet(self._leaders, leader[0]).any()
        )


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
    places: list[Placed] = []
    for distance in _DISTANCES:
        for step in range(_DIRECTIONS):
            angle = 2 * math.pi * step / _DIRECTIONS
            right, down = distance * math.cos(angle), distance * math.sin(angle)
            aligns = [align for align, points_away in (("left", right >= -1), ("right", right <= 1)) if points_away]
            places += [_stand(label, right, down, align, has_leader=True) for align in aligns]
    return places


def _stand(label: Label, right: float, down: float, align: str, *, has_leader: bool = False) -> Placed:
    """Put a label's near end at an offset from its mark."""
    x, y = label.x + right, label.y + down
    left = {"left": x, "right": x - label.width, "center": x - label.width / 2}[align]
    box = Box(left, y - label.height / 2, left + label.width, y + label.height / 2)
    return Placed(key=label.key, box=box, align=align, has_leader=has_leader)


def _leader(placed: Placed, label: Label) -> FloatArray:
    """Give the line from a label to the edge of its mark: (1 × x, y, x, y)."""
    x, y = placed.tail
    share = label.radius / max(math.dist((x, y), (label.x, label.y)), label.radius, 1e-9)
    return np.array([[x, y, label.x + share * (x - label.x), label.y + share * (y - label.y)]])


def _grown(box: Box, by: float) -> Box:
    return Box(box.left - by, box.top - by, box.right + by, box.bottom + by)


def _is_near_any(marks: FloatArray, box: Box) -> bool:
    return bool(_overlap(marks, _grown(box, GAP + _AIR)).any())


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
