"""What a trade-off stands on: axes, bands, and the words in its margins and corners."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from workbench.charts.axis_track import Track, axis_title, lay_track, short_ticks
from workbench.charts.label_placement import Box
from workbench.charts.lettering import fit_text, label_text, plain, text_width
from workbench.charts.naming import LINE_HEIGHT
from workbench.charts.scene import Scene, line_boxes
from workbench.charts.theme import Palette
from workbench.charts.trade_off_words import front_words, key_words, quadrant_words
from workbench.workflows import Axis, TradeOffs

AIR = 8
_APART = "\N{NO-BREAK SPACE}" * 3
_TICKS_HEIGHT = 24
_WIDEST_TICK = 130.0
_ROWS_TRIED = 4
"""How far from its corner, in rows, a quadrant's name may stand."""


@dataclass(frozen=True)
class Ground:
    """The parts of the figure that are not features; ``size`` is the font size in pixels."""

    trade_offs: TradeOffs
    scene: Scene
    colours: Palette
    size: int
    phone: bool

    def axis(self, track: Track, room: float) -> dict[str, Any]:
        """Set an axis; ``room`` is the widest tick; pixels."""
        ticks = short_ticks(track.ticks) if self.phone else track.ticks
        return {
            "range": [track.low, track.high],
            "tickvals": [place for place, _ in ticks],
            "ticktext": [label_text(name, room, self.size) for _, name in ticks],
            "tickfont": {"size": self.size},
            "showticklabels": True,
            "tickangle": 0,
        }

    def bands(self) -> list[dict[str, Any]]:
        """Shade every second level; where both axes have levels, part those of y by lines; halve plain axes."""
        x, y = self.scene.x, self.scene.y
        fill = {"type": "rect", "layer": "below", "line": {"width": 0}, "fillcolor": self.colours.second}
        line = {"type": "line", "layer": "below", "line": {"width": 1, "color": self.colours.grid}}
        wide, tall = {"x0": 0, "x1": 1, "xref": "paper"}, {"y0": 0, "y1": 1, "yref": "paper"}
        if x.has_bands:
            parts = range(1, len(y.ticks)) if y.has_bands else ()
            lines = [line | wide | {"y0": at - 0.5, "y1": at - 0.5} for at in parts]
            return [*(fill | tall | {"x0": at - 0.5, "x1": at + 0.5} for at in range(0, len(x.ticks), 2)), *lines]
        if y.has_bands:
            return [fill | wide | {"y0": at - 0.5, "y1": at + 0.5} for at in range(0, len(y.ticks), 2)]
        return [line | tall | {"x0": x.middle, "x1": x.middle}, line | wide | {"y0": y.middle, "y1": y.middle}]

    def titles(self, left: int) -> list[dict[str, Any]]:
        """Name the axes and explain the marks, in the margins."""
        key = key_words(self.trade_offs, self.colours, has_open=any(spot.is_open for spot in self.scene.spots))
        if self.phone:
            key = key[:3]
        beside = 0.0 if self.phone else sum(text_width(words, self.size) + 3 * AIR for _, words in key)
        common = {"xref": "paper", "yref": "paper", "font": {"color": self.colours.muted, "size": self.size}}
        above = common | {"y": 1, "yanchor": "bottom", "yshift": AIR}
        title = _title(self.trade_offs.y, self.scene.width + left - beside, self.size)
        lifted = {"yshift": AIR + self.size * LINE_HEIGHT + 4} if self.phone else {}
        below = {"x": 1, "xanchor": "right", "y": 0, "yanchor": "top", "yshift": -_TICKS_HEIGHT}
        across = _title(self.trade_offs.x, self.scene.width, self.size)
        return [
            above | {"x": 0, "xanchor": "left", "xshift": -left, "text": title} | lifted,
            above | {"x": 0 if self.phone else 1, "xanchor": "left" if self.phone else "right",
                     "xshift": -left if self.phone else 0, "text": _key_markup(key)},
            common | below | {"text": across},
        ]  # fmt: skip

    def words(self, corners: Sequence[tuple[float, float]]) -> tuple[list[dict[str, Any]], list[Box]]:
        """Name the front at its end and the four corners, where nothing is in the way; with what the words cover."""
        annotations, taken = [], []
        if corners:
            annotation, box = self._front_name(corners)
            annotations.append(annotation)
            taken.append(box)
        blocked = [*(spot.box for spot in self.scene.spots), *self.scene.whiskers(), *line_boxes(corners), *taken]
        names = {} if self.phone else quadrant_words(self.trade_offs)
        for (is_right, is_top), name in names.items():
            for row in range(_ROWS_TRIED):
                annotation, box = self._corner_name(name, row, is_right=is_right, is_top=is_top)
                if not any(_touch(box, other) for other in blocked):
                    annotations.append(annotation)
                    taken.append(box)
                    break
        return annotations, taken

    def _front_name(self, corners: Sequence[tuple[float, float]]) -> tuple[dict[str, Any], Box]:
        x, y = corners[-1]
        text = fit_text(front_words(self.trade_offs), self.scene.width, self.size)
        width, height = text_width(text, self.size), self.size * LINE_HEIGHT
        up = self.scene.y.better > 0
        left, top = (0.0 if x == 0 else x - width), (y - height - 3 if up else y + 3)
        annotation = self._word(text, "left" if x == 0 else "right", x, top + height / 2)
        annotation["font"] = {"color": self.colours.ink, "size": self.size}
        return annotation, Box(left, top, left + width, top + height)

    def _corner_name(self, name: str, row: int, *, is_right: bool, is_top: bool) -> tuple[dict[str, Any], Box]:
        text = fit_text(name, self.scene.width / 2 - 2 * AIR, self.size)
        width, height = text_width(text, self.size), self.size * LINE_HEIGHT
        x = self.scene.width - AIR if is_right else AIR
        inwards = (row + 0.5) * height + 3
        middle = inwards if is_top else self.scene.height - inwards
        annotation = self._word(text, "right" if is_right else "left", x, middle)
        left = x - width if is_right else x
        return annotation, Box(left, middle - height / 2, left + width, middle + height / 2)

    def _word(self, text: str, align: str, x: float, y: float) -> dict[str, Any]:
        return {
            "x": self.scene.x_place(x),
            "y": self.scene.y_place(y),
            "xanchor": align,
            "yanchor": "middle",
            "text": plain(text),
            "font": {"color": self.colours.muted, "size": self.size, "style": "italic"},
        }


