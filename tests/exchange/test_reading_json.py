"""JSON as tables: Trello boards, GitHub issues, lists of records."""

import json
from collections.abc import Sequence

import pytest

from workbench.errors import SpreadsheetError
from workbench.exchange.reading import read_source

BOARD = {
    "name": "Harbour",
    "lists": [
        {"id": "l1", "name": "Next", "closed": False},
        {"id": "l2", "name": "Done", "closed": True},
    ],
    "members": [{"id": "m1", "fullName": "Ops lead", "username": "ops"}, {"id": "m2", "username": "web"}],
    "customFields": [
        {"id": "f1", "name": "Effort", "type": "number"},
        {"id": "f2", "name": "Size", "type": "list", "options": [{"id": "o1", "value": {"text": "Large"}}]},
        {"id": "f3", "name": "Asked for", "type": "checkbox"},
        {"id": "f4", "name": "Never used", "type": "text"},
    ],
    "cards": [
        {
            "id": "c1", "name": "Ferry timetable", "desc": "line one\nline two", "idList": "l1", "closed": False,
            "labels": [{"name": "Routes", "color": "green"}, {"name": "", "color": "yellow"}],
            "idMembers": ["m1", "m2", "m9"], "due": "2026-10-09T08:00:00.000Z", "shortUrl": "https://trello.com/c/x1",
            "customFieldItems": [
                {"idCustomField": "f1", "value": {"number": "5"}},
                {"idCustomField": "f2", "idValue": "o1", "value": None},
                {"idCustomField": "f3", "value": {"checked": "true"}},
                {"idCustomField": "gone", "value": {"text": "x"}},
            ],
        },
        {"id": "c2", "name": "Old ferry page", "idList": "l2", "closed": False, "labels": [], "due": None},
        {"id": "c3", "name": "Rope shop", "idList": "l1", "closed": True},
    ],
}  # fmt: skip


def read(document: object) -> Sequence[list[str]]:
    source = read_source("export.json", json.dumps(document).encode())
    (table,) = source.tables
    assert (source.format, source.encoding, source.delimiter, table.sheet) == ("json", "utf-8", None, None)
    assert table.row_numbers == list(range(1, len(table.rows) + 1))
    return table.rows


def test_the_cards_of_a_trello_board_are_rows() -> None:
    rows = read(BOARD)

    assert rows[0] == [
        "Card ID", "Card Name", "Card URL", "Card Description", "Labels", "Members", "Due Date", "List Name",
        "Board Name", "Archived", "Effort", "Size", "Asked for",
    ]  # fmt: skip
    assert rows[1] == [
        "c1", "Ferry timetable", "https://trello.com/c/x1", "line one\nline two", "Routes, yellow", "Ops lead, web, m9",
        "2026-10-09T08:00:00.000Z", "Next", "Harbour", "FALSE", "5", "Large", "TRUE",
    ]  # fmt: skip
    assert rows[2] == ["c2", "Old ferry page", "", "", "", "", "", "Done", "Harbour", "TRUE", "", "", ""]
    assert rows[3] == ["c3", "Rope shop", "", "", "", "", "", "Next", "Harbour", "TRUE", "", "", ""]


def test_a_board_of_strange_values_is_read_all_the_same() -> None:
    rows = read({"cards": [{"name": "A", "idList": ["x"], "idMembers": 3, "labels": "none"}, 7], "lists": [1, {}]})

    assert [row[1] for row in rows] == ["Card Name", "A"]


