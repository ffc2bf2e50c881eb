"""Bars that step from one dimension to the next: a feature's working, and the distance between two features."""

import math
from collections.abc import Sequence

import plotly.graph_objects as go

from workbench.charts.lettering import plain
from workbench.charts.step_bars import Row, step_figure
from workbench.charts.theme import Palette, hue
from workbench.model import Part
from workbench.workflows import Comparison, Explanation, Line
from workbench.workflows.wording import range_text


def working_figure(explanation: Explanation, colours: Palette, *, keys: Sequence[str] = ()) -> go.Figure:
    """Draw how a feature comes to its priority.

    Parameters
    ----------
    explanation
        The feature's working.
    colours
        The theme's colours.
    keys
        The framework's dimensions in order, so that dimensions of one's own keep their hue.

    Returns
    -------
    A figure with one bar a dimension, in the dimensions' order, stepping from 0 to the priority, and the priority in
    ink; 0 to 100. A faint outline is the most that a dimension could give. A missing score is hatched over all that it
    could give, and the next step starts at its middle. A ratio framework's scores have no common unit: they stand as
    text.

    Notes
    -----
    Traces: 'bars' (one a row, the priority last), 'most' (the outlines), 'steps' (the dotted connectors), 'range'.
    """
    parts = explanation.standing.parts
    rows: list[Row] = []
    start = 0.0
    for place, (line, part) in enumerate(zip(explanation.lines, parts, strict=True)):
        colour = hue(colours, line.dimension, _position(line.dimension, keys, place))
        rows.append(_working_row(line, part, start, colour))
        start += part.contribution * 100
    rows.append(_priority_row(explanation, colours))
    return step_figure(rows, colours, (0.0, 100.0))


def comparison_figure(comparison: Comparison, colours: Palette, *, keys: Sequence[str] = ()) -> go.Figure:
    """Draw what puts one feature ahead of another.

    Parameters
    ----------
    comparison
        The two features' distance, dimension by dimension.
    colours
        The theme's colours.
    keys
        The framework's dimensions in order, so that dimensions of one's own keep their hue.

    Returns
    -------
    A figure with one bar a dimension, what speaks for the one ahead first, each starting where the last one ended, and
    the whole difference in ink. Lengths are points of 100; in a ratio framework powers of ten, so that factors, which
    multiply, add up on the page. What has no factor has no length, only its text.
    """
    rows: list[Row] = []
    start = 0.0
    for place, one in enumerate(comparison.differences):
        end = start + _length(one.amount, is_factor=comparison.is_factor)
        rows.append(
            Row(
                name=one.name,
                text=one.text,
                start=start,
                end=end,
                colour=hue(colours, one.dimension, _position(one.dimension, keys, place)),
                hover=f"{plain(one.name)}: {plain(one.text)}",
            )
        )
        start = end
    is_factor = comparison.is_factor
    total = _length(comparison.total, is_factor=is_factor) if any(one.isdigit() for one in comparison.text) else 0.0
    name = "Altogether" if is_factor else "Difference"
    rows.append(Row(name=name, text=comparison.text, start=0.0, end=total, colour=colours.ink, is_total=True))
    ends = [end for row in rows for end in (row.start, row.end)]
    return step_figure(rows, colours, (min(ends), max(ends)))


def _working_row(line: Line, part: Part, start: float, colour: str) -> Row:
    most = (part.weight or 0.0) * 100
    is_open = line.is_missing and most > 0
    if part.weight is None:
        text = line.score
    elif part.weight == 0:
        text = "no weight"
    else:
        text = f"0–{line.most}" if is_open else f"{line.points} of {line.most}"
    return Row(
        name=line.name,
        text=text,
        start=start,
        end=start + (most if is_open else part.contribution * 100),
        colour=colour,
        most=start + most if most > 0 else None,
        is_open=is_open,
        next_start=start + part.contribution * 100,
        hover="<br>".join(plain(words) for words in (f"{line.name}: {line.score}", line.sentence) if words),
    )


def _priority_row(explanation: Explanation, colours: Palette) -> Row:
    standing = explanation.standing
    if standing.priority is None or standing.low is None or standing.high is None:
        return Row(name="Priority", text="–", start=0.0, end=0.0, colour=colours.ink, is_total=True)
    is_ratio = any(part.weight is None for part in standing.parts)
    return Row(
        name="Priority",
        text=range_text(standing.low, standing.high, is_ratio=is_ratio),
        start=0.0,
        end=0.0 if is_ratio else standing.priority * 100,
        colour=colours.ink,
        is_total=True,
        whisker=(standing.low * 100, standing.high * 100) if standing.is_ranged and not is_ratio else None,
    )


def _position(dimension: str, keys: Sequence[str], place: int) -> int:
    return keys.index(dimension) if dimension in keys else place


def _length(amount: float, *, is_factor: bool) -> float:
    if not is_factor:
        return amount * 100
    return math.log10(amount) if amount > 0 else 0.0
