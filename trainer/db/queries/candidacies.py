"""Candidates of a committee, and of their history what a viewer may see: no view of others before one's own."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased, contains_eager, defer, joinedload

from trainer.db.models import (
    Account,
    Candidacy,
    Certificate,
    CommitteeEntry,
    CommitteeReading,
    CommitteeRemark,
    Membership,
)
from trainer.domain.committee import GATHERING, Part, Parts
from trainer.domain.people import ROLES


def by_id(session: Session, programme_id: int, candidacy_id: int, *, lock: bool = False) -> Candidacy | None:
    """One candidacy of the programme; with `lock` nobody else changes it until the commit."""
    found = session.get(Candidacy, candidacy_id, with_for_update=lock, populate_existing=lock)
    return found if found is not None and found.programme_id == programme_id else None


@dataclass(frozen=True)
class OnTable:
    """A candidate on whom views are gathered, and how many the present panel has. That views are `split` is for whoever
    may see them."""

    candidacy: Candidacy
    given: int
    split: bool


def on_table(session: Session, programme_id: int, *, evidence: bool) -> list[OnTable]:
    """All on whom views are gathered now, oldest first, each with the candidate's account.

    With their `evidence`, which is long, only where it is looked at.
    """
    entry = aliased(CommitteeEntry)
    views_now = entry.candidacy_id == Candidacy.id, entry.kind == "view", entry.panel == Candidacy.state
    rows = session.execute(
        sa.select(
            Candidacy,
            sa.select(sa.func.count()).select_from(entry).where(*views_now).scalar_subquery(),
            sa.select(sa.func.count(entry.outcome.distinct())).where(*views_now).scalar_subquery(),
        )
        .join(Candidacy.account)
        .options(contains_eager(Candidacy.account), *(() if evidence else (defer(Candidacy.snapshot, raiseload=True),)))
        .where(Candidacy.programme_id == programme_id, Candidacy.state.in_(list(GATHERING)))
        .order_by(Candidacy.put_forward_at, Candidacy.id)
    )
    return [OnTable(row[0], row[1], row[2] > 1) for row in rows]


def of_account(session: Session, programme_id: int, account_id: int, pathway: str | None = None) -> Sequence[Candidacy]:
    """A person's own, newest first; of one pathway, or of all."""
    mine = [Candidacy.programme_id == programme_id, Candidacy.account_id == account_id]
    if pathway is not None:
        mine.append(Candidacy.pathway == pathway)
    return session.scalars(sa.select(Candidacy).where(*mine).order_by(Candidacy.id.desc())).all()


def seen_by(
    session: Session, candidacy: Candidacy, viewer_id: int, *, closed: bool, presides: bool, least: int
) -> Sequence[CommitteeEntry]:
    """The history as this viewer may know it now, first entry first, each with who wrote it.

    A view of somebody else's is there once the viewer had a part in the same panel, or the matter is `closed`. Whoever
    `presides` without a view of their own to give sees them as soon as the panel has the `least` that it needs.
    """
    mine = aliased(CommitteeEntry)
    had_a_part = sa.exists().where(
        mine.candidacy_id == CommitteeEntry.candidacy_id,
        mine.panel == CommitteeEntry.panel,
        mine.by_id == viewer_id,
        mine.kind.in_(("view", "decision")),
    )
    panel = GATHERING.get(candidacy.state)
    complete = count_of_views(candidacy.id, panel) >= least if panel else sa.false()
    visible = sa.or_(
        CommitteeEntry.kind != "view",
        CommitteeEntry.by_id == viewer_id,
        had_a_part,
        sa.literal(closed),
        sa.and_(sa.literal(presides), complete, CommitteeEntry.panel == panel),
    )
    return session.scalars(
        sa.select(CommitteeEntry)
        .options(joinedload(CommitteeEntry.by))
        .where(CommitteeEntry.candidacy_id == candidacy.id, visible)
        .order_by(CommitteeEntry.id)
    ).all()


def remarks(session: Session, candidacy_id: int, panel: str | None = None) -> Sequence[CommitteeRemark]:
    """What was said in the discussion of a panel, or of both, first first, each with who said it."""
    said = [CommitteeRemark.candidacy_id == candidacy_id]
    if panel is not None:
        said.append(CommitteeRemark.panel == panel)
    return session.scalars(
        sa.select(CommitteeRemark).options(joinedload(CommitteeRemark.by)).where(*said).order_by(CommitteeRemark.id)
    ).all()


def count_of_views(candidacy_id: int | sa.SQLColumnExpression[int], panel: str | None) -> sa.ScalarSelect[int]:
    """How many members of the panel have put theirs down."""
    view = aliased(CommitteeEntry)
    return (
        sa.select(sa.func.count())
        .select_from(view)
        .where(view.candidacy_id == candidacy_id, view.panel == panel, view.kind == "view")
        .scalar_subquery()
    )


def views(session: Session, candidacy_id: int, panel: str) -> Sequence[CommitteeEntry]:
    """All views of a panel: for the service that decides, never for a page."""
    return session.scalars(
        sa.select(CommitteeEntry).where(
            CommitteeEntry.candidacy_id == candidacy_id, CommitteeEntry.panel == panel, CommitteeEntry.kind == "view"
        )
    ).all()


