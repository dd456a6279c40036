"""What was uploaded as a dataset, byte for byte, beside its rows.

Revision ID: 0003
Revises: 0002
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("datasets", sa.Column("original", sa.String(length=64), nullable=False, server_default=""))
    op.add_column("datasets", sa.Column("original_name", sa.LargeBinary(), nullable=True))


def downgrade() -> None:
    op.drop_column("datasets", "original_name")
    op.drop_column("datasets", "original")
