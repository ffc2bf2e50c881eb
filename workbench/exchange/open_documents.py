"""ODS spreadsheets (OpenDocument, as LibreOffice saves them) as tables."""

from dataclasses import dataclass, field
from functools import partial

from workbench.exchange.character_removal import remove_characters
from workbench.exchange.limits import MAX_COLUMNS, Budget, refuse_columns
from workbench.exchange.open_document_cells import OpenCell, OpenCellParser, local_names, whole_number
from workbench.exchange.packed_file import PackedFile, locked
from workbench.exchange.safe_xml import Attributes, OnEnd, OnStart, XmlReader, damaged
from workbench.exchange.sheet_grid import SheetGrid
from workbench.exchange.table import Source, Table
from workbench.exchange.text_decoding import holds_control

_TABLE_DEPTH = 4
"""Document, body, spreadsheet, table: a table deeper down is part of a drawing, of a cell or of a link."""

_MOST_PARTS = 10_000
_ELEMENT_COST = 2


def read_open_document(name: str, package: PackedFile, budget: Budget) -> Source:
    """Read every sheet of an ODS spreadsheet.

    Parameters
    ----------
    name
        The file's name.
    package
        The unpacked file.
    budget
        What it may hold.

    Returns
    -------
    One table a sheet, in their order; hidden and empty ones too.

    Raises
    ------
    SpreadsheetError
        When it is protected, damaged or holds too much.
    """
    if package.has("META-INF/manifest.xml") and b"encryption-data" in package.small("META-INF/manifest.xml"):
        raise locked(name)
    document = _Document(budget)
    needs_cleaning = False
    for chunk in package.chunks("content.xml"):
        needs_cleaning = needs_cleaning or holds_control(chunk)
        document.reader.read([chunk], is_whole=False)
        if len(document.cell.parts) > _MOST_PARTS:
            raise damaged(name, "the text of a cell is far too long")
    document.reader.read([])
    tables = tuple(document.tables)
    notes = tuple(note for table in tables for note in remove_characters(table)) if needs_cleaning else ()
    return Source(name, "ods", tables, notes=notes)


@dataclass
class _Row:
    """The row that is being read: its attributes, its cells from column A, and how many columns they take."""

    attributes: Attributes
    cells: list[str] = field(default_factory=list)
    width: int = 0


class _Document:
    """Collects tables from an OpenDocument's content."""

    def __init__(self, budget: Budget) -> None:
        self.cell = OpenCellParser()
        starts: dict[str, OnStart] = {
            "style": self._style,
            "table-properties": self._table_style,
            "table": self._table,
            "table-row": self._row_start,
            "table-cell": self._cell_start,
            "covered-table-cell": self._cell_start,
            "shapes": self._drawing,
        }
        ends: dict[str, OnEnd] = {
            "table": self._table_end,
            "table-row": self._row_end,
            "table-cell": partial(self._cell_end, is_covered=False),
            "covered-table-cell": partial(self._cell_end, is_covered=True),
            "shapes": self._drawing_end,
        }
        starts |= self.cell.on_start
        ends |= self.cell.on_end
        self.reader = self.cell.reader = XmlReader(budget, starts, ends, cost=_ELEMENT_COST)
        self.tables: list[Table] = []
        self._budget = budget
        self._style_name = ""
        self._hidden_styles: set[str | None] = set()
        self._grid: SheetGrid | None = None
        self._is_drawing = False
        self._row = _Row({})
        self._number = 1

    def _style(self, attributes: Attributes) -> None:
        self._style_name = local_names(attributes).get("name", "")

    def _table_style(self, attributes: Attributes) -> None:
        if local_names(attributes).get("display") == "false":
            self._hidden_styles.add(self._style_name)

    def _table(self, attributes: Attributes) -> None:
        if self.reader.depth == _TABLE_DEPTH:
            found = local_names(attributes)
            is_hidden = found.get("style-name") in self._hidden_styles
            self._grid = SheetGrid(found.get("name", ""), self._budget, is_hidden=is_hidden)
            self._number = 1

    def _table_end(self) -> None:
        if self._grid and self.reader.depth == _TABLE_DEPTH:
            self.tables.append(self._grid.table())
            self._grid = None

    def _drawing(self, _attributes: Attributes) -> None:
        self._is_drawing = True

    def _drawing_end(self) -> None:
        self._is_drawing = False

    def _row_start(self, attributes: Attributes) -> None:
        if not self.cell.is_open and not self._is_drawing:
            self._row = _Row(attributes)

    def _row_end(self) -> None:
        if not self._grid or self.cell.is_open or self._is_drawing:
            return
        local = local_names(self._row.attributes)
        count = whole_number(local.get("number-rows-repeated", "1"))
        if self._row.cells:
            is_hidden = local.get("visibility", "visible") != "visible"
            for number in range(self._number, self._number + count):
                self._grid.add_row(number, self._row.cells, is_hidden=is_hidden)
        self._number += count

    def _cell_start(self, attributes: Attributes) -> None:
        if self._grid and not self.cell.is_open and not self._is_drawing:
            self.cell.start(attributes)

    def _cell_end(self, *, is_covered: bool) -> None:
        cell = self.cell.end(is_covered=is_covered)
        if cell and self._grid:
            self._add(self._grid, cell)

    def _add(self, grid: SheetGrid, cell: OpenCell) -> None:
        row, first = self._row, self._row.width + 1
        row.width += cell.columns
        if cell.text or cell.is_unvalued:
            if row.width > MAX_COLUMNS:
                raise refuse_columns(self._budget.name, self._number)
            row.cells.extend([""] * (first - 1 - len(row.cells)))
            row.cells.extend([cell.text] * cell.columns)
        if cell.is_formula and first <= MAX_COLUMNS:
            grid.mark_formula(self._number, first, has_value=not cell.is_unvalued)
        if cell.merged_rows > 1 or cell.merged_columns > 1:
            grid.merge((self._number, first, self._number + cell.merged_rows - 1, first + cell.merged_columns - 1))
