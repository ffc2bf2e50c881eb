"""What is given up for what: every feature on two axes, with the line that nothing is better than."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from workbench.charts.axis_track import Track, axis_title, short_ticks
from workbench.charts.label_placement import Box
from workbench.charts.lettering import label_text, plain, text_width
from workbench.charts.naming import Style, name_annotation, name_spots
from workbench.charts.scene import MANY, Scene, Spot, front_line, lay_scene, line_boxes
from workbench.charts.theme import FONT_SIZE, Palette, start_figure
from workbench.charts.trade_off_words import front_words, hover_words, key_words, quadrant_words
from workbench.workflows import TradeOffs

WIDTH, PHONE_WIDTH = 1130, 358
"""Pixels that the page gives the chart; names are placed for this width."""
MOST_NAMED = 15
"""Names on a chart of many features."""
_RADIUS, _SMALL_RADIUS, _DOT_RADIUS, _FRONT_DOT_RADIUS = 7.0, 5.0, 2.0, 4.5
_SOME = 60
_AIR = 8
_WORD_HEIGHT = 17.0


def trade_off_figure(
    trade_offs: TradeOffs, colours: Palette, *, names: Collection[str] = (), height: int = 460, phone: bool = False
) -> go.Figure:
    """Draw a trade-off.

    Parameters
    ----------
    trade_offs
        Axes and marks.
    colours
        The theme's colours.
    names
        Ids of the features to name in any case, beside those on the front.
    height
        Pixels.
    phone
        Whether it is drawn for a narrow screen, where only the front and ``names`` are named.

    Returns
    -------
    A figure whose trace 'features' has one point a mark, in the marks' order, with the feature's id as ``customdata``.

    Notes
    -----
    Levels make bands; the place inside a band means nothing. On plain axes only marks on the same spot are moved apart.
    """
    left, top, right, bottom = margin = _margin(trade_offs, phone=phone)
    width = PHONE_WIDTH if phone else WIDTH
    scene = lay_scene(
        trade_offs, width - left - right, height - top - bottom, radius=_ordinary_radius(len(trade_offs.marks))
    )
    chart = _Chart(trade_offs, scene, colours, phone)
    corners = front_line(trade_offs, scene)
    words, taken = chart.words(corners)
    blocked = [*line_boxes(corners), *scene.whiskers(), *taken]
    figure = start_figure(colours, width=width, height=height, margin=margin)
    figure.add_traces([*chart.lines(corners), chart.marks()])
    figure.update_layout(
        xaxis=chart.axis(scene.x, scene.width),
        yaxis=chart.axis(scene.y, left),
        shapes=chart.bands(),
        annotations=[*chart.titles(left), *words, *chart.names(set(names), blocked)],
    )
    return figure


@dataclass(frozen=True)
class _Chart:
    """The parts of the figure."""

    trade_offs: TradeOffs
    scene: Scene
    colours: Palette
    phone: bool

    def axis(self, track: Track, room: float) -> dict[str, Any]:
        """Set an axis; ``room`` is the width for all its names side by side (x) or for each (y)."""
        ticks = short_ticks(track.ticks) if self.phone else track.ticks
        each = room / len(ticks) if track is self.scene.x else room
        return {
            "range": [track.low, track.high],
            "tickvals": [place for place, _ in ticks],
            "ticktext": [label_text(name, each - _AIR, _size(phone=self.phone)) for _, name in ticks],
            "tickfont": {"size": _size(phone=self.phone)},
            "showticklabels": True,
            "tickangle": 0,
        }

    def bands(self) -> list[dict[str, Any]]:
        """Shade every second level; where both axes have levels, part those of y by lines."""
        x, y = self.scene.x, self.scene.y
        fill = {"type": "rect", "layer": "below", "line": {"width": 0}, "fillcolor": self.colours.second}
        line = {"type": "line", "layer": "below", "line": {"width": 1, "color": self.colours.grid}}
        wide, tall = {"x0": 0, "x1": 1, "xref": "paper"}, {"y0": 0, "y1": 1, "yref": "paper"}
        shapes: list[dict[str, Any]] = []
        if x.has_bands:
            shapes += [fill | tall | {"x0": at - 0.5, "x1": at + 0.5} for at in range(0, len(x.ticks), 2)]
        if y.has_bands and x.has_bands:
            shapes += [line | wide | {"y0": at - 0.5, "y1": at - 0.5} for at in range(1, len(y.ticks))]
        elif y.has_bands:
            shapes += [fill | wide | {"y0": at - 0.5, "y1": at + 0.5} for at in range(0, len(y.ticks), 2)]
        if not (x.has_bands or y.has_bands):
            dots = line | {"line": {"width": 1, "color": self.colours.second_mark, "dash": "1px,4px"}}
            shapes += [dots | tall | {"x0": x.middle, "x1": x.middle}, dots | wide | {"y0": y.middle, "y1": y.middle}]
        return shapes

    def lines(self, corners: list[tuple[float, float]]) -> list[go.Scatter]:
        """Draw the whiskers and the front."""
        scene = self.scene
        across: list[float | None] = []
        up: list[float | None] = []
        for box in scene.whiskers():
            across += [scene.x_place(box.left), scene.x_place(box.right), None]
            up += [scene.y_place(box.top), scene.y_place(box.bottom), None]
        plain_line = {"mode": "lines", "hoverinfo": "skip"}
        return [
            go.Scatter(name="ranges", x=across, y=up, line={"color": self.colours.second_mark, "width": 1.5}, **plain_line),
            go.Scatter(
                name="front",
                x=[scene.x_place(x) for x, _ in corners],
                y=[scene.y_place(y) for _, y in corners],
                line={"color": self.colours.ink, "width": 1.5, "dash": "8px,7px"},
                **plain_line,
            ),
        ]

    def marks(self) -> go.Scatter:
        """Draw the marks: ink on the front, grey elsewhere, hollow where uncertain."""
        spots, colours = self.scene.spots, self.colours
        edges = [colours.ink if spot.mark.on_front else colours.second_mark for spot in spots]
        fills = [colours.background if spot.is_open else edge for spot, edge in zip(spots, edges, strict=True)]
        many = len(spots) > MANY
        sizes = [2 * (_FRONT_DOT_RADIUS if many and spot.mark.on_front else spot.radius) for spot in spots]
        return go.Scatter(
            name="features",
            mode="markers",
            x=[self.scene.x_place(spot.x) for spot in spots],
            y=[self.scene.y_place(spot.y) for spot in spots],
            customdata=[spot.mark.feature_id for spot in spots],
            hovertext=[hover_words(self.trade_offs, spot.mark) for spot in spots],
            hoverinfo="text",
            cliponaxis=False,
            marker={
                "size": sizes,
                "color": fills,
                "opacity": [0.55 if many and not spot.mark.on_front else 1 for spot in spots],
                "line": {"color": edges, "width": 1 if many else 1.5},
            },
        )

    def titles(self, left: int) -> list[dict[str, Any]]:
        """Name the axes and explain the marks."""
        size = _size(phone=self.phone)
        has_open = any(spot.is_open for spot in self.scene.spots)
        key = key_words(self.colours, front="on the line", has_open=has_open)
        room = self.scene.width - (0 if self.phone else text_width(key_plain(has_open), size)) + left - _AIR
        common = {"xref": "paper", "yref": "paper", "font": {"color": self.colours.muted, "size": size}}
        above = {"y": 1, "yanchor": "bottom"}
        title = label_text(axis_title(self.trade_offs.y), room, size)
        return [
            common | above | {"x": 0, "xanchor": "left", "xshift": -left, "text": title, "yshift": 30 if self.phone else 10},
            common | above | {"x": 1, "xanchor": "right", "text": key, "yshift": 10},
            common | {
                "x": 1, "xanchor": "right", "y": 0, "yanchor": "top", "yshift": -24,
                "text": label_text(axis_title(self.trade_offs.x), self.scene.width, size),
            },
        ]  # fmt: skip
