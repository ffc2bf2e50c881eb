"""The tables in which backlogs are kept, as the newest migration leaves them.

A change here needs a migration beside it (``migrations/versions``); a test compares the two.
"""

from sqlalchemy import (
    CheckConstraint,
    Column,
    Double,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
)

metadata = MetaData()

TEXT_FIELDS: tuple[str, ...] = (
    "title", "key", "note", "description", "problem", "who", "proposal", "good_enough", "success_metric", "risk",
    "status", "kind", "parent", "labels", "owner", "link",
)  # fmt: skip
"""Fields of a feature that are plain text, each a column of its own."""

DOCUMENT_FIELDS: tuple[str, ...] = ("evidence", "given", "carried")
"""Fields of a feature that are lists or mappings, each a column of JSON."""

backlogs = Table(
    "backlogs",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("created", Text, nullable=False),
    Column("changed", Text, nullable=False),
    Column("framework", Text, nullable=False),
    Column("carried_headers", Text, nullable=False),
    Column("notes", Text, nullable=False),
    Column("plan", Text, nullable=False, server_default="{}"),
    Column("summary", Text, nullable=False, server_default="{}"),
    CheckConstraint("state IN ('active', 'archived')", name="state_is_known"),
)
"""One row for each backlog. Times are UTC in ISO 8601 with microseconds, so that their text sorts as they do."""

features = Table(
    "features",
    metadata,
    Column("backlog_id", Text, ForeignKey("backlogs.id", ondelete="CASCADE"), nullable=False),
    Column("id", Text, nullable=False),
    Column("position", Integer, nullable=False),
    *(Column(field, Text, nullable=False) for field in (*TEXT_FIELDS, *DOCUMENT_FIELDS)),
    Column("decision", Text, nullable=False, server_default="null"),
    PrimaryKeyConstraint("backlog_id", "id"),
    Index("features_in_order", "backlog_id", "position"),
)
"""One row for each feature; positions of a backlog run from 0 without a gap."""

scores = Table(
    "scores",
    metadata,
    Column("backlog_id", Text, nullable=False),
    Column("feature_id", Text, nullable=False),
    Column("dimension", Text, nullable=False),
    Column("low", Double),
    Column("likely", Double),
    Column("high", Double),
    Column("note", Text, nullable=False),
    Column("scorer", Text, nullable=False, server_default=""),
    Column("others", Text, nullable=False, server_default="[]"),
    PrimaryKeyConstraint("backlog_id", "feature_id", "dimension"),
    ForeignKeyConstraint(["backlog_id", "feature_id"], ["features.backlog_id", "features.id"], ondelete="CASCADE"),
    sqlite_with_rowid=False,
)
"""One row for each score, whether or not the framework in use has its dimension; a missing score has no row."""

events = Table(
    "events",
    metadata,
    Column("backlog_id", Text, ForeignKey("backlogs.id", ondelete="CASCADE"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("at", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("changes", Text, nullable=False),
    Column("state", Text, nullable=False),
    PrimaryKeyConstraint("backlog_id", "number"),
    CheckConstraint("state IN ('done', 'undone', 'dropped')", name="event_state_is_known"),
)
"""One row for each change, from 1; number 0 tells how the backlog came to be and is never undone."""

snapshots = Table(
    "snapshots",
    metadata,
    Column("id", Text, primary_key=True),
    Column("backlog_id", Text, ForeignKey("backlogs.id", ondelete="CASCADE"), nullable=False),
    Column("name", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("contents", Text, nullable=False),
    Index("snapshots_of_a_backlog", "backlog_id", "at"),
)
"""One row for each frozen state of a backlog, its contents as JSON; rows are written once and never changed."""

remembered = Table(
    "remembered",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
"""Facts about the database itself that outlive every backlog."""
