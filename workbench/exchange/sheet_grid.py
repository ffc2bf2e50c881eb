"""The cells of one sheet, collected row by row and trimmed to what is filled."""

from bisect import bisect_left, bisect_right
from collections import Counter

from workbench.exchange.limits import MAX_COLUMNS, MAX_GAP, MAX_ROWS, Budget, refuse_columns, refuse_rows
from workbench.exchange.table import Table

_MERGE_COST = 10

Area = tuple[int, int, int, int]


class SheetGrid:
    """Collects rows in any order; blank margins around them are left out.

    Parameters
    ----------
    sheet
        The sheet's name.
    budget
        Every cell that is kept is taken off it.
    is_hidden
        Whether the sheet is hidden.
    """

    def __init__(self, sheet: str, budget: Budget, *, is_hidden: bool = False) -> None:
        self.sheet = sheet
        self._budget = budget
        self._is_hidden = is_hidden
        self._rows: list[list[str]] = []
        self._numbers: list[int] = []
        self._is_ordered = True
        self._hidden: set[int] = set()
        self._formulas: Counter[int] = Counter()
        self._no_value: set[tuple[int, int]] = set()
        self._merged: list[Area] = []

    def add_row(self, number: int, cells: list[str], *, is_hidden: bool = False, spent: int = 0) -> None:
        """Add a row; one without any filled cell may be left out.

        Parameters
        ----------
        number
            From 1.
        cells
            From column A; empty cells at its end, other than formulas without a value, left out.
        is_hidden
            Whether the row is hidden.
        spent
            How many of the cells have been taken off the budget already.

        Raises
        ------
        SpreadsheetError
            When the row lies beyond what a spreadsheet can show, or the budget is spent.
        """
        if number > MAX_ROWS:
            raise refuse_rows(self._budget.name)
        if len(cells) > MAX_COLUMNS:
            raise refuse_columns(self._budget.name, number)
        if len(cells) > spent:
            self._budget.spend_pieces(len(cells) - spent)
        if self._numbers and number <= self._numbers[-1]:
            self._is_ordered = False
        self._rows.append(cells[:])  # a copy has no room to grow, which saves a fifth
        self._numbers.append(number)
        self._budget.rows += 1
        if is_hidden:
            self._hidden.add(number)

    def mark_formula(self, number: int, column: int, *, has_value: bool) -> None:
        """Say that a cell is a formula, and whether its value was stored; row and column from 1."""
        self._formulas[column] += 1
        if not has_value:
            self._no_value.add((number, column))

    def merge(self, area: Area) -> None:
        """Say that cells are merged: first row, first column, last row, last column, all from 1."""
        self._budget.spend_pieces(_MERGE_COST)
        self._merged.append(area)

    def table(self) -> Table:
        """Give what was collected, the rows in order and their blank margins cut off."""
        if not self._is_ordered:
            self._put_in_order()
        first = self._first_column()
        rows, numbers = self._with_gaps(first)
        unvalued = ((bisect_left(numbers, number), column - first) for number, column in self._no_value)
        return Table(
            sheet=self.sheet,
            rows=rows,
            row_numbers=numbers,
            first_column=first,
            no_value=frozenset(unvalued),
            formulas=frozenset(column - first for column in self._computed_columns()),
            hidden_rows=frozenset(self._hidden),
            merged=tuple(self._merged_places(numbers, rows, first)),
            is_hidden=self._is_hidden,
        )

    def _put_in_order(self) -> None:
        together: dict[int, list[str]] = {}
        for number, cells in sorted(zip(self._numbers, self._rows, strict=True), key=lambda one: one[0]):
            earlier = together.setdefault(number, [])
            earlier.extend([""] * (len(cells) - len(earlier)))
            for index, text in enumerate(cells):
                earlier[index] = text or earlier[index]
        self._numbers, self._rows = list(together), list(together.values())

    def _first_column(self) -> int:
        filled = (next((index for index, text in enumerate(cells, 1) if text), MAX_COLUMNS) for cells in self._rows)
        unvalued = (column for _, column in self._no_value)
        return min([min(filled, default=MAX_COLUMNS), min(unvalued, default=MAX_COLUMNS)]) if self._rows else 1

    def _with_gaps(self, first: int) -> tuple[list[list[str]], list[int]]:
        """Cut the left margin off, and stand an empty list for each blank row of a short gap."""
        rows: list[list[str]] = []
        numbers: list[int] = []
        for number, cells in zip(self._numbers, self._rows, strict=True):
            gap = number - numbers[-1] - 1 if numbers else 0
            if 0 < gap <= MAX_GAP:
                rows.extend([] for _ in range(gap))
                numbers.extend(range(number - gap, number))
            rows.append(cells[first - 1 :] if first > 1 else cells)
            numbers.append(number)
        return rows, numbers

    def _computed_columns(self) -> list[int]:
        """Find the columns in which at least half of what is filled, or would be, are formulas."""
        if not self._formulas:
            return []
        filled = Counter(column for _, column in self._no_value)
        for cells in self._rows:
            filled.update(column for column, text in enumerate(cells, 1) if text)
        return [column for column, count in self._formulas.items() if 2 * count >= filled[column]]

    def _merged_places(self, numbers: list[int], rows: list[list[str]], first: int) -> list[Area]:
        """Give the merged areas that start in a kept row, cut to the filled part of the sheet."""
        width = max(map(len, rows), default=0)
        found = []
        for top, left, bottom, right in self._merged:
            index, cell = bisect_left(numbers, top), left - first
            if index < len(numbers) and numbers[index] == top and 0 <= cell < width:
                height = bisect_right(numbers, bottom) - index
                found.append((index, cell, height, min(right - left + 1, width - cell)))
        return found
