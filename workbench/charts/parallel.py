"""A few features over all dimensions at once: one line each, from worst to best."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import plotly.graph_objects as go

from workbench.charts.lettering import fit_text, hover_title, plain, text_width, wrap_text
from workbench.charts.parallel_words import end_words
from workbench.charts.theme import FONT_SIZE, Palette, hue, start_figure
from workbench.methods.values import map_values
from workbench.model import Backlog, Dimension, Evaluation, Feature
from workbench.workflows.wording import score_text

FloatArray = npt.NDArray[np.float64]

WIDTH, PHONE_WIDTH = 1130, 358
"""Pixels that the page gives the chart."""
MOST = 8
"""Lines that an eye can still follow; more features than that are left out."""
_HEIGHT, _TOP, _BOTTOM = 420, 62, 36
_BEYOND = 0.07
"""Drawn beyond both ends, for lines that run beside each other there; share of the axis."""
_PLOT = _HEIGHT - _TOP - _BOTTOM
_NAME_WIDTHS = (210.0, 96.0)
_SIDES = (72, 24)
_STEP = 0.018
"""How far apart lines run that stand on the same value; share of the axis."""
_SIDESTEP = 0.014
"""How far beside the axis the ranges of unknown scores stand apart; share of the distance of two axes."""
_LABEL_STEP, _LABEL_AWAY = 18.0, 26.0
_LOOKS = (
    ("solid", "circle", "●"),
    ("9px,4px", "square", "■"),
    ("2px,4px", "diamond", "◆"),
    ("11px,3px,2px,3px", "triangle-up", "▲"),
)
_BOLD = 600


@dataclass(frozen=True)
class _Line:
    """One feature's line.

    Attributes
    ----------
    low, point, high
        (dimensions,); values 0 worst to 1 best; missing: 0, NaN, 1.
    heights
        (dimensions,); where the line is drawn; beside ``point`` where others stand on the same value; NaN missing.
    """

    feature: Feature
    place: int
    low: list[float]
    point: list[float]
    high: list[float]
    heights: list[float]

    def colour(self, colours: Palette) -> str:
        """Give ink to the first half, grey to the second; hue belongs to dimensions."""
        return colours.ink if self.place < len(_LOOKS) else colours.second_mark

    @property
    def look(self) -> tuple[str, str, str]:
        """Dash, marker and the marker as a character."""
        return _LOOKS[self.place % len(_LOOKS)]


def parallel_figure(
    backlog: Backlog, evaluation: Evaluation, ids: Sequence[str], colours: Palette, *, phone: bool = False
) -> go.Figure:
    """Draw features side by side over all dimensions.

    Parameters
    ----------
    backlog, evaluation
        The backlog and its evaluation.
    ids
        The features, at most eight of them; further ones are left out.
    colours
        The theme's colours.
    phone
        Whether it is drawn for a narrow screen, with short names.

    Returns
    -------
    A figure with one upright axis a dimension, worst at 0 and best at 1 whatever its direction, each end named in the
    dimension's own words, and one trace a feature, named by its id. A missing score leaves a gap in the line and a
    dotted line over everything it could be; a range is a whisker.

    Raises
    ------
    InvalidChoice
        When there is no feature of an id.
    """
    dimensions = [evaluation.framework.dimension(key) for key in evaluation.dimensions]
    lines = _lines([backlog.feature(one) for one in ids[:MOST]], backlog, evaluation, dimensions)
    names = [fit_text(line.feature.title, _NAME_WIDTHS[phone]) for line in lines]
    widest = max((text_width(name) for name in names), default=0.0)
    right = math.ceil(widest + text_width("▲ ") + _LABEL_AWAY) + 4
    width = PHONE_WIDTH if phone else WIDTH
    figure = start_figure(colours, width=width, height=_HEIGHT, margin=(_SIDES[phone], _TOP, right, _BOTTOM))
    figure.add_traces([trace for line in lines for trace in _traces(line, dimensions, colours)])
    last = len(dimensions) - 1
    column = (width - _SIDES[phone] - right) / max(last, 1)
    figure.update_layout(
        xaxis={"range": [-_BEYOND, max(last, 1) + _BEYOND]},
        yaxis={"range": [-_BEYOND, 1 + _BEYOND]},
        shapes=[_axis_line(place, colours) for place in range(len(dimensions))],
        annotations=[
            *_axis_words(dimensions, evaluation, column, colours, phone=phone),
            *_line_names(lines, names, last, colours),
        ],
    )
    return figure


def _lines(
    features: list[Feature], backlog: Backlog, evaluation: Evaluation, dimensions: list[Dimension]
) -> list[_Line]:
    rows = [backlog.position(feature.id) for feature in features]
    low, point, high = (array[rows] for array in (evaluation.low, evaluation.point, evaluation.high))
    if evaluation.framework.is_ratio:
        worst, best = (np.array([getattr(one.scale, end) for one in dimensions]) for end in ("worst", "best"))
        low, point, high = (map_values(array, worst, best) for array in (low, point, high))
    low, high = np.nan_to_num(low, nan=0.0), np.nan_to_num(high, nan=1.0)
    heights = np.stack([_apart(column) for column in point.T], axis=1) if rows else point
    return [
        _Line(feature, place, *(array[place].tolist() for array in (low, point, high, heights)))
        for place, feature in enumerate(features)
    ]


def _apart(column: FloatArray) -> FloatArray:
    """Move lines that stand on the same value a little apart, around that value and inside the axis."""
    heights = column.copy()
    for value in np.unique(column[~np.isnan(column)]):
        same = np.flatnonzero(np.abs(column - value) < 1e-9)  # noqa: PLR2004 - noise
        offsets = (np.arange(len(same)) - (len(same) - 1) / 2) * -_STEP
        heights[same] = value + offsets
    return heights


def _traces(line: _Line, dimensions: list[Dimension], colours: Palette) -> list[go.Scatter]:
    dash, symbol, _ = line.look
    colour = line.colour(colours)
    hovers = [
        f"{hover_title(line.feature.title)}<br>{plain(one.name)}: {plain(score_text(one, line.feature.score(one.key)))}"
        for one in dimensions
    ]
    known = go.Scatter(
        name=line.feature.id,
        mode="lines+markers",
        x=list(range(len(dimensions))),
        y=[None if math.isnan(height) else height for height in line.heights],
        customdata=[line.feature.id] * len(dimensions),
        hovertext=hovers,
        hoverinfo="text",
        connectgaps=False,
        cliponaxis=False,
        line={"color": colour, "width": 2, "dash": dash},
        marker={"color": colour, "size": 9, "symbol": symbol},
    )
    beside = (line.place - (MOST - 1) / 2) * _SIDESTEP
    missing, ranged = _uprights(line, beside)
    upright = {"mode": "lines", "hoverinfo": "skip", "cliponaxis": False}
    looks = (("missing", missing, {"width": 2, "dash": "1px,5px"}), ("range", ranged, {"width": 1.5}))
    unknown = [
        go.Scatter(name=name, **upright, **places, line=look | {"color": colour})
        for name, places, look in looks
        if places["x"]
    ]
    return [known, *unknown]


def _uprights(line: _Line, beside: float) -> tuple[dict[str, list[float | None]], dict[str, list[float | None]]]:
    missing: dict[str, list[float | None]] = {"x": [], "y": []}
    ranged: dict[str, list[float | None]] = {"x": [], "y": []}
    for place, (low, point, high) in enumerate(zip(line.low, line.point, line.high, strict=True)):
        if low == high:
            continue
        one = missing if math.isnan(point) else ranged
        across = place + (beside if math.isnan(point) else 0.0)
        one["x"] += [across, across, None]
        one["y"] += [low, high, None]
    return missing, ranged


def _axis_line(place: int, colours: Palette) -> dict[str, Any]:
    line = {"color": colours.border, "width": 1}
    return {"type": "line", "x0": place, "x1": place, "y0": 0, "y1": 1, "line": line, "layer": "below"}


def _axis_words(
    dimensions: list[Dimension], evaluation: Evaluation, column: float, colours: Palette, *, phone: bool
) -> list[dict[str, Any]]:
    """Name each axis above it, and both its ends in the dimension's own words."""
    words = []
    top = {"y": 1 + _BEYOND, "yanchor": "bottom"}
    for place, one in enumerate(dimensions):
        colour = hue(colours, one.key, evaluation.framework.keys.index(one.key))
        size = FONT_SIZE - 2 if phone else FONT_SIZE
        square = "" if phone else f'<span style="color:{colour}">■</span> '
        name = fit_text(one.column if phone else one.name, column - 6, size, bold=True)
        common = {"x": place, "xanchor": "center"}
        strong = {"size": size, "color": colours.text, "weight": _BOLD}
        words.append(common | top | {"yshift": 40, "text": square + plain(name), "font": strong})
        ends = ("best", "worst") if phone else tuple(end_words(one, end) for end in (one.scale.best, one.scale.worst))
        if phone and place > 0:
            continue
        muted = {"size": size - (0 if phone else 1), "color": colours.muted}
        best, worst = ("<br>".join(plain(part) for part in wrap_text(end, column - 10, size, most=2)) for end in ends)
        words.append(common | top | {"yshift": 4, "text": best, "font": muted})
        words.append(common | {"y": -_BEYOND, "yanchor": "top", "yshift": -4, "text": worst, "font": muted})
    return words


