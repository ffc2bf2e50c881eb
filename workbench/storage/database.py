"""Where the database is, how transactions begin on it, and how its troubles are told."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import SQLITE_BUSY, SQLITE_READONLY
from sqlite3 import Connection as SqliteConnection
from sqlite3 import OperationalError as SqliteTrouble

import platformdirs
from sqlalchemy import URL, Connection, Engine, create_engine, event, func, make_url, select
from sqlalchemy.exc import (
    ArgumentError,
    DataError,
    DBAPIError,
    IntegrityError,
    NoSuchModuleError,
    NotSupportedError,
    ProgrammingError,
)
from sqlalchemy.exc import TimeoutError as NoFreeConnection

from workbench.errors import StorageError
from workbench.storage.troubles import describe_trouble, primary_code

VARIABLE = "WORKBENCH_DATABASE"
"""The environment variable that says where the database is: a path or an SQLAlchemy URL."""

APPLICATION = "decision-workbench"
FILE = "workbench.db"
MEMORY = ":memory:"
"""What SQLite calls a database that is forgotten when it is closed."""

TURN = 7_310_728
"""The number of the advisory lock under which PostgreSQL lets one transaction at a time migrate or create."""

OUR_OWN_FAULTS = (DataError, IntegrityError, NotSupportedError, ProgrammingError)
"""What a database says about a wrong question; never about the database itself."""


@dataclass(frozen=True)
class Database:
    """A database that was found, with the two ways to talk to it.

    Attributes
    ----------
    place
        Where it is, for people: the file's path, or the URL without its password.
    engine
        For reading: a transaction sees one moment, whatever is written meanwhile.
    writer
        For writing, on the same connections: on SQLite the transaction takes its turn at the start, so that what it
        reads cannot be changed by others before it writes.
    """

    place: str
    engine: Engine
    writer: Engine

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Open a transaction that sees one moment of the database.

        Raises
        ------
        StorageError
            When the database cannot be read.
        """
        with telling_troubles(self.place), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Open a transaction that is kept when its block ends, and forgotten when the block raises.

        Raises
        ------
        StorageError
            When the database cannot be written.
        """
        with telling_troubles(self.place), self.writer.begin() as connection:
            yield connection


def database_url(location: str | None = None) -> URL:
    """Say where the database is.

    Parameters
    ----------
    location
        A path or an SQLAlchemy URL. Where it is None or empty, the environment variable ``WORKBENCH_DATABASE`` says;
        where that is unset too, it is ``workbench.db`` in the person's data folder.

    Returns
    -------
    For SQLite, with an absolute path.

    Raises
    ------
    StorageError
        When it is no path or URL that can be used.
    """
    chosen = location or os.environ.get(VARIABLE) or str(_default_path())
    if "://" not in chosen and chosen != MEMORY:
        return URL.create("sqlite", database=_absolute(chosen))
    try:
        url = make_url("sqlite://" if chosen == MEMORY else chosen)
    except ArgumentError as problem:
        raise StorageError(
            f"'{chosen}' is not the address of a database. Set {VARIABLE} to a file's path, or to an address such as "
            "postgresql+psycopg://user@server/database."
        ) from problem
    if url.get_backend_name() != "sqlite":
        return url
    if url.database in {None, "", MEMORY}:
        raise StorageError(f"'{chosen}' keeps nothing between visits. Set {VARIABLE} to a file's path.")
    return url.set(database=_absolute(url.database or ""))


def database_location(location: str | None = None) -> str:
    """Say where the database is, as a URL that ``open_store`` takes: the key under which to share an open store.

    Its password, where it has one, is not hidden: not for people.

    Raises
    ------
    StorageError
        When it is no path or URL that can be used.
    """
    return database_url(location).render_as_string(hide_password=False)


def connect(url: URL, *, patience: float, is_ours: bool = True) -> Database:
    """Get ready to talk to a database; nothing is opened before the first transaction.

    Parameters
    ----------
    url
        From ``database_url``.
    patience
        Seconds to wait for another program's writing to end before giving up; SQLite only.
    is_ours
        Whether the database is known to be the workbench's, with this version's schema. Until then SQLite leaves its
        file's mode as it is, and does not watch over foreign keys, since a migration may rebuild tables.

    Raises
    ------
    StorageError
        When the folder cannot be made, or the database's driver is not installed.
    """
    if url.get_backend_name() == "sqlite":
        _make_folder(Path(url.database or ""))
    place = _place(url)
    try:
        engine = create_engine(url, pool_pre_ping=True)
    except (ImportError, NoSuchModuleError, ArgumentError) as problem:
        raise StorageError(
            f"The database {place} cannot be reached: its driver is not installed ({problem}). Install the driver, or "
            f"set {VARIABLE} to a file's path."
        ) from problem
    if engine.dialect.name == "sqlite":
        _set_up_sqlite(engine, patience=patience, is_ours=is_ours)
        return Database(place=place, engine=engine, writer=engine.execution_options(writes=True))
    reader = engine.execution_options(isolation_level="REPEATABLE READ")
    return Database(place=place, engine=reader, writer=engine)


def take_turn(connection: Connection) -> None:
    """Wait until no other transaction for writing has taken its turn; SQLite has seen to that when this one began."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(TURN)))


@contextmanager
def telling_troubles(place: str) -> Iterator[None]:
    """Tell the database's troubles as sentences; what is our own fault passes as it is."""
    try:
        yield
    except OUR_OWN_FAULTS:
        raise
    except NoFreeConnection as problem:
        raise StorageError(
            f"The database {place} is too busy: too many people are using it at once. Try again in a moment."
        ) from problem
    except DBAPIError as problem:
        raise StorageError(describe_trouble(place, problem)) from problem


def _default_path() -> Path:
    return platformdirs.user_data_path(APPLICATION, appauthor=False) / FILE


def _absolute(path: str) -> str:
    try:
        return str(Path(path).expanduser().absolute())
    except RuntimeError as problem:
        raise StorageError(f"'{path}' names no home folder. Set {VARIABLE} to a file's full path.") from problem


def _place(url: URL) -> str:
    return str(url.database) if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        is_folder = path.is_dir()
    except OSError as problem:
        in_the_way = isinstance(problem, FileExistsError | NotADirectoryError)
        reason = "a file is in the way" if in_the_way else problem.strerror
        raise StorageError(
            f"The database {path} cannot be put there: {reason}. Make its folder yourself, or set {VARIABLE} to a file "
            "in a folder that you may write to."
        ) from problem
    if is_folder:
        raise StorageError(f"{path} is a folder, not a database. Set {VARIABLE} to a file in it.")


def _set_up_sqlite(engine: Engine, *, patience: float, is_ours: bool) -> None:
    """Wait for others, write ahead, watch over foreign keys, and leave it to us when a transaction begins."""

    @event.listens_for(engine, "connect")
    def prepare(connection: SqliteConnection, _record: object) -> None:
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout = {round(patience * 1000)}")
        if is_ours:
            _write_ahead(connection)
            connection.execute("PRAGMA foreign_keys = ON")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _write_ahead(connection: SqliteConnection) -> None:
    """Put the file into the mode in which reading and writing do not wait for each other.

    SQLite does not wait for its turn here. A file that others are using at this moment, or that cannot be written, is
    used in the mode it has; the mode belongs to the file, and the next connection tries again.
    """
    try:
        connection.execute("PRAGMA journal_mode = WAL")
    except SqliteTrouble as trouble:
        if primary_code(trouble) not in {SQLITE_BUSY, SQLITE_READONLY}:
            raise
