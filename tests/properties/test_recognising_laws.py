"""Whatever happens to a table, recognising it loses nothing, invents nothing and adds up."""

import json
from collections.abc import Sequence

import hypothesis.strategies as st
from hypothesis import given

from workbench.cli.inspecting import inspect_document
from workbench.errors import SpreadsheetError
from workbench.exchange.recognising import recognise
from workbench.exchange.recognition.score_reading import is_missing
from workbench.exchange.report import ColumnChoice, Corrections, Recognition
from workbench.exchange.table import Source, Table
from workbench.workflows import evaluate

HEADER = ["Key", "Title", "User impact (1-5)", "Business value", "Effort (days)", "Strategic fit", "Status", "Team"]
ROWS = [
    ["H-1", "Berth alerts", "4", "High", "3d", "2", "Open", "Blue"],
    ["H-2", "Tide interface", "5", "Low", "1w", "4", "Open", "Red"],
    ["H-3", "Night mode", "2", "Medium", "0.5d", "", "Done", ""],
    ["H-4", "Gate log", "", "High", "2-4d", "3", "Open", "Blue"],
    ["H-5", "Rope shop", "3", "tbd", "8d", "5", "", "Red"],
    ["H-6", "Quay map", "1", "Low", "2w", "1", "Open", ""],
]
STRANGE = [
    "", " ", "-", "n/a", "soon", "3-5", "5-3", "2026-05-03", "Q3 2026", "inf", "NaN", "#REF!", "1,5",
    "1.234,56", "~3", "<1", "3+", "80%", "★★★", "Very high", "XL", "P0", "MUST", "3 sprints", "€5k", "(5)",
    "=1+1", "'=x", "🎉", "4/5", "½", "9" * 400, "1e309", "0", "-0", "x" * 300, "a\nb", "5 because of it",
    "3 - High", "High (1)", "１２", "44989", "TRUE", "--", "0x10", "between 3 and", "Total", "Title", "1..5",
    "…", "ñ", "\u200b",
]  # fmt: skip
NAMES = [
    *HEADER,
    "",
    " ",
    "Ease",
    "Priority",
    "Score",
    "Rank",
    "ID",
    "Name",
    "Impact",
    "Reach",
    "Confidence",
    "3",
    "Σ",
    "x" * 90,
]

cells = st.one_of(st.sampled_from(STRANGE), st.text(max_size=12))
Rows = list[list[str]]


def table_source(rows: Rows, *, is_text: bool = True) -> Source:
    """Make a file of rows."""
    table = Table(None if is_text else "Sheet1", rows, list(range(1, len(rows) + 1)))
    return Source("table.csv", "csv" if is_text else "xlsx", (table,), delimiter="," if is_text else None)


@st.composite
def damaged_tables(draw: st.DrawFn) -> Rows:
    """Draw the table cut, shuffled, renamed and with strange cells."""
    rows = [list(row) for row in draw(st.permutations(ROWS))][: draw(st.integers(0, len(ROWS)))]
    table = [list(HEADER), *rows]
    for _ in range(draw(st.integers(0, 6))):
        row = draw(st.sampled_from(table))
        if row:
            row[draw(st.integers(0, len(row) - 1))] = draw(cells)
    if draw(st.booleans()):
        table[0][draw(st.integers(0, len(HEADER) - 1))] = draw(st.sampled_from(NAMES))
    if draw(st.booleans()):
        last = table[-1]
        table[-1] = [*last[: draw(st.integers(0, len(last)))], *draw(st.lists(cells, max_size=3))]
    if draw(st.booleans()):
        table.insert(draw(st.integers(0, len(table))), draw(st.lists(cells, max_size=len(HEADER))))
    return table


def recognised(rows: Rows, *, is_text: bool) -> Recognition | None:
    """Recognise rows; None where no cell is filled."""
    try:
        return recognise(table_source(rows, is_text=is_text))
    except SpreadsheetError:
        assert not any(cell.strip() for row in rows for cell in row)
        return None


def cell_at(rows: Rows, number: int, position: int) -> str:
    """Give a cell by its place as the person sees it."""
    row = rows[number - 1]
    return row[position - 1] if position <= len(row) else ""


@given(rows=damaged_tables(), is_text=st.booleans())
def test_counts_add_up_and_every_skipped_row_has_its_reason(rows: Rows, *, is_text: bool) -> None:
    found = recognised(rows, is_text=is_text)
    if found is None:
        return
    report = found.report
    assert report.rows_read == report.rows_imported + report.rows_skipped
    assert report.rows_imported == len(found.backlog.features) == len(report.rows)
    reasons = {"row_without_title", "row_of_wrong_length", "row_is_not_a_feature", "duplicate_key"}
    noted = {note.row for note in report.notes if note.kind in reasons and note.row != report.file.header_row}
    assert len(noted - set(report.rows.values())) == report.rows_skipped


