"""Files in and out: the one way in which screens and command line read a spreadsheet and write an export."""

import re
from collections.abc import Sequence

from workbench.charts import summary_svg
from workbench.exchange.report import ColumnChoice, Recognition
from workbench.exchange.writing_csv import write_csv
from workbench.exchange.writing_json import write_json
from workbench.exchange.writing_xlsx import write_xlsx
from workbench.model import Backlog, Framework
from workbench.reports.content import summarise
from workbench.reports.html import write_html
from workbench.workflows import evaluate
from workbench.workspace.clock import Clock, utc_now

EXPORT_FORMATS: dict[str, str] = {
    ".xlsx": "Ranked spreadsheet (XLSX)",
    ".csv": "Ranked table (CSV)",
    ".html": "One-page summary (HTML)",
    ".json": "Everything, for a script (JSON)",
}
"""Suffix → what it is, for a menu."""


def understand_file(
    name: str,
    data: bytes,
    *,
    framework: Framework | None = None,
    sheet: str | None = None,
    choices: Sequence[ColumnChoice] = (),
) -> Recognition:
    raise NotImplementedError


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
        return write_html(summary, summary_svg(backlog, evaluation))
    return {".xlsx": write_xlsx, ".csv": write_csv, ".json": write_json}[suffix](backlog, evaluation)


def export_name(backlog: Backlog, suffix: str) -> str:
    """Give an export a file name that every system takes, in the backlog's own script: 'Harbour Assist.xlsx'."""
    plain = re.sub(r'[\x00-\x1f<>:"/\\|?*]+', " ", backlog.name).strip(" .")
    what = " – summary" if suffix == ".html" else " – ranking" if suffix in {".xlsx", ".csv"} else ""
    return f"{plain[:80] or 'Backlog'}{what}{suffix}"
