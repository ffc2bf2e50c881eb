"""The XML of a workbook's sheets and shared texts → raw cells, as a stream.

Two readers give the same. The fast one matches whole cells with one regular expression; a row of which it does not
account for every cell goes to the slow one, a real XML parser, and so does a whole sheet that is written in an unusual
way. Neither keeps more than a few rows at a time.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from workbench.exchange.cell_places import column_number
from workbench.exchange.limits import Budget
from workbench.exchange.safe_xml import Attributes, XmlReader, damaged
from workbench.exchange.sheet_grid import Area
from workbench.exchange.workbook_values import xml_text
from workbench.exchange.xml_pieces import IrregularXml, plain_pieces

RawCell = tuple[str, str, str, str, str, str]
"""Column letters, attributes, value, inline text, formula, value of the formula: as in the XML, '' where absent."""

_CELL = re.compile(
    r'<c(?: r="([A-Z]{1,3})\d+")?([^<>]*)>'
    r'(?:<v>([^<]*)</v></c>|<is><t(?: xml:space="preserve")?>([^<]*)</t></is></c>'
    r"|(<f[^<>]*(?:/>|>[^<]*</f>))?(?:<v>([^<]*)</v>|<v\s*/>)?</c>|(?<=/>))"
)
_ROW_NUMBER = re.compile(r' r="(\d{1,9})"')
_HIDDEN = re.compile(r' hidden="(?:1|true)"')
_MERGED = re.compile(r'<mergeCell [^>]*?ref="([^"]*)"')
_AREA = re.compile(r"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})")
_TEXT = re.compile(r'<si>(?:<t(?: xml:space="preserve")?>([^<]*)</t></si>|(.*?)</si>)|<si\s*/>', re.DOTALL)
_PHONETIC = re.compile(r"<rPh\b.*?</rPh>", re.DOTALL)
_RUN = re.compile(r"<t(?:\s[^>]*)?>([^<]*)</t>")


class RawRow(NamedTuple):
    """One row: its number from 1 (None where the file leaves it to be counted), and its cells."""

    number: int | None
    is_hidden: bool
    cells: list[RawCell]


def scan_rows(budget: Budget, chunks: Iterable[bytes]) -> Iterator[RawRow | Area]:
    """Read a sheet fast.

    Parameters
    ----------
    budget
        Of the file.
    chunks
        The sheet's XML.

    Returns
    -------
    Rows in the file's order, and merged areas as (first row, first column, last row, last column) from 1.

    Raises
    ------
    IrregularXml
        When ``parse_rows`` must read the sheet instead; what was given so far is to be forgotten.
    SpreadsheetError
        When the XML is damaged or too large.
    """
    for piece in plain_pieces(budget.name, chunks, _row_cut):
        *rows, tail = piece.split("</row>")
        for row in rows:
            yield _scan_row(budget, row)
        if "<mergeCell " in tail:
            yield from (area for reference in _MERGED.findall(tail) if (area := _area(reference)))


def parse_rows(budget: Budget, chunks: Iterable[bytes]) -> Iterator[RawRow | Area]:
    """Read a sheet slowly, however it is written; otherwise as ``scan_rows``."""
    sheet = _SheetParser(budget)
    for chunk in chunks:
        sheet.reader.read([chunk], is_whole=False)
        yield from sheet.found
        sheet.found.clear()
    sheet.reader.read([])
    yield from sheet.found


def scan_texts(budget: Budget, chunks: Iterable[bytes]) -> Iterator[str]:
    """Read the shared texts fast, each as it was meant; otherwise as ``scan_rows``."""
    for piece in plain_pieces(budget.name, chunks, _text_cut):
        found = _TEXT.findall(piece)
        if len(found) != piece.count("<si"):
            raise IrregularXml
        budget.spend_pieces(len(found))
        raw = ["".join(_RUN.findall(_PHONETIC.sub("", rich))) if rich else plain for plain, rich in found]
        yield from map(xml_text, raw) if "&" in piece or "_x" in piece or "\r" in piece else raw


def parse_texts(budget: Budget, chunks: Iterable[bytes]) -> Iterator[str]:
    """Read the shared texts slowly, however they are written; otherwise as ``scan_texts``."""
    sheet = _SheetParser(budget)
    for chunk in chunks:
        sheet.reader.read([chunk], is_whole=False)
        yield from map(xml_text, sheet.texts)
        sheet.texts.clear()
    sheet.reader.read([])
    yield from map(xml_text, sheet.texts)


def _row_cut(pending: bytes) -> int:
    """Find the end of the last whole row; rows without cells end with their own tag."""
    opened = pending.rfind(b"<row")
    closed = pending.rfind(b"</row>")
    if closed > opened:
        return closed + len(b"</row>")
    tag_end = pending.find(b">", opened)
    is_open = opened >= 0 and (tag_end < 0 or pending[tag_end - 1 : tag_end] != b"/")
    return opened if is_open else pending.rfind(b">") + 1


def _text_cut(pending: bytes) -> int:
    closed = pending.rfind(b"</si>")
    return closed + len(b"</si>") if closed >= 0 else 0


def _scan_row(budget: Budget, fragment: str) -> RawRow:
    start = fragment.rfind("<row")
    end = fragment.find(">", start)
    if start < 0 or end < 0:
        raise damaged(budget.name, "a row in it has no beginning")
    tag = fragment[start:end]
    cells: list[RawCell] = _CELL.findall(fragment, end)
    if len(cells) != fragment.count("<c", end) or "'" in tag:
        return _parse_row(budget, fragment[start:])
    budget.spend_pieces(len(cells))
    number = _ROW_NUMBER.search(tag)
    return RawRow(int(number[1]) if number else None, _HIDDEN.search(tag) is not None, cells)


def _parse_row(budget: Budget, fragment: str) -> RawRow:
    sheet = _SheetParser(budget)
    sheet.reader.read([f"{fragment}</row>".encode()])
    row = sheet.found[0]
    if not isinstance(row, RawRow):
        raise damaged(budget.name, "a row in it is not one")
    return row


class _SheetParser:
    """Collects rows, merged areas and shared texts from any well-formed XML."""

    def __init__(self, budget: Budget) -> None:
        self.reader = XmlReader(budget, self._start, self._end)
        self.found: list[RawRow | Area] = []
        self.texts: list[str] = []
        self._row = RawRow(None, is_hidden=False, cells=[])
        self._letters = self._attributes = self._formula = self._value = ""
        self._parts: list[str] = []
        self._is_phonetic = False

    def _start(self, name: str, attributes: Attributes) -> None:
        if name == "row":
            number = attributes.get("r", "")
            hidden = attributes.get("hidden") in ("1", "true")
            self._row = RawRow(int(number) if number.isdecimal() and len(number) < 10 else None, hidden, [])
        elif name == "c":
            self._letters = attributes.get("r", "").rstrip("0123456789")
            self._attributes = "".join(f' {one}="{attributes[one]}"' for one in ("s", "t") if one in attributes)
            self._formula = self._value = ""
            self._parts.clear()
        elif name == "f":
            self._formula = name
        elif name == "si":
            self._parts.clear()
        elif name == "v" or (name == "t" and not self._is_phonetic):
            self.reader.catch_text(self._parts.append)
        elif name == "rPh":
            self._is_phonetic = True
        elif name == "mergeCell" and (area := _area(attributes.get("ref", ""))):
            self.found.append(area)

    def _end(self, name: str) -> None:
        if name in ("v", "t"):
            self.reader.catch_text(None)
        if name == "v":
            self._value = self._caught()
        elif name == "c":
            value, computed = ("", self._value) if self._formula else (self._value, "")
            cell = (self._letters, self._attributes, value, self._caught(), self._formula, computed)
            self._row.cells.append(cell)
        elif name == "row":
            self.found.append(self._row)
        elif name == "si":
            self.texts.append(self._caught())
        elif name == "rPh":
            self._is_phonetic = False

    def _caught(self) -> str:
        """Give the text caught so far as it would stand in XML, so that both readers hand over the same."""
        text = "".join(self._parts).replace("&", "&amp;")
        self._parts.clear()
        return text


def _area(reference: str) -> Area | None:
    found = _AREA.fullmatch(reference)
    if not found:
        return None
    left, top, right, bottom = found.groups()
    return int(top), column_number(left), int(bottom), column_number(right)
