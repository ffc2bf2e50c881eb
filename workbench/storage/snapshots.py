"""Frozen states of backlogs: written once, never changed, deleted only by an explicit act."""

import datetime as dt
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, Row, RowMapping, delete, insert, select

from workbench.errors import NotKept, StorageError, WorkbenchError
from workbench.model import Backlog
from workbench.storage.records import Snapshot, SnapshotCard
from workbench.storage.rows import read_time, time_text
from workbench.storage.schema import snapshots

_CARD = (snapshots.c.id, snapshots.c.name, snapshots.c.at, snapshots.c.revision)


def insert_snapshot(connection: Connection, backlog: Row[Any], contents: Backlog, *, card: SnapshotCard) -> None:
    """Write a frozen state of the backlog of a row."""
    values = {"id": card.id, "name": card.name, "at": time_text(card.at), "revision": card.revision}
    connection.execute(insert(snapshots), {**values, "backlog_id": backlog.id, "contents": contents.model_dump_json()})


def find_cards(connection: Connection, backlog_id: str) -> tuple[SnapshotCard, ...]:
    """Give a backlog's snapshots, the newest first."""
    newest = select(*_CARD).where(snapshots.c.backlog_id == backlog_id).order_by(snapshots.c.at.desc(), snapshots.c.id)
    return tuple(_card(row) for row in connection.execute(newest).mappings())


def load_snapshot(connection: Connection, backlog_id: str, snapshot_id: str) -> Snapshot:
    """Give one snapshot of a backlog.

    Raises
    ------
    NotKept
        When there is none.
    StorageError
        When it cannot be understood.
    """
    question = select(snapshots).where(snapshots.c.backlog_id == backlog_id, snapshots.c.id == snapshot_id)
    row = connection.execute(question).mappings().first()
    if row is None:
        raise NotKept("This snapshot is no longer here: somebody has deleted it. Choose another one.")
    try:
        contents = Backlog.model_validate_json(row["contents"])
    except (WorkbenchError, ValidationError) as problem:
        raise StorageError(
            f"The snapshot '{_card(row).name}' holds something that cannot be read. It may have been written by a "
            "newer version of the workbench, or the database may be damaged. Update the workbench, or bring back a "
            "backup."
        ) from problem
    return Snapshot(card=_card(row), backlog=contents)


def delete_snapshot(connection: Connection, backlog_id: str, snapshot_id: str) -> None:
    """Delete one snapshot of a backlog for good; nothing happens where there is none."""
    connection.execute(delete(snapshots).where(snapshots.c.backlog_id == backlog_id, snapshots.c.id == snapshot_id))


def new_card(snapshot_id: str, name: str, *, at: dt.datetime, revision: int) -> SnapshotCard:
    """Make the card of a snapshot that is about to be written."""
    return SnapshotCard(id=snapshot_id, name=name, at=at.astimezone(dt.UTC), revision=revision)


def _card(row: RowMapping) -> SnapshotCard:
    return SnapshotCard(id=row["id"], name=row["name"], at=read_time(row["at"]), revision=row["revision"])
