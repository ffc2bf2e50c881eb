"""The axes of a still picture: their lines, the lines across the plot, and the words at their ticks."""

import math
from collections.abc import Sequence

from workbench.charts.still_marks import draw_line
from workbench.charts.still_reading import Parts, Sheet
from workbench.charts.still_text import ASCENT, Font, Words, draw_words, read_words
from workbench.workflows.wording import plain_number

_TICK_AIR, _LINE_AIR = 0.5, 0.2
"""Between an axis and its ticks: pixels; more where the axis has a line: share of the font size."""
_STEPS = (2, 5, 10)
_DIGITS = 12


def draw_grid(sheet: Sheet) -> str:
    """Draw the lines across the plot at the ticks of an axis that wants them."""
    frame = sheet.frame
    drawn = []
    if sheet.x_axis["showgrid"]:
        places = [frame.x(place) for place, _ in _ticks(sheet.x_axis, frame.across)]
        drawn += [_line(sheet.x_axis["gridcolor"], 1, (x, frame.top), (x, frame.bottom)) for x in places]
    if sheet.y_axis["showgrid"]:
        places = [frame.y(place) for place, _ in _ticks(sheet.y_axis, frame.up)]
        drawn += [_line(sheet.y_axis["gridcolor"], 1, (frame.left, y), (frame.right, y)) for y in places]
    return "".join(drawn)


def draw_axes(sheet: Sheet) -> str:
    """Draw the lines of the axes and the words at their ticks."""
    frame, x_axis, y_axis = sheet.frame, sheet.x_axis, sheet.y_axis
    corner = (frame.left, frame.bottom)
    drawn = [
        _line(axis["linecolor"], axis["linewidth"], corner, end)
        for axis, end in ((x_axis, (frame.right, frame.bottom)), (y_axis, (frame.left, frame.top)))
        if axis["showline"]
    ]
    for words, place in _words(x_axis, frame.across):
        baseline = frame.bottom + _air(x_axis) + words.font.size
        drawn.append(draw_words(words, frame.x(place), baseline - ASCENT * words.font.size, "center"))
    for words, place in _words(y_axis, frame.up):
        drawn.append(draw_words(words, frame.left - _air(y_axis), frame.y(place) - words.height / 2, "right"))
    return "".join(drawn)


def choose_ticks(low: float, high: float, most: int) -> list[float]:
    """Choose the places that Plotly chooses where a chart says only how many ticks there may be.

    Examples
    --------
    >>> choose_ticks(0, 47, 6)
    [0.0, 10.0, 20.0, 30.0, 40.0]
    """
    rough = (high - low) / most
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(one for one in _STEPS if one >= round(rough / power, _DIGITS)) * power
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [round(count * step, _DIGITS) for count in range(first, last + 1)]


def _words(axis: Parts, ends: tuple[float, float]) -> list[tuple[Words, float]]:
    if not axis["showticklabels"]:
        return []
    font = Font(size=axis["tickfont"]["size"], colour=axis["tickfont"]["color"])
    return [(read_words(text, font), place) for place, text in _ticks(axis, ends)]


def _ticks(axis: Parts, ends: tuple[float, float]) -> Sequence[tuple[float, str]]:
    low, high = sorted(ends)
    if "tickvals" not in axis:
        return [(place, plain_number(place, _DIGITS)) for place in choose_ticks(low, high, axis["nticks"])]
    pairs = zip(axis["tickvals"], axis["ticktext"], strict=True)
    return [(float(place), text) for place, text in pairs if low <= place <= high]


def _air(axis: Parts) -> float:
    return _TICK_AIR + (_LINE_AIR * axis["tickfont"]["size"] if axis["showline"] else 0.0)


def _line(colour: str, width: float, start: tuple[float, float], end: tuple[float, float]) -> str:
    look = draw_line({"color": colour, "width": width})
    return f'<path d="M{start[0]:.1f} {start[1]:.1f}L{end[0]:.1f} {end[1]:.1f}" stroke-linecap="square" {look}/>'
