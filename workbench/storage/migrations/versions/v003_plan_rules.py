"""What the plan of a backlog must keep to."""

import sqlalchemy as sa
from alembic import op

revision = "v003"
down_revision = "v002"


def upgrade() -> None:
    """Add the column; the plans that are there already must keep to nothing."""
    op.add_column("backlogs", sa.Column("plan", sa.Text, nullable=False, server_default="{}"))
