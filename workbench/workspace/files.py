"""Files in and out: the one way in which screens and command line read a spreadsheet and write an export."""

import re
from dataclasses import dataclass

from workbench.charts import palette, summary_svg
from workbench.exchange.own_recognition import read_own
from workbench.exchange.own_tables import recognise_table
from workbench.exchange.reading import read_pasted, read_source
from workbench.exchange.recognition.grid import Grid, turn_round
from workbench.exchange.report import Corrections, Recognition
from workbench.exchange.writing_csv import write_csv
from workbench.exchange.writing_json import write_json
from workbench.exchange.writing_xlsx import write_xlsx
from workbench.model import Backlog, Evaluation, Note
from workbench.reports.content import summarise
from workbench.reports.html import write_html
from workbench.workflows import evaluate, find_ends, find_first_axes, trade_off
from workbench.workspace.clock import Clock, utc_now

EXPORT_FORMATS: dict[str, str] = {
    ".xlsx": "Ranked spreadsheet (XLSX)",
    ".csv": "Ranked table (CSV)",
    ".html": "One-page summary (HTML)",
    ".json": "Everything, for a script (JSON)",
}
"""Suffix → what it is, for a menu."""


PASTED_NAME = "pasted cells"
"""The name of what came from the clipboard instead of a file."""
AS_RECOGNISED = Corrections()
"""No correction: everything as it was recognised."""
FUNDED, DECLINED = 5, 3
"""How many features at the top and at the bottom the summary's chart names."""


def understand_file(name: str, data: bytes, corrections: Corrections = AS_RECOGNISED) -> Recognition:
    """Say how a file is understood: what an import would keep, and every note about it.

    Parameters
    ----------
    name
        The file's name, or ``PASTED_NAME`` for cells from the clipboard.
    data
        Its bytes; UTF-8 text for pasted cells.
    corrections
        What the person says about it; the rest is recognised.

    Returns
    -------
    What preview and import share. A workbench export comes back as it was, with what was changed in its cells.

    Raises
    ------
    SpreadsheetError
        When the file cannot be read at all; its faults say why.
    InvalidBacklog
        When it is a workbench export that is damaged or of a later version.
    """
    is_as_written = corrections == Corrections(framework=corrections.framework)
    own = read_own(name, data, corrections.framework) if name != PASTED_NAME and is_as_written else None
    if own is not None:
        return own
    source = read_pasted(data.decode()) if name == PASTED_NAME else read_source(name, data)
    return recognise_table(
        source,
        framework=corrections.framework,
        sheet=corrections.sheet,
        choices=corrections.choices,
        header_row=corrections.header_row,
    )


@dataclass(frozen=True)
class FileCell:
    """A cell of a file as the person sees it: its place, its column's header ('' for none) and its text."""

    name: str
    header: str
    text: str


def find_row(name: str, data: bytes, recognition: Recognition, note: Note) -> tuple[FileCell, ...]:
    """Find the row of a file that a note is about, so that the person can look at it.

    Parameters
    ----------
    name, data
        The file, as for ``understand_file``.
    recognition
        How it was understood; where features stand in columns, the row is a column of the sheet.
    note
        One of its notes.

    Returns
    -------
    Every cell of the row from left to right; () where the note is about no row, or the row is not in the file.
    """
    if note.row is None:
        return ()
    source = read_pasted(data.decode()) if name == PASTED_NAME else read_source(name, data)
    table = next((one for one in source.tables if one.sheet == note.sheet), None)
    if table is None:
        return ()
    headers = {column.position: column.header for column in recognition.report.columns}
    grid = turn_round(table) if any(one.kind == "transposed" for one in recognition.report.notes) else None
    grid = grid or Grid(table, table.rows)
    index = next((one for one in range(len(grid.rows)) if grid.number(one) == note.row), None)
    if index is None:
        return ()
    return tuple(
        FileCell(grid.cell_name(index, place), headers.get(grid.position(place), ""), text)
        for place, text in enumerate(grid.rows[index])
    )


def export_backlog(backlog: Backlog, suffix: str, *, revision: int = 0, now: Clock = utc_now) -> bytes:
    """Write a backlog's ranking or summary.

    Parameters
    ----------
    backlog
        It is judged by its own framework.
    suffix
        One of ``EXPORT_FORMATS``.
    revision
        Named in the summary; 0 for a backlog that is kept nowhere.
    now
        The clock; only the summary's date comes from it.
    """
    evaluation = evaluate(backlog)
    if suffix == ".html":
        summary = summarise(backlog, evaluation, revision=revision, today=now().date())
        return write_html(summary, _summary_picture(backlog, evaluation))
    return {".xlsx": write_xlsx, ".csv": write_csv, ".json": write_json}[suffix](backlog, evaluation)


def _summary_picture(backlog: Backlog, evaluation: Evaluation) -> str:
    axes = find_first_axes(evaluation)
    if axes is None:
        return ""
    trade_offs = trade_off(backlog, evaluation, x=axes[0], y=axes[1])
    if not trade_offs.marks:
        return ""
    best, worst = find_ends(evaluation, best=FUNDED, worst=DECLINED)
    return summary_svg(trade_offs, palette(dark=False), funded=best, declined=worst)


def export_name(backlog: Backlog, suffix: str) -> str:
    """Give an export a file name that every system takes, in the backlog's own script: 'Harbour Assist.xlsx'."""
    what = " – summary" if suffix == ".html" else " – ranking" if suffix in {".xlsx", ".csv"} else ""
    return f"{file_stem(backlog)}{what}{suffix}"


def file_stem(backlog: Backlog) -> str:
    """Give the part of a file's name that names the backlog, fit for every system."""
    plain = re.sub(r'[\x00-\x1f<>:"/\\|?*]+', " ", backlog.name).strip(" .")
    return plain[:80] or "Backlog"
