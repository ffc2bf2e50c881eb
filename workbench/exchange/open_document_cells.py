"""The cells of an ODS spreadsheet: what each says, and how many places it takes."""

import re
from collections.abc import Callable
from typing import NamedTuple

from workbench.exchange.limits import MAX_ROWS
from workbench.exchange.safe_xml import Attributes, LocalNames, OnEnd, OnStart, XmlReader
from workbench.exchange.workbook_values import iso_text, number_text, percent_text

_DURATION = re.compile(r"PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S")
_LONG_NUMBER = 10
MOST_BLANKS = 100
"""Blanks that one element may stand for."""

COUNTS = ("number-columns-repeated", "number-rows-spanned", "number-columns-spanned")
"""The attributes that say how many places a cell takes, in the order of ``OpenCell``."""


class OpenCell(NamedTuple):
    """One cell.

    Attributes
    ----------
    text
        What it says; '' for nothing, and under a merged area, where nobody sees it.
    is_formula
        Whether it is a formula.
    is_unvalued
        Whether it is a formula of which the value was never worked out.
    columns
        In how many columns of the row it stands.
    merged_rows, merged_columns
        How many are merged into it; 1 for none.
    """

    text: str
    is_formula: bool = False
    is_unvalued: bool = False
    columns: int = 1
    merged_rows: int = 1
    merged_columns: int = 1


class OpenCellParser:
    """Puts cells together from their elements.

    Attributes
    ----------
    reader
        Whose ``depth`` tells a cell's own paragraphs from those of a comment on it; to be set before reading.
    parts
        The text of the cell that is being read.
    is_open
        Whether a cell is being read.
    """

    reader: XmlReader

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.is_open = False
        self._depth = 0
        self._attributes: Attributes = {}
        self._local = LocalNames()
        self._is_in_paragraph = False
        self._paragraphs = 0

    @property
    def on_start(self) -> dict[str, OnStart]:
        """What to call at the start of the elements inside cells."""
        return {"p": self._paragraph, "s": self._blanks, "tab": self._tab, "line-break": self._line_break}

    @property
    def on_end(self) -> dict[str, OnEnd]:
        """What to call at their end."""
        return {"p": self._paragraph_end}

    def start(self, attributes: Attributes) -> None:
        """Start a cell."""
        self.is_open = True
        self._depth = self.reader.depth
        self._attributes = attributes
        self._paragraphs = 0
        self.parts.clear()

    def end(self, *, is_covered: bool) -> OpenCell | None:
        """End the cell; None where what ends is something inside it."""
        if not self.is_open or self.reader.depth != self._depth:
            return None
        self.is_open = False
        local = {self._local[name]: value for name, value in self._attributes.items()}
        text = "" if is_covered else _cell_text(local, "".join(self.parts))
        counts = [whole_number(local[name]) if name in local else 1 for name in COUNTS]
        is_formula = "formula" in local
        return OpenCell(text, is_formula, is_formula and not text and "value-type" not in local, *counts)

    def _paragraph(self, _attributes: Attributes) -> None:
        if self.is_open and self.reader.depth == self._depth + 1:
            if self._paragraphs:
                self.parts.append("\n")
            self._paragraphs += 1
            self._is_in_paragraph = True
            self.reader.catch_text(self.parts.append)

    def _paragraph_end(self) -> None:
        if self._is_in_paragraph and self.reader.depth == self._depth + 1:
            self._is_in_paragraph = False
            self.reader.catch_text(None)

    def _blanks(self, attributes: Attributes) -> None:
        if self._is_in_paragraph:
            self.parts.append(" " * min(whole_number(local_names(attributes).get("c", "1")), MOST_BLANKS))

    def _tab(self, _attributes: Attributes) -> None:
        if self._is_in_paragraph:
            self.parts.append("\t")

    def _line_break(self, _attributes: Attributes) -> None:
        if self._is_in_paragraph:
            self.parts.append("\n")


def local_names(attributes: Attributes) -> Attributes:
    """Take the prefixes off the attributes' names."""
    return {name.rpartition(":")[2]: value for name, value in attributes.items()}


def whole_number(text: str) -> int:
    """Read a count; 1 where it is none, and never more than a sheet has rows."""
    is_count = text.isascii() and text.isdigit() and len(text) < _LONG_NUMBER
    return min(max(int(text), 1), MAX_ROWS + 1) if is_count else 1


def find_value(local: Attributes) -> tuple[str, Callable[[str], str] | None]:
    """Find a cell's stored value and how it is written.

    Returns
    -------
    The value, '' for none. None where the cell says rather what it shows, and the value only where it shows nothing.
    """
    field, write = _KINDS.get(local.get("value-type", ""), ("string-value", None))
    return local.get(field, ""), write


def _cell_text(local: Attributes, shown: str) -> str:
    """Write a cell by its kind of value; as it is shown where it has none, as errors have not."""
    value, write = find_value(local)
    return write(value) if value and write else shown or value


def _duration_text(value: str) -> str:
    found = _DURATION.fullmatch(value)
    return ":".join(part.rjust(2, "0") for part in found.groups()) if found else value


_KINDS: dict[str, tuple[str, Callable[[str], str] | None]] = {
    "float": ("value", number_text),
    "currency": ("value", number_text),
    "percentage": ("value", percent_text),
    "date": ("date-value", iso_text),
    "time": ("time-value", _duration_text),
    "boolean": ("boolean-value", str.upper),
}
"""Kind of value → the attribute that holds it, and how it is written."""
