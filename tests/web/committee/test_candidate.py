"""A candidate's page: nobody sees a view before their own; one decision, with dissent; the packet leaves a row."""

import io
import zipfile

import sqlalchemy as sa
from flask import Flask

from tests.attempts import attempt, edition, released
from tests.web.bonds import add, tie
from tests.web.committee.test_work import judged
from tests.web.house import database, now, visit
from tests.web.meetings import COMMITTEE, decided, forward, sit, view
from tests.web.pages import post, words
from tests.work import member
from trainer.db.models import AuditEvent, Candidacy, CommitteeReading, Piece
from trainer.services.catalogue import current
from trainer.services.contesting import contest
from trainer.services.reading import mark_section


def test_from_blind_views_to_a_decision_with_dissent(published_app: Flask) -> None:
    sit(published_app)
    page = f"{COMMITTEE}/{forward(published_app)}"
    view(published_app, 1, "sam", "not-yet", "Too little practice.")
    ruth = visit(published_app, "ruth")
    before = words(ruth.get(page).text)
    assert "Too little practice." not in before
    assert "1 member has done so. You see theirs once yours is there." in before
    assert "5 requirements were not met when this person was put forward" in before
    half = post(ruth, f"{page}/view", page=page, outcome="award", reason=" ")
    assert (half.status_code, "Say in a few words" in half.text) == (422, True)
    sent = post(ruth, f"{page}/view", page=page, outcome="award", reason="The defence convinced me.")
    assert sent.status_code == 302
    after = words(ruth.get(page).text)
    assert "Too little practice." in after
    assert "Talk it over, then record what the committee decides" in after
    assert post(ruth, f"{page}/remark", page=page, text=" ").status_code == 422
    assert post(ruth, f"{page}/remark", page=page, text="Shall we ask for a third case?").status_code == 302
    assert "Shall we ask for a third case?" in words(visit(published_app, "sam").get(page).text)
    said = {"outcome": "award", "reason": "The defence weighs more."}
    assert post(ruth, f"{page}/decision", page=page, **said).status_code == 302
    done = words(ruth.get(page).text)
    assert "Saw it otherwise: Sam" in done
    assert "The certificate waits to be issued." in words(visit(published_app, "director").get(page).text)
    late = ruth.post(f"{page}/view", data={"csrf_token": "x"})
    assert late.status_code == 400


def test_what_has_changed_since_is_told_beside_what_is_decided_on(published_app: Flask) -> None:
    sit(published_app)
    page = f"{COMMITTEE}/{forward(published_app)}"
    assert "Since then something has changed" not in words(visit(published_app, "ruth").get(page).text)
    with database(published_app) as db:
        for slug in ("what-is-ipt", "interpersonal-inventory"):
            for section in current(db).modules[slug].module.sections:
                mark_section(
                    db, account_id=member(db, "trainee").account_id, slug=slug, section=section.id, read=True, now=now()
                )  # fmt: skip
    told = words(visit(published_app, "ruth").get(page).text)
    assert "Since then something has changed: Read both opening modules, every section ( met )." in told
    assert "5 requirements were not met when this person was put forward" in told


def test_taken_back_and_hidden_from_whoever_supervises_now(published_app: Flask) -> None:
    sit(published_app)
    page = f"{COMMITTEE}/{forward(published_app)}"
    director = visit(published_app, "director")
    assert "Nothing for you to do now" in words(director.get(page).text)
    assert post(director, f"{page}/back", page=page, why="").status_code == 422
    view(published_app, 1, "sam")
    assert post(director, f"{page}/back", page=page, why="Put forward too early.").status_code == 302
    again = words(director.get(f"{COMMITTEE}/{forward(published_app)}").text)
    assert "Director : put forward before, and taken back , with 1 view" in again
    assert "Taken back before a decision" in words(director.get(page).text)
    ruth = visit(published_app, "ruth")
    assert "Download the packet" not in ruth.get(page).text
    assert ruth.get(f"{page}/packet.zip").status_code == 404  # nothing for her to do with it any more
    assert director.get(f"{page}/packet.zip").status_code == 200
    tie(published_app, "ruth")
    assert ruth.get(page).status_code == 404


