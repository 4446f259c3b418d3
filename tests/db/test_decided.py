"""What a decision rested on, and the programme without names, on both databases."""

from datetime import timedelta
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests.attempts import edition, released
from tests.committees import Committee
from tests.house import Statements
from tests.people import NOW
from trainer.db.models import Appeal, GradeEntry, Grading, GradingRight
from trainer.db.queries import accreditation, decided, judged_work
from trainer.services.auditing import record

EVE, DAY = NOW - timedelta(days=1), timedelta(days=1)


def judge(db: Session, house: Committee) -> None:
    """Ana's one case, judged by Ruth under a right that ended since, corrected and appealed; another came later."""
    piece = released(db, house.ana, edition(db, "a"), {"r/x": 3.0, "r/y": 4.0}, at=EVE)
    released(db, house.ana, edition(db, "b"), {"r/x": 1.0}, at=NOW + DAY)
    rubric = edition(db, "formulation", "rubric")
    piece.rubric_ids = [rubric.id]
    for agreement, first, last in ((0.7, EVE - 9 * DAY, EVE), (0.9, NOW, NOW + 90 * DAY)):
        days = {"from_on": first.date(), "until_on": last.date(), "made_at": first}
        right = {"programme_id": house.programme.id, "membership_id": house.ruth.id, "agreement": agreement}
        db.add(GradingRight(**right, **days))
    pinned = {"piece_id": piece.id, "submission_id": piece.submission_id}
    at = {"started_at": EVE, "saved_at": EVE, "marked_at": EVE, "finished_at": EVE}
    db.add(Grading(**pinned, grader_id=house.ruth.id, place="first", **at))
    db.add(Grading(**pinned, grader_id=house.sam.id, place="second", **{**at, "finished_at": None}))
    db.add(GradeEntry(**pinned, kind="corrected", by_id=house.ruth.account_id, at=EVE, reason="A slip."))
    db.add(Appeal(piece_id=piece.id, text="Look again", raised_at=EVE))
    db.commit()


def test_work_with_its_graders_by_the_right_of_that_day(db: Session) -> None:
    house = Committee(db)
    judge(db, house)
    asked = Statements(db)
    (found,) = decided.work(db, house.programme, house.ana.account_id, NOW)
    assert len(asked) == 5
    assert (found.title, found.case.slug, [r.slug for r in found.rubrics]) == ("a", "a", ["formulation"])
    (ruth,) = found.judges
    assert ruth.right is not None
    assert (ruth.name, ruth.place, ruth.right.agreement) == ("Ruth", "first", 0.7)
    assert [change.reason for change in found.changes] == ["A slip."]
    assert found.appeal is not None
    assert decided.work(db, house.programme, house.tess.account_id, NOW) == []


def test_work_as_it_was_judged_of_many_in_three_statements(db: Session) -> None:
    house = Committee(db)
    judge(db, house)
    one, other = house.ana.account_id, house.tess.account_id
    first = db.scalars(sa.select(Grading).where(Grading.place == "first")).one()
    marked = {"piece_id": first.piece_id, "submission_id": first.submission_id, "by_id": house.ruth.account_id}
    db.add(GradeEntry(**marked, grading_id=first.id, kind="finished", at=EVE, marks={"r/x": 3, "r/y": 4}))
    db.commit()
    asked = Statements(db)
    found = judged_work.of_people(db, house.programme.id, [one, other])
    assert (len(asked), found[other], [p.slug for p in found[one]]) == (3, [], ["a", "b"])
    work = found[one][0]
    assert work.levels == {"r/x": Decimal("3.0"), "r/y": Decimal("4.0")}
    assert [(g.place, g.by, g.levels["r/y"]) for g in work.given] == [("first", house.ruth.account_id, Decimal(4))]
    assert (len(work.rubrics), bool(work.case)) == (1, True)


def test_who_looked_at_which_of_these_things(db: Session) -> None:
    house = Committee(db)
    certificate = house.issued()
    things = {"candidacy": [house.candidacy.id], "certificate": [certificate.id], "piece": []}
    found = [(one.event.action, one.name) for one in decided.looks(db, house.programme.id, things)]
    assert found[0] == ("certificate.issued", "Dora")
    assert ("candidacy.decision", "Dora") in found
    assert decided.looks(db, house.programme.id + 1, things) == []


def test_without_names_or_days(db: Session) -> None:
    house = Committee(db)
    judge(db, house)
    house.decided("award")
    own, code = house.programme.id, str
    ana, ruth = str(house.ana.account_id), str(house.ruth.account_id)
    house.ana.until_on = EVE.date()
    house.add("trainee", "Ana", from_on=NOW.date(), until_on=(NOW + 90 * DAY).date())  # came back: one person still
    (trainee,) = accreditation.trainees(db, own, code)
    assert trainee == (ana, "2026-09", "2027-02", "", "", 2, 0, 2, 2)
    first, _second = sorted(accreditation.assessed(db, own, code), key=lambda row: str(row[1]))
    assert (*first[:2], *first[3:]) == (ana, "a", 1, 1, "2026-11", "2026-11", "3.50", 1, "")
    graders = {row[0]: row[1:] for row in accreditation.graders(db, own, code)}
    assert graders[ruth] == (1, "0.90", "", "2027-02")
    (decision,) = accreditation.decisions(db, own, code, EVE)
    assert decision[4:] == ("decided", "award", 2, 0, "", "", "")
    house.candidacy.outcome, house.candidacy.appeal_until = "not-yet", NOW
    db.commit()
    (open_,) = accreditation.decisions(db, own, code, EVE)  # an appeal can come: whoever reads may look again
    (over,) = accreditation.decisions(db, own, code, NOW + DAY)
    assert (open_[6:8], over[6:8]) == (("", ""), (2, 0))


def test_the_place_of_a_row_does_not_tell_whose_it_is(db: Session) -> None:
    house = Committee(db)
    joined = [house.ana, *(house.add("trainee", f"T{n}") for n in range(9))]
    for number, person in enumerate(joined):
        released(db, person, edition(db, f"case-{number}"), {"r/x": 3.0}, at=EVE)
        house.before_it(person, pathway=f"p-{number}")
    for table, of in ((accreditation.trainees, joined), (accreditation.assessed, joined),
                      (accreditation.decisions, [house.ana, *joined])):  # fmt: skip
        more = (NOW,) if table is accreditation.decisions else ()
        found = [row[0] for row in table(db, house.programme.id, str, *more)]
        as_they_came = [str(person.account_id) for person in of]
        assert found != as_they_came, table.__name__
        assert sorted(map(str, found)) == sorted(as_they_came)


def test_what_else_happens_to_a_person_is_not_told_to_the_committee(db: Session) -> None:
    house = Committee(db)
    for action in ("leave.noted", "evaluation.given", "log.opened"):
        record(
            db, at=NOW, actor_id=house.director.account_id, programme_id=house.programme.id, action=action,
            object_kind="membership", object_id=house.ana.id,
        )  # fmt: skip
    db.commit()
    found = decided.looks(db, house.programme.id, {"membership": [house.ana.id]})
    assert [one.event.action for one in found] == ["log.opened"]
