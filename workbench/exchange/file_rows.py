"""A row of a file as the person sees it there: every cell with its place and its column's header."""

from collections.abc import Mapping
from dataclasses import dataclass

from workbench.exchange.recognition.grid import Grid, turn_round
from workbench.exchange.recognition.layout import find_layout
from workbench.exchange.report import Recognition
from workbench.exchange.table import Source, Table
from workbench.model import Note


@dataclass(frozen=True)
class FileCell:
    """A cell of a file as the person sees it: its place, its column's header ('' for none) and its text."""

    name: str
    header: str
    text: str


def find_noted_row(source: Source, recognition: Recognition, note: Note) -> tuple[FileCell, ...]:
    """Find the row of a file that a note is about.

    Parameters
    ----------
    source
        The file.
    recognition
        How it was understood; where features stand in columns, the row is a column of the sheet.
    note
        One of its notes.

    Returns
    -------
    Every cell of the row from left to right; () where the note is about no row, or the row is not in the file.
    """
    table = next((one for one in source.tables if one.sheet == note.sheet), None)
    if note.row is None or table is None:
        return ()
    is_turned = any(one.kind == "transposed" for one in recognition.report.notes)
    grid = turn_round(table) if is_turned else Grid(table, table.rows)
    index = next((one for one in range(len(grid.rows)) if grid.number(one) == note.row), None)
    if index is None:
        return ()
    headers = _headers(recognition, table)
    return tuple(
        FileCell(grid.cell_name(index, place) or "", headers.get(grid.position(place), ""), text)
        for place, text in enumerate(grid.rows[index])
    )


def _headers(recognition: Recognition, table: Table) -> Mapping[int, str]:
    """Give the header of each column of a sheet, by its number."""
    report = recognition.report
    own = next((one for one in report.file.sheets_alike if one.name == table.sheet), None)
    if not report.file.all_sheets or own is None:
        return {column.position: column.header for column in report.columns}
    # Columns of several sheets together are numbered anew, so the sheet's own names are looked up.
    layout = find_layout(table, is_text=False, header_row=own.header_row)
    return {layout.grid.position(index): name for index, name in enumerate(layout.header.names)}
