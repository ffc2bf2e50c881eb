"""The import step: filters, remembered answers and notes, by what is shown."""

import gc
import os
from contextlib import AbstractContextManager

import pytest
import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.testing.v1 import AppTest

from sample_data import read_sample
from tests.workbooks import make_workbook
from workbench.model import NOTE_KINDS
from workbench.ui import import_progress
from workbench.ui.import_notes import NAMES
from workbench.ui.import_source import PendingSource
from workbench.workspace import find_backlogs, open_backlog, open_store
from workbench.workspace.brought_file import BroughtFile

FILE = b"""Key,Title,Issue Type,Status,Value
E-1,Checkout,Epic,In progress,4
S-1,Pay by card,Story,Done,3
S-2,Pay by invoice,Story,To Do,5
T-1,Ask the bank,Sub-task,Done,soon
"""


@pytest.fixture
def looked(app: AppTest) -> AppTest:
    """Look at a file."""
    return _look_at(app, "shop.csv", FILE)


def _look_at(app: AppTest, name: str, data: bytes) -> AppTest:
    app.session_state["import_source"] = PendingSource(BroughtFile(name, data))
    app.switch_page("pages/backlogs.py").run()
    assert not app.exception
    return app


def _headline(app: AppTest) -> str:
    return app.header[0].value.replace("\\", "")


def _texts(app: AppTest) -> str:
    return "\n".join(element.value for element in [*app.markdown, *app.caption]).replace("\\", "")


def _pills(app: AppTest, label: str) -> list[str]:
    [found] = [one for one in app.button_group if one.label == label]
    return list(found.value or ())


def _press(app: AppTest, label: str) -> AppTest:
    [button] = [one for one in app.button if one.label.replace("\u2068", "").replace("\u2069", "") == label]
    button.click().run()
    assert not app.exception
    return app


def test_every_kind_and_status_is_taken_at_first(looked: AppTest) -> None:
    assert _headline(looked) == "All 4 rows will come in."
    assert sorted(_pills(looked, "Kinds to take")) == ["Epic", "Story", "Sub-task"]
    assert sorted(_pills(looked, "Statuses to take")) == ["Done", "In progress", "To Do"]


def test_leaving_out_what_is_done_changes_the_counts_at_once(looked: AppTest) -> None:
    _press(looked, "Leave out “Done”")
    assert _headline(looked) == "2 of 4 rows will come in."
    assert "rows read 4 = imported 2 + skipped 2" in _texts(looked)
    assert "Two rows left out by your choice" in _texts(looked)
    assert "Left out by your choice · 2" in [one.label for one in looked.expander]
    assert "Done" not in _pills(looked, "Statuses to take")


def test_a_group_is_taken_again_when_it_is_chosen_again(looked: AppTest) -> None:
    _press(looked, "Leave out “Done”")
    [pills] = [one for one in looked.button_group if one.label == "Statuses to take"]
    pills.set_value(["Done", "In progress", "To Do"]).run()
    assert _headline(looked) == "All 4 rows will come in."


def test_nothing_is_offered_to_be_remembered_before_anything_is_said(looked: AppTest) -> None:
    assert [one.label for one in looked.checkbox] == []


def test_the_next_file_with_the_same_headers_starts_with_the_answers(looked: AppTest) -> None:
    _press(looked, "Leave out “Done”")
    [tick] = looked.checkbox
    tick.check().run()
    _press(looked, "Import 2 features")
    store = open_store(os.environ["WORKBENCH_DATABASE"])
    [card] = [one for one in find_backlogs(store) if one.name == "shop"]
    assert [one.title for one in open_backlog(store, card.id).backlog.features] == ["Checkout", "Pay by invoice"]

    app = _look_at(looked, "bank.csv", FILE.replace(b"S-", b"B-").replace(b"E-", b"C-"))
    assert "It starts with your answers about one column" in _texts(app)
    assert "rows read 4 = imported 2 + skipped 2" in _texts(app)
    assert [one.value for one in app.checkbox] == [True]

    _press(app, "Start afresh")
    assert "rows read 4 = imported 4 + skipped 0" in _texts(app)
    assert "It starts with" not in _texts(app)

    _press(app, "Import 4 features")
    again = _look_at(app, "dock.csv", FILE.replace(b"S-", b"D-").replace(b"E-", b"F-"))
    assert "It starts with" not in _texts(again)


def test_without_the_tick_nothing_is_remembered(looked: AppTest) -> None:
    _press(looked, "Leave out “Done”")
    _press(looked, "Import 2 features")
    app = _look_at(looked, "bank.csv", FILE.replace(b"S-", b"B-").replace(b"E-", b"C-"))
    assert "rows read 4 = imported 4 + skipped 0" in _texts(app)


def test_the_notes_stand_in_groups_with_their_counts(app: AppTest) -> None:
    _look_at(app, "tracker_export.csv", read_sample("tracker_export.csv"))
    labels = [one.label for one in app.expander]
    assert "Scale guessed · 2" in labels


def test_every_kind_of_note_has_a_name_for_people() -> None:
    assert set(NAMES) == set(NOTE_KINDS)
    assert len(set(NAMES.values())) == len(NAMES)


