"""The store: every way to read and change what is kept, each one transaction."""

import datetime as dt
from collections.abc import Callable, Collection, Sequence
from typing import Any, Self

from sqlalchemy import Connection, Row, delete, insert, select, update

from workbench.errors import EditConflict, StorageError
from workbench.model import Backlog, Feature, Framework, PlanRules, SummaryEdits
from workbench.storage import reading, snapshots
from workbench.storage.applying import apply_to_rows, insert_features
from workbench.storage.changes import Change, invert_changes
from workbench.storage.database import Database, connect, database_url, take_turn
from workbench.storage.descriptions import describe_title
from workbench.storage.events import (
    append_event,
    append_origin,
    find_log,
    find_next_redo,
    find_next_undo,
    load_changes,
    mark_event,
)
from workbench.storage.migrating import is_current, migrate
from workbench.storage.records import BacklogCard, BacklogState, Event, EventState, OpenBacklog, Snapshot, SnapshotCard
from workbench.storage.rows import backlog_values, read_time, time_text
from workbench.storage.schema import backlogs, remembered

FIRST_BACKLOG = "first backlog"
"""Under this name the database remembers that it has had a backlog."""


def open_store(location: str | None = None, *, patience: float = 5.0) -> "Store":
    """Open the database, made or brought to this version's schema where needed.

    Parameters
    ----------
    location
        A path or an SQLAlchemy URL; where None, what the environment variable ``WORKBENCH_DATABASE`` says, else
        ``workbench.db`` in the person's data folder.
    patience
        Seconds to wait while another program is writing, before giving up.

    Returns
    -------
    A store that any number of threads may share. Close it, or use it in a ``with`` block.

    Raises
    ------
    StorageError
        When the place cannot be written, the file is locked, damaged or no database, or a newer version of the
        workbench has made it.
    """
    url = database_url(location)
    found = connect(url, patience=patience, is_ours=False)
    try:
        if not is_current(found):
            migrate(found)
    finally:
        found.engine.dispose()
    return Store(connect(url, patience=patience))