def ground_margin(trade_offs: TradeOffs, size: int, *, phone: bool) -> tuple[int, int, int, int]:
    """Give the margins that the words around the plot need: left, top, right, bottom; pixels."""
    ticks = lay_track(trade_offs.y, [end for one in trade_offs.marks for end in (one.y_low, one.y_high)]).ticks
    names = [name for _, name in (short_ticks(ticks) if phone else ticks)]
    widest = min(max(text_width(name, size) for name in names), _WIDEST_TICK / (2 if phone else 1))
    return math.ceil(widest) + AIR + 2, 52 if phone else 34, AIR if phone else 2, 46


def _title(axis: Axis, room: float, size: float) -> str:
    """Name an axis, its name and what follows each in its own direction."""
    name, rest = axis_title(axis)
    rest = fit_text(rest, room / 2, size) if rest else ""
    name = plain(fit_text(name, room - text_width(rest, size), size))
    return f"{name}{plain(rest)}" if rest else name


def _key_markup(key: tuple[tuple[str, str], ...]) -> str:
    parts = (
        f'<span style="color:{colour}">{words[0]}</span>' + words[1:].replace(" ", "\N{NO-BREAK SPACE}")
        for colour, words in key
    )
    return _APART.join(parts)


def _touch(one: Box, other: Box) -> bool:
    return one.left <= other.right and one.right >= other.left and one.top <= other.bottom and one.bottom >= other.top
