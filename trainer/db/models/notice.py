"""What a person is told on the site, and whether they want it by mail as well."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from trainer.db.base import Base
from trainer.domain.notices import KINDS, MAILINGS

_KIND = "kind IN ({})".format(", ".join(f"'{kind}'" for kind in KINDS))
_MAILING = "mailing IN ({})".format(", ".join(f"'{mailing}'" for mailing in MAILINGS))


class Notice(Base):
    """`key` is the reason: the same reason never gives one person two notices. `link` is a path of this site."""

    __tablename__ = "notice"
    __table_args__ = (
        sa.CheckConstraint(_KIND, name="kind"),
        sa.CheckConstraint(_MAILING, name="mailing"),
        sa.UniqueConstraint("account_id", "key"),
        sa.Index(None, "account_id", "programme_id", "id"),
        sa.Index(
            "ix_notice_unread",
            "account_id",
            sqlite_where=sa.text("read_at IS NULL"),
            postgresql_where=sa.text("read_at IS NULL"),
        ),
        sa.Index(
            "ix_notice_for_digest",
            "account_id",
            sqlite_where=sa.text("mailing = 'digest' AND digested_at IS NULL"),
            postgresql_where=sa.text("mailing = 'digest' AND digested_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"))
    programme_id: Mapped[int] = mapped_column(sa.ForeignKey("programme.id"))
    key: Mapped[str | None]
    kind: Mapped[str]
    subject: Mapped[str]
    text: Mapped[str]
    link: Mapped[str]
    made_at: Mapped[datetime]
    read_at: Mapped[datetime | None]
    mailing: Mapped[str]
    """How it was to be mailed when it was made; a later choice does not change it."""
    digested_at: Mapped[datetime | None]


class NoticeChoice(Base):
    """How a person wants one kind of notice mailed; without a row it is as `domain.notices` says."""

    __tablename__ = "notice_choice"
    __table_args__ = (sa.CheckConstraint(_MAILING, name="mailing"),)

    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    mailing: Mapped[str]
