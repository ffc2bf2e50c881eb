"""Read a figure for drawing it still: only what is known to be drawn right passes."""

from base64 import b64decode
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import plotly.graph_objects as go

Parts = Mapping[str, Any]
"""A piece of a figure: Plotly's names and values."""
NO_COLOUR = "rgba(0,0,0,0)"
_FIGURE = {"data", "layout"}
_LAYOUT = {
    "template", "width", "height", "margin", "xaxis", "yaxis", "annotations", "shapes", "barmode", "bargap",
}  # fmt: skip
_TEMPLATE = {
    "font", "paper_bgcolor", "plot_bgcolor", "colorway", "showlegend", "dragmode", "hovermode", "hoverlabel", "xaxis",
    "yaxis", "annotationdefaults",
}  # fmt: skip
_AXIS = {
    "visible", "showgrid", "zeroline", "showline", "ticks", "showticklabels", "fixedrange", "automargin", "tickfont",
    "range", "tickvals", "ticktext", "tickangle", "linecolor", "linewidth", "nticks", "tickformat", "gridcolor",
}  # fmt: skip
_AXIS_FIXED = {
    "visible": True, "zeroline": False, "ticks": "", "automargin": False, "tickangle": 0, "tickformat": ",~g",
}  # fmt: skip
"""What is drawn in one way only."""


class UndrawnPart(Exception):
    """A chart holds something that a still picture would leave out or draw wrong.

    Attributes
    ----------
    where, what
        The part of the figure, and the name or the value that is not known.
    """

    def __init__(self, where: str, what: object) -> None:
        super().__init__(f"{where}: {what!r} is not drawn in still pictures; teach workbench/charts/still_svg.py")
        self.where, self.what = where, what


