"""Rows of an ODS spreadsheet's XML → cells, fast.

One regular expression takes a whole row apart. Whatever it does not account for is left to a real XML parser, row by
row; both say the same.
"""

import re
from collections.abc import Callable
from typing import NamedTuple, TypeVar

from workbench.exchange.limits import Budget
from workbench.exchange.open_document_cells import COUNTS, MOST_BLANKS, OpenCell, find_value, whole_number
from workbench.exchange.open_document_pieces import ROW_START
from workbench.exchange.safe_xml import Attributes
from workbench.exchange.xml_pieces import IrregularXml

_ROW = re.compile(ROW_START + r"([^<>\n\t]*)>")
_CELL = re.compile(
    r"<table:(covered-)?table-cell([^<>\n\t]*)>"
    r"(?:(?<=/>)|(?:<text:p>([^<]*)</text:p>)?</table:(?(1)covered-)table-cell>"
    r"|([^<]*(?:<(?!/?table:)[^<]*)*)</table:(?(1)covered-)table-cell>)"
)
_CELL_PARTS = 5
_TAG = re.compile(r"<(/?)([a-z]+:[a-z-]+)([^<>\n\t]*)>")
_TAG_PARTS = 4
_PARTS_PER_PIECE = 3
_ATTRIBUTE = re.compile(r' +([A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?)="([^"<>\n\t]*)"', re.ASCII)
_ATTRIBUTE_PARTS = 3
_FORMULA = ' table:formula="'
_VALUE = re.compile(r' office:(value|date-value|time-value)="([^"&]+)"')
_SAMPLE = "\x01"
"""A value that no XML can hold."""

_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"))
"""In the order in which they are undone."""

_INSIDE = {
    *("text:p", "text:span", "text:a", "text:s", "text:tab", "text:line-break", "text:list", "text:list-item"),
    *("office:annotation", "dc:date", "dc:creator", "meta:date-string", "meta:creator-initials"),
}
_DEEPEST = 20
_MOST_TAGS = 2000
_MOST_KNOWN = 20_000
_LONGEST_KNOWN = 400
_SHORT = 10
_NEW_COST = 3
_WORDS_COST = 2
_IRREGULAR_COST = 2
"""What attributes not seen before, words not as they stand, and rows looked at in vain take off: microseconds."""


class ScannedRow(NamedTuple):
    """One row: its attributes without their prefixes, and its cells; those that are only a text as that text."""

    attributes: Attributes
    cells: list[str | OpenCell]


class _Traits(NamedTuple):
    """What makes a cell more than a text in one place."""

    is_formula: bool
    has_kind: bool
    columns: int
    merged_rows: int
    merged_columns: int


_Value = TypeVar("_Value")
_Known = tuple[str, str, _Traits | None]
"""What a cell's attributes say: its text whatever is shown; its text where nothing is shown; what else it is."""

_NO_TRAITS = _Traits(is_formula=False, has_kind=False, columns=1, merged_rows=1, merged_columns=1)


