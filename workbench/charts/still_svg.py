"""A chart as an SVG picture that needs no browser: the same colours, words and places as on the page."""

from html import escape

import plotly.graph_objects as go

from workbench.charts.still_axes import draw_axes, draw_grid
from workbench.charts.still_bars import draw_bars, draw_cells, draw_hatches
from workbench.charts.still_marks import draw_scatter
from workbench.charts.still_notes import clip_of, draw_note, draw_shape
from workbench.charts.still_reading import Frame, Parts, Sheet, UndrawnPart, read_figure
from workbench.charts.still_text import FONT_STACK

_ORDER = ("heatmap", "bar", "scatter")
"""Plotly draws shaded cells below bars, and bars below lines and marks."""


def figure_svg(  # noqa: PLR0913 - one picture, six things to say of it
    figure: go.Figure,
    *,
    title: str,
    description: str = "",
    width: float | None = None,
    height: float | None = None,
    background: str = "",
) -> str:
    """Draw a chart as SVG.

    Parameters
    ----------
    figure
        A figure of this package.
    title, description
        What the picture is called, and what it shows in words, for whoever cannot see it; any text.
    width, height
        Pixels; the figure's own where None. Names are placed for the figure's own size.
    background
        '#RRGGBB' behind everything; '' leaves the picture transparent.

    Returns
    -------
    A whole SVG document: no script, no reference to anything outside, text as text, everything escaped.

    Raises
    ------
    UndrawnPart
        When the figure holds something that the picture would leave out or draw wrong.
    """
    sheet = read_figure(figure, width=width, height=height)
    frame = sheet.frame
    size = f'width="{frame.width:g}" height="{frame.height:g}" viewBox="0 0 {frame.width:g} {frame.height:g}"'
    about = f"<desc>{escape(description)}</desc>" if description else ""
    ground = f'<rect width="100%" height="100%" fill="{background}"/>' if background else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" font-family="{FONT_STACK}">'
        f"<title>{escape(title)}</title>{about}"
        f"<defs>{_clips(frame)}{draw_hatches(sheet.traces)}</defs>{ground}{_draw(sheet)}</svg>"
    )


def _draw(sheet: Sheet) -> str:
    """Draw from the ground up: what lies below, the data, the axes, what lies above, the words."""
    below = [shape for shape in sheet.shapes if shape.get("layer") == "below"]
    above = [shape for shape in sheet.shapes if shape.get("layer") != "below"]
    traces = sorted(sheet.traces, key=lambda trace: _place(trace["type"]))
    return "".join(
        (
            *(_cut_shape(shape, sheet.frame) for shape in below),
            draw_grid(sheet),
            *(_draw_trace(trace, sheet) for trace in traces),
            draw_axes(sheet),
            *(_cut_shape(shape, sheet.frame) for shape in above),
            *(draw_note(note, sheet.frame) for note in sheet.notes),
        )
    )


def _place(kind: str) -> int:
    if kind not in _ORDER:
        raise UndrawnPart("trace", kind)
    return _ORDER.index(kind)


def _draw_trace(trace: Parts, sheet: Sheet) -> str:
    if trace["type"] == "scatter":
        drawn = draw_scatter(trace, sheet.frame)
        return drawn if trace.get("cliponaxis") is False else _cut(drawn, "xy", sheet.frame)
    drawn = draw_bars(trace, sheet) if trace["type"] == "bar" else draw_cells(trace, sheet.frame)
    return _cut(drawn, "xy", sheet.frame)


def _cut_shape(shape: Parts, frame: Frame) -> str:
    return _cut(draw_shape(shape, frame), clip_of(shape), frame)


def _cut(drawn: str, axes: str, frame: Frame) -> str:
    return f'<g clip-path="url(#{_clip_name(axes, frame)})">{drawn}</g>' if drawn and axes else drawn


def _clips(frame: Frame) -> str:
    """Define the plot's edges: along both axes, or along one over the whole picture."""
    return "".join(_clip(axes, frame) for axes in ("xy", "x", "y"))


def _clip(axes: str, frame: Frame) -> str:
    left, right = (frame.left, frame.right) if "x" in axes else (0.0, frame.width)
    top, bottom = (frame.top, frame.bottom) if "y" in axes else (0.0, frame.height)
    box = f'x="{left:g}" y="{top:g}" width="{right - left:g}" height="{bottom - top:g}"'
    return f'<clipPath id="{_clip_name(axes, frame)}"><rect {box}/></clipPath>'


def _clip_name(axes: str, frame: Frame) -> str:
    """Name a clip after where it cuts, so that pictures on one page never take another's."""
    edges = (frame.left, frame.top, frame.right, frame.bottom, frame.width, frame.height)
    return f"cut-{axes}-" + "-".join(f"{edge:g}" for edge in edges)
