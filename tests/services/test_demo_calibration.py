"""On the demo calibration is switched on; two graders have the right, one a waiver, one is at it."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Account, Membership, Phrase, Piece, Programme
from trainer.domain.settings import Settings, settings_of
from trainer.services import claiming
from trainer.services.calibrating import may_grade, standings
from trainer.services.catalogue import current
from trainer.services.demo_calibration import DONE
from trainer.services.demo_pieces import DANIEL, MEI, RUTH, SAMUEL
from trainer.services.directing import today_in
from trainer.services.moderating import wanted


def grader(db: Session, email: str) -> Membership:
    return db.scalars(sa.select(Membership).join(Account).where(Account.email == email)).one()


def test_who_may_grade_and_why(demo_db: Session) -> None:
    house = demo_db.scalars(sa.select(Programme)).one()
    assert settings_of(house.settings).calibration
    assert not Settings().calibration
    people = {email: grader(demo_db, email) for email in (RUTH, DANIEL, MEI, SAMUEL)}
    today, examples = today_in(house, house.created_at), len(current(demo_db).exemplars)
    assert [may_grade(demo_db, one, today) for one in people.values()] == [True, False, True, True]
    ruth, daniel, mei, _samuel = standings(
        demo_db, current(demo_db), [one.id for one in people.values()], today
    ).values()
    assert (len(ruth.done), len(daniel.done), len(daniel.begun)) == (examples, DONE, DONE + 1)
    assert ruth.agreement
    assert ruth.agreement > 0.6
    assert mei.right
    assert mei.right.reason
    assert [kept.account_id is None for kept in demo_db.scalars(sa.select(Phrase).order_by(Phrase.id))] == [False, True]


def test_the_supervisor_can_grade_at_once_first_second_and_for_an_appeal(demo_db: Session) -> None:
    house = demo_db.scalars(sa.select(Programme)).one()
    places = []
    for piece in demo_db.scalars(sa.select(Piece).order_by(Piece.id)).all():
        if wanted(demo_db, piece) and piece.claimed_by_id is None:
            made = claiming.claim(demo_db, member=grader(demo_db, RUTH), piece_id=piece.id, now=house.created_at)
            places.append(made.place)
    assert places == ["first", "second", "appeal"]
