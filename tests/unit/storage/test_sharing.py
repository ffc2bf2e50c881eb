import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from workbench.errors import EditConflict
from workbench.model import Backlog, Score
from workbench.storage import BacklogRenamed, ScoreChange, Store, open_store

MANY = 8


def test_two_stores_on_one_file_see_each_others_changes(path: Path, backlog: Backlog, noon: dt.datetime) -> None:
    with open_store(str(path)) as ours, open_store(str(path)) as theirs:
        ours.create("one", backlog, label="Imported", at=noon)
        theirs.apply_changes("one", [_impact("citations", 3, 5)], label="theirs", at=noon)
        assert ours.load_backlog("one").feature("citations").scores["user_impact"] == Score.exactly(5)
        assert ours.undo("one", at=noon) == "theirs"
        assert theirs.load_backlog("one") == backlog


def test_the_second_to_edit_the_same_cell_is_told_and_writes_nothing(
    path: Path, backlog: Backlog, noon: dt.datetime
) -> None:
    with open_store(str(path)) as ours, open_store(str(path)) as theirs:
        ours.create("one", backlog, label="Imported", at=noon)
        theirs.apply_changes("one", [_impact("citations", 3, 5)], label="theirs", at=noon)
        with pytest.raises(EditConflict) as caught:
            ours.apply_changes("one", [_impact("tone", 1, 2), _impact("citations", 3, 4)], label="ours", at=noon)
        assert (caught.value.theirs, caught.value.yours) == ("5", "4")
        kept = ours.load_backlog("one")
        assert kept.feature("citations").scores["user_impact"] == Score.exactly(5)
        assert kept.feature("tone").scores["user_impact"] == Score.exactly(1)
        assert ours.load_revision("one") == 2


def test_edits_of_different_cells_at_the_same_moment_all_land(
    store: Store, backlog: Backlog, noon: dt.datetime
) -> None:
    store.create("one", backlog, label="Imported", at=noon)
    together = Barrier(MANY)

    def edit(place: int) -> int:
        change = ScoreChange(feature_id="tone", dimension=f"d{place}", old=None, new=Score.exactly(place))
        together.wait()
        return store.apply_changes("one", [change], label=f"edit {place}", at=noon)

    with ThreadPoolExecutor(MANY) as pool:
        revisions = list(pool.map(edit, range(MANY)))
    assert sorted(revisions) == list(range(2, 2 + MANY))
    kept = store.load_backlog("one").feature("tone").scores
    assert kept == {"user_impact": Score.exactly(1)} | {f"d{place}": Score.exactly(place) for place in range(MANY)}
    assert [event.number for event in store.find_events("one")] == list(range(MANY, -1, -1))


def test_of_edits_of_one_cell_at_the_same_moment_one_lands(path: Path, backlog: Backlog, noon: dt.datetime) -> None:
    stores = [open_store(str(path)) for _ in range(MANY)]
    stores[0].create("one", backlog, label="Imported", at=noon)
    together = Barrier(MANY)

    def edit(place: int) -> str:
        together.wait()
        try:
            stores[place].apply_changes("one", [_impact("citations", 3, 10 + place)], label="edit", at=noon)
        except EditConflict as conflict:
            return conflict.theirs
        return "landed"

    with ThreadPoolExecutor(MANY) as pool:
        outcomes = list(pool.map(edit, range(MANY)))
    winner = outcomes.index("landed")
    assert outcomes == [str(10 + winner)] * winner + ["landed"] + [str(10 + winner)] * (MANY - winner - 1)
    assert stores[0].load_backlog("one").feature("citations").scores["user_impact"] == Score.exactly(10 + winner)
    for store in stores:
        store.close()


def test_a_reader_sees_one_moment_while_others_write(path: Path, backlog: Backlog, noon: dt.datetime) -> None:
    rounds = 40
    with open_store(str(path)) as writer, open_store(str(path)) as reader:
        writer.create("one", backlog.model_copy(update={"name": "0"}), label="Imported", at=noon)

        def write() -> None:
            for step in range(rounds):
                renamed = BacklogRenamed(old=str(step), new=str(step + 1))
                writer.apply_changes("one", [renamed, _score(step, step + 1)], label="step", at=noon)

        with ThreadPoolExecutor(1) as pool:
            writing = pool.submit(write)
            seen = [reader.load_open("one") for _ in range(rounds)]
            writing.result()
    for opened in seen:
        step = int(opened.backlog.name)
        assert opened.revision == step + 1
        assert opened.backlog.feature("offline").scores.get("step") == (Score.exactly(step) if step else None)


def test_the_first_backlog_is_made_once_however_many_start(path: Path, backlog: Backlog, noon: dt.datetime) -> None:
    together = Barrier(MANY)

    def start(place: int) -> bool:
        with open_store(str(path)) as store:
            together.wait()
            return store.create_first(f"b{place}", backlog, label="Sample", at=noon)

    with ThreadPoolExecutor(MANY) as pool:
        made = list(pool.map(start, range(MANY)))
    assert sorted(made) == [False] * (MANY - 1) + [True]


def _impact(feature_id: str, old: float, new: float) -> ScoreChange:
    return ScoreChange(feature_id=feature_id, dimension="user_impact", old=Score.exactly(old), new=Score.exactly(new))


def _score(old: int, new: int) -> ScoreChange:
    before = Score.exactly(old) if old else None
    return ScoreChange(feature_id="offline", dimension="step", old=before, new=Score.exactly(new))
