"""Databases that are copied, not built, for each test; people who can sign in."""

import fcntl
import gc
import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from argon2 import PasswordHasher
from hypothesis import settings
from sqlalchemy.orm import Session

from tests import bonds, certificates, desks, grades, learning, logbook, people, postgres, practice, quizzes, work
from tests import mailbox as mailboxes
from tests.databases import Kept, KeptFile, in_database, run_sql
from trainer.config import ROOT
from trainer.db import make_engine, schema
from trainer.db.base import Base
from trainer.services import passwords
from trainer.services.demo import load_demo
from trainer.services.publishing import publish_all

pytest_plugins = ["tests.sites"]

settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")


def pytest_collection_finish() -> None:
    """What was loaded to collect the tests is never garbage; looked through again and again it costs a tenth of the run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


Fill = Callable[[Session], object]
Template = Callable[..., Path]


@pytest.fixture(scope="session", autouse=True)
def quick_hashes() -> Iterator[None]:
    """A password is hashed for a fifth of a second, on purpose; in tests at the least cost that there is.

    `tests.services.test_passwords` proves what it costs on a real site, where nothing is set aside.
    """
    with pytest.MonkeyPatch.context() as patch:
        for name, least in {"TIME_COST": 1, "MEMORY_COST": 8, "PARALLELISM": 1}.items():
            patch.setattr(passwords, name, least)
        patch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        yield


@pytest.fixture(scope="session")
def common_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of a test run have in common."""
    here = tmp_path_factory.getbasetemp()
    return here.parent if "PYTEST_XDIST_WORKER" in os.environ else here


@pytest.fixture(scope="session")
def template(common_folder: Path) -> Template:
    """Builds a migrated SQLite file once for all processes of a test run: a copy of another one, filled and closed."""
    folder = common_folder

    def build(name: str, fill: Fill, start: Path | None = None) -> Path:
        path, lock = folder / f"{name}.db", folder / f"{name}.lock"
        with lock.open("w") as held:
            fcntl.flock(held, fcntl.LOCK_EX)
            if not path.exists():
                rough = folder / f"{name}-rough.db"
                if start:
                    rough.write_bytes(start.read_bytes())
                engine = make_engine(f"sqlite:///{rough}")
                schema.upgrade(engine)
                with Session(engine) as session:
                    fill(session)
                engine.dispose()  # the last connection to close folds the write-ahead log into the file
                rough.rename(path)
        return path

    return build


@pytest.fixture(scope="session")
def empty_file(template: Template) -> Path:
    """A migrated SQLite database with no rows."""
    return template("empty", lambda session: None)


@pytest.fixture(scope="session")
def content_file(template: Template, empty_file: Path) -> Path:
    """A database with the shipped content published, and nobody."""
    return template("content", lambda session: publish_all(session, (ROOT,), now=people.NOW), empty_file)


@pytest.fixture(scope="session")
def settled_file(template: Template, empty_file: Path) -> Path:
    """A database with the people of `tests.people`."""
    return template("settled", people.settle, empty_file)


@pytest.fixture(scope="session")
def published_file(template: Template, content_file: Path) -> Path:
    """The same people, and the shipped content."""
    return template("published", people.settle, content_file)


@pytest.fixture(scope="session")
def worked_file(template: Template, published_file: Path) -> Path:
    """The same, with what the trainee has worked (`practice.REFERENCE`, `practice.DRAFT`) and is to do (`work.settle`)."""
    return template("worked", work_through, published_file)


def work_through(session: Session) -> None:
    """What the trainee has worked, is to do, and with whom."""
    practice.settle(session)
    work.settle(session)
    bonds.settle(session)
    grades.settle(session)
    desks.settle(session)
    certificates.settle(session)


@pytest.fixture(scope="session")
def judged_file(template: Template, worked_file: Path) -> Path:
    """The same, with assessed work of the trainee's that was released (`learning.PIECE`), and an aim out of it."""
    return template("judged", judge, worked_file)


def judge(session: Session) -> None:
    """Released work, a quiz begun, and a training log."""
    learning.settle(session)
    quizzes.settle(session)
    logbook.settle(session)


@pytest.fixture(scope="session")
def demo_file(template: Template, content_file: Path) -> Path:
    """The demo programme as of this moment, so that a site that runs over it is as fresh as any."""
    return template("demo", lambda session: load_demo(session, now=datetime.now(UTC)), content_file)


