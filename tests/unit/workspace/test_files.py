from tests.workbooks import make_workbook
from workbench.exchange.report import Corrections
from workbench.workspace.brought_file import BroughtFile
from workbench.workspace.files import export_backlog, find_row, understand_file


def _row_of(data: bytes, kind: str) -> list[tuple[str, str, str]]:
    recognition = understand_file("some.csv", data)
    note = next(one for one in recognition.report.notes if one.kind == kind)
    return [(one.name, one.header, one.text) for one in find_row(BroughtFile("some.csv", data), recognition, note)]


def test_a_note_leads_to_its_row_of_the_file() -> None:
    data = b"About\n\nTitle,Value\nPlum,3\nFig,soon\n"
    assert _row_of(data, "not_a_score") == [("A5", "Title", "Fig"), ("B5", "Value", "soon")]


def test_a_row_that_was_left_out_is_found_with_every_cell() -> None:
    data = b"Title,Value\nPlum, and more,3\nFig,4\n"
    assert _row_of(data, "row_of_wrong_length") == [
        ("A2", "Title", "Plum"),
        ("B2", "Value", " and more"),
        ("C2", "", "3"),
    ]


def test_where_features_stand_in_columns_the_row_is_a_column() -> None:
    data = b"Title,Plum,Apple,Fig\nImpact,3,4,5\nEffort,2,1,soon\n"
    assert _row_of(data, "not_a_score") == [("D1", "Title", "Fig"), ("D2", "Impact", "5"), ("D3", "Effort", "soon")]


def test_a_note_about_the_whole_file_leads_to_no_row() -> None:
    assert _row_of(b"Title,Value\nPlum,3\nFig,4\n", "scale_guessed") == []


def test_a_note_on_one_of_several_sheets_leads_to_its_row_there() -> None:
    data = make_workbook(
        Now=[["Title", "Value"], ["Plum", 3]], Then=[["Value", "Owner", "Title"], ["soon", "Role", "Fig"]]
    )
    recognition = understand_file("some.xlsx", data, Corrections(all_sheets=True))
    note = next(one for one in recognition.report.notes if one.kind == "not_a_score")
    assert [
        (one.name, one.header, one.text) for one in find_row(BroughtFile("some.xlsx", data), recognition, note)
    ] == [
        ("A2", "Value", "soon"),
        ("B2", "Owner", "Role"),
        ("C2", "Title", "Fig"),
    ]


def test_a_workbook_of_our_own_is_one_backlog_even_when_all_its_sheets_are_asked_for() -> None:
    backlog = understand_file("some.csv", b"Title,Value\nPlum,3\nFig,4\n").backlog
    data = export_backlog(backlog, ".xlsx")
    found = understand_file("some.xlsx", data, Corrections(all_sheets=True))
    assert found.backlog == understand_file("some.xlsx", data).backlog
    assert [one.title for one in found.backlog.features] == ["Plum", "Fig"]
