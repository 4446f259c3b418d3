"""A candidate's work is read by those who decide, and by nobody else; that it was read is noted."""

import sqlalchemy as sa
from flask import Flask

from tests.learning import handed_in, release
from tests.web.bonds import tie
from tests.web.house import database, now, visit
from tests.web.meetings import COMMITTEE, forward, sit
from tests.web.pages import words
from tests.work import member
from trainer.db.models import AuditEvent, GradeEntry, Grading, Piece


def judged(site: Flask, *levels: int) -> int:
    """The trainee's one released piece, each level from another grader; its number."""
    with database(site) as db:
        at = now()
        piece = release(db, handed_in(db), level=sum(levels) / len(levels))
        piece.marks = {**(piece.marks or {}), "graders": len(levels)}
        for key, place, level in zip(("supervisor", "ruth"), ("first", "second"), levels, strict=False):
            grader, pinned = member(db, key), {"piece_id": piece.id, "submission_id": piece.submission_id}
            done = dict.fromkeys(("started_at", "saved_at", "marked_at", "finished_at"), at)
            made = Grading(**pinned, grader_id=grader.id, place=place, **done)
            db.add(made)
            db.flush()
            marks = dict.fromkeys((piece.marks or {})["levels"], level)
            said = {"marks": marks, "judgement": {"feedback": f"Clear, says {key}."}}
            db.add(GradeEntry(**pinned, grading_id=made.id, kind="finished", by_id=grader.account_id, at=at, **said))
        db.commit()
        return piece.id


def test_marks_reasons_and_the_work_and_that_it_was_read(published_app: Flask) -> None:
    site = published_app
    sit(site)
    piece = judged(site, 3, 4)
    page = f"{COMMITTEE}/{forward(site)}/work/{piece}"
    sam = visit(site, "sam")
    found = words(sam.get(page).text)
    for said in ("Clear, says supervisor.", "Supervisor: 3", "Ruth: 4", "What was handed in", "neither of whom saw"):
        assert said in found, said
    assert "<form" not in sam.get(page).text.partition("<main")[2].partition("</main>")[0]
    with database(site) as db:
        (read,) = db.scalars(sa.select(AuditEvent).where(AuditEvent.action == "candidacy.work_read"))
        assert (read.object_kind, read.object_id) == ("piece", str(piece))
        db.get_one(Piece, piece).released_at = None
        db.commit()
    assert sam.get(page).status_code == 404


def test_only_this_candidates_panel_and_only_this_candidates_work(published_app: Flask) -> None:
    site = published_app
    sit(site)
    piece = judged(site, 3)
    page = f"{COMMITTEE}/{forward(site)}/work"
    for key in ("eve", "trainee", "stranger", "expert", "supervisor"):
        assert visit(site, key).get(f"{page}/{piece}").status_code == 404
    ruth = visit(site, "ruth")
    assert ruth.get(f"{page}/{piece + 1}").status_code == 404
    with database(site) as db:
        db.get_one(Piece, piece).account_id = member(db, "sam").account_id
        db.commit()
    assert ruth.get(f"{page}/{piece}").status_code == 404
    with database(site) as db:
        db.get_one(Piece, piece).account_id = member(db, "trainee").account_id
        db.commit()
    assert ruth.get(f"{page}/{piece}").status_code == 200
    tie(site, "ruth")
    assert ruth.get(f"{page}/{piece}").status_code == 404
