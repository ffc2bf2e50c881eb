"""One cell of an ODS spreadsheet: what it says, and how many places it takes."""

import re
from collections.abc import Callable

from workbench.exchange.limits import MAX_ROWS
from workbench.exchange.safe_xml import Attributes
from workbench.exchange.workbook_values import iso_text, number_text, percent_text

_DURATION = re.compile(r"PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S")
_MOST_BLANKS = 1000


class OpenCell:
    """A cell while its elements come in.

    Parameters
    ----------
    attributes
        The cell's own, their names without prefixes.
    is_covered
        Whether it lies under a merged area, so that nobody sees what it says.
    """

    def __init__(self, attributes: Attributes, *, is_covered: bool = False) -> None:
        self._attributes = attributes
        self._is_covered = is_covered
        self._names: list[str] = []
        self._paragraphs: list[str] = []
        self._parts: list[str] = []
        self.is_complete = False

    @property
    def columns(self) -> int:
        """How many columns in a row say the same."""
        return whole_number(self._attributes.get("number-columns-repeated", "1"))

    @property
    def spanned(self) -> tuple[int, int]:
        """How many rows and columns are merged into it; (1, 1) for none."""
        rows, columns = (self._attributes.get(f"number-{one}-spanned", "1") for one in ("rows", "columns"))
        return whole_number(rows), whole_number(columns)

    @property
    def is_formula(self) -> bool:
        """Whether it is a formula."""
        return "formula" in self._attributes

    @property
    def has_value(self) -> bool:
        """Whether the file says what kind of value it has, be it an empty text."""
        return "value-type" in self._attributes

    @property
    def catcher(self) -> Callable[[str], object] | None:
        """Where text goes now; None outside paragraphs and inside what is drawn over the cell."""
        return self._parts.append if self._names and self._names[0] == "p" else None

    def start(self, name: str, attributes: Attributes) -> Callable[[str], object] | None:
        """Take the start of an element inside the cell; give the catcher from here on."""
        self._names.append(name)
        if self._names == ["p"]:
            self._parts = []
        elif self.catcher and name == "s":
            self._parts.append(" " * min(whole_number(attributes.get("c", "1")), _MOST_BLANKS))
        elif self.catcher and name in ("tab", "line-break"):
            self._parts.append("\t" if name == "tab" else "\n")
        return self.catcher

    def end(self, name: str) -> Callable[[str], object] | None:
        """Take the end of an element inside the cell, or of the cell; give the catcher from here on."""
        if not self._names:
            self.is_complete = True
        elif self._names.pop() == name == "p" and not self._names:
            self._paragraphs.append("".join(self._parts))
        return self.catcher

    def text(self) -> str:
        """Write the cell; '' where nothing stands in it, or nobody sees it."""
        if self._is_covered:
            return ""
        kind = self._attributes.get("value-type", "")
        value = self._attributes.get(_VALUE_FIELDS.get(kind, ""), "")
        shown = "\n".join(self._paragraphs)
        write = _WRITERS.get(kind)
        return write(value) if write and value else shown or value


def local_names(attributes: Attributes) -> Attributes:
    """Take the prefixes off the attributes' names."""
    return {name.rpartition(":")[2]: value for name, value in attributes.items()}


def whole_number(text: str) -> int:
    """Read a count; 1 where it is none, and never more than a sheet has rows."""
    return min(max(int(text), 1), MAX_ROWS + 1) if text.isascii() and text.isdigit() and len(text) < 10 else 1


def _duration_text(value: str) -> str:
    found = _DURATION.fullmatch(value)
    return ":".join(part.rjust(2, "0") for part in found.groups()) if found else value


def _truth_text(value: str) -> str:
    return value.upper()


_VALUE_FIELDS = {
    "float": "value",
    "currency": "value",
    "percentage": "value",
    "date": "date-value",
    "time": "time-value",
    "boolean": "boolean-value",
    "string": "string-value",
}
_WRITERS: dict[str, Callable[[str], str]] = {
    "float": number_text,
    "currency": number_text,
    "percentage": percent_text,
    "date": iso_text,
    "time": _duration_text,
    "boolean": _truth_text,
}
