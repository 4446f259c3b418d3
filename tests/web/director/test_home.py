"""The home of the role: director."""

from datetime import timedelta

import sqlalchemy as sa
from flask import Flask

from tests.web.bonds import PROGRAMME, add, tie
from tests.web.house import assign, database, now, visit
from tests.web.pages import words
from tests.work import member
from trainer.db.models import Assignment, Invitation, Outbox
from trainer.services.following import follow
from trainer.services.inviting import invite


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
    assert f"{work.title} 0 of 1 handed in; it was due" in found
    assert "1 invitation has run out" in found
    assert "1 mail did not arrive" in found


def test_what_is_due_next(published_app: Flask) -> None:
    work = assign(published_app)
    add(published_app, "ana", "trainee")
    assert f"Due next {work.title}" in said(published_app)
    assert "0 of 2 handed in" in said(published_app)


def test_whose_supervision_has_stalled_stands_first_by_name(published_app: Flask) -> None:
    with database(published_app) as db:
        follow(db, member=member(db, "trainee"), slug="isipt-therapist-current", following=True, now=now())
    assert "Who needs you today Trainee has gone without supervision quiet for" in said(published_app)
