"""Which sheet, which rows, and what a spreadsheet knows that a text file does not."""

from collections.abc import Sequence
from typing import Any

import pytest

from workbench.errors import SpreadsheetError
from workbench.exchange.recognising import recognise
from workbench.exchange.report import Corrections, Recognition
from workbench.exchange.table import Source, Table


def sheet(rows: Sequence[Any], name: str = "Sheet1", **facts: Any) -> Table:  # noqa: ANN401 - any field
    """Make a sheet of rows that begins in A1."""
    return Table(name, [[str(cell) for cell in row] for row in rows], list(range(1, len(rows) + 1)), **facts)


def book(*tables: Table) -> Source:
    """Make a workbook of sheets."""
    return Source("book.xlsx", "xlsx", tables)


def titles(recognition: Recognition) -> list[str]:
    """List the titles of the features."""
    return [feature.title for feature in recognition.backlog.features]


def kinds(recognition: Recognition) -> set[str]:
    """Name the kinds of the notes."""
    return {note.kind for note in recognition.report.notes}


BACKLOG = sheet([["ID", "Title", "Value", "Effort"], [1, "Plum", 3, 4], [2, "Fig", 4, 5]], "Backlog")


@pytest.mark.parametrize(
    "other",
    [
        sheet([], "Empty"),
        sheet([["How to use this template"], ["Fill in Title, Value and Effort."]], "Instructions"),
        sheet([["Status", "Priority", "Effort"], ["Open", "High", "S"], ["Done", "Low", "M"]], "Lists"),
        sheet([["Status", "Count"], ["Open", 12], ["Done", 3]], "Summary"),
        sheet([["Title", "Value", "Effort", "Impact", "Owner"], ["Old", 1, 2, 3, "x"]], "Old", is_hidden=True),
    ],
    ids=lambda table: table.sheet,
)
def test_the_sheet_with_the_features_is_read_wherever_it_stands(other: Table) -> None:
    report = recognise(book(other, BACKLOG)).report
    assert report.file.sheet == "Backlog"
    assert ("sheet_not_read" in {note.kind for note in report.notes}) == bool(other.rows)
    assert report.file.sheets == (other.sheet, "Backlog")


def test_of_several_sheets_alike_the_first_is_read_and_the_others_are_named() -> None:
    others = [
        sheet([["Title", "Description"], [f"{name} {n}", ""]], name) for n, name in enumerate(("Teachers", "Rest"))
    ]
    report = recognise(book(sheet([["Title", "Description"], ["Plum", "x"]], "Students"), *others)).report
    assert (report.file.sheet, report.file.sheets_not_read) == ("Students", ("Teachers", "Rest"))


def test_a_sheet_may_be_named_whatever_its_case() -> None:
    found = recognise(book(BACKLOG, sheet([["Title", "Value"], ["Kiwi", 3]], "Later")), Corrections(sheet=" later"))
    assert titles(found) == ["Kiwi"]


def test_a_sheet_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(SpreadsheetError, match=r"no sheet “Nope”.*Backlog"):
        recognise(book(BACKLOG), Corrections(sheet="Nope"))


def test_a_file_without_a_filled_cell_is_refused() -> None:
    with pytest.raises(SpreadsheetError, match="empty"):
        recognise(book(sheet([["", " "], []])))


def test_places_are_those_of_the_sheet_when_the_table_begins_further_down_and_right() -> None:
    table = Table("Data", [["Title", "Value"], ["Plum", "soon"]], [5, 6], first_column=3)
    report = recognise(book(table)).report
    assert (report.file.header_row, [column.letter for column in report.columns]) == (5, ["C", "D"])
    assert [(note.cell, note.row) for note in report.notes if note.kind == "not_a_score"] == [("D6", 6)]


def test_a_cell_merged_over_several_rows_holds_for_each_of_them_and_is_told() -> None:
    rows: list[list[object]] = [["Epic", "Title", "Value"], ["Harbour", "Plum", 3], ["", "Fig", 4], ["", "Kiwi", 5]]
    found = recognise(book(sheet(rows, merged=((1, 0, 3, 1),))))
    assert [feature.parent for feature in found.backlog.features] == ["Harbour"] * 3
    assert [note.cell for note in found.report.notes if note.kind == "value_repeated"] == ["A2"]


def test_a_text_merged_over_several_columns_is_a_heading() -> None:
    rows = [["ID", "Title", "Value"], ["Phase 1", "", ""], [1, "Plum", 3], ["", "Conclusion", ""], [2, "Fig", 4]]
    found = recognise(book(sheet(rows, merged=((1, 0, 1, 3), (3, 1, 1, 2)))))
    assert titles(found) == ["Plum", "Fig"]
    assert [note.row for note in found.report.notes if note.kind == "row_is_not_a_feature"] == [2, 4]


def test_titles_merged_over_two_columns_in_every_row_are_features() -> None:
    rows = [["ID", "Title", "", "Value"], [1, "Plum", "", 3], ["", "Fig", "", ""], [3, "Kiwi", "", 5]]
    found = recognise(book(sheet(rows, merged=((1, 1, 1, 2), (2, 1, 1, 2), (3, 1, 1, 2)))))
    assert titles(found) == ["Plum", "Fig", "Kiwi"]


