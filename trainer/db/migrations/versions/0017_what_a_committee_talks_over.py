"""What a committee talks over once its members' views are there."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "committee_remark",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("candidacy_id", sa.Integer(), nullable=False),
        sa.Column("panel", sa.String(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.CheckConstraint("panel IN ('first', 'appeal')", name=op.f("ck_committee_remark_panel")),
        sa.ForeignKeyConstraint(["by_id"], ["account.id"], name=op.f("fk_committee_remark_by_id_account")),
        sa.ForeignKeyConstraint(
            ["candidacy_id"], ["candidacy.id"], name=op.f("fk_committee_remark_candidacy_id_candidacy")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_committee_remark")),
    )
    with op.batch_alter_table("committee_remark", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_committee_remark_candidacy_id_id"), ["candidacy_id", "id"], unique=False)
    if op.get_bind().dialect.name == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER committee_remark_no_{verb.lower()} BEFORE {verb} ON committee_remark "
                "BEGIN SELECT RAISE(ABORT, 'rows of committee_remark are never changed'); END"
            )
    else:
        op.execute(
            "CREATE TRIGGER committee_remark_unchanging BEFORE UPDATE OR DELETE OR TRUNCATE ON committee_remark "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )


def downgrade() -> None:
    with op.batch_alter_table("committee_remark", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_committee_remark_candidacy_id_id"))

    op.drop_table("committee_remark")
