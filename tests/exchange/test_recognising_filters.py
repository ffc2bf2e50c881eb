"""Rows that a person leaves out by kind or status: offered, counted, noted, never silent."""

from collections.abc import Iterable

import pytest

from workbench.exchange.reading import read_source
from workbench.exchange.recognising import recognise
from workbench.exchange.recognition.row_filter import group_cells
from workbench.exchange.report import ColumnChoice, Corrections, Recognition

FILE = """Key,Title,Issue Type,Status,Value
E-1,Checkout,Epic,In progress,4
S-1,Pay by card,Story,Done,3
S-2,Pay by invoice,Story,To Do,5
S-3,Pay later,story,Won't do,2
T-1,Ask the bank,Sub-task,done,1
"""


def _read(text: str, *choices: ColumnChoice) -> Recognition:
    return recognise(read_source("tracker.csv", text.encode()), Corrections(choices=choices))


def _titles(recognition: Recognition) -> list[str]:
    return [one.title for one in recognition.backlog.features]


def _groups(recognition: Recognition, role: str) -> list[tuple[str, int, bool, str]]:
    [column] = [one for one in recognition.report.columns if one.role == role]
    return [(one.name, one.rows, one.is_taken, one.suggestion) for one in column.groups]


def test_everything_is_taken_until_the_person_says_otherwise() -> None:
    found = _read(FILE)
    assert found.report.rows_imported == 5
    assert _groups(found, "kind") == [
        ("Story", 3, True, ""),
        ("Epic", 1, True, "holds other features"),
        ("Sub-task", 1, True, "part of a feature"),
    ]
    assert sorted(_groups(found, "status")) == [
        ("Done", 2, True, "done"),
        ("In progress", 1, True, ""),
        ("To Do", 1, True, ""),
        ("Won't do", 1, True, "cancelled"),
    ]


def test_what_is_left_out_is_skipped_with_a_note_for_each_row() -> None:
    out = ColumnChoice(position=4, leave_out=("DONE", "Won't do"))
    found = _read(FILE, out, ColumnChoice(position=3, leave_out=("Epic",)))
    report = found.report
    assert _titles(found) == ["Pay by invoice"]
    assert (report.rows_read, report.rows_imported, report.rows_skipped) == (5, 1, 4)
    notes = [(note.cell, note.found) for note in report.notes if note.kind == "left_out_by_choice"]
    assert notes == [("C2", "Epic"), ("D3", "Done"), ("D5", "Won't do"), ("D6", "done")]


def test_the_groups_keep_their_counts_when_some_are_left_out() -> None:
    found = _read(FILE, ColumnChoice(position=3, leave_out=("Story",)))
    assert [(name, rows, taken) for name, rows, taken, _ in _groups(found, "kind")] == [
        ("Story", 3, False),
        ("Epic", 1, True),
        ("Sub-task", 1, True),
    ]
    assert _titles(found) == ["Checkout", "Ask the bank"]


def test_rows_without_a_status_are_a_group_of_their_own() -> None:
    text = "Title,Status,Value\nPlum,,3\nFig,Open,4\n"
    assert _groups(_read(text), "status") == [("", 1, True, ""), ("Open", 1, True, "")]
    found = _read(text, ColumnChoice(position=2, leave_out=("",)))
    assert _titles(found) == ["Fig"]
    assert found.report.rows_skipped == 1


def test_a_choice_for_a_column_that_is_neither_kind_nor_status_leaves_out_nothing() -> None:
    assert _read(FILE, ColumnChoice(position=5, leave_out=("3",))).report.rows_imported == 5
    carried = ColumnChoice(position=4, role="carried", leave_out=("Done",))
    assert _read(FILE, carried).report.rows_imported == 5


def test_a_parent_that_is_left_out_is_still_named() -> None:
    text = "Title,,ID,Status\nShop,,E-1,Open\n,Basket,S-1,Open\nBank,,E-2,Done\n,Card,S-2,Open\n"
    found = _read(text, ColumnChoice(position=4, leave_out=("Done",)))
    assert [(one.title, one.parent) for one in found.backlog.features] == [
        ("Shop", ""),
        ("Basket", "E-1"),
        ("Card", "E-2"),
    ]


def test_a_repeated_key_is_noted_only_among_the_rows_that_are_taken() -> None:
    text = "Key,Title,Status\nA-1,Plum,Done\nA-1,Fig,Open\nA-1,Kiwi,Open\n"
    found = _read(text, ColumnChoice(position=3, leave_out=("Done",)))
    assert [note.cell for note in found.report.notes if note.kind == "duplicate_key"] == ["A4"]


@pytest.mark.parametrize(
    "word", ["Done", "Erledigt", "Terminé", "Cerrado", "Concluído", "Chiuso", "Gesloten", "Закрыто"]
)
def test_done_is_suggested_in_western_languages(word: str) -> None:
    assert _suggestions([word, "Open"]) == {word: "done", "Open": ""}


@pytest.mark.parametrize(
    "word", ["Cancelled", "Abgebrochen", "Annulé", "Cancelado", "Annullato", "Geannuleerd", "已取消", "却下"]
)
def test_cancelled_is_suggested_in_other_languages(word: str) -> None:
    assert _suggestions([word, "Open"]) == {word: "cancelled", "Open": ""}


def test_a_word_among_others_is_no_suggestion_but_a_part_is() -> None:
    words = ["Not done", "Almost done", "Closed - Won't fix", "已完成", "Ready"]
    assert list(_suggestions(words).values()) == ["", "", "done", "done", ""]


def test_tasks_are_not_suggested_where_nothing_else_is_a_feature() -> None:
    assert [one.suggestion for one in group_cells(["Task", "Epic", "Bug"], "kind", ())] == ["", "", ""]


def _suggestions(words: Iterable[str]) -> dict[str, str]:
    groups = {one.name: one.suggestion for one in group_cells(words, "status", ())}
    return {word: groups[word] for word in words}