def _line_names(lines: list[_Line], names: list[str], last: int, colours: Palette) -> list[dict[str, Any]]:
    """Name each line at its right end, the names spread so that none covers another."""
    ends = [0.5 if math.isnan(line.heights[last]) else line.heights[last] for line in lines] if last >= 0 else []
    wanted = [(1 + _BEYOND - end) / (1 + 2 * _BEYOND) * _PLOT for end in ends]
    return [
        {
            "x": last,
            "y": end,
            "ax": _LABEL_AWAY,
            "ay": at - want,
            "showarrow": True,
            "arrowhead": 0,
            "arrowwidth": 1,
            "arrowcolor": colours.border,
            "standoff": 6,
            "xanchor": "left",
            "yanchor": "middle",
            "text": f'<span style="color:{line.colour(colours)}">{line.look[2]}</span> {plain(name)}',
            "font": {"size": FONT_SIZE, "color": colours.text},
        }
        for line, name, end, want, at in zip(lines, names, ends, wanted, spread_evenly(wanted), strict=True)
    ]


def spread_evenly(wanted: Sequence[float], step: float = _LABEL_STEP, length: float = _PLOT) -> list[float]:
    """Move places on a line apart until each is ``step`` from the next, within ``length``, keeping their order.

    Parameters
    ----------
    wanted
        Where each would like to stand; any order.
    step
        The least distance; where all do not fit they stand closer.
    length
        Places lie between 0 and this.

    Returns
    -------
    (wanted,); in the order given.
    """
    order = sorted(range(len(wanted)), key=lambda place: wanted[place])
    apart = min(step, length / max(len(wanted) - 1, 1))
    at = [0.0] * len(wanted)
    lowest = 0.0
    for count, place in enumerate(order):
        at[place] = min(max(wanted[place], lowest), length - apart * (len(order) - 1 - count))
        lowest = at[place] + apart
    return at
