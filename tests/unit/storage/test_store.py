import datetime as dt
from pathlib import Path

import pytest

from workbench.errors import NotKept, StorageError
from workbench.model import Backlog, Feature, Score, built_in_framework, five_dimensions
from workbench.storage import (
    BacklogCard,
    BacklogRenamed,
    Event,
    FrameworkReplaced,
    OpenBacklog,
    ScoreChange,
    Store,
    open_store,
)

LATER = dt.datetime(2026, 5, 4, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=2)))


def test_a_backlog_comes_back_as_it_was_kept(store: Store, backlog: Backlog, noon: dt.datetime) -> None:
    store.create("one", backlog, label="Imported", at=noon)
    loaded = store.load_backlog("one")
    assert loaded == backlog
    assert list(loaded.features[0].carried) == ["Team", "Älter", "Sprint"]


def test_a_backlog_comes_back_after_a_restart(path: Path, backlog: Backlog, noon: dt.datetime) -> None:
    with open_store(str(path)) as store:
        store.create("one", backlog, label="Imported", at=noon)
    with open_store(str(path)) as store:
        assert store.load_backlog("one") == backlog


def test_more_features_than_are_written_at_once_come_back_in_their_order(
    store: Store, noon: dt.datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.storage.applying._FEATURES_AT_ONCE", 2)
    scores = [{"user_impact": Score.exactly(3)}, {}, {"user_impact": Score.exactly(3)}, {}, {}]
    made = tuple(
        Feature(id=f"z{9 - place}", title=f"Plum {place}", scores=scored) for place, scored in enumerate(scores)
    )
    many = Backlog(name="Many", framework=five_dimensions(), features=made)
    store.create("one", many, label="Imported", at=noon)
    assert store.load_backlog("one") == many


def test_scores_come_in_the_order_of_the_framework_and_others_after_them(
    store: Store, backlog: Backlog, noon: dt.datetime
) -> None:
    store.create("one", backlog, label="Imported", at=noon)
    kept = store.load_backlog("one").features[0].scores
    assert list(kept) == ["user_impact", "time_to_market", "engineering_cost", "reach"]


def test_backlogs_do_not_share_features_that_have_the_same_id(
    store: Store, backlog: Backlog, noon: dt.datetime
) -> None:
    store.create("one", backlog, label="Imported", at=noon)
    store.create("two", backlog, label="Imported", at=noon)
    change = ScoreChange(feature_id="tone", dimension="user_impact", old=Score.exactly(1), new=Score.exactly(5))
    store.apply_changes("two", [change], label="x", at=noon)
    assert store.load_backlog("one") == backlog
    assert store.load_backlog("two").feature("tone").scores == {"user_impact": Score.exactly(5)}


def test_an_unknown_backlog_is_told(store: Store, noon: dt.datetime) -> None:
    for ask in (
        store.load_backlog,
        store.load_open,
        store.load_revision,
        store.load_name,
        store.load_framework,
        store.count_features,
        store.find_events,
        store.delete,
    ):
        with pytest.raises(NotKept, match="no backlog 'gone' here"):
            ask("gone")
    for change in (store.undo, store.redo, store.archive, store.restore):
        with pytest.raises(NotKept):
            change("gone", at=noon)
    with pytest.raises(NotKept):
        store.find_features("gone", ["tone"])
    with pytest.raises(NotKept):
        store.apply_changes("gone", [], label="x", at=noon)


def test_cards_tell_what_the_lists_shows(store: Store, backlog: Backlog, noon: dt.datetime) -> None:
    store.create("one", backlog, label="Imported", at=noon)
    store.create("two", Backlog(name="Empty", framework=built_in_framework("rice")), label="Started", at=LATER)
    morning = dt.datetime(2026, 5, 4, 7, 30, tzinfo=dt.UTC)
    assert store.find_backlogs() == (
        BacklogCard(
            id="two",
            name="Empty",
            state="active",
            revision=1,
            features=0,
            dimensions=4,
            scores_filled=0,
            created=morning,
            changed=morning,
        ),
        BacklogCard(
            id="one",
            name="Harbour Assist",
            state="active",
            revision=1,
            features=3,
            dimensions=5,
            scores_filled=3,
            created=noon,
            changed=noon,
        ),
    )
    assert store.find_backlogs("archived") == ()


def test_filled_scores_are_those_of_the_framework_in_use(store: Store, backlog: Backlog, noon: dt.datetime) -> None:
    store.create("one", backlog, label="Imported", at=noon)
    rice = FrameworkReplaced(old=backlog.framework, new=built_in_framework("rice"))
    store.apply_changes("one", [rice], label="x", at=noon)
    (card,) = store.find_backlogs()
    assert (card.dimensions, card.scores_filled) == (4, 1)


def test_the_backlog_changed_last_comes_first(store: Store, noon: dt.datetime) -> None:
    for backlog_id, name in (("b", "Beta"), ("a", "Alpha")):
        store.create(backlog_id, Backlog(name=name, framework=five_dimensions()), label="Started", at=noon)
    assert [card.id for card in store.find_backlogs()] == ["a", "b"]
    store.apply_changes("b", [BacklogRenamed(old="Beta", new="Gamma")], label="x", at=LATER)
    assert [card.id for card in store.find_backlogs()] == ["b", "a"]


def test_what_is_opened_is_of_one_moment(store: Store, backlog: Backlog, noon: dt.datetime) -> None:
    store.create("one", backlog, label="Imported", at=noon)
    assert store.apply_changes("one", [BacklogRenamed(old="Harbour Assist", new="B")], label="to B", at=LATER) == 2
    assert store.apply_changes("one", [BacklogRenamed(old="B", new="C")], label="to C", at=LATER) == 3
    assert store.undo("one", at=LATER) == "to C"
    assert store.load_open("one") == OpenBacklog(
        id="one",
        state="active",
        revision=4,
        created=noon,
        changed=LATER,
        backlog=backlog.model_copy(update={"name": "B"}),
        undo_label="to B",
        redo_label="to C",
    )
    assert store.load_revision("one") == 4
    assert store.load_name("one") == "B"


def test_features_can_be_asked_for_one_by_one(store: Store, backlog: Backlog, noon: dt.datetime) -> None:
    store.create("one", backlog, label="Imported", at=noon)
    found = store.find_features("one", ["offline", "gone", "citations"])
    assert found == {"offline": (2, backlog.features[2]), "citations": (0, backlog.features[0])}
    assert store.count_features("one") == 3


def test_many_features_can_be_asked_for_at_once(store: Store, noon: dt.datetime) -> None:
    many = tuple(Feature(id=f"f{place}", title="A", scores={"reach": Score.exactly(place)}) for place in range(300))
    store.create("one", Backlog(name="A", framework=five_dimensions(), features=many), label="x", at=noon)
    wanted = [f"f{place}" for place in range(0, 300, 2)] + [f"gone{place}" for place in range(100)]
    found = store.find_features("one", wanted)
    assert found == {f"f{place}": (place, many[place]) for place in range(0, 300, 2)}


def test_history_tells_the_newest_first_and_where_the_backlog_came_from_last(
    store: Store, backlog: Backlog, noon: dt.datetime
) -> None:
    store.create("one", backlog, label="Imported from roadmap.xlsx", at=noon)
    store.apply_changes("one", [BacklogRenamed(old="Harbour Assist", new="B")], label="to B", at=LATER)
    assert store.find_events("one") == (
        Event(number=1, at=LATER, label="to B", state="done"),
        Event(number=0, at=noon, label="Imported from roadmap.xlsx", state="done"),
    )
    assert [event.number for event in store.find_events("one", limit=1)] == [1]


def test_no_change_at_all_leaves_no_trace(store: Store, backlog: Backlog, noon: dt.datetime) -> None:
    store.create("one", backlog, label="Imported", at=noon)
    assert store.apply_changes("one", [], label="nothing", at=LATER) == 1
    assert [event.label for event in store.find_events("one")] == ["Imported"]


def test_an_archived_backlog_can_be_read_but_not_changed(store: Store, backlog: Backlog, noon: dt.datetime) -> None:
    store.create("one", backlog, label="Imported", at=noon)
    store.apply_changes("one", [BacklogRenamed(old="Harbour Assist", new="B")], label="to B", at=noon)
    store.archive("one", at=noon)
    store.archive("one", at=noon)
    assert store.find_backlogs() == ()
    assert [(card.id, card.state, card.revision) for card in store.find_backlogs("archived")] == [
        ("one", "archived", 3)
    ]
    assert store.load_open("one").backlog.name == "B"
    with pytest.raises(StorageError, match=r"is archived, so it cannot be changed\. Restore it first"):
        store.apply_changes("one", [BacklogRenamed(old="B", new="C")], label="to C", at=noon)
    with pytest.raises(StorageError, match="Restore it first"):
        store.undo("one", at=noon)
    store.restore("one", at=noon)
    assert store.undo("one", at=noon) == "to B"


def test_only_an_archived_backlog_can_be_deleted(store: Store, backlog: Backlog, noon: dt.datetime) -> None:
    store.create("one", backlog, label="Imported", at=noon)
    store.create("two", backlog, label="Imported", at=noon)
    with pytest.raises(StorageError, match=r"is not archived\. Archive it first"):
        store.delete("one")
    store.archive("one", at=noon)
    store.delete("one")
    with pytest.raises(NotKept):
        store.load_backlog("one")
    assert store.load_backlog("two") == backlog
    store.create("one", backlog, label="Imported again", at=noon)
    assert [event.label for event in store.find_events("one")] == ["Imported again"]


def test_the_first_backlog_is_kept_only_where_there_has_never_been_one(
    store: Store, backlog: Backlog, noon: dt.datetime
) -> None:
    assert store.create_first("one", backlog, label="Sample", at=noon) is True
    store.archive("one", at=noon)
    store.delete("one")
    assert store.create_first("two", backlog, label="Sample", at=noon) is False
    assert store.find_backlogs() == ()


def test_any_backlog_is_a_first_one(store: Store, backlog: Backlog, noon: dt.datetime) -> None:
    store.create("mine", backlog, label="Imported", at=noon)
    assert store.create_first("sample", backlog, label="Sample", at=noon) is False
    assert [card.id for card in store.find_backlogs()] == ["mine"]
