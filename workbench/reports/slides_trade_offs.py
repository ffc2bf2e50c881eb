"""The slide on what is given up for what: every feature on two axes, in numbers that a reader can edit."""

from collections.abc import Callable, Collection, Mapping, Sequence

from workbench.charts.axis_track import axis_title, round_ticks
from workbench.charts.lettering import text_width
from workbench.charts.theme import palette
from workbench.model import LevelScale
from workbench.reports.names import plain_name
from workbench.reports.slides_deck import Cloud, Scatter, Slide
from workbench.reports.slides_text import LINE_HEIGHT, SLACK
from workbench.reports.summary_basis import Basis
from workbench.workflows import BENEFITS, Axis, TradeOffs, find_first_axes, trade_off
from workbench.workflows.headlines import trade_off_headline
from workbench.workflows.trading import Mark
from workbench.workflows.wording import count_of, isolate, shorten

_NAMED = 10
"""Marks with a name: more would run into one another."""
_AT_A_PLACE = 2
_LETTERS = 30
_FEW = 100
_SIZES = (9, 7, 4)
"""Points: of the funded, of the others among few, and among many."""
_PLOT = (800.0, 260.0)
"""About the size of the plot on a slide; points."""
_MARK, _LETTER_SIZE, _WRAP = 5.0, 10.0, 115.0
"""Half a mark, the names' size, and where programs break a name into lines; points."""
_AIR = 0.15
"""Share of the x axis that is kept free for the names of the marks furthest right."""
_ABOVE = 14.0
"""Points above the plot into which a name may reach."""
_Box = tuple[float, float, float, float]


def tell_trade_offs(basis: Basis) -> Slide | None:
    """Tell who gives the most for what it takes; None where there are no two axes or nothing on them."""
    axes = find_first_axes(basis.evaluation)
    if axes is None or not basis.evaluation.ranked:
        return None
    found = trade_off(basis.backlog, basis.evaluation, x=axes[0], y=axes[1])
    if len(found.marks) < 2:  # noqa: PLR2004 - one alone is no trade-off
        return None
    headline = trade_off_headline(basis.backlog, found, basis.evaluation)
    left_out = len(found.left_out)
    gap = (
        f" {count_of(left_out, 'feature has', 'features have', start=True)} no number on one side." if left_out else ""
    )
    return Slide(
        title=headline,
        parts=(_scatter(basis, found, headline),),
        notes=(
            "A feature is best for its cost when no other is certainly better on both axes.",
            "Features in the same place share one mark and its name. The chart's sheet holds the numbers.",
        ),
        foot=f"Higher and further left is better.{gap}"
        if not found.x.rises
        else f"Higher and further right is better.{gap}",
    )


def _scatter(basis: Basis, found: TradeOffs, alt: str) -> Scatter:
    light = palette(dark=False)
    x_of, x_name = _axis(basis, found.x)
    y_of, y_name = _axis(basis, found.y)
    marks = _best(found.marks)
    chosen = [one for one in marks if one.feature_id in basis.funded]
    others = [one for one in marks if one.feature_id not in basis.funded]
    beside = {*found.front, found.worst_bargain}
    named = [*chosen, *(one for one in others if one.feature_id in beside)][:_NAMED]
    places = {one.feature_id: (x_of(one.x), y_of(one.y)) for one in marks}
    x_ends = _ends([*_declared(basis, found.x, x_of), *(x for x, _ in places.values())], has_air=True)
    y_ends = _ends([*_declared(basis, found.y, y_of), *(y for _, y in places.values())], has_air=False)
    solid = {one.feature_id for one in (marks if len(marks) <= _FEW else (*chosen, *named))}
    labels = place_names(named, places, ends=(x_ends, y_ends), solid=solid)
    label = {"decided": "Funded", "planned": "In the plan", "ranked": "First in the ranking"}[basis.kind]
    size = _SIZES[1] if len(marks) <= _FEW else _SIZES[2]

    def cloud(name: str, members: Sequence[Mark], colour: str, size: int) -> Cloud:
        points = tuple(places[one.feature_id] for one in members)
        words = {at: labels[one.feature_id] for at, one in enumerate(members) if one.feature_id in labels}
        return Cloud(name, points, colour, size, words)

    return Scatter(
        clouds=(cloud("Other features", others, light.second_mark, size), cloud(label, chosen, light.ink, _SIZES[0])),
        x_name=x_name,
        y_name=y_name,
        x_ends=x_ends,
        y_ends=y_ends,
        alt=alt,
    )


