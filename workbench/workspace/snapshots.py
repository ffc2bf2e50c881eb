"""Freeze a backlog's state, look at it again, delete it."""

from workbench.errors import InvalidBacklog
from workbench.storage import Snapshot, SnapshotCard, Store
from workbench.workspace.clock import Clock, utc_now
from workbench.workspace.identifiers import new_id


def freeze(store: Store, backlog_id: str, name: str, *, now: Clock = utc_now) -> str:
    """Keep a backlog as it is now: features, framework, weights, scores, plan rules, decisions and reasons.

    Parameters
    ----------
    store
        Where it is kept.
    backlog_id
        A backlog, active or archived; its revision and history stay as they are.
    name
        For people; need not be unique.
    now
        The clock.

    Returns
    -------
    The snapshot's id. No later edit, undo or redo changes what it holds.

    Raises
    ------
    InvalidBacklog
        When the name is blank.
    """
    if not name.strip():
        raise InvalidBacklog("A snapshot needs a name. Type one, for instance the meeting's date.", place="name")
    snapshot_id = new_id()
    store.freeze(backlog_id, snapshot_id, name=name.strip(), at=now())
    return snapshot_id


def find_snapshots(store: Store, backlog_id: str) -> tuple[SnapshotCard, ...]:
    """Give a backlog's snapshots, the newest first."""
    return store.find_snapshots(backlog_id)


def open_snapshot(store: Store, backlog_id: str, snapshot_id: str) -> Snapshot:
    """Give a snapshot, for reading.

    Raises
    ------
    NotKept
        When there is none.
    """
    return store.load_snapshot(backlog_id, snapshot_id)


def delete_snapshot(store: Store, backlog_id: str, snapshot_id: str) -> None:
    """Delete a snapshot for good; this cannot be undone."""
    store.delete_snapshot(backlog_id, snapshot_id)