class RowScanner:
    """Reads rows.

    Parameters
    ----------
    budget
        What takes longer than a plain cell is taken off it: elements inside cells, values not seen before.
    """

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._known: dict[str, _Known] = {}
        self._writers: dict[str, tuple[Callable[[str], str], _Traits | None] | None] = {}
        self._taken_apart: dict[str, Attributes] = {}

    def scan(self, row: str) -> ScannedRow | None:
        """Read one row.

        Parameters
        ----------
        row
            From its start tag on, without its end tag.

        Returns
        -------
        None where a parser has to read it.
        """
        opening = _ROW.match(row)
        if not opening or opening[1].endswith("/"):
            return None
        try:
            return ScannedRow(self._known_attributes(opening[1]), self._cells(_CELL.split(row[opening.end() :])))
        except IrregularXml:
            self._budget.spend_pieces(_IRREGULAR_COST)
            return None

    def _cells(self, parts: list[str]) -> list[str | OpenCell]:
        """Write the cells; this loop is where a large spreadsheet's time goes."""
        if "".join(parts[::_CELL_PARTS]).strip(" \n\t"):
            raise IrregularXml
        cells: list[str | OpenCell] = []
        known = self._known
        for covered, attributes, shown, inside in zip(
            parts[1::_CELL_PARTS], parts[2::_CELL_PARTS], parts[3::_CELL_PARTS], parts[4::_CELL_PARTS], strict=True
        ):
            fixed, otherwise, traits = known.get(attributes) or self._learn(attributes)
            if inside:
                text = self._inside(inside)
            elif shown and "&" in shown:
                self._budget.spend_pieces(_WORDS_COST)
                text = _unescaped(shown)
            else:
                text = shown
            text = "" if covered else fixed or text or otherwise
            cells.append(text if traits is None else _open_cell(text, traits))
        return cells

    def _learn(self, attributes: str) -> _Known:
        """Tell what a cell's attributes say, whatever formula and value they hold."""
        self._budget.spend_pieces(_NEW_COST)
        before, mark, rest = attributes.partition(_FORMULA)
        if mark:
            formula, end, after = rest.partition('"')
            if not end:  # the tag goes on behind a '>' in the formula
                raise IrregularXml
            _unescaped(formula)
            attributes = f'{before}{_FORMULA}"{after}'
            found = self._known.get(attributes)
            if found:
                return found
        value = _VALUE.search(attributes)
        found = self._written(attributes, value) if value else None
        if found is None:
            found = _described(self._attributes(attributes))
        if not value or len(value[2]) <= _SHORT:
            _keep(self._known, attributes, found)
        return found

    def _written(self, attributes: str, value: re.Match[str]) -> _Known | None:
        """Write a value by what is known of cells with the same other attributes; None where it does not count."""
        key = attributes[: value.start(2)] + _SAMPLE + attributes[value.end(2) :]
        if key not in self._writers:
            local = self._attributes(key)
            sample, write = find_value(local)
            _keep(self._writers, key, (write, _traits(local)) if write and sample == _SAMPLE else None)
        known = self._writers.get(key)
        if known is None:
            return None
        text = known[0](value[2])
        if not text:
            raise IrregularXml
        return text, "", known[1]

    def _inside(self, content: str) -> str:
        """Read what a cell shows from paragraphs with elements in them, beside a comment perhaps."""
        parts = _TAG.split(content)
        texts = parts[::_TAG_PARTS]
        self._budget.spend_pieces(_WORDS_COST + len(parts) // _PARTS_PER_PIECE)
        if len(texts) > _MOST_TAGS or "<" in "".join(texts):
            raise IrregularXml
        shown = _Shown()
        shown.say(texts[0])
        for closing, name, attributes, text in zip(
            parts[1::_TAG_PARTS], parts[2::_TAG_PARTS], parts[3::_TAG_PARTS], texts[1:], strict=True
        ):
            if closing:
                shown.end(name, attributes)
            else:
                shown.start(name, self._known_attributes(attributes))
                if attributes.endswith("/"):
                    shown.end(name, "")
            if text:
                shown.say(text)
        return shown.text()

    def _known_attributes(self, attributes: str) -> Attributes:
        found = self._taken_apart.get(attributes)
        if found is None:
            self._budget.spend_pieces(_NEW_COST)
            found = self._attributes(attributes)
            _keep(self._taken_apart, attributes, found)
        return found

    def _attributes(self, attributes: str) -> Attributes:
        """Take attributes apart, by their names without prefixes."""
        parts = _ATTRIBUTE.split(attributes.removesuffix("/"))
        names = parts[1::_ATTRIBUTE_PARTS]
        self._budget.spend_pieces(len(names))
        if "".join(parts[::_ATTRIBUTE_PARTS]).strip(" ") or len(set(names)) != len(names):
            raise IrregularXml
        values = map(_unescaped, parts[2::_ATTRIBUTE_PARTS])
        return {name.rpartition(":")[2]: value for name, value in zip(names, values, strict=True)}


class _Shown:
    """Puts together what the paragraphs of a cell show."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._open: list[str] = []
        self._is_in_paragraph = False
        self._paragraphs = 0

    def start(self, name: str, attributes: Attributes) -> None:
        if name not in _INSIDE or len(self._open) > _DEEPEST:
            raise IrregularXml
        if name == "text:p" and not self._open:
            if self._paragraphs:
                self._parts.append("\n")
            self._paragraphs += 1
            self._is_in_paragraph = True
        elif self._is_in_paragraph:
            if name == "text:s":
                self._parts.append(" " * min(whole_number(attributes.get("c", "1")), MOST_BLANKS))
            elif name in ("text:tab", "text:line-break"):
                self._parts.append("\t" if name == "text:tab" else "\n")
        self._open.append(name)

    def end(self, name: str, attributes: str) -> None:
        if not self._open or self._open.pop() != name or attributes:
            raise IrregularXml
        if not self._open:
            self._is_in_paragraph = False

    def say(self, text: str) -> None:
        text = _unescaped(text)
        if self._is_in_paragraph:
            self._parts.append(text)

    def text(self) -> str:
        if self._open:
            raise IrregularXml
        return "".join(self._parts)


def _described(local: Attributes) -> _Known:
    """Tell what attributes say that were taken apart."""
    value, write = find_value(local)
    fixed = write(value) if value and write else ""
    if value and write and not fixed:
        raise IrregularXml
    return fixed, value, _traits(local)


def _traits(local: Attributes) -> _Traits | None:
    columns, *merged = (whole_number(local[name]) if name in local else 1 for name in COUNTS)
    traits = _Traits("formula" in local, "value-type" in local, columns, *merged)
    return None if traits._replace(has_kind=False) == _NO_TRAITS else traits


def _keep(known: dict[str, _Value], key: str, value: _Value) -> None:
    if len(known) < _MOST_KNOWN and len(key) <= _LONGEST_KNOWN:
        known[key] = value


def _open_cell(text: str, traits: _Traits) -> OpenCell:
    is_formula, has_kind, *counts = traits
    return OpenCell(text, is_formula, is_formula and not text and not has_kind, *counts)


def _unescaped(raw: str) -> str:
    """Undo the entities that every XML document knows."""
    if "&" not in raw:
        return raw
    unknown = raw.count("&")
    for entity, character in _ENTITIES:
        found = raw.count(entity)
        if found:
            unknown -= found
            raw = raw.replace(entity, character)
    if unknown:
        raise IrregularXml
    return raw
