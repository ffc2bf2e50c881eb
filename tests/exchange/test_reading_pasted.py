"""Cells pasted from elsewhere."""

import pytest

from workbench.errors import SpreadsheetError
from workbench.exchange.reading import read_pasted


def test_cells_of_a_spreadsheet_are_divided_by_tabs() -> None:
    source = read_pasted('Title\tEffort, days\tNote\r\nBerth; alerts\t4,5\t"two\nlines"\r\n\t3\t\r\n')

    assert source.tables[0].rows == [
        ["Title", "Effort, days", "Note"], ["Berth; alerts", "4,5", "two\nlines"], ["", "3", ""],
    ]  # fmt: skip
    assert source.tables[0].row_numbers == [1, 2, 3]
    assert (source.name, source.format, source.encoding, source.delimiter) == ("pasted cells", "csv", None, "\t")


def test_one_column_of_cells_is_one_column() -> None:
    assert read_pasted("Login, with a code\nExport; as PDF\nImport").tables[0].rows == [
        ["Login, with a code"], ["Export; as PDF"], ["Import"],
    ]  # fmt: skip


def test_csv_text_is_read_as_csv() -> None:
    source = read_pasted('Title;Effort\n"A; b";3\nC\td;4')

    assert (source.tables[0].rows, source.delimiter) == ([["Title", "Effort"], ["A; b", "3"], ["C\td", "4"]], ";")


def test_a_table_in_markdown_is_read_without_its_rule() -> None:
    (table,) = read_pasted("| Title | Effort |\n| :--- | ---: |\n| A \\| B | 3 |\n|  | 4 |\n\n| - | 5 |").tables

    assert table.rows == [["Title", "Effort"], ["A | B", "3"], ["", "4"], ["-", "5"]]
    assert table.row_numbers == [1, 3, 4, 6]


def test_a_table_in_jira_markup_is_read() -> None:
    (table,) = read_pasted("||Title||Effort||\n|A|3|\n|B||").tables

    assert table.rows == [["Title", "Effort"], ["A", "3"], ["B", ""]]


def test_issues_in_json_are_read() -> None:
    source = read_pasted('[{"title": "A", "labels": [{"name": "bug"}]}]')

    assert (source.format, source.tables[0].rows) == ("json", [["title", "labels"], ["A", "bug"]])


def test_control_characters_are_taken_out_and_told() -> None:
    source = read_pasted("\ufeffTitle\tEffort\nLine\x0bbreak\t3")

    assert source.tables[0].rows == [["Title", "Effort"], ["Linebreak", "3"]]
    assert [(note.kind, note.cell) for note in source.notes] == [("characters_removed", "A2")]


@pytest.mark.parametrize("text", ["", " \n\t\r\n", "\ufeff"])
def test_nothing_pasted_is_refused(text: str) -> None:
    with pytest.raises(SpreadsheetError, match="nothing in the pasted text"):
        read_pasted(text)
