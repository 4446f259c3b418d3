"""The result: its owner's alone, nothing of the readers before the reveal, everything beside them afterwards."""

import html
import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from tests import practice
from tests.people import NOW, account, enter
from tests.web.pages import post, words
from tests.web.trainee.conftest import trainee_of
from tests.web.trainee.desk import CASE, start
from trainer.config import ROOT
from trainer.content.catalogue import read_library
from trainer.db.models import Membership, Submission
from trainer.domain.inventory import Annotation, Ask

RESULT = f"/p/north/submissions/{practice.REFERENCE}/result"
PAGES = (
    "home",
    "modules",
    "modules/what-is-ipt",
    "modules/search?q=sick",
    "modules/interpersonal-inventory/note",
    "cases",
)


@pytest.fixture
def owner(worked_app: Flask) -> FlaskClient:
    """The trainee whose practice has been handed in and revealed."""
    return trainee_of(worked_app)


def plain(text: str) -> str:
    """A page's bytes as a search would meet them: entities and typographic quotes undone."""
    text = html.unescape(text)
    return re.sub(r"\s+", " ", re.sub("[“”]", '"', re.sub("[‘’]", "'", text)))


def readers_words(annotation: Annotation) -> Iterator[str]:
    """What one reader wrote, long enough to be nobody else's words."""
    yield from annotation.key_points
    yield annotation.made_how
    yield annotation.formulation.text
    yield annotation.onset.when
    yield annotation.onset.why
    yield from (c.note for c in annotation.commitments)
    yield from (c.why for c in annotation.areas.values())
    yield from (f.why for f in annotation.safety)
    for person in annotation.people:
        yield person.line
        yield person.why
        for name in ("incident", "feeling", "wanted_change", "ring_now", "ring_wanted"):
            said = person.value(name)
            yield said.ask if isinstance(said, Ask) else str(said or "")


@pytest.fixture(scope="module")
def secrets() -> dict[str, list[str]]:
    """By case: the beginnings of everything its readers wrote, and their names."""
    found = {}
    for slug, vignette in read_library((ROOT,)).vignettes.items():
        texts = [plain(t)[:60] for a in vignette.annotations for t in readers_words(a) if len(t) >= 30]
        found[slug] = [*texts, *(a.annotator for a in vignette.annotations)]
    return found


def leaks(page: str, secrets: list[str]) -> list[str]:
    body = plain(page)
    return [secret for secret in secrets if secret in body]


def test_no_readers_word_is_in_any_page_before_the_reveal(reader: FlaskClient, secrets: dict[str, list[str]]) -> None:
    everything = [s for texts in secrets.values() for s in texts]
    assert len(everything) > 300
    desk = start(reader)
    visited = {f"/p/north/{page}": reader.get(f"/p/north/{page}").text for page in PAGES}
    visited[CASE] = reader.get(CASE).text
    receipt = desk.finish()
    for number in (1, 2, 3):
        visited[f"session {number}"] = reader.get(f"{CASE}/sessions/{number}").text
    for address in (desk.address, f"{desk.address}/state", f"{desk.address}/hand-in", f"{desk.address}/table", receipt):
        visited[address] = reader.get(address, follow_redirects=True).text
    visited["result"] = reader.get(f"{receipt}/result", follow_redirects=True).text
    visited["home again"] = reader.get("/p/north/home").text
    assert {page: found for page, body in visited.items() if (found := leaks(body, everything))} == {}


def test_one_reveal_reveals_one_case(owner: FlaskClient, secrets: dict[str, list[str]]) -> None:
    page = owner.get(RESULT).text
    assert len(leaks(page, secrets[practice.SLUG])) > 100
    own = set(secrets[practice.SLUG])  # what readers say of how they read is the same for every case
    others = [s for slug, texts in secrets.items() if slug != practice.SLUG for s in texts if s not in own]
    others = [s for s in others if not s.startswith(("reader-", "An independent blind reading"))]
    assert len(others) > 200
    assert leaks(page, others) == []


@pytest.mark.parametrize("role", ["stranger", "supervisor", "director", "expert"])
def test_practice_is_its_owners_alone(worked_app: Flask, role: str) -> None:
    client = worked_app.test_client()
    with Session(worked_app.extensions["engine"]) as own:
        enter(client, account(own, role))
    for programme in ("north", "south"):
        assert client.get(RESULT.replace("north", programme)).status_code == 404
    assert client.post(RESULT.replace("result", "reflection")).status_code in (400, 404)


def test_before_the_reveal_and_after_an_undo_it_leads_to_the_receipt(reader: FlaskClient) -> None:
    receipt = start(reader).finish()
    assert reader.get(f"{receipt}/result").location == receipt
    post(reader, f"{receipt}/undo", page=receipt)
    assert reader.get(f"{receipt}/result").location == receipt
    assert reader.get("/p/north/submissions/NONE-SUCH/result").status_code == 404


def test_the_whole_is_said_in_words_beside_the_readers(owner: FlaskClient) -> None:
    said = words(owner.get(RESULT).text)
    assert "practice: only you can see this" in said
    assert "Role dispute first, as 3 of 3 readers have it." in said
    assert "Not on your list, and essential to the readers: Manny." in said
    assert re.search(r"\d+ of 100 measured as the readers are \d+, below their own range, \d+ to \d+", said)
    assert "The 3 readings of this case are illustrative: written for this project, not by clinicians." in said
    assert "human ceiling" not in said
    for dimension in ("People", "Ties, field by field", "Turns cited", "Problem areas and onset"):
        assert f"{dimension}: each reader’s mark against the others, and yours" in said


