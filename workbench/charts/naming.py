"""Choose which marks are named, in what order, and draw the names that found a place."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from workbench.charts.label_placement import Box, Label, Placed, place_labels
from workbench.charts.lettering import plain, text_width, wrap_text
from workbench.charts.scene import MANY, Scene, Spot
from workbench.charts.theme import FONT_SIZE, Palette

BOLD = 600
LINE_HEIGHT = 1.25
_NARROWER = (0.8, 0.6)
"""Shares of the usual width, with one line more, to try where a name finds no room beside its mark."""


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
    naming = _Naming(scene, spots, len(strong), taken, style)
    narrow: dict[int, float] = {}
    best = naming.place(narrow)
    # Set narrower and higher, a name may find room beside its mark; the farthest first.
    for place, share in product(naming.find_far(best), _NARROWER):
        changed = narrow | {place: share}
        tried = naming.place(changed)
        if naming.cost(tried, changed) < naming.cost(best, narrow):
            best, narrow = tried, changed
    return naming.names(best, narrow)


@dataclass(frozen=True)
class _Naming:
    """Marks to be named, by their place in the order of importance; the first ``strong`` in any case."""

    scene: Scene
    spots: Sequence[Spot]
    strong: int
    taken: Sequence[Box]
    style: Style

    def is_must(self, place: int) -> bool:
        is_crowd = any(spot.is_faint for spot in self.scene.spots)
        return place < self.style.most_leaders and (place < self.strong or is_crowd)

    def lines(self, place: int, narrow: Mapping[int, float]) -> tuple[str, ...]:
        width, most = self.style.width, self.style.lines
        if place in narrow:
            width, most = width * narrow[place], most + 1
        title, is_strong = self.spots[place].mark.title, place < self.strong
        return tuple(wrap_text(title, width, self.style.size, most=most, bold=is_strong)) or ("–",)

    def place(self, narrow: Mapping[int, float]) -> dict[int, Placed]:
        """Find places, with some names set narrower."""
        labels = [self._label(place, self.lines(place, narrow)) for place in range(len(self.spots))]
        rivals = [spot.box for spot in self.scene.spots if not spot.is_faint]
        faint = [spot.box for spot in self.scene.spots if spot.is_faint]
        frame = Box(0, 0, self.scene.width, self.scene.height)
        placed = {one.key: one for one in place_labels(labels, frame, marks=rivals, lines=[*self.taken, *faint])}
        keys = [label.key for label in labels]
        return {place: placed[key] for place, key in enumerate(keys) if key in placed}

    def find_far(self, placed: Mapping[int, Placed]) -> list[int]:
        """Give the names that must be there and have no place beside their mark, those without any place first.

        In a crowd there is room beside few marks, and trying takes long: nobody is far there.
        """
        if len(self.scene.spots) > MANY:
            return []
        ways = {at: self._leader(at, placed.get(at)) for at in range(len(self.spots)) if self.is_must(at)}
        return sorted((at for at, way in ways.items() if way > 0), key=lambda at: -ways[at])

    def cost(self, placed: Mapping[int, Placed], narrow: Mapping[int, float]) -> tuple[int, int, int, float]:
        """Say how much is amiss, the worst first: names missing that must be there, others, cut ones, long leaders."""
        missing = [place for place in range(len(self.spots)) if place not in placed]
        cut = sum(self.lines(place, narrow)[-1].endswith("…") for place in placed)
        leaders = sum(self._leader(place, one) for place, one in placed.items())
        return sum(map(self.is_must, missing)), len(missing), cut, leaders

    def _leader(self, place: int, placed: Placed | None) -> float:
        """Give the way from a name to its mark in pixels; 0 beside it, without end where it has no place."""
        if placed is None:
            return math.inf
        spot = self.spots[place]
        return math.dist(placed.tail, (spot.x, spot.y)) if placed.has_leader else 0.0

    def names(self, placed: Mapping[int, Placed], narrow: Mapping[int, float]) -> list[Name]:
        return [
            Name(spot=self.spots[place], lines=self.lines(place, narrow), placed=one, is_strong=place < self.strong)
            for place, one in placed.items()
        ]

    def _label(self, place: int, lines: Sequence[str]) -> Label:
        spot, style = self.spots[place], self.style
        return Label(
            key=spot.mark.feature_id,
            x=spot.x,
            y=spot.y,
            radius=spot.radius,
            width=max(text_width(line, style.size, bold=place < self.strong) for line in lines) * style.slack,
            height=style.size * LINE_HEIGHT * len(lines),
            must=self.is_must(place),
        )


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
