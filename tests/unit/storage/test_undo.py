import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import pytest

from workbench.errors import EditConflict
from workbench.model import Backlog, Feature, Score, built_in_framework
from workbench.storage import (
    BacklogRenamed,
    Change,
    ContentsReplaced,
    FeatureAdded,
    FeatureRemoved,
    FieldsChange,
    FrameworkReplaced,
    PlanReplaced,
    ScoreChange,
    Store,
    SummaryReplaced,
    open_store,
)

FRESH = Feature(id="fresh", title="Fresh", scores={"user_impact": Score.exactly(2)})


def edits(backlog: Backlog) -> dict[str, Sequence[Change]]:
    citations, tone, offline = backlog.features
    reduced = backlog.model_copy(
        update={"features": (offline, FRESH, citations.model_copy(update={"scores": {}})), "notes": ()}
    )
    return {
        "a score replaced": [_score("citations", "user_impact", Score.exactly(3), Score(low=3, high=5, note="Range"))],
        "a score set": [_score("offline", "user_impact", None, Score.exactly(4))],
        "a score cleared": [_score("citations", "engineering_cost", citations.scores["engineering_cost"], None)],
        "a gap explained": [_score("tone", "business_value", None, Score(note="Ask sales"))],
        "one cell twice": [
            _score("tone", "user_impact", Score.exactly(1), None),
            _score("tone", "user_impact", None, Score.exactly(5)),
        ],
        "fields": [
            FieldsChange(
                feature_id="citations",
                old={"title": "Answer citations", "evidence": citations.evidence, "carried": citations.carried},
                new={"title": "Sources", "evidence": (), "carried": {"Älter": "1", "Team": "Red"}},
            )
        ],
        "added in front": [FeatureAdded(position=0, feature=FRESH)],
        "added at the end": [FeatureAdded(position=3, feature=FRESH)],
        "removed from the middle": [FeatureRemoved(position=1, feature=tone)],
        "removed with its scores": [FeatureRemoved(position=0, feature=citations)],
        "framework": [FrameworkReplaced(old=backlog.framework, new=built_in_framework("rice"))],
        "plan": [PlanReplaced(old=backlog.plan, new=backlog.plan.without(["offline"]))],
        "summary": [SummaryReplaced(old=backlog.summary, new=backlog.summary.with_text("ask", "Now.", draft="Ask"))],
        "renamed": [BacklogRenamed(old="Harbour Assist", new="Other")],
        "contents": [ContentsReplaced(old=backlog, new=reduced)],
        "several": [
            FeatureRemoved(position=1, feature=tone),
            FeatureAdded(position=1, feature=FRESH),
            _score("fresh", "user_impact", Score.exactly(2), Score.exactly(5)),
            BacklogRenamed(old="Harbour Assist", new="Other"),
        ],
    }


KINDS = [
    "a score replaced", "a score set", "a score cleared", "a gap explained", "one cell twice", "fields",
    "added in front", "added at the end", "removed from the middle", "removed with its scores", "framework", "plan",
    "summary", "renamed", "contents", "several",
]  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_undo_and_redo_are_exact_even_after_a_restart(
    path: Path, backlog: Backlog, noon: dt.datetime, kind: str
) -> None:
    with open_store(str(path)) as store:
        store.create("one", backlog, label="Imported", at=noon)
        assert store.apply_changes("one", edits(backlog)[kind], label=kind, at=noon) == 2
        edited = store.load_backlog("one")
        assert edited != backlog
    with open_store(str(path)) as store:
        assert store.load_backlog("one") == edited
        assert store.undo("one", at=noon) == kind
        undone = store.load_backlog("one")
        assert undone == backlog
        assert list(undone.features[0].carried) == ["Team", "Älter", "Sprint"]
        assert store.load_revision("one") == 3
    with open_store(str(path)) as store:
        assert store.redo("one", at=noon) == kind
        assert store.load_backlog("one") == edited
        assert store.load_revision("one") == 4


def test_every_kind_of_edit_is_tried(backlog: Backlog) -> None:
    assert list(edits(backlog)) == KINDS


def test_what_an_edit_does_is_what_it_says(store: Store, backlog: Backlog, noon: dt.datetime) -> None:
    store.create("one", backlog, label="Imported", at=noon)
    citations, tone, offline = backlog.features
    store.apply_changes("one", edits(backlog)["several"], label="several", at=noon)
    kept = store.load_backlog("one")
    assert kept.name == "Other"
    assert kept.features == (
        citations,
        FRESH.model_copy(update={"scores": {"user_impact": Score.exactly(5)}}),
        offline,
    )
    assert tone not in kept.features


def test_positions_have_no_gap_after_a_removal(store: Store, backlog: Backlog, noon: dt.datetime) -> None:
    store.create("one", backlog, label="Imported", at=noon)
    store.apply_changes("one", edits(backlog)["removed with its scores"], label="x", at=noon)
    places = store.find_features("one", ["tone", "offline"])
    assert {feature_id: place for feature_id, (place, _) in places.items()} == {"tone": 0, "offline": 1}
    store.apply_changes("one", [FeatureAdded(position=2, feature=FRESH)], label="x", at=noon)
    assert [feature.id for feature in store.load_backlog("one").features] == ["tone", "offline", "fresh"]


def test_there_may_be_nothing_to_undo_or_redo(store: Store, backlog: Backlog, noon: dt.datetime) -> None:
    store.create("one", backlog, label="Imported", at=noon)
    assert store.undo("one", at=noon) is None
    assert store.redo("one", at=noon) is None
    assert store.load_revision("one") == 1
    assert store.load_backlog("one") == backlog