def test_a_missed_risk_is_told_apart_with_its_turns_and_another_case(owner: FlaskClient) -> None:
    page = owner.get(RESULT).text
    gate = words(page[page.index('id="safety"') : page.index('id="marks"')])
    assert "Safety something went by" in gate
    assert "What the readers would do: full risk assessment" in gate
    assert "if it’s one time it goes off and it’s just ringing" in gate
    assert "Listen for what is said sideways" in words(page)
    assert re.search(r'<a class="button" href="/p/north/cases/(?!flour-and-water)[a-z-]+">Take up “', page)


def test_people_are_told_with_turns_and_reasons_and_doubts(owner: FlaskClient) -> None:
    page = owner.get(RESULT).text
    for verdict in ("found", "missed", "misread", "unsupported"):
        assert f'class="verdict verdict-{verdict}"' in page
    said = words(page)
    assert "Is “Bridget” the patient’s niece Bree?" in said
    assert "you wrote “Dad”" in said
    assert "You and the readers part most over: " in said
    assert f'href="{CASE}/sessions/2#s2-C39"' in page
    assert "cited by you and by Reader A, Reader B and Reader C" in said


def test_the_circle_has_its_table_and_the_path_its_numbers(owner: FlaskClient) -> None:
    page = owner.get(RESULT).text
    assert 'class="spread"' in page
    assert "The circle as a table" in words(page)
    assert "not yet known (3)" in words(page)
    assert page.count('<figure class="plot-area') == 4
    assert "After session 3 (you: as handed in)" in words(page)


def test_ticks_note_and_doubts_are_kept(owner: FlaskClient) -> None:
    address = RESULT.replace("result", "reflection")
    kept = post(owner, address, page=RESULT, tick="reader-b:0", note="Ask about the alarm.", **{"match-bree": "same"})
    assert kept.location == f"{RESULT}#words"
    page = owner.get(RESULT).text
    assert "Kept with this result. Nobody but you can see it." in words(page)
    assert 'value="reader-b:0" checked' in page
    assert re.search(r'name="match-bree"[^>]*value="same" checked', page)
    assert "Ask about the alarm." in page
    assert "1 point ticked so far" in words(page)


def test_every_link_within_the_page_leads_somewhere_and_no_id_is_twice(owner: FlaskClient) -> None:
    page = owner.get(RESULT).text
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]*)"', page)) <= set(ids)
    levels = [int(n) for n in re.findall(r"<h(\d)\b", page)]
    assert levels[0] == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_attempts_stand_side_by_side(worked_app: Flask, owner: FlaskClient) -> None:
    assert "Earlier attempts, side by side" not in words(owner.get(RESULT).text)
    with Session(worked_app.extensions["engine"], expire_on_commit=False) as own:
        person = account(own, "trainee")
        member = own.scalars(sa.select(Membership).where(Membership.account_id == person.id)).one()
        again = practice.handed_in(own, member, NOW + timedelta(days=1), practice.HEARD)
    said = words(owner.get(f"/p/north/submissions/{again.reference}/result").text)
    assert "Earlier attempts, side by side" in said
    assert "Attempt 2, this one" in said
    assert "Safety went by heard" in said


def test_a_contested_case_gives_feedback_without_a_total(worked_app: Flask, owner: FlaskClient) -> None:
    with Session(worked_app.extensions["engine"]) as own:
        submission = own.scalars(sa.select(Submission).where(Submission.reference == practice.REFERENCE)).one()
        why = "the readers do not agree on a commonest primary area"
        submission.score = {**submission.score, "total": None, "contested": why}
        submission.total = None
        own.commit()
    said = words(owner.get(RESULT).text)
    assert f"This case gives no total, because {why}." in said
    assert not re.search(r"Total: each reader", said)
    assert "feedback without a total" in words(owner.get("/p/north/home").text)


def test_no_statement_stands_in_a_loop(owner: FlaskClient, statements: list[str]) -> None:
    owner.get(RESULT)
    statements.clear()
    owner.get(RESULT)
    assert len([s for s in statements if s.startswith("SELECT")]) <= 10


def test_old_work_shows_the_text_it_was_done_on(
    make_site: Callable[..., Flask], worked_file: Path, secrets: dict[str, list[str]]
) -> None:
    """When the active pointer has moved on, the result still reads its own edition."""
    site = make_site(worked_file)
    with Session(site.extensions["engine"]) as own:
        own.execute(sa.text("DELETE FROM active_edition WHERE kind = 'vignette'"))
        own.execute(sa.text("UPDATE content_version SET version = version + 1"))
        own.commit()
    page = trainee_of(site).get(RESULT)
    assert page.status_code == 200
    assert len(leaks(page.text, secrets[practice.SLUG])) > 100


def test_it_opens_light_with_everything_in_it_or_all_unfolded(owner: FlaskClient) -> None:
    light, whole = owner.get(RESULT).text, owner.get(f"{RESULT}?all=1").text
    assert len(re.findall(r"<[a-z]", re.sub(r"<noscript>.*?</noscript>", "", light, flags=re.S))) <= 2000
    assert len(re.findall(r"<[a-z]", whole)) > 2000
    assert "<noscript>" not in whole
    assert words(light).replace(" Show everything on this page", "") == words(whole)
