"""Keep with each ingest how many articles it folded as near-identical copies."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.add_column("ingest_run", sa.Column("near_copies", sa.Integer(), nullable=False, server_default="0"))
