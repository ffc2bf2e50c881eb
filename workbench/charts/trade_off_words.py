"""The words on a trade-off chart: the front's name, the quadrants' names, the key and what hovering says."""

from collections.abc import Iterable, Mapping

from workbench.charts.axis_track import range_words
from workbench.charts.lettering import fit_text, hover_title, plain
from workbench.charts.theme import Palette
from workbench.model import BUILD_COSTS
from workbench.workflows import BENEFITS, Axis, Mark, TradeOffs

_VALUES = frozenset({BENEFITS, "business_value", "user_impact", "impact", "reach"})
_LONGEST_NAME = 150
"""Pixels for an axis' name inside a longer phrase."""


def short_name(axis: Axis) -> str:
    """Give a short lower-case name for an axis: 'value' and 'cost' where it is that, else its own name."""
    if axis.key == BENEFITS:
        return "value"
    if axis.key in BUILD_COSTS and not axis.rises:
        return "cost"
    return fit_text(axis.name, _LONGEST_NAME).lower()


def front_words(trade_offs: TradeOffs) -> str:
    """Name the line of the front: 'best value for the cost'; where both axes rise or both fall, what it means."""
    x, y = trade_offs.x, trade_offs.y
    if x.rises == y.rises:
        return "nothing is better on both"
    gain, price = (y, x) if y.rises else (x, y)
    return f"best {short_name(gain)} for the {short_name(price)}"


def quadrant_words(trade_offs: TradeOffs) -> dict[tuple[bool, bool], str]:
    """Name the four corners: (whether right, whether top) → name.

    Value against cost has its usual names; other axes say plainly what is high and low.
    """
    x, y = trade_offs.x, trade_offs.y
    if _is_value(y) and _is_cost(x):
        return {
            (False, True): "Quick wins", (True, True): "Big bets",
            (False, False): "Fill-ins", (True, False): "Think twice",
        }  # fmt: skip
    if _is_value(x) and _is_cost(y):
        return {
            (True, False): "Quick wins", (True, True): "Big bets",
            (False, False): "Fill-ins", (False, True): "Think twice",
        }  # fmt: skip
    across, up = short_name(x), short_name(y)
    return {
        (right, top): f"{'high' if top else 'low'} {up}, {'high' if right else 'low'} {across}"
        for right in (False, True)
        for top in (False, True)
    }


def hover_texts(trade_offs: TradeOffs, marks: Iterable[Mark]) -> list[str]:
    """Say each feature's whole title, its rank, both its numbers and what beats it; safe in a Plotly hover label."""
    titles = {mark.feature_id: mark.title for mark in trade_offs.marks}
    return [_hover_text(trade_offs, mark, titles) for mark in marks]


def _hover_text(trade_offs: TradeOffs, mark: Mark, titles: Mapping[str, str]) -> str:
    x, y = trade_offs.x, trade_offs.y
    rank = "Not ranked" if mark.rank is None else f"Rank {mark.rank}"
    numbers = (
        f"{plain(axis.name)}: {plain(range_words(axis, low, number, high))}"
        for axis, low, number, high in ((y, mark.y_low, mark.y, mark.y_high), (x, mark.x_low, mark.x, mark.x_high))
    )
    beaten = () if mark.dominated_by is None else (f"Beaten on both by {hover_title(titles[mark.dominated_by])}",)
    return "<br>".join((hover_title(mark.title), rank, *numbers, *beaten))


def key_words(trade_offs: TradeOffs, colours: Palette, *, has_open: bool) -> tuple[tuple[str, str], ...]:
    """Say what the marks' looks mean: (colour of the mark, mark and words)."""
    parts = [(colours.ink, "● unbeaten"), (colours.second_mark, "● beaten")]
    if has_open:
        parts.append((colours.second_mark, "○ not sure yet, with its range"))
    if trade_offs.size_by is not None:
        parts.append((colours.second_mark, f"◉ larger is better on {plain(trade_offs.size_by.replace('_', ' '))}"))
    return tuple(parts)


def _is_value(axis: Axis) -> bool:
    return axis.rises and axis.key in _VALUES


def _is_cost(axis: Axis) -> bool:
    return not axis.rises and axis.key in BUILD_COSTS
