"""The tables, as they first were.

Revision ID: 0001
Revises:
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "corrections",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("space", sa.String(length=32), nullable=False),
        sa.Column("author_id", sa.BigInteger(), nullable=False),
        sa.Column("turn_id", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("question", sa.LargeBinary(), nullable=False),
        sa.Column("answer", sa.LargeBinary(), nullable=False),
        sa.Column("phrasings", sa.LargeBinary(), nullable=False),
        sa.Column("reason", sa.LargeBinary(), nullable=False),
        sa.Column("form_version", sa.Integer(), nullable=False),
        sa.Column("waits_for", sa.String(length=64), nullable=False),
        sa.Column("rival_id", sa.Integer(), nullable=True),
        sa.Column("never_row", sa.Boolean(), nullable=False),
        sa.Column("receipt_channel_id", sa.BigInteger(), nullable=True),
        sa.Column("receipt_message_id", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_corrections")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("corrections", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_corrections_space_author_id_created_at"), ["space", "author_id", "created_at"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_corrections_space_rival_id"), ["space", "rival_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_corrections_space_state"), ["space", "state"], unique=False)
        batch_op.create_index(batch_op.f("ix_corrections_space_turn_id"), ["space", "turn_id"], unique=False)

    op.create_table(
        "datasets",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("space", sa.String(length=32), nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=False),
        sa.Column("name_fingerprint", sa.LargeBinary(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("file", sa.String(length=64), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("teaches", sa.String(length=16), nullable=False),
        sa.Column("giver_id", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_datasets")),
        sa.UniqueConstraint(
            "space", "name_fingerprint", "version", name=op.f("uq_datasets_space_name_fingerprint_version")
        ),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "entries",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("space", sa.String(length=32), nullable=False),
        sa.Column("source", sa.String(length=16), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("turn_id", sa.Integer(), nullable=True),
        sa.Column("fingerprint", sa.LargeBinary(length=32), nullable=False),
        sa.Column("question", sa.LargeBinary(), nullable=False),
        sa.Column("answer", sa.LargeBinary(), nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=True),
        sa.Column("vector_model", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entries")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("entries", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_entries_space_fingerprint"), ["space", "fingerprint"], unique=False)
        batch_op.create_index(batch_op.f("ix_entries_space_id"), ["space", "id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_entries_space_source_source_id"), ["space", "source", "source_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_entries_space_turn_id"), ["space", "turn_id"], unique=False)

    op.create_table(
        "hints",
        sa.Column("space", sa.String(length=32), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("hint", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("space", "user_id", "hint", name=op.f("pk_hints")),
    )
    op.create_table(
        "settings",
        sa.Column("space", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("value", sa.LargeBinary(), nullable=False),
        sa.Column("set_by", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("space", "name", "version", name=op.f("pk_settings")),
    )
    op.create_table(
        "tests",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("space", sa.String(length=32), nullable=False),
        sa.Column("asked_by", sa.BigInteger(), nullable=False),
        sa.Column("models", sa.String(length=400), nullable=False),
        sa.Column("results", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tests")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("tests", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_tests_space"), ["space"], unique=False)

    op.create_table(
        "turns",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("space", sa.String(length=32), nullable=False),
        sa.Column("asker_id", sa.BigInteger(), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("question_message_id", sa.BigInteger(), nullable=True),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("model", sa.String(length=200), nullable=False),
        sa.Column("question", sa.LargeBinary(), nullable=False),
        sa.Column("answer", sa.LargeBinary(), nullable=False),
        sa.Column("instruction", sa.LargeBinary(), nullable=False),
        sa.Column("help", sa.LargeBinary(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_turns")),
        sa.UniqueConstraint(
            "space", "question_message_id", "attempt", name=op.f("uq_turns_space_question_message_id_attempt")
        ),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("turns", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_turns_created_at"), ["created_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_turns_space_asker_id"), ["space", "asker_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_turns_space_channel_id_id"), ["space", "channel_id", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_turns_space_parent_id"), ["space", "parent_id"], unique=False)

    op.create_table(
        "reply_messages",
        sa.Column("space", sa.String(length=32), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("turn_id", sa.Integer(), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["turn_id"], ["turns.id"], name=op.f("fk_reply_messages_turn_id_turns"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("space", "message_id", name=op.f("pk_reply_messages")),
    )
    with op.batch_alter_table("reply_messages", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reply_messages_turn_id"), ["turn_id"], unique=False)

    op.create_table(
        "runs",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("space", sa.String(length=32), nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("dataset_id", sa.Integer(), nullable=True),
        sa.Column("manifest", sa.LargeBinary(), nullable=False),
        sa.Column("hyperparameters", sa.LargeBinary(), nullable=False),
        sa.Column("backend", sa.String(length=64), nullable=False),
        sa.Column("base", sa.String(length=200), nullable=False),
        sa.Column("job_id", sa.String(length=200), nullable=False),
        sa.Column("file_id", sa.String(length=200), nullable=False),
        sa.Column("model", sa.String(length=200), nullable=False),
        sa.Column("previous_model", sa.String(length=200), nullable=False),
        sa.Column("requested_by", sa.BigInteger(), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("message_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("detail", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["dataset_id"], ["datasets.id"], name=op.f("fk_runs_dataset_id_datasets"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_runs")),
    )
    with op.batch_alter_table("runs", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_runs_space_state"), ["space", "state"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("runs", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_runs_space_state"))

    op.drop_table("runs")
    with op.batch_alter_table("reply_messages", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_reply_messages_turn_id"))

    op.drop_table("reply_messages")
    with op.batch_alter_table("turns", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_turns_space_parent_id"))
        batch_op.drop_index(batch_op.f("ix_turns_space_channel_id_id"))
        batch_op.drop_index(batch_op.f("ix_turns_space_asker_id"))
        batch_op.drop_index(batch_op.f("ix_turns_created_at"))

    op.drop_table("turns")
    with op.batch_alter_table("tests", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_tests_space"))

    op.drop_table("tests")
    op.drop_table("settings")
    op.drop_table("hints")
    with op.batch_alter_table("entries", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_entries_space_turn_id"))
        batch_op.drop_index(batch_op.f("ix_entries_space_source_source_id"))
        batch_op.drop_index(batch_op.f("ix_entries_space_id"))
        batch_op.drop_index(batch_op.f("ix_entries_space_fingerprint"))

    op.drop_table("entries")
    op.drop_table("datasets")
    with op.batch_alter_table("corrections", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_corrections_space_turn_id"))
        batch_op.drop_index(batch_op.f("ix_corrections_space_state"))
        batch_op.drop_index(batch_op.f("ix_corrections_space_rival_id"))
        batch_op.drop_index(batch_op.f("ix_corrections_space_author_id_created_at"))

    op.drop_table("corrections")
