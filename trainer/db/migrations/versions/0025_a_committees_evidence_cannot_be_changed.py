"""What a committee decides on never changes, who read views is kept, and so is a right of appeal."""

from datetime import timedelta

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(JSONB(), "postgresql")
FEWEST, DAYS = 2, 28
FIXED = "snapshot, digest, programme_id, account_id, pathway, edition, title, put_forward_at, views_needed"

programme = sa.table("programme", sa.column("id", sa.Integer), sa.column("settings", JSON))
candidacy = sa.table(
    "candidacy",
    sa.column("id", sa.Integer),
    sa.column("programme_id", sa.Integer),
    sa.column("state", sa.String),
    sa.column("decided_at", sa.DateTime(timezone=True)),
    sa.column("views_needed", sa.Integer),
    sa.column("appeal_until", sa.DateTime(timezone=True)),
)


def upgrade() -> None:
    # Not in a batch: SQLite would copy the table.
    op.add_column("candidacy", sa.Column("views_needed", sa.Integer(), nullable=False, server_default=sa.text("2")))
    op.add_column("candidacy", sa.Column("appeal_until", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "committee_reading",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("candidacy_id", sa.Integer(), nullable=False),
        sa.Column("panel", sa.String(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("panel IN ('first', 'appeal')", name=op.f("ck_committee_reading_panel")),
        sa.ForeignKeyConstraint(["by_id"], ["account.id"], name=op.f("fk_committee_reading_by_id_account")),
        sa.ForeignKeyConstraint(
            ["candidacy_id"], ["candidacy.id"], name=op.f("fk_committee_reading_candidacy_id_candidacy")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_committee_reading")),
        sa.UniqueConstraint(
            "candidacy_id", "panel", "by_id", name=op.f("uq_committee_reading_candidacy_id_panel_by_id")
        ),
    )
    _carry_over(op.get_bind())
    if op.get_bind().dialect.name == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER committee_reading_no_{verb.lower()} BEFORE {verb} ON committee_reading "
                "BEGIN SELECT RAISE(ABORT, 'rows of committee_reading are never changed'); END"
            )
        for name, what in (("update", f"UPDATE OF {FIXED}"), ("delete", "DELETE")):
            op.execute(
                f"CREATE TRIGGER candidacy_no_{name} BEFORE {what} ON candidacy "
                "BEGIN SELECT RAISE(ABORT, 'rows of candidacy are never changed'); END"
            )
        return
    op.execute(
        "CREATE TRIGGER committee_reading_unchanging BEFORE UPDATE OR DELETE OR TRUNCATE ON committee_reading "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
    )
    op.execute(
        f"CREATE TRIGGER candidacy_unchanging BEFORE UPDATE OF {FIXED} OR DELETE OR TRUNCATE ON candidacy "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
    )


def _carry_over(bind: sa.Connection) -> None:
    """What a programme asks for is kept with each candidacy; whoever asked for one view asks for two."""
    for row in bind.execute(sa.select(programme)).all():
        settings = dict(row.settings)
        asked = settings.get("committee_views", FEWEST)
        needed = max(FEWEST, asked) if isinstance(asked, int) else FEWEST
        if "committee_views" in settings and asked != needed:
            settings["committee_views"] = needed
            bind.execute(sa.update(programme).where(programme.c.id == row.id).values(settings=settings))
        days = settings.get("decision_appeal_days", DAYS)
        here = candidacy.c.programme_id == row.id
        if needed != FEWEST:
            bind.execute(sa.update(candidacy).where(here).values(views_needed=needed))
        decided = sa.select(candidacy.c.id, candidacy.c.decided_at).where(here, candidacy.c.state == "decided")
        for one in bind.execute(decided).all():
            until = one.decided_at + timedelta(days=days if isinstance(days, int) else DAYS)
            bind.execute(sa.update(candidacy).where(candidacy.c.id == one.id).values(appeal_until=until))


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for name in ("update", "delete"):
            op.execute(f"DROP TRIGGER candidacy_no_{name}")
    else:
        op.execute("DROP TRIGGER candidacy_unchanging ON candidacy")
    op.drop_table("committee_reading")
    op.drop_column("candidacy", "appeal_until")
    op.drop_column("candidacy", "views_needed")
