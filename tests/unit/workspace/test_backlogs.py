import datetime as dt
import re
from pathlib import Path

import pytest

from workbench.errors import InvalidBacklog, NotKept, StorageError
from workbench.model import Backlog, Feature, Note, built_in_framework, five_dimensions
from workbench.workspace import (
    Clock,
    OpenBacklog,
    Store,
    archive_backlog,
    create_backlog,
    delete_backlog,
    duplicate_backlog,
    edit_score,
    find_backlogs,
    first_backlog,
    history,
    keep_backlog,
    open_backlog,
    open_store,
    rename_backlog,
    replace_contents,
    restore_backlog,
    revision_of,
    undo,
)
from workbench.workspace.identifiers import new_id


def test_a_new_backlog_is_empty_and_judged_on_five_dimensions(store: Store, clock: Clock) -> None:
    backlog_id = create_backlog(store, "  Next quarter ", now=clock)
    assert open_backlog(store, backlog_id) == OpenBacklog(
        id=backlog_id,
        state="active",
        revision=1,
        created=clock(),
        changed=clock(),
        backlog=Backlog(name="Next quarter", framework=five_dimensions()),
        undo_label=None,
        redo_label=None,
    )
    assert [event.label for event in history(store, backlog_id)] == ["Started empty"]


def test_a_new_backlog_can_have_another_framework(store: Store) -> None:
    backlog_id = create_backlog(store, "Bets", built_in_framework("rice"))
    assert open_backlog(store, backlog_id).backlog.framework == built_in_framework("rice")


def test_a_backlog_needs_a_name(store: Store, kept: str) -> None:
    with pytest.raises(InvalidBacklog, match="needs a name"):
        create_backlog(store, " \n")
    with pytest.raises(InvalidBacklog, match="needs a name"):
        rename_backlog(store, kept, "")
    with pytest.raises(InvalidBacklog, match="needs a name"):
        duplicate_backlog(store, kept, " ")
    assert [card.name for card in find_backlogs(store)] == ["Harbour Assist"]


def test_the_real_clock_tells_utc(store: Store) -> None:
    before = dt.datetime.now(dt.UTC)
    created = open_backlog(store, create_backlog(store, "A")).created
    assert before <= created <= dt.datetime.now(dt.UTC)


def test_an_import_gets_new_feature_ids_and_its_notes_follow(store: Store, backlog: Backlog, kept: str) -> None:
    opened = open_backlog(store, kept).backlog
    citations, offline = opened.features
    assert citations == backlog.features[0].model_copy(update={"id": citations.id})
    assert offline == backlog.features[1].model_copy(update={"id": offline.id})
    assert len({citations.id, offline.id, "row-2", "row-3"}) == 4
    assert opened.notes == (backlog.notes[0].model_copy(update={"feature_id": offline.id}), backlog.notes[1])
    assert opened.carried_headers == ("Team",)
    assert [event.label for event in history(store, kept)] == ["Imported from roadmap.xlsx"]


def test_the_same_import_twice_shares_no_ids(store: Store, backlog: Backlog) -> None:
    ids = [keep_backlog(store, backlog, label="Imported") for _ in range(2)]
    first, second = ({feature.id for feature in open_backlog(store, one).backlog.features} for one in ids)
    assert ids[0] != ids[1]
    assert not first & second


def test_ids_are_short_fit_for_a_url_and_no_number() -> None:
    for _ in range(500):
        assert re.fullmatch(r"[a-z][a-z2-7]{7}", new_id())


