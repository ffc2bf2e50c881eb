"""What the weights move: the best features under two weightings, side by side, joined by lines."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from workbench.charts.lettering import fit_text, hover_title, label_text, plain, text_width
from workbench.charts.theme import FONT_SIZE, Palette, start_figure
from workbench.workflows import Move, WeightEffect

WIDTH, PHONE_WIDTH = 665, 358
"""Pixels beside the sliders, and on a phone."""
FAR = 2
"""Places that a feature must move for its line to be bold."""
_NAME_WIDTHS, _PHONE_NAME_WIDTHS = (185.0, 205.0), (0.0, 176.0)
_HEIGHT, _ROW_HEIGHTS = 400, (20, 38)
_TOP, _BOTTOM = 44, 8
_AIR, _DOT = 10, 10
_APART = "\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}"
_BOLD = 600
_BREAK = 0.5
"""Rows between the best ones and those that stand outside them on one side."""


@dataclass(frozen=True)
class _Side:
    """One column: who stands in it, from the top.

    Attributes
    ----------
    best
        The best ones, best first.
    beyond
        Those that are among the best on the other side only.
    """

    best: tuple[Move, ...]
    beyond: tuple[Move, ...]

    def rows(self, first_beyond: float) -> list[tuple[Move, float]]:
        """Give each feature its row."""
        best = [(move, float(row)) for row, move in enumerate(self.best)]
        return [*best, *((move, first_beyond + row) for row, move in enumerate(self.beyond))]


def slope_figure(
    effect: WeightEffect,
    colours: Palette,
    *,
    top: int = 10,
    names: tuple[str, str] = ("Equal weights", "Your weights"),
    phone: bool = False,
) -> go.Figure:
    """Draw how the best features change places between two weightings.

    Parameters
    ----------
    effect
        Every feature's rank under both.
    colours
        The theme's colours.
    top
        How many of the best are shown on each side.
    names
        What the two weightings are called: before, after.
    phone
        Whether it is drawn for a narrow screen, where only the right side names the features.

    Returns
    -------
    A figure with the weights compared against at x = 0 and the chosen ones at x = 1; rows from the top, 0, 1, 2 …;
    features with the same rank stand on rows of their own and show the same number. The trace 'moved' holds those that
    moved two places or more, 'steady' the others; the feature's id is each point's ``customdata``. Who is among the
    best on one side only stands below them on the other, under a line, with the rank it has there.
    """
    before, after = _sides(effect.moves, top)
    main = max(len(before.best), len(after.best))
    first_beyond = main + _BREAK
    left, right = before.rows(first_beyond), after.rows(first_beyond)
    last = max((row for _, row in (*left, *right)), default=0.0)
    least, most = _ROW_HEIGHTS
    height = round(min(max(_HEIGHT / (last + 1), least), most) * (last + 1)) + _TOP + _BOTTOM
    widths = _PHONE_NAME_WIDTHS if phone else _NAME_WIDTHS
    margin = (_margin(left, widths[0], is_left=True), _TOP, _margin(right, widths[1], is_left=False), _BOTTOM)
    figure = start_figure(colours, width=PHONE_WIDTH if phone else WIDTH, height=height, margin=margin)
    figure.add_traces(_lines(left, right, colours))
    figure.update_layout(
        xaxis={"range": [0, 1]},
        yaxis={"range": [last + 0.5, -0.5]},
        annotations=[
            *_headings(names, colours, -margin[0] if phone else None),
            *(_label(*one, widths[0], colours, is_left=True) for one in left),
            *(_label(*one, widths[1], colours, is_left=False) for one in right),
        ],
        shapes=[_border(main, colours)] if before.beyond or after.beyond else [],
    )
    return figure


def _sides(moves: Sequence[Move], top: int) -> tuple[_Side, _Side]:
    after = tuple(moves[:top])
    earlier = [move for move in moves if move.before is not None]
    before = tuple(sorted(earlier, key=lambda move: move.before or 0)[:top])
    came = sorted((move for move in after if move not in before), key=lambda move: move.before or math.inf)
    went = tuple(move for move in moves if move in before and move not in after)
    return _Side(before, tuple(came)), _Side(after, went)


def _lines(left: list[tuple[Move, float]], right: list[tuple[Move, float]], colours: Palette) -> list[go.Scatter]:
    """Join both places of each feature; those that moved far are drawn last, over the others."""
    start = {move.feature_id: row for move, row in left}
    return [
        _line_trace("steady", [(m, start[m.feature_id], row) for m, row in right if abs(m.places) < FAR],
                    {"color": colours.second_mark, "width": 1.75}),
        _line_trace("moved", [(m, start[m.feature_id], row) for m, row in right if abs(m.places) >= FAR],
                    {"color": colours.ink, "width": 2.75}),
    ]  # fmt: skip


def _line_trace(name: str, ends: Iterable[tuple[Move, float, float]], line: dict[str, Any]) -> go.Scatter:
    across: list[float | None] = []
    down: list[float | None] = []
    ids: list[str | None] = []
    hovers: list[str] = []
    for move, start, end in ends:
        across += [None if move.before is None else 0.0, 1.0, None]
        down += [None if move.before is None else start, end, None]
        ids += [move.feature_id, move.feature_id, None]
        hovers += [_hover(move)] * 2 + [""]
    return go.Scatter(
        name=name,
        x=across,
        y=down,
        customdata=ids,
        hovertext=hovers,
        hoverinfo="text",
        mode="lines+markers",
        cliponaxis=False,
        line=line,
        marker={"size": _DOT, "color": line["color"], "opacity": 1},
    )


def _hover(move: Move) -> str:
    before = "unranked" if move.before is None else f"rank {move.before}"
    after = "unranked" if move.after is None else f"rank {move.after}"
    return f"{hover_title(move.title)}<br>{before} before, {after} now"


def _label(move: Move, row: float, width: float, colours: Palette, *, is_left: bool) -> dict[str, Any]:
    name, rank, arrow = _words(move, width, is_left=is_left)
    text = f"{plain(name)}{_APART}<b>{rank}</b>" if is_left and name else f"<b>{rank}</b>"
    if not is_left:
        text = f"{text}{_APART}{plain(name)}" + (f"{_APART}<b>{arrow}</b>" if arrow else "")
    return {
        "x": 0 if is_left else 1,
        "y": row,
        "xanchor": "right" if is_left else "left",
        "xshift": -_AIR if is_left else _AIR,
        "yanchor": "middle",
        "text": text,
        "font": {"color": colours.muted if is_left else colours.text, "size": FONT_SIZE},
    }


def _words(move: Move, width: float, *, is_left: bool) -> tuple[str, str, str]:
    """Give what is printed beside a dot: the name, the rank, and on the right how far it moved."""
    rank = move.before if is_left else move.after
    is_far = not is_left and abs(move.places) >= FAR
    arrow = f"{'▲' if move.places > 0 else '▼'}{abs(move.places)}" if is_far else ""
    return fit_text(move.title, width) if width else "", "–" if rank is None else str(rank), arrow


def _headings(names: tuple[str, str], colours: Palette, far_left: int | None) -> list[dict[str, Any]]:
    """Name both sides above their dots; on a phone, where these are near each other, outwards."""
    common = {"y": 1, "yref": "paper", "yanchor": "bottom", "yshift": 12, "xref": "paper"}
    before, after = (label_text(name, _NAME_WIDTHS[0]) for name in names)
    muted = {"color": colours.muted, "size": FONT_SIZE}
    strong = {"color": colours.text, "size": FONT_SIZE, "weight": _BOLD}
    if far_left is not None:
        return [
            common | {"x": 0, "xanchor": "left", "xshift": far_left, "text": before, "font": muted},
            common | {"x": 1, "xanchor": "left", "xshift": _AIR, "text": after, "font": strong},
        ]
    return [
        common | {"x": 0, "xanchor": "center", "text": before, "font": muted},
        common | {"x": 1, "xanchor": "center", "text": after, "font": strong},
    ]


def _border(main: int, colours: Palette) -> dict[str, Any]:
    place = main - 0.5 + _BREAK / 2
    line = {"color": colours.border, "width": 1, "dash": "2px,3px"}
    return {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": place, "y1": place, "line": line, "layer": "below"}


def _margin(rows: list[tuple[Move, float]], width: float, *, is_left: bool) -> int:
    """Give the room that the longest label of a side needs; pixels."""
    labels = [[word for word in _words(move, width, is_left=is_left) if word] for move, _ in rows]
    widest = max((text_width(_APART.join(words), bold=True) for words in labels), default=0.0)
    return math.ceil(widest) + _AIR + _DOT
