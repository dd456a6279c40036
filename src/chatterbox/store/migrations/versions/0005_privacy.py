"""The ledger, deletions and what is left of them, who left, reports, and wishes to be told.

Revision ID: 0005
Revises: 0004
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_TABLES = ("wishes", "reports", "presences", "deletions", "leftovers", "erasures", "ledger")


def _space() -> sa.Column[str]:
    return sa.Column("space", sa.String(length=32), nullable=False)


def _moment(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def upgrade() -> None:
    op.add_column("datasets", sa.Column("rows_gone", sa.Integer(), server_default="0", nullable=False))
    op.add_column("turns", _moment("gone_at", nullable=True))
    op.create_index(op.f("ix_turns_gone_at"), "turns", ["gone_at"])
    op.create_table(
        "ledger",
        _space(),
        sa.Column("run_id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("derived", sa.String(length=16), nullable=False),
        sa.Column("giver_id", sa.BigInteger(), nullable=False),
        sa.Column("form_version", sa.Integer(), nullable=False),
        _moment("given_at"),
        sa.Column("rows", sa.Integer(), nullable=False),
        _moment("deleted_at", nullable=True),
        sa.Column("model_gone", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name=op.f("fk_ledger_run_id_runs"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("space", "run_id", "kind", "source_id", "derived", name=op.f("pk_ledger")),
    )
    op.create_index(op.f("ix_ledger_space_kind_source_id"), "ledger", ["space", "kind", "source_id"])
    op.create_index(op.f("ix_ledger_space_giver_id"), "ledger", ["space", "giver_id"])
    op.create_table(
        "erasures",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        _space(),
        sa.Column("person", sa.LargeBinary(), nullable=False),
        sa.Column("with_datasets", sa.Boolean(), nullable=False),
        _moment("asked_at"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasures")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_erasures_space"), "erasures", ["space"])
    op.create_table(
        "leftovers",
        _space(),
        sa.Column("backend", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("refused", sa.String(length=400), server_default="", nullable=False),
        _moment("asked_at"),
        _moment("done_at", nullable=True),
        sa.PrimaryKeyConstraint("space", "backend", "kind", "name", name=op.f("pk_leftovers")),
    )
    op.create_table(
        "deletions",
        _space(),
        sa.Column("fingerprint", sa.LargeBinary(length=32), nullable=False),
        _moment("deleted_at"),
        sa.PrimaryKeyConstraint("space", "fingerprint", name=op.f("pk_deletions")),
    )
    op.create_table(
        "presences",
        _space(),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        _moment("asked_at"),
        _moment("left_at", nullable=True),
        sa.PrimaryKeyConstraint("space", "user_id", name=op.f("pk_presences")),
    )
    op.create_table(
        "reports",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        _space(),
        sa.Column("reporter_id", sa.BigInteger(), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        _moment("created_at"),
        _moment("managers_told_at", nullable=True),
        _moment("operator_told_at", nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reports")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_reports_space"), "reports", ["space"])
    op.create_table(
        "wishes",
        _space(),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("about", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("space", "user_id", "about", name=op.f("pk_wishes")),
    )


def downgrade() -> None:
    for table in _TABLES:
        op.drop_table(table)
    op.drop_index(op.f("ix_turns_gone_at"), "turns")
    op.drop_column("turns", "gone_at")
    op.drop_column("datasets", "rows_gone")
