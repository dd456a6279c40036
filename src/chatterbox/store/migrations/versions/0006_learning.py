"""What a correction came from, who may see it, whether it was learned; thumbs and feedback.

Revision ID: 0006
Revises: 0005
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("corrections", sa.Column("wrong", sa.LargeBinary(), nullable=True))
    op.add_column("corrections", sa.Column("exam", sa.LargeBinary(), nullable=True))
    op.add_column("corrections", sa.Column("model", sa.String(length=200), server_default="", nullable=False))
    op.add_column("corrections", sa.Column("language", sa.String(length=16), server_default="", nullable=False))
    op.add_column("corrections", sa.Column("shared", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("corrections", sa.Column("approved", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.create_table(
        "exams",
        sa.Column("space", sa.String(length=32), nullable=False),
        sa.Column("run_id", sa.String(length=36), nullable=False),
        sa.Column("correction_id", sa.Integer(), nullable=False),
        sa.Column("learned", sa.Boolean(), nullable=False),
        sa.Column("wording", sa.String(length=16), nullable=False),
        sa.Column("question", sa.LargeBinary(), nullable=False),
        sa.Column("answer", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["correction_id"], ["corrections.id"], name=op.f("fk_exams_correction_id_corrections"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name=op.f("fk_exams_run_id_runs"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("space", "run_id", "correction_id", name=op.f("pk_exams")),
    )
    op.create_index(op.f("ix_exams_correction_id"), "exams", ["correction_id"])
    op.create_table(
        "thumbs",
        sa.Column("space", sa.String(length=32), nullable=False),
        sa.Column("turn_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("up", sa.Boolean(), nullable=False),
        sa.Column("model", sa.String(length=200), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("space", "turn_id", "user_id", name=op.f("pk_thumbs")),
    )
    op.create_table(
        "feedback",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("space", sa.String(length=32), nullable=False),
        sa.Column("author_id", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.Column("model", sa.String(length=200), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_feedback_space_author_id_created_at"), "feedback", ["space", "author_id", "created_at"])


def downgrade() -> None:
    for table in ("feedback", "thumbs", "exams"):
        op.drop_table(table)
    with op.batch_alter_table("corrections", schema=None) as batch_op:
        for column in ("approved", "shared", "language", "model", "exam", "wrong"):
            batch_op.drop_column(column)
