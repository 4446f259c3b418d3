"""A thread: written, read, drafted, closed; and nothing typed is ever lost."""

import re

import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from tests.people import account, enter
from tests.web.bonds import DIRECTOR, EXPERT, SUPERVISOR, TRAINEE, add, say, tie
from tests.web.house import database, visit
from tests.web.pages import post, token, words
from trainer.db.models import Message, SignIn, ThreadRead
from trainer.services.messaging import LONGEST

MINE, THEIRS = f"/p/north/messages/{SUPERVISOR}", f"/p/north/messages/{TRAINEE}"


def nonce(client: FlaskClient, page: str) -> str:
    found = re.search(r'name="nonce"[^>]*value="([^"]+)"', client.get(page).text)
    assert found
    return found[1]


def texts(site: Flask) -> list[str]:
    with database(site) as db:
        return list(db.scalars(sa.select(Message.text).order_by(Message.id)))


def test_written_read_and_answered(app: Flask) -> None:
    tie(app)
    trainee, supervisor = visit(app, "trainee"), visit(app, "supervisor")
    assert post(trainee, MINE, text="First\r\nline <b>", nonce="1").location == MINE
    page = supervisor.get(THEIRS)
    assert "First\nline &lt;b&gt;" in page.text
    assert "I have read this" in words(page.text)
    newest = re.search(r'name="upto" value="(\d+)"', page.text)
    assert newest
    assert " read " not in words(trainee.get(MINE).text).partition("First")[0].partition("You ·")[2]
    assert post(supervisor, f"{THEIRS}/read", page=THEIRS, upto=newest[1]).location == THEIRS
    assert "I have read this" not in words(supervisor.get(THEIRS).text)
    assert re.search(r"\d\d:\d\d read \d+ \w+ \d{4}, \d\d:\d\d First", words(trainee.get(MINE).text))


def test_the_same_form_sent_twice_writes_once(app: Flask) -> None:
    tie(app)
    client = visit(app, "trainee")
    once = nonce(client, MINE)
    for _ in range(2):
        assert post(client, MINE, text="Hello", nonce=once).status_code == 302
    assert texts(app) == ["Hello"]


def test_what_cannot_be_sent_stays_in_the_form(app: Flask) -> None:
    tie(app)
    client = visit(app, "trainee")
    long = "word " * (LONGEST // 5 + 1)
    answer = post(client, MINE, text=long, nonce="1")
    assert answer.status_code == 422
    assert long in answer.text
    assert "there is room for 20000" in words(answer.text)
    assert "Write something first." in words(post(client, MINE, text="  ", nonce="1").text)


def test_a_draft_is_kept_shown_and_gone_once_sent(app: Flask) -> None:
    tie(app)
    client = visit(app, "trainee")
    kept = post(client, f"{MINE}/draft", page=MINE, text="Dear")
    assert kept.json is not None
    assert kept.json["kept"]
    assert ">\r\nDear</textarea>" in client.get(MINE).text
    assert "Dear" not in visit(app, "supervisor").get(THEIRS).text
    post(client, MINE, text="Dear you", nonce="1")
    assert ">\r\nDear</textarea>" not in client.get(MINE).text


def test_whoever_was_signed_out_meanwhile_gets_the_words_back_and_sends_them(app: Flask) -> None:
    tie(app)
    client = visit(app, "trainee")
    fields = {"csrf_token": token(client.get(MINE).text), "text": "An hour’s thought\nand more", "nonce": "n"}
    with database(app) as db:
        db.execute(sa.update(SignIn).values(ended_at=sa.func.current_timestamp()))
        db.commit()
    ours = {"Origin": "http://localhost"}
    held = client.post(MINE, data=fields, headers=ours)
    assert held.status_code == 401
    assert "An hour’s thought\nand more" in held.text
    assert "nothing you typed is lost" in words(held.text)
    assert 'name="nonce" value="n"' in held.text
    client = enter_again(app, client)
    again = client.post(MINE, data={**fields, "csrf_token": token(held.text)}, headers=ours)
    assert again.location == MINE
    assert texts(app) == ["An hour’s thought\nand more"]


def enter_again(site: Flask, client: FlaskClient) -> FlaskClient:
    with database(site) as db:
        return enter(client, account(db, "trainee"))


def test_no_other_site_puts_words_into_our_form(app: Flask) -> None:
    for headers in ({"Origin": "https://evil.example"}, {}):
        answer = app.test_client().post(MINE, data={"text": "say this for me"}, headers=headers)
        assert "say this for me" not in answer.text


def test_directors_and_others_find_nothing(app: Flask) -> None:
    tie(app)
    add(app, "dan", "supervisor")
    say(app, "trainee", "supervisor", "Between us")
    for key, partner in (
        ("director", TRAINEE),
        ("director", SUPERVISOR),
        ("dan", TRAINEE),
        ("trainee", DIRECTOR),
        ("trainee", EXPERT),
        ("trainee", TRAINEE),
        ("trainee", 999),
        ("stranger", SUPERVISOR),
    ):
        assert visit(app, key).get(f"/p/north/messages/{partner}").status_code == 404, (key, partner)


def test_after_a_move_the_old_thread_is_closed(app: Flask) -> None:
    tie(app)
    say(app, "trainee", "supervisor", "Before")
    dan = add(app, "dan", "supervisor")
    tie(app, "dan")
    client = visit(app, "supervisor")
    page = client.get(THEIRS)
    assert "Before" in words(page.text)
    assert "This thread is closed" in words(page.text)
    refused = post(client, THEIRS, page="/account", text="After", nonce="2")
    assert refused.status_code == 422
    assert "no longer work together" in words(refused.text)
    say(app, "trainee", "dan", "Welcome")
    assert "Welcome" not in client.get(THEIRS).text
    assert "Welcome" in visit(app, "trainee").get(f"/p/north/messages/{dan}").text
    assert post(client, f"{THEIRS}/draft", page="/account", text="x").status_code == 409


def test_long_threads_come_in_pages(app: Flask) -> None:
    tie(app)
    for n in range(53):
        say(app, "trainee", "supervisor", f"number {n:02}")
    client = visit(app, "supervisor")
    page = client.get(THEIRS).text
    assert "number 02" not in page
    assert "number 03" in page
    before = re.search(r"before=(\d+)", page)
    assert before
    assert "number 02" in client.get(f"{THEIRS}?before={before[1]}").text
    assert post(client, f"{THEIRS}/read", page=THEIRS, upto="x").status_code == 302
    with database(app) as db:
        assert db.get(ThreadRead, (1, 2)) is None
