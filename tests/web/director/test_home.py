"""The home of the role: director."""

from datetime import timedelta

import sqlalchemy as sa
from flask import Flask

from tests.web.bonds import PROGRAMME, add, tie
from tests.web.house import assign, database, now, visit
from tests.web.pages import words
from tests.work import member
from trainer.db.models import Account, Assignment, Extension, Invitation, Leave, Membership, Outbox, Progress
from trainer.services.following import follow
from trainer.services.inviting import invite
from trainer.services.rebuilding import rebuild


def said(site: Flask) -> str:
    page = visit(site, "director").get(PROGRAMME)
    assert page.status_code == 200
    return words(page.text)


def test_an_empty_home_says_what_will_be_there(app: Flask) -> None:
    tie(app)
    found = said(app)
    assert "Nothing waits for you." in found
    assert "No work is set and open. Set work" in found
    assert "4 people: dates, pace, leave" in found
    assert "0 wait to be accepted" in found


def test_what_waits_stands_first(published_app: Flask) -> None:
    work = assign(published_app)
    with database(published_app) as db:
        guest = {"name": "Ana", "email": "ana@example.org"}
        assert invite(db, member=member(db, "director"), cells=guest, now=now()) == []
        early = now() - timedelta(days=1)
        db.execute(sa.update(Invitation).values(expires_at=early))
        db.execute(sa.update(Outbox).values(gave_up_at=early))
        db.execute(sa.update(Assignment).values(due_at=early, opens_at=early - timedelta(days=7)))
        db.commit()
    found = said(published_app)
    assert "1 trainee has no supervisor" in found
    assert f"Trainee has not handed in {work.title} it was due" in found
    assert "1 invitation has run out" in found
    assert "1 mail did not arrive" in found


def test_whoever_is_on_leave_or_has_more_time_is_not_late(published_app: Flask) -> None:
    work = assign(published_app)
    add(published_app, "ana", "trainee")
    with database(published_app) as db:
        early, director = now() - timedelta(days=1), member(db, "director")
        db.execute(sa.update(Assignment).values(due_at=early, opens_at=early - timedelta(days=7)))
        ana = db.scalars(sa.select(Membership).join(Account).where(Account.email == "ana@example.org")).one()
        first, last = now().date() - timedelta(days=3), now().date() + timedelta(days=30)
        db.add(Leave(membership_id=ana.id, from_on=first, until_on=last, reason="other", noted_at=now()))
        db.commit()
    assert f"Trainee has not handed in {work.title} it was due" in said(published_app)
    with database(published_app) as db:
        db.add(Extension(assignment_id=work.id, account_id=member(db, "trainee").account_id, reason="Ill.",
                         due_at=now() + timedelta(days=2), given_by_id=director.account_id, given_at=now()))  # fmt: skip
        db.commit()
    assert "not handed in" not in said(published_app)


def test_what_is_due_next(published_app: Flask) -> None:
    work = assign(published_app)
    add(published_app, "ana", "trainee")
    assert f"Due next {work.title}" in said(published_app)
    assert "0 of 2 handed in" in said(published_app)


def test_whose_supervision_has_stalled_stands_first_by_name(published_app: Flask) -> None:
    with database(published_app) as db:
        follow(db, member=member(db, "trainee"), slug="isipt-therapist-current", following=True, now=now())
    assert "Who needs you today Trainee has gone without supervision stalled since" in said(published_app)


def test_who_has_done_all_and_was_never_put_forward(published_app: Flask) -> None:
    with database(published_app) as db:
        rebuild(db, now=now())
        db.execute(sa.update(Progress).where(Progress.slug == "programme-foundation-2026").values(to_forward=True))
        db.commit()
    page = visit(published_app, "director").get(PROGRAMME).text
    assert "1 trainee has done all, and was never put forward" in words(page)
    assert "state=met&amp;forward=never" in page
