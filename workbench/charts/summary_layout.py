"""Where everything stands on a summary's chart; in pixels, shared by the figure and the picture."""

from collections.abc import Collection
from dataclasses import dataclass

from workbench.charts.axis_track import short_ticks
from workbench.charts.lettering import fit_text, text_width
from workbench.charts.naming import Name, Style, name_spots
from workbench.charts.scene import MANY, Scene, Spot, lay_scene
from workbench.charts.trade_off_words import short_name
from workbench.workflows import TradeOffs
from workbench.workflows.trading import thin_marks

HEIGHT = 232
"""Pixels, at any width."""
LEFT, TOP, RIGHT, BOTTOM = 4, 24, 4, 26
"""Margins; pixels."""
SIZE = 12
"""Font size; pixels."""
_SLACK = 1.12
"""Files are read in fonts that run wider than ours."""
_NAME_SHARE, _NAME_WIDTHS = 0.28, (100.0, 200.0)
"""The widest line of a name: share of the width, within these pixels."""
_DOT, _FAINT_DOT, _FUNDED, _DECLINED = 3.0, 1.5, 6.5, 5.5
_MOST_FUNDED, _MOST_DECLINED = 6, 3
"""How many are named; more would not be read."""
_AIR = 4.0
_MOST_MARKS = 5_000
"""Features drawn; of more, those not beaten and the best ranked."""


@dataclass(frozen=True)
class SummaryLayout:
    """A summary's chart in pixels from the top left of the plot.

    Attributes
    ----------
    scene
        The axes and every mark.
    funded, declined, others
        The marks by what was decided, best rank first.
    names
        Those that found a place.
    style
        How they are set.
    ticks
        Pixel of the middle and words of each tick on the x axis.
    bands
        Left and right pixel of every second level.
    title
        What stands against what.
    """

    scene: Scene
    funded: tuple[Spot, ...]
    declined: tuple[Spot, ...]
    others: tuple[Spot, ...]
    names: tuple[Name, ...]
    style: Style
    ticks: tuple[tuple[float, str], ...]
    bands: tuple[tuple[float, float], ...]
    title: str


def lay_summary(
    trade_offs: TradeOffs, width: int, *, funded: Collection[str], declined: Collection[str]
) -> SummaryLayout:
    """Lay out a summary's chart.

    Parameters
    ----------
    trade_offs
        Axes and marks.
    width
        Of the whole chart; pixels.
    funded, declined
        Ids; who is in both counts as funded.
    """
    radii = dict.fromkeys(declined, _DECLINED) | dict.fromkeys(funded, _FUNDED)
    scene = lay_scene(
        thin_marks(trade_offs, _MOST_MARKS, also=radii),
        width - LEFT - RIGHT,
        HEIGHT - TOP - BOTTOM,
        radius=_DOT if len(trade_offs.marks) <= MANY else _FAINT_DOT,
        prominent=radii,
    )
    by_rank = sorted(scene.spots, key=lambda spot: spot.mark.rank or float("inf"))
    chosen = tuple(spot for spot in by_rank if spot.mark.feature_id in funded)
    refused = tuple(spot for spot in by_rank if spot.mark.feature_id in declined and spot not in chosen)
    least, most = _NAME_WIDTHS
    style = Style(
        size=SIZE,
        width=min(max(_NAME_SHARE * width, least), most),
        lines=2,
        most_leaders=_MOST_FUNDED + _MOST_DECLINED,
        slack=_SLACK,
    )
    up, across = short_name(trade_offs.y), short_name(trade_offs.x)
    return SummaryLayout(
        scene=scene,
        funded=chosen,
        declined=refused,
        others=tuple(spot for spot in by_rank if spot.mark.feature_id not in radii),
        names=tuple(name_spots(scene, chosen[:_MOST_FUNDED], refused[:_MOST_DECLINED], taken=(), style=style)),
        style=style,
        ticks=_ticks(scene),
        bands=tuple((scene.right(at - 0.5), scene.right(at + 0.5)) for at in range(0, len(trade_offs.x.ticks), 2)),
        title=fit_text(f"{up[:1].upper()}{up[1:]} ↑ against {across} →", scene.width, SIZE),
    )


def _ticks(scene: Scene) -> tuple[tuple[float, str], ...]:
    """Name as much of the x axis as fits: every level, or the numbers, the last with its unit."""
    track = scene.x
    if track.has_bands:
        each = scene.width / len(track.ticks) - _AIR
        return tuple((scene.right(at), fit_text(name, each, SIZE)) for at, name in short_ticks(track.ticks))
    unit = track.axis.unit.removeprefix("person-")
    kept: list[tuple[float, str]] = []
    free = scene.width
    for place, name in reversed(track.ticks):
        text = name if kept else fit_text(f"{name} {unit}".strip(), scene.width / 2, SIZE)
        half = text_width(text, SIZE) * _SLACK / 2
        middle = min(max(scene.right(place), half), scene.width - half)
        if middle + half <= free:
            kept.append((middle, text))
            free = middle - half - 2 * _AIR
    return tuple(reversed(kept))
