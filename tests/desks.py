"""What desks of training logs show, for the access matrix: a log of the trainee's, guides, and a link for one of them."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from sqlalchemy.orm import Session

from tests import people
from tests.logs import TEXTS, a_case, a_session, a_supervision
from tests.work import member
from trainer.db.models import Guide, GuideStanding, OneTimeLink
from trainer.domain.log_entries import Attestation, Facts
from trainer.domain.log_words import FORM, contents_of, sha256, wording_of
from trainer.services.devices import hashed
from trainer.services.log_desk import Desk, New, open_desk

OWN: Final = "desk-supervisor"
"""The supervisor of `north` as a guide."""
OUTSIDE: Final = "desk-outside"
"""Olga, outside, whom the director has confirmed; she supervised CASE too."""
CASE: Final = "desk-case"
SESSION: Final = "desk-session"
SUPERVISION: Final = "desk-supervision"
ATTESTATION: Final = "desk-attestation"
TOKEN: Final = "a-link-that-only-the-tests-know"
LINK: Final = 1
STANDING: Final = 1
"""OUTSIDE is a trainer of ISIPT."""
YEARS: Final = timedelta(days=999)


def settle(session: Session) -> None:
    """A case with a session, attested by the trainee's writing, and a link by which OUTSIDE can sign it."""
    trainee, supervisor, director = (member(session, key) for key in ("trainee", "supervisor", "director"))
    confirmed = {"confirmed_by_id": director.account_id, "confirmed_at": people.NOW}
    for ref, name, email, account in (
        (OWN, "Supervisor", None, supervisor.account_id),
        (OUTSIDE, "Olga Outside", "olga@example.com", None),
    ):
        session.add(
            Guide(
                ref=ref, programme_id=trainee.programme_id, name=name, email=email, account_id=account,
                made_by_id=director.account_id, made_at=people.NOW, **confirmed,
            )
        )  # fmt: skip
    session.commit()
    outside = session.query(Guide).filter_by(ref=OUTSIDE).one()
    session.add(
        GuideStanding(
            guide_id=outside.id, body="isipt", level="trainer", since=people.NOW.date(), source="The list of members",
            checked_on=people.NOW.date(), checked_by_id=director.account_id, noted_at=people.NOW,
        )
    )  # fmt: skip
    session.commit()
    desk = open_desk(session, trainee, people.NOW)
    add(desk, CASE, a_case(OWN))
    add(desk, SESSION, a_session(CASE))
    add(desk, SUPERVISION, a_supervision(OUTSIDE, cases=(CASE,)))
    wording = wording_of("A1", TEXTS)
    words = {"form": FORM, "texts": dict(TEXTS), "wording": wording}
    attested = Attestation(CASE, people.NOW.date(), sha256(wording), contents_of(TEXTS))
    entry = add(desk, ATTESTATION, attested, words)
    session.commit()
    link(session, entry, TOKEN)


def add(desk: Desk, ref: str, facts: Facts, words: Mapping[str, Any] | None = None) -> int:
    """An entry under a reference that tests know; the number of its state."""
    (row,) = desk.add([New(facts, words, ref=ref)], people.NOW, by=desk.owner.account_id)
    return row.id


def link(session: Session, entry_id: int, token: str, act: str = "sign", letter: str = "") -> OneTimeLink:
    """As it would be mailed to OUTSIDE."""
    trainee = member(session, "trainee")
    guide = session.query(Guide).filter_by(ref=OUTSIDE).one()
    made = OneTimeLink(
        programme_id=trainee.programme_id,
        account_id=trainee.account_id,
        guide_id=guide.id,
        act=act,
        entry_ids=[entry_id] if entry_id else [],
        letter=letter,
        token_hash=hashed(token),
        mail_key=f"link:{token}",
        issued_by_id=trainee.account_id,
        issued_at=people.NOW,
        expires_at=people.NOW + YEARS,
    )
    session.add(made)
    session.commit()
    return made
