"""Blocked members, notices of corrections, and entries of help that were taken back.

Revision ID: 0004
Revises: 0003
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "blocks",
        sa.Column("space", sa.String(length=32), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("blocked_by", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("space", "user_id", name=op.f("pk_blocks")),
    )
    op.create_table(
        "notices",
        sa.Column("space", sa.String(length=32), nullable=False),
        sa.Column("correction_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["correction_id"], ["corrections.id"], name=op.f("fk_notices_correction_id_corrections"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("space", "correction_id", name=op.f("pk_notices")),
    )
    op.add_column("entries", sa.Column("taken_back", sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("entries", schema=None) as batch_op:
        batch_op.drop_column("taken_back")
    op.drop_table("notices")
    op.drop_table("blocks")
