"""Names beside the marks of a scatter chart on a slide: each where it covers no mark, no other name and no line."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import hypot

from workbench.charts.lettering import text_width
from workbench.reports.slides_deck import Name, Scatter
from workbench.reports.slides_text import LINE_HEIGHT, SLACK, slide_text

NAME_SIZE = 12.0
"""Points."""
_MARK = 5.0
"""Half a mark, and what it is kept clear by; points."""
_ABOVE = 14.0
"""Points above the plot into which a name may reach."""
_BEYOND = 8.0
"""Points to the right of it, likewise."""
_FEW = 300
"""Places; where there are more, names may cover the smallest marks."""
_SMALL = 4
"""Points of those."""
_NEAR = (-16.0, 16.0)
"""Points by which a name beside its mark may stand higher or lower."""
_FAR = tuple(
    sorted(
        product(range(20, 321, 20), (*range(-120, -9, 10), *range(10, 121, 10))),
        key=lambda away: hypot(away[0], 2 * away[1]),
    )
)
"""Points across and down, of names that a line joins to their mark."""
_CLEAR = 10.0
"""Points to the left and right of a name at the end of a line, so that it is not taken for another mark's."""
_TRIES = 3
"""How often it is tried anew, with those first that found no place."""
_STEP = 4.0
"""Points between the places along such a line at which it is kept clear."""
_Spot = tuple[float, float]
_Box = tuple[float, float, float, float]
_Look = Callable[[_Spot, Sequence[str]], Iterator[tuple["Placed", _Box]]]


@dataclass(frozen=True)
class Placed:
    """Where a name stands.

    Attributes
    ----------
    words
        The name as it is written.
    side
        Of its mark: 'right', 'left', 'above', 'below'.
    away
        Points to the right and down, from where a name on that side stands by itself.
    """

    words: str
    side: str
    away: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True)
class _Room:
    """What is taken: what no name may cover, and what no line to a name may cross."""

    plot: tuple[float, float]
    taken: Sequence[_Box]
    in_the_way: Sequence[_Box]


def place_names(scatter: Scatter, plot: tuple[float, float]) -> dict[tuple[int, int], Placed]:
    """Choose where each name stands.

    Parameters
    ----------
    scatter
        Its names are placed in their order, the most important first.
    plot
        Width and height of the plot within its axes; points.

    Returns
    -------
    (cloud, point) → its name; one that finds no free place at all goes without.
    """
    first: list[Name] = []
    best: dict[tuple[int, int], Placed] = {}
    for _ in range(_TRIES):
        found = _place_all(scatter, first, plot)
        best = max(best, found, key=len)
        without = [one for one in scatter.names if (one.cloud, one.point) not in found]
        if not without:
            break
        first = [*without, *(one for one in first if one not in without)]
    return best


def _place_all(scatter: Scatter, first: Sequence[Name], plot: tuple[float, float]) -> dict[tuple[int, int], Placed]:
    """Place some first, wherever there is room; then all that find a place close by, and then the others."""
    large, small = _marks(scatter, plot)
    names: list[_Box] = []
    lines: list[_Box] = []
    found: dict[tuple[int, int], Placed] = {}
    every = [*large, *small]
    passes: tuple[tuple[_Look, list[_Box], list[_Box]], ...] = (
        (_near, every, every),
        (_anywhere, every, every),
        (_anywhere, large, large),
        (_anywhere, large, []),
    )
    turns = [(look, name) for name in first for look in passes] + list(product(passes, scatter.names))
    for (look, marks, in_the_way), name in turns:
        if (name.cloud, name.point) in found:
            continue
        spot = _spot(scatter, scatter.clouds[name.cloud].points[name.point], plot)
        candidates = look(spot, [slide_text(one) for one in name.words])
        place = _find_place(spot, candidates, _Room(plot, [*marks, *names, *lines], [*in_the_way, *names]))
        if place is not None:
            found[name.cloud, name.point], box, line = place
            names.append(box)
            lines += line
    return found


def _find_place(
    spot: _Spot, candidates: Iterable[tuple[Placed, _Box]], room: _Room
) -> tuple[Placed, _Box, list[_Box]] | None:
    """Find the first place that is free; None where there is none."""
    for placed, box in candidates:
        is_apart = placed.away[0] != 0
        line = _line(spot, box) if is_apart else []
        clear = (box[0] - _CLEAR, box[1], box[2] + _CLEAR, box[3]) if is_apart else box
        if _is_inside(box, room.plot) and _is_free(spot, clear, line, room):
            return placed, box, line
    return None


