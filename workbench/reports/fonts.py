"""The fonts that documents and pictures are set in."""

from functools import cache

import typst


@cache
def find_fonts(*, system: bool = True) -> typst.Fonts:
    """Find the fonts, once: those that come with the typesetter, and those installed here where ``system``."""
    return typst.Fonts(include_system_fonts=system)
