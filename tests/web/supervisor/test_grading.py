"""The grading page: what is on it before one's own marks are down, and after; what it saves; whose it is."""

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from tests.grades import FEEDBACK, Grader, claimed, hand_in, handed_in, newcomer, returned
from tests.practice import save
from tests.standards import rating
from tests.web.house import database, now, visit
from tests.web.pages import post, words
from tests.work import member
from trainer.db.models import Grading, Phrase, Piece, Submission
from trainer.domain.judgement import criteria
from trainer.services import judging
from trainer.services.self_rating import rate

AT = "/p/north/supervision/gradings"
MACHINES = ("of 100", "beside the readers", "essential to the readers", "On the readers’ list")
"""Words that only the comparison with the panel has."""


class Desk:
    """The supervisor at one grading."""

    def __init__(self, site: Flask, *, rounds: int = 1) -> None:
        self.site, self.client = site, visit(site, "supervisor")
        with database(site) as db:
            piece = handed_in(db, now() - timedelta(hours=3))
            for _ in range(rounds - 1):
                draft = returned(db, piece, now())
                changed = {"areas.role-transition.why": "The new shop changed what each of them is."}
                save(db, member(db, "trainee"), draft.id, now(), changed)
                piece = hand_in(db, draft.id, now())
            grading = claimed(db, piece, now())
            self.id, self.piece_id = grading.id, piece.id
            self.criteria = criteria(judging.rubrics_of(db, piece))
        self.address = f"{AT}/{self.id}"

    def page(self) -> str:
        answer = self.client.get(self.address)
        assert answer.status_code == 200
        return answer.text

    def data(self) -> dict[str, Any]:
        """What the scripts begin with."""
        found = re.search(r'<script type="application/json" id="draft">(.*?)</script>', self.page(), re.S)
        assert found
        read: dict[str, Any] = json.loads(found[1])
        return read

    def save(self, *changes: tuple[str, Any, Any], **parcel: Any) -> TestResponse:
        data = self.data()
        made = [{"operation": f"o{n}", "path": p, "base": b, "value": v} for n, (p, b, v) in enumerate(changes)]
        body = {"account": data["account"], "revision": data["revision"], "changes": made} | parcel
        return self.client.post(f"{self.address}/changes", json=body, headers={"X-CSRFToken": data["csrf"]})

    def mark(self, level: int = 3) -> None:
        assert self.save(*((f"marks.{key}", None, level) for key in self.criteria)).status_code == 200

    def put_down(self) -> TestResponse:
        return post(self.client, f"{self.address}/put-down", page=self.address)

    def finish(self) -> TestResponse:
        return post(self.client, f"{self.address}/finish", page=self.address)


@pytest.fixture
def desk(published_app: Flask) -> Desk:
    return Desk(published_app)


def test_the_three_zones_hold_the_case_the_work_and_the_rubrics(desk: Desk) -> None:
    page = desk.page()
    read = words(page)
    for said in ("Closed Mondays", "Older sister and business partner", "I would like us to work on you and Lori"):
        assert said in read
    for said in ("readers’ key points", "What the readers say", "Whom the readers list, and why"):
        assert said in read
    with database(desk.site) as db:
        rubrics = judging.rubrics_of(db, db.get_one(Piece, desk.piece_id))
    for rubric in rubrics.values():
        for criterion in rubric.criteria:
            assert all(f"{level.label}." in read for level in criterion.levels)
            assert criterion.name in read
        assert all(check.text.split()[0] in read for check in rubric.harmful)


def test_a_turn_shows_who_cites_it_for_what(desk: Desk) -> None:
    turn = re.search(r'<li class="turn[^>]*data-place="turn/s2:C29".*?</li>\s*<li class="turn', desk.page(), re.S)
    assert turn
    mine, _, theirs = turn[0].partition("Cited by readers for")
    assert "Lori" in mine.partition("Cited by the trainee for")[2]
    assert re.search(r'Role dispute <span class="by"><b title="Reader A">A</b>', theirs)


