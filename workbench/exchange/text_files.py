"""Delimited text files, and cells pasted from elsewhere, as tables."""

import re
from dataclasses import replace

from workbench.exchange.cell_places import cell_name
from workbench.exchange.character_removal import remove_characters
from workbench.exchange.delimited_text import Records, parse_records
from workbench.exchange.delimiters import choose_delimiter, find_sep_line
from workbench.exchange.even_rows import count_widths
from workbench.exchange.limits import (
    MAX_COLUMNS,
    MAX_ROWS,
    MAX_TEXT_CELLS,
    ROW_COST,
    Budget,
    refuse_columns,
    refuse_rows,
)
from workbench.exchange.progress import NOT_TOLD, Progress
from workbench.exchange.table import Source, Table
from workbench.exchange.text_decoding import CONTROL, DecodedText
from workbench.model import Note

PASTED = "pasted cells"

_MOST_NOTES = 50
_SAMPLE = 65_536
_SHOWN = 60
_TABLE_LINE = re.compile(r"\s*\|.*\|\s*")
_BAR = re.compile(r"(?<!\\)\|")
_RULE_CHARACTERS = "|:- \t"


def read_delimited(name: str, decoded: DecodedText, progress: Progress = NOT_TOLD) -> Source:
    """Read comma-, semicolon-, tab- or bar-separated text.

    Parameters
    ----------
    name
        The file's name.
    decoded
        Its text; not empty.
    progress
        Told about the rows.

    Returns
    -------
    One table, its rows as written.

    Raises
    ------
    SpreadsheetError
        When it has more rows, columns or cells than a spreadsheet can show.
    """
    sep_line = find_sep_line(decoded.text)
    text = decoded.text[sep_line[1] :] if sep_line else decoded.text
    delimiter = sep_line[0] if sep_line else choose_delimiter(text)
    table, notes = _table(name, text, delimiter, first_row=2 if sep_line else 1, progress=progress)
    if decoded.needs_cleaning:
        table = _with_lists(table)
        notes += remove_characters(table, is_replaced=decoded.is_replaced)
    return Source(name, "csv", (table,), decoded.encoding, delimiter, decoded.notes + notes)


def read_pasted_cells(text: str) -> Source:
    """Read cells copied from a spreadsheet, a tracker's table, or a table in Markdown or Jira's markup.

    Parameters
    ----------
    text
        Not empty; tabs divide the cells where there are any.

    Returns
    -------
    One table; encoding None.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    if lines and all(_TABLE_LINE.fullmatch(line) for line in lines):
        table = _marked_up_table(text)
        return Source(PASTED, "csv", (table,), None, "|", remove_characters(table))
    rows = [row for row in parse_records(text[:_SAMPLE], "\t").rows if row]
    has_tabs = 2 * sum(len(row) > 1 for row in rows) >= len(rows)
    delimiter = "\t" if has_tabs else choose_delimiter(text)
    table, notes = _table(PASTED, text, delimiter)
    if CONTROL.search(text):
        table = _with_lists(table)
        notes += remove_characters(table)
    return Source(PASTED, "csv", (table,), None, delimiter, notes)


def _table(
    name: str, text: str, delimiter: str | None, *, first_row: int = 1, progress: Progress = NOT_TOLD
) -> tuple[Table, tuple[Note, ...]]:
    _check_size(name, text, delimiter)
    records = parse_records(text, delimiter, progress)
    if len(records.rows) > MAX_ROWS:
        raise refuse_rows(name)
    if max(count_widths(records.rows, range(len(records.rows))), default=0) > MAX_COLUMNS:
        raise refuse_columns(name, next(i for i, row in enumerate(records.rows, first_row) if len(row) > MAX_COLUMNS))
    table = Table(None, records.rows, list(range(first_row, first_row + len(records.rows))))
    return table, _unterminated(table, records)


def _with_lists(table: Table) -> Table:
    """Give the table with a list for every row, in which cells can be changed."""
    return replace(table, rows=list(table.rows))


def _check_size(name: str, text: str, delimiter: str | None) -> None:
    """Refuse text that would make too many cells before it makes them."""
    if len(text) <= MAX_ROWS:
        return
    lines = max(text.count("\n"), text.count("\r"))
    if lines > MAX_ROWS and '"' not in text:
        raise refuse_rows(name)
    Budget(name, cells=MAX_TEXT_CELLS).spend_cells(lines * (1 + ROW_COST) + (text.count(delimiter) if delimiter else 0))


def _unterminated(table: Table, records: Records) -> tuple[Note, ...]:
    notes = [_unterminated_note(table, row, cell) for row, cell in records.unterminated[:_MOST_NOTES]]
    more = len(records.unterminated) - len(notes)
    if more > 0:
        message = f"A quotation mark is opened and never closed in {more} more rows; their cells end with their lines."
        notes.append(Note(kind="unterminated_quote", message=message))
    return tuple(notes)


def _unterminated_note(table: Table, row: int, cell: int) -> Note:
    number = table.row_numbers[row]
    return Note(
        kind="unterminated_quote",
        message=(
            f"Row {number}: a quotation mark is opened and never closed. "
            "The cell was ended with its line, so that the rows below are not lost; check this row."
        ),
        row=number,
        cell=cell_name(cell + 1, number),
        found=table.rows[row][cell][:_SHOWN],
    )


def _marked_up_table(text: str) -> Table:
    rows: list[list[str]] = []
    numbers: list[int] = []
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), 1):
        if line.strip(_RULE_CHARACTERS) or ("-" not in line and line.strip()):
            bars = line.strip().replace("||", "|") if line.lstrip().startswith("||") else line.strip()
            cells = _BAR.split(bars.removeprefix("|").removesuffix("|"))
            rows.append([cell.strip().replace(r"\|", "|") for cell in cells])
            numbers.append(number)
    return Table(None, rows, numbers)
