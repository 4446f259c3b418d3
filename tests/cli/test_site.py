"""The commands of whoever runs a site, each in a process of its own."""

import signal
import subprocess
import time
import urllib.request
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests import live
from tests.mailbox import Mailbox
from tests.people import PASSWORD, databases_copy
from trainer.cli.site import many
from trainer.db import make_engine
from trainer.db.models import Account, Membership, WorkerBeat
from trainer.db.queries.memberships import of_account
from trainer.services.demo import PEOPLE
from trainer.services.years import built, load_years

SECRET = "a secret that only the tests know of"
Call = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def url(tmp_path: Path) -> str:
    """A database that is not there yet; a test may copy one to its place."""
    return f"sqlite:///{tmp_path / 'site.db'}"


@pytest.fixture
def with_content(content_file: Path, tmp_path: Path) -> None:
    """As if the content had been published before, which takes a while."""
    databases_copy(content_file, tmp_path / "site.db")


@pytest.fixture
def call(url: str, tmp_path: Path) -> Call:
    """Run `trainer` with these arguments, as a real site unless `TRAINER_DEMO` is given."""

    def run(*arguments: str, typed: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
        usual = {"TRAINER_DEMO": "0", "TRAINER_SECRET_KEY": SECRET, "TRAINER_KEYS": str(tmp_path / "keys")}
        env = live.environment(url, **{**usual, **settings})
        return subprocess.run(
            [live.TRAINER, *arguments], env=env, input=typed, capture_output=True, text=True, check=False
        )

    return run


@pytest.fixture
def look(url: str) -> Callable[[Callable[[Session], object]], object]:
    """Ask the database of the site."""

    def ask(question: Callable[[Session], object]) -> object:
        engine = make_engine(url)
        with Session(engine) as session:
            answer = question(session)
        engine.dispose()
        return answer

    return ask


INIT = ("init", "--programme", "Riverside IPT", "--time-zone", "Europe/Berlin")
DIRECTOR = ("--director", "Helen Marchetti", "--email", "Helen@example.org")


@pytest.mark.usefixtures("with_content")
def test_the_first_hour_of_a_real_site(call: Call, look: Callable[..., object], mailbox: Mailbox) -> None:
    result = call(*INIT, *DIRECTOR, "--slug", "riverside", TRAINER_NEW_PASSWORD=PASSWORD, TRAINER_SMTP_URL=mailbox.url)
    assert result.returncode == 0, result.stderr
    assert "Helen Marchetti can sign in as Helen@example.org" in result.stdout
    assert "accepted by the server" in result.stdout
    assert "Badges are signed with the key 20" in result.stdout
    assert mailbox.take()["To"] == "Helen@example.org"

    def director(session: Session) -> list[tuple[str, str]]:
        (helen,) = session.scalars(sa.select(Account))
        return [(m.role, m.programme.name) for m in of_account(session, helen.id)]

    assert look(director) == [("director", "Riverside IPT")]


@pytest.mark.usefixtures("with_content")
def test_init_asks_for_what_was_not_given(call: Call) -> None:
    answers = "Riverside IPT\n\nHelen\nhelen@example.org\n\n"
    result = call("init", typed=answers, TRAINER_NEW_PASSWORD=PASSWORD)
    assert result.returncode == 0, result.stderr
    assert "Short name in addresses [riverside-ipt]" in result.stdout
    assert "TRAINER_SMTP_URL is not set" in result.stdout


@pytest.mark.usefixtures("with_content")
def test_a_mail_server_that_is_down_is_named(call: Call) -> None:
    settings = {"TRAINER_NEW_PASSWORD": PASSWORD, "TRAINER_SMTP_URL": "smtp://127.0.0.1:1"}
    result = call(*INIT, *DIRECTOR, "--slug", "riverside", **settings)
    assert result.returncode == 1
    assert "did not take a message: [Errno 111]" in result.stderr
    assert "Traceback" not in result.stderr


def test_settings_that_are_wrong_end_with_two(call: Call) -> None:
    result = call("db", "upgrade", TRAINER_SECRET_KEY="")
    assert (result.returncode, result.stdout) == (2, "")
    assert "TRAINER_SECRET_KEY: missing" in result.stderr


def test_serving_waits_for_migrations(call: Call) -> None:
    result = call("serve")
    assert result.returncode == 1
    assert "run: trainer db upgrade" in result.stderr


def test_the_demo_is_for_demo_sites(call: Call) -> None:
    result = call("demo")
    assert result.returncode == 1
    assert "public password" in result.stderr


@pytest.mark.usefixtures("with_content")
def test_the_demo_twice(call: Call, look: Callable[..., object]) -> None:
    first, second = call("demo", TRAINER_DEMO="1"), call("demo", TRAINER_DEMO="1")
    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    assert "practice makes 1 therapist" in second.stdout
    assert look(lambda session: session.scalar(sa.select(sa.func.count(Membership.id)))) == len(PEOPLE)


def test_a_programme_of_many_goes_on_where_a_run_was_broken_off(
    published_file_db: Session, capsys: pytest.CaptureFixture[str]
) -> None:
    db = published_file_db
    load_years(db, trainees=30, seed=7, director="director@example.org", now=datetime.now(UTC))
    many(db, 30, 7)
    assert "Deriving progress: 0 of 32\n" in capsys.readouterr().out
    there = built(db)
    assert there
    assert there.complete
    assert (there.trainees, there.derived) == (30, 30)
    many(db, 30, 7)
    assert capsys.readouterr().out == "The programme of 30 trainees is there already; nothing was added.\n"
    many(db, 31, 7)
    assert "A programme of 30 trainees is there already and stays." in capsys.readouterr().out
    assert built(db) == there


def test_a_person_is_added_with_a_role(call: Call, settled_file: Path, tmp_path: Path) -> None:
    databases_copy(settled_file, tmp_path / "site.db")
    role = ("--programme", "north", "--role", "expert", "--capability", "lead-annotator")
    added = call("user", "add", "ida@example.org", "--name", "Ida", *role, TRAINER_NEW_PASSWORD=PASSWORD)
    assert added.returncode == 0, added.stderr
    assert "has the role expert in north" in added.stdout
    again = call("user", "add", "ida@example.org", "--name", "Ida", TRAINER_NEW_PASSWORD=PASSWORD)
    assert again.returncode == 1
    assert "Not done: ida@example.org has an account already" in again.stderr


def test_the_worker_leaves_a_sign_of_life(
    call: Call, look: Callable[..., object], settled_file: Path, tmp_path: Path
) -> None:
    databases_copy(settled_file, tmp_path / "site.db")
    assert call("work", "--once").returncode == 0
    assert "worker" in set(look(lambda session: session.scalars(sa.select(WorkerBeat.name)).all()))  # type: ignore[call-overload]


def wait_for_beat(url: str) -> None:
    """Until the worker has left its first sign of life."""
    engine = make_engine(url)
    with Session(engine) as session:
        for _ in range(300):
            if session.scalar(sa.select(WorkerBeat.name)):
                break
            session.rollback()
            time.sleep(0.1)
    engine.dispose()


def test_the_worker_stops_when_asked(settled_file: Path, tmp_path: Path) -> None:
    url = databases_copy(settled_file, tmp_path / "site.db")
    worker = subprocess.Popen([live.TRAINER, "work"], env=live.environment(url))
    wait_for_beat(url)
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(20) == 0


def test_the_server_answers_and_stops_cleanly(settled_file: Path, tmp_path: Path) -> None:
    url = databases_copy(settled_file, tmp_path / "site.db")
    with live.running(url, tmp_path / "log") as address, urllib.request.urlopen(f"{address}/sign-in") as answer:
        assert answer.status == 200
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
