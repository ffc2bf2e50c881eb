"""What the store tells about backlogs beyond their contents."""

import datetime as dt
from typing import Literal

from pydantic import Field

from workbench.model import Backlog, Record

BacklogState = Literal["active", "archived"]
EventState = Literal["done", "undone", "dropped"]


class BacklogCard(Record):
    """A backlog as a list of backlogs shows it."""

    id: str
    name: str
    state: BacklogState
    revision: int = Field(ge=1, description="Rises with every change, undo and redo included.")
    features: int = Field(ge=0, description="How many features it has.")
    dimensions: int = Field(ge=1, description="How many dimensions its framework has.")
    scores_filled: int = Field(
        ge=0, description="How many of features × dimensions have a number; scores of other dimensions do not count."
    )
    created: dt.datetime = Field(description="In UTC.")
    changed: dt.datetime = Field(description="In UTC; when it was last changed.")


class OpenBacklog(Record):
    """A backlog with everything a screen needs to show and change it, read at one moment."""

    id: str
    state: BacklogState = Field(description="An archived backlog can be read but not changed.")
    revision: int = Field(ge=1, description="Rises with every change, undo and redo included.")
    created: dt.datetime = Field(description="In UTC.")
    changed: dt.datetime = Field(description="In UTC; when it was last changed.")
    backlog: Backlog
    undo_label: str | None = Field(description="What undo would take back; None where there is nothing to undo.")
    redo_label: str | None = Field(description="What redo would bring back; None where there is nothing to redo.")


class Event(Record):
    """One change as people see it in the history."""

    number: int = Field(ge=0, description="Rises from 1 within a backlog; 0 tells how the backlog came to be.")
    at: dt.datetime = Field(description="In UTC; when it was made.")
    label: str = Field(description="What was changed, for people.")
    state: EventState = Field(
        description="'undone' can be redone; 'dropped' was undone before something else was changed."
    )


class SnapshotCard(Record):
    """A frozen state of a backlog as a list shows it."""

    id: str
    name: str
    at: dt.datetime = Field(description="In UTC; when it was frozen.")
    revision: int = Field(ge=1, description="The backlog's revision at that moment.")


class Snapshot(Record):
    """A backlog as it was: framework, weights, scores, what the plan kept to, decisions and reasons; never changed."""

    card: SnapshotCard
    backlog: Backlog