class Store:
    """What is kept, behind methods of one transaction each.

    Every method raises ``StorageError`` when the database cannot be read or written, and ``NotKept`` when it has no
    backlog of the id. Methods that change a backlog's contents refuse an archived one with ``StorageError``, and raise
    its revision.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def __enter__(self) -> Self:
        """Give the store itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the store."""
        self.close()

    @property
    def place(self) -> str:
        """Where the database is, for people: a path, or a URL without its password."""
        return self._database.place

    def close(self) -> None:
        """Let go of the database."""
        self._database.engine.dispose()

    def find_backlogs(self, state: BacklogState = "active") -> tuple[BacklogCard, ...]:
        """Give the backlogs of a state, the one changed last first."""
        with self._database.read() as connection:
            return reading.find_cards(connection, state)

    def load_backlog(self, backlog_id: str) -> Backlog:
        """Give a backlog's contents."""
        with self._database.read() as connection:
            return reading.load_contents(connection, reading.load_row(connection, backlog_id))

    def load_open(self, backlog_id: str) -> OpenBacklog:
        """Give a backlog's contents with its revision and what could be undone, all of one moment."""
        with self._database.read() as connection:
            row = reading.load_row(connection, backlog_id)
            undo, redo = find_next_undo(connection, backlog_id), find_next_redo(connection, backlog_id)
            return OpenBacklog(
                id=row.id,
                state=row.state,
                revision=row.revision,
                created=read_time(row.created),
                changed=read_time(row.changed),
                backlog=reading.load_contents(connection, row),
                undo_label=undo[1] if undo else None,
                redo_label=redo[1] if redo else None,
            )

    def load_revision(self, backlog_id: str) -> int:
        """Give a backlog's revision; cheap enough to ask on every rerun."""
        with self._database.read() as connection:
            revision: int = reading.load_row(connection, backlog_id).revision
            return revision

    def load_name(self, backlog_id: str) -> str:
        """Give a backlog's name."""
        with self._database.read() as connection:
            name: str = reading.load_row(connection, backlog_id).name
            return name

    def load_framework(self, backlog_id: str) -> Framework:
        """Give a backlog's framework."""
        with self._database.read() as connection:
            return reading.load_framework(reading.load_row(connection, backlog_id))

    def load_plan(self, backlog_id: str) -> PlanRules:
        """Give what a backlog's plan must keep to."""
        with self._database.read() as connection:
            return reading.load_plan(reading.load_row(connection, backlog_id))

    def load_summary(self, backlog_id: str) -> SummaryEdits:
        """Give what a person has made of a backlog's summary."""
        with self._database.read() as connection:
            return reading.load_summary(reading.load_row(connection, backlog_id))

    def find_features(self, backlog_id: str, feature_ids: Collection[str]) -> dict[str, tuple[int, Feature]]:
        """Give features with their positions, from 0; an id that the backlog does not have is left out."""
        with self._database.read() as connection:
            return reading.find_features(connection, reading.load_row(connection, backlog_id), feature_ids)

    def count_features(self, backlog_id: str) -> int:
        """Give how many features a backlog has."""
        with self._database.read() as connection:
            return reading.count_features(connection, reading.load_row(connection, backlog_id).id)

    def find_events(self, backlog_id: str, limit: int = 100) -> tuple[Event, ...]:
        """Give the last changes of a backlog, the newest first; the oldest of all tells how it came to be."""
        with self._database.read() as connection:
            reading.load_row(connection, backlog_id)
            return find_log(connection, backlog_id, limit)

    def load_remembered(self, name: str) -> str | None:
        """Give what is remembered under a name, apart from every backlog; None where nothing is."""
        with self._database.read() as connection:
            value: str | None = connection.scalar(select(remembered.c.value).where(remembered.c.name == name))
            return value

    def remember(self, name: str, value: str | None) -> None:
        """Remember something under a name, in place of what was there; None forgets it."""
        with self._database.write() as connection:
            take_turn(connection)
            connection.execute(delete(remembered).where(remembered.c.name == name))
            if value is not None:
                connection.execute(insert(remembered), {"name": name, "value": value})

    def create(
        self,
        backlog_id: str,
        backlog: Backlog,
        *,
        label: str,
        at: dt.datetime,
        tell: Callable[[int], None] | None = None,
    ) -> None:
        """Keep a new backlog under an id that nothing has had before.

        Parameters
        ----------
        backlog_id
            The id.
        backlog
            What to keep.
        label
            How it came to be, for people.
        at
            Now, with its time zone.
        tell
            Told how many features are written, some thousand at a time.
        """
        with self._database.write() as connection:
            take_turn(connection)
            _create(connection, backlog_id, backlog, label=label, at=at)
            insert_features(connection, backlog_id, enumerate(backlog.features), tell)

    def create_first(self, backlog_id: str, backlog: Backlog, *, label: str, at: dt.datetime) -> bool:
        """Keep a backlog only where the database has never had one, and say whether it was kept."""
        with self._database.write() as connection:
            take_turn(connection)
            if connection.scalar(select(remembered.c.value).where(remembered.c.name == FIRST_BACKLOG)) is not None:
                return False
            _create(connection, backlog_id, backlog, label=label, at=at)
            insert_features(connection, backlog_id, enumerate(backlog.features))
            return True

    def apply_changes(self, backlog_id: str, changes: Sequence[Change], *, label: str, at: dt.datetime) -> int:
        """Make changes as one event, all of them or none.

        Parameters
        ----------
        backlog_id
            An active backlog.
        changes
            In the order in which they happen; none at all leaves the backlog and its history as they are.
        label
            What was changed, for people.
        at
            Now, with its time zone.

        Returns
        -------
        The revision that results.

        Raises
        ------
        EditConflict
            When what a change says was there is not what is kept; nothing is written.
        """
        with self._database.write() as connection:
            row = _row_to_change(connection, backlog_id)
            if not changes:
                unchanged: int = row.revision
                return unchanged
            apply_to_rows(connection, backlog_id, changes)
            append_event(connection, backlog_id, changes=changes, label=label, at=at)
            return _raise_revision(connection, row, at)

    def undo(self, backlog_id: str, *, at: dt.datetime, seen: int | None = None) -> str | None:
        """Take back the last change that is done, exactly.

        Parameters
        ----------
        backlog_id
            An active backlog.
        at
            Now, with its time zone.
        seen
            The revision that the person saw when they asked; None takes back whatever came last.

        Returns
        -------
        The label of the change that was taken back; None where there was none to take back.

        Raises
        ------
        EditConflict
            When the backlog is no longer at the revision seen.
        """
        return self._step(backlog_id, "undone", at=at, seen=seen)

    def redo(self, backlog_id: str, *, at: dt.datetime, seen: int | None = None) -> str | None:
        """Bring back the change that was undone last, exactly; as ``undo`` otherwise."""
        return self._step(backlog_id, "done", at=at, seen=seen)

    def archive(self, backlog_id: str, *, at: dt.datetime) -> None:
        """Put a backlog away: it can be read but not changed; nothing happens where it is archived already."""
        self._set_state(backlog_id, "archived", at)

    def restore(self, backlog_id: str, *, at: dt.datetime) -> None:
        """Bring a backlog back from the archive; nothing happens where it is active already."""
        self._set_state(backlog_id, "active", at)

    def delete(self, backlog_id: str) -> None:
        """Delete an archived backlog with its history, for good; an active one is refused with ``StorageError``."""
        with self._database.write() as connection:
            row = reading.load_row(connection, backlog_id, for_change=True)
            if row.state != "archived":
                raise StorageError(
                    f"{describe_title(row.name)} is not archived. Archive it first; then it can be deleted."
                )
            connection.execute(delete(backlogs).where(backlogs.c.id == backlog_id))

    def freeze(self, backlog_id: str, snapshot_id: str, *, name: str, at: dt.datetime) -> None:
        """Keep a backlog's contents as they are now under an id that nothing has had before; active or archived."""
        with self._database.write() as connection:
            row = reading.load_row(connection, backlog_id, for_change=True)
            card = snapshots.new_card(snapshot_id, name, at=at, revision=row.revision)
            snapshots.insert_snapshot(connection, row, reading.load_contents(connection, row), card=card)

    def find_snapshots(self, backlog_id: str) -> tuple[SnapshotCard, ...]:
        """Give a backlog's snapshots, the newest first."""
        with self._database.read() as connection:
            return snapshots.find_cards(connection, reading.load_row(connection, backlog_id).id)

    def load_snapshot(self, backlog_id: str, snapshot_id: str) -> Snapshot:
        """Give one snapshot; ``NotKept`` when there is none."""
        with self._database.read() as connection:
            return snapshots.load_snapshot(connection, backlog_id, snapshot_id)

    def delete_snapshot(self, backlog_id: str, snapshot_id: str) -> None:
        """Delete one snapshot for good; nothing happens where there is none."""
        with self._database.write() as connection:
            snapshots.delete_snapshot(connection, backlog_id, snapshot_id)

    def _step(self, backlog_id: str, becomes: EventState, *, at: dt.datetime, seen: int | None) -> str | None:
        with self._database.write() as connection:
            row = _row_to_change(connection, backlog_id)
            undoing = becomes == "undone"
            step = (find_next_undo if undoing else find_next_redo)(connection, backlog_id)
            if step is None:
                return None
            number, label = step
            if seen is not None and seen != row.revision:
                raise _overtaken(label, "undo" if undoing else "redo")
            with reading.legible(row):
                changes = load_changes(connection, backlog_id, number)
            apply_to_rows(connection, backlog_id, invert_changes(changes) if undoing else changes)
            mark_event(connection, backlog_id, number, becomes)
            _raise_revision(connection, row, at)
            return label

    def _set_state(self, backlog_id: str, state: BacklogState, at: dt.datetime) -> None:
        with self._database.write() as connection:
            row = reading.load_row(connection, backlog_id, for_change=True)
            if row.state != state:
                connection.execute(update(backlogs).where(backlogs.c.id == backlog_id).values(state=state))
                _raise_revision(connection, row, at)


