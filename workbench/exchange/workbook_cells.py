"""Raw cells of a workbook's row → the texts that a person would recognise."""

import re
from dataclasses import dataclass, field

from workbench.exchange.cell_places import column_number
from workbench.exchange.limits import MAX_COLUMNS, refuse_columns
from workbench.exchange.safe_xml import damaged
from workbench.exchange.sheet_grid import SheetGrid
from workbench.exchange.workbook_scan import RawCell
from workbench.exchange.workbook_values import CellFormats, iso_text, xml_text

_ATTRIBUTE = re.compile(r"""(?<![\w:])([st])=["']([^"']*)["']""")


class _Columns(dict[str, int]):
    """Column letters → number, worked out once."""

    def __missing__(self, letters: str) -> int:
        self[letters] = number = column_number(letters)
        return number


class _Attributes(dict[str, tuple[str, str]]):
    """A cell's attributes → its style and type, worked out once."""

    def __missing__(self, attributes: str) -> tuple[str, str]:
        found = dict(_ATTRIBUTE.findall(attributes))
        self[attributes] = known = (found.get("s", ""), found.get("t", ""))
        return known


@dataclass
class CellReader:
    """Writes the cells of one workbook as text.

    Attributes
    ----------
    name
        The file's name, for the messages.
    texts
        The workbook's shared texts.
    formats
        Its number formats.
    """

    name: str
    texts: list[str] = field(default_factory=list)
    formats: CellFormats = field(default_factory=CellFormats)
    _columns: _Columns = field(default_factory=_Columns)
    _attributes: _Attributes = field(default_factory=_Attributes)

    def add_row(self, grid: SheetGrid, number: int, raw: list[RawCell], *, is_hidden: bool) -> None:
        """Add a row to the grid, if anything stands in it.

        Parameters
        ----------
        grid
            Where it is added.
        number
            The row, from 1.
        raw
            Its cells.
        is_hidden
            Whether the row is hidden.

        Raises
        ------
        SpreadsheetError
            When the cells refer to texts that the workbook does not hold, or lie beyond the last column.
        """
        try:
            cells = self._cells(grid, number, raw)
        except (ValueError, IndexError) as error:
            raise damaged(
                self.name, f"row {number} of sheet '{grid.sheet}' refers to a text that is missing"
            ) from error
        if cells:
            grid.add_row(number, cells, is_hidden=is_hidden, spent=len(raw))

    def _cells(self, grid: SheetGrid, number: int, raw: list[RawCell]) -> list[str]:
        """Write the cells from column A on; this loop is where a large workbook's time goes."""
        columns, attributes, texts, known = self._columns, self._attributes, self.texts, self.formats.known
        cells: list[str] = []
        column = 0
        text: str | None
        for letters, described, value, inline, formula, computed in raw:
            column = columns[letters] if letters else column + 1
            style, kind = attributes[described]
            if kind == "s" and value.isdecimal():
                text = texts[int(value)]
            elif value and (not kind or kind == "n"):
                text = known.get((value, style)) or self.formats.text(value, style)
            elif formula:
                text = self._computed(grid, (number, column), (style, kind), computed)
            else:
                text = _other_text(kind, value, inline)
            if text and column == len(cells) + 1:
                cells.append(text)
            elif text or text is None:
                self._put(cells, column, text or "", number)
        return cells

    def _computed(self, grid: SheetGrid, place: tuple[int, int], described: tuple[str, str], value: str) -> str | None:
        """Write a formula's value, and tell the grid that it is one; None where the value was never worked out."""
        style, kind = described
        if kind == "s" and value.isdecimal():
            text = self.texts[int(value)]
        elif value and kind in ("", "n"):
            text = self.formats.text(value, style)
        else:
            text = _other_text(kind, value, "")
        has_value = bool(text) or kind == "str"
        grid.mark_formula(*place, has_value=has_value)
        return text if has_value else None

    def _put(self, cells: list[str], column: int, text: str, number: int) -> None:
        """Put a text beyond the cells so far, or back among them."""
        if column > MAX_COLUMNS:
            raise refuse_columns(self.name, number)
        cells.extend([""] * (column - len(cells)))
        cells[column - 1] = text


def _other_text(kind: str, value: str, inline: str) -> str:
    """Write text, truth, an ISO date or an error; '' for nothing."""
    if kind == "inlineStr":
        return xml_text(inline)
    if kind == "b":
        return {"1": "TRUE", "0": "FALSE", "true": "TRUE", "false": "FALSE"}.get(value, value)
    if kind == "s" and value:
        raise ValueError(value)
    if kind == "d":
        return iso_text(value)
    return xml_text(value) if value else ""