def test_changes_are_taken_back_one_by_one_and_brought_back_in_order(
    store: Store, backlog: Backlog, noon: dt.datetime
) -> None:
    _rename_through(store, backlog, noon, "B", "C", "D")
    assert [store.undo("one", at=noon) for _ in range(4)] == ["to D", "to C", "to B", None]
    assert store.load_name("one") == "Harbour Assist"
    assert [store.redo("one", at=noon) for _ in range(4)] == ["to B", "to C", "to D", None]
    assert store.load_name("one") == "D"


def test_a_new_edit_after_undo_drops_what_was_undone(store: Store, backlog: Backlog, noon: dt.datetime) -> None:
    _rename_through(store, backlog, noon, "B", "C")
    store.undo("one", at=noon)
    store.apply_changes("one", [BacklogRenamed(old="B", new="E")], label="to E", at=noon)
    assert store.load_open("one").redo_label is None
    assert store.redo("one", at=noon) is None
    assert [(event.number, event.label, event.state) for event in store.find_events("one")] == [
        (3, "to E", "done"),
        (2, "to C", "dropped"),
        (1, "to B", "done"),
        (0, "Imported", "done"),
    ]
    assert [store.undo("one", at=noon) for _ in range(3)] == ["to E", "to B", None]
    assert store.load_name("one") == "Harbour Assist"


def test_undo_can_insist_on_what_the_person_saw(store: Store, backlog: Backlog, noon: dt.datetime) -> None:
    _rename_through(store, backlog, noon, "B", "C")
    with pytest.raises(EditConflict, match="undo would now concern “to C”") as caught:
        store.undo("one", at=noon, seen=2)
    assert (caught.value.theirs, caught.value.yours) == ("to C", "undo")
    assert store.load_name("one") == "C"
    assert store.undo("one", at=noon, seen=3) == "to C"


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "added in front"])
def test_an_edit_of_what_is_no_longer_there_is_refused_and_nothing_is_written(
    store: Store, backlog: Backlog, noon: dt.datetime, kind: str
) -> None:
    store.create("one", backlog, label="Imported", at=noon)
    other = Backlog(name="Else", framework=built_in_framework("ice"), features=(FRESH,))
    store.apply_changes("one", [ContentsReplaced(old=backlog, new=other)], label="Replaced", at=noon)
    with pytest.raises(EditConflict):
        store.apply_changes("one", [BacklogRenamed(old="Else", new="X"), *edits(backlog)[kind]], label=kind, at=noon)
    assert store.load_backlog("one") == other
    assert store.load_revision("one") == 2
    assert [event.label for event in store.find_events("one")] == ["Replaced", "Imported"]


def test_a_feature_cannot_come_in_twice(store: Store, backlog: Backlog, noon: dt.datetime) -> None:
    store.create("one", backlog, label="Imported", at=noon)
    again = FeatureAdded(position=0, feature=backlog.features[1])
    with pytest.raises(EditConflict, match="list of features was changed by somebody else"):
        store.apply_changes("one", [again], label="x", at=noon)


def test_a_conflict_tells_whose_score_is_whose(store: Store, backlog: Backlog, noon: dt.datetime) -> None:
    store.create("one", backlog, label="Imported", at=noon)
    stale = _score("citations", "user_impact", Score.exactly(2), Score.exactly(5))
    with pytest.raises(EditConflict) as caught:
        store.apply_changes("one", [stale], label="x", at=noon)
    assert (caught.value.theirs, caught.value.yours) == ("3", "5")
    assert str(caught.value) == (
        "User impact of “\u2068Answer citations\u2069” was changed by somebody else in the meantime: it is now 3. Your "
        "change to 5 was not saved. Look at theirs, then make your change again if you still want it."
    )


def test_a_conflict_over_a_text_tells_both(store: Store, backlog: Backlog, noon: dt.datetime) -> None:
    store.create("one", backlog, label="Imported", at=noon)
    stale = FieldsChange(feature_id="citations", old={"status": "Done", "owner": ""}, new={"status": "", "owner": "Me"})
    with pytest.raises(EditConflict, match=r"Status of “.Answer citations.” was changed") as caught:
        store.apply_changes("one", [stale], label="x", at=noon)
    assert (caught.value.theirs, caught.value.yours) == ("“\u2068Open\u2069”", "empty")


def test_a_change_to_a_removed_feature_says_so(store: Store, backlog: Backlog, noon: dt.datetime) -> None:
    store.create("one", backlog, label="Imported", at=noon)
    store.apply_changes("one", [FeatureRemoved(position=1, feature=backlog.features[1])], label="x", at=noon)
    with pytest.raises(EditConflict, match="somebody else has removed it") as caught:
        store.apply_changes("one", [_score("tone", "user_impact", None, Score.exactly(5))], label="x", at=noon)
    assert caught.value.theirs == "removed"


def _score(feature_id: str, dimension: str, old: Score | None, new: Score | None) -> ScoreChange:
    return ScoreChange(feature_id=feature_id, dimension=dimension, old=old, new=new)


def _rename_through(store: Store, backlog: Backlog, at: dt.datetime, *names: str) -> None:
    store.create("one", backlog, label="Imported", at=at)
    for old, new in zip(("Harbour Assist", *names), names, strict=False):
        store.apply_changes("one", [BacklogRenamed(old=old, new=new)], label=f"to {new}", at=at)
