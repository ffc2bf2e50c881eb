"""Files in and out: the one way in which screens and command line read a spreadsheet and write an export."""

import re
from dataclasses import dataclass

from workbench.exchange.file_rows import FileCell, find_noted_row
from workbench.exchange.progress import Tell
from workbench.exchange.report import AS_RECOGNISED, Corrections, Recognition
from workbench.exchange.writing_csv import write_csv
from workbench.exchange.writing_json import write_json
from workbench.exchange.writing_xlsx import write_xlsx
from workbench.model import Backlog, Note
from workbench.reports.html import write_html
from workbench.reports.pdf import Paper
from workbench.reports.slides import write_slides
from workbench.reports.slides_template import lay_ground
from workbench.reports.summary_document import summary_document
from workbench.workflows import evaluate
from workbench.workspace.brought_file import BroughtFile, understand
from workbench.workspace.clock import Clock, utc_now
from workbench.workspace.documents import write_document
from workbench.workspace.summaries import make_summary

EXPORT_FORMATS: dict[str, str] = {
    ".xlsx": "Ranked spreadsheet (XLSX)",
    ".csv": "Ranked table (CSV)",
    ".html": "One-page summary (HTML)",
    ".pdf": "One-page summary (PDF)",
    ".docx": "One-page summary (Word)",
    ".md": "One-page summary (Markdown)",
    ".pptx": "Slides with editable charts (PPTX)",
    ".json": "Everything, for a script (JSON)",
}
"""Suffix → what it is, for a menu."""

_SUMMARIES = (".html", ".pdf", ".docx", ".md")


def understand_file(
    name: str, data: bytes, corrections: Corrections = AS_RECOGNISED, *, tell: Tell | None = None
) -> Recognition:
    """Say how a file is understood that is looked at once; otherwise as ``understand``.

    Parameters
    ----------
    name
        The file's name, or ``PASTED_NAME`` for cells from the clipboard.
    data
        Its bytes; UTF-8 text for pasted cells.
    corrections, tell
        As for ``understand``.

    Raises
    ------
    SpreadsheetError, InvalidBacklog
        As ``understand``.
    """
    return understand(BroughtFile(name, data), corrections, tell=tell)


def find_row(file: BroughtFile, recognition: Recognition, note: Note) -> tuple[FileCell, ...]:
    """Find the row of a file that a note is about, as ``find_noted_row``; a note about none does not read the file."""
    if note.row is None:
        return ()
    return find_noted_row(file.read(), recognition, note)


@dataclass(frozen=True)
class Layout:
    """How documents are laid out.

    Attributes
    ----------
    paper
        The size of a page of PDF and Word.
    template
        A PPTX or POTX file on whose layouts slides are set; None for our own look.
    """

    paper: Paper = "a4"
    template: bytes | None = None


OUR_LAYOUT = Layout()


def export_backlog(
    backlog: Backlog, suffix: str, *, revision: int = 0, now: Clock = utc_now, layout: Layout = OUR_LAYOUT
) -> bytes:
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
        The clock; only the date of summary and slides comes from it.
    layout
        How documents and slides are laid out.

    Raises
    ------
    UnsuitableTemplate
        When no slides can be laid out on the template.
    """
    evaluation = evaluate(backlog)
    today = now().date()
    if suffix == ".pptx":
        return write_slides(backlog, evaluation, revision=revision, today=today, template=layout.template)
    if suffix in _SUMMARIES:
        summary, svg = make_summary(backlog, evaluation, revision=revision, today=today)
        if suffix == ".html":
            return write_html(summary, svg)
        document = summary_document(summary, svg=svg)
        return write_document(document, suffix, date=today, one_page=True, paper=layout.paper)
    return {".xlsx": write_xlsx, ".csv": write_csv, ".json": write_json}[suffix](backlog, evaluation)


def check_template(template: bytes) -> None:
    """Refuse a slide template before anything is made of it.

    Raises
    ------
    UnsuitableTemplate
        When no slides can be laid out on it.
    """
    lay_ground(template)


def export_name(backlog: Backlog, suffix: str) -> str:
    """Give an export a file name that every system takes, in the backlog's own script: 'Harbour Assist.xlsx'."""
    what = {**dict.fromkeys(_SUMMARIES, " – summary"), ".pptx": " – slides", ".json": ""}.get(suffix, " – ranking")
    return f"{file_stem(backlog)}{what}{suffix}"


def file_stem(backlog: Backlog) -> str:
    """Give the part of a file's name that names the backlog, fit for every system."""
    plain = re.sub(r'[\x00-\x1f<>:"/\\|?*\s]+', " ", backlog.name).strip(" .")
    return plain[:80] or "Backlog"
