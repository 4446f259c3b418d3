"""One guide: confirmed, linked to an account, with standings as they were checked."""

import sqlalchemy as sa
from flask import Flask

from tests import desks
from tests.web.bonds import PROGRAMME, add
from tests.web.director.logs import same_statements
from tests.web.director.test_guides import name
from tests.web.house import database, now, visit
from tests.web.pages import post, words
from tests.work import member
from trainer.db.models import Guide, OneTimeLink
from trainer.domain.guides import Standing
from trainer.services.appointing import note_standing

PAGE = f"{PROGRAMME}/guides/{desks.OUTSIDE}"


def test_who_checked_what_and_when(worked_app: Flask) -> None:
    found = words(visit(worked_app, "director").get(PAGE).text)
    assert "named by Director" in found
    assert "checked by Director, 20 November 2026" in found
    assert "The list of members" in found


def test_whom_a_trainee_named_is_confirmed(worked_app: Flask) -> None:
    name(worked_app, 1)
    with database(worked_app) as db:
        page = f"{PROGRAMME}/guides/{db.scalars(sa.select(Guide.ref).where(Guide.name == 'Guide 0')).one()}"
    client = visit(worked_app, "director")
    assert "Confirm who this is" in words(client.get(page).text)
    answer = post(client, page, name="Prof. Guide", email="guide@example.net")
    found = words(client.get(answer.location).text)
    assert "Confirmed. Links can be sent to them." in found
    assert "guide@example.net" in found


def test_another_address_ends_links_and_one_that_is_taken_is_refused(worked_app: Flask) -> None:
    name(worked_app, 1)
    client = visit(worked_app, "director")
    taken = post(client, PAGE, name="Olga", email="guide0@example.com")
    assert taken.status_code == 422
    assert "Guide 0 has that address already." in words(taken.text)
    post(client, PAGE, name="Olga", email="new@example.com")
    with database(worked_app) as db:
        assert db.scalars(sa.select(OneTimeLink.revoked_at)).one()


def test_an_outside_guide_gets_an_account(worked_app: Flask) -> None:
    client = visit(worked_app, "director")
    assert "Somebody of the house?" not in words(client.get(PAGE).text), "the only supervisor is a guide already"
    second = add(worked_app, "second", "supervisor")
    answer = post(client, f"{PAGE}/account", page=PAGE, account=str(second))
    found = words(client.get(answer.location).text)
    assert "Linked." in found
    assert "Second has an account here" in found
    with database(worked_app) as db:
        guide = db.scalars(sa.select(Guide).where(Guide.ref == desks.OUTSIDE)).one()
        assert (guide.name, guide.email) == ("Second", None)
        assert db.scalars(sa.select(OneTimeLink.revoked_at)).one()
    assert client.get(f"/links/{desks.TOKEN}").status_code == 409


def test_a_guide_of_the_house_has_no_address_to_change(worked_app: Flask) -> None:
    client = visit(worked_app, "director")
    page = f"{PROGRAMME}/guides/{desks.OWN}"
    assert 'name="email"' not in client.get(page).text
    post(client, page, name="Somebody else", email="x@example.com")
    with database(worked_app) as db:
        assert db.scalars(sa.select(Guide.name).where(Guide.ref == desks.OWN)).one() == "Supervisor"


def test_its_statements_do_not_grow(worked_app: Flask, statements: list[str]) -> None:
    def grow() -> None:
        with database(worked_app) as db:
            for year in range(2010, 2020):
                standing = Standing("dg-ipt", "supervisor", now().date().replace(year=year, day=1))
                note_standing(
                    db, member=member(db, "director"), ref=desks.OUTSIDE, standing=standing, source="A list",
                    checked_on=now().date(), now=now(),
                )  # fmt: skip

    same_statements(worked_app, statements, PAGE, grow)
