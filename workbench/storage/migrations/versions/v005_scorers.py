"""Who gave a score."""

import sqlalchemy as sa
from alembic import op

revision = "v005"
down_revision = "v004"


def upgrade() -> None:
    """Add the column; of the scores that are there already nobody said who gave them."""
    op.add_column("scores", sa.Column("scorer", sa.Text, nullable=False, server_default=""))
