"""The XML of a workbook's sheets and shared texts → raw cells, as a stream.

Two readers give the same. The fast one matches whole cells with one regular expression; when it cannot account for
every cell, the sheet goes to the slow one, a real XML parser. Neither keeps more than a few rows at a time.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from workbench.exchange.cell_places import column_number
from workbench.exchange.limits import ROW_COST, Budget
from workbench.exchange.safe_xml import Attributes, XmlReader
from workbench.exchange.sheet_grid import Area
from workbench.exchange.workbook_values import xml_text
from workbench.exchange.xml_pieces import IrregularXml, plain_pieces

RawCell = tuple[str, str, str, str, str, str]
"""Column letters, attributes, value, inline text, formula, value of the formula: as in the XML, '' where absent."""

_SLOW_ROW_COST = 2
_LONG_NUMBER = 10
_CELL = re.compile(
    r'<c(?: r="([A-Z]{1,3})\d+")?([^<>]*)>'
    r'(?:<v(?: xml:space="preserve")?>([^<]*)</v></c>|<is><t(?: xml:space="preserve")?>([^<]*)</t></is></c>'
    r"|(<f[^<>]*(?:/>|>[^<]*</f>))?(?:<v(?: xml:space=\"preserve\")?>([^<]*)</v>|<v\s*/>)?</c>|(?<=/>))"
)
_ROW = re.compile(r"""<row(?: r="(\d{1,9})")?((?:(?! r=)[^>'])*)>""")
_MERGED = re.compile(r'<mergeCell [^<>]*?ref="([^"<>]*)"')
_AREA = re.compile(r"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})")
_TEXT = re.compile(r'<si>(?:<t(?: xml:space="preserve")?>([^<]*)</t></si>|(.*?)</si>)|<si\s*/>', re.DOTALL)
_RUN = re.compile(r"<t(?:\s[^<>]*)?>([^<]*)</t>")


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
        if len(found) != piece.count("<si") or "<rPh" in piece:  # readings above Japanese characters
            raise IrregularXml
        # Texts are kept whether or not a cell shows them, so they have a limit of their own besides.
        budget.spend_pieces(len(found))
        budget.spend_cells(len(found))
        raw = ["".join(_RUN.findall(rich)) if rich else plain for plain, rich in found]
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
    opening = _ROW.match(fragment, max(fragment.rfind("<row"), 0))
    if not opening:
        raise IrregularXml
    number, attributes = opening.groups()
    cells: list[RawCell] = _CELL.findall(fragment, opening.end())
    if len(cells) != fragment.count("<c", opening.end()):
        raise IrregularXml
    budget.spend_cells(len(cells) + ROW_COST)
    return RawRow(int(number) if number else None, "hidden" in attributes and _is_hidden(attributes), cells)


def _is_hidden(attributes: str) -> bool:
    return ' hidden="1"' in attributes or ' hidden="true"' in attributes


class _SheetParser:
    """Collects rows, merged areas and shared texts from any well-formed XML."""

    def __init__(self, budget: Budget) -> None:
        starts = {"row": self._row, "c": self._cell, "f": self._formula, "v": self._catch, "t": self._catch}
        more = {"si": self._text, "rPh": self._phonetic, "mergeCell": self._merged}
        ends = {"v": self._value_end, "t": self._catch_end, "c": self._cell_end}
        later = {"row": self._row_end, "si": self._text_end, "rPh": self._phonetic_end}
        self.reader = XmlReader(budget, starts | more, ends | later)
        self._budget = budget
        self.found: list[RawRow | Area] = []
        self.texts: list[str] = []
        self._raw = RawRow(None, is_hidden=False, cells=[])
        self._letters = self._attributes = self._is_formula = self._value = ""
        self._parts: list[str] = []
        self._is_phonetic = False

    def _row(self, attributes: Attributes) -> None:
        number = attributes.get("r", "")
        is_number = number.isascii() and number.isdecimal() and len(number) < _LONG_NUMBER
        self._raw = RawRow(int(number) if is_number else None, attributes.get("hidden") in ("1", "true"), [])

    def _cell(self, attributes: Attributes) -> None:
        self._letters = attributes.get("r", "").rstrip("0123456789")
        self._attributes = "".join(f' {one}="{attributes[one]}"' for one in ("s", "t") if one in attributes)
        self._is_formula = self._value = ""
        self._parts.clear()

    def _formula(self, _attributes: Attributes) -> None:
        self._is_formula = "f"

    def _catch(self, _attributes: Attributes) -> None:
        if not self._is_phonetic:
            self.reader.catch_text(self._parts.append)

    def _catch_end(self) -> None:
        self.reader.catch_text(None)

    def _value_end(self) -> None:
        self.reader.catch_text(None)
        self._value = self._caught()

    def _cell_end(self) -> None:
        value, computed = ("", self._value) if self._is_formula else (self._value, "")
        inline = self._caught() if self._parts else ""
        self._raw.cells.append((self._letters, self._attributes, value, inline, self._is_formula, computed))

    def _row_end(self) -> None:
        self._budget.spend_pieces(len(self._raw.cells) + _SLOW_ROW_COST)
        self.found.append(self._raw)

    def _text(self, _attributes: Attributes) -> None:
        self._parts.clear()

    def _text_end(self) -> None:
        self.texts.append(self._caught())

    def _phonetic(self, _attributes: Attributes) -> None:
        self._is_phonetic = True

    def _phonetic_end(self) -> None:
        self._is_phonetic = False

    def _merged(self, attributes: Attributes) -> None:
        area = _area(attributes.get("ref", ""))
        if area:
            self.found.append(area)

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
