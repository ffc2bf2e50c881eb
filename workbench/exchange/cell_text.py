"""What text can stand in a spreadsheet's cell."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

CELL_LIMIT = 32_767
"""Characters that a cell of an XLSX file can hold, counted as UTF-16 units."""

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LINE_BREAK = re.compile("\r\n?")


@dataclass(frozen=True)
class CellText:
    """Text made fit for a cell.

    Attributes
    ----------
    text
        Line breaks are line feeds.
    removed
        How many characters were taken out because no XLSX file can hold them.
    is_cut
        Whether the end was cut off at the limit.
    """

    text: str
    removed: int = 0
    is_cut: bool = False


def clean_text(text: str, limit: int = CELL_LIMIT) -> CellText:
    r"""Make text fit for a cell: control characters out, line breaks as line feeds, cut at the limit.

    Examples
    --------
    >>> clean_text("Par\x07ty").text
    'Party'
    """
    legal, removed = _ILLEGAL.subn("", text)
    fit = _LINE_BREAK.sub("\n", legal)
    if _units(fit) <= limit:
        return CellText(fit, removed)
    cut = fit.encode("utf-16-le")[: 2 * limit].decode("utf-16-le", errors="ignore")
    return CellText(cut, removed, is_cut=True)


def text_as_read(text: str) -> str:
    """Give the text that comes back from a cell once it was written and read.

    Notes
    -----
    A workbook writes '_x0041_' as '_x005F_x0041_', since '_x0041_' would mean 'A'; openpyxl undoes that by taking
    'x005F_' out of every text, wherever it stands.
    """
    return clean_text(text).text.replace("x005F_", "")


def chunk(text: str, size: int = 30_000) -> Iterator[str]:
    """Cut ASCII text into pieces that each fit a cell; '' gives none."""
    for start in range(0, len(text), size):
        yield text[start : start + size]


def _units(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)
