"""A sheet as rows of features, with the places of its cells as the person sees them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from operator import itemgetter

from workbench.exchange.cell_places import cell_name, column_letters
from workbench.exchange.table import Table


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

    @property
    def sheet(self) -> str | None:
        """The sheet's name; None for text files."""
        return self.table.sheet

    def number(self, row: int) -> int:
        """Give the number of a row, from 1, as the person sees it; of a column where the sheet is turned round."""
        return self.table.first_column + row if self.is_transposed else self.table.row_numbers[row]

    def numbers(self, rows: Sequence[int]) -> list[int]:
        """Give the numbers of several rows, as ``number`` does."""
        if self.is_transposed:
            return [self.table.first_column + row for row in rows]
        return list(map(self.table.row_numbers.__getitem__, rows))

    def position(self, index: int) -> int:
        """Give the number of a column, from 1; of a row where the sheet is turned round."""
        return self.table.row_numbers[index] if self.is_transposed else self.table.first_column + index

    def letter(self, index: int) -> str:
        """Give the letter of a column; the number of a row where the sheet is turned round."""
        return str(self.position(index)) if self.is_transposed else column_letters(self.position(index))

    def cell_name(self, row: int, index: int) -> str:
        """Name a cell as a spreadsheet does: 'D7'."""
        column, line = self.position(index), self.number(row)
        return cell_name(line, column) if self.is_transposed else cell_name(column, line)

    def has_no_value(self, row: int, index: int) -> bool:
        """Whether the cell is a formula that was never calculated."""
        return ((index, row) if self.is_transposed else (row, index)) in self.table.no_value


def find_filled(rows: Sequence[Sequence[str]], start: int = 0) -> tuple[int, ...]:
    """Find the rows, from ``start`` on, that hold more than blanks."""
    # Most rows show it by their first cell; only the others are looked through.
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
    ``width`` columns, each as long as ``rows``.
    """
    if not rows:
        return [()] * width
    together = rows[-1] - rows[0] == len(rows) - 1
    picked = grid.rows[rows[0] : rows[-1] + 1] if together else [grid.rows[index] for index in rows]
    if set(map(len, picked)) == {width}:
        return [list(map(itemgetter(index), picked)) for index in range(width)]
    columns: list[Sequence[str]] = []
    columns += list(zip_longest(*picked, fillvalue=""))[:width]
    return columns + [("",) * len(rows)] * (width - len(columns))