def test_the_packet_says_what_was_missing_and_leaves_a_row(published_app: Flask) -> None:
    sit(published_app)
    page = f"{COMMITTEE}/{forward(published_app)}"
    ruth = visit(published_app, "ruth")
    answer = ruth.get(f"{page}/packet.zip")
    assert answer.headers["Content-Disposition"].endswith('filename="packet-programme-foundation-2026-trainee.zip"')
    with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
        assert {"index.html", "packet.pdf", "packet.json"} <= set(archive.namelist())
        assert "as they stood when the person was put forward" in archive.read("index.html").decode()
    ruth.get(page)
    with database(published_app) as db:
        rows = db.scalars(sa.select(AuditEvent.action).where(AuditEvent.object_kind == "candidacy")).all()
        assert rows == ["candidacy.put_forward", "packet.downloaded", "candidacy.opened"]
        assert db.get_one(Candidacy, 1).state == "first"
    assert ruth.get(f"{page}/packet.docx").status_code == 404
    assert visit(published_app, "eve").get(f"{page}/packet.zip").status_code == 404


def test_how_well_it_was_judged_stands_before_what_is_complete(published_app: Flask) -> None:
    sit(published_app)
    piece = judged(published_app, 3, 4)
    page = f"{COMMITTEE}/{forward(published_app)}"
    ruth = visit(published_app, "ruth")
    found = words(ruth.get(page).text)
    for said in (
        "Mean level 3.50 of 5 over 1 judged case. No standard is set",
        "1 judged case counts. Means over fewer than twelve rank people poorly",
        "Supervisor 3.00",
        "Ruth 4.00",
        "You judged 1 of this 1 piece.",
        "Too few to say: 0 others here have met everything",
    ):
        assert said in found, said
    assert found.index("How well it was judged") < found.index("The evidence")
    assert f'href="{page}/work/{piece}"' in ruth.get(page).text
    assert "You judged" not in words(visit(published_app, "sam").get(page).text)
    with database(published_app) as db:
        one = db.get_one(Piece, piece)
        one.marks = {**(one.marks or {}), "levels": dict.fromkeys((one.marks or {})["levels"], 4.5)}
        db.commit()
    assert "3.50 then, 4.50 now" in words(ruth.get(page).text)


def test_of_practice_others_are_told_a_number(published_app: Flask) -> None:
    sit(published_app)
    with database(published_app) as db:
        attempt(db, member(db, "trainee"), edition(db, "the-second-desk"), 0.5, mode="practice")
        db.commit()
    page = f"{COMMITTEE}/{forward(published_app)}"
    for address in (page, f"{page}/why"):
        found = words(visit(published_app, "ruth").get(address).text)
        assert "1 case worked as practice; which one is theirs to know." in found
        assert "The second desk" not in found
    assert "The second desk" in words(visit(published_app, "trainee").get("/p/north/candidacies/1").text)


def test_an_appeal_begins_with_its_ground_and_what_has_changed_since(published_app: Flask) -> None:
    site = published_app
    sit(site)
    add(site, "tess", "supervisor", capabilities=["committee"])
    one = decided(site, "not-yet")
    with database(site) as db:
        contest(db, member=member(db, "trainee"), candidacy_id=one, text="Two more since.", now=now())
        released(db, member(db, "trainee"), edition(db, "a"), {"formulation/safety": 4.0}, at=now())
        db.commit()
    page = f"{COMMITTEE}/{one}"
    found = words(visit(site, "tess").get(page).text)
    assert (
        found.index("Two more since.") < found.index("What was decided first") < found.index("How well it was judged")
    )
    assert "What has changed since" in found
    assert "a: 4.00, released" in found
    assert "only 1 member had no part" in words(visit(site, "director").get(page).text).lower()


def test_a_director_who_opened_the_views_gives_none_afterwards(published_app: Flask) -> None:
    sit(published_app)
    page = f"{COMMITTEE}/{forward(published_app)}"
    director = visit(published_app, "director")
    director.get(page)
    for key in ("ruth", "sam"):
        view(published_app, 1, key)
    for _twice in range(2):
        assert "award, says ruth" in words(director.get(page).text)
    with database(published_app) as db:
        row = member(db, "director")
        assert db.scalars(sa.select(CommitteeReading.by_id)).all() == [row.account_id]
        row.capabilities = ["committee"]
        db.commit()
    assert "Your own view" not in words(director.get(page).text)
    assert post(director, f"{page}/view", page=page, outcome="award", reason="I agree.").status_code == 422
