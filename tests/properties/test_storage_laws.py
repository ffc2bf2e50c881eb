"""Laws of what is kept: it comes back as it was, and every sequence of edits can be taken back and brought back."""

import tempfile
from collections.abc import Callable, Iterator
from functools import reduce
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from workbench.errors import StorageError
from workbench.model import BUILT_IN, Backlog, Evidence, EvidenceKind, Feature, Framework, Note, Score
from workbench.storage import FeatureAdded, ScoreChange
from workbench.storage.changes import read_changes, write_changes
from workbench.workspace import (
    Store,
    add_feature,
    create_backlog,
    edit_feature,
    edit_scores,
    edit_weights,
    keep_backlog,
    open_backlog,
    open_store,
    redo,
    remove_feature,
    rename_backlog,
    replace_contents,
    replace_framework,
    undo,
    utc_now,
)

LAWS = settings(max_examples=60)
TEXTS = st.text(max_size=12)
NAMES = st.text(min_size=1, max_size=12).filter(str.strip)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
KEYS = ("user_impact", "business_value", "engineering_cost", "effort", "reach")

Edit = Callable[[Store, str, st.DataObject], None]


def scores() -> st.SearchStrategy[Score]:
    """Draw any score there can be."""
    exact = st.builds(Score.exactly, NUMBERS, TEXTS)
    ranges = st.lists(NUMBERS, min_size=2, max_size=3).map(sorted)
    ranged = st.builds(
        lambda ends, note: Score(low=ends[0], likely=ends[1] if len(ends) > 2 else None, high=ends[-1], note=note),
        ranges,
        TEXTS,
    )
    given = st.tuples(exact | ranged, st.text(max_size=12)).map(
        lambda one: one[0].model_copy(update={"scorer": one[1]})
    )
    taken_over = st.lists(given, min_size=2, max_size=4).map(
        lambda scored: reduce(lambda old, new: new.instead_of(old), scored)
    )
    return given | taken_over | st.builds(Score, note=TEXTS)


def features(feature_id: str) -> st.SearchStrategy[Feature]:
    """Draw a feature with some of its fields filled in."""
    evidence = st.builds(
        Evidence,
        kind=st.sampled_from(EvidenceKind),
        sentence=TEXTS,
        count=st.none() | st.integers(0, 10**6),
        when=st.none() | st.dates(),
    )
    return st.builds(
        Feature,
        id=st.just(feature_id),
        title=NAMES,
        key=TEXTS,
        labels=TEXTS,
        evidence=st.lists(evidence, max_size=2).map(tuple),
        scores=st.dictionaries(st.sampled_from(KEYS), scores(), max_size=3),
        given=st.dictionaries(TEXTS, TEXTS, max_size=2),
        carried=st.dictionaries(TEXTS, TEXTS, max_size=3),
    )


@st.composite
def backlogs(draw: st.DrawFn) -> Backlog:
    """Draw a backlog of up to four features, with notes about them and about others."""
    ids = [f"f{place}" for place in range(draw(st.integers(0, 4)))]
    noted = st.builds(
        Note,
        kind=st.just("approximate"),
        message=NAMES,
        row=st.none() | st.integers(1, 99),
        feature_id=st.none() | st.sampled_from([*ids, "gone"]),
    )
    return Backlog(
        name=draw(NAMES),
        framework=draw(frameworks()),
        features=tuple(draw(features(one)) for one in ids),
        carried_headers=tuple(draw(st.lists(TEXTS, max_size=3, unique=True))),
        notes=tuple(draw(st.lists(noted, max_size=3))),
    )


def frameworks() -> st.SearchStrategy[Framework]:
    """Draw a built-in framework."""
    return st.sampled_from(sorted(BUILT_IN)).map(lambda key: BUILT_IN[key]())


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(str(tmp_path_factory.mktemp("laws") / "workbench.db")) as opened:
        yield opened


@LAWS
@given(backlog=backlogs())
def test_what_is_kept_comes_back_as_it_was(store: Store, backlog: Backlog) -> None:
    backlog_id = create_backlog(store, "Slot")
    store.archive(backlog_id, at=utc_now())
    store.delete(backlog_id)
    store.create(backlog_id, backlog, label="Imported", at=utc_now())
    loaded = store.load_backlog(backlog_id)
    assert loaded == backlog
    assert [list(feature.carried) for feature in loaded.features] == [list(one.carried) for one in backlog.features]


@LAWS
@given(feature=features("f"), old=st.none() | scores(), new=st.none() | scores())
def test_what_the_event_log_keeps_comes_back_as_it_was(feature: Feature, old: Score | None, new: Score | None) -> None:
    changes = (
        FeatureAdded(position=0, feature=feature),
        ScoreChange(feature_id="f", dimension="reach", old=old, new=new),
    )
    assert read_changes(write_changes(changes)) == changes


def _some_id(store: Store, backlog_id: str, data: st.DataObject) -> str | None:
    ids = [feature.id for feature in store.load_backlog(backlog_id).features]
    return data.draw(st.sampled_from(ids)) if ids else None


def _add(store: Store, backlog_id: str, data: st.DataObject) -> None:
    add_feature(store, backlog_id, {"title": data.draw(NAMES), "risk": data.draw(TEXTS)})


def _remove(store: Store, backlog_id: str, data: st.DataObject) -> None:
    if feature_id := _some_id(store, backlog_id, data):
        remove_feature(store, backlog_id, feature_id)


def _edit_fields(store: Store, backlog_id: str, data: st.DataObject) -> None:
    if feature_id := _some_id(store, backlog_id, data):
        drawn = data.draw(features("drawn"))
        names = data.draw(st.sets(st.sampled_from(["title", "key", "labels", "evidence", "given", "carried"])))
        fields = {name: getattr(drawn, name) for name in names}
        edit_feature(store, backlog_id, feature_id, fields)


