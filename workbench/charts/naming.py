"""Choose which marks are named, in what order, and draw the names that found a place."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from workbench.charts.label_placement import Box, Label, Placed, place_labels
from workbench.charts.lettering import fit_text, plain, text_width
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
    width
        The widest name; pixels; longer ones are cut.
    most_leaders
        How many names may stand away from their marks.
    """

    size: float = FONT_SIZE
    width: float = 210.0
    most_leaders: int = 15


@dataclass(frozen=True)
class Name:
    """A name with its place."""

    spot: Spot
    text: str
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
    texts = [fit_text(one.mark.title, style.width, style.size, bold=place < len(strong)) for place, one in _count(spots)]
    labels = [
        Label(
            key=one.mark.feature_id,
            x=one.x,
            y=one.y,
            radius=one.radius,
            width=text_width(texts[place], style.size, bold=place < len(strong)),
            height=style.size * LINE_HEIGHT,
            must=place < min(len(strong), style.most_leaders),
        )
        for place, one in _count(spots)
    ]
    frame = Box(0, 0, scene.width, scene.height)
    placed = {
        one.key: one for one in place_labels(labels, frame, marks=[spot.box for spot in scene.spots], lines=taken)
    }
    return [
        Name(spot=one, text=texts[place], placed=placed[one.mark.feature_id], is_strong=place < len(strong))
        for place, one in _count(spots)
        if one.mark.feature_id in placed
    ]


def name_annotation(scene: Scene, name: Name, colours: Palette, style: Style) -> dict[str, Any]:
    """Give the Plotly annotation of a name: beside its mark in pixels, so that it stays there when the page is wider."""
    spot, placed = name.spot, name.placed
    annotation: dict[str, Any] = {
        "x": scene.x_place(spot.x),
        "y": scene.y_place(spot.y),
        "text": plain(name.text),
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


def _count(spots: Sequence[Spot]) -> list[tuple[int, Spot]]:
    return list(enumerate(spots))
