"""Aims: made from feedback or agreed in supervision, used on later cases, met when the supervisor says so."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from sqlalchemy.orm import Session

from trainer.db.models import Account, Aim, AimUse, Membership, Piece, Programme
from trainer.db.queries import learning
from trainer.domain.errors import NotFound, WrongState
from trainer.domain.permits import Member, may_work_on
from trainer.mail.language import mark
from trainer.services.auditing import record
from trainer.services.drafting import own_draft
from trainer.services.guiding import guided, guided_person
from trainer.services.notifying import notify

LONGEST: Final = 1000
"""Signs of an aim."""
LONGEST_USE: Final = 4000

AGREED = mark("%(name)s has noted an aim with you")
MET = mark("%(name)s says that you have met an aim")
ASKED = mark("You are asked with your next case how you used it.")
KEPT = mark("It stays on your page of aims.")


def make_aim(session: Session, *, member: Member, text: str, piece_id: int | None, now: datetime) -> Aim:
    """The trainee's own words, from feedback on released work of theirs or without. Raises NotFound, WrongState."""
    if member.role != "trainee":
        raise NotFound("only trainees have aims")
    if piece_id is not None:
        piece = session.get(Piece, piece_id)
        if piece is None or not may_work_on(member, piece) or piece.released_at is None:
            raise NotFound("there is no such feedback")
    return _keep(session, member, member.account_id, text, piece_id, now)


def agree_aim(
    session: Session, *, member: Membership, trainee_id: int, text: str, piece_id: int | None = None, now: datetime
) -> Aim:
    """The supervisor notes what was agreed; the trainee is told. Raises NotFound, WrongState."""
    trainee = guided(session, member, trainee_id, now)
    if piece_id is not None:
        piece = session.get(Piece, piece_id)
        if piece is None or not may_work_on(trainee, piece) or piece.released_at is None:
            raise NotFound("there is no such feedback")
    return _keep(session, member, trainee.account_id, text, piece_id, now)


def own_words(text: str) -> str:
    """An aim as it is kept. Raises WrongState for none, and for too many."""
    words = text.replace("\r\n", "\n").strip()
    if not words:
        raise WrongState("Say in a few words what is to be different next time")
    if len(words) > LONGEST:
        raise WrongState(f"An aim holds {LONGEST} characters; this one has {len(words)}")
    return words


def _keep(session: Session, member: Member, account_id: int, text: str, piece_id: int | None, now: datetime) -> Aim:
    words = own_words(text)
    aim = Aim(
        programme_id=member.programme_id,
        account_id=account_id,
        piece_id=piece_id,
        text=words,
        made_by_id=member.account_id,
        made_at=now,
    )
    session.add(aim)
    session.flush()
    if account_id != member.account_id:
        tell_of(session, member, aim, AGREED, ASKED, now)
    audit_aim(session, member, "aim.made", aim, now)
    session.commit()
    return aim


def set_met(session: Session, *, member: Membership, aim_id: int, met: bool, now: datetime) -> Aim:
    """The supervisor says that it is met, or takes that back; a repeat changes nothing. Raises NotFound, WrongState."""
    aim = learning.aim(session, member.programme_id, aim_id, lock=True)
    if aim is None:
        raise NotFound("there is no such aim")
    guided_person(session, member, aim.account_id, now)
    if aim.withdrawn_at is not None:
        raise WrongState("This aim is withdrawn. It can be met once it is taken up again")
    if (aim.met_at is not None) != met:
        aim.met_at = now if met else None
        if met:
            tell_of(session, member, aim, MET, KEPT, now)
        audit_aim(session, member, "aim.met" if met else "aim.open_again", aim, now)
    session.commit()
    return aim


def say_uses(session: Session, *, member: Member, draft_id: int, uses: Mapping[int, str], now: datetime) -> None:
    """Keep how the open aims were used on this case; what is empty is kept as such. Raises WrongState once handed in.

    Aims that are not asked about with this draft are left out.
    """
    draft = own_draft(session, member, draft_id, lock=True)
    if draft.handed_in_at is not None:
        raise WrongState("This case was handed in already")
    asked = learning.open_aims(session, draft.account_id, draft.programme_id, draft.id)
    before = learning.said(session, draft.id)
    for aim in asked:
        text = uses.get(aim.id, "").replace("\r\n", "\n").strip()[:LONGEST_USE]
        if before.get(aim.id) != text:
            session.merge(AimUse(aim_id=aim.id, draft_id=draft.id, text=text, said_at=now))
    if asked:
        record(
            session,
            at=now,
            actor_id=member.account_id,
            programme_id=member.programme_id,
            action="aims.answered",
            object_kind="draft",
            object_id=draft.id,
            detail={"slug": draft.slug, "mode": draft.mode, "aims": len(asked)},
        )
    session.commit()


def tell_of(
    session: Session,
    member: Member,
    aim: Aim,
    subject: str,
    text: str,
    now: datetime,
    *,
    to: int | None = None,
    link: str | None = None,
) -> None:
    """Tell the trainee, or somebody else, what the member did with an aim; in the caller's transaction."""
    programme = session.get_one(Programme, aim.programme_id)
    notify(
        session,
        account_id=to or aim.account_id,
        programme_id=aim.programme_id,
        kind="message",
        subject=subject,
        text=text,
        link=link or f"/p/{programme.slug}/aims",
        now=now,
        values={"name": session.get_one(Account, member.account_id).name},
    )


def audit_aim(session: Session, member: Member, action: str, aim: Aim, now: datetime) -> None:
    """Without the words, which are between the two."""
    record(
        session,
        at=now,
        actor_id=member.account_id,
        programme_id=member.programme_id,
        action=action,
        object_kind="aim",
        object_id=aim.id,
        detail={"trainee": aim.account_id},
    )
