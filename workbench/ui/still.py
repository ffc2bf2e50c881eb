"""A chart as a picture to take along: PNG and SVG behind one small button, drawn when they are asked for."""

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from workbench.charts.still_light import in_light
from workbench.charts.still_svg import figure_svg
from workbench.reports.still_png import svg_to_png
from workbench.ui.opened import find_scene
from workbench.workspace.files import file_stem

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

NAMES = {
    "weights_chart": "what the weights move",
    "working": "how it comes to its priority",
    "comparison": "why one is ahead",
    "trade_offs": "trade-offs",
    "parallel": "side by side",
    "rank_heat_map": "chances of each place",
    "tornado": "weights that keep the leader",
    "calibration": "how scores turned out",
    "capacity_curve": "what more capacity buys",
    "summary_chart": "value against cost",
}
"""What a chart is called in the name of its file, by the beginning of its key; others are not offered."""
_WHITE = "#FFFFFF"
_DENSITY = 2
"""Pixels of the PNG for each pixel on the page: sharp on a slide and in print."""


def offer_still(figure: "Figure", *, key: str, alt: str) -> None:
    """Offer a chart as PNG and as SVG.

    Parameters
    ----------
    figure
        As it is shown; the pictures are in light colours on white, whatever theme the visitor sees.
    key
        The chart's own; its beginning, up to the first hyphen, says which chart it is.
    alt
        What the chart shows; the picture says it too.
    """
    name = NAMES.get(key.split("-", 1)[0])
    scene = find_scene() if name else None
    if name is None or scene is None:
        return
    stem = f"{file_stem(scene.backlog)} – {name}"
    place = st.container(horizontal=True, horizontal_alignment="right")
    with place.popover("", icon=":material/download:", type="tertiary", help="Take this chart with you"):
        for suffix, (label, mime, write) in _KINDS.items():
            st.download_button(
                label,
                data=partial(write, figure, stem, alt),
                file_name=f"{stem}{suffix}",
                mime=mime,
                on_click="ignore",
                width="stretch",
                key=f"still{suffix}-{key}",
            )


def _draw_svg(figure: "Figure", title: str, description: str) -> str:
    return figure_svg(in_light(figure), title=title, description=description, background=_WHITE)


def _write_svg(figure: "Figure", title: str, description: str) -> bytes:
    return _draw_svg(figure, title, description).encode()


def _write_png(figure: "Figure", title: str, description: str) -> bytes:
    return svg_to_png(_draw_svg(figure, title, description), width_px=int(figure.layout.width) * _DENSITY)


_KINDS = {
    ".png": ("PNG, for slides and documents", "image/png", _write_png),
    ".svg": ("SVG, sharp at any size", "image/svg+xml", _write_svg),
}
"""Suffix → what the button says, the file's type, and how it is written."""
