"""What other scorers gave the same cell."""

import sqlalchemy as sa
from alembic import op

revision = "v006"
down_revision = "v005"


def upgrade() -> None:
    """Add the column; beside the scores that are there already nothing stands."""
    op.add_column("scores", sa.Column("others", sa.Text, nullable=False, server_default="[]"))
