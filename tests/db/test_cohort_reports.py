"""A cohort in numbers, on both databases: each person once, whoever has left among them, certificates of today."""

from datetime import date, timedelta

from sqlalchemy.orm import Session

from tests.committees import Committee
from tests.house import TODAY
from tests.people import NOW
from trainer.db.models import Cohort, Leave, Progress
from trainer.db.queries import cohort_reports
from trainer.domain.cohort_standing import Decided, Number
from trainer.services.deliberating import decide
from trainer.services.rebuilding import rebuild

DAY = timedelta(days=1)
LEFT, AGAIN = date(2026, 10, 1), date(2026, 11, 1)


def test_each_person_once_and_certificates_that_hold_today(published_db: Session) -> None:
    db = published_db
    house = Committee(db, "lakes")
    cohort = house.cohort.id
    house.ana.cohort_id = cohort
    house.add("trainee", "Bo", cohort_id=cohort, until_on=LEFT)
    house.add("trainee", "Bo", cohort_id=cohort, from_on=AGAIN)  # came back
    house.add("trainee", "Cy", cohort_id=cohort, until_on=LEFT)
    away = house.add("trainee", "Di", cohort_id=cohort)
    house.add("trainee", "Later", cohort_id=cohort, from_on=TODAY + DAY)
    db.add(Leave(membership_id=away.id, from_on=TODAY, until_on=None, noted_at=NOW))
    certificate = house.issued(months=12)
    rebuild(db, now=NOW)
    own = (db, house.programme.id, cohort)
    assert cohort_reports.people(db, cohort, TODAY) == Number(4, 3, 1, 1, LEFT, LEFT)
    assert cohort_reports.certified(*own, TODAY) == 1
    assert certificate.valid_until is not None
    assert cohort_reports.certified(*own, certificate.valid_until) == 1
    assert cohort_reports.certified(*own, certificate.valid_until + DAY) == 0
    assert cohort_reports.certified(*own, certificate.valid_from - DAY) == 0
    (standing,) = cohort_reports.standings(*own, TODAY).values()
    assert (standing.here, standing.left) == ({"not-yet": 3}, {"not-yet": 1})
    assert sum(standing.lines["reading"].values()) == 3  # who is here


def test_who_left_with_all_that_is_required_and_whose_supervision_stalled(published_db: Session) -> None:
    db = published_db
    house = Committee(db, "lakes")
    house.ana.cohort_id = house.cohort.id
    gone = house.add("trainee", "Cy", cohort_id=house.cohort.id, until_on=LEFT)
    rebuild(db, now=NOW)
    for row in db.query(Progress).filter(Progress.account_id == gone.account_id):
        row.state = "met"
    for row in db.query(Progress).filter(Progress.account_id == house.ana.account_id):
        row.quiet_key = TODAY - DAY
    db.commit()
    own = (db, house.programme.id, house.cohort.id, TODAY)
    (standing,) = cohort_reports.standings(*own).values()
    assert (standing.here, standing.left) == ({"not-yet": 1}, {"met": 1})
    assert cohort_reports.stalled(*own) == 1


def test_decisions_of_its_people_and_no_dissent_while_it_may_be_looked_at_again(db: Session) -> None:
    house = Committee(db, "lakes")
    house.ana.cohort_id = house.cohort.id
    other = Cohort(programme_id=house.programme.id, slug="other", name="Other", starts_on=TODAY)
    db.add(other)
    db.commit()
    own = (db, house.programme.id, house.cohort.id, TODAY)
    assert cohort_reports.decided(*own, NOW) == Decided(waiting=1)
    house.views((house.ruth, "award"), (house.sam, "not-yet"))
    said = {"outcome": "not-yet", "reason": "By the evidence."}
    decide(db, member=house.director, candidacy_id=house.candidacy.id, now=NOW, **said)
    assert cohort_reports.decided(*own, NOW + DAY) == Decided(not_yet=1)
    assert cohort_reports.decided(*own, NOW + 99 * DAY) == Decided(not_yet=1, divided=1)
    assert cohort_reports.decided(db, house.programme.id, other.id, TODAY, NOW) == Decided()
