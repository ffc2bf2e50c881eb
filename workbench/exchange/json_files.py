"""JSON as tables: a Trello board, issues as ``gh issue list --json`` prints them, any list of records."""

import json
from collections.abc import Sequence

from workbench.errors import SpreadsheetError
from workbench.exchange.character_removal import remove_characters
from workbench.exchange.json_values import Json, cell_text
from workbench.exchange.limits import (
    MAX_COLUMNS,
    MAX_ROWS,
    MAX_TEXT_CELLS,
    ROW_COST,
    Budget,
    refuse_columns,
    refuse_rows,
)
from workbench.exchange.table import Source, Table
from workbench.exchange.text_decoding import CONTROL, DecodedText
from workbench.exchange.trello_board import board_records, is_board

_BEGINNINGS = ("[{", '{"', '["', "[[")


def parse_json(name: str, text: str) -> Json:
    """Parse text as JSON, numbers as they are written.

    Parameters
    ----------
    name
        The file's name, for the messages.
    text
        One document, or one object on each line.

    Returns
    -------
    A list or an object; None where the text is a table that happens to begin with a bracket, or anything else.

    Raises
    ------
    SpreadsheetError
        When it holds too much, or was meant to be JSON and is not.
    """
    start = text[:200].lstrip()
    if not start.startswith(("[", "{")):
        return None
    Budget(name, cells=MAX_TEXT_CELLS).spend_cells(sum(text.count(mark) for mark in "[{,:"))
    found = _parse(text)
    if found is None:
        found = _parse_lines(text)
    if found is None and "".join(start.split()).startswith(_BEGINNINGS):
        raise SpreadsheetError(f"'{name}' looks like JSON but is damaged or cut off. Export it again.")
    return found if isinstance(found, list | dict) else None


def read_json(name: str, decoded: DecodedText, document: Json) -> Source:
    """Read a JSON document as one table.

    Parameters
    ----------
    name
        The file's name.
    decoded
        The text it came from.
    document
        As ``parse_json`` gives it.

    Returns
    -------
    One table: the names of the fields in row 1, in the order in which they first occur, and a record in each row
    below. Nested objects stand as their names, lists joined with ', '.

    Raises
    ------
    SpreadsheetError
        When there is no list of records in it, or it is too large.
    """
    try:
        rows = _rows(name, document)
    except RecursionError as error:
        raise SpreadsheetError(
            f"'{name}' is JSON nested too deeply to be a table. Export a list of objects, one for each feature."
        ) from error
    if len(rows) > MAX_ROWS:
        raise refuse_rows(name)
    wide = next((number for number, row in enumerate(rows, 1) if len(row) > MAX_COLUMNS), None)
    if wide:
        raise refuse_columns(name, wide)
    table = Table(None, rows, list(range(1, len(rows) + 1)))
    has_faults = any(CONTROL.search(text) for row in rows for text in row)
    notes = decoded.notes + (remove_characters(table) if has_faults else ())
    return Source(name, "json", (table,), decoded.encoding, None, notes)


def _parse(text: str) -> Json:
    try:
        found: Json = json.loads(text, parse_int=str, parse_float=str, parse_constant=str)
    except (ValueError, RecursionError):
        return None
    return found


def _parse_lines(text: str) -> Json:
    records: list[Json] = []
    for line in filter(str.strip, text.split("\n")):
        record = _parse(line)
        if not isinstance(record, dict):
            return None
        records.append(record)
    return records


def _rows(name: str, document: Json) -> list[list[str]]:
    if isinstance(document, dict) and is_board(document):
        return _records_to_rows(name, board_records(document))
    found = document if isinstance(document, list) else _only_list(document)
    records = [one for one in found if isinstance(one, dict)]
    if found and len(records) == len(found):
        return _records_to_rows(name, records)
    lists = [one for one in found if isinstance(one, list)]
    if found and len(lists) == len(found):
        return [[cell_text(cell) for cell in row] for row in lists]
    raise SpreadsheetError(
        f"'{name}' is JSON without a list of records. Export a list of objects, one for each feature, or use CSV."
    )


def _only_list(document: Json) -> list[Json]:
    """Find the list of records that an object wraps; empty if there is none, or more than one."""
    values = document.values() if isinstance(document, dict) else ()
    lists = [value for value in values if isinstance(value, list) and value and isinstance(value[0], dict)]
    return lists[0] if len(lists) == 1 else []


def _records_to_rows(name: str, records: Sequence[dict[str, Json]]) -> list[list[str]]:
    header = list(dict.fromkeys(field for record in records for field in record))
    if len(header) > MAX_COLUMNS:
        raise refuse_columns(name, 1)
    Budget(name, cells=MAX_TEXT_CELLS).spend_cells((len(header) + ROW_COST) * len(records))
    return [header, *([cell_text(record.get(field)) for field in header] for record in records)]
