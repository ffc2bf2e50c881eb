"""Text of a still picture: Plotly's little HTML becomes runs of SVG text; nothing else in it is markup."""

import re
import unicodedata
from dataclasses import dataclass
from html import escape, unescape

from workbench.charts.lettering import text_width
from workbench.charts.still_reading import UndrawnPart

FONT_STACK = (
    "'Source Sans 3', 'Source Sans', 'Source Sans Pro', Calibri, Carlito, Helvetica, Arial, 'Liberation Sans', "
    "'Nimbus Sans', 'Noto Sans', 'DejaVu Sans', sans-serif"
)
"""Streamlit's own font where it is installed, then narrow ones: names are fitted into their places."""
LINE_HEIGHT = 1.3
"""Plotly's distance of two lines; share of the font size."""
ASCENT, DESCENT = 0.984, 0.273
"""Of Source Sans; share of the font size."""
_ANCHORS = {"left": "start", "center": "middle", "right": "end"}
_SPAN = re.compile(r'<span style="color:(#[0-9A-Fa-f]{6})">')
_UNSEEN = frozenset("\u2068\u2069")
_TAG = re.compile("(<[^<>]*>)")
_STRONG = 600


@dataclass(frozen=True)
class Font:
    """How a text is set; ``size`` in pixels, ``weight`` 400 to 700."""

    size: float
    colour: str
    weight: int = 400
    is_italic: bool = False


@dataclass(frozen=True)
class Run:
    """A piece of a line in one look; ``colour`` is '' for the text's own."""

    text: str
    is_bold: bool = False
    colour: str = ""


@dataclass(frozen=True)
class Words:
    """A text of one or more lines with its size.

    Attributes
    ----------
    lines
        From the top; each its runs from the left.
    font
        Of all of it.
    width, height
        What it takes; pixels; the width is measured for Source Sans.
    """

    lines: tuple[tuple[Run, ...], ...]
    font: Font
    width: float
    height: float


def read_words(markup: str, font: Font) -> Words:
    """Read a label as Plotly does: ``<b>``, ``<br>`` and coloured ``<span>``; everything else is text.

    Raises
    ------
    UndrawnPart
        When there is another tag in it.
    """
    lines = _read_lines(markup)
    width = max(_measure(line, font) for line in lines)
    height = (ASCENT + DESCENT + LINE_HEIGHT * (len(lines) - 1)) * font.size
    return Words(lines, font, width, height)


def draw_words(words: Words, x: float, top: float, align: str) -> str:
    """Draw a text.

    Parameters
    ----------
    words
        As read.
    x
        Where its left end, middle or right end stands, as ``align`` says: 'left', 'center', 'right'; pixels.
    top
        Where it begins; pixels.

    Notes
    -----
    Latin text says how long it is in Source Sans, for which it has found its place; another font is then squeezed into
    that length instead of running over its neighbours.
    """
    font = words.font
    look = f' font-weight="{font.weight}"' if font.weight != 400 else ""  # noqa: PLR2004 - the usual weight
    look += ' font-style="italic"' if font.is_italic else ""
    rows = (
        f'<text x="{x:.1f}" y="{top + font.size * (ASCENT + LINE_HEIGHT * place):.1f}" font-size="{font.size:g}" '
        f'fill="{font.colour}" text-anchor="{_ANCHORS[align]}" xml:space="preserve"{look}{_length(line, font)}>'
        f"{''.join(_draw_run(run) for run in line)}</text>"
        for place, line in enumerate(words.lines)
        if line
    )
    return "".join(rows)


def _length(line: tuple[Run, ...], font: Font) -> str:
    text = "".join(run.text for run in line)
    if not all(_is_measured(one) for one in text):
        return ""
    return f' textLength="{_measure(line, font):.1f}" lengthAdjust="spacingAndGlyphs"'


def _is_measured(character: str) -> bool:
    letter = unicodedata.normalize("NFKD", character)[0]
    return " " <= letter <= "~" or character in _UNSEEN


def _measure(line: tuple[Run, ...], font: Font) -> float:
    strong = font.weight >= _STRONG
    parts = ((run.text.replace("\N{NO-BREAK SPACE}", " "), strong or run.is_bold) for run in line)
    return sum(text_width(text, font.size, bold=bold) for text, bold in parts)


def _read_lines(markup: str) -> tuple[tuple[Run, ...], ...]:
    lines: list[list[Run]] = [[]]
    is_bold, colour = False, ""
    for piece in _TAG.split(markup):
        span = _SPAN.fullmatch(piece)
        if piece == "<br>":
            lines.append([])
        elif piece in {"<b>", "</b>"}:
            is_bold = piece == "<b>"
        elif span is not None or piece == "</span>":
            colour = span[1] if span else ""
        elif _TAG.fullmatch(piece):
            raise UndrawnPart("label", piece)
        elif piece:
            lines[-1].append(Run(unescape(piece), is_bold, colour))
    return tuple(tuple(line) for line in lines)


def _draw_run(run: Run) -> str:
    text = escape(run.text, quote=False)
    look = (' font-weight="700"' if run.is_bold else "") + (f' fill="{run.colour}"' if run.colour else "")
    return f"<tspan{look}>{text}</tspan>" if look else text
