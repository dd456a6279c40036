"""What was read of the files beside a question, pictures for models that take them, summaries of conversations.

Revision ID: 0010
Revises: 0009
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("turns", sa.Column("files", sa.LargeBinary(), nullable=True))
    op.add_column("turns", sa.Column("summary", sa.LargeBinary(), nullable=True))
    op.create_table(
        "pictures",
        sa.Column("space", sa.String(length=32), nullable=False),
        sa.Column("turn_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("media_type", sa.String(length=32), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["turn_id"], ["turns.id"], name=op.f("fk_pictures_turn_id_turns"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("space", "turn_id", "number", name=op.f("pk_pictures")),
    )


def downgrade() -> None:
    op.drop_table("pictures")
    with op.batch_alter_table("turns", schema=None) as batch_op:
        for column in ("summary", "files"):
            batch_op.drop_column(column)
