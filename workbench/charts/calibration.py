"""How far scores were from what came: one row for each dimension, a dot for each launched feature."""

from typing import Any

import plotly.graph_objects as go

from workbench.charts.lettering import fit_text, hover_title, plain
from workbench.charts.theme import FONT_SIZE, Palette, hue, start_figure
from workbench.workflows.calibrating import Calibration, DimensionCalibration
from workbench.workflows.wording import count_of, join_names, round_half_up, signed

WIDTH, PHONE_WIDTH = 620, 358
_ROW, _TOP, _BOTTOM = 58, 46, 30
_NAMES, _PHONE_NAMES = 170, 112
_COUNTS = 40
_LIMIT = 104
_DOT = 9
_FAINT = 0.6


def calibration_figure(calibration: Calibration, colours: Palette, *, phone: bool = False) -> go.Figure:
    """Draw outcome less score for every dimension of which an outcome is known.

    Parameters
    ----------
    calibration
        Scores against what they turned out to be.
    colours
        The theme's colours.
    phone
        Whether it is drawn for a narrow screen.

    Returns
    -------
    One trace for each dimension, named by its key: x is outcome − score in points of 100, −100 to 100, right better
    than scored; rows from the top, 0, 1, 2 …; the feature's id is each point's ``customdata``. A bar marks the mean of
    a row that has enough outcomes.
    """
    rows = [one for one in calibration.dimensions if one.turnouts]
    names = _PHONE_NAMES if phone else _NAMES
    height = _TOP + _BOTTOM + _ROW * max(1, len(rows))
    width = PHONE_WIDTH if phone else WIDTH
    figure = start_figure(colours, width=width, height=height, margin=(names, _TOP, _COUNTS, _BOTTOM))
    places = {one.dimension: place for place, one in enumerate(calibration.dimensions)}
    for row, one in enumerate(rows):
        figure.add_trace(_dots(one, row, hue(colours, one.dimension, places[one.dimension])))
    figure.update_layout(
        xaxis={"range": [-_LIMIT, _LIMIT], "tickvals": [-100, -50, 0, 50, 100], "showticklabels": True,
               "ticktext": ["−100", "−50", "as scored", "+50", "+100"]},
        yaxis={"range": [len(rows) - 0.5, -0.5]},
        annotations=[
            *_ends(colours),
            *(part for row, one in enumerate(rows) for part in _labels(one, row, names, colours)),
        ],
        shapes=[_zero(colours), *(_mean(one, row, colours) for row, one in enumerate(rows) if one.enough)],
    )  # fmt: skip
    return figure


def describe_calibration(calibration: Calibration) -> str:
    """Say what the chart shows, for those who do not see it."""
    rows = [one for one in calibration.dimensions if one.turnouts]
    if not rows:
        return "No outcome is known yet."
    said = [
        f"{one.name} {signed(round_half_up(one.bias * 100))} points on average over "
        f"{count_of(len(one.turnouts), 'outcome')}"
        for one in rows
    ]
    return f"Outcome less score. {join_names(said, len(said))}. {calibration.headline}"


def _dots(one: DimensionCalibration, row: int, colour: str) -> go.Scatter:
    seen: dict[int, int] = {}
    down = []
    for turnout in one.turnouts:
        place = round_half_up(turnout.difference * 100)
        above = seen.get(place, 0)
        seen[place] = above + 1
        # Equal differences stand beside each other around the row's middle instead of on top of each other.
        down.append(row + min((above + 1) // 2, 3) * 0.1 * (1 if above % 2 else -1))
    return go.Scatter(
        name=one.dimension,
        x=[turnout.difference * 100 for turnout in one.turnouts],
        y=down,
        customdata=[turnout.feature_id for turnout in one.turnouts],
        hovertext=[
            f"{hover_title(turnout.title)}<br>scored {round_half_up(turnout.scored * 100)}, "
            f"turned out {round_half_up(turnout.turned_out * 100)} of 100"
            for turnout in one.turnouts
        ],
        hoverinfo="text",
        mode="markers",
        cliponaxis=False,
        marker={"size": _DOT, "color": colour, "opacity": 1 if one.enough else _FAINT},
    )


def _labels(one: DimensionCalibration, row: int, names: int, colours: Palette) -> list[dict[str, Any]]:
    left = {"x": 0, "xref": "paper", "xanchor": "right", "xshift": -10, "y": row, "yanchor": "middle"}
    right = {"x": 1, "xref": "paper", "xanchor": "left", "xshift": 8, "y": row, "yanchor": "middle"}
    mean = f"<b>{signed(round_half_up(one.bias * 100))}</b>" if one.enough else "few"
    return [
        left | {"text": plain(fit_text(one.name, names - 16)), "font": {"color": colours.text, "size": FONT_SIZE}},
        right | {"text": mean, "font": {"color": colours.text if one.enough else colours.muted, "size": FONT_SIZE}},
    ]


def _ends(colours: Palette) -> list[dict[str, Any]]:
    common = {
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "yshift": 14,
        "font": {"color": colours.muted, "size": FONT_SIZE},
    }
    return [
        common | {"x": -_LIMIT, "xanchor": "left", "text": "← worse"},
        common | {"x": _LIMIT, "xanchor": "right", "text": "better than scored →"},
    ]


def _zero(colours: Palette) -> dict[str, Any]:
    line = {"color": colours.second_mark, "width": 1}
    return {"type": "line", "x0": 0, "x1": 0, "y0": 0, "y1": 1, "yref": "paper", "line": line, "layer": "below"}


def _mean(one: DimensionCalibration, row: int, colours: Palette) -> dict[str, Any]:
    at, line = one.bias * 100, {"color": colours.text, "width": 3}
    return {"type": "line", "x0": at, "x1": at, "y0": row - 0.34, "y1": row + 0.34, "line": line}
