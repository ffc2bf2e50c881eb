"""What a person has made of a backlog's summary."""

import sqlalchemy as sa
from alembic import op

revision = "v004"
down_revision = "v003"


def upgrade() -> None:
    """Add the column; the summaries of what is there already are as drafted."""
    op.add_column("backlogs", sa.Column("summary", sa.Text, nullable=False, server_default="{}"))