def _axis(basis: Basis, axis: Axis) -> tuple[Callable[[float], float], str]:
    """Give how an axis' numbers are written in the sheet, and its name: levels as their amounts, shares in percent."""
    name, rest = axis_title(axis)
    if axis.key == BENEFITS:
        return (lambda number: round(number * 100, 1)), f"{name}{rest}"
    scale = basis.evaluation.framework.dimension(axis.key).scale
    unit, less = scale.unit, "" if axis.rises else "; less is better"
    if isinstance(scale, LevelScale):
        if all(level.amount is not None for level in scale.levels):
            return (lambda number: round(scale.amount(number) or 0.0, 2)), f"{name}, {unit}{less}"
        ends = sorted(scale.levels, key=lambda level: level.number)
        low, high = (f"{one.number:g} = {isolate(shorten(one.label, 24))}" for one in (ends[0], ends[-1]))
        return (lambda number: round(number, 2)), f"{name}, {low} to {high}{less}"
    if axis.is_percent:
        return (lambda number: round(number * 100, 1)), f"{name}, percent{less}"
    return (lambda number: float(f"{number:.6g}")), f"{name}{rest}"


def _declared(basis: Basis, axis: Axis, number_of: Callable[[float], float]) -> list[float]:
    """Give the ends that an axis shows whether or not anything stands there: those of levels and of shares."""
    is_open = axis.key != BENEFITS and basis.evaluation.framework.dimension(axis.key).scale.kind == "numeric"
    return [] if is_open else [number_of(axis.worst), number_of(axis.best)]


def place_names(
    named: Sequence[Mark],
    places: Mapping[str, tuple[float, float]],
    *,
    solid: Collection[str],
    ends: tuple[tuple[float, float], tuple[float, float]],
) -> dict[str, tuple[str, str]]:
    """Choose on which side of its mark each name stands, so that none covers another name or mark.

    Parameters
    ----------
    named
        The most important first; those in the same place share one name.
    places
        Feature id → its place, of every mark.
    solid
        Ids of the marks that no name may cover. Where there are very many, a name may cover some of the small dots.
    ends
        Of the x and of the y axis.

    Returns
    -------
    Feature id → the name and its side; one that finds no free side goes without.
    """
    (x_low, x_high), (y_low, y_high) = ends
    spots = {
        one: ((x - x_low) / (x_high - x_low) * _PLOT[0], (y_high - y) / (y_high - y_low) * _PLOT[1])
        for one, (x, y) in places.items()
    }
    together: dict[tuple[float, float], list[Mark]] = {}
    for one in named:
        together.setdefault(spots[one.feature_id], []).append(one)
    taken = [_box_around(spot, _MARK, _MARK) for spot in {spots[one] for one in solid}]
    found: dict[str, tuple[str, str]] = {}
    for (x, y), marks in together.items():
        name = _names([one.title for one in marks])
        for side, box in _sides(x, y, name):
            if _is_inside(box) and not any(_meets(box, other) for other in taken):
                found[marks[0].feature_id] = (name, side)
                taken.append(box)
                break
    return found


def _sides(x: float, y: float, name: str) -> list[tuple[str, _Box]]:
    """Give the four places of a name; a long one is broken into lines."""
    width = text_width(name, _LETTER_SIZE) * SLACK
    lines = -(-width // _WRAP)
    across, down = min(width, _WRAP), lines * _LETTER_SIZE * LINE_HEIGHT
    far, high = _MARK + across / 2 + 1, _MARK + down / 2 + 1
    middles = {"right": (x + far, y), "left": (x - far, y), "above": (x, y - high), "below": (x, y + high)}
    return [(side, _box_around(middle, across / 2, down / 2)) for side, middle in middles.items()]


def _box_around(middle: tuple[float, float], half_width: float, half_height: float) -> _Box:
    x, y = middle
    return (x - half_width, y - half_height, x + half_width, y + half_height)


def _meets(one: _Box, other: _Box) -> bool:
    return one[0] < other[2] and one[2] > other[0] and one[1] < other[3] and one[3] > other[1]


def _is_inside(box: _Box) -> bool:
    return box[0] >= 0 and box[1] >= -_ABOVE and box[2] <= _PLOT[0] and box[3] <= _PLOT[1]


def _names(titles: Sequence[str]) -> str:
    shown = [plain_name(shorten(title, _LETTERS)) for title in titles[:_AT_A_PLACE]]
    rest = len(titles) - len(shown)
    return "; ".join(shown) + (f" and {rest} more" if rest else "")


def _best(marks: Sequence[Mark]) -> list[Mark]:
    return sorted(marks, key=lambda one: one.rank or len(marks) + 10**6)


def _ends(numbers: Sequence[float], *, has_air: bool) -> tuple[float, float]:
    """Give round ends around all the numbers, from 0 where none is below; with air at the high end for names."""
    low, high = min(0.0, *numbers), max(numbers)
    ticks = round_ticks(low, high if high > low else low + 1)
    step = ticks[1] - ticks[0] if len(ticks) > 1 else high - low or 1.0
    last = ticks[-1] + (step if ticks[-1] < high else 0.0)
    first = ticks[0] - (step if ticks[0] > low else 0.0)
    if has_air and last - high < _AIR * (last - first):
        last += step
    return round(first, 9), round(last, 9)
