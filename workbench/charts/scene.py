"""Lay a trade-off out in pixels: tracks, spread marks, whiskers and the line of the front; shared by both drawings."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from workbench.charts.axis_track import Track, lay_track
from workbench.charts.label_placement import Box
from workbench.charts.mark_spread import Resting, spread_marks
from workbench.workflows import Axis, Mark, TradeOffs

HEADROOM = 32
"""Pixels beyond the better end of the upright axis, for the line of the front and its name."""
FOOTROOM = 14
"""Pixels beyond every other end of a plain axis, so that a mark at the end stands whole."""
MANY = 200
"""More features than this are drawn as faint dots without whiskers."""
_SIDESTEP = 26.0
"""Pixels that marks on the same plain number may move apart; never past the middle towards the next number."""
_BAND_AIR = 4.0


@dataclass(frozen=True)
class Spot:
    """A feature's mark in pixels from the top left of the plot.

    Attributes
    ----------
    mark
        The feature's numbers.
    x, y, radius
        Middle and radius of the mark as drawn.
    is_open
        Whether its numbers are a range: drawn hollow, with whiskers.
    is_faint
        Whether others stand out from it.
    """

    mark: Mark
    x: float
    y: float
    radius: float
    is_open: bool
    is_faint: bool = False

    @property
    def box(self) -> Box:
        """What the mark covers."""
        return Box(self.x - self.radius, self.y - self.radius, self.x + self.radius, self.y + self.radius)


@dataclass(frozen=True)
class Scene:
    """A trade-off in pixels: x to the right, y downwards, from the top left of the plot."""

    x: Track
    y: Track
    width: float
    height: float
    spots: tuple[Spot, ...]

    def right(self, place: float) -> float:
        """Give the pixel of a place on the x track."""
        return self.x.share(place) * self.width

    def down(self, place: float) -> float:
        """Give the pixel of a place on the y track."""
        return (1 - self.y.share(place)) * self.height

    def x_place(self, pixel: float) -> float:
        """Give the place on the x track of a pixel."""
        return self.x.low + pixel / self.width * (self.x.high - self.x.low)

    def y_place(self, pixel: float) -> float:
        """Give the place on the y track of a pixel."""
        return self.y.high - pixel / self.height * (self.y.high - self.y.low)

    def whiskers(self) -> list[Box]:
        """Give the lines that show the ranges of uncertain features: upright or level, no thickness."""
        if len(self.spots) > MANY:
            return []
        lines = []
        for spot in self.spots:
            mark = spot.mark
            if mark.y_low != mark.y_high:
                ends = sorted(self.down(self.y.place(end)) for end in (mark.y_low, mark.y_high))
                lines.append(Box(spot.x, ends[0], spot.x, ends[1]))
            if mark.x_low != mark.x_high:
                ends = sorted(self.right(self.x.place(end)) for end in (mark.x_low, mark.x_high))
                lines.append(Box(ends[0], spot.y, ends[1], spot.y))
        return lines


def lay_scene(
    trade_offs: TradeOffs, width: float, height: float, *, radius: float, prominent: Mapping[str, float] | None = None
) -> Scene:
    """Lay out the marks of a trade-off.

    Parameters
    ----------
    trade_offs
        Axes and marks.
    width, height
        Of the plot itself, without margins; pixels.
    radius
        Of an ordinary mark; a third dimension makes it half as large again at most, or smaller.
    prominent
        Ids of features that stand out → radius; they also stand nearest to where they belong.
    """
    marks, radii = trade_offs.marks, prominent or {}
    x = _track(trade_offs.x, [end for one in marks for end in (one.x_low, one.x, one.x_high)], width, 0)
    y = _track(trade_offs.y, [end for one in marks for end in (one.y_low, one.y, one.y_high)], height, HEADROOM)
    bare = Scene(x=x, y=y, width=width, height=height, spots=())
    order = sorted(range(len(marks)), key=lambda place: _importance(marks[place], radii))
    rooms_x = _rooms([one.x for one in marks], x, width)
    rooms_y = [height / len(y.ticks) / 2 - radius - _BAND_AIR if y.has_bands else 0.0] * len(marks)
    resting = [
        _rest(
            bare,
            marks[place],
            _radius(marks[place], trade_offs, radii.get(marks[place].feature_id, radius)),
            (rooms_x[place], rooms_y[place]),
        )
        for place in order
    ]
    spots: dict[int, Spot] = {}
    resting = [replace(one, above=0.0, below=0.0) for one in resting] if len(marks) > MANY else resting
    for place, rest, (right, down) in zip(order, resting, spread_marks(resting), strict=True):
        mark = marks[place]
        is_faint = prominent is not None and mark.feature_id not in prominent
        spots[place] = Spot(mark, right, down, rest.radius, _is_open(mark), is_faint)
    return Scene(x=x, y=y, width=width, height=height, spots=tuple(spots[place] for place in range(len(marks))))


def front_line(trade_offs: TradeOffs, scene: Scene) -> list[tuple[float, float]]:
    """Give the corners of the step line that nothing is better than, from the best x to the worst; pixels.

    Notes
    -----
    Where levels make bands the line runs from edge to edge and clear of the marks; on plain axes it runs through them.
    Uncertain features may be on the front and yet under the line, which joins the best likely numbers.
    """
    front = set(trade_offs.front)
    better_x, better_y = scene.x.better, scene.y.better
    found = sorted(
        ((better_x * scene.x.place(spot.mark.x), better_y * scene.y.place(spot.mark.y), spot.radius)
         for spot in scene.spots if spot.mark.feature_id in front),
        reverse=True,
    )  # fmt: skip
    steps: list[tuple[float, float]] = []
    for along, up, _ in found:
        if not steps or up > steps[-1][1]:
            steps.append((along, up))
    clear = max((radius for *_, radius in found), default=0.0) + 4
    corners: list[tuple[float, float]] = []
    for along, up in steps:
        x, y = _edge(scene, along, up, clear)
        corners += [(x, corners[-1][1]), (x, y)] if corners else [(x, y)]
    if corners:
        corners.append((0.0 if better_x > 0 else scene.width, corners[-1][1]))
    return corners


def line_boxes(corners: Sequence[tuple[float, float]], thickness: float = 2.0) -> list[Box]:
    """Give what an upright-and-level line covers."""
    half = thickness / 2
    return [
        Box(min(x, to_x) - half, min(y, to_y) - half, max(x, to_x) + half, max(y, to_y) + half)
        for (x, y), (to_x, to_y) in pairwise(corners)
    ]


def _track(axis: Axis, numbers: list[float], length: float, headroom: float) -> Track:
    """Lay out an axis with room beyond its ends; bands need none but for the line of the front."""
    foot = 0.0 if axis.ticks else FOOTROOM
    before, after = (foot, max(foot, headroom)) if axis.rises else (max(foot, headroom), foot)
    inner = max(length - before - after, 1.0)
    return lay_track(axis, numbers, before=before / inner, after=after / inner)


def _importance(mark: Mark, prominent: Collection[str]) -> tuple[bool, bool, float]:
    return mark.feature_id not in prominent, not mark.on_front, mark.rank or float("inf")


def _is_open(mark: Mark) -> bool:
    return mark.x_low != mark.x_high or mark.y_low != mark.y_high


def _radius(mark: Mark, trade_offs: TradeOffs, radius: float) -> float:
    if trade_offs.size_by is None or mark.size is None:
        return radius
    return radius * (0.65 + 0.85 * mark.size)


def _rooms(numbers: list[float], track: Track, width: float) -> list[float]:
    """Give how far each mark may move sideways: within its band, or a little around its number."""
    if track.has_bands:
        return [width / len(track.ticks) / 2 - _BAND_AIR] * len(numbers)
    pixels = [track.share(number) * width for number in numbers]
    distinct = sorted(set(pixels))
    nearest = {}
    for place, pixel in enumerate(distinct):
        gaps = [abs(pixel - distinct[near]) for near in (place - 1, place + 1) if 0 <= near < len(distinct)]
        nearest[pixel] = min([*gaps, 2 * _SIDESTEP]) / 2
    return [nearest[pixel] for pixel in pixels]


def _rest(scene: Scene, mark: Mark, radius: float, rooms: tuple[float, float]) -> Resting:
    down = scene.down(scene.y.place(mark.y))
    ends = [scene.down(scene.y.place(end)) for end in (mark.y_low, mark.y_high)]
    return Resting(
        x=scene.right(scene.x.place(mark.x)),
        y=down,
        radius=radius,
        room_x=max(rooms[0] - radius, 0.0),
        room_y=max(rooms[1], 0.0),
        above=down - min(ends),
        below=max(ends) - down,
    )


def _edge(scene: Scene, along: float, up: float, clear: float) -> tuple[float, float]:
    """Give a corner of the front for a step, in pixels, moved to its band's edge or clear of the marks."""
    better_x, better_y = scene.x.better, scene.y.better
    x, y = along * better_x, up * better_y
    right = scene.right(x + better_x / 2 if scene.x.has_bands else x)
    down = scene.down(y + better_y / 2 if scene.y.has_bands else y)
    if scene.x.has_bands and not scene.y.has_bands:
        down -= better_y * clear
    if scene.y.has_bands and not scene.x.has_bands:
        right += better_x * clear
    return min(max(right, 0.0), scene.width), min(max(down, 1.0), scene.height - 1)
