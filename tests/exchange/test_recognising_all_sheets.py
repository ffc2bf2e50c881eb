"""Several sheets of a workbook, taken as one table."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from workbench.errors import SpreadsheetError
from workbench.exchange.own_tables import recognise_table
from workbench.exchange.reading import read_source
from workbench.exchange.recognising import recognise
from workbench.exchange.report import ColumnChoice, Corrections, Recognition
from workbench.exchange.table import Source, Table
from workbench.exchange.writing_csv import write_csv
from workbench.model import Note, built_in_framework
from workbench.workflows import evaluate

ALL = Corrections(all_sheets=True)
Rows = Sequence[Sequence[object]]
HEADER: list[object] = ["Key", "Title", "User impact", "Effort"]
CARDS: list[list[object]] = [HEADER, ["C-1", "Pay by card", 4, 3], ["C-2", "Pay later", 2, 8]]
LISTS: list[list[object]] = [
    ["Backlog of the lists team"],
    [],
    ["Title", "Effort", "Key", "Team"],
    ["Sort by date", 5, "L-1", "Blue"],
]


def sheet(name: str, rows: Rows, *, is_hidden: bool = False) -> Table:
    """Make a sheet that begins in A1."""
    texts = [[str(cell) for cell in row] for row in rows]
    return Table(name, texts, list(range(1, len(rows) + 1)), is_hidden=is_hidden)


def book(**sheets: Rows) -> Source:
    """Make a workbook of sheets by their names."""
    return Source("book.xlsx", "xlsx", tuple(sheet(name, rows) for name, rows in sheets.items()))


def titles(found: Recognition) -> list[str]:
    """List the titles of the features."""
    return [feature.title for feature in found.backlog.features]


def notes(found: Recognition, kind: str) -> list[Note]:
    """List the notes of a kind."""
    return [note for note in found.report.notes if note.kind == kind]


def test_sheets_with_the_same_header_are_one_table_and_each_feature_keeps_its_sheet() -> None:
    found = recognise(book(Cards=CARDS, Files=[HEADER, ["F-1", "Search in files", 5, 20]]), ALL)
    assert titles(found) == ["Pay by card", "Pay later", "Search in files"]
    assert [one.carried for one in found.backlog.features] == [{"Sheet": "Cards"}] * 2 + [{"Sheet": "Files"}]
    assert found.backlog.carried_headers == ("Sheet",)
    assert (list(found.report.rows.values()), list(found.report.sheets.values())) == (
        [2, 3, 2],
        ["Cards", "Cards", "Files"],
    )


def test_a_scale_is_pinned_once_for_the_rows_of_all_sheets() -> None:
    files: Rows = [HEADER, ["F-1", "Search in files", 9, 20]]
    impact = recognise(book(Cards=CARDS, Files=files), ALL).backlog.framework.dimension("user_impact").scale
    assert (impact.worst, impact.best) == (0, 10)
    alone = recognise(book(Cards=CARDS, Files=files)).backlog.framework.dimension("user_impact").scale
    assert (alone.worst, alone.best) == (1, 5)


def test_columns_find_each_other_by_their_headers_wherever_they_stand() -> None:
    found = recognise(book(Cards=CARDS, Lists=LISTS), ALL)
    assert titles(found) == ["Pay by card", "Pay later", "Sort by date"]
    last = found.backlog.features[-1]
    effort = last.score("engineering_cost")
    assert effort is not None
    assert (last.key, effort.low, last.score("user_impact")) == ("L-1", 5, None)
    assert last.carried == {"Team": "Blue", "Sheet": "Lists"}
    assert [(one.header, one.letter) for one in found.report.columns] == [
        ("Key", "A, C"),
        ("Title", "A, B"),
        ("User impact", "C"),
        ("Effort", "B, D"),
        ("Team", "D"),
        ("Sheet", "–"),
    ]


def test_a_note_names_the_sheet_and_the_cell_there() -> None:
    lists: Rows = [*LISTS, ["Group by team", "soon", "L-2", "Red"], ["", 3, "L-3", "Red"]]
    found = recognise(book(Cards=CARDS, Lists=lists), ALL)
    [unread] = notes(found, "not_a_score")
    assert (unread.sheet, unread.row, unread.cell, unread.found) == ("Lists", 5, "B5", "soon")
    assert unread.message.startswith("Effort, B5 of sheet “Lists”: ")
    [untitled] = notes(found, "row_without_title")
    assert (untitled.sheet, untitled.row) == ("Lists", 6)
    assert untitled.message.startswith("Row 6 of sheet “Lists”: ")


def test_counts_add_up_over_all_sheets() -> None:
    lists: Rows = [*LISTS, ["", 3, "L-3", "Red"], ["Total", 8, "", ""]]
    report = recognise(book(Cards=CARDS, Lists=lists), ALL).report
    assert (report.rows_read, report.rows_imported, report.rows_skipped) == (5, 3, 2)
    assert [(one.name, one.header_row, one.read, one.imported) for one in report.file.sheets_alike] == [
        ("Cards", 1, 2, 2),
        ("Lists", 3, 3, 1),
    ]
    assert (report.file.sheet, report.file.all_sheets) == (None, True)


def test_what_ends_the_table_of_one_sheet_does_not_end_the_next() -> None:
    cards: Rows = [*CARDS, [], ["Legend"], [1, "Low"], [5, "High"]]
    found = recognise(book(Cards=cards, Files=[HEADER, ["F-1", "Search in files", 5, 20], ["", "Total", "", 20]]), ALL)
    assert titles(found) == ["Pay by card", "Pay later", "Search in files"]
    skipped = [(note.sheet, note.row) for note in notes(found, "row_is_not_a_feature")]
    assert skipped == [("Cards", 5), ("Cards", 6), ("Cards", 7), ("Files", 3)]


def test_a_key_on_two_sheets_is_imported_twice_and_noted_with_both_places() -> None:
    found = recognise(book(Cards=CARDS, Files=[HEADER, ["C-1", "Pay by card, again", 5, 2]]), ALL)
    assert titles(found) == ["Pay by card", "Pay later", "Pay by card, again"]
    [note] = notes(found, "duplicate_key")
    assert (note.sheet, note.cell) == ("Files", "A2")
    assert "“C-1” stands in row 2 of sheet “Cards” already; both were imported." in note.message


def test_a_row_that_is_the_same_in_every_cell_on_two_sheets_is_imported_once() -> None:
    found = recognise(book(Cards=CARDS, Files=[HEADER, CARDS[1]]), ALL)
    assert titles(found) == ["Pay by card", "Pay later"]
    assert found.report.rows_skipped == 1
    assert "every cell of it is the same" in notes(found, "duplicate_key")[0].message


def test_a_title_on_two_sheets_is_noted_with_both_places() -> None:
    found = recognise(book(Cards=CARDS, Files=[HEADER, ["F-1", "Pay later", 5, 2]]), ALL)
    [note] = notes(found, "duplicate_title")
    assert "in row 3 of sheet “Cards” and row 2 of sheet “Files”" in note.message


@pytest.mark.parametrize(
    "rows, reason",
    [
        ([["Status", "Owner", "Meaning"], ["Open", "", "Nobody works on it"]], "its columns are not those of “Cards”"),
        ([["Owner", "Effort", "Key"], ["Role A", 3, "K-1"]], "its columns are not those of “Cards”"),
        ([["Fill in the other sheets"], ["One row for each feature"]], "no row of it names the columns"),
        ([HEADER], "nothing stands below its header"),
        ([["Title", "Plum", "Fig"], ["Key", "X-1", "X-2"], ["Effort", 3, 4]], "its features stand in columns"),
    ],
)
def test_a_sheet_that_does_not_fit_is_left_out_and_the_reason_named(rows: Rows, reason: str) -> None:
    found = recognise(book(Cards=CARDS, Other=rows, Lists=LISTS), ALL)
    assert titles(found) == ["Pay by card", "Pay later", "Sort by date"]
    assert found.report.file.sheets_not_read == ("Other",)
    [note] = notes(found, "sheet_not_read")
    assert (note.found, reason in note.message) == ("Other", True)


def test_a_hidden_sheet_is_left_out_and_named_unless_it_is_chosen() -> None:
    tables = (
        sheet("Cards", CARDS),
        sheet("Lists", LISTS),
        sheet("Old", [HEADER, ["O-1", "Fax", 1, 2]], is_hidden=True),
    )
    source = Source("book.xlsx", "xlsx", tables)
    found = recognise(source, ALL)
    assert titles(found) == ["Pay by card", "Pay later", "Sort by date"]
    assert [note.message.startswith("The hidden sheet “Old”") for note in notes(found, "sheet_not_read")] == [True]
    assert titles(recognise(source, Corrections(sheet="Old"))) == ["Fax"]


def test_scores_on_different_stated_scales_are_not_put_into_one_column() -> None:
    cards: Rows = [["Title", "User impact"], ["", "1-5"], ["Pay by card", 4]]
    files: Rows = [["Title", "User impact"], ["", "1-10"], ["Search in files", 9]]
    found = recognise(book(Cards=cards, Files=files), ALL)
    [first, second] = found.backlog.features
    impact = first.score("user_impact")
    assert impact is not None
    assert (impact.low, second.score("user_impact")) == (4, None)
    assert second.carried == {"User impact (Files)": "9", "Sheet": "Files"}
    assert [note.column for note in notes(found, "role_contested")] == ["User impact (Files)"]


@pytest.mark.parametrize("header, name", [("sheet", "Sheet (2)"), ("Team", "Sheet")])
def test_the_name_of_the_sheet_takes_no_other_columns_name(header: str, name: str) -> None:
    rows: Rows = [["Title", header], ["Pay by card", "first"]]
    found = recognise(book(Cards=rows, Files=[["Title", header], ["Search", "second"]]), ALL)
    assert [one.carried for one in found.backlog.features] == [
        {header: "first", name: "Cards"},
        {header: "second", name: "Files"},
    ]


def test_a_person_may_make_something_of_the_sheets_name() -> None:
    source = book(Cards=CARDS, Lists=LISTS)
    found = recognise(source, Corrections(all_sheets=True, choices=(ColumnChoice(position=6, role="labels"),)))
    assert [one.labels for one in found.backlog.features] == ["Cards", "Cards", "Lists"]


def test_merged_cells_uncalculated_formulas_and_hidden_rows_keep_their_sheet() -> None:
    header = ["Epic", "Title", "User impact", "Score"]
    cards = sheet("Cards", [header, ["Paying", "Pay by card", 4, ""], ["", "Pay later", 2, ""]])
    files = sheet("Files", [["Title", "Epic", "User impact"], ["Search", "Finding", ""], ["Sort", "", 3]])
    tables = (
        replace(cards, merged=((1, 0, 2, 1),), hidden_rows=frozenset({3})),
        replace(files, merged=((1, 1, 2, 1),), no_value=frozenset({(1, 2)})),
    )
    found = recognise(Source("book.ods", "ods", tables), ALL)
    assert [one.parent for one in found.backlog.features] == ["Paying", "Paying", "Finding", "Finding"]
    assert [(one.sheet, one.cell) for one in notes(found, "value_repeated")] == [("Cards", "A2"), ("Files", "B2")]
    assert [(one.sheet, one.cell) for one in notes(found, "formula_without_value")] == [("Files", "C2")]
    [hidden] = notes(found, "hidden_rows_read")
    assert hidden.message == "Hidden rows on sheet “Cards” were read like the others: 3."


def test_features_without_titles_are_called_by_sheet_and_row() -> None:
    rows: Rows = [["id", "type", "estimated_effort"], [1, "Epic", 10]]
    found = recognise(book(First=rows, Second=[rows[0], [2, "Epic", 4]]), ALL)
    assert titles(found) == ["Row 2 of sheet “First”", "Row 2 of sheet “Second”"]


def test_a_header_row_that_a_person_names_counts_on_every_sheet() -> None:
    before: Rows = [["Key", "Title", "Owner"], *CARDS]
    source = book(Cards=before, Files=[["Notes"], HEADER, ["F-1", "Search in files", 5, 20]])
    report = recognise(source, Corrections(all_sheets=True, header_row=2)).report
    assert [(one.header_row, one.read) for one in report.file.sheets_alike] == [(2, 2), (2, 1)]


@pytest.mark.parametrize(
    "source",
    [book(Cards=CARDS), book(Cards=CARDS, Other=[["Status", "Meaning"], ["Open", "x"]])],
    ids=["one", "unlike"],
)
def test_where_no_other_sheet_fits_the_one_is_read_as_ever(source: Source) -> None:
    found = recognise(source, ALL)
    assert (found.report.file.sheet, found.report.file.all_sheets) == ("Cards", False)
    assert found.backlog == recognise(source).backlog.model_copy(update={"notes": found.backlog.notes})


def test_a_text_file_has_one_table_however_it_is_asked_for() -> None:
    source = read_source("list.csv", b"Title,Value\nPlum,3\n")
    assert recognise(source, ALL) == recognise(source)


def test_nothing_in_any_sheet_is_refused() -> None:
    with pytest.raises(SpreadsheetError, match="empty"):
        recognise(book(First=[], Second=[[" "]]), ALL)


def test_the_name_of_the_sheet_comes_back_from_an_export() -> None:
    backlog = recognise(book(Cards=CARDS, Lists=LISTS), ALL).backlog
    again = recognise_table(read_source("ranking.csv", write_csv(backlog, evaluate(backlog)))).backlog
    assert {one.title: one.carried["Sheet"] for one in again.features} == {
        "Pay by card": "Cards",
        "Pay later": "Cards",
        "Sort by date": "Lists",
    }


def test_a_ratio_framework_reads_its_inputs_from_all_sheets() -> None:
    header: list[object] = ["Feature", "Reach", "Impact", "Confidence", "Effort"]
    source = book(First=[header, ["Plum", 500, 2, "80%", 4]], Second=[header, ["Fig", 300, 1, "50%", 2]])
    backlog = recognise(source, ALL).backlog
    assert backlog.framework.key == built_in_framework("rice").key
    evaluation = evaluate(backlog)
    assert [evaluation.standing_at(place).priority for place in (0, 1)] == [200, 75]


def test_sheets_of_an_xlsx_workbook_are_taken_together(make_xlsx: Callable[..., bytes]) -> None:
    rows = (
        '<row r="1"><c r="A1" t="str"><v>Title</v></c><c r="B1" t="str"><v>Effort</v></c></row>'
        '<row r="2"><c r="A2" t="str"><v>{}</v></c><c r="B2"><v>{}</v></c></row>'
    )
    found = recognise(read_source("book.xlsm", make_xlsx(rows.format("Plum", 3), rows.format("Fig", 4))), ALL)
    assert [(one.title, one.carried["Sheet"]) for one in found.backlog.features] == [
        ("Plum", "Sheet1"),
        ("Fig", "Sheet2"),
    ]


def test_sheets_of_an_ods_workbook_are_taken_together(make_ods: Callable[..., bytes]) -> None:
    def cell(text: str) -> str:
        return f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'

    def table(name: str, *rows: Sequence[str]) -> str:
        lines = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
        return f'<table:table table:name="{name}">{lines}</table:table>'

    data = make_ods(table("Now", ["Title", "Effort"], ["Plum", "3"]), table("Then", ["Effort", "Title"], ["4", "Fig"]))
    found = recognise(read_source("book.ods", data), ALL)
    assert [(one.title, one.carried["Sheet"]) for one in found.backlog.features] == [("Plum", "Now"), ("Fig", "Then")]


def test_sheets_of_an_old_workbook_are_taken_together() -> None:
    data = (Path(__file__).parent / "files" / "two_sheets.xls").read_bytes()
    found = recognise(read_source("book.xls", data), ALL)
    assert [(one.title, one.carried["Sheet"]) for one in found.backlog.features] == [("Plum", "Now"), ("Fig", "Then")]
    assert found.report.file.format == "xls"
