"""The slide on what is given up for what: every feature on two axes, in numbers that a reader can edit."""

from collections.abc import Callable, Mapping, Sequence

from workbench.charts.axis_track import axis_title, round_ticks
from workbench.charts.theme import palette
from workbench.model import LevelScale
from workbench.reports.slides_deck import Cloud, Name, Scatter, Slide
from workbench.reports.summary_basis import Basis
from workbench.workflows import BENEFITS, Axis, TradeOffs, find_first_axes, trade_off
from workbench.workflows.headlines import trade_off_headline
from workbench.workflows.trading import Mark
from workbench.workflows.wording import count_of, count_word, isolate, shorten

_FUNDED, _FRONT, _LEADERS = 12, 8, 2
"""Of each at most so many have their name on the chart."""
_FEW_FUNDED = 3
"""Of the funded, where there are more than could all be named."""
_LETTERS = (48, 30, 20)
"""Of a title, where there is room for all of it, for less, and for little."""
_FEW = 100
_NAMED = "Named where there is room: the leader, the funded and the best for their cost."
_AT_A_PLACE = 2
"""Names that one mark bears in full; more are counted."""
_SIZES = (9, 7, 4)
"""Points: of the funded, of the others among few, and among many."""


def tell_trade_offs(basis: Basis) -> Slide | None:
    """Tell who gives the most for what it takes; None where there are no two axes or nothing on them."""
    axes = find_first_axes(basis.evaluation)
    if axes is None or not basis.evaluation.ranked:
        return None
    found = trade_off(basis.backlog, basis.evaluation, x=axes[0], y=axes[1])
    if len({(mark.x, mark.y) for mark in found.marks}) < 2:  # noqa: PLR2004 - one place is no trade-off
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
        foot=f"Higher and further {'right' if found.x.rises else 'left'} is better. {_NAMED}{gap}",
    )


def _scatter(basis: Basis, found: TradeOffs, alt: str) -> Scatter:
    light = palette(dark=False)
    x_of, x_name = _axis(basis, found.x)
    y_of, y_name = _axis(basis, found.y)
    marks = _best(found.marks)
    chosen = [one for one in marks if one.feature_id in basis.funded]
    others = [one for one in marks if one.feature_id not in basis.funded]
    places = {one.feature_id: (x_of(one.x), y_of(one.y)) for one in marks}
    label = {"decided": "Funded", "planned": "In the plan", "ranked": "First in the ranking"}[basis.kind]
    size = _SIZES[1] if len(marks) <= _FEW else _SIZES[2]
    clouds = (
        Cloud("Other features", tuple(places[one.feature_id] for one in others), light.second_mark, size),
        Cloud(label, tuple(places[one.feature_id] for one in chosen), light.ink, _SIZES[0]),
    )
    return Scatter(
        clouds=clouds,
        x_name=x_name,
        y_name=y_name,
        x_ends=_ends([*_declared(basis, found.x, x_of), *(x for x, _ in places.values())]),
        y_ends=_ends([*_declared(basis, found.y, y_of), *(y for _, y in places.values())]),
        alt=alt,
        names=_names(_who_matters(marks, chosen, found), (others, chosen), places),
    )


def _who_matters(marks: Sequence[Mark], chosen: Sequence[Mark], found: TradeOffs) -> list[Mark]:
    """Give the marks that need a name, the most important first: leader, the one in the title, funded, front."""
    leaders = [one for one in marks if one.rank == 1][:_LEADERS]
    worst = [one for one in marks if one.feature_id == found.worst_bargain]
    front = [one for one in marks if one.feature_id in set(found.front)][:_FRONT]
    funded = chosen if len(chosen) <= _FUNDED else chosen[:_FEW_FUNDED]
    return list(dict.fromkeys([*leaders, *worst, *funded, *front]))


def _names(
    named: Sequence[Mark], clouds: Sequence[Sequence[Mark]], places: Mapping[str, tuple[float, float]]
) -> tuple[Name, ...]:
    """Name the marks; those in the same place share one name."""
    together: dict[tuple[float, float], list[Mark]] = {}
    for one in named:
        together.setdefault(places[one.feature_id], []).append(one)
    at = {one.feature_id: (cloud, point) for cloud, marks in enumerate(clouds) for point, one in enumerate(marks)}
    return tuple(Name(*at[marks[0].feature_id], _words([one.title for one in marks])) for marks in together.values())


def _words(titles: Sequence[str]) -> tuple[str, ...]:
    """Write titles that share a mark: in full, shorter, and at last the first alone with how many more."""
    versions = []
    for letters in _LETTERS:
        shown = [isolate(shorten(title, letters)) for title in titles]
        most = _AT_A_PLACE if letters > _LETTERS[-1] else 1
        rest = len(shown) - most
        versions.append("; ".join(shown[:most]) + (f" and {count_word(rest)} more" if rest > 0 else ""))
    return tuple(dict.fromkeys(versions))


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


def _best(marks: Sequence[Mark]) -> list[Mark]:
    return sorted(marks, key=lambda one: one.rank or len(marks) + 10**6)


def _ends(numbers: Sequence[float]) -> tuple[float, float]:
    """Give round ends around all the numbers, from 0 where none is below."""
    low, high = min(0.0, *numbers), max(numbers)
    ticks = round_ticks(low, high if high > low else low + 1)
    step = ticks[1] - ticks[0] if len(ticks) > 1 else high - low or 1.0
    last = ticks[-1] + (step if ticks[-1] < high else 0.0)
    first = ticks[0] - (step if ticks[0] > low else 0.0)
    return round(first, 9), round(last, 9)
