"""Why was this person passed? The whole answer on one page, to whom it may be given."""

from dataclasses import replace
from datetime import timedelta

import sqlalchemy as sa
from flask import Flask

from tests.attempts import edition, released
from tests.committees import SNAPSHOT
from tests.standards import in_force
from tests.web.bonds import add, today
from tests.web.house import database, now, visit
from tests.web.meetings import COMMITTEE, PATHWAY, forward, issued, sit, view
from tests.web.pages import words
from tests.web.supervisor.test_calibration import counted
from tests.work import member
from trainer.db.models import Candidacy, GradeEntry, Grading, GradingRight, Piece
from trainer.domain.snapshot import digest
from trainer.services.deliberating import decide
from trainer.services.weighing import to_keep


def judged(site: Flask, count: int = 1, key: str = "trainee") -> None:
    """So many cases of somebody's, each judged by the supervisor, whose right was opened by an agreement of .81."""
    with database(site) as db:
        trainee, grader = member(db, key), member(db, "supervisor")
        at = now() - timedelta(days=1)
        days = {"from_on": at.date(), "until_on": (at + timedelta(days=90)).date(), "made_at": at}
        db.add(GradingRight(programme_id=1, membership_id=grader.id, agreement=0.81, **days))
        for _case in range(count):
            piece = released(db, trainee, edition(db, "the-second-desk"), {"formulation/safety": 4.0}, at=at)
            pinned = {"piece_id": piece.id, "submission_id": piece.submission_id}
            marked = {"started_at": at, "saved_at": at, "marked_at": at, "finished_at": at}
            db.add(Grading(**pinned, grader_id=grader.id, place="first", **marked))
            why = {"marks": {}, "judgement": {}, "reason": "A level was mistyped."}
            db.add(GradeEntry(**pinned, kind="corrected", by_id=grader.account_id, at=at, **why))
        db.commit()


def test_the_decision_the_work_its_graders_the_standard_the_dissent_and_who_looked(published_app: Flask) -> None:
    site = published_app
    sit(site)
    judged(site)
    with database(site) as db:
        in_force(db)
    candidacy = forward(site)
    view(site, candidacy, "ruth", "award", "The defence convinced me.")
    view(site, candidacy, "sam", "not-yet", "Too little practice.")
    with database(site) as db:
        opinion = {"outcome": "award", "reason": "By the evidence."}
        decide(db, member=member(db, "director"), candidacy_id=candidacy, now=now(), **opinion)
    page = f"{COMMITTEE}/{candidacy}/why"
    director = visit(site, "director")
    director.get(f"{COMMITTEE}/{candidacy}")
    found = words(director.get(page).text)
    for said in (
        "Why Trainee was passed",
        "Awarded , recorded by Director",
        "1 for (Ruth), 1 against (Sam)",
        "(checked just now).",
        "times of Europe/Berlin",
        "cut 3.00, standard error 0.29, 3 judges",
        "Mean level 4.00 of 5 over 1 judged case",
        "calibrated, agreement 0.81",
        "Corrected by Supervisor",
        "A level was mistyped.",
        "Too little practice.",
        "Candidate’s page opened Director",
    ):
        assert said in found, said
    assert "Reasons of a decision opened" in words(director.get(page).text)
    assert visit(site, "ruth").get(page).status_code == 200
    for key in ("eve", "trainee", "stranger", "expert"):
        assert visit(site, key).get(page).status_code == 404


def test_before_a_decision_it_shows_no_view(published_app: Flask) -> None:
    sit(published_app)
    page = f"{COMMITTEE}/{forward(published_app)}/why"
    view(published_app, 1, "sam", "not-yet", "Too little practice.")
    found = words(visit(published_app, "ruth").get(page).text)
    assert "Trainee: not decided yet" in found
    assert "Too little practice." not in found
    assert "No assessed work had been released by then." in found
    assert "None had been set: by marks alone nobody passed or failed." in found


def test_a_certificate_with_what_became_of_it(published_app: Flask) -> None:
    sit(published_app)
    issued(published_app)
    found = words(visit(published_app, "director").get(f"{COMMITTEE}/1/why").text)
    assert "it holds" in found
    assert "nobody saw it otherwise" in found


def test_evidence_that_was_touched_says_so(published_app: Flask) -> None:
    sit(published_app)
    with database(published_app) as db:
        row = member(db, "trainee")
        touched = Candidacy(
            programme_id=row.programme_id, account_id=row.account_id, pathway=SNAPSHOT.pathway, edition="2026",
            title="Foundation", snapshot=SNAPSHOT.to_json(), digest="0" * 64, state="decided", outcome="award",
            put_forward_at=now(), decided_at=now(),
        )  # fmt: skip
        db.add(touched)
        db.commit()
        candidacy = touched.id
    found = words(visit(published_app, "director").get(f"{COMMITTEE}/{candidacy}/why").text)
    assert "It has been changed since: this is not what the committee saw." in found