def test_nothing_of_the_machine_is_sent_before_the_marks_are_down(desk: Desk) -> None:
    desk.save((f"marks.{desk.criteria[0]}", None, 3))
    page = desk.page()
    for said in MACHINES:
        assert said not in words(page), said
    for field in ('"score"', '"total"', "panel_turns", 'id="machine"', 'class="verdict', 'class="spread"'):
        assert field not in page
    state = desk.client.get(f"{desk.address}/state?since=0").get_json()
    assert set(state) == {"account", "csrf", "revision", "opened", "handed_in", "saved_at", "state"}
    desk.mark()
    assert desk.put_down().location.endswith("#machine")
    read = words(desk.page())
    for said in MACHINES:
        assert said in read, said


def test_the_trainees_name_is_nowhere_on_it(desk: Desk) -> None:
    page = desk.page()
    assert "name hidden" in words(page)
    assert ">Trainee<" not in page
    assert "trainee@example.org" not in page


def test_a_mark_is_saved_and_the_claim_renewed(desk: Desk) -> None:
    told = desk.save((f"marks.{desk.criteria[0]}", None, 4)).get_json()
    assert (told["revision"], told["clashes"], told["hold"]["lost"]) == (1, [], "")
    assert desk.data()["state"] == {f"marks.{desk.criteria[0]}": 4}
    alive = desk.save().get_json()
    assert alive["hold"]["until"] >= told["hold"]["until"]
    assert "feedback" not in alive


def test_the_feedback_is_looked_at_gently(desk: Desk) -> None:
    told = desk.save(("feedback.text", None, "Good.")).get_json()
    assert told["feedback"] == {"evidence": False, "suggestion": False, "link": False}
    told = desk.save(("feedback.text", "Good.", FEEDBACK)).get_json()
    assert told["feedback"] == {"evidence": True, "suggestion": True, "link": True}


def test_what_no_page_of_ours_sends_is_refused(desk: Desk) -> None:
    assert desk.save(changes="x").status_code == 422
    assert desk.save(account=999).status_code == 403
    told = desk.save(("marks.none/such", None, 3)).get_json()
    assert [refusal["path"] for refusal in told["refused"]] == ["marks.none/such"]


def test_the_marks_must_be_whole_and_a_revision_explained(desk: Desk) -> None:
    answer = desk.put_down()
    assert answer.status_code == 409
    assert "missing" in words(answer.text)
    desk.mark()
    desk.put_down()
    desk.save((f"marks.{desk.criteria[0]}", 3, 5))
    answer = desk.finish()
    assert answer.status_code == 409
    assert "Say why you revised" in words(answer.text)
    desk.save((f"reasons.{desk.criteria[0]}", None, "The panel showed me the turn I had missed."))
    assert desk.finish().status_code == 302
    assert "handed this judgement over" in words(desk.page())
    assert desk.save(("feedback.text", None, "Late.")).status_code == 409


def test_a_lost_claim_is_told_and_what_was_typed_is_kept(desk: Desk) -> None:
    with database(desk.site) as db:
        newcomer(db, "second", "supervisor")
        claimed(db, db.get_one(Piece, desk.piece_id), now(), "second")
    told = desk.save(("feedback.text", None, "Half a thought.")).get_json()
    assert told["hold"]["lost"].startswith("Second has taken this piece over")
    assert desk.data()["hold"]["lost"].startswith("Second has taken this piece over")
    with database(desk.site) as db:
        assert db.get_one(Grading, desk.id).state == {"feedback.text": "Half a thought."}


def test_a_second_grader_sees_nothing_of_the_first(desk: Desk) -> None:
    desk.save(("feedback.text", None, "A very particular remark."))
    desk.mark(2)
    desk.put_down()
    desk.finish()
    with database(desk.site) as db:
        newcomer(db, "second", "supervisor")
        other = claimed(db, db.get_one(Piece, desk.piece_id), now(), "second", "second")
    client = visit(desk.site, "second")
    page = client.get(f"{AT}/{other.id}").text
    assert "blind: nobody else’s marks are shown" in words(page)
    for said in ("A very particular remark", "Supervisor", 'id="machine"'):
        assert said not in page
    assert client.get(desk.address).status_code == 404


