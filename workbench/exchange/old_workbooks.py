"""Old XLS workbooks as tables, and what else comes in the same container.

What the reader of the old format does not tell is not in the tables: percent formats (0.8 stays 0.8), errors (their
cells are empty), hidden rows and formulas.
"""

import json
import re
import struct
import subprocess
import sys
from pathlib import Path
from typing import Any

from workbench.errors import SpreadsheetError
from workbench.exchange import old_workbook_process as process
from workbench.exchange.character_removal import remove_characters
from workbench.exchange.limits import Budget
from workbench.exchange.packed_file import locked
from workbench.exchange.safe_xml import damaged
from workbench.exchange.sheet_grid import SheetGrid
from workbench.exchange.table import Source, Table
from workbench.exchange.workbook_values import iso_text, number_text

COMPOUND_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_SECTOR = 512
_ENTRY = 128
_PATIENCE_SECONDS = 20
_FIRST_RECORD = re.compile(rb"\x09\x08[\x08\x10]\x00\x00[\x05\x06]\x05\x00")
_FIRST_FEW = 6
_ENCRYPTED = 0x2F
_OTHERS = {
    "WordDocument": "a Word document",
    "PowerPoint Document": "a PowerPoint presentation",
    "__properties_version1.0": "an Outlook message",
}


def read_old_workbook(name: str, data: bytes) -> Source:
    """Read every sheet of an old XLS workbook.

    Parameters
    ----------
    name
        The file's name.
    data
        The whole file; it begins with ``COMPOUND_MARK``.

    Returns
    -------
    One table a sheet, in their order; hidden and empty ones too.

    Raises
    ------
    SpreadsheetError
        When it is protected, damaged, too large, or no workbook at all.
    """
    if _has_stream(data, "EncryptedPackage") or _has_password(data):
        raise locked(name)
    for stream, what in _OTHERS.items():
        if _has_stream(data, stream):
            raise SpreadsheetError(f"'{name}' is {what}. Export the table as .xlsx or CSV and open that file.")
    if not _has_stream(data, "Workbook") and not _has_stream(data, "Book"):
        raise damaged(name, "no workbook can be found in it")
    budget = Budget(name)
    tables = tuple(_table(budget, sheet) for sheet in _read_elsewhere(name, data))
    return Source(name, "xls", tables, notes=tuple(note for table in tables for note in remove_characters(table)))


def _has_stream(data: bytes, stream: str) -> bool:
    """Tell whether the container's directory, whose entries are 128 bytes long, names a stream."""
    name = (stream + "\0").encode("utf-16-le")
    place = data.find(name)
    while place >= 0:
        if (place - _SECTOR) % _ENTRY == 0:
            return True
        place = data.find(name, place + 1)
    return False


def _has_password(data: bytes) -> bool:
    """Tell whether a workbook's first records say that the rest is encrypted."""
    begin = _FIRST_RECORD.search(data)
    place = begin.start() if begin else len(data)
    for _ in range(_FIRST_FEW):
        if place + 4 > len(data):
            return False
        kind, length = struct.unpack_from("<HH", data, place)
        if kind == _ENCRYPTED:
            return True
        place += 4 + length
    return False


def _read_elsewhere(name: str, data: bytes) -> list[dict[str, Any]]:
    """Read the workbook in a process of its own; see ``old_workbook_process``."""
    command = [sys.executable, "-P", str(Path(process.__file__))]
    try:
        done = subprocess.run(  # noqa: S603 (our own program; the file goes in as data)
            command, input=data, capture_output=True, timeout=_PATIENCE_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise damaged(name, "reading it takes far too long") from error
    if done.returncode == process.LOCKED:
        raise locked(name)
    if done.returncode == process.TOO_LARGE:
        raise SpreadsheetError(
            f"'{name}' holds too much. Keep only the sheet with your features, and save it as .xlsx."
        )
    if done.returncode != 0:
        raise damaged(
            name, "its cells cannot be read" if done.returncode > 0 else "it cannot be read, or holds too much"
        )
    sheets: list[dict[str, Any]] = json.loads(done.stdout)
    return sheets


def _table(budget: Budget, sheet: dict[str, Any]) -> Table:
    grid = SheetGrid(sheet["name"], budget, is_hidden=sheet["is_hidden"])
    margin = [""] * (sheet["first_column"] - 1)
    for number, row in enumerate(sheet["rows"], sheet["first_row"]):
        cells = [_text(cell) for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            grid.add_row(number, margin + cells)
    for (top, left), (bottom, right) in sheet["merged"]:
        grid.merge((top + 1, left + 1, bottom + 1, right + 1))
    return grid.table()


def _text(cell: object) -> str:
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, list):
        return iso_text(str(cell[0]))
    return number_text(repr(cell))
