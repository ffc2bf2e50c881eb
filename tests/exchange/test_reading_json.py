"""JSON as tables: Trello boards, GitHub issues, lists of records."""

import json

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


def read(document: object) -> list[list[str]]:
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
                "assignees": [{"id": "U1", "login": "octo-1", "name": ""}, {"login": "octo-2"}],
                "milestone": {"number": 3, "title": "v1.0"}, "author": {"login": "octo-3"}, "comments": [],
            },
            {"number": 13, "title": "Typo", "state": "CLOSED", "labels": [], "assignees": [], "milestone": None},
        ]
    )  # fmt: skip

    assert rows[0] == ["number", "title", "state", "url", "labels", "assignees", "milestone", "author", "comments"]
    assert rows[1] == [
        "12", "Search is slow", "OPEN", "https://github.com/o/r/issues/12", "bug, help wanted", "octo-2", "v1.0",
        "octo-3", "",
    ]  # fmt: skip
    assert rows[2] == ["13", "Typo", "CLOSED", "", "", "", "", "", ""]
