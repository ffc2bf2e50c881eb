"""Characters that mean nothing in a table are taken out of its cells, and each cell is told."""

from collections.abc import Iterator

from workbench.exchange.cell_places import cell_name
from workbench.exchange.table import Table
from workbench.exchange.text_decoding import CONTROL
from workbench.model import Note

_MOST_NOTES = 50


def remove_characters(table: Table, *, is_replaced: bool = False) -> tuple[Note, ...]:
    r"""Take control characters out of a table's cells, in place.

    Parameters
    ----------
    table
        Its ``rows`` are changed.
    is_replaced
        Whether '\ufffd' in the cells stands for bytes that mean nothing; it stays, with a note.

    Returns
    -------
    A note for each of the first cells concerned, and one for the rest; in the order of the cells.
    """
    notes: list[Note] = []
    more = 0
    for row_index, cell_index, found in _find_cells(table, is_replaced=is_replaced):
        cells = table.rows[row_index]
        cells[cell_index] = CONTROL.sub("", cells[cell_index])
        if len(notes) < _MOST_NOTES:
            notes.append(_note(table, row_index, cell_index, found))
        else:
            more += 1
    if more:
        message = f"Characters that cannot be shown were taken out of {more} more cells."
        notes.append(Note(kind="characters_removed", sheet=table.sheet, message=message))
    return tuple(notes)


def _find_cells(table: Table, *, is_replaced: bool) -> Iterator[tuple[int, int, str]]:
    for row_index, cells in enumerate(table.rows):
        together = "".join(cells)
        if not CONTROL.search(together) and not (is_replaced and "\ufffd" in together):
            continue
        for cell_index, text in enumerate(cells):
            found = CONTROL.findall(text)
            if is_replaced and "\ufffd" in text:
                found.append("\ufffd")
            if found:
                yield row_index, cell_index, ", ".join(f"U+{ord(one):04X}" for one in dict.fromkeys(found))


def _note(table: Table, row_index: int, cell_index: int, found: str) -> Note:
    row = table.row_numbers[row_index]
    cell = cell_name(table.first_column + cell_index, row)
    where = f"Sheet '{table.sheet}', cell {cell}" if table.sheet is not None else f"Cell {cell}"
    done = (
        "is not a letter in this encoding; '\ufffd' stands for it" if found == "U+FFFD" else "cannot be shown; removed"
    )
    return Note(
        kind="characters_removed",
        message=f"{where}: {found} {done}.",
        sheet=table.sheet,
        row=row,
        cell=cell,
        found=found,
    )
