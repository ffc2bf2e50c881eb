import csv
import io
from pathlib import Path

import openpyxl
import pytest

import sample_data
from sample_data import NAMES, read_sample
from sample_data.build import RECIPES

Rows = list[list[object]]


def csv_rows(name: str) -> list[list[str]]:
    """Read one of the text files."""
    return list(csv.reader(io.StringIO(read_sample(name).decode())))


def sheet_rows(content: bytes, *, values: bool) -> Rows:
    """Read the cells of a workbook's only sheet, as values or as formulas."""
    sheet = openpyxl.load_workbook(io.BytesIO(content), data_only=values).active
    assert sheet is not None
    return [list(row) for row in sheet.iter_rows(values_only=True)]


@pytest.mark.parametrize("name", [name for name in NAMES if not name.endswith(".xlsx")])
def test_what_is_committed_is_what_the_sources_give(name: str) -> None:
    assert read_sample(name) == RECIPES[name]()


@pytest.mark.parametrize("values", [True, False])
def test_the_committed_workbook_holds_the_cells_that_its_source_gives(*, values: bool) -> None:
    made = RECIPES["rice_sheet.xlsx"]()
    assert sheet_rows(read_sample("rice_sheet.xlsx"), values=values) == sheet_rows(made, values=values)


@pytest.mark.parametrize("name", NAMES)
def test_making_a_file_twice_gives_the_same_bytes(name: str) -> None:
    assert RECIPES[name]() == RECIPES[name]()


def test_every_file_is_described() -> None:
    text = (Path(sample_data.__file__).parent / "README.md").read_text(encoding="utf-8")
    assert set(RECIPES) == set(NAMES)
    assert [name for name in NAMES if f"`{name}`" not in text] == []


def test_the_tracker_export_has_a_trackers_peculiarities() -> None:
    header, *rows = csv_rows("tracker_export.csv")
    assert len(rows) == 40
    assert {len(row) for row in rows} == {len(header)}
    assert (header.count("Labels"), header.count("Comment")) == (3, 2)
    assert {row[header.index("Issue Type")] for row in rows} == {"Epic", "Story", "Sub-task", "Bug", "Task"}
    assert "Done" in {row[header.index("Status")] for row in rows}
    assert any("\n\n" in row[header.index("Description")] for row in rows)
    estimates = {row[1]: row[header.index("Original estimate")] for row in rows}
    # Four hours in seconds.
    assert estimates["HA-53"] == "14400"


def test_the_rice_sheet_has_its_header_in_row_3_and_a_total_that_adds_up() -> None:
    rows = sheet_rows(read_sample("rice_sheet.xlsx"), values=True)
    assert rows[2][:4] == ["Initiative", "Key", "Reach", "Impact"]
    assert rows[3][:2] == ["Answers with their sources shown", "HA-12"]
    # 2900 × 3 × 100 % ÷ 3
    assert rows[3][6] == 2900
    assert (rows[17][0], rows[17][5]) == ("Total", 25.5)
    formulas = sheet_rows(read_sample("rice_sheet.xlsx"), values=False)
    assert (formulas[3][6], formulas[17][5]) == ("=C4*D4*E4/F4", "=SUM(F4:F17)")


def test_the_confidence_of_the_rice_sheet_is_formatted_as_percent() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(read_sample("rice_sheet.xlsx"))).active
    assert sheet is not None
    assert (sheet["E5"].value, sheet["E5"].number_format) == (0.8, "0%")


def test_the_thousand_features_have_unique_titles_and_about_three_percent_missing() -> None:
    header, *rows = csv_rows("thousand_features.csv")
    assert header[2:7] == [
        "User impact (1-5)",
        "Business value (1-5)",
        "Strategic alignment (1-5)",
        "Time-to-market (1-5)",
        "Engineering cost (1-5)",
    ]
    assert len({row[0] for row in rows}) == len({row[1] for row in rows}) == len(rows) == 1000
    cells = [cell for row in rows for cell in row[2:7]]
    assert 125 <= cells.count("") <= 175
    assert set(cells) == {"", "1", "2", "3", "4", "5", "1-3", "2-4", "3-5"}
