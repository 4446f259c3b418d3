"""The first tables: accounts, programmes, content editions, audit; what must never change is guarded by triggers."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(JSONB(), "postgresql")

UNCHANGING = ("audit_event", "content_edition")


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


def upgrade() -> None:
    op.create_table(
        "account",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("password", sa.String(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("fs_uniquifier", sa.String(), nullable=False),
        sa.Column("time_zone", sa.String(), nullable=False),
        sa.Column("locale", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("email = lower(email)", name=op.f("ck_account_email_lower")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("email", name=op.f("uq_account_email")),
        sa.UniqueConstraint("fs_uniquifier", name=op.f("uq_account_fs_uniquifier")),
    )
    op.create_table(
        "attempt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("kind IN ('sign-in', 'recovery')", name=op.f("ck_attempt_kind")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attempt")),
    )
    op.create_index("ix_attempt_at", "attempt", ["at"])
    op.create_index("ix_attempt_kind_address_at", "attempt", ["kind", "address", "at"])
    op.create_index("ix_attempt_kind_email_at", "attempt", ["kind", "email", "at"])

    op.create_table(
        "content_version",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_content_version_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_content_version")),
    )
    op.create_table(
        "programme",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("time_zone", sa.String(), nullable=False),
        sa.Column("settings", JSON, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme")),
        sa.UniqueConstraint("slug", name=op.f("uq_programme_slug")),
    )
    op.create_table(
        "worker_beat",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_worker_beat")),
    )
    op.create_table(
        "audit_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("programme_id", sa.Integer(), nullable=True),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("object_kind", sa.String(), nullable=False),
        sa.Column("object_id", sa.String(), nullable=False),
        sa.Column("detail", JSON, nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["account.id"], name=op.f("fk_audit_event_actor_id_account")),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_audit_event_programme_id_programme")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_event")),
    )
    op.create_index("ix_audit_event_actor_id", "audit_event", ["actor_id"])
    op.create_index("ix_audit_event_object_kind_object_id", "audit_event", ["object_kind", "object_id"])
    op.create_index("ix_audit_event_programme_id_at", "audit_event", ["programme_id", "at"])

    op.create_table(
        "cohort",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_cohort_programme_id_programme")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cohort")),
        sa.UniqueConstraint("programme_id", "slug", name=op.f("uq_cohort_programme_id_slug")),
    )
    op.create_table(
        "content_edition",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("canonical", sa.String(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('vignette', 'module', 'rubric', 'pathway', 'setting')",
            name=op.f("ck_content_edition_kind"),
        ),
        sa.ForeignKeyConstraint(
            ["published_by_id"], ["account.id"], name=op.f("fk_content_edition_published_by_id_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_content_edition")),
        sa.UniqueConstraint("fingerprint", name=op.f("uq_content_edition_fingerprint")),
    )
    op.create_index("ix_content_edition_kind_slug", "content_edition", ["kind", "slug"])

    op.create_table(
        "active_edition",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["edition_id"], ["content_edition.id"], name=op.f("fk_active_edition_edition_id_content_edition")
        ),
        sa.PrimaryKeyConstraint("kind", "slug", name=op.f("pk_active_edition")),
    )
    op.create_table(
        "membership",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("capabilities", JSON, nullable=False),
        sa.Column("cohort_id", sa.Integer(), nullable=True),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.CheckConstraint("role IN ('director', 'supervisor', 'expert', 'trainee')", name=op.f("ck_membership_role")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_membership_account_id_account")),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohort.id"], name=op.f("fk_membership_cohort_id_cohort")),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_membership_programme_id_programme")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership")),
        sa.UniqueConstraint(
            "account_id",
            "programme_id",
            "role",
            "from_on",
            name=op.f("uq_membership_account_id_programme_id_role_from_on"),
        ),
    )
    op.create_index("ix_membership_cohort_id", "membership", ["cohort_id"])
    op.create_index("ix_membership_programme_id_role", "membership", ["programme_id", "role"])
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ "
            "BEGIN RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME; END $$"
        )
    for table in UNCHANGING:
        guard(table)


def downgrade() -> None:
    op.drop_index("ix_membership_programme_id_role", "membership")
    op.drop_index("ix_membership_cohort_id", "membership")

    op.drop_table("membership")
    op.drop_table("active_edition")
    op.drop_index("ix_content_edition_kind_slug", "content_edition")

    op.drop_table("content_edition")
    op.drop_table("cohort")
    op.drop_index("ix_audit_event_programme_id_at", "audit_event")
    op.drop_index("ix_audit_event_object_kind_object_id", "audit_event")
    op.drop_index("ix_audit_event_actor_id", "audit_event")

    op.drop_table("audit_event")
    op.drop_table("worker_beat")
    op.drop_table("programme")
    op.drop_table("content_version")
    op.drop_index("ix_attempt_kind_email_at", "attempt")
    op.drop_index("ix_attempt_kind_address_at", "attempt")
    op.drop_index("ix_attempt_at", "attempt")

    op.drop_table("attempt")
    op.drop_table("account")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_change()")