@dataclass(frozen=True)
class Frame:
    """Where a figure's plot stands in the picture; pixels from the top left.

    Attributes
    ----------
    width, height
        Of the whole picture.
    left, top, right, bottom
        The plot's edges.
    across, up
        What the x axis holds at its left and right end, the y axis at its lower and upper end.
    """

    width: float
    height: float
    left: float
    top: float
    right: float
    bottom: float
    across: tuple[float, float]
    up: tuple[float, float]

    def x(self, place: float, reference: str = "x") -> float:
        """Give the pixel of a place on the x axis, or of a share of the plot's width."""
        low, high = self.across if reference == "x" else (0.0, 1.0)
        return self.left + (place - low) / (high - low) * (self.right - self.left)

    def y(self, place: float, reference: str = "y") -> float:
        """Give the pixel of a place on the y axis, or of a share of the plot's height from below."""
        low, high = self.up if reference == "y" else (0.0, 1.0)
        return self.bottom - (place - low) / (high - low) * (self.bottom - self.top)

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a place is on the plot; Plotly draws no mark whose middle is outside."""
        return all(min(ends) <= at <= max(ends) for at, ends in ((x, self.across), (y, self.up)))


@dataclass(frozen=True)
class Sheet:
    """A figure as it is drawn still: every default filled in.

    Attributes
    ----------
    frame
        Where the plot stands.
    traces, shapes, notes
        In the order in which they are drawn; notes are Plotly's annotations.
    x_axis, y_axis
        Their ticks and lines.
    thickness
        Of a bar that does not say its own; share of the distance between two bars.
    """

    frame: Frame
    traces: tuple[Parts, ...]
    shapes: tuple[Parts, ...]
    notes: tuple[Parts, ...]
    x_axis: Parts
    y_axis: Parts
    thickness: float


def read_figure(figure: go.Figure, *, width: float | None = None, height: float | None = None) -> Sheet:
    """Read a figure made by ``start_figure``.

    Parameters
    ----------
    figure
        One of our charts.
    width, height
        Of the picture; pixels; the figure's own where None. The margins keep theirs.

    Raises
    ------
    UndrawnPart
        When the figure holds something that would be left out.
    """
    parts = figure.to_plotly_json()
    check_names("figure", parts, _FIGURE)
    layout = parts["layout"]
    check_names("layout", layout, _LAYOUT)
    check_names("template", layout["template"], {"layout"})
    defaults = layout["template"]["layout"]
    check_names("template", defaults, _TEMPLATE)
    check_value("template", defaults, {"paper_bgcolor": NO_COLOUR, "plot_bgcolor": NO_COLOUR, "showlegend": False})
    axes = {name: _read_axis(name, defaults, layout) for name in ("xaxis", "yaxis")}
    notes = [{**defaults["annotationdefaults"], **_with_font(note, defaults)} for note in layout.get("annotations", ())]
    return Sheet(
        frame=_frame(layout, axes, (width or layout["width"], height or layout["height"])),
        traces=tuple({name: _unpack(value) for name, value in trace.items()} for trace in parts["data"]),
        shapes=tuple(layout.get("shapes", ())),
        notes=tuple(notes),
        x_axis=axes["xaxis"],
        y_axis=axes["yaxis"],
        thickness=1 - layout.get("bargap", 0.2),
    )


def check_names(where: str, parts: Parts, known: Collection[str]) -> None:
    """Refuse a part that says something unknown."""
    for name in parts:
        if name not in known:
            raise UndrawnPart(where, name)


def check_value(where: str, parts: Parts, allowed: Parts) -> None:
    """Refuse a part in which a name has another value than the one that is drawn; what is not said passes."""
    for name, value in allowed.items():
        if name in parts and parts[name] != value:
            raise UndrawnPart(f"{where}.{name}", parts[name])


def read_each(value: object, count: int) -> list[Any]:
    """Give one value for each of ``count`` points: Plotly takes one for all, or one each."""
    if value is None or isinstance(value, str | int | float):
        return [value] * count
    listed = list(value)  # type: ignore[call-overload] # Plotly hands out tuples, lists and arrays alike
    if len(listed) != count:
        raise UndrawnPart("values", f"{len(listed)} for {count} points")
    return [one.item() if hasattr(one, "item") else one for one in listed]


def _unpack(value: object) -> Any:  # noqa: ANN401 - whatever a figure holds
    """Give the numbers of an array, which Plotly packs into text."""
    if not isinstance(value, dict) or "bdata" not in value:
        return value
    numbers = np.frombuffer(b64decode(value["bdata"]), dtype=value["dtype"])
    shape = [int(one) for one in str(value.get("shape", numbers.size)).split(",")]
    return numbers.reshape(shape).tolist()


def _read_axis(name: str, defaults: Parts, layout: Parts) -> Parts:
    own = layout.get(name, {})
    axis = {**defaults[name], **own}
    axis["tickfont"] = {**defaults[name]["tickfont"], **own.get("tickfont", {})}
    check_names(name, axis, _AXIS)
    check_names(f"{name}.tickfont", axis["tickfont"], {"color", "size"})
    check_value(name, axis, _AXIS_FIXED)
    if len(axis.get("tickvals") or ()) != len(axis.get("ticktext") or ()):
        raise UndrawnPart(name, "ticks without words")
    if axis["showticklabels"] and "tickvals" not in axis and not {"nticks", "tickformat"} <= set(axis):
        raise UndrawnPart(name, "neither ticks nor how many")
    return axis


def _with_font(note: Parts, defaults: Parts) -> dict[str, Any]:
    return {**note, "font": {**defaults["annotationdefaults"]["font"], **note.get("font", {})}}


def _frame(layout: Parts, axes: Mapping[str, Parts], size: tuple[float, float]) -> Frame:
    margin = layout["margin"]
    check_value("margin", margin, {"pad": 0, "autoexpand": False})
    for name, axis in axes.items():
        if "range" not in axis:
            raise UndrawnPart(name, "an axis without a range")
    width, height = size
    left, right = axes["xaxis"]["range"]
    low, high = axes["yaxis"]["range"]
    return Frame(
        width=width,
        height=height,
        left=margin["l"],
        top=margin["t"],
        right=width - margin["r"],
        bottom=height - margin["b"],
        across=(float(left), float(right)),
        up=(float(low), float(high)),
    )