def test_names_below_a_group_are_read_with_the_group() -> None:
    rows = [
        ["", "Value", "", "Effort", ""],
        ["Title", "Score", "Comment", "Score", "Comment"],
        ["Plum", 5, "why", 2, "x"],
    ]
    found = recognise(book(sheet(rows, merged=((0, 1, 1, 2), (0, 3, 1, 2)))))
    assert [column.role for column in found.report.columns] == [
        "title", "business_value", "carried", "engineering_cost", "carried",
    ]  # fmt: skip
    assert found.backlog.features[0].carried == {"Comment": "why", "Comment (2)": "x"}


def test_names_may_stand_in_two_rows() -> None:
    rows = [["Title", "Owner", "Scores", ""], ["", "", "Impact", "Effort"], ["Plum", "Team", 3, 5]]
    found = recognise(book(sheet(rows, merged=((0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 1, 2)))))
    assert [column.role for column in found.report.columns] == ["title", "owner", "user_impact", "engineering_cost"]
    assert titles(found) == ["Plum"]


def test_a_scale_above_a_nameless_column_gives_way_to_the_name_above_it() -> None:
    rows = [
        ["", "", "Benefit", "Effort"],
        ["Rank", "Name", "1 - Low | 5 - High", "1 - Low | 5 - High"],
        [1, "Plum", 3, 5],
    ]
    columns = recognise(book(sheet(rows))).report.columns
    assert [column.role for column in columns[1:]] == ["title", "business_value", "engineering_cost"]
    assert columns[3].scale is not None
    assert (columns[3].scale.worst, columns[3].scale.best) == (5, 1)


def test_formulas_that_were_never_calculated_are_noted_where_they_stand() -> None:
    rows = [["Title", "Value", "Score"], ["Plum", "", ""], ["Fig", 4, ""]]
    found = recognise(book(sheet(rows, no_value=frozenset({(1, 1), (1, 2), (2, 2)}))))
    assert [note.cell for note in found.report.notes if note.kind == "formula_without_value"] == ["C2", "B2"]
    assert found.backlog.features[0].score("business_value") is None


def test_hidden_rows_are_read_and_named() -> None:
    found = recognise(book(sheet([["Title", "Value"], ["Plum", 3], ["Fig", 4]], hidden_rows=frozenset({3}))))
    assert titles(found) == ["Plum", "Fig"]
    assert [note.found for note in found.report.notes if note.kind == "hidden_rows_read"] == ["3"]


def test_tables_below_each_other_with_the_same_header_are_one() -> None:
    header = ["Short name", "User story name", "ID", "Priority"]
    rows = [["OUR LIST"], header, ["a", "Plum", 1, "High"], ["THEIR LIST"], [], header, ["b", "Fig", 2, "Low"]]
    found = recognise(book(sheet(rows)))
    assert titles(found) == ["Plum", "Fig"]
    assert (found.report.file.header_row, found.report.rows_skipped) == (2, 2)


def test_a_legend_below_the_table_is_no_list_of_features() -> None:
    rows = [["Title", "Value"], ["Plum", 3], ["Fig", 4], [], ["Score", "Meaning"], [1, "Low"], [5, "High"]]
    found = recognise(book(sheet(rows)))
    assert titles(found) == ["Plum", "Fig"]
    assert (found.report.rows_read, found.report.rows_skipped) == (5, 3)


def test_an_idea_below_a_blank_row_is_a_feature() -> None:
    idea = "As a clerk I want to export everything to a spreadsheet so that I can share it with others"
    found = recognise(book(sheet([["Title", "Value", "Effort"], ["Plum", 3, 1], ["Fig", 4, 2], [], [idea]])))
    assert titles(found) == ["Plum", "Fig", idea]


def test_a_feature_may_be_called_total_when_it_has_a_key() -> None:
    found = recognise(
        book(sheet([["ID", "Title", "Value"], [1, "Total cost view", 3], [2, "Total", 4], ["", "Total", 7]]))
    )
    assert titles(found) == ["Total cost view", "Total"]


def test_cells_without_a_header_beside_the_table_are_kept() -> None:
    rows = [["ID", "Requirement", "Priority"], [1, "Plum", "MUST", "", "WON'T "], [2, "Fig", "COULD"]]
    found = recognise(book(sheet(rows)))
    assert found.backlog.features[0].carried == {"column 5": "WON'T "}
    assert found.report.rows_imported == 2


def test_a_list_without_any_header_loses_no_line() -> None:
    found = recognise(book(sheet([["Sign in"], ["Search"], ["Export to PDF"]])))
    assert titles(found) == ["Sign in", "Search", "Export to PDF"]
    assert "header_guessed" in kinds(found)


def test_only_a_header_gives_no_features_and_says_so() -> None:
    found = recognise(book(sheet([["Title", "Value", "Effort"]])))
    assert found.report.rows_read == 0
    assert "nothing_to_rank" in kinds(found)


def test_a_repeated_title_is_noted_in_the_column_of_its_level() -> None:
    rows = [["Title", "", "ID"], ["Shop", "", "E-1"], ["", "Basket", "S-1"], ["", "Basket", "S-2"]]
    found = recognise(book(sheet(rows)))
    assert [(note.cell, note.found) for note in found.report.notes if note.kind == "duplicate_title"] == [
        ("B4", "Basket")
    ]
