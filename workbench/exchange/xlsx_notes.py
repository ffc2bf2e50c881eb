"""The sheet Notes: everything that was corrected, guessed or left out, with its place."""

from collections.abc import Iterable, Iterator

from workbench.exchange.score_cells import Cell
from workbench.exchange.xlsx_page import Page, Place
from workbench.model import Backlog, Evaluation, Note
from workbench.workflows.wording import shorten

NOTES_SHEET = "Notes"
_HEADERS = (
    ("Note", 80),
    ("Noted", 14),
    ("Kind", 24),
    ("Feature", 34),
    ("Sheet", 14),
    ("Row", 8),
    ("Column", 20),
    ("Cell", 8),
    ("Found", 30),
)
_FOUND_MOST = 200


def write_notes_sheet(page: Page, backlog: Backlog, evaluation: Evaluation) -> None:
    """Write the notes of the import, of the ranking, and of the writing of this file; the page must be the last."""
    titles = {feature.id: feature.title for feature in backlog.features}
    for column, (header, width) in enumerate(_HEADERS):
        page.sheet.set_column(column, column, width)
        page.write_header(0, column, header, page.styles.header())
    written = tuple(page.notes)
    groups = (("on import", backlog.notes), ("on ranking", evaluation.notes), ("on export", written))
    row = 0
    for row, cells in enumerate(_lines(groups, titles), start=1):
        for column, content in enumerate(cells):
            page.write(Place(row, column, _HEADERS[column][0]), content, "wrapped")
        page.fit_row(row, [(str(cells[0]), _HEADERS[0][1]), (str(cells[3]), _HEADERS[3][1])])
    if row == 0:
        page.write(Place(1, 0), "Nothing was corrected, guessed or left out.", "muted")
    page.sheet.freeze_panes(1, 0)
    page.sheet.autofilter(0, 0, max(row, 1), len(_HEADERS) - 1)
    page.sheet.set_landscape()
    page.sheet.set_paper(9)
    page.sheet.fit_to_pages(1, 0)
    page.sheet.repeat_rows(0)


def _lines(groups: Iterable[tuple[str, tuple[Note, ...]]], titles: dict[str, str]) -> Iterator[tuple[Cell | None, ...]]:
    for when, notes in groups:
        for note in notes:
            title = titles.get(note.feature_id or "", "")
            found = shorten(note.found or "", _FOUND_MOST)
            kind = note.kind.replace("_", " ")
            yield note.message, when, kind, title, note.sheet, note.row, note.column, note.cell, found
