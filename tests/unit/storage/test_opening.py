import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from threading import Barrier

import platformdirs
import pytest
from alembic.autogenerate import compare_metadata
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect

import workbench.storage
from workbench.errors import StorageError
from workbench.model import Backlog, PlanRules, SummaryEdits
from workbench.storage import BacklogRenamed, Store, database_location, open_store
from workbench.storage.schema import metadata


def test_the_database_lies_in_the_persons_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("WORKBENCH_DATABASE", raising=False)
    monkeypatch.setattr(platformdirs, "user_data_path", lambda name, *, appauthor: tmp_path / name / str(appauthor))
    with open_store() as store:
        assert store.place == str(tmp_path / "decision-workbench" / "False" / "workbench.db")
        assert Path(store.place).is_file()


def test_the_environment_can_name_another_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WORKBENCH_DATABASE", str(tmp_path / "new" / "folder" / "mine.db"))
    with open_store() as store:
        assert store.place == str(tmp_path / "new" / "folder" / "mine.db")
        assert Path(store.place).is_file()


def test_a_location_given_in_the_call_wins_over_the_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("WORKBENCH_DATABASE", str(tmp_path / "environment.db"))
    with open_store(f"sqlite:///{tmp_path / 'call.db'}") as store:
        assert store.place == str(tmp_path / "call.db")


def test_a_path_in_the_home_folder_is_understood(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert database_location("~/mine.db") == f"sqlite:///{tmp_path}/mine.db"


def test_the_location_can_be_opened_again(path: Path) -> None:
    with open_store(database_location(str(path))) as store:
        assert store.place == str(path)


@pytest.mark.parametrize("location", ["sqlite://", "sqlite:///:memory:", ":memory:"])
def test_a_database_that_keeps_nothing_is_refused(location: str) -> None:
    with pytest.raises(StorageError, match="keeps nothing between visits"):
        open_store(location)


def test_a_home_folder_that_nobody_has_is_told() -> None:
    with pytest.raises(StorageError, match=r"'~no-such-person/mine\.db' names no home folder"):
        database_location("~no-such-person/mine.db")


def test_an_address_that_is_none_is_refused() -> None:
    with pytest.raises(StorageError, match="'my files://x' is not the address of a database"):
        open_store("my files://x")


def test_a_driver_that_is_not_installed_is_told_without_the_password() -> None:
    with pytest.raises(StorageError, match="driver is not installed") as caught:
        open_store("nosuchdatabase://somebody:secret@server/x")
    assert "secret" not in str(caught.value)


def test_a_folder_in_place_of_a_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StorageError) as caught:
        open_store(str(tmp_path))
    assert str(caught.value) == f"{tmp_path} is a folder, not a database. Set WORKBENCH_DATABASE to a file in it."


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("x")
    with pytest.raises(StorageError, match="cannot be put there: a file is in the way"):
        open_store(str(tmp_path / "taken" / "workbench.db"))


def test_a_place_that_cannot_be_written_is_told(path: Path, tmp_path: Path) -> None:
    path.symlink_to(tmp_path / "gone" / "workbench.db")
    with pytest.raises(StorageError, match=f"{path} cannot be opened for writing"):
        open_store(str(path))


def test_a_name_that_no_file_can_have_is_told(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="cannot be put there: File name too long"):
        open_store(str(tmp_path / ("x" * 300)))


def test_a_file_that_is_no_database_is_left_as_it_is(path: Path) -> None:
    path.write_text("Title;Impact\nCitations;3\n" * 100)
    with pytest.raises(StorageError, match="is not a database"):
        open_store(str(path))
    assert path.read_text() == "Title;Impact\nCitations;3\n" * 100


def test_another_programs_database_is_left_as_it_is(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE songs (title TEXT)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(StorageError, match="belongs to another program"):
        open_store(str(path))
    assert path.read_bytes() == before


def test_a_newer_schema_is_refused_and_left_as_it_is(path: Path) -> None:
    open_store(str(path)).close()
    _execute(path, "UPDATE alembic_version SET version_num = 'v999'")
    before = path.read_bytes()
    with pytest.raises(StorageError, match=r"newer version of the workbench \(its schema is 'v999'\)"):
        open_store(str(path))
    assert path.read_bytes() == before


def test_a_damaged_file_is_told(path: Path, backlog: Backlog, noon: datetime) -> None:
    with open_store(str(path)) as store:
        store.create("one", backlog, label="x", at=noon)
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + b"\xff" * (len(whole) - 8192))
    with pytest.raises(StorageError, match="is damaged"), open_store(str(path)) as store:
        store.load_backlog("one")


def test_contents_that_make_no_sense_are_told(path: Path, store: Store, backlog: Backlog, noon: datetime) -> None:
    store.create("one", backlog, label="x", at=noon)
    store.apply_changes("one", [BacklogRenamed(old="Harbour Assist", new="B")], label="to B", at=noon)
    _execute(path, "UPDATE scores SET high = NULL")
    with pytest.raises(StorageError, match="'B' holds something that cannot be read: A range needs both its ends"):
        store.load_backlog("one")
    _execute(path, """UPDATE events SET changes = '[{"what": "painted"}]'""")
    with pytest.raises(StorageError, match="'B' holds something that cannot be read"):
        store.undo("one", at=noon)
    _execute(path, "UPDATE backlogs SET framework = '{}'")
    with pytest.raises(StorageError, match="'B' holds something that cannot be read"):
        store.find_backlogs()


