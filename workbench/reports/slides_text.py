"""Text on slides: plain, kept from turning its neighbours round, and fitted into its place by whole words."""

import re
import unicodedata

from workbench.charts.lettering import flatten, wrap_text

SLACK = 1.12
"""How much wider than measured text may come out: the fonts of a slide are its reader's."""
LINE_HEIGHT = 1.3
_ISOLATED = re.compile("\u2068([^\u2068\u2069]*)\u2069")
_LEFT_TO_RIGHT = "\u200e"
_RIGHT_TO_LEFT = {"R", "AL"}


def slide_text(text: str) -> str:
    """Make any text safe for a slide: one line, no characters that a file cannot hold, every script in its direction.

    Notes
    -----
    Older programs draw the signs that isolate a title as boxes. Inside a sentence, a title that runs from right to left
    stands between left-to-right marks instead, which keep the sentence on its side.
    """
    whole = _ISOLATED.fullmatch(text)
    text = whole[1] if whole else text
    while (opened := _ISOLATED.sub(_close, text)) != text:
        text = opened
    return flatten(text)


def runs_right_to_left(text: str) -> bool:
    """Tell whether a text begins with a letter of a script that runs from right to left."""
    strong = (unicodedata.bidirectional(one) for one in text)
    return next((one in _RIGHT_TO_LEFT for one in strong if one == "L" or one in _RIGHT_TO_LEFT), False)


def fit_title(text: str, width: float, sizes: tuple[tuple[float, int], ...]) -> tuple[str, float]:
    """Fit a title into its place.

    Parameters
    ----------
    text
        Any text.
    width
        Of a line; points.
    sizes
        Of type, in points, each with how many lines of it have room; the largest first. Where not even the last fits,
        the title is cut by whole words.

    Returns
    -------
    The title, and its size in points.
    """
    flat = slide_text(text)
    kept, size = [flat], 0.0
    for size, lines in sizes:
        kept = wrap_text(flat, width, size * SLACK, most=lines, bold=True)
        if _is_whole(kept, flat):
            return flat, size
    return _join(kept), size


def fit_lines(text: str, width: float, size: float, *, most: int, bold: bool = False) -> tuple[str, int]:
    """Cut a text by whole words to at most so many lines; give it, and how many lines it takes."""
    flat = slide_text(text)
    kept = wrap_text(flat, width, size * SLACK, most=most, bold=bold)
    return (flat if _is_whole(kept, flat) else _join(kept)), max(len(kept), 1)


def _close(found: re.Match[str]) -> str:
    inside = found[1]
    if not any(unicodedata.bidirectional(one) in _RIGHT_TO_LEFT for one in inside):
        return inside
    return f"{_LEFT_TO_RIGHT}{inside}{_LEFT_TO_RIGHT}"


def _is_whole(lines: list[str], text: str) -> bool:
    return "".join(lines).replace(" ", "") == text.replace(" ", "")


def _join(lines: list[str]) -> str:
    """Join lines; between two characters that were parted without a space there is none."""
    joined = ""
    for line in lines:
        wide = bool(joined) and unicodedata.east_asian_width(joined[-1]) in {"W", "F"}
        joined += ("" if not joined or wide else " ") + line
    return joined
