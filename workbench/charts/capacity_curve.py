"""What more capacity would buy: the best set's value at every capacity, as a line of steps."""

from typing import Any

import plotly.graph_objects as go

from workbench.charts.lettering import plain, wrap_text
from workbench.charts.theme import FONT_SIZE, Palette, start_figure
from workbench.workflows.plan_curve import CapacityCurve, CurveStep
from workbench.workflows.wording import amount_text, count_of, plain_number, points

WIDTH, PHONE_WIDTH = 720, 358
_HEIGHT, _PHONE_HEIGHT = 350, 300
_LEFT, _TOP, _RIGHT, _BOTTOM = 52, 30, 24, 46
_BOLD = 600
_HEADROOM = 1.12
_LABEL, _NARROWEST, _GAP = 200, 80, 12
_NEAR_END = 0.85
_WIDER = 1.02
"""How far the axis runs beyond the last capacity, so that a step there is seen."""
_TICKS = 5


def capacity_curve_figure(
    curve: CapacityCurve, colours: Palette, *, is_ratio: bool = False, phone: bool = False
) -> go.Figure:
    """Draw what the best set is worth at every capacity.

    Parameters
    ----------
    curve
        Its steps, today's capacity and the next jump.
    colours
        The theme's colours.
    is_ratio
        Whether worth is a plain number; else it is drawn in points.
    phone
        Whether it is drawn for a narrow screen.

    Returns
    -------
    Traces 'value', a line of steps with x the capacity and y the worth; 'today', a dot; 'next', an open dot where
    there is a next jump. Worth in points, of which a feature has at most 100, or plain where ``is_ratio``.
    """
    width, height = (PHONE_WIDTH, _PHONE_HEIGHT) if phone else (WIDTH, _HEIGHT)
    figure = start_figure(colours, width=width, height=height, margin=(_LEFT, _TOP, _RIGHT, _BOTTOM))
    scale = 1.0 if is_ratio else 100.0
    today = value_at(curve, curve.capacity)
    top = max((one.value for one in curve.steps), default=0.0) * scale * _HEADROOM or 1.0
    figure.add_traces([_line(curve, scale, colours), _dots(curve, today, scale, colours)])
    if curve.next_jump is not None:
        figure.add_trace(_next_dot(curve, today, scale, colours))
    figure.update_layout(
        xaxis={
            "range": [0, (curve.end or 1.0) * _WIDER],
            "showticklabels": True,
            "nticks": _TICKS + 1,
            "tickformat": ",~g",
        },
        yaxis={"range": [0, top], "showticklabels": True, "nticks": _TICKS, "showgrid": True, "tickformat": ",~g"}
        | {"gridcolor": colours.grid},
        shapes=[_today_line(curve, colours)],
        annotations=[
            *_axis_names(curve, colours, is_ratio=is_ratio),
            _today_label(curve, colours),
            *_next_label(curve, colours, width=width - _LEFT - _RIGHT, is_ratio=is_ratio),
        ],
    )
    return figure


def describe_capacity_curve(curve: CapacityCurve, *, is_ratio: bool = False) -> str:
    """Say what the chart shows, for those who do not see it."""
    if not curve.steps:
        return "No capacity up to the end of the chart allows a plan."
    today = worth_text(value_at(curve, curve.capacity), is_ratio=is_ratio)
    said = f"At {amount_text(curve.capacity, curve.unit)} the best set is worth {today}."
    last = curve.steps[-1]
    if last.capacity > curve.capacity:
        worth = worth_text(last.value, is_ratio=is_ratio)
        said += f" At {amount_text(last.capacity, curve.unit)} it would be worth {worth}."
    jump = curve.next_jump
    if jump is None:
        return f"{said} No capacity, however large, allows a better set."
    more, gain = amount_text(jump.more, curve.unit), worth_text(jump.gain, is_ratio=is_ratio)
    return f"{said} The next better set needs {more} more and is worth {gain} more."


def value_at(curve: CapacityCurve, capacity: float) -> float:
    """Give what the best set is worth at a capacity, as in a plan; 0 where there is none yet."""
    reached = [one.value for one in curve.steps if one.capacity <= capacity + 1e-9]
    return reached[-1] if reached else 0.0


def worth_text(value: float, *, is_ratio: bool) -> str:
    """Say a worth: whole points with their noun, or a plain number."""
    if is_ratio:
        return plain_number(value)
    said = points(value)
    return f"{said} {'point' if said == '1' else 'points'}"


