"""Cut a table into columns, and give each a name to be carried under."""

from collections.abc import Sequence
from itertools import zip_longest

from workbench.exchange.recognition.columns import Column
from workbench.exchange.recognition.grid import Grid
from workbench.exchange.recognition.layout import Layout


def cut_columns(layout: Layout) -> tuple[Column, ...]:
    """Cut the rows that may be features into columns; columns without a name and without a cell are left out."""
    rows = [index for index in layout.body if index not in layout.too_long]
    cells = column_cells(layout.grid, rows, layout.width)
    formulas = layout.grid.table.formulas if not layout.grid.is_transposed else frozenset()
    header = layout.header
    return tuple(
        Column(index, header.names[index], header.hints[index], cells[index], is_formula=index in formulas)
        for index in range(layout.width)
        if header.names[index].strip() or any(cell and not cell.isspace() for cell in cells[index])
    )


def column_cells(grid: Grid, rows: Sequence[int], width: int) -> list[Sequence[str]]:
    """Give the cells of some rows column by column; '' where a row is too short.

    Returns
    -------
    ``width`` columns, each as long as ``rows``.
    """
    if not rows:
        return [()] * width
    picked = [grid.rows[index] for index in rows]
    if all(len(row) == width for row in picked):
        return list(zip(*picked, strict=True))
    columns: list[Sequence[str]] = list(zip_longest(*picked, fillvalue=""))[:width]
    return columns + [("",) * len(rows)] * (width - len(columns))


def name_columns(grid: Grid, columns: Sequence[Column]) -> dict[int, str]:
    """Name each column uniquely: a repeated header is numbered from its second column, a nameless one by its place.

    Returns
    -------
    Index → 'Labels', 'Labels (2)', 'column 3'.
    """
    names: dict[int, str] = {}
    counts: dict[str, int] = {}
    taken = {column.header.strip().casefold() for column in columns if column.header.strip()}
    for column in columns:
        plain = column.header.strip()
        counts[plain.casefold()] = counts.get(plain.casefold(), 0) + 1
        name = column.header
        if not plain:
            name = f"column {grid.position(column.index)}"
        elif counts[plain.casefold()] > 1:
            name = f"{plain} ({counts[plain.casefold()]})"
        while name != column.header and name.casefold() in taken:
            counts[plain.casefold()] += 1
            name = f"{plain or 'column'} ({counts[plain.casefold()]})"
        taken.add(name.casefold())
        names[column.index] = name
    return names