@pytest.fixture
def demo_db(demo_file: Path, tmp_path: Path) -> Iterator[Session]:
    """A session of one's own on the demo programme."""
    own = make_engine(people.databases_copy(demo_file, tmp_path / "demo.db"))
    with Session(own, expire_on_commit=False) as session:
        yield session
    own.dispose()


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A server with a migrated template database."""
    with postgres.running() as url:
        run_sql(url, "CREATE DATABASE template")
        engine = make_engine(in_database(url, "template"))
        schema.upgrade(engine)
        engine.dispose()
        yield url


@pytest.fixture(scope="session")
def empty_file_kept(empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> KeptFile:
    """A migrated SQLite database with no rows."""
    return KeptFile(empty_file, tmp_path_factory.mktemp("kept"))


@pytest.fixture(scope="session")
def published_file_kept(published_file: Path, tmp_path_factory: pytest.TempPathFactory) -> KeptFile:
    """One with the people of `tests.people` and the shipped content."""
    return KeptFile(published_file, tmp_path_factory.mktemp("kept"))


@pytest.fixture(scope="session")
def empty_kept(postgres_url: str) -> Kept:
    """A migrated PostgreSQL database with no rows."""
    return Kept(postgres_url, "template")


@pytest.fixture(scope="session")
def published_kept(postgres_url: str, published_template: str) -> Kept:
    """One with the people of `tests.people` and the shipped content."""
    return Kept(postgres_url, published_template)


BOTH = ("sqlite", pytest.param("postgres", marks=pytest.mark.postgres))


@pytest.fixture(params=BOTH)
def engine(request: pytest.FixtureRequest) -> Iterator[sa.Engine]:
    """An engine on a migrated, empty database; a test that asks for it runs on SQLite and on PostgreSQL."""
    own = request.getfixturevalue("empty_file_kept" if request.param == "sqlite" else "empty_kept").fresh()
    yield own
    own.dispose()


@pytest.fixture
def db(engine: sa.Engine) -> Iterator[Session]:
    """A session on an empty database, on both kinds."""
    with Session(engine, expire_on_commit=False) as session:
        yield session


@pytest.fixture(scope="session")
def published_template(postgres_url: str) -> str:
    """The name of a PostgreSQL database with the people of `tests.people` and the shipped content, to be copied."""
    run_sql(postgres_url, "CREATE DATABASE published TEMPLATE template")
    own = make_engine(in_database(postgres_url, "published"))
    with Session(own) as session:
        people.settle(session)
        publish_all(session, (ROOT,), now=people.NOW)
    own.dispose()
    return "published"


@pytest.fixture(scope="session")
def worked_template(postgres_url: str, published_template: str) -> str:
    """The same with what the trainee has worked and is to do, as in `worked_file`."""
    run_sql(postgres_url, f"CREATE DATABASE worked TEMPLATE {published_template}")
    own = make_engine(in_database(postgres_url, "worked"))
    with Session(own) as session:
        work_through(session)
        for table in Base.metadata.sorted_tables:  # some rows brought numbers of their own
            if table.autoincrement_column is not None:
                newest = session.scalar(sa.select(sa.func.max(table.c.id))) or 1
                session.execute(sa.select(sa.func.setval(f"{table.name}_id_seq", newest)))
        session.commit()
    own.dispose()
    return "worked"


@pytest.fixture(params=BOTH)
def published_engine(request: pytest.FixtureRequest) -> Iterator[sa.Engine]:
    """An engine on a database with people and content, of both kinds."""
    own = request.getfixturevalue("published_file_kept" if request.param == "sqlite" else "published_kept").fresh()
    yield own
    own.dispose()


@pytest.fixture
def published_db(published_engine: sa.Engine) -> Iterator[Session]:
    """A session on a database with people and content, on both kinds."""
    with Session(published_engine, expire_on_commit=False) as session:
        yield session


@pytest.fixture
def published_file_db(published_file_kept: KeptFile) -> Iterator[Session]:
    """The same on SQLite alone, for what cannot depend on the database."""
    own = published_file_kept.fresh()
    with Session(own, expire_on_commit=False) as session:
        yield session
    own.dispose()


@pytest.fixture
def now() -> datetime:
    return people.NOW


@pytest.fixture
def mailbox() -> Iterator[mailboxes.Mailbox]:
    """A real SMTP server."""
    with mailboxes.running() as running:
        yield running
