from pathlib import Path

import pytest

from workbench.errors import EditConflict, NotKept
from workbench.model import Score
from workbench.workspace import (
    Store,
    edit_score,
    history,
    open_backlog,
    open_store,
    redo,
    rename_backlog,
    undo,
)


def test_undo_and_redo_tell_what_they_did(store: Store, kept: str, citations: str) -> None:
    edit_score(store, kept, citations, "user_impact", Score.exactly(5))
    label = "User impact of “\u2068Answer citations\u2069” 3 → 5"
    assert open_backlog(store, kept).undo_label == label
    assert undo(store, kept) == label
    assert (open_backlog(store, kept).undo_label, open_backlog(store, kept).redo_label) == (None, label)
    assert redo(store, kept) == label


def test_undo_works_after_a_restart(path: Path, store: Store, kept: str, citations: str) -> None:
    before = open_backlog(store, kept).backlog
    edit_score(store, kept, citations, "user_impact", Score.exactly(5))
    store.close()
    with open_store(str(path)) as again:
        assert undo(again, kept) == "User impact of “\u2068Answer citations\u2069” 3 → 5"
        assert open_backlog(again, kept).backlog == before


def test_nothing_to_undo_is_no_error(store: Store, kept: str) -> None:
    assert undo(store, kept) is None
    assert redo(store, kept) is None
    assert open_backlog(store, kept).revision == 1


def test_undo_does_not_take_back_what_the_person_has_not_seen(store: Store, kept: str) -> None:
    seen = rename_backlog(store, kept, "Mine")
    rename_backlog(store, kept, "Theirs")
    with pytest.raises(EditConflict, match="Look at what they changed"):
        undo(store, kept, seen=seen)
    assert open_backlog(store, kept).backlog.name == "Theirs"


def test_history_shows_what_was_undone(store: Store, kept: str) -> None:
    rename_backlog(store, kept, "B")
    rename_backlog(store, kept, "C")
    undo(store, kept)
    assert [(event.number, event.state) for event in history(store, kept)] == [(2, "undone"), (1, "done"), (0, "done")]
    assert [event.number for event in history(store, kept, limit=2)] == [2, 1]


def test_an_unknown_backlog_has_no_history(store: Store) -> None:
    with pytest.raises(NotKept):
        history(store, "gone")
