"""The one chart of a summary: value against cost, the funded named, the declined crossed; for a screen."""

from collections.abc import Collection
from typing import Any

import plotly.graph_objects as go

from workbench.charts.lettering import plain
from workbench.charts.naming import name_annotation
from workbench.charts.scene import Spot
from workbench.charts.summary_layout import BOTTOM, HEIGHT, LEFT, RIGHT, SIZE, TOP, SummaryLayout, lay_summary
from workbench.charts.theme import Palette, start_figure
from workbench.charts.trade_off_words import hover_texts
from workbench.workflows import TradeOffs

WIDTH, PHONE_WIDTH = 740, 326
"""Pixels that the page gives the chart; names are placed for this width."""


def summary_figure(
    trade_offs: TradeOffs,
    colours: Palette,
    *,
    funded: Collection[str] = (),
    declined: Collection[str] = (),
    phone: bool = False,
) -> go.Figure:
    """Draw the summary's chart.

    Parameters
    ----------
    trade_offs
        Axes and marks.
    colours
        The theme's colours.
    funded, declined
        Ids; of each the best ranked few are named; who is in both counts as funded.
    phone
        Whether it is drawn for a narrow screen.

    Returns
    -------
    A figure with the traces 'others', 'declined' and 'funded', each point's ``customdata`` the feature's id.
    """
    width = PHONE_WIDTH if phone else WIDTH
    layout = lay_summary(trade_offs, width, funded=funded, declined=declined)
    scene = layout.scene
    figure = start_figure(colours, width=width, height=HEIGHT, margin=(LEFT, TOP, RIGHT, BOTTOM))
    cross = {"color": colours.muted, "symbol": "x-thin", "line": {"color": colours.muted, "width": 2}}
    dot = {"symbol": "circle", "line": {"width": 0}}
    figure.add_traces(
        [
            _trace("others", layout.others, dot | {"color": colours.border}, (trade_offs, layout)),
            _trace("declined", layout.declined, cross, (trade_offs, layout)),
            _trace("funded", layout.funded, dot | {"color": colours.ink}, (trade_offs, layout)),
        ]
    )
    line = {"showline": True, "linecolor": colours.second_mark, "linewidth": 1}
    figure.update_layout(
        xaxis={"range": [scene.x.low, scene.x.high]} | line,
        yaxis={"range": [scene.y.low, scene.y.high]} | line,
        shapes=_bands(layout, colours),
        annotations=_words(layout, colours),
    )
    return figure


def _trace(
    name: str, spots: tuple[Spot, ...], marker: dict[str, Any], shown: tuple[TradeOffs, SummaryLayout]
) -> go.Scatter:
    trade_offs, layout = shown
    return go.Scatter(
        name=name,
        mode="markers",
        x=[layout.scene.x_place(spot.x) for spot in spots],
        y=[layout.scene.y_place(spot.y) for spot in spots],
        customdata=[spot.mark.feature_id for spot in spots],
        hovertext=hover_texts(trade_offs, [spot.mark for spot in spots]),
        hoverinfo="text",
        cliponaxis=False,
        marker=marker | {"opacity": 1, "size": [2 * spot.radius for spot in spots]},
    )


def _bands(layout: SummaryLayout, colours: Palette) -> list[dict[str, Any]]:
    shape = {"type": "rect", "layer": "below", "fillcolor": colours.second, "line": {"width": 0}}
    place = layout.scene.x_place
    return [
        shape | {"x0": place(left), "x1": place(right), "y0": 0, "y1": 1, "yref": "paper"}
        for left, right in layout.bands
    ]


def _words(layout: SummaryLayout, colours: Palette) -> list[dict[str, Any]]:
    font = {"font": {"color": colours.muted, "size": SIZE}}
    above = {"x": 0, "xref": "paper", "xanchor": "left", "y": 1, "yref": "paper", "yanchor": "bottom", "yshift": 4}
    below = {"y": 0, "yref": "paper", "yanchor": "top", "yshift": -4}
    return [
        font | above | {"text": plain(layout.title)},
        *(font | below | {"x": layout.scene.x_place(x), "text": plain(name)} for x, name in layout.ticks),
        *(name_annotation(layout.scene, name, colours, layout.style) for name in layout.names),
    ]
