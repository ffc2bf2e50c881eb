"""Whatever the sheets hold, taking them together loses no row, invents none, and every place is the right one."""

from collections.abc import Sequence

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from workbench.errors import SpreadsheetError
from workbench.exchange.cell_places import cell_name
from workbench.exchange.recognising import recognise
from workbench.exchange.report import Corrections, Recognition
from workbench.exchange.table import Source, Table

HEADER = ["Key", "Title", "User impact (1-5)", "Effort (days)", "Status", "Team"]
ROWS = [
    ["H-1", "Berth alerts", "4", "3d", "Open", "Blue"],
    ["H-2", "Tide interface", "5", "1w", "Open", "Red"],
    ["H-3", "Night mode", "soon", "0.5d", "Done", ""],
    ["H-4", "Gate log", "", "2-4d", "Open", "Blue"],
    ["", "", "3", "8d", "", "Red"],
    ["", "Total", "12", "9d", "", ""],
]
STRANGE = ["", " ", "-", "soon", "3-5", "2026-05-03", "1,5", "80%", "XL", "Total", "Title", "H-1", "🎉", "x" * 300]
cells = st.one_of(st.sampled_from(STRANGE), st.text(max_size=8))
Rows = list[list[str]]


@st.composite
def sheets(draw: st.DrawFn) -> Rows:
    """Draw a sheet: the columns in any order, some of them away, lines before the header, strange cells."""
    order = draw(st.permutations(range(len(HEADER))))[: draw(st.integers(2, len(HEADER)))]
    rows = [HEADER, *draw(st.lists(st.sampled_from(ROWS), max_size=5))]
    table = [[row[index] for index in order] for row in rows]
    for _ in range(draw(st.integers(0, 3))):
        row = draw(st.sampled_from(table[1:] or table))
        row[draw(st.integers(0, len(row) - 1))] = draw(cells)
    before = draw(st.lists(st.lists(cells, max_size=2), max_size=2))
    if draw(st.booleans()):
        table.insert(draw(st.integers(1, len(table))), draw(st.lists(cells, max_size=7)))
    return [*before, *table]


def together(book: Sequence[Rows]) -> Recognition | None:
    """Take all sheets; None where no cell is filled, or where not all sheets are read as one."""
    tables = (Table(f"S{number}", rows, list(range(1, len(rows) + 1))) for number, rows in enumerate(book))
    try:
        found = recognise(Source("book.xlsx", "xlsx", tuple(tables)), Corrections(all_sheets=True))
    except SpreadsheetError:
        assert not any(cell.strip() for rows in book for row in rows for cell in row)
        return None
    return found if found.report.file.all_sheets else None


@settings(max_examples=60)
@given(book=st.lists(sheets(), min_size=2, max_size=3))
def test_counts_add_up_over_the_sheets_and_every_skipped_row_has_its_reason(book: list[Rows]) -> None:
    found = together(book)
    if found is None:
        return
    report = found.report
    alike = report.file.sheets_alike
    assert report.rows_read == report.rows_imported + report.rows_skipped == sum(one.read for one in alike)
    assert [one.imported for one in alike] == [list(report.sheets.values()).count(one.name) for one in alike]
    filled = {one.name: sum(any(cell.strip() for cell in row) for row in book[int(one.name[1:])]) for one in alike}
    assert all(one.read < filled[one.name] for one in alike)
    reasons = {"row_without_title", "row_is_not_a_feature", "duplicate_key"}
    headers = {(one.name, one.header_row) for one in alike}
    imported = {(report.sheets[one], row) for one, row in report.rows.items()}
    noted = {(note.sheet, note.row) for note in report.notes if note.kind in reasons} - headers - imported
    assert len(noted) == report.rows_skipped


@settings(max_examples=60)
@given(book=st.lists(sheets(), min_size=2, max_size=3))
def test_every_feature_and_every_note_stands_where_it_is_said_to_stand(book: list[Rows]) -> None:
    found = together(book)
    if found is None:
        return
    for feature in found.backlog.features:
        row = book[int(found.report.sheets[feature.id][1:])][found.report.rows[feature.id] - 1]
        assert feature.title in row or feature.title.startswith("Row ")
        assert set(feature.carried.values()) <= {*row, found.report.sheets[feature.id]}
    for note in found.report.notes:
        if note.cell is not None:
            assert note.sheet is not None
            assert note.row is not None
            row = book[int(note.sheet[1:])][note.row - 1]
            texts = {cell_name(place, note.row): cell.strip() for place, cell in enumerate(row, 1)}
            assert texts.get(note.cell, "").startswith(note.found or "")


@pytest.mark.parametrize("cut", [1, 2, 3])
def test_a_sheet_cut_in_two_gives_the_same_features_and_scales_as_the_whole(cut: int) -> None:
    whole = [HEADER, *ROWS[:4]]
    alone = recognise(Source("a.xlsx", "xlsx", (Table("S0", whole, list(range(1, len(whole) + 1))),)))
    found = together([whole[: cut + 1], [HEADER, *whole[cut + 1 :]]])
    assert found is not None
    assert found.backlog.framework == alone.backlog.framework
    assert [(one.key, one.title, one.scores) for one in found.backlog.features] == [
        (one.key, one.title, one.scores) for one in alone.backlog.features
    ]
