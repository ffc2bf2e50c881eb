"""The chart of a summary as an SVG picture: no script, so that a file of a few kilobytes can hold it."""

import math
from collections.abc import Collection
from html import escape

from workbench.charts.naming import BOLD, LINE_HEIGHT, Name
from workbench.charts.scene import Spot
from workbench.charts.summary_layout import HEIGHT, LEFT, SIZE, TOP, SummaryLayout, lay_summary
from workbench.charts.theme import Palette
from workbench.workflows import TradeOffs
from workbench.workflows.wording import isolate

WIDTH = 480
"""Pixels; a page scales the picture to its own width."""
_FONT = "'Source Sans 3', 'Source Sans', 'Source Sans Pro', Helvetica, Arial, sans-serif"
_ANCHORS = {"left": "start", "center": "middle", "right": "end"}
_RISE = 0.35
"""How far below the middle of a line its letters stand; share of the font size."""


def summary_svg(
    trade_offs: TradeOffs,
    colours: Palette,
    *,
    funded: Collection[str] = (),
    declined: Collection[str] = (),
    width: int = WIDTH,
) -> str:
    """Draw the summary's chart, laid out as ``summary_figure`` lays it out.

    Parameters
    ----------
    trade_offs
        Axes and marks.
    colours
        The theme's colours.
    funded, declined
        Ids; of each the best ranked few are named; who is in both counts as funded.
    width
        Pixels; the height is 232.

    Returns
    -------
    One ``<svg>`` element, fit to stand in a web page or in a file of its own; text is escaped.
    """
    layout = lay_summary(trade_offs, width, funded=funded, declined=declined)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{HEIGHT}" viewBox="0 0 {width} {HEIGHT}" '
        f'role="img" font-family="{_FONT}" font-size="{SIZE:g}" fill="{colours.muted}">'
        f"<title>{escape(layout.title)}</title>"
        f"{_text(layout.title, LEFT, TOP - 9, 'start')}"
        f'<g transform="translate({LEFT} {TOP})">{_ground(layout, colours)}{_marks(layout, colours)}'
        f"{''.join(_name(name, colours) for name in layout.names)}</g></svg>"
    )


def _ground(layout: SummaryLayout, colours: Palette) -> str:
    height, width = layout.scene.height, layout.scene.width
    bands = "".join(
        f'<rect class="band" x="{left:.1f}" y="0" width="{right - left:.1f}" height="{height:g}" '
        f'fill="{colours.second}"/>'
        for left, right in layout.bands
    )
    axes = f'<path class="axes" d="M0 0V{height:g}H{width:g}" fill="none" stroke="{colours.second_mark}"/>'
    return bands + axes + "".join(_text(name, x, height + 16, "middle") for x, name in layout.ticks)


def _marks(layout: SummaryLayout, colours: Palette) -> str:
    return "".join(
        (
            *(_dot(spot, "other", colours.border) for spot in layout.others),
            *(_cross(spot, colours.muted) for spot in layout.declined),
            *(_dot(spot, "funded", colours.ink) for spot in layout.funded),
        )
    )


def _dot(spot: Spot, kind: str, colour: str) -> str:
    return f'<circle class="{kind}" cx="{spot.x:.1f}" cy="{spot.y:.1f}" r="{spot.radius:g}" fill="{colour}"/>'


def _cross(spot: Spot, colour: str) -> str:
    left, top, right, bottom = spot.box.left, spot.box.top, spot.box.right, spot.box.bottom
    path = f"M{left:.1f} {top:.1f}L{right:.1f} {bottom:.1f}M{left:.1f} {bottom:.1f}L{right:.1f} {top:.1f}"
    return f'<path class="declined" d="{path}" stroke="{colour}" stroke-width="2" fill="none"/>'


def _name(name: Name, colours: Palette) -> str:
    box, align = name.placed.box, name.placed.align
    x = {"left": box.left, "right": box.right, "center": (box.left + box.right) / 2}[align]
    look = f'font-weight="{BOLD}" fill="{colours.text}"' if name.is_strong else f'fill="{colours.muted}"'
    row = SIZE * LINE_HEIGHT
    first = box.middle - row * (len(name.lines) - 1) / 2 + SIZE * _RISE
    words = "".join(
        _text(line, x, first + row * place, _ANCHORS[align], f'class="name" {look}')
        for place, line in enumerate(name.lines)
    )
    return f"{_leader(name, colours) if name.placed.has_leader else ''}{words}"


def _leader(name: Name, colours: Palette) -> str:
    spot, (x, y) = name.spot, name.placed.tail
    share = spot.radius / max(math.dist((x, y), (spot.x, spot.y)), spot.radius)
    end_x, end_y = spot.x + share * (x - spot.x), spot.y + share * (y - spot.y)
    return f'<path class="leader" d="M{x:.1f} {y:.1f}L{end_x:.1f} {end_y:.1f}" stroke="{colours.second_mark}"/>'


def _text(text: str, x: float, y: float, anchor: str, more: str = "") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" {more}>{escape(isolate(text))}</text>'
