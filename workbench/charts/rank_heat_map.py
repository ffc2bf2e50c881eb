"""How often each feature takes each place, as a table of shaded cells."""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import plotly.graph_objects as go

from workbench.charts.lettering import hover_title, label_text, text_width
from workbench.charts.theme import FONT_SIZE, Palette, start_figure
from workbench.model import Backlog
from workbench.workflows.confidence_headline import find_coin_toss, of_hundred
from workbench.workflows.robustness import Robustness
from workbench.workflows.wording import quote, round_half_up

WIDTH, PHONE_WIDTH = 720, 358
"""Pixels beside the bands, and on a phone."""
ROWS, PHONE_ROWS = 12, 6
"""Features and places shown at first."""
_NAME_WIDTH, _PHONE_NAME_WIDTH = 205.0, 128.0
_ROW_HEIGHT, _TOP, _BOTTOM, _AIR = 34, 34, 6, 8
_SHOWN = 5
"""Chances below this, of 100, leave their cell blank: noise is no finding."""
_LIGHT = ((0.0, "#FFFFFF"), (0.05, "#E8EDF6"), (0.5, "#9DB2D9"), (1.0, "#223255"))
_DARK = ((0.0, "#14181F"), (0.05, "#202A3B"), (0.5, "#3F5A8C"), (1.0, "#BFD2FA"))
_TURN_LIGHT, _TURN_DARK = 62, 72
"""Chances from which a cell is so strong that its number changes colour."""
_BOLD = 600


@dataclass(frozen=True)
class _Cells:
    """Chances of 100, rows best first; the last column gathers every place beyond.

    Attributes
    ----------
    chances
        (features shown × columns).
    places
        What each column is called.
    """

    chances: np.ndarray
    places: tuple[str, ...]


def heat_map_figure(
    backlog: Backlog, robustness: Robustness, colours: Palette, *, rows: int = ROWS, phone: bool = False
) -> go.Figure:
    """Draw how often each of the best features takes each place.

    Parameters
    ----------
    backlog
        Where the titles stand.
    robustness
        The chances; at least one ranked feature.
    colours
        The theme's colours.
    rows
        How many features are shown; also the places told apart, at most as many as on the first look.
    phone
        Whether it is drawn for a narrow screen.

    Returns
    -------
    A figure with one row a feature, 0 the best, and one column a place, 0 the first; what lies beyond is gathered in a
    last column. The trace 'chances' holds chances of 100 with the features' ids as ``customdata``; 'numbers' prints
    those of at least five; the shapes box what the page's sentence names.
    """
    cells = _lay_out(robustness, rows, PHONE_ROWS if phone else ROWS)
    count, across = cells.chances.shape
    width = _PHONE_NAME_WIDTH if phone else _NAME_WIDTH
    left = math.ceil(width) + 2 * _AIR + math.ceil(text_width("0000", bold=True))
    height = count * _ROW_HEIGHT + _TOP + _BOTTOM
    figure = start_figure(
        colours, width=PHONE_WIDTH if phone else WIDTH, height=height, margin=(left, _TOP, 2, _BOTTOM)
    )
    figure.add_traces([_shades(backlog, robustness, cells, colours), *_numbers(cells, colours)])
    figure.update_layout(
        xaxis={"range": [-0.5, across - 0.5]},
        yaxis={"range": [count - 0.5, -0.5]},
        annotations=[*_heads(cells, colours), *_names(backlog, robustness, count, width, colours)],
        shapes=_boxes(robustness, count, across, colours),
    )
    return figure


def describe_heat_map(backlog: Backlog, robustness: Robustness) -> str:
    """Say what the picture shows: who is first how often, and which places are open."""
    if not robustness.feature_ids:
        return "No feature is ranked yet."
    order = np.argsort(-robustness.first, kind="stable")[:3]
    named = [
        f"{quote(backlog.feature(robustness.feature_ids[row]).title, 40)} in {of_hundred(float(robustness.first[row]))}"
        for row in order
        if robustness.first[row] >= _SHOWN / 100
    ]
    first = f"First place of 100 draws: {', '.join(named)}." if named else "First place is open to many."
    toss = find_coin_toss(robustness)
    return f"{first} Places {toss[0]} to {toss[1]} change hands as often as not." if toss else first


