"""Decisions about features, and frozen states of backlogs."""

import sqlalchemy as sa
from alembic import op

revision = "v002"
down_revision = "v001"


def upgrade() -> None:
    """Add the columns, empty for what is there already, and the table of snapshots."""
    op.add_column("features", sa.Column("decision", sa.Text, nullable=False, server_default="null"))
    op.create_table(
        "snapshots",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("backlog_id", sa.Text, sa.ForeignKey("backlogs.id", ondelete="CASCADE"), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("contents", sa.Text, nullable=False),
    )
    op.create_index("snapshots_of_a_backlog", "snapshots", ["backlog_id", "at"])
