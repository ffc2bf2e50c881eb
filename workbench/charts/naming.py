"""Choose which marks are named, in what order, and draw the names that found a place."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from workbench.charts.label_placement import Box, Label, Placed, place_labels
from workbench.charts.lettering import plain, text_width, wrap_text
from workbench.charts.scene import Scene, Spot
from workbench.charts.theme import FONT_SIZE, Palette

BOLD = 600
LINE_HEIGHT = 1.25


@dataclass(frozen=True)
class Style:
    """How names are set.

    Attributes
    ----------
    size
        Font size; pixels.
    width, lines
        The widest line of a name, in pixels, and how many lines it may take; longer names are cut.
    most_leaders
        How many names may stand away from their marks: strong ones, and in a crowd any.
    slack
        How much wider than measured a name may come out, where the font is not ours: 1.15 for 15 %.
    """

    size: float = FONT_SIZE
    width: float = 210.0
    lines: int = 1
    most_leaders: int = 15
    slack: float = 1.0


@dataclass(frozen=True)
class Name:
    """A name, line by line, with its place."""

    spot: Spot
    lines: tuple[str, ...]
    placed: Placed
    is_strong: bool


def name_spots(
    scene: Scene, strong: Sequence[Spot], ordinary: Sequence[Spot], *, taken: Sequence[Box], style: Style
) -> list[Name]:
    """Find places for the names of marks.

    Parameters
    ----------
    scene
        Where every mark stands.
    strong
        Marks that should be named in any case, most important first.
    ordinary
        Marks that are named where there is room, most important first.
    taken
        Lines and words that no name may touch.
    style
        How names are set.

    Returns
    -------
    Those that found a place, most important first.
    """
    spots = [*strong, *ordinary]
    names = [_lines(spot, style, is_strong=place < len(strong)) for place, spot in enumerate(spots)]
    is_crowd = any(spot.is_faint for spot in scene.spots)
    labels = [
        Label(
            key=spot.mark.feature_id,
            x=spot.x,
            y=spot.y,
            radius=spot.radius,
            width=max(text_width(line, style.size, bold=place < len(strong)) for line in names[place]) * style.slack,
            height=style.size * LINE_HEIGHT * len(names[place]),
            must=place < style.most_leaders and (place < len(strong) or is_crowd),
        )
        for place, spot in enumerate(spots)
    ]
    rivals = [spot.box for spot in scene.spots if not spot.is_faint]
    faint = [spot.box for spot in scene.spots if spot.is_faint]
    frame = Box(0, 0, scene.width, scene.height)
    placed = {one.key: one for one in place_labels(labels, frame, marks=rivals, lines=[*taken, *faint])}
    return [
        Name(spot=spot, lines=names[place], placed=placed[spot.mark.feature_id], is_strong=place < len(strong))
        for place, spot in enumerate(spots)
        if spot.mark.feature_id in placed
    ]


def name_annotation(scene: Scene, name: Name, colours: Palette, style: Style) -> dict[str, Any]:
    """Give the Plotly annotation of a name: beside its mark in pixels, so that it stays there on a wider page."""
    spot, placed = name.spot, name.placed
    annotation: dict[str, Any] = {
        "x": scene.x_place(spot.x),
        "y": scene.y_place(spot.y),
        "text": "<br>".join(plain(line) for line in name.lines),
        "align": placed.align,
        "xanchor": placed.align,
        "yanchor": "middle",
        "font": {
            "size": style.size,
            "color": colours.text if name.is_strong else colours.muted,
            "weight": BOLD if name.is_strong else "normal",
        },
    }
    if placed.has_leader:
        across, down = placed.tail[0] - spot.x, placed.tail[1] - spot.y
        line = {"showarrow": True, "arrowhead": 0, "arrowwidth": 1, "arrowcolor": colours.second_mark}
        return annotation | line | {"ax": across, "ay": down, "standoff": spot.radius}
    ends = {"left": placed.box.left, "right": placed.box.right, "center": (placed.box.left + placed.box.right) / 2}
    return annotation | {"xshift": ends[placed.align] - spot.x, "yshift": spot.y - placed.box.middle}


def _lines(spot: Spot, style: Style, *, is_strong: bool) -> tuple[str, ...]:
    return tuple(wrap_text(spot.mark.title, style.width, style.size, most=style.lines, bold=is_strong)) or ("–",)
