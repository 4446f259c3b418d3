"""Trainees follow pathways."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "followed_pathway",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("edition_id", sa.Integer(), nullable=True),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_followed_pathway_account_id_account")),
        sa.ForeignKeyConstraint(
            ["edition_id"], ["content_edition.id"], name=op.f("fk_followed_pathway_edition_id_content_edition")
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_followed_pathway_programme_id_programme")
        ),
        sa.PrimaryKeyConstraint("account_id", "programme_id", "slug", name=op.f("pk_followed_pathway")),
    )


def downgrade() -> None:
    op.drop_table("followed_pathway")
