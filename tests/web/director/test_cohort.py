"""One cohort: its people and its dates."""

from flask import Flask

from tests.web.bonds import PROGRAMME, add, days
from tests.web.house import database, now, visit
from tests.web.pages import post, words
from tests.work import member
from trainer.db.models import Cohort
from trainer.services.inviting import invite
from trainer.web.director.cohort import MOST

PAGE = f"{PROGRAMME}/cohorts/first"


def test_who_is_in_it_and_who_is_invited(app: Flask) -> None:
    add(app, "ana", "trainee", cohort_id=1)
    add(app, "gone", "trainee", cohort_id=1, until_on=days(-1))
    with database(app) as db:
        guest = {"name": "Bo", "email": "bo@example.org", "cohort": "first"}
        assert invite(db, member=member(db, "director"), cells=guest, now=now()) == []
    found = words(visit(app, "director").get(PAGE).text)
    assert "since 1 September 2026 1 trainee 1 invited Who stands where" in found
    assert "Ana nobody yet active" in found
    assert "Bo bo@example.org until" in found
    assert "Gone" not in found


def test_a_large_cohort_is_searched_on_the_list_of_everybody(app: Flask) -> None:
    for number in range(MOST + 1):
        add(app, f"p{number:02}", "trainee", cohort_id=1)
    found = words(visit(app, "director").get(PAGE).text)
    assert f"{MOST}+ trainees" in found
    assert found.count("nobody yet active") == MOST
    assert f"Here are {MOST} of them; find the others by name" in found


def test_name_and_dates_change(app: Flask) -> None:
    client = visit(app, "director")
    assert post(client, PAGE, name="Autumn", starts_on="2026-09-02", ends_on="").status_code == 302
    with database(app) as db:
        assert (db.get_one(Cohort, 1).name, db.get_one(Cohort, 1).slug) == ("Autumn", "first")
    refused = post(client, PAGE, name="", starts_on="2026-09-02")
    assert (refused.status_code, "Give the cohort a name." in words(refused.text)) == (422, True)


def test_the_cohorts_of_others_are_not_here(app: Flask) -> None:
    assert visit(app, "director").get(f"{PROGRAMME}/cohorts/second").status_code == 404