def _line(curve: CapacityCurve, scale: float, colours: Palette) -> go.Scatter:
    steps = curve.steps
    last = [steps[-1]] if steps else []
    return go.Scatter(
        name="value",
        x=[*(one.capacity for one in steps), *(curve.end * _WIDER for _ in last)],
        y=[*(one.value * scale for one in steps), *(one.value * scale for one in last)],
        mode="lines",
        line={"shape": "hv", "color": colours.ink, "width": 2.5},
        hovertext=[_hover(one, curve.unit, scale) for one in (*steps, *last)],
        hoverinfo="text",
    )


def _hover(step: CurveStep, unit: str, scale: float) -> str:
    said = f"From {amount_text(step.capacity, unit)}: {count_of(len(step.chosen), 'feature')}"
    return plain(f"{said}, worth {worth_text(step.value, is_ratio=scale == 1.0)}")


def _dots(curve: CapacityCurve, today: float, scale: float, colours: Palette) -> go.Scatter:
    return go.Scatter(
        name="today", x=[curve.capacity], y=[today * scale], mode="markers", hoverinfo="skip", cliponaxis=False,
        marker={"size": 11, "color": colours.text},
    )  # fmt: skip


def _next_dot(curve: CapacityCurve, today: float, scale: float, colours: Palette) -> go.Scatter:
    jump = curve.next_jump
    seen = jump is not None and curve.capacity + jump.more <= curve.end
    return go.Scatter(
        name="next",
        x=[curve.capacity + jump.more] if jump is not None and seen else [],
        y=[(today + jump.gain) * scale] if jump is not None and seen else [],
        mode="markers",
        hoverinfo="skip",
        cliponaxis=False,
        marker={"size": 11, "color": colours.background, "line": {"color": colours.text, "width": 2}},
    )


def _today_line(curve: CapacityCurve, colours: Palette) -> dict[str, Any]:
    return {
        "type": "line", "x0": curve.capacity, "x1": curve.capacity, "y0": 0, "y1": 1, "yref": "paper",
        "line": {"color": colours.text, "width": 1, "dash": "3px,3px"}, "layer": "below",
    }  # fmt: skip


def _axis_names(curve: CapacityCurve, colours: Palette, *, is_ratio: bool) -> list[dict[str, Any]]:
    font = {"size": FONT_SIZE, "color": colours.muted}
    return [
        {
            "x": 1, "xref": "paper", "xanchor": "right", "y": 0, "yref": "paper", "yanchor": "top", "yshift": -24,
            "text": plain(f"Capacity, {curve.unit}"), "font": font,
        },
        {
            "x": 0, "xref": "paper", "xanchor": "left", "xshift": 8 - _LEFT, "y": 1, "yref": "paper",
            "yanchor": "bottom", "yshift": 8, "text": "Worth together" if is_ratio else "Worth together, points",
            "font": font,
        },
    ]  # fmt: skip


def _today_label(curve: CapacityCurve, colours: Palette) -> dict[str, Any]:
    near_end = curve.capacity / (curve.end or 1.0) > _NEAR_END
    return {
        "x": curve.capacity,
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "yshift": 8,
        "xanchor": "right" if near_end else "center",
        "xshift": _RIGHT if near_end else 0,
        "text": plain(f"today {plain_number(curve.capacity, 6)}"),
        "font": {"size": FONT_SIZE, "color": colours.text, "weight": _BOLD},
    }


def _next_label(curve: CapacityCurve, colours: Palette, *, width: int, is_ratio: bool) -> list[dict[str, Any]]:
    """Say what the next jump buys: right below its dot, else left of today's line; a rising line leaves both free."""
    jump = curve.next_jump
    if jump is None or curve.capacity + jump.more > curve.end:
        return []
    at = value_at(curve, curve.capacity) + jump.gain
    room = (1 - (curve.capacity + jump.more) / curve.end) * width + _RIGHT - _GAP
    is_right = room >= _NARROWEST
    said = f"+{amount_text(jump.more, curve.unit)}: {worth_text(jump.gain, is_ratio=is_ratio)} more"
    lines = wrap_text(said, min(_LABEL, room) if is_right else _LABEL, most=3, bold=True)
    return [
        {
            "x": curve.capacity + jump.more if is_right else curve.capacity,
            "y": at if is_ratio else at * 100,
            "xanchor": "left" if is_right else "right",
            "xshift": _GAP if is_right else -_GAP,
            "yanchor": "top" if is_right else "bottom",
            "yshift": -2 if is_right else 2,
            "align": "left" if is_right else "right",
            "text": "<br>".join(plain(line) for line in lines),
            "font": {"size": FONT_SIZE, "color": colours.text, "weight": _BOLD},
        }
    ]
