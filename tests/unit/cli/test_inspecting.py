"""The JSON of `workbench inspect`, and its page for people."""

import json
from pathlib import Path

import pytest

from tests.workbooks import make_workbook
from workbench.cli import main

ROWS = """Key,Title,"Effort (1-5)",Impact,Confidence,Priority,Team,Team,Share
T-1,Plum,2-3,High,80%,P0,Blue,A,7
T-2,,4,Low,50%,P1,,,8
T-3,Fig,soon,Low,60%,P1,Red,,9
"""


@pytest.fixture(name="document")
def _document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    """Inspect a file and read what was printed."""
    path = tmp_path / "backlog.csv"
    path.write_text(ROWS, encoding="utf-8")
    assert main(["inspect", str(path), "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert isinstance(document, dict)
    return document


def test_the_document_says_what_the_file_is(document: dict[str, object]) -> None:
    assert document["file"] == {
        "name": "backlog.csv", "format": "csv", "encoding": "utf-8", "delimiter": ",", "sheet": None, "header_row": 1,
        "sheets_not_read": [], "tracker": None,
    }  # fmt: skip
    assert document["framework"] == "five-dimensions"
    assert document["rows"] == {"read": 3, "imported": 2, "skipped": 1}


def test_the_document_gives_each_column_its_role_and_scale(document: dict[str, object]) -> None:
    columns = document["columns"]
    assert isinstance(columns, list)
    assert columns[2] == {
        "header": "Effort (1-5)", "position": 3, "role": "engineering_cost", "direction": "lower_is_better",
        "scale": {"kind": "numeric", "worst": 5.0, "best": 1.0, "unit": ""}, "sure": True, "question": None,
    }  # fmt: skip
    assert columns[3]["scale"] == {"kind": "levels", "levels": ["Low", "Medium", "High"], "worst": 1.0, "best": 3.0}
    assert columns[4]["scale"] == {"kind": "percent", "worst": 0.0, "best": 1.0, "unit": ""}
    assert [column["role"] for column in columns[5:]] == ["given_priority", "carried", "carried", "carried"]


def test_the_document_gives_each_feature_its_scores_and_what_it_brought(document: dict[str, object]) -> None:
    features = document["features"]
    assert isinstance(features, list)
    assert features[0] == {
        "row": 2, "key": "T-1", "title": "Plum",
        "scores": {"engineering_cost": {"low": 2.0, "high": 3.0}, "user_impact": 3.0, "confidence": 0.8},
        "about": {}, "given": {"given_priority": "P0"},
        "carried": {"Confidence": "80%", "Team": "Blue", "Team (2)": "A", "Share": "7"},
    }  # fmt: skip
    assert features[1]["scores"]["engineering_cost"] is None


def test_the_document_gives_each_note_its_place(document: dict[str, object]) -> None:
    notes = document["notes"]
    assert isinstance(notes, list)
    places = {(note["kind"], note["row"], note["column"], note["cell"], note["found"]) for note in notes}
    assert ("not_a_score", 4, "Effort (1-5)", "C4", "soon") in places
    assert ("range_read_as_interval", 2, "Effort (1-5)", "C2", "2-3") in places
    assert ("row_without_title", 3, None, None, "T-2 | 4 | Low | 50% | P1 | 8") in places
    assert all(note["message"] for note in notes)


def test_without_json_a_page_for_people_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "backlog.csv"
    path.write_text("Title,Size\nPlum,3\n", encoding="utf-8")
    assert main(["inspect", str(path)]) == 0
    page = capsys.readouterr().out
    assert "one row read: 1 imported, 0 skipped" in page
    assert "Size: engineering_cost, worst 5, best 1  ? Is it the size of the work" in page


def test_a_file_that_holds_nothing_is_refused_with_a_message(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "empty.csv"
    path.write_text("\n\n", encoding="utf-8")
    assert main(["inspect", str(path), "--json"]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "empty" in printed.err


def test_all_sheets_are_read_together_with_a_star(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "teams.xlsx"
    path.write_bytes(make_workbook(Now=[["Title", "Value"], ["Plum", 3]], Then=[[], ["Value", "Title"], [4, "Fig"]]))
    assert main(["inspect", str(path), "--sheet", "*", "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert (document["file"]["sheet"], document["rows"]) == (None, {"read": 2, "imported": 2, "skipped": 0})
    assert document["file"]["sheets_read"] == [
        {"name": "Now", "header_row": 1, "read": 1, "imported": 1},
        {"name": "Then", "header_row": 2, "read": 1, "imported": 1},
    ]
    assert [(one["sheet"], one["row"], one["title"]) for one in document["features"]] == [
        ("Now", 2, "Plum"),
        ("Then", 3, "Fig"),
    ]
    assert main(["rank", str(path), "--sheet", "*", "--json"]) == 0
    assert [one["title"] for one in json.loads(capsys.readouterr().out)["features"]] == ["Fig", "Plum"]
