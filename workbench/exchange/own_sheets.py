"""Open a workbook that the workbench wrote: its part for the workbench, and the sheet Scores as text."""

import datetime as dt
import io
import warnings
import zipfile
from dataclasses import dataclass
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from workbench.errors import InvalidBacklog
from workbench.exchange.own_rows import REMAINDER_HEADER, SCORES_SHEET
from workbench.exchange.score_cells import number_text
from workbench.exchange.xlsx_framework import FRAMEWORK_SHEET, MACHINE_LABEL, WORKBOOK_KIND

MOST_BYTES = 200_000_000
"""What the parts of a workbook may come to once unpacked."""
_MOST_COLUMNS = 16_384


@dataclass(frozen=True)
class OwnSheets:
    """What matters in a workbook of ours.

    Attributes
    ----------
    machine
        The JSON text of the part for the workbench.
    rows
        The sheet Scores, the header first; cells as text, numbers in their shortest form, dates as ISO; rows may differ
        in length.
    """

    machine: str
    rows: list[list[str]]


def open_own_workbook(data: bytes) -> OwnSheets | None:
    """Open a workbook of ours.

    Returns
    -------
    Its sheets; None when the bytes are no workbook, or one that the workbench did not write.

    Raises
    ------
    InvalidBacklog
        When it is ours but damaged, lacks a sheet, or unpacks to more than ``MOST_BYTES``.
    """
    if not _has_our_mark(data):
        return None
    try:
        with warnings.catch_warnings():
            # openpyxl warns of every extension that it leaves out; none of them matters here.
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            missing = [name for name in (FRAMEWORK_SHEET, SCORES_SHEET) if name not in book.sheetnames]
            sheets = {} if missing else {name: _rows(book[name]) for name in (FRAMEWORK_SHEET, SCORES_SHEET)}
    except (KeyError, ValueError, TypeError, OSError, ParseError, zipfile.BadZipFile, InvalidFileException) as fault:
        raise InvalidBacklog("This workbook of ours is damaged and cannot be opened. Take another copy.") from fault
    if missing:
        raise InvalidBacklog(
            f"This is a workbook of ours, but its sheet '{missing[0]}' is gone or has another name. Put it back.",
            place=missing[0],
        )
    machine = _machine_text(sheets[FRAMEWORK_SHEET])
    return None if machine is None else OwnSheets(machine, sheets[SCORES_SHEET])
