"""Lines, marks and printed numbers of a still picture."""

import math
from collections.abc import Sequence

from workbench.charts.still_reading import Frame, Parts, UndrawnPart, check_names, check_value, read_each
from workbench.charts.still_text import Font, draw_words, read_words

UNSEEN = {"type", "name", "customdata", "hovertext", "hoverinfo", "unselected"}
"""What only tells something on hover or on click."""
_SCATTER = UNSEEN | {
    "x", "y", "mode", "line", "marker", "cliponaxis", "connectgaps", "text", "textfont",
}  # fmt: skip
_MODES = {"lines", "markers", "lines+markers", "text"}
_DIAMOND = 1.3
"""Plotly's diamond reaches that much further than a circle."""


def draw_scatter(trace: Parts, frame: Frame) -> str:
    """Draw a scatter trace: its line below its marks.

    Raises
    ------
    UndrawnPart
        When it has a look that is not known here.
    """
    check_names("scatter", trace, _SCATTER)
    check_value("scatter", trace, {"connectgaps": False})
    mode = trace["mode"]
    if mode not in _MODES:
        raise UndrawnPart("scatter.mode", mode)
    across, up = read_numbers(trace["x"]), read_numbers(trace["y"])
    drawn = [_draw_path(trace["line"], across, up, frame)] if "lines" in mode else []
    points = [
        (place, frame.x(x), frame.y(y))
        for place, (x, y) in enumerate(zip(across, up, strict=True))
        if x is not None and y is not None and frame.holds(x, y)
    ]
    if "markers" in mode:
        drawn.append(_draw_marks(trace["marker"], points, len(across)))
    if mode == "text":
        drawn.append(_draw_texts(trace, points, len(across)))
    return "".join(drawn)


def draw_line(line: Parts) -> str:
    """Give the attributes of a stroke: colour, width and dashes of whole pixels."""
    check_names("line", line, {"color", "width", "dash"})
    dash = line.get("dash", "solid")
    if dash != "solid" and not dash.endswith("px"):
        raise UndrawnPart("line.dash", dash)
    dashes = "" if dash == "solid" else f' stroke-dasharray="{dash.replace("px", "").replace(",", " ")}"'
    return f'fill="none" stroke="{line["color"]}" stroke-width="{line["width"]:g}"{dashes}'


def read_numbers(values: object) -> list[float | None]:
    """Read coordinates; what is missing or no number breaks the line."""
    if values is None:
        return []
    listed = list(values)  # type: ignore[call-overload] # Plotly hands out tuples, lists and arrays alike
    return [None if one is None or math.isnan(one) else float(one) for one in listed]


def _draw_path(line: Parts, across: Sequence[float | None], up: Sequence[float | None], frame: Frame) -> str:
    """Draw a line from point to point, or in steps; what is missing breaks it."""
    shape = line.get("shape", "linear")
    if shape not in {"linear", "hv"}:
        raise UndrawnPart("line.shape", shape)
    runs: list[list[tuple[float, float]]] = [[]]
    for x, y in zip(across, up, strict=True):
        if x is None or y is None:
            runs.append([])
            continue
        if shape == "hv" and runs[-1]:
            runs[-1].append((frame.x(x), runs[-1][-1][1]))
        runs[-1].append((frame.x(x), frame.y(y)))
    path = "".join("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in run) for run in runs if len(run) > 1)
    look = draw_line({name: value for name, value in line.items() if name != "shape"})
    return f'<path d="{path}" stroke-miterlimit="2" {look}/>' if path else ""


def _draw_marks(marker: Parts, points: Sequence[tuple[int, float, float]], count: int) -> str:
    check_names("marker", marker, {"size", "color", "opacity", "symbol", "line"})
    edge = marker.get("line", {})
    check_names("marker.line", edge, {"color", "width"})
    sizes, colours = read_each(marker["size"], count), read_each(marker["color"], count)
    if len(set(sizes)) > 1 and "opacity" not in marker:
        raise UndrawnPart("marker", "sizes without an opacity")
    opacities = read_each(marker.get("opacity", 1), count)
    widths, edges = read_each(edge.get("width", 0), count), read_each(edge.get("color"), count)
    symbol = marker.get("symbol", "circle")
    drawn = []
    for place, x, y in points:
        stroke = f' stroke="{edges[place]}" stroke-width="{widths[place]:g}"' if widths[place] else ""
        fill = "none" if symbol == "x-thin" else colours[place]
        faint = f' opacity="{opacities[place]:g}"' if opacities[place] != 1 else ""
        drawn.append(f'<{_shape(symbol, x, y, sizes[place] / 2)} fill="{fill}"{stroke}{faint}/>')
    return "".join(drawn)


def _shape(symbol: str, x: float, y: float, radius: float) -> str:
    """Give the outline of a mark; as large as Plotly draws it."""
    if symbol == "circle":
        return f'circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:g}"'
    if symbol == "square":
        corner = f'x="{x - radius:.1f}" y="{y - radius:.1f}"'
        return f'rect {corner} width="{2 * radius:g}" height="{2 * radius:g}"'
    if symbol == "x-thin":
        ends = ((-radius, -radius, radius, radius), (-radius, radius, radius, -radius))
        lines = "".join(f"M{x + a:.1f} {y + b:.1f}L{x + c:.1f} {y + d:.1f}" for a, b, c, d in ends)
        return f'path d="{lines}"'
    if symbol == "diamond":
        far = radius * _DIAMOND
        corners = [(0.0, -far), (far, 0.0), (0.0, far), (-far, 0.0)]
    elif symbol == "triangle-up":
        half = radius * 2 / math.sqrt(3)
        corners = [(0.0, -radius), (half, radius / 2), (-half, radius / 2)]
    else:
        raise UndrawnPart("marker.symbol", symbol)
    return f'path d="M{"L".join(f"{x + a:.1f} {y + b:.1f}" for a, b in corners)}Z"'


def _draw_texts(trace: Parts, points: Sequence[tuple[int, float, float]], count: int) -> str:
    check_names("textfont", trace["textfont"], {"color", "size"})
    font = Font(size=trace["textfont"]["size"], colour=trace["textfont"]["color"])
    texts = read_each(trace["text"], count)
    drawn = []
    for place, x, y in points:
        words = read_words(texts[place], font)
        drawn.append(draw_words(words, x, y - words.height / 2, "center"))
    return "".join(drawn)