def _score(store: Store, backlog_id: str, data: st.DataObject) -> None:
    backlog = store.load_backlog(backlog_id)
    cells = {}
    for _ in range(data.draw(st.integers(1, 3))):
        if feature_id := _some_id(store, backlog_id, data):
            dimension = data.draw(st.sampled_from(backlog.framework.dimensions))
            ends = sorted((dimension.scale.worst, dimension.scale.best))
            number = st.floats(*ends).map(Score.exactly)
            cells[feature_id, dimension.key] = data.draw(st.none() | number | st.builds(Score, note=TEXTS))
    edit_scores(store, backlog_id, cells)


def _weigh(store: Store, backlog_id: str, data: st.DataObject) -> None:
    framework = store.load_framework(backlog_id)
    if not framework.is_ratio:
        shares = data.draw(st.lists(st.integers(0, 9), min_size=5, max_size=5).filter(any))
        edit_weights(store, backlog_id, dict(zip(framework.keys, map(float, shares), strict=True)))


def _reframe(store: Store, backlog_id: str, data: st.DataObject) -> None:
    replace_framework(store, backlog_id, data.draw(frameworks()))


def _rename(store: Store, backlog_id: str, data: st.DataObject) -> None:
    rename_backlog(store, backlog_id, data.draw(NAMES))


def _replace(store: Store, backlog_id: str, data: st.DataObject) -> None:
    replace_contents(store, backlog_id, data.draw(backlogs()), label="Imported again")


EDITS: tuple[Edit, ...] = (_add, _remove, _edit_fields, _score, _score, _weigh, _reframe, _rename, _replace)


@settings(LAWS, max_examples=40)
@given(backlog=backlogs(), edits=st.lists(st.sampled_from(EDITS), min_size=1, max_size=10), data=st.data())
def test_any_edits_and_as_many_undos_give_back_the_first_and_redos_the_last(
    store: Store, backlog: Backlog, edits: list[Edit], data: st.DataObject
) -> None:
    backlog_id = keep_backlog(store, backlog, label="Imported")
    states = [open_backlog(store, backlog_id)]
    for edit in edits:
        edit(store, backlog_id, data)
        now = open_backlog(store, backlog_id)
        if now.revision != states[-1].revision:
            assert now.backlog != states[-1].backlog
            states.append(now)
    for before in reversed(states[:-1]):
        assert undo(store, backlog_id) is not None
        assert store.load_backlog(backlog_id) == before.backlog
    assert undo(store, backlog_id) is None
    for after in states[1:]:
        assert redo(store, backlog_id) == after.undo_label
        assert store.load_backlog(backlog_id) == after.backlog
    assert redo(store, backlog_id) is None


class History(RuleBasedStateMachine):
    """A backlog that is edited, undone, redone and reopened at will, beside a plain list of what it should be."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = str(Path(self.folder.name) / "workbench.db")
        self.store = open_store(self.path)
        self.backlog_id = create_backlog(self.store, "Start")
        self.states = [self.store.load_backlog(self.backlog_id)]
        self.at = 0
        self.revisions = [1]

    @rule(edit=st.sampled_from(EDITS), data=st.data())
    def edit(self, edit: Edit, data: st.DataObject) -> None:
        """Change something, or nothing; what was undone is then gone."""
        edit(self.store, self.backlog_id, data)
        if self._has_moved():
            del self.states[self.at + 1 :]
            self.states.append(self.store.load_backlog(self.backlog_id))
            self.at += 1

    @rule()
    def undo(self) -> None:
        """Take one step back."""
        assert (undo(self.store, self.backlog_id) is None) == (self.at == 0)
        self.at = max(self.at - 1, 0)
        self._has_moved()

    @rule()
    def redo(self) -> None:
        """Take one step forth."""
        last = len(self.states) - 1
        assert (redo(self.store, self.backlog_id) is None) == (self.at == last)
        self.at = min(self.at + 1, last)
        self._has_moved()

    @rule()
    def reopen(self) -> None:
        """Start again."""
        self.store.close()
        self.store = open_store(self.path)

    @precondition(lambda self: self.at > 0)
    @rule(data=st.data())
    def edit_while_archived(self, data: st.DataObject) -> None:
        """Fail to change what is archived."""
        self.store.archive(self.backlog_id, at=utc_now())
        with pytest.raises(StorageError, match="Restore it first"):
            rename_backlog(self.store, self.backlog_id, data.draw(NAMES))
        self.store.restore(self.backlog_id, at=utc_now())
        assert self._has_moved()

    @invariant()
    def it_is_what_it_should_be(self) -> None:
        """Compare everything that can be asked with the list."""
        opened = open_backlog(self.store, self.backlog_id)
        assert opened.backlog == self.states[self.at]
        assert (opened.undo_label is None) == (self.at == 0)
        assert (opened.redo_label is None) == (self.at == len(self.states) - 1)
        (card,) = self.store.find_backlogs()
        keys = opened.backlog.framework.keys
        filled = sum(feature.score(key) is not None for feature in opened.backlog.features for key in keys)
        assert (card.features, card.scores_filled) == (len(opened.backlog.features), filled)

    def teardown(self) -> None:
        """Leave no file behind."""
        self.store.close()
        self.folder.cleanup()

    def _has_moved(self) -> bool:
        """Whether the revision has risen; it never falls."""
        revision = self.store.load_revision(self.backlog_id)
        assert revision >= self.revisions[-1]
        self.revisions.append(revision)
        return revision > self.revisions[-2]


TestHistory = History.TestCase
TestHistory.settings = settings(max_examples=25, stateful_step_count=20)