@given(rows=damaged_tables(), out=st.sets(st.sampled_from(["Open", "done", ""])))
def test_counts_add_up_when_statuses_are_left_out(rows: Rows, out: set[str]) -> None:
    plain = recognised(rows, is_text=True)
    column = next((one for one in plain.report.columns if one.role == "status"), None) if plain else None
    if plain is None or column is None:
        return
    choice = ColumnChoice(position=column.position, leave_out=tuple(out))
    report = recognise(table_source(rows), Corrections(choices=(choice,))).report
    assert report.rows_read == report.rows_imported + report.rows_skipped == plain.report.rows_read
    left_out = [note for note in report.notes if note.kind == "left_out_by_choice"]
    [filtered] = [one for one in report.columns if one.position == column.position]
    assert len(left_out) == sum(group.rows for group in filtered.groups if not group.is_taken)
    assert not {note.row for note in left_out} & set(report.rows.values())


@given(rows=damaged_tables(), is_text=st.booleans())
def test_every_cell_of_an_input_column_is_missing_a_score_or_noted(rows: Rows, *, is_text: bool) -> None:
    found = recognised(rows, is_text=is_text)
    if found is None or any(note.kind in {"transposed", "row_of_wrong_length"} for note in found.report.notes):
        return
    noted = {(note.row, note.cell) for note in found.report.notes if note.cell}
    for column in found.report.columns:
        for feature in found.backlog.features if column.scale is not None else ():
            number = found.report.rows[feature.id]
            is_scored = feature.score(column.role) is not None
            is_gap = is_missing(cell_at(rows, number, column.position))
            assert is_scored != is_gap or (number, f"{column.letter}{number}") in noted


@given(rows=damaged_tables(), is_text=st.booleans())
def test_every_filled_cell_of_an_imported_row_is_kept_somewhere(rows: Rows, *, is_text: bool) -> None:
    found = recognised(rows, is_text=is_text)
    if found is None or any(note.kind == "transposed" for note in found.report.notes):
        return
    for feature in found.backlog.features:
        kept = {value for value in vars(feature).values() if isinstance(value, str)}
        kept |= {text.strip() for text in kept} | set(feature.given.values()) | set(feature.carried.values())
        number = found.report.rows[feature.id]
        for column in found.report.columns:
            cell = cell_at(rows, number, column.position)
            assert not cell.strip() or column.scale is not None or cell in kept or cell.strip() in kept


@given(rows=damaged_tables(), is_text=st.booleans())
def test_what_was_recognised_can_be_judged_and_written_down(rows: Rows, *, is_text: bool) -> None:
    found = recognised(rows, is_text=is_text)
    if found is None:
        return
    evaluation = evaluate(found.backlog)
    assert len(evaluation.feature_ids) == found.report.rows_imported
    document = json.loads(json.dumps(inspect_document(found), allow_nan=False))
    assert [one["title"] for one in document["features"]] == [one.title for one in found.backlog.features]


@given(order=st.permutations(range(len(ROWS))))
def test_the_order_of_the_rows_changes_no_score(order: Sequence[int]) -> None:
    plain = recognise(table_source([HEADER, *ROWS]))
    shuffled = recognise(table_source([HEADER, *(ROWS[place] for place in order)]))
    assert plain.backlog.framework.dimension("user_impact") == shuffled.backlog.framework.dimension("user_impact")
    # The unit of a column is that of its first cell, so only the columns without units are compared.
    for key in ("user_impact", "business_value", "strategic_alignment"):
        scores = [{one.key: one.score(key) for one in found.backlog.features} for found in (plain, shuffled)]
        assert scores[0] == scores[1]


@given(order=st.permutations(range(len(HEADER))))
def test_the_order_of_the_columns_changes_no_feature(order: Sequence[int]) -> None:
    plain = recognise(table_source([HEADER, *ROWS])).backlog.features
    moved = recognise(table_source([[row[place] for place in order] for row in (HEADER, *ROWS)])).backlog.features
    assert [one.scores for one in plain] == [one.scores for one in moved]
    assert [(one.title, one.key, one.status, one.carried) for one in plain] == [
        (one.title, one.key, one.status, one.carried) for one in moved
    ]


@given(rows=damaged_tables())
def test_the_same_file_is_understood_the_same_way_twice(rows: Rows) -> None:
    first, second = recognised(rows, is_text=True), recognised(rows, is_text=True)
    assert (first is None) == (second is None)
    if first is not None and second is not None:
        assert first.backlog == second.backlog
        assert first.report == second.report
