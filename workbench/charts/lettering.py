"""Text on charts: how wide it is, how it is cut and wrapped, and how it is kept from being read as markup."""

import unicodedata
from html import escape as escape_markup

from workbench.charts.theme import FONT_SIZE
from workbench.workflows.wording import isolate

_ADVANCES = (
    20, 29, 43, 50, 50, 82, 61, 25, 30, 30, 42, 50, 25, 31, 25, 35, 50, 50, 50, 50, 50, 50, 50, 50, 50, 50, 25, 25, 50,
    50, 50, 42, 85, 54, 59, 57, 61, 53, 49, 62, 65, 26, 48, 58, 49, 73, 65, 66, 57, 66, 57, 53, 54, 64, 51, 79, 51, 48,
    54, 30, 35, 30, 50, 50, 54, 50, 55, 46, 55, 50, 29, 50, 54, 25, 25, 49, 25, 83, 55, 54, 55, 55, 35, 42, 34, 54, 47,
    72, 45, 47, 42, 30, 24, 30, 50,
)  # fmt: skip
"""Advance widths of Source Sans from space to tilde, in hundredths of the font size."""
_BOLD = 1.045
"""How much wider the semi-bold cut runs, at most."""
_FIRST, _LAST = " ", "~"
_JOINERS = "\u200d\ufe0f"
_DIRECTION_SIGNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""A stray one inside a title would undo the isolation around it."""


def text_width(text: str, size: float = FONT_SIZE, *, bold: bool = False) -> float:
    """Estimate the width of a line of text.

    Parameters
    ----------
    text
        One line, any script.
    size
        Font size; pixels.
    bold
        Whether it is set semi-bold.

    Returns
    -------
    Pixels; for Latin text in Source Sans within a few percent, for other scripts rather too wide than too narrow.
    """
    hundredths = sum(_advance(character) for character in text)
    return hundredths * size / 100 * (_BOLD if bold else 1)


def flatten(text: str) -> str:
    """Make one line of any text: line breaks become spaces; characters that cannot be drawn go."""
    drawn = text if text.isprintable() else "".join(one for one in text if one.isspace() or _is_drawn(one))
    return " ".join(drawn.split())


def fit_text(text: str, width: float, size: float = FONT_SIZE, *, bold: bool = False) -> str:
    """Cut a text to a width, at a space where that keeps more than half of it, with an ellipsis.

    Parameters
    ----------
    text
        Any text; made one line first.
    width
        Pixels.
    size
        Font size; pixels.
    bold
        Whether it is set semi-bold.
    """
    flat = flatten(text)
    if text_width(flat, size, bold=bold) <= width:
        return flat
    end = _longest_head(flat, width - text_width("…", size, bold=bold), size, bold=bold)
    head, space, _ = flat[: end + 1].rpartition(" ")
    return f"{(head if space and len(head) > end / 2 else flat[:end]).rstrip()}…"


def wrap_text(text: str, width: float, size: float = FONT_SIZE, *, most: int = 12, bold: bool = False) -> list[str]:
    """Break a text into lines no wider than ``width`` pixels, at most ``most`` of them; the last may be cut."""
    rest = flatten(text)
    lines: list[str] = []
    while rest and len(lines) < most - 1 and text_width(rest, size, bold=bold) > width:
        end = max(1, _longest_head(rest, width, size, bold=bold))
        head, space, _ = rest[: end + 1].rpartition(" ")
        line = head if space else rest[:end]
        lines.append(line)
        rest = rest[len(line) :].lstrip()
    return [*lines, fit_text(rest, width, size, bold=bold)] if rest else lines


def plain(text: str) -> str:
    """Make any text safe in a Plotly label, which reads a little HTML, and keep its direction to itself."""
    return isolate(escape_markup(flatten(text), quote=False))


def label_text(text: str, width: float, size: float = FONT_SIZE, *, bold: bool = False) -> str:
    """Cut a text to a width and make it safe in a Plotly label."""
    return plain(fit_text(text, width, size, bold=bold))


def hover_title(title: str, width: float = 340) -> str:
    """Set a whole title in bold over as many lines as it needs, for a hover label."""
    return "<br>".join(f"<b>{plain(line)}</b>" for line in wrap_text(title, width))


def _longest_head(text: str, width: float, size: float, *, bold: bool) -> int:
    """Give how many characters fit into a width, never cutting a sign off its letter."""
    used, end = 0.0, 0
    for character in text:
        used += text_width(character, size, bold=bold)
        if used > width:
            break
        end += 1
    while 0 < end < len(text) and (_clings(text[end]) or text[end - 1] == _JOINERS[0]):
        end -= 1
    return end


def _is_drawn(character: str) -> bool:
    return character not in _DIRECTION_SIGNS and unicodedata.category(character) not in {"Cc", "Cs", "Cn"}


def _clings(character: str) -> bool:
    return character in _JOINERS or unicodedata.category(character) in {"Mn", "Me", "Mc"}


def _advance(character: str) -> float:
    if _FIRST <= character <= _LAST:
        return _ADVANCES[ord(character) - ord(_FIRST)]
    category = unicodedata.category(character)
    if category in {"Mn", "Me", "Cf", "Cc"}:
        return 0
    letter = unicodedata.normalize("NFD", character)[0]
    if _FIRST <= letter <= _LAST:
        return _ADVANCES[ord(letter) - ord(_FIRST)]
    return _advance_elsewhere(character, category)


def _advance_elsewhere(character: str, category: str) -> float:
    """Guess the advance of a character outside Basic Latin from the kind of script."""
    if unicodedata.east_asian_width(character) in {"W", "F"}:
        return 125 if category == "So" else 100
    if unicodedata.bidirectional(character) == "AL":
        return 48
    if category == "So" or character == "…":
        return 96
    return 70 if category == "Lu" else 60
