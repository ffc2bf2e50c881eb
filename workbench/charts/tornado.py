"""Between which weights the leader stays first: one bar for each dimension, around its stated weight."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from workbench.charts.lettering import fit_text, hover_title, plain
from workbench.charts.theme import FONT_SIZE, Palette, hue, start_figure
from workbench.workflows.tipping import TippingPoint, TippingPoints, say_share
from workbench.workflows.wording import join_names, percent

WIDTH, PHONE_WIDTH = 620, 358
_ROW, _TOP, _BOTTOM = 40, 12, 28
_NAMES, _PHONE_NAMES, _RIGHT = 170, 128, 28
_BAR, _TICK = 0.44, 0.34
_AIR, _LEAST = 8, 90
"""Pixels between a bar's end and the name beside it, and the least room in which a name says anything."""


@dataclass(frozen=True)
class _Names:
    """Who can be named beside a bar, and how many pixels 100 percent take."""

    titles: Mapping[str, str]
    across: float

    def beside(self, point: TippingPoint) -> list[tuple[str, float, float, str]]:
        """Give who takes over, at which share, the room for the name in pixels, and its side that is at the bar."""
        ends = (
            (point.below, point.low, point.low, "right"),
            (point.above, point.high, 1 - point.high, "left"),
        )
        named = [
            (heir, share, free * self.across - 2 * _AIR, anchor)
            for heir, share, free, anchor in ends
            if heir is not None and heir in self.titles
        ]
        return [one for one in named if one[2] >= _LEAST]


def tornado_figure(
    tipping: TippingPoints,
    colours: Palette,
    *,
    keys: tuple[str, ...],
    titles: Mapping[str, str] | None = None,
    phone: bool = False,
) -> go.Figure:
    """Draw, for every dimension, the weights with which the leader stays first.

    Parameters
    ----------
    tipping
        The leader's tipping points.
    colours
        The theme's colours.
    keys
        Every dimension of the framework, in its order; they decide the hues.
    titles
        Feature id → its title, to name beside a bar's end who takes over there, where there is room.
    phone
        Whether it is drawn for a narrow screen.

    Returns
    -------
    One trace for each dimension, named by its key: a bar from ``base``, the least weight in percent, ``x`` percent
    long; rows from the top, 0, 1, 2 …. The dash across each bar is the stated weight.
    """
    names = _PHONE_NAMES if phone else _NAMES
    height = _TOP + _BOTTOM + _ROW * max(1, len(tipping.points))
    width = PHONE_WIDTH if phone else WIDTH
    heirs = _Names(titles or {}, width - names - _RIGHT)
    figure = start_figure(colours, width=width, height=height, margin=(names, _TOP, _RIGHT, _BOTTOM))
    for row, point in enumerate(tipping.points):
        figure.add_trace(_bar(point, row, hue(colours, point.dimension, keys.index(point.dimension))))
    figure.update_layout(
        xaxis={
            "range": [0, 100],
            "tickvals": [0, 25, 50, 75, 100],
            "showticklabels": True,
            "ticktext": ["0 %", "25 %", "50 %", "75 %", "100 %"],
        },
        yaxis={"range": [len(tipping.points) - 0.5, -0.5]},
        annotations=[
            *(_name(point, row, names, colours) for row, point in enumerate(tipping.points)),
            *(mark for row, point in enumerate(tipping.points) for mark in _heirs(point, row, heirs, colours)),
        ],
        shapes=[
            *(_track(point, row, heirs, colours) for row, point in enumerate(tipping.points)),
            *(_stated(point, row, colours) for row, point in enumerate(tipping.points)),
        ],
    )
    return figure


def describe_tornado(tipping: TippingPoints) -> str:
    """Say what the chart shows, for those who do not see it."""
    if not tipping.points:
        return tipping.headline
    parts = [
        f"{one.name} {say_share(one.low, one.weight)} to {say_share(one.high, one.weight)} (now {percent(one.weight)})"
        for one in tipping.points
    ]
    return f"The leader stays first while each weight alone stays within: {join_names(parts, len(parts))}."


def _bar(point: TippingPoint, row: int, colour: str) -> go.Bar:
    return go.Bar(
        name=point.dimension,
        x=[(point.high - point.low) * 100],
        base=[point.low * 100],
        y=[row],
        orientation="h",
        width=_BAR,
        marker={"color": colour, "line": {"width": 0}},
        hovertext=[hover_title(point.sentence)],
        hoverinfo="text",
    )


def _name(point: TippingPoint, row: int, names: int, colours: Palette) -> dict[str, Any]:
    return {
        "x": 0,
        "xref": "paper",
        "xanchor": "right",
        "xshift": -10,
        "y": row,
        "yanchor": "middle",
        "text": plain(fit_text(point.name, names - 16)),
        "font": {"color": colours.text, "size": FONT_SIZE},
    }


def _heirs(point: TippingPoint, row: int, names: _Names, colours: Palette) -> Iterator[dict[str, Any]]:
    """Name, beyond each end of a bar where there is room, at which weight who takes over."""
    font = {"color": colours.muted, "size": FONT_SIZE - 1}
    for heir, share, room, anchor in names.beside(point):
        text = fit_text(f"{say_share(share, point.weight)} {names.titles[heir]}", room, FONT_SIZE - 1)
        shift = _AIR if anchor == "left" else -_AIR
        place = {"x": share * 100, "y": row, "xanchor": anchor, "xshift": shift, "yanchor": "middle"}
        yield place | {"text": plain(text), "font": font}


def _track(point: TippingPoint, row: int, names: _Names, colours: Palette) -> dict[str, Any]:
    """Draw the line on which a bar lies; it ends where a name begins."""
    sides = {anchor for *_, anchor in names.beside(point)}
    start = point.low * 100 if "right" in sides else 0
    end = point.high * 100 if "left" in sides else 100
    line = {"color": colours.grid, "width": 1}
    return {"type": "line", "x0": start, "x1": end, "y0": row, "y1": row, "line": line, "layer": "below"}


def _stated(point: TippingPoint, row: int, colours: Palette) -> dict[str, Any]:
    at, line = point.weight * 100, {"color": colours.text, "width": 3}
    return {"type": "line", "x0": at, "x1": at, "y0": row - _TICK, "y1": row + _TICK, "line": line}
