"""The log of changes: what was done, what was undone and can come back, what was dropped."""

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import Connection, func, insert, select, update

from workbench.storage.changes import Change, read_changes, write_changes
from workbench.storage.records import Event, EventState
from workbench.storage.rows import read_time, time_text
from workbench.storage.schema import events

ORIGIN = 0
"""The number of the event that tells how a backlog came to be; undo stops before it."""


def append_origin(connection: Connection, backlog_id: str, *, label: str, at: dt.datetime) -> None:
    """Note how a backlog came to be."""
    values = _event_values(ORIGIN, (), label=label, at=at)
    connection.execute(insert(events).values(backlog_id=backlog_id, **values))


def append_event(
    connection: Connection, backlog_id: str, *, changes: Sequence[Change], label: str, at: dt.datetime
) -> None:
    """Note what was done; whatever had been undone can no longer come back."""
    undone = (events.c.backlog_id == backlog_id, events.c.state == "undone")
    connection.execute(update(events).where(*undone).values(state="dropped"))
    last = connection.scalar(select(func.max(events.c.number)).where(events.c.backlog_id == backlog_id))
    values = _event_values((last or ORIGIN) + 1, changes, label=label, at=at)
    connection.execute(insert(events).values(backlog_id=backlog_id, **values))


def find_next_undo(connection: Connection, backlog_id: str) -> tuple[int, str] | None:
    """Give the number and label of the event that undo would take back: the last one that is done."""
    done = (events.c.backlog_id == backlog_id, events.c.state == "done", events.c.number > ORIGIN)
    question = select(events.c.number, events.c.label).where(*done).order_by(events.c.number.desc())
    found = connection.execute(question.limit(1)).first()
    return None if found is None else (found.number, found.label)


def find_next_redo(connection: Connection, backlog_id: str) -> tuple[int, str] | None:
    """Give the number and label of the event that redo would bring back: the first one that is undone."""
    undone = (events.c.backlog_id == backlog_id, events.c.state == "undone")
    question = select(events.c.number, events.c.label).where(*undone).order_by(events.c.number)
    found = connection.execute(question.limit(1)).first()
    return None if found is None else (found.number, found.label)


def load_changes(connection: Connection, backlog_id: str, number: int) -> tuple[Change, ...]:
    """Give the elementary changes of an event that exists."""
    this_one = (events.c.backlog_id == backlog_id, events.c.number == number)
    return read_changes(connection.execute(select(events.c.changes).where(*this_one)).scalar_one())


def mark_event(connection: Connection, backlog_id: str, number: int, state: EventState) -> None:
    """Note that an event was undone, or done again."""
    this_one = (events.c.backlog_id == backlog_id, events.c.number == number)
    connection.execute(update(events).where(*this_one).values(state=state))


def find_log(connection: Connection, backlog_id: str, limit: int) -> tuple[Event, ...]:
    """Give the last events of a backlog, the newest first."""
    columns = (events.c.number, events.c.at, events.c.label, events.c.state)
    newest = select(*columns).where(events.c.backlog_id == backlog_id).order_by(events.c.number.desc()).limit(limit)
    return tuple(
        Event(number=row.number, at=read_time(row.at), label=row.label, state=row.state)
        for row in connection.execute(newest)
    )


def _event_values(number: int, changes: Sequence[Change], *, label: str, at: dt.datetime) -> dict[str, int | str]:
    return {
        "number": number,
        "at": time_text(at),
        "label": label,
        "changes": write_changes(changes),
        "state": "done",
    }
