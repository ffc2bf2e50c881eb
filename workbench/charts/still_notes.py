"""What stands around the data of a still picture: shapes, and words with the lines that lead from them."""

import math

from workbench.charts.still_marks import draw_line
from workbench.charts.still_reading import Frame, Parts, UndrawnPart, check_names, check_value
from workbench.charts.still_text import Font, Words, draw_words, read_words
from workbench.charts.theme import FONT_SIZE

_SHAPE = {"type", "x0", "x1", "y0", "y1", "xref", "yref", "line", "fillcolor", "layer"}
_NOTE = {
    "x", "y", "xref", "yref", "xanchor", "yanchor", "xshift", "yshift", "text", "align", "font", "borderwidth",
    "borderpad", "showarrow", "arrowhead", "arrowwidth", "arrowcolor", "ax", "ay", "standoff",
}  # fmt: skip
_FONT = {"size", "color", "weight", "style"}
_SPAN = {"left": 0.0, "top": 0.0, "center": 0.5, "middle": 0.5, "right": 1.0, "bottom": 1.0}
"""Which share of a text lies before the place it is held at."""
_THIRD = 1 / 3


def draw_shape(shape: Parts, frame: Frame) -> str:
    """Draw a line or a rectangle; ``frame`` says where a share of the plot or a place on an axis stands."""
    check_names("shape", shape, _SHAPE)
    xs = [frame.x(shape[end], shape.get("xref", "x")) for end in ("x0", "x1")]
    ys = [frame.y(shape[end], shape.get("yref", "y")) for end in ("y0", "y1")]
    if shape["type"] == "line":
        return f'<path d="M{xs[0]:.1f} {ys[0]:.1f}L{xs[1]:.1f} {ys[1]:.1f}" {draw_line(shape["line"])}/>'
    if shape["type"] != "rect":
        raise UndrawnPart("shape.type", shape["type"])
    line = shape["line"]
    stroke = draw_line(line).removeprefix('fill="none"') if line["width"] else ""
    place = f'x="{min(xs):.1f}" y="{min(ys):.1f}" width="{abs(xs[1] - xs[0]):.1f}" height="{abs(ys[1] - ys[0]):.1f}"'
    return f'<rect {place} fill="{shape.get("fillcolor", "none")}"{stroke}/>'


def clip_of(shape: Parts) -> str:
    """Say along which axes a shape is cut at the plot's edges: 'xy', 'x', 'y' or ''."""
    return "".join(axis for axis in "xy" if shape.get(f"{axis}ref", axis) == axis)


def draw_note(note: Parts, frame: Frame) -> str:
    """Draw words at a place, and the line that leads from them where they stand apart."""
    check_names("annotation", note, _NOTE)
    check_value("annotation", note, {"borderwidth": 0, "borderpad": 0})
    words = read_words(note["text"], _font(note["font"]))
    x, y = frame.x(note["x"], note.get("xref", "x")), frame.y(note["y"], note.get("yref", "y"))
    if note["showarrow"]:
        return _draw_led(note, words, (x, y))
    x += note.get("xshift", 0)
    y -= note.get("yshift", 0)
    left = x - words.width * _held(note.get("xanchor", "auto"), note.get("xref"), note["x"])
    top = y - words.height * _held(note.get("yanchor", "auto"), note.get("yref"), 1 - note["y"])
    return _draw_in_box(note, words, (left, top))


def _held(anchor: str, reference: str | None, share: float) -> float:
    """Give which share of a text lies before its place; 'auto' keeps what is placed on the plot inside it."""
    if anchor == "auto":
        anchor = "center" if reference != "paper" else _anchor(share)
    return _SPAN[anchor]


def _anchor(share: float) -> str:
    return "left" if share < _THIRD else "center" if share <= 1 - _THIRD else "right"


def _draw_led(note: Parts, words: Words, head: tuple[float, float]) -> str:
    """Draw words away from their place, and a line from their edge to it."""
    check_value("annotation", note, {"arrowhead": 0, "xshift": 0, "yshift": 0})
    x, y = head[0] + note["ax"], head[1] + note["ay"]
    left = x - words.width * _SPAN[note.get("xanchor", "center")]
    top = y - words.height * _SPAN[note.get("yanchor", "middle")]
    box = (left, top, left + words.width, top + words.height)
    line = _leader(note, box, ((x, y), head))
    return line + _draw_in_box(note, words, (left, top))


def _leader(
    note: Parts, box: tuple[float, float, float, float], ends: tuple[tuple[float, float], tuple[float, float]]
) -> str:
    (x, y), (head_x, head_y) = ends
    left, top, right, bottom = box
    if left < head_x < right and top < head_y < bottom:
        return ""
    length = math.dist((x, y), (head_x, head_y))
    leave = _leaving(box, ends)
    stop = 1 - note.get("standoff", 0) / length if length else 0.0
    if stop <= leave:
        return ""
    points = [f"{x + part * (head_x - x):.1f} {y + part * (head_y - y):.1f}" for part in (leave, stop)]
    look = draw_line({"color": note["arrowcolor"], "width": note["arrowwidth"]})
    return f'<path d="M{points[0]}L{points[1]}" {look}/>'


def _leaving(box: tuple[float, float, float, float], ends: tuple[tuple[float, float], tuple[float, float]]) -> float:
    """Give which share of a line has left a box that it begins in or on."""
    (x, y), (head_x, head_y) = ends
    left, top, right, bottom = box
    parts = [
        (edge - start) / (end - start)
        for start, end, edges in ((x, head_x, (left, right)), (y, head_y, (top, bottom)))
        if end != start
        for edge in edges
        if (edge - start) * (end - start) >= 0 and (edge > start) == (end > start)
    ]
    return min(parts, default=0.0)


def _draw_in_box(note: Parts, words: Words, corner: tuple[float, float]) -> str:
    """Draw lines of words in the box they take, at the side that they are aligned to.

    A single line, and every line held at an edge, stands at that edge: where the font is another one it grows away from
    the edge, never over what it stands beside.
    """
    align = note.get("align", "center")
    if len(words.lines) == 1 or note.get("xanchor") == align:
        align = note.get("xanchor", "center")
        align = "center" if align == "auto" else align
    return draw_words(words, corner[0] + words.width * _SPAN[align], corner[1], align)


def _font(font: Parts) -> Font:
    check_names("annotation.font", font, _FONT)
    weight = font.get("weight", "normal")
    return Font(
        size=font.get("size", FONT_SIZE),
        colour=font["color"],
        weight=400 if weight == "normal" else int(weight),
        is_italic=font.get("style", "normal") == "italic",
    )
