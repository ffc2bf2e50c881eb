"""ODS spreadsheets (OpenDocument, as LibreOffice saves them) as tables."""

from dataclasses import dataclass, field
from functools import partial

from workbench.exchange.character_removal import remove_characters
from workbench.exchange.limits import MAX_COLUMNS, ROW_COST, Budget, refuse_columns
from workbench.exchange.open_document_cells import OpenCell, OpenCellParser, local_names, whole_number
from workbench.exchange.open_document_pieces import ROW_END, ROW_START, ContentPieces
from workbench.exchange.open_document_scan import RowScanner, ScannedRow
from workbench.exchange.packed_file import CHUNK, PackedFile, locked
from workbench.exchange.safe_xml import Attributes, OnEnd, OnStart, XmlReader, damaged
from workbench.exchange.sheet_grid import SheetGrid
from workbench.exchange.table import Source, Table

_TABLE_DEPTH = 4
"""Document, body, spreadsheet, table: a table deeper down is part of a drawing, of a cell or of a link."""

_MOST_PARTS = 10_000
_ELEMENT_COST = 2
_MOST_SHEETS = 1000
_DEEPEST_SCANNED = 100


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
    content = ContentPieces(name, package.chunks("content.xml"))
    for piece in content:
        document.read(piece)
    document.reader.read([])
    tables = tuple(document.tables)
    notes = tuple(note for table in tables for note in remove_characters(table)) if content.holds_control else ()
    return Source(name, "ods", tables, notes=notes)


@dataclass
class _Row:
    """The row that is being read: its attributes by their names without prefixes, its cells from column A, its width.

    A scanned row is taken off the budget as cells; the elements of any other have been taken off already.
    """

    attributes: Attributes
    cells: list[str] = field(default_factory=list)
    width: int = 0
    is_scanned: bool = False


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
        self._scanner = RowScanner(budget)
        self._row = _Row({})
        self._number = 1

    def read(self, piece: str | bytes) -> None:
        """Read the next piece of the content; the rows in text by scanning them, as far as they are usual."""
        if isinstance(piece, bytes):
            self._parse(piece)
            return
        for row in piece.removesuffix(ROW_END).split(ROW_END):
            start = max(row.rfind(ROW_START), 0)
            if start:
                self._parse(row[:start].encode())
            found = self._scanner.scan(row[start:]) if self._may_scan() else None
            if found and self._grid:
                self._add_scanned(self._grid, found)
            else:
                self._parse((row[start:] + ROW_END).encode())

    def _parse(self, piece: bytes) -> None:
        for start in range(0, len(piece), CHUNK):
            self.reader.read([piece[start : start + CHUNK]], is_whole=False)
            if len(self.cell.parts) > _MOST_PARTS:
                raise damaged(self._budget.name, "the text of a cell is far too long")

    def _may_scan(self) -> bool:
        """Tell whether a row that comes now is one of a sheet."""
        is_inside = self.cell.is_open or self._is_drawing
        return self._grid is not None and not is_inside and self.reader.depth < _DEEPEST_SCANNED

    def _add_scanned(self, grid: SheetGrid, found: ScannedRow) -> None:
        """Add a row; this loop is the other one where a large spreadsheet's time goes."""
        row = self._row = _Row(found.attributes, is_scanned=True)
        cells = row.cells
        for cell in found.cells:
            if not isinstance(cell, str):
                self._add(grid, cell)
                continue
            row.width += 1
            if cell:
                if len(cells) + 1 < row.width:
                    self._pad(row.width - 1)
                cells.append(cell)
        self._budget.spend_cells(max(len(found.cells), len(cells)) + ROW_COST)
        self._row_end()

    def _style(self, attributes: Attributes) -> None:
        self._style_name = local_names(attributes).get("name", "")

    def _table_style(self, attributes: Attributes) -> None:
        if local_names(attributes).get("display") == "false":
            self._hidden_styles.add(self._style_name)

    def _table(self, attributes: Attributes) -> None:
        if self.reader.depth == _TABLE_DEPTH:
            found = local_names(attributes)
            if len(self.tables) == _MOST_SHEETS:
                raise damaged(self._budget.name, f"it holds more than {_MOST_SHEETS} sheets")
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
            self._row = _Row(local_names(attributes))

    def _row_end(self) -> None:
        if not self._grid or self.cell.is_open or self._is_drawing:
            return
        said, cells = self._row.attributes, self._row.cells
        count = whole_number(said["number-rows-repeated"]) if "number-rows-repeated" in said else 1
        if cells:
            is_hidden = said.get("visibility", "visible") != "visible"
            spent = len(cells) if self._row.is_scanned else 0
            for number in range(self._number, self._number + count):
                if spent and number > self._number:
                    self._budget.spend_cells(spent + ROW_COST)
                self._grid.add_row(number, cells, is_hidden=is_hidden, spent=spent)
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
            self._pad(first - 1)
            row.cells.extend([cell.text] * cell.columns)
        if cell.is_formula and first <= MAX_COLUMNS:
            grid.mark_formula(self._number, first, has_value=not cell.is_unvalued)
        if cell.merged_rows > 1 or cell.merged_columns > 1:
            grid.merge((self._number, first, self._number + cell.merged_rows - 1, first + cell.merged_columns - 1))

    def _pad(self, count: int) -> None:
        """Fill the row up to a number of cells, before one that ends at its width."""
        if self._row.width > MAX_COLUMNS:
            raise refuse_columns(self._budget.name, self._number)
        self._row.cells.extend([""] * (count - len(self._row.cells)))