def _row_to_change(connection: Connection, backlog_id: str) -> Row[Any]:
    """Give the row of an active backlog, held against others."""
    row = reading.load_row(connection, backlog_id, for_change=True)
    if row.state != "active":
        raise StorageError(f"{describe_title(row.name)} is archived, so it cannot be changed. Restore it first.")
    return row


def _raise_revision(connection: Connection, row: Row[Any], at: dt.datetime) -> int:
    revision: int = row.revision + 1
    raised = {"revision": revision, "changed": time_text(at)}
    connection.execute(update(backlogs).where(backlogs.c.id == row.id).values(raised))
    return revision


def _create(connection: Connection, backlog_id: str, backlog: Backlog, *, label: str, at: dt.datetime) -> None:
    """Write a backlog and how it came to be; its features are still to be written."""
    moment = time_text(at)
    about = {"id": backlog_id, "state": "active", "revision": 1, "created": moment, "changed": moment}
    connection.execute(insert(backlogs), {**about, **backlog_values(backlog)})
    append_origin(connection, backlog_id, label=label, at=at)
    if connection.scalar(select(remembered.c.value).where(remembered.c.name == FIRST_BACKLOG)) is None:
        connection.execute(insert(remembered), {"name": FIRST_BACKLOG, "value": moment})


def _overtaken(label: str, wanted: str) -> EditConflict:
    return EditConflict(
        f"Somebody else has changed this backlog in the meantime: {wanted} would now concern “{label}”. Nothing was "
        f"done. Look at what they changed, then {wanted} again if you still want it.",
        theirs=label,
        yours=wanted,
    )
