"""Every page on the sample backlog, by the numbers it shows."""

import gc
import os
import weakref
from contextlib import AbstractContextManager

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from workbench.model import Backlog, Score
from workbench.ui import opened as opened_backlogs
from workbench.workspace import (
    OpenBacklog,
    Store,
    create_backlog,
    edit_score,
    find_backlogs,
    open_backlog,
    open_store,
)


def _headings(app: AppTest) -> list[str]:
    return [heading.value.replace("\u2068", "").replace("\u2069", "").replace("\\", "") for heading in app.header]


def _texts(app: AppTest) -> str:
    whole = "\n".join(element.value for element in [*app.markdown, *app.caption])
    return whole.replace("\u2068", "").replace("\u2069", "").replace("\\", "")


def test_the_first_page_shows_the_sample_in_work(app: AppTest) -> None:
    assert not app.exception
    assert _headings(app) == ["Harbour Assist is scored and ready to weigh."]
    assert [(metric.label, metric.value) for metric in app.metric] == [
        ("Features", "36"),
        ("Scores filled", "172 of 180"),
    ]


@pytest.mark.parametrize(
    "page,headline",
    [
        ("score", "Eight of 180 scores are missing. They touch one feature in the top ten."),
        ("weights", "Every dimension counts the same. That is nobody's opinion until somebody has one."),
        ("ranking", "“Answers with their sources shown” leads, ten points clear. Three features are provisional."),
        ("trade_offs", "Seven are best for their cost. “Mobile app for agents” costs 20 weeks; 29 others beat it."),
        (
            "summary",
            (
                "Draft: nothing is decided yet; the top four are “Answers with their sources shown”, “Hand-off to a "
                "person, with context”, “Redaction of personal data” and one more"
            ),
        ),
    ],
)
def test_each_page_answers_its_question(app: AppTest, page: str, headline: str) -> None:
    app.switch_page(f"pages/{page}.py").run()
    assert not app.exception
    assert _headings(app) == [headline]
    assert "revision 1 · saved" in _texts(app)


@pytest.mark.parametrize(
    "page,says",
    [
        ("backlogs", "Research ideas waits for its first scores. One other waits for scores."),
        ("score", "No features yet. Add one, or import a spreadsheet."),
        ("weights", "Every dimension counts the same. That is nobody's opinion until somebody has one."),
        ("ranking", "Nothing can be ranked yet. The ranking starts with the first score."),
        ("trade_offs", "A trade-off needs scores on two dimensions."),
        ("summary", "There are no features yet"),
    ],
)
def test_each_page_of_an_empty_backlog_says_what_to_do(app: AppTest, page: str, says: str) -> None:
    store = open_store(os.environ["WORKBENCH_DATABASE"])
    create_backlog(store, "Another one")
    app.query_params["backlog"] = create_backlog(store, "Research ideas")
    app.switch_page(f"pages/{page}.py").run()
    assert not app.exception
    assert _headings(app) == [says]


def test_an_edit_in_the_grid_is_kept_with_its_revision(app: AppTest) -> None:
    app.switch_page("pages/score.py").run()
    key, _ = app.session_state["grid_frame"]
    app.session_state[key] = {"edited_rows": {0: {"user_impact": "3"}}, "added_rows": [], "deleted_rows": []}
    app.run()
    assert not app.exception
    store = open_store(os.environ["WORKBENCH_DATABASE"])
    opened = open_backlog(store, find_backlogs(store)[0].id)
    assert opened.backlog.features[0].score("user_impact") == Score.exactly(3)
    assert opened.revision == 2
    assert "revision 2 · saved" in _texts(app)


def test_somebody_elses_edit_is_shown_on_the_next_run(app: AppTest) -> None:
    store = open_store(os.environ["WORKBENCH_DATABASE"])
    opened = open_backlog(store, find_backlogs(store)[0].id)
    app.switch_page("pages/ranking.py").run()
    edit_score(store, opened.id, opened.backlog.features[0].id, "user_impact", Score.exactly(1))
    app.run()
    # 20 of the leader's 80 points are gone; the three at 70 lead now.
    assert _headings(app) == ["Three features share first place. Three features are provisional."]


