"""JSON as tables: a Trello board, issues as ``gh issue list --json`` prints them, any list of records."""

import json
from collections.abc import Iterable
from typing import Any

from workbench.errors import SpreadsheetError
from workbench.exchange.character_removal import remove_characters
from workbench.exchange.limits import MAX_COLUMNS, MAX_ROWS, Budget, refuse_columns, refuse_rows
from workbench.exchange.table import Source, Table
from workbench.exchange.text_decoding import CONTROL, DecodedText
from workbench.exchange.trello_board import board_records, is_board

_NAMING = ("name", "title", "login", "displayName", "text", "label", "value", "body")
"""Fields by which a nested object is named, in order of preference."""


def parse_json(name: str, text: str) -> Any | None:  # noqa: ANN401 (JSON is anything)
    """Parse text as JSON, numbers as they are written.

    Parameters
    ----------
    name
        The file's name, for the messages.
    text
        One document, or one object on each line.

    Returns
    -------
    Lists, dicts and text; numbers as text; None where the text is no JSON with a list or an object on top.

    Raises
    ------
    SpreadsheetError
        When it holds too much, or was meant to be JSON and is not.
    """
    if text.lstrip()[:1] not in ("[", "{"):
        return None
    Budget(name).spend_pieces(sum(text.count(mark) for mark in "[{,:"))
    found = _parse(text)
    if found is None:
        found = _parse_lines(text)
    if found is None and "".join(text[:200].split()).startswith(("[{", '{"', '["', "[[")):
        raise SpreadsheetError(f"'{name}' looks like JSON but is damaged or cut off. Export it again.")
    return found if isinstance(found, list | dict) else None


def read_json(name: str, decoded: DecodedText, document: Any) -> Source:  # noqa: ANN401 (JSON is anything)
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
        raise SpreadsheetError(f"'{name}' is JSON nested too deeply to be a table.") from error
    if len(rows) > MAX_ROWS:
        raise refuse_rows(name)
    wide = next((number for number, row in enumerate(rows, 1) if len(row) > MAX_COLUMNS), None)
    if wide:
        raise refuse_columns(name, wide)
    table = Table(None, rows, list(range(1, len(rows) + 1)))
    has_faults = any(CONTROL.search(text) for row in rows for text in row)
    notes = decoded.notes + (remove_characters(table) if has_faults else ())
    return Source(name, "json", (table,), decoded.encoding, None, notes)


def _parse(text: str) -> Any | None:  # noqa: ANN401 (JSON is anything)
    try:
        return json.loads(text, parse_int=str, parse_float=str, parse_constant=str)
    except (ValueError, RecursionError):
        return None


def _parse_lines(text: str) -> list[Any] | None:
    records = []
    for line in filter(str.strip, text.splitlines()):
        record = _parse(line)
        if not isinstance(record, dict):
            return None
        records.append(record)
    return records


def _rows(name: str, document: Any) -> list[list[str]]:  # noqa: ANN401 (JSON is anything)
    if isinstance(document, dict) and is_board(document):
        return _records_to_rows(name, board_records(document))
    found = document if isinstance(document, list) else _only_list(document)
    if found and all(isinstance(one, dict) for one in found):
        return _records_to_rows(name, found)
    if found and all(isinstance(one, list) for one in found):
        Budget(name).spend_pieces(sum(map(len, found)))
        return [[cell_text(cell) for cell in row] for row in found]
    raise SpreadsheetError(
        f"'{name}' is JSON without a list of records. Export a list of objects, one for each feature, or use CSV."
    )


def _only_list(document: dict[str, Any]) -> list[Any]:
    """Find the list of records that an object wraps; empty if there is none, or more than one."""
    lists = [value for value in document.values() if isinstance(value, list) and value and isinstance(value[0], dict)]
    return lists[0] if len(lists) == 1 else []


def _records_to_rows(name: str, records: Iterable[dict[str, Any]]) -> list[list[str]]:
    records = list(records)
    header = list(dict.fromkeys(field for record in records for field in record))
    if len(header) > MAX_COLUMNS:
        raise refuse_columns(name, 1)
    Budget(name).spend_pieces(len(header) * len(records))
    return [header, *([cell_text(record.get(field)) for field in header] for record in records)]


def cell_text(value: Any) -> str:  # noqa: ANN401 (JSON is anything)
    """Write a JSON value as the text of one cell.

    Examples
    --------
    >>> cell_text([{"name": "bug"}, {"name": "web"}]), cell_text(True), cell_text(None)
    ('bug, web', 'TRUE', '')
    """
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, list):
        return ", ".join(text for text in map(cell_text, value) if text)
    named = next((value[field] for field in _NAMING if isinstance(value.get(field), str)), None)
    return named if named is not None else json.dumps(value, ensure_ascii=False, separators=(",", ":")) if value else ""