def test_a_file_that_another_program_holds_is_told(path: Path, backlog: Backlog, noon: datetime) -> None:
    with open_store(str(path), patience=0.05) as store:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageError, match=f"{path} is in use by another program"):
            store.create("one", backlog, label="x", at=noon)
        other.execute("ROLLBACK")
        other.close()
        store.create("one", backlog, label="x", at=noon)
        assert store.load_backlog("one") == backlog


def test_a_full_disk_is_told_and_nothing_is_half_written(path: Path, backlog: Backlog, noon: datetime) -> None:
    with open_store(str(path)) as store:
        store.create("one", backlog, label="x", at=noon)
        with store._database.engine.connect() as connection:  # noqa: SLF001 - a full disk cannot be had otherwise
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        big = backlog.model_copy(update={"features": backlog.features[:1]})
        big = big.model_copy(update={"features": (big.features[0].model_copy(update={"risk": "x" * 100_000}),)})
        with pytest.raises(StorageError, match="is full"):
            store.create("two", big, label="x", at=noon)
        assert [card.id for card in store.find_backlogs()] == ["one"]


def test_the_file_writes_ahead_and_watches_over_foreign_keys(store: Store) -> None:
    with store._database.read() as connection:  # noqa: SLF001 - no public way shows the connection
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar_one() == "wal"
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1
        assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar_one() == 5000


def test_migrations_and_tables_agree(path: Path) -> None:
    open_store(str(path)).close()
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
    engine.dispose()
    assert differences == []


def test_the_steps_form_one_line_and_each_has_its_file() -> None:
    folder = Path(workbench.storage.__file__).with_name("migrations")
    steps = list(ScriptDirectory(str(folder)).walk_revisions())
    assert [step.revision for step in reversed(steps)] == ["v001", "v002", "v003", "v004", "v005", "v006"]
    assert len(steps) == len(list(folder.glob("versions/v*.py")))


def test_a_database_of_the_first_schema_keeps_its_content_through_every_step(
    path: Path, backlog: Backlog, noon: datetime
) -> None:
    features = tuple(
        one.model_copy(
            update={
                "decision": None,
                "scores": {
                    key: score.model_copy(update={"scorer": "", "others": ()}) for key, score in one.scores.items()
                },
            }
        )
        for one in backlog.features
    )
    undecided = backlog.model_copy(update={"features": features, "plan": PlanRules(), "summary": SummaryEdits()})
    newest = path.with_name("newest.db")
    with open_store(str(newest)) as store:
        store.create("one", undecided, label="x", at=noon)
    _make_first_schema(path, filled_from=newest)
    with open_store(str(path)) as store:
        assert store.load_backlog("one") == undecided
        assert store.find_snapshots("one") == ()
        renamed = BacklogRenamed(old=undecided.name, new="Later")
        store.apply_changes("one", [renamed], label="Renamed", at=noon)
        assert store.load_backlog("one").name == "Later"


def _make_first_schema(path: Path, *, filled_from: Path) -> None:
    """Make a database as the first version left it, with the rows of a newer one in the columns that it had."""
    scripts = ScriptDirectory(str(Path(workbench.storage.__file__).with_name("migrations")))
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        context = MigrationContext.configure(connection)
        with Operations.context(context):
            scripts.get_revision("v001").module.upgrade()
        context.stamp(scripts, "v001")
        tables = inspect(connection).get_table_names()
        columns = {name: [one["name"] for one in inspect(connection).get_columns(name)] for name in tables}
    engine.dispose()
    assert "decision" not in columns["features"]
    assert not {"plan", "summary"} & set(columns["backlogs"])
    raw = sqlite3.connect(path)
    raw.execute("ATTACH ? AS newest", (str(filled_from),))
    for name in ("backlogs", "features", "scores", "events"):
        listed = ", ".join(f'"{one}"' for one in columns[name])
        raw.execute(f"INSERT INTO main.{name} ({listed}) SELECT {listed} FROM newest.{name}")  # noqa: S608 - our own names
    raw.commit()
    raw.close()


def test_a_database_of_the_first_schema_can_be_opened_again_and_again(
    path: Path, backlog: Backlog, noon: datetime
) -> None:
    with open_store(str(path)) as store:
        store.create("one", backlog, label="x", at=noon)
    before = _dump(path)
    for _ in range(2):
        with open_store(str(path)) as store:
            assert store.load_backlog("one") == backlog
    assert _dump(path) == before


def test_a_migration_that_fails_leaves_the_database_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stamp_fails(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(MigrationContext, "stamp", stamp_fails)
    with pytest.raises(KeyboardInterrupt):
        open_store(str(path))
    assert _dump(path) == ["BEGIN TRANSACTION;", "COMMIT;"]
    monkeypatch.undo()
    with open_store(str(path)) as store:
        assert store.find_backlogs() == ()


def test_many_can_open_a_new_file_at_the_same_moment(path: Path) -> None:
    many = 8
    together = Barrier(many)

    def open_it(_: int) -> tuple[object, ...]:
        together.wait()
        with open_store(str(path)) as store:
            return store.find_backlogs()

    with ThreadPoolExecutor(many) as pool:
        assert list(pool.map(open_it, range(many))) == [()] * many


def test_opening_leaves_no_file_beside_the_database_once_closed(path: Path) -> None:
    open_store(str(path)).close()
    assert list(path.parent.iterdir()) == [path]


def _execute(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()


def _dump(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    lines = list(connection.iterdump())
    connection.close()
    return lines