def _teams() -> bytes:
    return make_workbook(
        Payments=[["Key", "Title", "Value"], ["P-1", "Pay by card", 3], ["P-2", "Pay later", 4]],
        Search=[["Title", "Key", "Value"], ["Search in files", "S-1", 5]],
        Lists=[["Status", "Owner"], ["Open", "Role"]],
    )


def test_all_sheets_that_fit_are_offered_with_their_rows_and_taken_by_one_button(app: AppTest) -> None:
    _look_at(app, "teams.xlsx", _teams())
    assert _headline(app) == "All 2 rows will come in."
    assert "One more sheet fits under this one: “Search” (one row)." in _texts(app)
    [box] = [one for one in app.selectbox if one.label == "Sheet"]
    assert box.options == ["Payments · two rows", "Search · one row", "Lists", "All sheets (2) · 2 + 1 rows"]
    _press(app, "Take all 2 sheets")
    assert _headline(app) == "All 3 rows will come in."
    assert "2 sheets: Payments 2 + Search 1 · header found in row 1 · rows read 3" in _texts(app)
    assert "One more sheet fits" not in _texts(app)
    _press(app, "Import 3 features")
    store = open_store(os.environ["WORKBENCH_DATABASE"])
    [card] = [one for one in find_backlogs(store) if one.name == "teams"]
    kept = open_backlog(store, card.id).backlog
    assert [one.carried for one in kept.features] == [{"Sheet": "Payments"}] * 2 + [{"Sheet": "Search"}]


def test_one_sheet_can_be_chosen_again_although_all_were_remembered(app: AppTest) -> None:
    _look_at(app, "teams.xlsx", _teams())
    _press(app, "Take all 2 sheets")
    [tick] = [one for one in app.checkbox if one.label.startswith("Remember")]
    tick.check().run()
    _press(app, "Import 3 features")
    app = _look_at(app, "later.xlsx", _teams())
    assert "It starts with all its sheets from an earlier file with these headers." in _texts(app)
    assert "In the file 3 = 3 matched + 0 new" in _texts(app)
    [box] = [one for one in app.selectbox if one.label == "Sheet"]
    box.select("Search").run()
    assert "In the file 1 = 1 matched + 0 new" in _texts(app)
    assert "It starts with" not in _texts(app)


@pytest.fixture
def bar(monkeypatch: pytest.MonkeyPatch) -> list[tuple[float, str]]:
    """Keep what the bar shows, which it does from the first moment on."""
    shown: list[tuple[float, str]] = []
    draw = DeltaGenerator.progress

    def progress(self: DeltaGenerator, value: float, text: str | None = None) -> DeltaGenerator:
        shown.append((value, text or ""))
        return draw(self, value, text)

    monkeypatch.setattr(DeltaGenerator, "progress", progress)
    monkeypatch.setattr(import_progress, "PATIENCE", 0.0)
    return shown


def test_a_bar_says_how_far_the_reading_has_come_and_goes_when_it_is_done(
    app: AppTest, bar: list[tuple[float, str]]
) -> None:
    _look_at(app, "shop.csv", FILE)
    assert [share for share, _ in bar] == sorted(share for share, _ in bar)
    assert "Understanding column 4 of 5" in [text for _, text in bar]
    assert bar[-1][0] == 1
    assert _headline(app) == "All 4 rows will come in."
    assert not app.get("progress")


def test_what_was_understood_once_is_not_read_again(app: AppTest, bar: list[tuple[float, str]]) -> None:
    _look_at(app, "shop.csv", FILE)
    bar.clear()
    app.run()
    assert bar == []
    _press(app, "Leave out “Done”")
    assert bar != []


def test_no_bar_is_shown_for_a_second_of_work(
    app: AppTest, bar: list[tuple[float, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_progress, "PATIENCE", 1_000.0)
    _look_at(app, "shop.csv", FILE)
    assert bar == []


def test_a_file_that_cannot_be_read_leaves_no_bar(app: AppTest, bar: list[tuple[float, str]]) -> None:
    _look_at(app, "blank.csv", b"\n  \n")
    assert bar != []
    assert _headline(app) == "This file cannot be read."
    assert not app.get("progress")


def test_who_waits_for_the_import_is_told_what_is_done_and_for_how_long(
    looked: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[tuple[str, bool]] = []
    spin = st.spinner

    def spinner(text: str, *, show_time: bool = False) -> AbstractContextManager[None]:
        shown.append((text, show_time))
        return spin(text, show_time=show_time)

    monkeypatch.setattr(st, "spinner", spinner)
    _press(looked, "Import 4 features")
    assert shown[-2:] == [("Keeping 4 features…", False), ("Opening 4 features…", True)]


def test_a_bar_says_how_many_features_are_kept(
    looked: AppTest, bar: list[tuple[float, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.storage.applying._FEATURES_AT_ONCE", 2)
    bar.clear()
    _press(looked, "Import 4 features")
    assert [one for one in bar if one[1].startswith("Keeping")] == [
        (0.5, "Keeping feature 2 of 4"),
        (1.0, "Keeping feature 4 of 4"),
    ]


def test_a_large_file_is_left_out_of_the_searches_for_garbage_after_every_run(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert gc.get_freeze_count() == 0
    monkeypatch.setattr(import_progress, "LARGE", 4)
    try:
        _look_at(app, "shop.csv", FILE)
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()
