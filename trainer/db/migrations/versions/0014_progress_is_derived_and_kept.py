"""Progress is derived from the facts and kept."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "derivation",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("basis", sa.Integer(), nullable=False),
        sa.Column("as_of", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_derivation_account_id_account")),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_derivation_programme_id_programme")),
        sa.PrimaryKeyConstraint("account_id", "programme_id", name=op.f("pk_derivation")),
    )
    with op.batch_alter_table("derivation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_derivation_programme_id_basis"), ["programme_id", "basis"], unique=False)
        batch_op.create_index(batch_op.f("ix_derivation_programme_id_due_on"), ["programme_id", "due_on"], unique=False)

    op.create_table(
        "progress_basis",
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_progress_basis_programme_id_programme")
        ),
        sa.PrimaryKeyConstraint("programme_id", name=op.f("pk_progress_basis")),
    )
    op.create_table(
        "progress_line",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("requirement", sa.String(), nullable=False),
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("here", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("have", sa.Double(), nullable=False),
        sa.Column("need", sa.Double(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_progress_line_account_id_account")),
        sa.ForeignKeyConstraint(
            ["edition_id"], ["content_edition.id"], name=op.f("fk_progress_line_edition_id_content_edition")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_progress_line_programme_id_programme")
        ),
        sa.PrimaryKeyConstraint("account_id", "programme_id", "slug", "requirement", name=op.f("pk_progress_line")),
    )
    with op.batch_alter_table("progress_line", schema=None) as batch_op:
        batch_op.create_index(
            "ix_progress_line_rank",
            ["programme_id", "edition_id", "here", "requirement", "rank", "account_id"],
            unique=False,
        )
        batch_op.create_index(
            "ix_progress_line_state",
            ["programme_id", "edition_id", "here", "requirement", "state", "days", "account_id"],
            unique=False,
        )

    op.create_table(
        "progress_tally",
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("requirement", sa.String(), nullable=False),
        sa.Column("cohort_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["edition_id"], ["content_edition.id"], name=op.f("fk_progress_tally_edition_id_content_edition")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_progress_tally_programme_id_programme")
        ),
        sa.PrimaryKeyConstraint(
            "programme_id", "edition_id", "requirement", "cohort_id", "state", name=op.f("pk_progress_tally")
        ),
    )
    op.create_table(
        "progress",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("membership_id", sa.Integer(), nullable=False),
        sa.Column("cohort_id", sa.Integer(), nullable=True),
        sa.Column("sort_name", sa.String(), nullable=False),
        sa.Column("here", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("met", sa.Integer(), nullable=False),
        sa.Column("required", sa.Integer(), nullable=False),
        sa.Column("missing", sa.Integer(), nullable=False),
        sa.Column("judged", sa.Integer(), nullable=False),
        sa.Column("level", sa.Double(), nullable=True),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("moved_on", sa.Date(), nullable=False),
        sa.Column("quiet_until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_progress_account_id_account")),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohort.id"], name=op.f("fk_progress_cohort_id_cohort")),
        sa.ForeignKeyConstraint(
            ["edition_id"], ["content_edition.id"], name=op.f("fk_progress_edition_id_content_edition")
        ),
        sa.ForeignKeyConstraint(
            ["membership_id"], ["membership.id"], name=op.f("fk_progress_membership_id_membership")
        ),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_progress_programme_id_programme")),
        sa.PrimaryKeyConstraint("account_id", "programme_id", "slug", name=op.f("pk_progress")),
    )
    with op.batch_alter_table("progress", schema=None) as batch_op:
        batch_op.create_index(
            "ix_progress_cohort",
            ["programme_id", "edition_id", "here", "cohort_id", "sort_name", "account_id"],
            unique=False,
        )
        batch_op.create_index(batch_op.f("ix_progress_cohort_id"), ["cohort_id"], unique=False)
        batch_op.create_index(
            "ix_progress_level", ["programme_id", "edition_id", "here", "level", "account_id"], unique=False
        )
        batch_op.create_index(
            "ix_progress_missing",
            ["programme_id", "edition_id", "here", "missing", "sort_name", "account_id"],
            unique=False,
        )
        batch_op.create_index(
            "ix_progress_moved_on", ["programme_id", "edition_id", "here", "moved_on", "account_id"], unique=False
        )
        batch_op.create_index(
            "ix_progress_name", ["programme_id", "edition_id", "here", "sort_name", "account_id"], unique=False
        )
        batch_op.create_index(
            "ix_progress_quiet_until", ["programme_id", "edition_id", "here", "quiet_until", "account_id"], unique=False
        )
        batch_op.create_index(
            "ix_progress_state",
            ["programme_id", "edition_id", "here", "state", "sort_name", "account_id"],
            unique=False,
        )

    op.execute(
        "INSERT INTO derivation (account_id, programme_id, basis, as_of) "
        "SELECT DISTINCT account_id, programme_id, -1, joined FROM "
        "(SELECT m.account_id, m.programme_id, a.created_at AS joined FROM membership m "
        "JOIN account a ON a.id = m.account_id WHERE m.role = 'trainee') trainees"
    )  # the worker derives them in its first rounds


def downgrade() -> None:
    with op.batch_alter_table("progress", schema=None) as batch_op:
        batch_op.drop_index("ix_progress_state")
        batch_op.drop_index("ix_progress_quiet_until")
        batch_op.drop_index("ix_progress_name")
        batch_op.drop_index("ix_progress_moved_on")
        batch_op.drop_index("ix_progress_missing")
        batch_op.drop_index("ix_progress_level")
        batch_op.drop_index(batch_op.f("ix_progress_cohort_id"))
        batch_op.drop_index("ix_progress_cohort")

    op.drop_table("progress")
    op.drop_table("progress_tally")
    with op.batch_alter_table("progress_line", schema=None) as batch_op:
        batch_op.drop_index("ix_progress_line_state")
        batch_op.drop_index("ix_progress_line_rank")

    op.drop_table("progress_line")
    op.drop_table("progress_basis")
    with op.batch_alter_table("derivation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_derivation_programme_id_due_on"))
        batch_op.drop_index(batch_op.f("ix_derivation_programme_id_basis"))

    op.drop_table("derivation")
