"""The first schema: backlogs, features, scores, events."""

import sqlalchemy as sa
from alembic import op

revision = "v001"
down_revision = None

FIELDS = (
    "title", "key", "note", "description", "problem", "who", "proposal", "good_enough", "success_metric", "risk",
    "status", "kind", "parent", "labels", "owner", "link", "evidence", "given", "carried",
)  # fmt: skip


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "backlogs",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("created", sa.Text, nullable=False),
        sa.Column("changed", sa.Text, nullable=False),
        sa.Column("framework", sa.Text, nullable=False),
        sa.Column("carried_headers", sa.Text, nullable=False),
        sa.Column("notes", sa.Text, nullable=False),
        sa.CheckConstraint("state IN ('active', 'archived')", name="state_is_known"),
    )
    op.create_table(
        "features",
        sa.Column("backlog_id", sa.Text, sa.ForeignKey("backlogs.id", ondelete="CASCADE"), nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        *(sa.Column(field, sa.Text, nullable=False) for field in FIELDS),
        sa.PrimaryKeyConstraint("backlog_id", "id"),
    )
    op.create_index("features_in_order", "features", ["backlog_id", "position"])
    op.create_table(
        "scores",
        sa.Column("backlog_id", sa.Text, nullable=False),
        sa.Column("feature_id", sa.Text, nullable=False),
        sa.Column("dimension", sa.Text, nullable=False),
        sa.Column("low", sa.Double),
        sa.Column("likely", sa.Double),
        sa.Column("high", sa.Double),
        sa.Column("note", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("backlog_id", "feature_id", "dimension"),
        sa.ForeignKeyConstraint(
            ["backlog_id", "feature_id"], ["features.backlog_id", "features.id"], ondelete="CASCADE"
        ),
        sqlite_with_rowid=False,
    )
    _make_log()


def _make_log() -> None:
    op.create_table(
        "events",
        sa.Column("backlog_id", sa.Text, sa.ForeignKey("backlogs.id", ondelete="CASCADE"), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("changes", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("backlog_id", "number"),
        sa.CheckConstraint("state IN ('done', 'undone', 'dropped')", name="event_state_is_known"),
    )
    op.create_table(
        "remembered",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
