"""Between which weights the leader stays first: one bar for each dimension, around its stated weight."""

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


def tornado_figure(
    tipping: TippingPoints, colours: Palette, *, keys: tuple[str, ...], phone: bool = False
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
        annotations=[_name(point, row, names, colours) for row, point in enumerate(tipping.points)],
        shapes=[
            *(_track(row, colours) for row in range(len(tipping.points))),
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


def _track(row: int, colours: Palette) -> dict[str, Any]:
    line = {"color": colours.grid, "width": 1}
    return {"type": "line", "x0": 0, "x1": 100, "y0": row, "y1": row, "line": line, "layer": "below"}


def _stated(point: TippingPoint, row: int, colours: Palette) -> dict[str, Any]:
    at, line = point.weight * 100, {"color": colours.text, "width": 3}
    return {"type": "line", "x0": at, "x1": at, "y0": row - _TICK, "y1": row + _TICK, "line": line}
