"""Training logs: entries and their states, who vouched for and signed them, guides and standings, one-time links."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(JSONB(), "postgresql")


FREE = {"log_entry": "note", "verification": "note"}
"""The one column that may be emptied, should somebody have written into it what could tell who a patient is."""


def guard(table: str) -> None:
    """Refuse to change or remove a row of the table, on either database."""
    columns = ", ".join(c["name"] for c in sa.inspect(op.get_bind()).get_columns(table) if c["name"] != FREE.get(table))
    verbs = {"update": f"UPDATE OF {columns}", "delete": "DELETE"}
    if op.get_bind().dialect.name == "sqlite":
        for name, verb in verbs.items():
            op.execute(
                f"CREATE TRIGGER {table}_no_{name} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, 'rows of {table} are never changed'); END"
            )
        return
    op.execute(
        f"CREATE TRIGGER {table}_unchanging BEFORE {' OR '.join(verbs.values())} OR TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
    )


def guard_content() -> None:
    """What an entry says is never changed; only the whole row can go."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE TRIGGER log_content_no_update BEFORE UPDATE ON log_content "
            "BEGIN SELECT RAISE(ABORT, 'rows of log_content are never changed'); END"
        )
        return
    op.execute(
        "CREATE TRIGGER log_content_unchanging BEFORE UPDATE OR TRUNCATE ON log_content "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
    )


