"""Describe how each column was understood, for the person to check."""

from collections.abc import Iterator, Mapping, Sequence

from workbench.exchange.recognition.role_book import CARRIED, Held
from workbench.exchange.recognition.score_steps import ReadInput
from workbench.exchange.recognition.table_reading import TableReading
from workbench.exchange.report import ColumnChoice, ColumnReading

_SAMPLES = 5
_LONGEST_SAMPLE = 80


def describe_columns(
    table: TableReading, inputs: Mapping[int, ReadInput], choices: Mapping[int, ColumnChoice]
) -> tuple[ColumnReading, ...]:
    """Describe every column, from left to right.

    Parameters
    ----------
    table
        The table.
    inputs
        Column index → its scores.
    choices
        Column index → what a person said; such a column is sure.
    """
    grid = table.layout.grid
    readings = []
    for column in table.columns:
        held = table.roles.held.get(column.index, Held(CARRIED))
        cells = table.kept.cells[column.index]
        read = inputs.get(column.index)
        question = held.question or (read.question if read else "")
        sure = (held.sure and not question) or column.index in choices
        readings.append(
            ColumnReading(
                header=column.header,
                position=grid.position(column.index),
                letter=grid.letter(column.index),
                role=held.role,
                direction=read.direction if read else None,
                scale=read.scale if read else None,
                sure=sure,
                question="" if sure else question,
                samples=tuple(_first_filled(cells)),
                filled=len(cells) - (read.empty if read else cells.count("")),
                missing=read.missing if read else 0,
                groups=table.kept.groups.get(column.index, ()),
            )
        )
    return tuple(readings)


def _first_filled(cells: Sequence[str]) -> Iterator[str]:
    found = 0
    for cell in cells:
        if cell.strip():
            yield cell if len(cell) <= _LONGEST_SAMPLE else f"{cell[: _LONGEST_SAMPLE - 1]}…"
            found += 1
        if found == _SAMPLES:
            return
