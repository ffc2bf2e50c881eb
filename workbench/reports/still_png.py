"""A drawn chart as a still picture, for files that take no vectors."""

import re
import struct
from pathlib import Path

import typst

from workbench.reports.fonts import find_fonts

MOST_WIDTH = 8_000
"""Pixels; a wider picture would take more memory than any page needs."""
WHITE = "#FFFFFF"
_TEMPLATE = Path(__file__).parent / "templates" / "picture.typ"
"""In a folder of its own, beyond which the typesetter reads no file."""
_COLOUR = re.compile("#[0-9A-Fa-f]{6}")


def svg_to_png(svg: str, *, width_px: int, background: str | None = WHITE) -> bytes:
    """Draw an SVG document as PNG.

    Parameters
    ----------
    svg
        A whole SVG document made by the workbench, no outside references.
    width_px
        Pixels, 1 to ``MOST_WIDTH``; the height follows.
    background
        '#RRGGBB' behind everything; None leaves what the picture does not cover transparent.

    Returns
    -------
    A PNG, drawn without a browser. The same picture gives the same bytes on the same machine.

    Raises
    ------
    ValueError
        When the width or the background is none that a picture can have.
    typst.TypstError
        When the picture cannot be drawn, or asks for a file.
    """
    if not 1 <= width_px <= MOST_WIDTH:
        raise ValueError(f"A picture is 1 to {MOST_WIDTH} pixels wide, not {width_px}.")
    if background is not None and not _COLOUR.fullmatch(background):
        raise ValueError(f"'{background}' is not a colour: write it as '#RRGGBB'.")
    inputs = {"svg": svg, "width": str(width_px), "background": background or ""}
    return typst.compile(_TEMPLATE, format="png", ppi=72.0, font_paths=find_fonts(), sys_inputs=inputs)


def png_size(png: bytes) -> tuple[int, int]:
    """Give the width and the height of a PNG, in pixels."""
    width, height = struct.unpack(">II", png[16:24])
    return int(width), int(height)
