"""The no-list as a spreadsheet: for people, not to be read back."""

import csv
import io
from collections.abc import Sequence

import xlsxwriter

from workbench.exchange.formula_protection import protect
from workbench.exchange.xlsx_page import Page, Place, Styles
from workbench.model import Note
from workbench.workflows.no_list import Declined

_COLUMNS = (
    ("Key", 12),
    ("Title", 40),
    ("Form of no", 14),
    ("Reason", 50),
    ("Would reopen it", 40),
    ("Look again on", 14),
    ("Decided by", 20),
    ("Sentence for whoever asked", 60),
    ("Rank", 8),
)
_AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
NO_LIST_SHEET = "No-list"


def write_no_list_csv(declined: Sequence[Declined]) -> bytes:
    """Write one declined feature a line: UTF-8 with a byte-order mark, comma-separated, no cell a formula."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow([header for header, _ in _COLUMNS])
    for one in declined:
        writer.writerow([protect(str(cell)) for cell in _cells(one)])
    return file.getvalue().encode("utf-8-sig")


def write_no_list_xlsx(declined: Sequence[Declined]) -> bytes:
    """Write one declined feature a row of the sheet No-list; text stays text."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, dict(_AS_TEXT))
    write_no_list_sheet(Page(book.add_worksheet(NO_LIST_SHEET), Styles(book), list[Note]()), declined)
    book.close()
    return file.getvalue()


def write_no_list_sheet(page: Page, declined: Sequence[Declined], *, rank_header: str = "Rank") -> None:
    """Write one declined feature a row; ``rank_header`` says of when the rank is, where others on the file move on."""
    for column, (header, width) in enumerate(_COLUMNS):
        text = rank_header if column == len(_COLUMNS) - 1 else header
        page.sheet.set_column(column, column, max(width, len(text) + 1))
        page.write_header(0, column, text, page.styles.header())
    for row, one in enumerate(declined, start=1):
        cells = _cells(one)
        for column, cell in enumerate(cells):
            page.write(Place(row, column, _COLUMNS[column][0]), cell, "title" if column == 1 else "wrapped")
        page.fit_row(row, [(str(cell), _COLUMNS[column][1]) for column, cell in enumerate(cells)])
    page.sheet.freeze_panes(1, 2)
    page.sheet.autofilter(0, 0, max(1, len(declined)), len(_COLUMNS) - 1)
    page.sheet.set_landscape()
    page.sheet.set_paper(9)
    page.sheet.fit_to_pages(1, 0)
    page.sheet.repeat_rows(0)


def _cells(one: Declined) -> tuple[str | int, ...]:
    day = one.look_again.isoformat() if one.look_again else ""
    rank: str | int = one.rank or ""
    return (one.key, one.title, one.form_text, one.reason, one.reopen, day, one.decided_by, one.sentence, rank)