def test_an_id_that_is_taken_is_not_given_again(monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = iter([0, int("11111111", base=32)])
    monkeypatch.setattr("secrets.randbelow", lambda _: next(numbers))
    assert new_id({"aaaaaaaa"}) == "bbbbbbbb"


def test_a_copy_has_its_own_life(store: Store, kept: str, citations: str) -> None:
    edit_score(store, kept, citations, "user_impact", None)
    copy = duplicate_backlog(store, kept, "Copy")
    original, copied = open_backlog(store, kept).backlog, open_backlog(store, copy).backlog
    assert copied.name == "Copy"
    assert [feature.title for feature in copied.features] == ["Answer citations", "Offline mode"]
    assert copied.features[0].scores == original.features[0].scores
    assert open_backlog(store, copy).undo_label is None
    assert [event.label for event in history(store, copy)] == ["Copied from “\u2068Harbour Assist\u2069”"]
    edit_score(store, copy, copied.features[0].id, "engineering_cost", None)
    assert open_backlog(store, kept).backlog == original


def test_renaming_can_be_undone(store: Store, kept: str) -> None:
    assert rename_backlog(store, kept, " Trust ") == 2
    assert open_backlog(store, kept).backlog.name == "Trust"
    assert undo(store, kept) == "Renamed “\u2068Harbour Assist\u2069” to “\u2068Trust\u2069”"
    assert open_backlog(store, kept).backlog.name == "Harbour Assist"


def test_renaming_to_the_same_name_is_no_change(store: Store, kept: str) -> None:
    assert rename_backlog(store, kept, "Harbour Assist ") == 1
    assert open_backlog(store, kept).undo_label is None


def test_archived_backlogs_are_listed_apart_and_can_come_back(store: Store, kept: str) -> None:
    archive_backlog(store, kept)
    assert find_backlogs(store) == ()
    assert [card.id for card in find_backlogs(store, "archived")] == [kept]
    assert open_backlog(store, kept).state == "archived"
    with pytest.raises(StorageError, match="Restore it first"):
        rename_backlog(store, kept, "Other")
    restore_backlog(store, kept)
    assert rename_backlog(store, kept, "Other") == 4


def test_only_archived_backlogs_can_be_deleted(store: Store, kept: str) -> None:
    with pytest.raises(StorageError, match="Archive it first"):
        delete_backlog(store, kept)
    archive_backlog(store, kept)
    delete_backlog(store, kept)
    with pytest.raises(NotKept):
        open_backlog(store, kept)
    assert find_backlogs(store, "archived") == ()


def test_the_sample_comes_on_the_first_start_only(path: Path, backlog: Backlog) -> None:
    with open_store(str(path)) as store:
        sample = first_backlog(store, backlog)
        assert sample is not None
        assert open_backlog(store, sample).backlog.name == "Harbour Assist"
        archive_backlog(store, sample)
        delete_backlog(store, sample)
    with open_store(str(path)) as store:
        assert first_backlog(store, backlog) is None
        assert find_backlogs(store) == ()


def test_the_revision_rises_with_every_change(store: Store, kept: str, citations: str) -> None:
    revisions = [revision_of(store, kept)]
    edit_score(store, kept, citations, "user_impact", None)
    revisions.append(revision_of(store, kept))
    undo(store, kept)
    revisions.append(revision_of(store, kept))
    archive_backlog(store, kept)
    revisions.append(revision_of(store, kept))
    assert revisions == [1, 2, 3, 4]


def test_an_import_into_a_backlog_keeps_its_name_and_the_ids_it_knows(
    store: Store, kept: str, citations: str, offline: str
) -> None:
    before = open_backlog(store, kept).backlog
    imported = Backlog(
        name="roadmap",
        framework=built_in_framework("rice"),
        features=(Feature(id="row-2", title="Tone of voice"), Feature(id=citations, title="Citations")),
        notes=(
            Note(kind="approximate", message="About 3.", feature_id="row-2"),
            Note(kind="approximate", message="About 4.", feature_id=citations),
        ),
    )
    assert replace_contents(store, kept, imported, label="Imported roadmap.xlsx again") == 2
    after = open_backlog(store, kept).backlog
    tone = after.features[0].id
    assert tone not in {"row-2", citations, offline}
    assert after.name == "Harbour Assist"
    assert after.framework == built_in_framework("rice")
    assert after.features == (Feature(id=tone, title="Tone of voice"), Feature(id=citations, title="Citations"))
    assert [note.feature_id for note in after.notes] == [tone, citations]
    assert undo(store, kept) == "Imported roadmap.xlsx again"
    assert open_backlog(store, kept).backlog == before


def test_the_same_contents_again_are_no_change(store: Store, kept: str) -> None:
    same = open_backlog(store, kept).backlog
    assert replace_contents(store, kept, same, label="Imported again") == 1
    assert open_backlog(store, kept).undo_label is None