def shades(colours: Palette) -> tuple[tuple[float, str], ...]:
    """Give the colours of the cells: places from 0 to 1, rising, each with its '#RRGGBB'."""
    return _DARK if colours.is_dark else _LIGHT


def _lay_out(robustness: Robustness, rows: int, columns: int) -> _Cells:
    count = len(robustness.feature_ids)
    shown = min(rows, count)
    apart = min(columns, count)
    chances = robustness.shares[:shown, :apart] * 100
    places = tuple(str(place + 1) for place in range(apart))
    if apart < count:
        beyond = 100 - chances.sum(axis=1, keepdims=True)
        return _Cells(np.hstack([chances, np.maximum(beyond, 0.0)]), (*places, f"{apart + 1}+"))
    return _Cells(chances, places)


def _shades(backlog: Backlog, robustness: Robustness, cells: _Cells, colours: Palette) -> go.Heatmap:
    ids = robustness.feature_ids[: len(cells.chances)]
    hovers = [
        [
            f"{hover_title(backlog.feature(one).title)}<br>place {place}: {of_hundred(float(chance) / 100)} of 100"
            for place, chance in zip(cells.places, line, strict=True)
        ]
        for one, line in zip(ids, cells.chances, strict=True)
    ]
    return go.Heatmap(
        name="chances",
        z=cells.chances,
        customdata=[[one] * len(cells.places) for one in ids],
        text=hovers,
        hoverinfo="text",
        zmin=0,
        zmax=100,
        colorscale=shades(colours),
        showscale=False,
        xgap=2,
        ygap=2,
    )


def _numbers(cells: _Cells, colours: Palette) -> list[go.Scatter]:
    """Print the chances, on strong cells in the background's colour."""
    turn = _TURN_DARK if colours.is_dark else _TURN_LIGHT
    whole = np.array([[round_half_up(chance) for chance in line] for line in cells.chances])
    strong = whole >= turn
    traces = []
    for chosen, colour in ((~strong & (whole >= _SHOWN), colours.text), (strong, colours.background)):
        down, across = np.nonzero(chosen)
        traces.append(
            go.Scatter(
                name="numbers",
                x=across,
                y=down,
                text=[str(whole[row, column]) for row, column in zip(down, across, strict=True)],
                mode="text",
                hoverinfo="skip",
                textfont={"color": colour, "size": FONT_SIZE},
            )
        )
    return traces


def _heads(cells: _Cells, colours: Palette) -> list[dict[str, Any]]:
    return [
        {
            "x": column,
            "y": 1,
            "yref": "paper",
            "yanchor": "bottom",
            "yshift": 5,
            "text": place,
            "font": {"color": colours.muted, "size": FONT_SIZE},
        }
        for column, place in enumerate(cells.places)
    ]


def _names(
    backlog: Backlog, robustness: Robustness, count: int, width: float, colours: Palette
) -> list[dict[str, Any]]:
    room = math.ceil(text_width("0000", bold=True))
    common = {"x": 0, "xref": "paper", "xanchor": "right", "yanchor": "middle"}
    marks = []
    for row, one in enumerate(robustness.feature_ids[:count]):
        name = label_text(backlog.feature(one).title, width)
        font = {"color": colours.text, "size": FONT_SIZE}
        marks.append(common | {"y": row, "xshift": -_AIR - room, "text": name, "font": font})
        strong = font | {"weight": _BOLD}
        marks.append(common | {"y": row, "xshift": -_AIR, "text": str(robustness.rank[row]), "font": strong})
    return marks


def _boxes(robustness: Robustness, count: int, across: int, colours: Palette) -> list[dict[str, Any]]:
    """Box first place for all who share it, and the places that are a coin toss, where they are shown."""
    if len(robustness.feature_ids) < 2 or robustness.is_certain:  # noqa: PLR2004 - two can change places
        return []
    toss = find_coin_toss(robustness)
    leaders = max(1, int((robustness.rank == 1).sum()))
    areas = [(0, 1, leaders)] if toss is None else [(0, 1, leaders), (toss[0] - 1, toss[1], toss[1])]
    line = {"color": colours.text, "width": 1.5}
    return [
        {
            "type": "rect",
            "x0": start - 0.5,
            "x1": min(end, across) - 0.5,
            "y0": start - 0.5,
            "y1": min(down, count) - 0.5,
            "line": line,
        }
        for start, end, down in areas
        if start < min(count, across)
    ]
