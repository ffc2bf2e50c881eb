"""Old XLS workbooks as tables, and what else comes in the same container.

What the reader of the old format does not tell is not in the tables: percent formats (0.8 stays 0.8), errors (their
cells are empty), hidden rows and formulas.
"""

import json
import re
import struct
import subprocess
import sys
from collections.abc import Generator, Iterator
from contextlib import closing, suppress
from pathlib import Path
from threading import Timer
from typing import IO, Any, cast

from workbench.errors import SpreadsheetError
from workbench.exchange import old_workbook_process as process
from workbench.exchange.character_removal import remove_characters
from workbench.exchange.limits import Budget
from workbench.exchange.packed_file import locked
from workbench.exchange.progress import NOT_TOLD, Progress
from workbench.exchange.safe_xml import damaged
from workbench.exchange.sheet_grid import SheetGrid
from workbench.exchange.table import Source
from workbench.exchange.workbook_values import iso_text, number_text

COMPOUND_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_SECTOR = 512
_ENTRY = 128
_PATIENCE_SECONDS = 60
"""The process's own work ends after a few; the rest is its waiting for us to take the rows."""
_OPENING = 0.2
"""The share of the work that is done before the first row comes."""
_FIRST_RECORD = re.compile(rb"\x09\x08[\x08\x10]\x00\x00[\x05\x06]\x05\x00")
_FIRST_FEW = 6
_ENCRYPTED = 0x2F
_OTHERS = {
    "WordDocument": "a Word document",
    "PowerPoint Document": "a PowerPoint presentation",
    "__properties_version1.0": "an Outlook message",
}


def read_old_workbook(name: str, data: bytes, progress: Progress = NOT_TOLD) -> Source:
    """Read every sheet of an old XLS workbook.

    Parameters
    ----------
    name
        The file's name.
    data
        The whole file; it begins with ``COMPOUND_MARK``.
    progress
        Told about the rows of all sheets.

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
    progress.say(0, "Opening the workbook")
    with closing(_read_elsewhere(name, data)) as lines:
        grids = _fill_grids(name, lines, progress.part(_OPENING, 1))
    tables = tuple(grid.table() for grid in grids)
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


def _read_elsewhere(name: str, data: bytes) -> Generator[Any]:
    """Read the workbook in a process of its own, and give what it prints; see ``old_workbook_process``."""
    command = [sys.executable, "-P", str(Path(process.__file__))]
    with subprocess.Popen(  # noqa: S603 (our own program; the file goes in as data)
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as reader:
        patience = Timer(_PATIENCE_SECONDS, reader.kill)
        patience.start()
        try:
            with suppress(OSError), cast("IO[bytes]", reader.stdin) as file:  # it may have given up already
                file.write(data)
            for line in cast("IO[bytes]", reader.stdout):
                if line.endswith(b"\n"):  # otherwise it ended in the middle
                    yield json.loads(line)
            code, is_late = reader.wait(), not patience.is_alive()
        finally:
            patience.cancel()
            reader.kill()
    if code != 0:
        raise _why_unreadable(name, code, is_late=is_late)


def _why_unreadable(name: str, code: int, *, is_late: bool) -> SpreadsheetError:
    if is_late:
        return damaged(name, "reading it takes far too long")
    if code == process.LOCKED:
        return locked(name)
    if code == process.TOO_LARGE:
        return SpreadsheetError(
            f"'{name}' holds too much. Keep only the sheet with your features, and save it as .xlsx."
        )
    return damaged(name, "its cells cannot be read" if code > 0 else "it cannot be read, or holds too much")


def _fill_grids(name: str, lines: Iterator[Any], progress: Progress) -> list[SheetGrid]:
    """Put the rows into a grid for each sheet, as they come."""
    budget = Budget(name)
    sheets: list[dict[str, Any]] = next(lines, [])
    grids = [_grid(budget, sheet) for sheet in sheets]
    count, done = sum(sheet["rows"] for sheet in sheets), 0
    for sheet, grid in zip(sheets, grids, strict=True):
        margin = [""] * (sheet["first_column"] - 1)
        number, end = sheet["first_row"], sheet["first_row"] + sheet["rows"]
        while number < end and (rows := next(lines, None)) is not None:
            progress.count(done, count, "Reading row {:,} of {:,}")
            _add_rows(grid, number, margin, rows)
            number += len(rows)
            done += len(rows)
    next(lines, None)  # only at its end does the process say that nothing went wrong
    return grids


def _grid(budget: Budget, sheet: dict[str, Any]) -> SheetGrid:
    grid = SheetGrid(sheet["name"], budget, is_hidden=sheet["is_hidden"])
    for (top, left), (bottom, right) in sheet["merged"]:
        grid.merge((top + 1, left + 1, bottom + 1, right + 1))
    return grid


def _add_rows(grid: SheetGrid, first: int, margin: list[str], rows: list[list[object]]) -> None:
    for number, row in enumerate(rows, first):
        cells = [_text(cell) for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            grid.add_row(number, margin + cells)


def _text(cell: object) -> str:
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, list):
        return iso_text(str(cell[0]))
    return number_text(repr(cell))
