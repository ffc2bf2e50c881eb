"""Rows of one width in one long list of cells, which spares a list for every row."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import overload


class EvenRows(Sequence[list[str]]):
    """Rows that all have the same number of cells; each is cut out when it is asked for.

    Parameters
    ----------
    cells
        (rows × width); row after row.
    width
        Cells in a row; at least 1.

    Examples
    --------
    >>> rows = EvenRows(["Title", "Effort", "Berth alerts", "3"], 2)
    >>> rows[1], rows.column(0)
    (['Berth alerts', '3'], ['Title', 'Berth alerts'])
    """

    __hash__ = None  # type: ignore[assignment]  # as a list has none

    def __init__(self, cells: list[str], width: int) -> None:
        self._cells = cells
        self.width = width

    def __len__(self) -> int:
        """Count the rows."""
        return len(self._cells) // self.width

    @overload
    def __getitem__(self, index: int) -> list[str]: ...
    @overload
    def __getitem__(self, index: slice) -> list[list[str]]: ...
    def __getitem__(self, index: int | slice) -> list[str] | list[list[str]]:
        """Cut out a row, or several; what is done to them changes nothing here."""
        if isinstance(index, slice):
            return [self[row] for row in range(*index.indices(len(self)))]
        start = range(len(self))[index] * self.width
        return self._cells[start : start + self.width]

    def __iter__(self) -> Iterator[list[str]]:
        """Cut out row after row."""
        return (self._cells[start : start + self.width] for start in range(0, len(self._cells), self.width))

    def __eq__(self, other: object) -> bool:
        """Whether the other has the same cells, in a list of lists or in rows like these."""
        if not isinstance(other, (list, EvenRows)):
            return NotImplemented
        return len(self) == len(other) and all(mine == theirs for mine, theirs in zip(self, other, strict=True))

    def __repr__(self) -> str:
        """Show the rows as lists."""
        return repr(list(self))

    def column(self, index: int, start: int = 0, stop: int | None = None) -> list[str]:
        """Give the cells of a column from row ``start`` to before row ``stop``."""
        end = len(self._cells) if stop is None else stop * self.width
        return self._cells[start * self.width + index : end : self.width]


def count_widths(rows: Sequence[Sequence[str]], indexes: Sequence[int]) -> Counter[int]:
    """Count how many of some rows have how many cells.

    Returns
    -------
    Number of cells → how many rows, in order of first appearance.
    """
    if isinstance(rows, EvenRows):
        return Counter({rows.width: len(indexes)} if indexes else {})
    return Counter(map(len, map(rows.__getitem__, indexes)))
