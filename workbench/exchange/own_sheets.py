"""Open a workbook that the workbench wrote: the part for the workbench, and the sheet Scores as text."""

import datetime as dt
import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import ParseError

import openpyxl

from workbench.errors import InvalidBacklog
from workbench.exchange.limits import MAX_BYTES, MAX_PIECES
from workbench.exchange.machine_part import FRAMEWORK_SHEET, MACHINE_LABEL, WORKBOOK_KIND
from workbench.exchange.own_rows import SCORES_SHEET
from workbench.exchange.score_cells import number_text

_CHUNK = 1 << 20

_DAMAGE = (
    KeyError, ValueError, TypeError, AttributeError, OSError, EOFError, RuntimeError, ParseError, zlib.error,
    zipfile.BadZipFile,
)  # fmt: skip
"""What the readers of packed files and XML raise on a damaged file."""

TextRow = tuple[int, list[str]]
"""A row's number as the person sees it, and its cells as text up to the last filled one."""


@dataclass(frozen=True)
class OwnSheets:
    """What matters in a workbook of ours.

    Attributes
    ----------
    machine
        The JSON text of the part for the workbench.
    framework
        The filled rows of the sheet Framework; cells as in ``rows``.
    rows
        The filled rows of the sheet Scores, the header first; numbers in their shortest form, dates as ISO.
    names
        Every sheet of the file, in its order.
    """

    machine: str
    framework: list[TextRow]
    rows: list[TextRow]
    names: tuple[str, ...]


def open_own_workbook(data: bytes) -> OwnSheets | None:
    """Open a workbook of ours.

    Returns
    -------
    Its sheets; None when the bytes are no workbook, one that the workbench did not write, or one that is too large.

    Raises
    ------
    InvalidBacklog
        When it is ours but damaged, or lacks a sheet.
    """
    if not _has_our_mark(data):
        return None
    try:
        names, sheets = _read_sheets(data)
    except _DAMAGE as fault:
        raise InvalidBacklog("This workbook is damaged and cannot be opened. Take another copy of it.") from fault
    for name in (FRAMEWORK_SHEET, SCORES_SHEET):
        if not sheets.get(name):
            raise InvalidBacklog(
                f"This workbook was written by the workbench, but its sheet '{name}' is gone, empty or renamed. Put it "
                "back, or take another copy of the file.",
                place=name,
            )
    return OwnSheets(_machine_text(sheets[FRAMEWORK_SHEET]), sheets[FRAMEWORK_SHEET], sheets[SCORES_SHEET], names)


def _has_our_mark(data: bytes) -> bool:
    """Look for the mark of a workbook of ours before anything is parsed.

    Notes
    -----
    What is too large to be read safely, or declares entities, is none of ours: it is left to the reader of other files,
    which says what is wrong with it.
    """
    mark, is_found, pieces = WORKBOOK_KIND.encode(), False, 0
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            if sum(part.file_size for part in parts.infolist()) > MAX_BYTES:
                return False
            for chunk in _chunks(parts, overlap=len(mark)):
                is_found = is_found or mark in chunk
                pieces += chunk.count(b"<c") + chunk.count(b"<si")
                if pieces > MAX_PIECES or b"<!DOCTYPE" in chunk:
                    return False
    except _DAMAGE:
        return False
    return is_found


def _chunks(parts: zipfile.ZipFile, *, overlap: int) -> Iterator[bytes]:
    """Give every XML part piece by piece, each piece beginning with the end of the one before."""
    for name in parts.namelist():
        if not name.endswith((".xml", ".rels")):
            continue
        with parts.open(name) as part:
            tail = b""
            while fresh := part.read(_CHUNK):
                yield tail + fresh
                tail = fresh[-overlap:]


def _read_sheets(data: bytes) -> tuple[tuple[str, ...], dict[str, list[TextRow]]]:
    with warnings.catch_warnings():
        # openpyxl warns of every extension that it leaves out; none of them matters here.
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        names = [name for name in (FRAMEWORK_SHEET, SCORES_SHEET) if name in book.sheetnames]
        return tuple(book.sheetnames), {name: _text_rows(book[name]) for name in names}


def _text_rows(sheet: Any) -> list[TextRow]:  # noqa: ANN401 - openpyxl's stubs do not know the read-only sheet's methods
    # The size that a file states can be wrong, and then rows would be left out.
    sheet.reset_dimensions()
    rows = []
    for number, values in enumerate(sheet.iter_rows(values_only=True), start=1):
        cells = [_text(value) for value in values]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            rows.append((number, cells))
    return rows


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return number_text(value)
    if isinstance(value, dt.datetime):
        return (value.date() if value.time() == dt.time() else value).isoformat()
    return str(value)


def _machine_text(rows: list[TextRow]) -> str:
    """Join the pieces below the label; '' where there is no label."""
    pieces: list[str] = []
    for _, cells in reversed(rows):
        # From below, for a framework or a dimension may have the label's own name.
        if cells[0] == MACHINE_LABEL:
            return "".join(reversed(pieces))
        pieces.append(cells[0])
    return ""