def test_github_issues_come_with_the_names_of_what_is_nested() -> None:
    rows = read(
        [
            {
                "number": 12, "title": "Search is slow", "state": "OPEN", "url": "https://github.com/o/r/issues/12",
                "labels": [{"id": "L1", "name": "bug", "color": "f00"}, {"id": "L2", "name": "help wanted"}],
                "assignees": [{"id": "U1", "login": "octo-1", "name": "Ops"}, {"login": "octo-2"}],
                "milestone": {"number": 3, "title": "v1.0"}, "author": {"login": "octo-3"}, "comments": [],
            },
            {"number": 13, "title": "Typo", "state": "CLOSED", "labels": [], "assignees": [], "milestone": None},
        ]
    )  # fmt: skip

    assert rows[0] == ["number", "title", "state", "url", "labels", "assignees", "milestone", "author", "comments"]
    assert rows[1] == [
        "12", "Search is slow", "OPEN", "https://github.com/o/r/issues/12", "bug, help wanted", "octo-1, octo-2",
        "v1.0", "octo-3", "",
    ]  # fmt: skip
    assert rows[2] == ["13", "Typo", "CLOSED", "", "", "", "", "", ""]


def test_any_list_of_records_is_a_table_with_its_numbers_as_written() -> None:
    text = b"""[{"Title": "NA", "Id": 12345678901234567890, "Effort": 1e5, "Done": true},
                {"Effort": 3.10, "Title": "B", "More": null, "Tags": ["x", "", "y"], "Point": {"x": 1}}]"""

    (table,) = read_source("export.json", text).tables

    assert table.rows == [
        ["Title", "Id", "Effort", "Done", "More", "Tags", "Point"],
        ["NA", "12345678901234567890", "1e5", "TRUE", "", "", ""],
        ["B", "", "3.10", "", "", "x, y", '{"x":"1"}'],
    ]


@pytest.mark.parametrize(
    "text",
    [
        '[["Title", "Effort"], ["A", 3]]',
        '{"total": 1, "items": [{"Title": "A", "Effort": 3}]}',
        '{"Title": "A", "Effort": 3}\n\n{"Title": "B"}\n',
        '\n  [ {"Title": "A", "Effort": 3} ]',
    ],
)
def test_lists_may_be_of_lists_or_wrapped_or_a_record_a_line(text: str) -> None:
    (table,) = read_source("export.json", text.encode()).tables

    assert table.rows[:2] == [["Title", "Effort"], ["A", "3"]]


@pytest.mark.parametrize(
    "text, what",
    [
        ("[]", "without a list of records"),
        ("{}", "without a list of records"),
        ('["a", "b"]', "without a list of records"),
        ('[{"Title": "A"}, 3]', "without a list of records"),
        ('{"a": [{"x": 1}], "b": [{"y": 2}]}', "without a list of records"),
        ('[{"Title": "A"}, {"Title": "B', "damaged or cut off"),
        ('{"Title": ', "damaged or cut off"),
        ('[{"a": ' + "[" * 900 + "]" * 900 + "}]", "nested too deeply|damaged or cut off"),
        ('[{"a": ' + "[" * 90_000, "damaged or cut off"),
        ("[" + ",".join(f'{{"k{n}": 1}}' for n in range(3000)) + "]", "million cells"),
        ("[{" + ",".join(f'"k{n}": 1' for n in range(16_385)) + "}]", "more than 16,384 columns"),
    ],
)
def test_json_that_is_no_table_is_refused(text: str, what: str) -> None:
    with pytest.raises(SpreadsheetError, match=what):
        read_source("export.json", text.encode())


def test_text_that_begins_with_a_bracket_is_a_table() -> None:
    assert read_source("a.csv", b"[draft] Title,Effort\n{x},3\n").tables[0].rows == [
        ["[draft] Title", "Effort"],
        ["{x}", "3"],
    ]


def test_characters_that_no_file_can_hold_are_taken_out() -> None:
    source = read_source("export.json", b'[{"Title": "Bad \\ud800 pair \\u0000", "Note": "\\ud83c\\udf89"}]')

    assert source.tables[0].rows[1] == ["Bad  pair ", "\N{PARTY POPPER}"]
    assert [(note.kind, note.cell, note.found) for note in source.notes] == [
        ("characters_removed", "A2", "U+D800, U+0000")
    ]
