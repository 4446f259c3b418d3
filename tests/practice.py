"""A plausible hour's practice on `flour-and-water`: half right, one misread, some missed, one who is nobody.

This trainee trusts the referral note at first, comes round to the sister in session 2, but keeps July as the beginning
and takes the zero on the form for an answer about safety.
"""

from datetime import datetime, timedelta
from itertools import count
from typing import Any, Final
from uuid import uuid4

import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests import people
from trainer.db.models import Membership, Submission
from trainer.domain.draft import Change, State
from trainer.services import drafting, submitting

SLUG: Final = "flour-and-water"
_operations = (uuid4().hex for _ in count())
"""As a browser makes them: a database filled by one process is filled further by another."""


def _cites(path: str, turns: str) -> State:
    return {f"{path}.cites.{turn}": True for turn in turns.split()}


def _person(key: str, name: str, relation: str, turns: str, /, **fields: Any) -> State:
    said = {f"people.{key}.{field}": value for field, value in fields.items()}
    return {f"people.{key}.name": name, f"people.{key}.relation": relation, **_cites(f"people.{key}", turns), **said}


def _expects(key: str, *rows: tuple[str, str, str, str]) -> State:
    return {
        f"people.{key}.expectations.e{n}.{part}": value
        for n, row in enumerate(rows, 1)
        for part, value in zip(("by", "about", "voiced", "met"), row, strict=True)
    }


FIRST: Final[State] = {
    "commitments.1.areas.grief": 75,
    "commitments.1.areas.role-dispute": 35,
    "commitments.1.areas.role-transition": 40,
    "commitments.1.areas.interpersonal-deficits": 5,
    "commitments.1.primary": "grief",
    "commitments.1.note": "Her father died in July and everything the letter lists follows. There is something with the sister, though.",
}
SECOND: Final[State] = {
    "commitments.2.areas.grief": 50,
    "commitments.2.areas.role-dispute": 70,
    "commitments.2.areas.role-transition": 35,
    "commitments.2.areas.interpersonal-deficits": 5,
    "commitments.2.primary": "role-dispute",
    "commitments.2.note": "The shamrocks. She asked once, was told it is flour and water, and made twelve more.",
}
REST: Final[State] = (
    _person(
        "p1", "Lori", "sister", "s1:C28 s2:C17 s2:C23 s2:C29 s2:C33 s1:C32", key=True, status="living",
        line="Older sister and business partner; fifty-one per cent.",
        ring_before="inner", ring_now="outer", ring_wanted={"ask": "Where would you like Lori to be a year from now?"},
        contact="daily", quality="strained", support=["practical"], change="more-distant", area="role-dispute",
        incident="Asked at the shamrocks when they would go up to Stan’s; told that her work can be hired.",
        feeling="She says nothing. I think she was humiliated.",
        why="Everything at work passes through her, and they no longer talk.",
    )
    | _expects("p1", ("patient", "money", "openly", "unmet"), ("person", "work", "hinted", "partly"))
    | _person(
        "p2", "Dad", "father", "s1:C8 s1:C10 s1:C38 s2:C3", key=True, status="dead",
        line="Lived with her for twelve years; died at home in July.",
        ring_before="inner", ring_now="not-applicable", ring_wanted="not-applicable", contact="not-applicable",
        quality="mixed", support=["emotional", "company", "confidant"], change="lost", area="grief",
        incident="He went with both daughters holding a hand, trying not to laugh.",
        feeling="She cries and laughs as she tells it.",
        why="The letter and her tears both point to him.",
    )
    | _expects("p2", ("patient", "care", "unsaid", "met"))
    | _person(
        "p3", "Kelsey", "daughter", "s1:C24 s2:C11", key=True, status="living",
        line="Twenty, away at college.", ring_before="inner", ring_now="inner", ring_wanted="inner",
        contact="weekly", quality="warm", support=["emotional", "company"], change="none", area="none",
        incident="Sundays on the flour bin, on speaker.", why="Her reason for staying alive.",
    )
    | _person(
        "p4", "Joanie", "cousin", "s1:C22 s2:C3 s2:C13", status="living", line="Bowling, and Pop’s wardrobe.",
        ring_now="middle",
    )
    | _person("p5", "Bridget", "niece", "s2:C41", status="living", line="Manages the Crossings.", ring_now="outer")
    | _person("p6", "Rich", "brother-in-law", "s2:C41", status="living", line="Does drywall.", ring_now="outer")
    | _person("p7", "Mom", "mother", "s2:C13", status="dead", line="Died twelve years ago.", ring_now="not-applicable")
    | _person(
        "p8", "Frank", "ex-husband", "s1:C34", status="lost", line="Kelsey’s father, I assume.",
        ring_now={"ask": "Is Kelsey’s father in your life at all?"},
    )
    | {
        "onset.when": "July, when her father died", "onset.kind": "death", "onset.why": "She says she was fine till July.",
        **_cites("onset", "s1:C38 s1:C40"),
        "areas.role-dispute.present": True, "areas.role-dispute.rank": "primary", "areas.role-dispute.confidence": 75,
        "areas.role-dispute.stage": "renegotiation", "areas.role-dispute.people.p1": True,
        "areas.role-dispute.why": "Shares promised and put off; now it is a board and one letter.",
        **_cites("areas.role-dispute", "s2:C23 s2:C29 s2:C33 s1:C28"),
        "areas.grief.present": True, "areas.grief.rank": "secondary", "areas.grief.confidence": 55,
        "areas.grief.people.p2": True, "areas.grief.why": "Three months after the death she still cries every day.",
        **_cites("areas.grief", "s1:C10 s1:C38"),
        "areas.role-transition.present": False, "areas.role-transition.confidence": 30,
        "areas.interpersonal-deficits.present": False, "areas.interpersonal-deficits.confidence": 5,
        "events.e1.when": "March", "events.e1.what": "Signs the loan the day after fastnachts", "events.e1.order": 1,
        "events.e2.when": "June", "events.e2.what": "The Crossings opens", "events.e2.order": 2,
        "events.e3.when": "July", "events.e3.what": "Her father dies at home", "events.e3.order": 3, "events.e3.onset": True,
        "events.e4.when": "September", "events.e4.what": "Sleeps through the alarm", "events.e4.order": 4,
        "events.e4.kind": "mood", "events.e4.mood": 2,
        "safety.active-suicidal-thoughts.status": "asked-and-denied",
        "safety.active-suicidal-thoughts.next_step": "monitor",
        **_cites("safety.active-suicidal-thoughts", "s1:C24"),
        "formulation.text": "You have depression, Paula. It is an illness and it can be treated. It came in a year when a great deal "
        "happened: your dad died, and you and Lori stopped talking about the bakery and about what was promised. I would like us to work "
        "on you and Lori, on what each of you expects and what has not been said. We have thirteen Mondays left. Does that fit?",
        "formulation.elements.illness_named": "You have depression, Paula. It is an illness and it can be treated.",
        "formulation.elements.one_area": "work on you and Lori",
        "formulation.elements.plan": "what each of you expects and what has not been said",
        "formulation.elements.time_limit": "We have thirteen Mondays left.",
        "formulation.elements.agreement_asked": "Does that fit?",
    }
)  # fmt: skip
HEARD: Final[State] = {
    "safety.passive-suicidal-thoughts.status": "disclosed",
    "safety.passive-suicidal-thoughts.next_step": "full-assessment",
    **_cites("safety.passive-suicidal-thoughts", "s2:C39 s3:C14"),
}
"""What the same trainee adds who does hear the alarm that just rings."""


