"""The summary on screen: every sentence edited in its place, kept, checked, and taken back."""

import datetime as dt
import os

import pytest
from streamlit.testing.v1 import AppTest

from workbench.model import Choice, Decision, OwnText, Score
from workbench.storage import Store
from workbench.workspace import decide, edit_score, find_backlogs, open_backlog, open_store
from workbench.workspace.summarising import edit_sentence, edit_summary


@pytest.fixture
def store() -> Store:
    return open_store(os.environ["WORKBENCH_DATABASE"])


@pytest.fixture
def page(app: AppTest) -> AppTest:
    return app.switch_page("pages/summary.py").run()


def plain(text: str) -> str:
    return text.replace("\u2068", "").replace("\u2069", "").replace("\\", "")


def texts(app: AppTest) -> str:
    return plain("\n".join(one.value for one in [*app.header, *app.markdown, *app.caption]))


def labels(app: AppTest) -> list[str]:
    return [plain(one.label) for one in app.text_area]


def box(app: AppTest, label: str) -> str:
    return plain(next(one.value or "" for one in app.text_area if plain(one.label) == label))


def type_into(app: AppTest, label: str, text: str) -> None:
    next(one for one in app.text_area if plain(one.label) == label).set_value(text).run()


def test_it_reads_as_it_will_be_printed_and_says_what_is_still_to_fill_in(page: AppTest) -> None:
    assert not page.exception
    said = texts(page)
    assert "**Bottom line.** “Answers with their sources shown” has 80 of 100 points" in said
    assert "**Four gaps to fill in.**" in said
    assert "Every figure is from revision 1" in said
    assert "What happens when nobody decides?" in said
    assert "Fits one page, A4 and Letter" in said


def test_a_decision_stands_in_its_title(page: AppTest, store: Store) -> None:
    card = find_backlogs(store)[0]
    features = open_backlog(store, card.id).backlog.features
    citations = next(one for one in features if one.title == "Answers with their sources shown")
    voice = next(one for one in features if one.title == "Voice input")
    decide(store, card.id, {citations.id: Decision(choice=Choice.NOW), voice.id: Decision(choice=Choice.NO)})
    page.run()
    assert plain(page.header[0].value) == (
        "Decision: fund “Answers with their sources shown” now; decline “Voice input”"
    )
    assert "Nobody has given a reason; the page shows one from the numbers." in texts(page)


def test_a_sentence_typed_in_its_place_is_kept_and_can_be_undone(page: AppTest, store: Store) -> None:
    page.toggle[0].set_value(True).run()
    assert labels(page)[:4] == ["Title", "Bottom line", "What we ask", "Without a decision"]
    type_into(page, "Without a decision", "Without a decision nothing is built.")
    assert not page.exception
    kept = open_backlog(store, find_backlogs(store)[0].id)
    assert kept.backlog.summary.texts == {"default": OwnText(text="Without a decision nothing is built.")}
    assert box(page, "Without a decision") == "Without a decision nothing is built."
    next(one for one in page.button if one.key == "undo").click().run()
    assert box(page, "Without a decision") == ""


def test_back_to_the_draft_takes_own_words_away(page: AppTest, store: Store) -> None:
    card = find_backlogs(store)[0]
    page.toggle[0].set_value(True).run()
    drafted = box(page, "What we ask")
    type_into(page, "What we ask", "Say yes.")
    next(one for one in page.button if one.key == "summary-back-ask").click().run()
    assert box(page, "What we ask") == drafted
    assert open_backlog(store, card.id).backlog.summary.texts == {}


def test_it_says_when_the_draft_has_changed_under_own_words(page: AppTest, store: Store) -> None:
    card = find_backlogs(store)[0]
    page.toggle[0].set_value(True).run()
    type_into(page, "Bottom line", "Answers lead.")
    opened = open_backlog(store, card.id)
    edit_score(store, card.id, opened.backlog.features[0].id, "user_impact", Score.exactly(1))
    page.run()
    assert box(page, "Bottom line") == "Answers lead."
    assert "The numbers have changed since. The draft is now: " in texts(page)
    assert "The numbers behind it have changed since you edited it." in texts(page)


def test_status_approver_and_date_are_chosen_on_the_page(page: AppTest, store: Store) -> None:
    page.toggle[0].set_value(True).run()
    page.date_input[0].set_value(dt.date(2026, 12, 5)).run()
    next(one for one in page.text_input if one.label == "Who approves").set_value("The VP Product").run()
    assert not page.exception
    edits = open_backlog(store, find_backlogs(store)[0].id).backlog.summary
    assert (edits.approver, edits.ask_by) == ("The VP Product", dt.date(2026, 12, 5))
    assert "by 5 December 2026" in box(page, "What we ask")


def test_a_term_is_replaced_by_its_meaning_with_one_click(page: AppTest, store: Store) -> None:
    card = find_backlogs(store)[0]
    edit_sentence(store, card.id, "why now", "Latency drives renewals.", draft="", seen=None)
    page.run()
    assert "“Latency” needs its business meaning." in texts(page)
    next(one for one in page.button if one.label == "Use “Waiting time”").click().run()
    kept = open_backlog(store, card.id).backlog.summary
    assert kept.texts["why now"].text == "Waiting time drives renewals."
    assert "needs its business meaning" not in texts(page)


def test_a_finding_that_may_stay_is_not_shown_again(page: AppTest, store: Store) -> None:
    card = find_backlogs(store)[0]
    edit_sentence(store, card.id, "why now", "We lose 77 customers.", draft="", seen=None)
    page.run()
    assert "“77” is not among the numbers of revision 2." in texts(page)
    next(one for one in page.button if one.label == "Let it stay" and "77" in str(one.key)).click().run()
    assert "“77” is not among" not in texts(page)
    assert open_backlog(store, card.id).backlog.summary.accepted == ("source|why now|77",)


def test_words_that_the_readers_know_are_not_asked_about(page: AppTest, store: Store) -> None:
    card = find_backlogs(store)[0]
    edit_sentence(store, card.id, "why now", "The SLA asks for it.", draft="", seen=None)
    page.run()
    assert "“SLA” is not explained." in texts(page)
    edit_summary(store, card.id, {"known": ("SLA",)})
    page.run()
    assert "“SLA”" not in texts(page)
