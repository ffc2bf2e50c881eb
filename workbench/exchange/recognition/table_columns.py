"""Cut a table into columns, and give each a name to be carried under."""

from collections.abc import Sequence

from workbench.exchange.recognition.columns import Column
from workbench.exchange.recognition.grid import Grid, column_cells
from workbench.exchange.recognition.layout import Layout


def cut_columns(layout: Layout) -> tuple[Column, ...]:
    """Cut the rows that may be features into columns; columns without a name and without a cell are left out."""
    cells = layout.cells
    if layout.too_long:
        rows = [index for index in layout.body if index not in layout.too_long]
        cells = column_cells(layout.grid, rows, layout.width)
    formulas = layout.grid.table.formulas if not layout.grid.is_transposed else frozenset()
    header = layout.header
    return tuple(
        Column(index, header.names[index], header.hints[index], cells[index], is_formula=index in formulas)
        for index in range(layout.width)
        if header.names[index].strip() or any(cell and not cell.isspace() for cell in cells[index])
    )


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
