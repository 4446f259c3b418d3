"""One trainee of the demo has what the foundation asks for: awarded with one dissent, issued, shown to strangers."""

from datetime import datetime, timedelta
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Account, Candidacy, Certificate, Membership, Piece, Programme
from trainer.services import defending, drafting, releasing, submitting
from trainer.services.catalogue import current
from trainer.services.deliberating import decide, give_view
from trainer.services.demo_committee import PATHWAY
from trainer.services.demo_people import member_of
from trainer.services.demo_pieces import (
    DANIEL,
    MEI,
    RUTH,
    SAMUEL,
    Work,
    answer_of,
    criteria_of,
    handed_in,
    judge,
    levels,
)
from trainer.services.deriving import derived_once
from trainer.services.directing import today_in
from trainer.services.disclosing import choose
from trainer.services.issuing import issue
from trainer.services.planning import Plan
from trainer.services.putting_forward import put_forward
from trainer.services.reading import mark_section

HANA: Final = "trainee8@example.org"
READ: Final = ("what-is-ipt", "interpersonal-inventory")
PRACTISED: Final = ("handoff", "post-trip", "flour-and-water")
THIRD: Final = "top-deck"
"""Assessed, beside the two that she hands in with everybody else."""

DAY: Final = timedelta(days=1)
DEFENCES: Final = {
    "the-second-desk": (44, "She gave up the line that carried least, and said what would make her choose otherwise."),
    "a-lift-to-work": (
        20,
        "On the onset she was late again, saw it herself, and found the turn that dates it while we spoke.",
    ),
    THIRD: (
        13,
        "Asked which turn she would give up first, she named the one that I had in mind. She stood by her area.",
    ),
}
"""How long ago each of her ten minutes was, and what her supervisor wrote down."""
DISSENT: Final = (
    "I was her second grader. People are found and cited, but in two of three cases she dates the onset late, and an "
    "onset that is late makes a focus that is wrong. I would have asked for one more case."
)
VIEWS: Final = (
    (MEI, "award", "Three cases, and in each of them she says what speaks against her choice. That is enough."),
    (DANIEL, "not-yet", DISSENT),
    (
        SAMUEL,
        "award",
        "The defence settles it. What Daniel says of the onset I would write to her, no more.",
    ),
)
REASON: Final = (
    "The committee awards you the certificate. Your formulations can be read to the patient as they stand, and you say "
    "what would change your mind. One of us would have asked for a fourth case, because of the onset: with the next "
    "one, date what had changed before you say why."
)


def load_her_work(session: Session, house: Programme, now: datetime) -> None:
    """What she read and practised, and the last of her three assessed cases; the others come with those of the rest."""
    known, hana = current(session), member_of(session, house, HANA)
    if not {THIRD, *PRACTISED} <= known.vignettes.keys() or not set(READ) <= known.modules.keys():
        return
    with derived_once(session):
        _keep(session, house, hana, now)


def _keep(session: Session, house: Programme, hana: Membership, now: datetime) -> None:
    for slug in READ:
        for section in current(session).modules[slug].module.sections:
            mark_section(session, account_id=hana.account_id, slug=slug, section=section.id, read=True,
                         now=now - 78 * DAY)  # fmt: skip
    for number, slug in enumerate(PRACTISED):
        _practise(session, hana, slug, number, now - (74 - 5 * number) * DAY)
    ruth = member_of(session, house, RUTH)
    plan = Plan(
        batch="demo-third-case",
        modules=(),
        cases=(THIRD,),
        mode="assessed",
        due_at=now - 12 * DAY,
        late_policy="mark",
        account_id=hana.account_id,
        counts_because="This is a demo: its cases are all public.",
    )
    ((_work, piece),) = handed_in(session, house, plan, (Work(HANA, 18, "released", own=4),), now - 30 * DAY, now)
    for place, email in enumerate((RUTH, DANIEL)):
        marks = levels(criteria_of(session, piece), 4, 3, place)
        judge(session, member_of(session, house, email), piece, marks, place, now - (17 - place) * DAY)
    releasing.release(session, member=ruth, piece_ids=[piece.id], now=now - 15 * DAY)
    for one in session.scalars(sa.select(Piece).where(Piece.account_id == hana.account_id)).all():
        days, note = DEFENCES[one.slug]
        held = today_in(house, now - days * DAY)
        defending.record_defence(
            session,
            member=ruth,
            piece_id=one.id,
            outcome="stood",
            note=note,
            held_on=held,
            seen="",
            now=now - days * DAY,
        )


def _practise(session: Session, hana: Membership, slug: str, number: int, at: datetime) -> None:
    edition = current(session).vignettes[slug]
    draft = drafting.start_case(session, member=hana, slug=slug, now=at - timedelta(hours=1))
    draft.state = answer_of(edition, Work(HANA, 0, "shown"), number)
    draft.opened, draft.saved_at = len(edition.vignette.sessions), at
    session.commit()
    made = submitting.hand_in(session, member=hana, draft_id=draft.id, now=at)
    submitting.reveal_panel(session, member=hana, reference=made.reference, now=at + timedelta(minutes=11))


def number_of_hers(session: Session) -> str | None:
    """The number by which a stranger finds her certificate, once there is one."""
    return session.scalar(
        sa.select(Certificate.number)
        .join(Account, Account.id == Certificate.account_id)
        .where(Account.email == HANA)
        .limit(1)
    )


def load_award(session: Session, house: Programme, now: datetime) -> bool:
    """From putting her forward to the page that a stranger finds; unless it is done, or her work is not there."""
    hana, director = member_of(session, house, HANA), member_of(session, house, "director@example.org")
    own = sa.select(Piece.id).where(Piece.account_id == hana.account_id, Piece.slug == THIRD)
    hers = sa.select(Candidacy.id).where(Candidacy.account_id == hana.account_id)
    if session.scalar(hers.limit(1)) or not session.scalar(own.limit(1)) or PATHWAY not in current(session).pathways:
        session.rollback()
        return False
    begun = now - 11 * DAY
    one = put_forward(session, member=director, membership_id=hana.id, pathway=PATHWAY, now=begun).id
    for number, (email, outcome, reason) in enumerate(VIEWS, 1):
        seat, at = member_of(session, house, email), begun + number * DAY
        give_view(session, member=seat, candidacy_id=one, outcome=outcome, reason=reason, now=at)
    chair = member_of(session, house, MEI)
    decide(
        session,
        member=chair,
        candidacy_id=one,
        outcome="award",
        reason=REASON,
        now=begun + 3 * DAY + timedelta(hours=2),
    )
    made = issue(session, member=director, candidacy_id=one, now=begun + 4 * DAY)
    choose(
        session, account_id=hana.account_id, typed=made.number, show_name=True, show_evidence=True, now=begun + 5 * DAY
    )  # fmt: skip
    return True
