"""The drawing of stepping bars: a name before each, a text behind it, dotted lines from step to step."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import plotly.graph_objects as go

from workbench.charts.lettering import plain, text_width, wrap_text
from workbench.charts.theme import FONT_SIZE, Palette, start_figure

WIDTH = 326
"""Pixels inside the panel beside the ranking; the same on a phone."""
_ROW_HEIGHT = 35
_THICKNESS = 0.6
_NAME_WIDTH, _TEXT_WIDTH = 130.0, 116.0
_AIR = 7
_BOLD = 600
_CAP = 0.16
_EDGE = 4


@dataclass(frozen=True)
class Row:
    """One bar with its words; places are in the figure's own unit.

    Attributes
    ----------
    name, text
        Before and behind the bar.
    start, end
        Where the bar begins and ends, in either order.
    colour
        Of the bar.
    most
        Where the bar could have ended at most; None for no outline.
    is_open
        Whether the bar is all that an unknown leaves possible: hatched.
    next_start
        Where the next bar starts; ``end`` where None.
    whisker
        The range of a total; None where it is certain.
    is_total
        Whether it is the sum of the rows above it.
    hover
        Plotly markup.
    """

    name: str
    text: str
    start: float
    end: float
    colour: str
    most: float | None = None
    is_open: bool = False
    next_start: float | None = None
    whisker: tuple[float, float] | None = None
    is_total: bool = False
    hover: str = ""

    @property
    def handed_on(self) -> float:
        """Where the step to the next row stands."""
        return self.end if self.next_start is None else self.next_start

    @property
    def right(self) -> float:
        """The rightmost place drawn."""
        return max(self.start, self.end, self.most or -math.inf, *(self.whisker or ()))


def step_figure(rows: Sequence[Row], colours: Palette, ends: tuple[float, float]) -> go.Figure:
    """Draw rows of stepping bars, the first at the top; ``ends`` are the axis' low and high end."""
    names = [wrap_text(row.name, _NAME_WIDTH, most=2) for row in rows]
    texts = [wrap_text(row.text, _TEXT_WIDTH, most=2) for row in rows]
    left, right = (
        math.ceil(max(text_width(line, bold=True) for lines in column for line in lines)) + 2 * _AIR
        for column in (names, texts)
    )
    height = len(rows) * _ROW_HEIGHT + 2 * _EDGE
    figure = start_figure(colours, width=WIDTH, height=height, margin=(left, _EDGE, right, _EDGE))
    figure.add_traces([_outlines(rows, colours), _bars(rows), _steps(rows, colours), *_ranges(rows, colours)])
    low, high = ends if ends[0] < ends[1] else (ends[0], ends[0] + 1)
    figure.update_layout(
        barmode="overlay",
        bargap=1 - _THICKNESS,
        xaxis={"range": [low, high]},
        yaxis={"range": [len(rows) - 0.5, -0.5]},
        annotations=[
            annotation
            for place, row in enumerate(rows)
            for annotation in _words(row, place, (names[place], texts[place]), colours)
        ],
    )
    return figure


def _bars(rows: Sequence[Row]) -> go.Bar:
    return go.Bar(
        name="bars",
        orientation="h",
        y=list(range(len(rows))),
        base=[row.start for row in rows],
        x=[row.end - row.start for row in rows],
        hovertext=[row.hover or plain(f"{row.name}: {row.text}") for row in rows],
        hoverinfo="text",
        marker={
            "color": [row.colour for row in rows],
            "line": {"color": [row.colour for row in rows], "width": [1 if row.is_open else 0 for row in rows]},
            "pattern": {
                "shape": ["/" if row.is_open else "" for row in rows],
                "fillmode": "replace",
                "fgcolor": [row.colour for row in rows],
                "size": 6,
                "solidity": 0.35,
            },
        },
    )


def _outlines(rows: Sequence[Row], colours: Palette) -> go.Bar:
    shown = [(place, row, row.most) for place, row in enumerate(rows) if row.most is not None and not row.is_open]
    return go.Bar(
        name="most",
        orientation="h",
        y=[place for place, _, _ in shown],
        base=[row.start for _, row, _ in shown],
        x=[most - row.start for _, row, most in shown],
        hoverinfo="skip",
        marker={"color": "rgba(0,0,0,0)", "line": {"color": colours.border, "width": 1}},
    )


def _steps(rows: Sequence[Row], colours: Palette) -> go.Scatter:
    """Join the end of each bar to the next bar, through rows that have none."""
    half = _THICKNESS / 2
    across: list[float | None] = []
    down: list[float | None] = []
    drawn = [place for place, row in enumerate(rows) if row.start != row.end]
    for place, after in pairwise(drawn):
        at = rows[place].handed_on
        across += [at, at, None]
        down += [place + half, after - half, None]
    return go.Scatter(
        name="steps",
        x=across,
        y=down,
        mode="lines",
        hoverinfo="skip",
        line={"color": colours.second_mark, "width": 1, "dash": "3px,3px"},
    )


def _ranges(rows: Sequence[Row], colours: Palette) -> list[go.Scatter]:
    across: list[float | None] = []
    down: list[float | None] = []
    for place, row in enumerate(rows):
        if row.whisker is not None:
            low, high = row.whisker
            across += [low, high, None, low, low, None, high, high, None]
            down += [place, place, None, place - _CAP, place + _CAP, None, place - _CAP, place + _CAP, None]
    return [
        go.Scatter(name=name, x=across, y=down, mode="lines", hoverinfo="skip", line={"color": colour, "width": width})
        for name, colour, width in (("halo", colours.background, 4.5), ("range", colours.text, 1.5))
        if across
    ]


def _words(row: Row, place: int, words: tuple[list[str], list[str]], colours: Palette) -> list[dict[str, Any]]:
    name, text = ("<br>".join(plain(line) for line in lines) for lines in words)
    font = {"size": FONT_SIZE, "color": colours.text, "weight": _BOLD if row.is_total else "normal"}
    common = {"y": place, "yanchor": "middle", "font": font}
    return [
        common | {"x": 0, "xref": "paper", "xanchor": "right", "xshift": -2 * _AIR, "align": "right", "text": name},
        common | {"x": row.right, "xanchor": "left", "xshift": _AIR, "align": "left", "text": text},
    ]