def test_of_an_earlier_revision_nothing_is_held_once_a_later_one_is_shown(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    held: list[weakref.ref[Backlog]] = []

    def noted(store: Store, backlog_id: str) -> OpenBacklog:
        found = open_backlog(store, backlog_id)
        held.append(weakref.ref(found.backlog))
        return found

    monkeypatch.setattr(opened_backlogs, "open_backlog", noted)
    store = open_store(os.environ["WORKBENCH_DATABASE"])
    first = find_backlogs(store)[0].id
    feature = open_backlog(store, first).backlog.features[0].id
    app.switch_page("pages/score.py").run()
    for level in (1, 2, 3):
        edit_score(store, first, feature, "user_impact", Score.exactly(level))
        app.run()
    gc.collect()
    assert [one() is not None for one in held] == [False, False, True]


def test_only_a_large_backlog_says_that_it_is_opened_again(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    spin = st.spinner

    def spinner(text: str, *, show_time: bool = False) -> AbstractContextManager[None]:
        shown.append(text)
        return spin(text, show_time=show_time)

    monkeypatch.setattr(st, "spinner", spinner)
    store = open_store(os.environ["WORKBENCH_DATABASE"])
    first = find_backlogs(store)[0].id
    feature = open_backlog(store, first).backlog.features[0].id
    app.switch_page("pages/score.py").run()
    edit_score(store, first, feature, "user_impact", Score.exactly(1))
    app.run()
    assert "Opening the backlog…" not in shown
    monkeypatch.setattr(opened_backlogs, "LARGE", 36)
    edit_score(store, first, feature, "user_impact", Score.exactly(2))
    try:
        app.run()
        assert "Opening the backlog…" in shown
    finally:
        gc.unfreeze()


def test_undo_in_the_header_takes_back_the_last_edit(app: AppTest) -> None:
    store = open_store(os.environ["WORKBENCH_DATABASE"])
    opened = open_backlog(store, find_backlogs(store)[0].id)
    edit_score(store, opened.id, opened.backlog.features[0].id, "user_impact", Score.exactly(1))
    app.switch_page("pages/ranking.py").run()
    app.button(key="undo").click().run()
    assert _headings(app) == [
        "“Answers with their sources shown” leads, ten points clear. Three features are provisional."
    ]
    assert open_backlog(store, opened.id).backlog == opened.backlog
    assert "Undone: User impact of “Answers with their sources shown” 5 → 1" in _texts(app)


def test_moving_one_weight_keeps_the_sum_at_a_hundred(app: AppTest) -> None:
    app.switch_page("pages/weights.py").run()
    app.slider[0].set_value(40).run()
    assert not app.exception
    assert [slider.value for slider in app.slider] == [40, 15, 15, 15, 15]
    assert _headings(app)[0].startswith("User impact counts for 40\u202f%.")


def test_titles_with_markup_are_shown_as_they_are(app: AppTest) -> None:
    from workbench.workspace import edit_feature  # noqa: PLC0415 - only here

    store = open_store(os.environ["WORKBENCH_DATABASE"])
    opened = open_backlog(store, find_backlogs(store)[0].id)
    hostile = "**bold** [x](http://example.invalid) :red[y] $z$ <b>"
    edit_feature(store, opened.id, opened.backlog.features[0].id, {"title": hostile})
    app.switch_page("pages/ranking.py").run()
    heading = app.header[0].value
    for mark in ("**", "](", ":red[", "$z", "<b>"):
        assert mark not in heading


def test_backlogs_of_one_name_can_be_told_apart_and_open_every_page(app: AppTest) -> None:
    store = open_store(os.environ["WORKBENCH_DATABASE"])
    twins = [create_backlog(store, "Research ideas") for _ in range(3)]
    for page in ("score", "ranking", "summary"):
        app.query_params["backlog"] = twins[0]
        app.switch_page(f"pages/{page}.py").run()
        assert not app.exception