def _near(spot: _Spot, words: Sequence[str]) -> Iterator[tuple[Placed, _Box]]:
    """Give places beside the mark, in all but the fewest words."""
    for one in words[:-1] or words:
        for side in ("right", "left", "above", "below"):
            yield _at(spot, one, side, (0.0, 0.0))
        for side, down in product(("right", "left"), _NEAR):
            yield _at(spot, one, side, (0.0, down))


def _anywhere(spot: _Spot, words: Sequence[str]) -> Iterator[tuple[Placed, _Box]]:
    """Give places apart from the mark, with a line to it; and at last, both, in the fewest words."""
    for some in (words[:-1], words[-1:]):
        if some == words[-1:]:
            yield from _near(spot, some)
        for one, (across, down) in product(some, _FAR):
            yield _at(spot, one, "right", (across, down))
            yield _at(spot, one, "left", (-across, down))


def _at(spot: _Spot, words: str, side: str, away: tuple[float, float]) -> tuple[Placed, _Box]:
    x, y = spot
    half, down = text_width(words, NAME_SIZE) * SLACK / 2, NAME_SIZE * LINE_HEIGHT / 2
    far, high = _MARK + half + 1, _MARK + down + 1
    middle = {"right": (x + far, y), "left": (x - far, y), "above": (x, y - high), "below": (x, y + high)}[side]
    moved = (middle[0] + away[0], middle[1] + away[1])
    return Placed(words, side, away), _box_around(moved, half, down)


def _line(spot: _Spot, box: _Box) -> list[_Box]:
    """Give small boxes along the line from a mark to the nearest edge of its name."""
    x, y = spot
    end = min(max(x, box[0]), box[2]), min(max(y, box[1]), box[3])
    steps = max(2, round(hypot(end[0] - x, end[1] - y) / _STEP))
    shares = [step / steps for step in range(1, steps)]
    half = _STEP / 2
    return [_box_around((x + (end[0] - x) * one, y + (end[1] - y) * one), half, half) for one in shares]


def _is_free(spot: _Spot, box: _Box, line: Sequence[_Box], room: _Room) -> bool:
    if any(_meets(box, one) for one in room.taken):
        return False
    own = _box_around(spot, _MARK, _MARK)
    return not any(_meets(step, one) for one in room.in_the_way if one != own for step in line)


def _marks(scatter: Scatter, plot: tuple[float, float]) -> tuple[list[_Box], list[_Box]]:
    """Give the marks that no name may cover; and apart, where they are few enough, the smallest, rather not covered."""
    named = {(one.cloud, one.point) for one in scatter.names}
    large: dict[_Spot, None] = {}
    small: dict[_Spot, None] = {}
    for place, cloud in enumerate(scatter.clouds):
        for at, point in enumerate(cloud.points):
            is_large = cloud.size > _SMALL or (place, at) in named
            (large if is_large else small)[_spot(scatter, point, plot)] = None
    small = {} if len(small) > _FEW else small
    return [_box_around(spot, _MARK, _MARK) for spot in large], [_box_around(spot, _MARK, _MARK) for spot in small]


def _spot(scatter: Scatter, point: tuple[float, float], plot: tuple[float, float]) -> _Spot:
    (x_low, x_high), (y_low, y_high) = scatter.x_ends, scatter.y_ends
    x, y = point
    return (x - x_low) / (x_high - x_low) * plot[0], (y_high - y) / (y_high - y_low) * plot[1]


def _box_around(middle: _Spot, half_width: float, half_height: float) -> _Box:
    x, y = middle
    return (x - half_width, y - half_height, x + half_width, y + half_height)


def _meets(one: _Box, other: _Box) -> bool:
    return one[0] < other[2] and one[2] > other[0] and one[1] < other[3] and one[3] > other[1]


def _is_inside(box: _Box, plot: tuple[float, float]) -> bool:
    return box[0] >= 0 and box[1] >= -_ABOVE and box[2] <= plot[0] + _BEYOND and box[3] <= plot[1]
