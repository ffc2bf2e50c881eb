"""A sheet as rows of features, with the places of its cells as the person sees them."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from operator import attrgetter, itemgetter

from workbench.exchange.cell_places import cell_name, column_letters
from workbench.exchange.even_rows import EvenRows
from workbench.exchange.table import SheetPart, Table

_NOWHERE = "–"
_FEW = 2


@dataclass(frozen=True)
class Grid:
    """A sheet, turned round where its features stand in columns.

    Attributes
    ----------
    table
        The sheet as it was read.
    rows
        Cells, feature by feature.
    is_transposed
        Whether each of ``rows`` is a column of the sheet.
    """

    table: Table
    rows: Sequence[Sequence[str]]
    is_transposed: bool = False

    def part(self, row: int) -> SheetPart | None:
        """Give the sheet that a row comes from in a table of several; None in any other."""
        parts = self.table.parts
        return parts[bisect_right(parts, row, key=attrgetter("start")) - 1] if parts else None

    def sheet(self, row: int | None) -> str | None:
        """Give the name of the sheet that a row stands on; None for text files, and for no row of several sheets."""
        part = None if row is None else self.part(row)
        return part.sheet if part else self.table.sheet

    def row_name(self, row: int) -> str:
        """Name a row for people: 'row 5', with its sheet in a table of several: 'row 5 of sheet “Later”'."""
        part = self.part(row)
        name = f"{'column' if self.is_transposed else 'row'} {self.number(row)}"
        return f"{name} of sheet “{part.sheet}”" if part else name

    def number(self, row: int) -> int:
        """Give the number of a row, from 1, as the person sees it; of a column where the sheet is turned round."""
        return self.table.first_column + row if self.is_transposed else self.table.row_numbers[row]

    def numbers(self, rows: Sequence[int]) -> list[int]:
        """Give the numbers of several rows, as ``number`` does."""
        if self.is_transposed:
            return [self.table.first_column + row for row in rows]
        if isinstance(rows, range) and rows.step == 1:
            return self.table.row_numbers[rows.start : rows.stop]
        return list(map(self.table.row_numbers.__getitem__, rows))

    def position(self, index: int) -> int:
        """Give the number of a column, from 1; of a row where the sheet is turned round."""
        return self.table.row_numbers[index] if self.is_transposed else self.table.first_column + index

    def letter(self, index: int) -> str:
        """Give the letter of a column; the number of a row where the sheet is turned round.

        In a table of several sheets the different letters that it has on them, 'C, D'; '–' for the sheet's name.
        """
        if self.table.parts:
            places = {part.columns[index] for part in self.table.parts}
            letters = [column_letters(place) for place in sorted(place for place in places if place)]
            return ", ".join(letters[:_FEW]) + ("…" if len(letters) > _FEW else "") or _NOWHERE
        return str(self.position(index)) if self.is_transposed else column_letters(self.position(index))

    def cell_name(self, row: int, index: int) -> str | None:
        """Name a cell as a spreadsheet does: 'D7'; None where the row's sheet has no such column."""
        column, line = self.position(index), self.number(row)
        part = self.part(row)
        if part:
            place = part.columns[index]
            return cell_name(place, line) if place else None
        return cell_name(line, column) if self.is_transposed else cell_name(column, line)

    def has_no_value(self, row: int, index: int) -> bool:
        """Whether the cell is a formula that was never calculated."""
        return ((index, row) if self.is_transposed else (row, index)) in self.table.no_value


def find_filled(rows: Sequence[Sequence[str]], start: int = 0) -> Sequence[int]:
    """Find the rows, from ``start`` on, that hold more than blanks."""
    # Most rows show it by their first cell; only the others are looked through.
    if isinstance(rows, EvenRows) and all(map(str.strip, rows.column(0, start))):
        return range(start, len(rows))
    return tuple(
        index for index in range(start, len(rows)) if (row := rows[index]) and (row[0].strip() or not is_blank(row))
    )


def turn_round(table: Table) -> Grid:
    """Take each column of a sheet as a row."""
    return Grid(table, list(zip_longest(*table.rows, fillvalue="")), is_transposed=True)


def is_blank(row: Sequence[str]) -> bool:
    """Whether a row holds nothing but blanks."""
    return not any(row) or not any(cell.strip() for cell in row)


def column_cells(grid: Grid, rows: Sequence[int], width: int) -> list[Sequence[str]]:
    """Give the cells of some rows column by column; '' where a row is too short.

    Returns
    -------
    ``width`` columns, each as long as ``rows``; in a table of several sheets the last one names the sheet.
    """
    if grid.table.parts:
        return [*_cut(grid, rows, width - 1), _sheet_names(grid.table.parts, rows)]
    return _cut(grid, rows, width)


def _sheet_names(parts: Sequence[SheetPart], rows: Sequence[int]) -> list[str]:
    """Name the sheet of each of some rows, which are in order."""
    starts = [bisect_left(rows, part.start) for part in parts] + [len(rows)]
    names: list[str] = []
    for part, first, end in zip(parts, starts, starts[1:], strict=False):
        names += [part.sheet] * (end - first)
    return names


def _cut(grid: Grid, rows: Sequence[int], width: int) -> list[Sequence[str]]:
    if not rows:
        return [()] * width
    together = rows[-1] - rows[0] == len(rows) - 1
    if isinstance(grid.rows, EvenRows) and grid.rows.width == width:
        return [_pick(grid.rows.column(index, rows[0], rows[-1] + 1), rows) for index in range(width)]
    picked = grid.rows[rows[0] : rows[-1] + 1] if together else [grid.rows[index] for index in rows]
    if set(map(len, picked)) == {width}:
        return [list(map(itemgetter(index), picked)) for index in range(width)]
    columns: list[Sequence[str]] = []
    columns += list(zip_longest(*picked, fillvalue=""))[:width]
    return columns + [("",) * len(rows)] * (width - len(columns))


def _pick(cells: Sequence[str], rows: Sequence[int]) -> Sequence[str]:
    """Leave out the cells of rows that are not wanted; the first cell is of the first of them."""
    return cells if len(cells) == len(rows) else [cells[row - rows[0]] for row in rows]