def test_the_round_before_stands_beside_the_present_one(published_app: Flask) -> None:
    desk = Desk(published_app, rounds=2)
    page = desk.page()
    before = page.partition('id="earlier"')[2].partition('id="work"')[0]
    assert "The new shop changed what each of them is." not in before
    assert "The new shop changed what each of them is." in page
    assert "Older sister and business partner" in words(before)
    assert "round 2" in words(page)


def test_a_first_round_has_nothing_before_it(desk: Desk) -> None:
    assert 'id="earlier"' not in desk.page()


def test_a_comment_is_kept_for_use_again_and_dropped(desk: Desk) -> None:
    csrf = {"X-CSRFToken": desk.data()["csrf"]}
    kept = desk.client.post("/p/north/supervision/phrases", data={"text": "Cite the turn."}, headers=csrf)
    assert kept.get_json() == {"id": kept.get_json()["id"], "text": "Cite the turn.", "shared": False}
    assert [p["text"] for p in desk.data()["phrases"]] == ["Cite the turn."]
    long = desk.client.post("/p/north/supervision/phrases", data={"text": "x" * 3000}, headers=csrf)
    assert (long.status_code, "at most" in long.get_json()["why"]) == (409, True)
    assert desk.client.post("/p/north/supervision/phrases", data={}, headers=csrf).status_code == 400
    desk.client.post("/p/north/supervision/phrases", data={"drop": kept.get_json()["id"]}, headers=csrf)
    with database(desk.site) as db:
        assert db.query(Phrase).count() == 0


def test_its_statements_do_not_grow_with_what_stands_in_it(desk: Desk, statements: list[str]) -> None:
    desk.page()
    statements.clear()
    desk.page()
    few = len(statements)
    with database(desk.site) as db:
        grader = Grader(db, db.get_one(Grading, desk.id), now())
        grader.mark()
        changes = [(f"comments.c{n}.{f}", None, v) for n in range(30) for f, v in (("at", "onset"), ("text", "Here."))]
        grader.save(*changes)
    statements.clear()
    desk.page()
    assert len(statements) == few
    assert few <= 14


def test_the_trainees_own_rating_is_seen_after_ones_own_marks(desk: Desk) -> None:
    with database(desk.site) as db:
        piece = db.get_one(Piece, desk.piece_id)
        reference = db.get_one(Submission, piece.submission_id).reference
        rate(db, member=member(db, "trainee"), reference=reference, marks={desk.criteria[0]: 5}, now=now())
    desk.mark()
    assert "The trainee’s own level" not in words(desk.page())
    desk.put_down()
    assert words(desk.page()).count("The trainee’s own level: 5.") == 1


def test_a_first_visit_stays_light(desk: Desk) -> None:
    """100 KiB with its style, its script and its font, before the machine's marks and after."""
    desk.mark()
    before = on_the_wire(desk)
    assert sorted(name.rpartition("/")[2] for name in before) == [
        "1",
        "grading.css",
        "grading.js",
        "icon.svg",
        "literata.woff2",
    ]
    assert sum(before.values()) <= 95 * 1024
    desk.put_down()
    assert sum(on_the_wire(desk).values()) <= 100 * 1024


def on_the_wire(desk: Desk) -> dict[str, int]:
    """The bytes of the page, as they are sent, and of whatever it and its style sheet name."""
    headers, sent = {"Accept-Encoding": "gzip"}, {desk.address: 0}
    named = re.findall(r'"(/static/[^"]+)"', desk.page())
    sheet = next(name for name in named if name.endswith(".css"))
    named += re.findall(r'url\("([^"]+)"\)', desk.client.get(sheet).text)
    for address in (*sent, *named):
        sent[address] = len(desk.client.get(address, headers=headers).data)
    return sent


def test_how_it_is_on_the_whole_is_asked_for_while_a_study_asks(desk: Desk, published_app: Flask) -> None:
    assert "on_the_whole" not in desk.page()
    with database(published_app) as db:
        rating(db)
    assert desk.page().count('name="on_the_whole"') == 4
    desk.mark()
    post(desk.client, f"{desk.address}/put-down", page=desk.address)
    assert 'id="tab-machine"' not in desk.page()
    post(desk.client, f"{desk.address}/put-down", page=desk.address, on_the_whole="borderline")
    page = desk.page()
    assert 'id="tab-machine"' in page
    assert "on_the_whole" not in page
