"""Committees decide on candidates; certificates with revocation and what holders show; the public register."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(JSONB(), "postgresql")

KINDS = ("assigned", "due", "handed-in", "returned", "released", "answered", "lapsing", "message")
NEVER_CHANGED = ("committee_entry", "certificate", "certificate_revocation", "register_check")


def guard(table: str) -> None:
    """Refuse to change or remove a row of the table, on either database."""
    if op.get_bind().dialect.name == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, 'rows of {table} are never changed'); END"
            )
        return
    op.execute(
        f"CREATE TRIGGER {table}_unchanging BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
    )


def allow(table: str, kinds: tuple[str, ...]) -> None:
    """The kinds of a row that the table takes from now on."""
    accepted = "kind IN ({})".format(", ".join(f"'{kind}'" for kind in kinds))
    with op.batch_alter_table(table) as batch_op:
        batch_op.drop_constraint(batch_op.f(f"ck_{table}_kind"), type_="check")
        batch_op.create_check_constraint(batch_op.f(f"ck_{table}_kind"), accepted)


def upgrade() -> None:
    op.create_table(
        "candidacy",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("pathway", sa.String(), nullable=False),
        sa.Column("edition", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("snapshot", JSON, nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("put_forward_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("outcome IN ('award', 'not-yet')", name=op.f("ck_candidacy_outcome")),
        sa.CheckConstraint(
            "state IN ('first', 'decided', 'appeal', 'final', 'withdrawn')", name=op.f("ck_candidacy_state")
        ),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_candidacy_account_id_account")),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_candidacy_programme_id_programme")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_candidacy")),
    )
    with op.batch_alter_table("candidacy", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_candidacy_account_id"), ["account_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_candidacy_programme_id_state"), ["programme_id", "state"], unique=False)
        batch_op.create_index(
            "uq_candidacy_open",
            ["programme_id", "account_id", "pathway"],
            unique=True,
            sqlite_where=sa.text("state IN ('first', 'appeal')"),
            postgresql_where=sa.text("state IN ('first', 'appeal')"),
        )

    op.create_table(
        "register_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("offers", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("credential", sa.String(), nullable=False),
        sa.Column("licence", sa.String(), nullable=False),
        sa.Column("open", sa.Boolean(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "body IN ('isipt', 'ipt-institute', 'ipt-uk', 'dg-ipt', 'ipts')", name=op.f("ck_register_entry_body")
        ),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_register_entry_account_id_account")),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_register_entry_programme_id_programme")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_register_entry")),
        sa.UniqueConstraint("account_id", "programme_id", name=op.f("uq_register_entry_account_id_programme_id")),
        sa.UniqueConstraint("reference", name=op.f("uq_register_entry_reference")),
    )
    with op.batch_alter_table("register_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_register_entry_programme_id_open"), ["programme_id", "open"], unique=False)

    op.create_table(
        "certificate",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("candidacy_id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("pathway", sa.String(), nullable=False),
        sa.Column("edition", sa.String(), nullable=False),
        sa.Column("unproctored", sa.Boolean(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("issued_by_id", sa.Integer(), nullable=False),
        sa.Column("snapshot", JSON, nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("renews_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_certificate_account_id_account")),
        sa.ForeignKeyConstraint(["candidacy_id"], ["candidacy.id"], name=op.f("fk_certificate_candidacy_id_candidacy")),
        sa.ForeignKeyConstraint(["issued_by_id"], ["account.id"], name=op.f("fk_certificate_issued_by_id_account")),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_certificate_programme_id_programme")),
        sa.ForeignKeyConstraint(["renews_id"], ["certificate.id"], name=op.f("fk_certificate_renews_id_certificate")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_certificate")),
        sa.UniqueConstraint("number", name=op.f("uq_certificate_number")),
        sa.UniqueConstraint("renews_id", name=op.f("uq_certificate_renews_id")),
    )
    with op.batch_alter_table("certificate", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_certificate_account_id"), ["account_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_certificate_programme_id_valid_until"), ["programme_id", "valid_until"], unique=False
        )
        batch_op.create_index(
            "uq_certificate_candidacy",
            ["candidacy_id"],
            unique=True,
            sqlite_where=sa.text("renews_id IS NULL"),
            postgresql_where=sa.text("renews_id IS NULL"),
        )

    op.create_table(
        "committee_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("candidacy_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("panel", sa.String(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("dissent", JSON, nullable=False),
        sa.CheckConstraint(
            "kind IN ('put-forward', 'view', 'decision', 'appeal', 'withdrawn')", name=op.f("ck_committee_entry_kind")
        ),
        sa.CheckConstraint("outcome IN ('award', 'not-yet')", name=op.f("ck_committee_entry_outcome")),
        sa.CheckConstraint("panel IN ('first', 'appeal')", name=op.f("ck_committee_entry_panel")),
        sa.ForeignKeyConstraint(["by_id"], ["account.id"], name=op.f("fk_committee_entry_by_id_account")),
        sa.ForeignKeyConstraint(
            ["candidacy_id"], ["candidacy.id"], name=op.f("fk_committee_entry_candidacy_id_candidacy")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_committee_entry")),
    )
    with op.batch_alter_table("committee_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_committee_entry_candidacy_id_id"), ["candidacy_id", "id"], unique=False)
        batch_op.create_index(
            "uq_committee_entry_appeal",
            ["candidacy_id"],
            unique=True,
            sqlite_where=sa.text("kind = 'appeal'"),
            postgresql_where=sa.text("kind = 'appeal'"),
        )
        batch_op.create_index(
            "uq_committee_entry_decision",
            ["candidacy_id", "panel"],
            unique=True,
            sqlite_where=sa.text("kind = 'decision'"),
            postgresql_where=sa.text("kind = 'decision'"),
        )
        batch_op.create_index(
            "uq_committee_entry_view",
            ["candidacy_id", "panel", "by_id"],
            unique=True,
            sqlite_where=sa.text("kind = 'view'"),
            postgresql_where=sa.text("kind = 'view'"),
        )

    op.create_table(
        "register_check",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("checked_by_id", sa.Integer(), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=False),
        sa.Column("good_until", sa.Date(), nullable=False),
        sa.Column("refused", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("what IN ('credential', 'licence')", name=op.f("ck_register_check_what")),
        sa.ForeignKeyConstraint(
            ["checked_by_id"], ["account.id"], name=op.f("fk_register_check_checked_by_id_account")
        ),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["register_entry.id"], name=op.f("fk_register_check_entry_id_register_entry")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_register_check")),
    )
    with op.batch_alter_table("register_check", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_register_check_entry_id_what_revision"), ["entry_id", "what", "revision"], unique=False
        )

    op.create_table(
        "certificate_choice",
        sa.Column("certificate_id", sa.Integer(), nullable=False),
        sa.Column("show_name", sa.Boolean(), nullable=False),
        sa.Column("show_evidence", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["certificate_id"], ["certificate.id"], name=op.f("fk_certificate_choice_certificate_id_certificate")
        ),
        sa.PrimaryKeyConstraint("certificate_id", name=op.f("pk_certificate_choice")),
    )
    op.create_table(
        "certificate_revocation",
        sa.Column("certificate_id", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["account.id"], name=op.f("fk_certificate_revocation_by_id_account")),
        sa.ForeignKeyConstraint(
            ["certificate_id"], ["certificate.id"], name=op.f("fk_certificate_revocation_certificate_id_certificate")
        ),
        sa.PrimaryKeyConstraint("certificate_id", name=op.f("pk_certificate_revocation")),
    )
    for table in NEVER_CHANGED:
        guard(table)
    allow("attempt", ("sign-in", "recovery", "letter"))
    allow("notice", (*KINDS, "decision"))


def downgrade() -> None:
    op.execute("DELETE FROM notice_choice WHERE kind = 'decision'")
    op.execute("DELETE FROM notice WHERE kind = 'decision'")
    op.execute("DELETE FROM attempt WHERE kind = 'letter'")
    allow("notice", KINDS)
    allow("attempt", ("sign-in", "recovery"))
    op.drop_table("certificate_revocation")
    op.drop_table("certificate_choice")
    with op.batch_alter_table("register_check", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_register_check_entry_id_what_revision"))

    op.drop_table("register_check")
    with op.batch_alter_table("committee_entry", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_committee_entry_view", sqlite_where=sa.text("kind = 'view'"), postgresql_where=sa.text("kind = 'view'")
        )
        batch_op.drop_index(
            "uq_committee_entry_decision",
            sqlite_where=sa.text("kind = 'decision'"),
            postgresql_where=sa.text("kind = 'decision'"),
        )
        batch_op.drop_index(
            "uq_committee_entry_appeal",
            sqlite_where=sa.text("kind = 'appeal'"),
            postgresql_where=sa.text("kind = 'appeal'"),
        )
        batch_op.drop_index(batch_op.f("ix_committee_entry_candidacy_id_id"))

    op.drop_table("committee_entry")
    with op.batch_alter_table("certificate", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_certificate_candidacy",
            sqlite_where=sa.text("renews_id IS NULL"),
            postgresql_where=sa.text("renews_id IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_certificate_programme_id_valid_until"))
        batch_op.drop_index(batch_op.f("ix_certificate_account_id"))

    op.drop_table("certificate")
    with op.batch_alter_table("register_entry", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_register_entry_programme_id_open"))

    op.drop_table("register_entry")
    with op.batch_alter_table("candidacy", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_candidacy_open",
            sqlite_where=sa.text("state IN ('first', 'appeal')"),
            postgresql_where=sa.text("state IN ('first', 'appeal')"),
        )
        batch_op.drop_index(batch_op.f("ix_candidacy_programme_id_state"))
        batch_op.drop_index(batch_op.f("ix_candidacy_account_id"))

    op.drop_table("candidacy")
