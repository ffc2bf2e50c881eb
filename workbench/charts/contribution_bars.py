"""What each priority is made of, as a small picture for one row of a table."""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from workbench.charts.theme import Palette, hue
from workbench.model import Evaluation

HEIGHT = 27
"""Pixels; a table of the usual row height shows a picture that tall at its own size, any other scaled."""
_PADDING = 6
"""Pixels left free at both ends of the cell."""
_GAP = 1.5
"""Pixels between two segments, taken off the first."""
_LEAST = 1.0
_BAR, _CAP = 0.55, 0.3
"""Share of the height: the bar, the caps of a whisker."""


def contribution_bar(
    evaluation: Evaluation, position: int, *, colours: Palette, width: int, height: int = HEIGHT
) -> str:
    """Draw what one feature's priority is made of.

    Parameters
    ----------
    evaluation
        The backlog's evaluation.
    position
        The feature's place in the backlog, from 0.
    colours
        The theme's colours.
    width, height
        Of the table's cell; pixels; exact, because a table crops a wider picture at both sides.

    Returns
    -------
    An SVG picture as a data URI.

    Notes
    -----
    Weighted sum: one segment a dimension, in the framework's order, on a line from 0 to 100. A missing score is an
    outlined, hatched segment at the middle of its range, and a whisker shows the priority's whole range.
    Ratio: one bar relative to the highest possible priority of the backlog. Without a priority: a dotted line.
    """
    return data_uri(_Pen(evaluation, colours, width, height).draw(position))


def contribution_bars(
    evaluation: Evaluation, colours: Palette, width: int, *, height: int = HEIGHT, only: Sequence[int] | None = None
) -> list[str]:
    """Draw the bars of the features at some places in the backlog, or of all in its order; see ``contribution_bar``."""
    pen = _Pen(evaluation, colours, width, height)
    positions = range(len(evaluation.feature_ids)) if only is None else only
    return [data_uri(pen.draw(position)) for position in positions]


def data_uri(svg: str) -> str:
    """Give an SVG document as an address that holds it whole."""
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"


@dataclass(frozen=True)
class _Segment:
    start: float
    length: float
    colour: str
    is_missing: bool


class _Pen:
    """Draws the rows of one table."""

    def __init__(self, evaluation: Evaluation, colours: Palette, width: int, height: int) -> None:
        self._colours, self._width, self._height = colours, width, height
        self._hues = [hue(colours, key, evaluation.framework.keys.index(key)) for key in evaluation.dimensions]
        self._rank = evaluation.rank.tolist()
        self._missing = np.isnan(evaluation.point).tolist()
        top = 1.0
        self._parts = evaluation.contributions.tolist()
        if evaluation.framework.is_ratio:
            top = _highest(evaluation)
            self._hues = [colours.ink]
            self._parts = np.nan_to_num(evaluation.priority)[:, np.newaxis].tolist()
            self._missing = [[False]] * len(self._rank)
        self._scale = (width - 2 * _PADDING) / top
        self._low, self._high = evaluation.priority_low.tolist(), evaluation.priority_high.tolist()

    def draw(self, position: int) -> str:
        middle = self._height / 2
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{self._width}" height="{self._height}" '
            f'viewBox="0 0 {self._width} {self._height}">'
        )
        look = f'stroke="{self._colours.border}" stroke-width="1.5"'
        track = f'<path class="track" d="M{_PADDING} {middle:g}H{self._width - _PADDING}" {look}'
        if not self._rank[position]:
            return f'{head}{track} stroke-dasharray="1 5"/></svg>'
        bars = "".join(self._bar(segment) for segment in self._segments(position))
        return f"{head}{self._hatches(position)}{track}/>{bars}{self._whisker(position)}</svg>"

    def _segments(self, position: int) -> list[_Segment]:
        start, segments = float(_PADDING), []
        row = zip(self._parts[position], self._hues, self._missing[position], strict=True)
        for part, colour, is_missing in row:
            length = max(part, 0.0) * self._scale
            if length > 0:
                segments.append(_Segment(start, length, colour, is_missing))
            start += length
        return segments

    def _bar(self, segment: _Segment) -> str:
        tall = round(self._height * _BAR)
        top = (self._height - tall) / 2
        wide = max(segment.length - _GAP, min(segment.length, _LEAST))
        if not segment.is_missing:
            place = f'x="{segment.start:.2f}" y="{top:g}" width="{wide:.2f}" height="{tall}"'
            return f'<rect {place} fill="{segment.colour}"/>'
        return (
            f'<rect class="missing" x="{segment.start + 0.5:.2f}" y="{top + 0.5:g}" width="{max(wide - 1, 0):.2f}" '
            f'height="{tall - 1}" fill="url(#{_hatch_name(segment.colour)})" stroke="{segment.colour}"/>'
        )

    def _hatches(self, position: int) -> str:
        missing = [one.colour for one in self._segments(position) if one.is_missing]
        return "".join(
            f'<pattern id="{_hatch_name(colour)}" width="5" height="5" patternUnits="userSpaceOnUse" '
            f'patternTransform="rotate(45)"><path d="M0 0V5" stroke="{colour}" stroke-width="2.4"/></pattern>'
            for colour in dict.fromkeys(missing)
        )

    def _whisker(self, position: int) -> str:
        low, high = self._low[position], self._high[position]
        if low == high:
            return ""
        most = self._width - 2 * _PADDING
        ends = [_PADDING + min(max(end * self._scale, 0.0), most) for end in (low, high)]
        middle, cap = self._height / 2, self._height * _CAP / 2
        path = f"M{ends[0]:.2f} {middle:g}H{ends[1]:.2f}" + "".join(
            f"M{end:.2f} {middle - cap:g}V{middle + cap:g}" for end in ends
        )
        halo = f'<path d="{path}" fill="none" stroke="{self._colours.background}" stroke-width="4"/>'
        return f'{halo}<path class="range" d="{path}" fill="none" stroke="{self._colours.text}" stroke-width="1.5"/>'


def _highest(evaluation: Evaluation) -> float:
    """Give the highest priority that any feature could have; 1 where there is none above 0."""
    ranked = list(evaluation.ranked)
    highest = float(evaluation.priority_high[ranked].max()) if ranked else 0.0
    return highest if highest > 0 else 1.0


def _hatch_name(colour: str) -> str:
    return f"h{colour[1:]}"
