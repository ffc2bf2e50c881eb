"""What was changed, and taking it back."""

from workbench.storage import Event, Store
from workbench.workspace.clock import Clock, utc_now


def undo(store: Store, backlog_id: str, *, seen: int | None = None, now: Clock = utc_now) -> str | None:
    """Take back the last change, whoever made it, exactly as it was before.

    Parameters
    ----------
    store
        Where it is kept.
    backlog_id
        An active backlog.
    seen
        The revision the person saw when they asked; None takes back whatever came last.
    now
        The clock.

    Returns
    -------
    The label of the change that was taken back; None, and nothing happens, where there is nothing to take back.

    Raises
    ------
    EditConflict
        When the backlog has changed since the revision seen.
    """
    return store.undo(backlog_id, at=now(), seen=seen)


def redo(store: Store, backlog_id: str, *, seen: int | None = None, now: Clock = utc_now) -> str | None:
    """Bring back the change that was undone last; as ``undo`` otherwise. A new change leaves nothing to bring back."""
    return store.redo(backlog_id, at=now(), seen=seen)


def history(store: Store, backlog_id: str, limit: int = 100) -> tuple[Event, ...]:
    """Give the last changes of a backlog, the newest first; the oldest of all tells how it came to be.

    Raises
    ------
    NotKept
        When there is no such backlog.
    """
    return store.find_events(backlog_id, limit)
