"""Write the ranked backlog as a workbook: to look at, to have scores changed in, and to be read back exactly."""

import datetime as dt
import io
from typing import Literal

import xlsxwriter

from workbench.errors import SpreadsheetError
from workbench.exchange.cell_text import clean_text
from workbench.exchange.machine_part import FRAMEWORK_SHEET
from workbench.exchange.own_rows import SCORES_SHEET
from workbench.exchange.writing_no_list import NO_LIST_SHEET, write_no_list_sheet
from workbench.exchange.xlsx_charts import CHARTS_SHEET, write_charts_sheet
from workbench.exchange.xlsx_framework import write_framework_sheet
from workbench.exchange.xlsx_notes import NOTES_SHEET, write_notes_sheet
from workbench.exchange.xlsx_page import FormulaSheet, Page, Styles
from workbench.exchange.xlsx_places import WORKING_SHEET
from workbench.exchange.xlsx_ranking import RANKING_SHEET, write_ranking_sheet
from workbench.exchange.xlsx_scores import plan_rows, write_scores_sheet
from workbench.exchange.xlsx_working import MOST_LIVE, lay_out_workbook, write_working_sheet
from workbench.model import Backlog, Evaluation, Note
from workbench.workflows.no_list import find_declined

SHEETS = (
    RANKING_SHEET, CHARTS_SHEET, SCORES_SHEET, FRAMEWORK_SHEET, NO_LIST_SHEET, WORKING_SHEET, NOTES_SHEET,
)  # fmt: skip
"""From left to right; the no-list only where a feature is declined."""
MOST_ROWS = 1_048_000
MOST_COLUMNS = 16_000
"""A little below what a sheet can hold, so that headings and the workbench's own columns fit as well."""

_CREATED = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - the format knows no time zones
_AS_TEXT: dict[Literal["strings_to_formulas", "strings_to_urls", "strings_to_numbers", "in_memory"], bool] = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "in_memory": True,
}


def write_xlsx(backlog: Backlog, evaluation: Evaluation) -> bytes:
    """Write the sheets Ranking, Charts, Scores, Framework, Working and Notes, with formulas that work it all out.

    Parameters
    ----------
    backlog, evaluation
        The backlog and its evaluation.

    Returns
    -------
    An XLSX file; the same bytes for the same backlog and evaluation, since it holds no time of writing.

    Raises
    ------
    SpreadsheetError
        When there are more features or columns than a sheet can hold.

    Notes
    -----
    Weights on the sheet Framework and scores on the sheet Scores drive the sheets Working, Ranking and Charts through
    formulas that Excel 2016 and LibreOffice know; each is written with what it gives, at full precision. There is no
    macro and no link to another file. Text that a person brought never becomes a formula or a link. What a cell cannot
    hold is noted on the sheet Notes; the whole text stands in the columns for the workbench, so that ``own_files``
    reads back an equal backlog.
    """
    plan = plan_rows(backlog)
    _check_size(len(backlog.features), len(plan.columns))
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, dict(_AS_TEXT))
    book.set_properties({"title": clean_text(backlog.name[:200]).text, "author": "", "created": _CREATED})
    styles, notes = Styles(book), list[Note]()
    declined = find_declined(backlog, evaluation)
    names = [name for name in SHEETS if declined or name != NO_LIST_SHEET]
    pages = {name: Page(book.add_worksheet(name, FormulaSheet), styles, notes) for name in names}
    places = lay_out_workbook(backlog, evaluation, plan)
    write_ranking_sheet(pages[RANKING_SHEET], backlog, evaluation, places)
    write_charts_sheet(pages[CHARTS_SHEET], backlog, evaluation, places)
    write_scores_sheet(pages[SCORES_SHEET], backlog, plan)
    write_framework_sheet(pages[FRAMEWORK_SHEET], backlog, evaluation, places)
    write_working_sheet(pages[WORKING_SHEET], backlog, evaluation, places)
    if declined:
        write_no_list_sheet(pages[NO_LIST_SHEET], declined, rank_header="Rank when exported")
    write_notes_sheet(pages[NOTES_SHEET], backlog, evaluation)
    if len(backlog.features) > MOST_LIVE:
        # Ranks compare every feature with every other: at each keystroke that would be too slow.
        book.set_calc_mode("manual")
    book.close()
    return file.getvalue()


def _check_size(features: int, columns: int) -> None:
    if features > MOST_ROWS or columns > MOST_COLUMNS:
        raise SpreadsheetError(
            f"{features:,} features with {columns:,} columns are more than a spreadsheet can hold "
            f"({MOST_ROWS:,} rows, {MOST_COLUMNS:,} columns). Export as JSON or CSV instead."
        )
