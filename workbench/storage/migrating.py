"""Bring a database to the schema of this version, step by step."""

from pathlib import Path
from threading import Lock

from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect

from workbench.errors import StorageError
from workbench.storage.database import Database, take_turn

_ONE_AT_A_TIME = Lock()
"""Alembic's operations are a global of the process."""


def is_current(database: Database) -> bool:
    """Whether the database has the newest schema this version knows.

    Raises
    ------
    StorageError
        When a newer version of the workbench, or another program, has made the database.
    """
    with database.read() as connection:
        return _revision(connection, database.place) == _scripts().get_current_head()


def migrate(database: Database) -> None:
    """Take every step that is still missing, all of them or none.

    Parameters
    ----------
    database
        Not watching over foreign keys, since a step may rebuild tables.

    Raises
    ------
    StorageError
        When a newer version of the workbench, or another program, has made the database; or it cannot be written.
    """
    with _ONE_AT_A_TIME, database.write() as connection:
        take_turn(connection)
        scripts = _scripts()
        reached = _revision(connection, database.place)
        context = MigrationContext.configure(connection)
        for step in reversed(list(scripts.iterate_revisions("head", reached or "base"))):
            with Operations.context(context):
                step.module.upgrade()
            context.stamp(scripts, step.revision)


def _revision(connection: Connection, place: str) -> str | None:
    """Give the step that the database has reached; None for an empty one."""
    reached = MigrationContext.configure(connection).get_current_revision()
    known = {step.revision for step in _scripts().walk_revisions()}
    if reached is None and inspect(connection).get_table_names():
        raise StorageError(
            f"The database {place} belongs to another program. Set WORKBENCH_DATABASE to another file or database."
        )
    if reached is not None and reached not in known:
        raise StorageError(
            f"The database {place} comes from a newer version of the workbench (its schema is '{reached}'). Get the "
            "newest workbench, or set WORKBENCH_DATABASE to another file. Nothing has been changed."
        )
    return reached


def _scripts() -> ScriptDirectory:
    return ScriptDirectory(str(Path(__file__).with_name("migrations")))
