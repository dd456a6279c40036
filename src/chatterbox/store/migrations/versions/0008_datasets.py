"""Versions to imitate and to avoid, their reports, archives, and what was asked beside a file with faults.

Revision ID: 0008
Revises: 0007
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("datasets", sa.Column("purpose", sa.String(length=16), server_default="imitate", nullable=False))
    op.add_column("datasets", sa.Column("report", sa.String(length=64), server_default="", nullable=False))
    op.add_column("datasets", sa.Column("archived", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.create_index(op.f("ix_datasets_space_id"), "datasets", ["space", "id"])
    op.create_table(
        "archives",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("space", sa.String(length=32), nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=False),
        sa.Column("name_fingerprint", sa.LargeBinary(length=32), nullable=False),
        sa.Column("file", sa.String(length=64), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size_bytes", sa.BigInteger(), nullable=False),
        sa.Column("versions", sa.Integer(), nullable=False),
        sa.Column("rows_gone", sa.Integer(), server_default="0", nullable=False),
        sa.Column("packed_by", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_archives")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_archives_space_name_fingerprint"), "archives", ["space", "name_fingerprint"])
    op.create_table(
        "offers",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("space", sa.String(length=32), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("wish", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offers")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_offers_space_created_at"), "offers", ["space", "created_at"])


def downgrade() -> None:
    op.drop_table("offers")
    op.drop_table("archives")
    with op.batch_alter_table("datasets", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_datasets_space_id"))
        for column in ("archived", "report", "purpose"):
            batch_op.drop_column(column)