def save(db: Session, member: Membership, draft_id: int, now: datetime, values: State) -> None:
    """Each value where nothing stood before."""
    changes = [Change(f"practice-{next(_operations)}", path, None, value) for path, value in values.items()]
    saved = drafting.save_changes(db, member=member, draft_id=draft_id, changes=changes, now=now)
    assert not saved.refused, saved.refused
    assert not saved.clashes, saved.clashes


def worked(db: Session, member: Membership, now: datetime, *more: State, **how: Any) -> int:
    """A draft worked through and filled, ready to hand in; its id. `how` it is started: in which mode, for what."""
    draft = drafting.start_case(db, member=member, slug=SLUG, now=now, **how)
    for after, said in enumerate((FIRST, SECOND), 1):
        save(db, member, draft.id, now + timedelta(minutes=15 * after), said)
        drafting.commit_hypothesis(db, member=member, draft_id=draft.id, after=after, now=now)
    for said in (REST, *more):
        save(db, member, draft.id, now + timedelta(minutes=50), said)
    return draft.id


def handed_in(db: Session, member: Membership, now: datetime, *more: State, reveal: bool = True) -> Submission:
    """The draft handed in an hour after `now`, and the readers shown."""
    later = now + timedelta(minutes=60)
    made = submitting.hand_in(db, member=member, draft_id=worked(db, member, now, *more), now=later)
    if reveal:
        submitting.reveal_panel(db, member=member, reference=made.reference, now=later)
    return made


DRAFT: Final = 2
REFERENCE: Final = "TEST-TEST"


def settle(session: Session) -> None:
    """For the trainee of `tests.people`: a revealed submission called REFERENCE, and a fresh draft, DRAFT, of the same case."""
    account_id = people.account(session, "trainee").id
    member = session.scalars(sa.select(Membership).where(Membership.account_id == account_id)).one()
    handed_in(session, member, people.NOW).reference = REFERENCE
    session.commit()
    assert drafting.start_case(session, member=member, slug=SLUG, now=people.NOW).id == DRAFT
