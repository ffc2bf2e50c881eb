"""A person's edits of the summary: kept sentence by sentence, undone, copied, never overwritten unseen."""

import datetime as dt

import pytest

from workbench.errors import EditConflict, InvalidBacklog
from workbench.model import Backlog, Feature, OwnText, SummaryEdits, SummaryStatus, five_dimensions
from workbench.storage import Store
from workbench.workspace import keep_backlog, open_backlog, redo, undo
from workbench.workspace.backlogs import duplicate_backlog
from workbench.workspace.summarising import edit_sentence, edit_summary


@pytest.fixture
def backlog_id(store: Store) -> str:
    features = (Feature(id="plum", title="Plum"), Feature(id="fig", title="Fig"))
    return keep_backlog(store, Backlog(name="Fruit", framework=five_dimensions(), features=features), label="x")


def edits(store: Store, backlog_id: str) -> SummaryEdits:
    return open_backlog(store, backlog_id).backlog.summary


def test_a_sentence_in_own_words_is_kept_with_the_draft_it_replaced_and_can_be_undone(
    store: Store, backlog_id: str
) -> None:
    assert edit_sentence(store, backlog_id, "ask", "Say yes.", draft="Approve it.", seen=None) == 2
    assert edits(store, backlog_id).texts == {"ask": OwnText(text="Say yes.", draft="Approve it.")}
    assert open_backlog(store, backlog_id).undo_label == "Summary, ask: own words"
    undo(store, backlog_id)
    assert edits(store, backlog_id) == SummaryEdits()
    redo(store, backlog_id)
    assert edits(store, backlog_id).texts["ask"].text == "Say yes."


def test_the_draft_typed_back_is_no_edit_any_more(store: Store, backlog_id: str) -> None:
    edit_sentence(store, backlog_id, "ask", "Say yes.", draft="Approve it.", seen=None)
    own = edits(store, backlog_id).texts["ask"]
    edit_sentence(store, backlog_id, "ask", "Approve it.", draft="Approve it.", seen=own)
    assert edits(store, backlog_id).texts == {}
    assert open_backlog(store, backlog_id).undo_label == "Summary, ask: back to the draft"


def test_the_same_sentence_again_changes_nothing(store: Store, backlog_id: str) -> None:
    edit_sentence(store, backlog_id, "ask", "Say yes.", draft="Approve it.", seen=None)
    own = edits(store, backlog_id).texts["ask"]
    assert edit_sentence(store, backlog_id, "ask", "Say yes.", draft="Approve it.", seen=own) == 2


def test_two_people_can_edit_two_sentences(store: Store, backlog_id: str) -> None:
    edit_sentence(store, backlog_id, "ask", "Say yes.", draft="", seen=None)
    edit_sentence(store, backlog_id, "why now", "Renewals.", draft="", seen=None)
    assert {key: own.text for key, own in edits(store, backlog_id).texts.items()} == {
        "ask": "Say yes.",
        "why now": "Renewals.",
    }


def test_a_sentence_that_somebody_else_has_edited_is_not_overwritten(store: Store, backlog_id: str) -> None:
    edit_sentence(store, backlog_id, "ask", "Say yes.", draft="", seen=None)
    with pytest.raises(EditConflict, match="This sentence of the summary was changed by somebody else"):
        edit_sentence(store, backlog_id, "ask", "Say no.", draft="", seen=None)
    assert edits(store, backlog_id).texts["ask"].text == "Say yes."


def test_status_approver_and_date_are_kept_each_under_its_label(store: Store, backlog_id: str) -> None:
    edit_summary(store, backlog_id, {"status": SummaryStatus.APPROVED})
    assert open_backlog(store, backlog_id).undo_label == "Status of the summary"
    edit_summary(store, backlog_id, {"approver": "Head of product", "ask_by": dt.date(2026, 12, 5)})
    kept = edits(store, backlog_id)
    assert (kept.status, kept.approver, kept.ask_by) == (
        SummaryStatus.APPROVED,
        "Head of product",
        dt.date(2026, 12, 5),
    )
    assert open_backlog(store, backlog_id).undo_label == "Facts about the summary"


def test_a_summary_has_no_other_facts(store: Store, backlog_id: str) -> None:
    with pytest.raises(InvalidBacklog, match="A summary has no 'colour'"):
        edit_summary(store, backlog_id, {"colour": "red"})


def test_a_copy_of_a_backlog_speaks_of_its_own_features(store: Store, backlog_id: str) -> None:
    plum = open_backlog(store, backlog_id).backlog.features[0].id
    edit_sentence(store, backlog_id, f"funded/{plum}", "Sweet.", draft="", seen=None)
    copy = duplicate_backlog(store, backlog_id, "Copy")
    own_plum = open_backlog(store, copy).backlog.features[0].id
    assert own_plum != plum
    assert list(edits(store, copy).texts) == [f"funded/{own_plum}"]
