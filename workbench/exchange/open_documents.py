"""ODS spreadsheets (OpenDocument, as LibreOffice saves them) as tables."""

from dataclasses import dataclass, field

from workbench.exchange.character_removal import remove_characters
from workbench.exchange.limits import MAX_COLUMNS, Budget, refuse_columns
from workbench.exchange.open_document_cells import OpenCell, local_names, whole_number
from workbench.exchange.packed_file import PackedFile, locked
from workbench.exchange.safe_xml import Attributes, XmlReader
from workbench.exchange.sheet_grid import SheetGrid
from workbench.exchange.table import Source, Table
from workbench.exchange.text_decoding import holds_control

_ASIDE = frozenset(("annotation", "dde-links", "tracked-changes", "shapes", "forms"))
"""Elements whose content is not in the cells."""


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
    document.reader.read([])
    tables = tuple(document.tables)
    notes = tuple(note for table in tables for note in remove_characters(table)) if needs_cleaning else ()
    return Source(name, "ods", tables, notes=notes)


class _Document:
    """Collects tables from an OpenDocument's content."""

    def __init__(self, budget: Budget) -> None:
        self.reader = XmlReader(budget, self._start, self._end)
        self.tables: list[Table] = []
        self._budget = budget
        self._aside = 0
        self._style = ""
        self._hidden_styles: set[str | None] = set()
        self._grid: SheetGrid | None = None
        self._row = _Row({})
        self._next_row = 1
        self._cell: OpenCell | None = None

    def _start(self, name: str, attributes: Attributes) -> None:
        if self._aside or name in _ASIDE:
            self._aside += 1
            self.reader.catch_text(None)
        elif self._cell:
            self.reader.catch_text(self._cell.start(name, local_names(attributes)))
        elif self._grid and name == "table-row":
            self._row = _Row(local_names(attributes))
        elif self._grid and name in ("table-cell", "covered-table-cell"):
            self._cell = OpenCell(local_names(attributes), is_covered=name == "covered-table-cell")
        elif name == "table" and not self._grid:
            found = local_names(attributes)
            is_hidden = found.get("style-name") in self._hidden_styles
            self._grid = SheetGrid(found.get("name", ""), self._budget, is_hidden=is_hidden)
            self._next_row = 1
        elif name == "style":
            self._style = local_names(attributes).get("name", "")
        elif name == "table-properties" and local_names(attributes).get("display") == "false":
            self._hidden_styles.add(self._style)

    def _end(self, name: str) -> None:
        if self._aside:
            self._aside -= 1
            if self._cell and not self._aside:
                self.reader.catch_text(self._cell.catcher)
        elif self._cell:
            self.reader.catch_text(self._cell.end(name))
            if self._cell.is_complete and self._grid:
                self._add_cell(self._grid, self._cell)
                self._cell = None
        elif self._grid and name == "table-row":
            self._add_row(self._grid)
        elif self._grid and name == "table":
            self.tables.append(self._grid.table())
            self._grid = None

    def _add_cell(self, grid: SheetGrid, cell: OpenCell) -> None:
        row, text, count = self._row, cell.text(), cell.columns
        first = row.width + 1
        row.width += count
        is_unvalued = cell.is_formula and not text and not cell.has_value
        if text or is_unvalued:
            if row.width > MAX_COLUMNS:
                raise refuse_columns(self._budget.name, self._next_row)
            row.cells.extend([""] * (first - 1 - len(row.cells)))
            row.cells.extend([text] * count)
        if cell.is_formula and first <= MAX_COLUMNS:
            grid.mark_formula(self._next_row, first, has_value=not is_unvalued)
        if cell.spanned != (1, 1):
            rows, columns = cell.spanned
            grid.merge((self._next_row, first, self._next_row + rows - 1, first + columns - 1))

    def _add_row(self, grid: SheetGrid) -> None:
        count = whole_number(self._row.attributes.get("number-rows-repeated", "1"))
        if self._row.cells:
            is_hidden = self._row.attributes.get("visibility", "visible") != "visible"
            for number in range(self._next_row, self._next_row + count):
                grid.add_row(number, self._row.cells, is_hidden=is_hidden)
        self._next_row += count


@dataclass
class _Row:
    """The row that is being read: its attributes, its cells from column A, and how many columns they take."""

    attributes: Attributes
    cells: list[str] = field(default_factory=list)
    width: int = 0
