"""Read back what the workbench wrote: JSON exactly, a workbook exactly where nobody changed it."""

import json
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from workbench.errors import InvalidBacklog
from workbench.exchange.own_rows import SCORES_SHEET, OwnRow, ReadRow, RowPlan, read_row
from workbench.exchange.own_columns import OwnColumn, split_field
from workbench.exchange.own_sheets import OwnWorkbook, open_own_workbook
from workbench.exchange.writing_json import JSON_KIND, VERSION
from workbench.exchange.xlsx_framework import VERSION as WORKBOOK_VERSION
from workbench.model import Backlog, Evidence, Feature, Framework, Note, Score


def read_own_json(data: bytes) -> Backlog | None:
    """Read the backlog that ``write_json`` wrote.

    Returns
    -------
    An equal backlog; None when the bytes are no JSON of this kind.

    Raises
    ------
    InvalidBacklog
        When they are, but damaged or of a later version.
    InvalidFramework, InvalidScore
        When its framework or a score contradicts itself.
    """
    if JSON_KIND.encode() not in data:
        return None
    try:
        document = json.loads(data)
    except ValueError as fault:
        raise _damaged(f"it breaks off or has a fault at {fault}") from fault
    if not isinstance(document, dict) or document.get("kind") != JSON_KIND:
        return None
    _check_version(document, VERSION)
    try:
        return Backlog.model_validate_json(json.dumps(document.get("backlog")))
    except ValidationError as fault:
        raise _damaged(_first_fault(fault)) from fault


def read_own_workbook(data: bytes) -> Backlog | None:
    """Read the backlog of a workbook that ``write_xlsx`` wrote, with what colleagues changed on the sheet Scores.

    Parameters
    ----------
    data
        An XLSX file, or any other bytes.

    Returns
    -------
    A backlog equal to the one written where nobody changed the sheet Scores; None when it is no such workbook.

    Raises
    ------
    InvalidBacklog
        When it is, but the sheet Scores is gone or a part for the workbench is damaged.
    InvalidFramework, InvalidScore
        When the part for the workbench contradicts itself.

    Notes
    -----
    Rows are told apart by their id, so they may be sorted; the backlog keeps its own order. A row without an id, or
    with one that stands above already, is a new feature and comes last. A row that was deleted is gone. Columns are
    told apart by their header; a new one is carried. A cell that was changed and cannot be understood is read as
    missing, with a note.
    """
    book = open_own_workbook(data)
    if book is None:
        return None
    _check_version(book.machine, WORKBOOK_VERSION)
    try:
        return _Reader(book).backlog()
    except (KeyError, TypeError, ValueError) as fault:
        raise _damaged("the part for the workbench on the sheet Framework was changed") from fault