def test_its_statements_do_not_grow(published_app: Flask, statements: list[str]) -> None:
    sit(published_app)
    add(published_app, "una", "trainee")
    pages = []
    for key, count in (("trainee", 2), ("una", 5)):
        judged(published_app, count, key)
        page = f"{COMMITTEE}/{forward(published_app, key)}"
        assert words(visit(published_app, "director").get(f"{page}/why").text).count("A level was mistyped.") == count
        pages.append(page)
    for part in ("", "/why"):
        few, many = (counted(published_app, statements, page + part, "director") for page in pages)
        assert few == many


def test_whoever_may_look_again_is_told_nothing_of_the_first_panel(published_app: Flask) -> None:
    sit(published_app)
    add(published_app, "tess", "supervisor", capabilities=["committee"])
    page = f"{COMMITTEE}/{forward(published_app)}"
    view(published_app, 1, "ruth", "award", "The defence convinced me.")
    view(published_app, 1, "sam", "not-yet")
    with database(published_app) as db:
        opinion = {"outcome": "not-yet", "reason": "By the evidence."}
        decide(db, member=member(db, "director"), candidacy_id=1, now=now(), **opinion)
    tess = visit(published_app, "tess")
    first, reasons = words(tess.get(page).text), words(tess.get(f"{page}/why").text)
    assert "You may be one of these: the views of the first panel stay hidden from you until" in first
    assert "when the time for an appeal is over." in reasons
    for said in ("saw it otherwise", "Saw it otherwise", "The defence convinced me."):
        assert said not in first
        assert said not in reasons
    assert "Saw it otherwise: Ruth" in words(visit(published_app, "sam").get(page).text)


def test_what_came_after_is_told_apart_from_what_the_committee_saw(published_app: Flask) -> None:
    sit(published_app)
    judged(published_app)
    page = f"{COMMITTEE}/{forward(published_app)}/why"
    before = words(visit(published_app, "director").get(page).text)
    assert "Since then" not in before
    with database(published_app) as db:
        piece = db.scalars(sa.select(Piece)).one()
        piece.marks = {"levels": {"formulation/safety": 1.0}, "graders": 1}
        pinned = {"piece_id": piece.id, "submission_id": piece.submission_id, "by_id": member(db, "sam").account_id}
        late = {"at": now() + timedelta(hours=1), "marks": {}, "judgement": {}, "reason": "On appeal."}
        db.add(GradeEntry(**pinned, kind="corrected", **late))
        db.commit()
    after = words(visit(published_app, "director").get(page).text)
    assert "Mean level 4.00 of 5 over 1 judged case" in after
    assert "4.00 then, 1.00 now" in after
    assert "Since then: Corrected by Sam" in after


def test_evidence_from_before_levels_were_kept_says_how_it_reads_today(published_app: Flask) -> None:
    sit(published_app)
    judged(published_app)
    with database(published_app) as db:
        trainee = member(db, "trainee")
        piece = db.scalars(sa.select(Piece)).one()
        pinned = {"piece_id": piece.id, "submission_id": piece.submission_id, "by_id": trainee.account_id}
        for hours, level in ((-1, 3.0), (1, 4.0)):
            settled = {"at": now() + timedelta(hours=hours), "marks": {"formulation/safety": level}, "reason": "So."}
            db.add(GradeEntry(**pinned, kind="corrected", judgement={}, **settled))
        snapshot = replace(to_keep(db, trainee, PATHWAY, today()), work=None).to_json()
        row = Candidacy(
            programme_id=1, account_id=trainee.account_id, pathway=PATHWAY, edition="2026", title="Foundation",
            snapshot=snapshot, digest=digest(snapshot), state="first", put_forward_at=now(),
        )  # fmt: skip
        db.add(row)
        db.commit()
    found = words(visit(published_app, "director").get(f"{COMMITTEE}/1/why").text)
    assert "these are told from the history of marks, as it reads today" in found
    assert "3.00 then, 4.00 now" in found
    assert "(checked just now)." in found


def test_a_tie_is_told_with_names_and_who_gave_no_view(published_app: Flask) -> None:
    sit(published_app)
    add(published_app, "tess", "supervisor", capabilities=["committee"])
    page = f"{COMMITTEE}/{forward(published_app)}"
    view(published_app, 1, "ruth", "award")
    view(published_app, 1, "sam", "not-yet")
    ruth = visit(published_app, "ruth")
    before = words(ruth.get(page).text)
    assert "The views are tied: 1 for (Ruth), 1 against (Sam); Tess gave none. Say in the reason" in before
    assert "Your own view was: award it." in before
    assert "Not yet (as 1 of 2 views)" in before
    with database(published_app) as db:
        decide(db, member=member(db, "ruth"), candidacy_id=1, outcome="award", reason="The defence.", now=now())
    after = words(ruth.get(f"{page}/why").text)
    assert "1 for (Ruth, who recorded the decision), 1 against (Sam); Tess gave none." in after
