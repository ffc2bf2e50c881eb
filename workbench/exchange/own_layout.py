"""Where each field stands on a sheet Scores whose columns people may have moved, deleted or added."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbench.exchange.own_columns import FIELD_OF_HEADER, plain_header
from workbench.exchange.own_rows import REMAINDER_HEADER, OwnRow, RowPlan
from workbench.exchange.own_sheets import TextRow


@dataclass(frozen=True)
class OwnLayout:
    """The columns of a sheet Scores as it was found.

    Attributes
    ----------
    columns
        Field → number of its column, from 1, and the header above it.
    remainder
        Numbers of the columns for the workbench, in their order.
    new_carried
        Headers of the columns that somebody added, from left to right.
    """

    columns: Mapping[str, tuple[int, str]]
    remainder: tuple[int, ...]
    new_carried: tuple[str, ...]

    def row(self, number: int, cells: Sequence[str]) -> OwnRow:
        """Take the cells of a row apart by field; cells beyond the row's end are empty."""

        def cell(column: int) -> str:
            return cells[column - 1] if column <= len(cells) else ""

        return OwnRow(
            number=number,
            cells={field: cell(column) for field, (column, _) in self.columns.items()},
            columns=self.columns,
            remainder="".join(cell(column) for column in self.remainder),
        )


def find_layout(plan: RowPlan, rows: Sequence[TextRow]) -> OwnLayout:
    """Find the fields by the headers above them.

    Parameters
    ----------
    plan
        The columns as they were written.
    rows
        The sheet's filled rows, the header first.

    Returns
    -------
    A header that was written stands for its field, wherever it is; a new one with the name of a field of ours for that
    field; any other for a carried column. A column without a header counts only if something stands in it.
    """
    written = {plain_header(column.header): column.field for column in plan.columns}
    columns: dict[str, tuple[int, str]] = {}
    remainder: list[tuple[int, int]] = []
    added: list[tuple[int, str]] = []
    width = max(len(cells) for _, cells in rows)
    header = [*rows[0][1], *[""] * width][:width]
    for number, text in enumerate(header, start=1):
        field = written.get(plain_header(text)) or FIELD_OF_HEADER.get(plain_header(text))
        if field is not None and field not in columns:
            columns[field] = (number, text)
        elif text.startswith(REMAINDER_HEADER):
            remainder.append((len(text), number))
        elif text.strip() or any(len(cells) >= number and cells[number - 1] for _, cells in rows[1:]):
            added.append((number, text.strip()))
    taken = {column.field for column in plan.columns}
    new_carried = []
    for number, text in added:
        name = _free_name(text or f"column {number}", taken)
        new_carried.append(name)
        columns[f"carried:{name}"] = (number, text or name)
    return OwnLayout(columns, tuple(number for _, number in sorted(remainder)), tuple(new_carried))


def _free_name(name: str, taken: set[str]) -> str:
    free, count = name, 1
    while f"carried:{free}" in taken:
        count += 1
        free = f"{name} ({count})"
    taken.add(f"carried:{free}")
    return free