def upgrade() -> None:
    op.create_table(
        "guide",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=True),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_by_id", sa.Integer(), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_guide_account_id_account")),
        sa.ForeignKeyConstraint(["confirmed_by_id"], ["account.id"], name=op.f("fk_guide_confirmed_by_id_account")),
        sa.ForeignKeyConstraint(["made_by_id"], ["account.id"], name=op.f("fk_guide_made_by_id_account")),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_guide_programme_id_programme")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guide")),
        sa.UniqueConstraint("programme_id", "account_id", name=op.f("uq_guide_programme_id_account_id")),
        sa.UniqueConstraint("programme_id", "email", name=op.f("uq_guide_programme_id_email")),
        sa.UniqueConstraint("ref", name=op.f("uq_guide_ref")),
    )
    with op.batch_alter_table("guide", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_guide_account_id"), ["account_id"], unique=False)
    op.create_table(
        "guide_standing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guide_id", sa.Integer(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=False),
        sa.Column("checked_by_id", sa.Integer(), nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("corrects_id", sa.Integer(), nullable=True),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["checked_by_id"], ["account.id"], name=op.f("fk_guide_standing_checked_by_id_account")
        ),
        sa.ForeignKeyConstraint(
            ["corrects_id"], ["guide_standing.id"], name=op.f("fk_guide_standing_corrects_id_guide_standing")
        ),
        sa.ForeignKeyConstraint(["guide_id"], ["guide.id"], name=op.f("fk_guide_standing_guide_id_guide")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guide_standing")),
        sa.UniqueConstraint("corrects_id", name=op.f("uq_guide_standing_corrects_id")),
    )
    with op.batch_alter_table("guide_standing", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_guide_standing_guide_id_id"), ["guide_id", "id"], unique=False)
    op.create_table(
        "log_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_account_id", sa.Integer(), nullable=True),
        sa.Column("by_guide_id", sa.Integer(), nullable=True),
        sa.Column("corrects_id", sa.Integer(), nullable=True),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("cleared", JSON, nullable=False),
        sa.Column("nonce", sa.String(), nullable=True),
        sa.CheckConstraint("(by_account_id IS NULL) <> (by_guide_id IS NULL)", name=op.f("ck_log_entry_by")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_log_entry_account_id_account")),
        sa.ForeignKeyConstraint(["by_account_id"], ["account.id"], name=op.f("fk_log_entry_by_account_id_account")),
        sa.ForeignKeyConstraint(["by_guide_id"], ["guide.id"], name=op.f("fk_log_entry_by_guide_id_guide")),
        sa.ForeignKeyConstraint(["corrects_id"], ["log_entry.id"], name=op.f("fk_log_entry_corrects_id_log_entry")),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_log_entry_programme_id_programme")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_log_entry")),
        sa.UniqueConstraint(
            "account_id", "programme_id", "nonce", name=op.f("uq_log_entry_account_id_programme_id_nonce")
        ),
        sa.UniqueConstraint("corrects_id", name=op.f("uq_log_entry_corrects_id")),
    )
    with op.batch_alter_table("log_entry", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_log_entry_programme_id_account_id_id"), ["programme_id", "account_id", "id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_log_entry_ref"), ["ref"], unique=False)
    op.create_table(
        "one_time_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("guide_id", sa.Integer(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("entry_ids", JSON, nullable=False),
        sa.Column("letter", sa.String(), nullable=False),
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("mail_key", sa.String(), nullable=False),
        sa.Column("issued_by_id", sa.Integer(), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("act IN ('sign', 'verify', 'letter')", name=op.f("ck_one_time_link_act")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_one_time_link_account_id_account")),
        sa.ForeignKeyConstraint(["guide_id"], ["guide.id"], name=op.f("fk_one_time_link_guide_id_guide")),
        sa.ForeignKeyConstraint(["issued_by_id"], ["account.id"], name=op.f("fk_one_time_link_issued_by_id_account")),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_one_time_link_programme_id_programme")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_one_time_link")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_one_time_link_token_hash")),
    )
    with op.batch_alter_table("one_time_link", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_one_time_link_programme_id_account_id_id"),
            ["programme_id", "account_id", "id"],
            unique=False,
        )
    op.create_table(
        "log_content",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("data", sa.String(), nullable=False),
        sa.Column("words", JSON, nullable=True),
        sa.ForeignKeyConstraint(["entry_id"], ["log_entry.id"], name=op.f("fk_log_content_entry_id_log_entry")),
        sa.PrimaryKeyConstraint("entry_id", name=op.f("pk_log_content")),
    )
    op.create_table(
        "signature",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("guide_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("declaration", sa.String(), nullable=False),
        sa.Column("wording", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("(account_id IS NULL) <> (guide_id IS NULL)", name=op.f("ck_signature_by")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_signature_account_id_account")),
        sa.ForeignKeyConstraint(["entry_id"], ["log_entry.id"], name=op.f("fk_signature_entry_id_log_entry")),
        sa.ForeignKeyConstraint(["guide_id"], ["guide.id"], name=op.f("fk_signature_guide_id_guide")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signature")),
        sa.UniqueConstraint("entry_id", "account_id", name=op.f("uq_signature_entry_id_account_id")),
        sa.UniqueConstraint("entry_id", "guide_id", name=op.f("uq_signature_entry_id_guide_id")),
    )
    op.create_table(
        "verification",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("membership_id", sa.Integer(), nullable=True),
        sa.Column("guide_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.CheckConstraint("outcome IN ('verified', 'declined')", name=op.f("ck_verification_outcome")),
        sa.CheckConstraint("(membership_id IS NULL) <> (guide_id IS NULL)", name=op.f("ck_verification_by")),
        sa.ForeignKeyConstraint(["entry_id"], ["log_entry.id"], name=op.f("fk_verification_entry_id_log_entry")),
        sa.ForeignKeyConstraint(["guide_id"], ["guide.id"], name=op.f("fk_verification_guide_id_guide")),
        sa.ForeignKeyConstraint(
            ["membership_id"], ["membership.id"], name=op.f("fk_verification_membership_id_membership")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verification")),
    )
    with op.batch_alter_table("verification", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_verification_entry_id_id"), ["entry_id", "id"], unique=False)
    for table in ("guide_standing", "log_entry", "verification", "signature"):
        guard(table)
    guard_content()


def downgrade() -> None:
    with op.batch_alter_table("verification", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_verification_entry_id_id"))
    op.drop_table("verification")
    op.drop_table("signature")
    op.drop_table("log_content")
    with op.batch_alter_table("one_time_link", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_one_time_link_programme_id_account_id_id"))
    op.drop_table("one_time_link")
    with op.batch_alter_table("log_entry", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_log_entry_ref"))
        batch_op.drop_index(batch_op.f("ix_log_entry_programme_id_account_id_id"))
    op.drop_table("log_entry")
    with op.batch_alter_table("guide_standing", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_guide_standing_guide_id_id"))
    op.drop_table("guide_standing")
    with op.batch_alter_table("guide", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_guide_account_id"))
    op.drop_table("guide")