def parts(session: Session, candidacy_ids: Collection[int]) -> dict[int, Parts]:
    """Who had what to do with the panels of each of the candidacies."""
    view = sa.select(CommitteeEntry.candidacy_id, CommitteeEntry.panel, CommitteeEntry.kind, CommitteeEntry.by_id)
    remark = sa.select(
        CommitteeRemark.candidacy_id, CommitteeRemark.panel, sa.literal("remark"), CommitteeRemark.by_id
    ).distinct()
    reading = sa.select(
        CommitteeReading.candidacy_id, CommitteeReading.panel, sa.literal("reading"), CommitteeReading.by_id
    )
    found: dict[int, list[Part]] = {one: [] for one in candidacy_ids}
    for candidacy_id, panel, kind, by_id in session.execute(
        sa.union_all(
            view.where(CommitteeEntry.candidacy_id.in_(candidacy_ids), CommitteeEntry.kind.in_(("view", "decision"))),
            remark.where(CommitteeRemark.candidacy_id.in_(candidacy_ids)),
            reading.where(CommitteeReading.candidacy_id.in_(candidacy_ids)),
        )
    ):
        found[candidacy_id].append(Part(panel, kind, by_id))
    return {one: Parts(tuple(those)) for one, those in found.items()}


def readers_before(session: Session, candidacy_ids: Collection[int]) -> dict[int, frozenset[int]]:
    """Who read, without giving one of their own, views on the same person and pathway that were taken back."""
    before = aliased(Candidacy)
    rows = session.execute(
        sa.select(Candidacy.id, CommitteeReading.by_id)
        .join(
            before,
            sa.and_(
                before.programme_id == Candidacy.programme_id,
                before.account_id == Candidacy.account_id,
                before.pathway == Candidacy.pathway,
                before.id != Candidacy.id,
                before.state == "withdrawn",
            ),
        )
        .join(CommitteeReading, CommitteeReading.candidacy_id == before.id)
        .where(Candidacy.id.in_(candidacy_ids))
    )
    found: dict[int, set[int]] = {}
    for candidacy_id, account_id in rows:
        found.setdefault(candidacy_id, set()).add(account_id)
    return {one: frozenset(those) for one, those in found.items()}


@dataclass(frozen=True)
class TakenBack:
    """An earlier candidacy that was taken back before a decision: by whom and when, and how many views were there."""

    candidacy_id: int
    name: str
    at: datetime
    views: int


def taken_back_before(session: Session, candidacy: Candidacy) -> list[TakenBack]:
    """Of the same person and pathway, first first: whoever waits for a friendlier panel is seen to."""
    taken = aliased(CommitteeEntry)
    rows = session.execute(
        sa.select(Candidacy.id, Account.name, taken.at, count_of_views(Candidacy.id, "first"))
        .join(taken, sa.and_(taken.candidacy_id == Candidacy.id, taken.kind == "withdrawn"))
        .join(Account, Account.id == taken.by_id)
        .where(
            Candidacy.programme_id == candidacy.programme_id,
            Candidacy.account_id == candidacy.account_id,
            Candidacy.pathway == candidacy.pathway,
            Candidacy.state == "withdrawn",
            Candidacy.id < candidacy.id,
        )
        .order_by(Candidacy.id)
    )
    return [TakenBack(*row) for row in rows]


def put_forward_by(session: Session, candidacy_id: int) -> int | None:
    """The account of who put the candidate forward."""
    return session.scalar(
        sa.select(CommitteeEntry.by_id).where(
            CommitteeEntry.candidacy_id == candidacy_id, CommitteeEntry.kind == "put-forward"
        )
    )


def decisions(session: Session, candidacy_id: int) -> Sequence[CommitteeEntry]:
    """What became of it, first step first: this is what the candidate reads; views of members are not among it."""
    return session.scalars(
        sa.select(CommitteeEntry)
        .where(
            CommitteeEntry.candidacy_id == candidacy_id, CommitteeEntry.kind.in_(("decision", "appeal", "withdrawn"))
        )
        .order_by(CommitteeEntry.id)
    ).all()


def committee(session: Session, programme_id: int, today: date) -> Sequence[Membership]:
    """Everybody who could be on the committee or preside over it, with account; permits say who is."""
    words = sa.cast(Membership.capabilities, sa.Text)
    seated = sa.or_(Membership.role == "director", *(words.contains(f'"{seat}"') for seat in ("committee", "chair")))
    return session.scalars(_staff(programme_id, today).where(seated)).all()


def staff(session: Session, programme_id: int, today: date) -> Sequence[Membership]:
    """Every member who is no trainee, with account, by name."""
    return session.scalars(_staff(programme_id, today)).all()


def _staff(programme_id: int, today: date) -> sa.Select[Membership]:
    return (
        sa.select(Membership)
        .join(Membership.account)
        .options(contains_eager(Membership.account))
        .where(
            Membership.programme_id == programme_id,
            Membership.role.in_([role for role in ROLES if role != "trainee"]),  # the index begins with these
            Membership.from_on <= today,
            sa.or_(Membership.until_on.is_(None), Membership.until_on >= today),
        )
        .order_by(sa.func.lower(Account.name), Membership.id)
    )


def awarded(session: Session, programme_id: int) -> Sequence[Candidacy]:
    """Those whom a certificate was awarded and not issued yet, oldest first, each with account."""
    issued = sa.exists().where(Certificate.candidacy_id == Candidacy.id)
    return session.scalars(
        sa.select(Candidacy)
        .join(Candidacy.account)
        .options(contains_eager(Candidacy.account))
        .where(
            Candidacy.programme_id == programme_id,
            Candidacy.outcome == "award",
            Candidacy.state.in_(("decided", "final")),
            ~issued,
        )
        .order_by(Candidacy.decided_at, Candidacy.id)
    ).all()
