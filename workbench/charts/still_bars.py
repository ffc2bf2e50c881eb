"""Bars and shaded cells of a still picture."""

import math
from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

from workbench.charts.still_marks import UNSEEN, read_numbers
from workbench.charts.still_reading import (
    NO_COLOUR,
    Frame,
    Parts,
    Sheet,
    UndrawnPart,
    check_names,
    check_value,
    read_each,
)

_BAR = UNSEEN | {"x", "y", "base", "width", "orientation", "marker"}
_HEATMAP = UNSEEN | {"z", "text", "zmin", "zmax", "colorscale", "showscale", "xgap", "ygap"}
_PATTERN = {"shape", "fillmode", "fgcolor", "size", "solidity"}
_HATCH: Parts = {"fillmode": "replace", "size": 6, "solidity": 0.35}
"""The one pattern that is drawn: strokes in the bar's colour, nothing between them."""


def draw_bars(trace: Parts, sheet: Sheet) -> str:
    """Draw level bars, each in the middle of its row.

    Raises
    ------
    UndrawnPart
        When they stand upright or have a look that is not known here.
    """
    check_names("bar", trace, _BAR)
    if trace.get("orientation") != "h":
        raise UndrawnPart("bar.orientation", trace.get("orientation", "v"))
    rows, lengths = read_numbers(trace["y"]), read_numbers(trace["x"])
    bases = read_each(trace.get("base", 0), len(rows))
    looks = _looks(trace["marker"], len(rows))
    half = trace.get("width", sheet.thickness) / 2
    return "".join(
        _box(sheet.frame, (base, base + length), (row - half, row + half), look)
        for row, length, base, look in zip(rows, lengths, bases, looks, strict=True)
        if row is not None and length
    )


def draw_hatches(traces: Sequence[Parts]) -> str:
    """Define the patterns that the bars are filled with, one a colour."""
    colours = {
        colour
        for trace in traces
        if trace["type"] == "bar"
        for shape, colour in _patterns(trace["marker"].get("pattern", {}), len(trace["y"]))
        if shape
    }
    size = _HATCH["size"]
    stroke = _HATCH["solidity"] * size / math.sqrt(2)
    quarter, half, far = size / 4, size / 2, size * 5 / 4
    path = f"M{-quarter:g} {quarter:g}l{half:g} {-half:g}M0 {size}L{size} 0M{size * 3 / 4:g} {far:g}l{half:g} {-half:g}"
    return "".join(
        f'<pattern id="{_hatch_name(colour)}" width="{size}" height="{size}" patternUnits="userSpaceOnUse">'
        f'<path d="{path}" stroke="{colour}" stroke-width="{stroke:.2f}"/></pattern>'
        for colour in sorted(colours)
    )


def draw_cells(trace: Parts, frame: Frame) -> str:
    """Draw the shaded cells of a table, each around its whole numbers.

    Raises
    ------
    UndrawnPart
        When the trace has a look that is not known here.
    """
    check_names("heatmap", trace, _HEATMAP)
    check_value("heatmap", trace, {"showscale": False})
    low, high = trace["zmin"], trace["zmax"]
    gap_x, gap_y = trace["xgap"] / 2, trace["ygap"] / 2
    drawn = []
    for row, line in enumerate(trace["z"]):
        for column, value in enumerate(line):
            left, right = frame.x(column - 0.5) + gap_x, frame.x(column + 0.5) - gap_x
            top, bottom = sorted((frame.y(row - 0.5), frame.y(row + 0.5)))
            share = min(max((float(value) - low) / (high - low), 0.0), 1.0)
            drawn.append(
                f'<rect x="{left:.1f}" y="{top + gap_y:.1f}" width="{right - left:.1f}" '
                f'height="{bottom - top - 2 * gap_y:.1f}" fill="{blend(trace["colorscale"], share)}"/>'
            )
    return "".join(drawn)


def blend(scale: Sequence[Sequence[Any]], share: float) -> str:
    """Give the colour at a place of a colour scale.

    Parameters
    ----------
    scale
        Places from 0 to 1, rising, each with its '#RRGGBB'.
    share
        0 to 1.

    Examples
    --------
    >>> blend([(0.0, "#000000"), (0.5, "#FF0000"), (1.0, "#FFFFFF")], 0.25)
    '#800000'
    """
    places = [float(place) for place, _ in scale]
    above = min(max(bisect_right(places, share), 1), len(places) - 1)
    part = (share - places[above - 1]) / (places[above] - places[above - 1])
    ends = ([int(scale[one][1][start : start + 2], 16) for start in (1, 3, 5)] for one in (above - 1, above))
    return "#" + "".join(f"{math.floor(low + part * (high - low) + 0.5):02X}" for low, high in zip(*ends, strict=True))


def _box(frame: Frame, across: tuple[float, float], up: tuple[float, float], look: str) -> str:
    left, right = sorted(frame.x(end) for end in across)
    top, bottom = sorted(frame.y(end) for end in up)
    size = f'width="{right - left:.1f}" height="{bottom - top:.1f}"'
    return f'<rect x="{left:.1f}" y="{top:.1f}" {size} {look}/>'


def _looks(marker: Parts, count: int) -> list[str]:
    check_names("bar.marker", marker, {"color", "line", "pattern"})
    edge = marker.get("line", {})
    check_names("bar.marker.line", edge, {"color", "width"})
    each = zip(
        read_each(marker["color"], count),
        read_each(edge.get("width", 0), count),
        read_each(edge.get("color"), count),
        _patterns(marker.get("pattern", {}), count),
        strict=True,
    )
    return [_look(*one) for one in each]


def _look(colour: str, width: float, edge: str, pattern: tuple[str, str]) -> str:
    shape, ink = pattern
    fill = f"url(#{_hatch_name(ink)})" if shape else "none" if colour == NO_COLOUR else colour
    return f'fill="{fill}"' + (f' stroke="{edge}" stroke-width="{width:g}"' if width else "")


def _patterns(pattern: Parts, count: int) -> list[tuple[str, str]]:
    """Give the shape of the pattern, '' or '/', and its colour, for each bar."""
    check_names("bar.marker.pattern", pattern, _PATTERN)
    shapes = read_each(pattern.get("shape", ""), count)
    if not any(shapes):
        return [("", "")] * count
    check_value("bar.marker.pattern", pattern, _HATCH)
    for shape in shapes:
        if shape not in {"", "/"}:
            raise UndrawnPart("bar.marker.pattern.shape", shape)
    return list(zip(shapes, read_each(pattern["fgcolor"], count), strict=True))


def _hatch_name(colour: str) -> str:
    return f"hatch-{colour.removeprefix('#')}"
