"""The site over a copy of a database, for the tests of what it answers."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from jinja2 import FileSystemBytecodeCache
from sqlalchemy.orm import Session

from tests import certificates, people
from trainer.app import create_app
from trainer.config import ROOT, Config
from trainer.db import session as request_session
from trainer.documents.keys import new_key


@pytest.fixture(scope="session")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one key, whose id is `certificates.KEY`."""
    folder = tmp_path_factory.mktemp("keys")
    made = new_key(folder, now=people.NOW)
    for half in list(folder.glob(f"{made}.*")):
        half.rename(half.with_stem(certificates.KEY))
    return folder


@pytest.fixture
def config(tmp_path: Path, keys: Path) -> Config:
    return Config(
        secret_key=people.SECRET,
        database_url=f"sqlite:///{tmp_path / 'site.db'}",
        content_roots=(ROOT,),
        demo=True,
        keys=keys,
    )


@pytest.fixture(scope="session")
def compiled(common_folder: Path) -> FileSystemBytecodeCache:
    """Templates are compiled once, not once for each site and process."""
    folder = common_folder / "templates"
    folder.mkdir(exist_ok=True)
    return FileSystemBytecodeCache(str(folder))


@pytest.fixture
def fresh_site(config: Config, compiled: FileSystemBytecodeCache) -> Iterator[Callable[..., Flask]]:
    """Builds a site of the test's own over a copy of a database file; fields of the configuration may be given."""
    sites: list[Flask] = []

    def make(source: Path, **settings: object) -> Flask:
        people.databases_copy(source, Path(sa.make_url(config.database_url).database or ""))
        site = create_app(replace(config, **settings))  # type: ignore[arg-type]
        site.testing = True
        site.jinja_env.bytecode_cache = compiled
        sites.append(site)
        return site

    yield make
    for site in sites:
        site.extensions["engine"].dispose()


@pytest.fixture(scope="session")
def common_site(tmp_path_factory: pytest.TempPathFactory, compiled: FileSystemBytecodeCache, keys: Path) -> Flask:
    """The site that tests take in turn, since to build one takes longer than most of them."""
    url = f"sqlite:///{tmp_path_factory.mktemp('site') / 'site.db'}"
    site = create_app(Config(secret_key=people.SECRET, database_url=url, content_roots=(ROOT,), demo=True, keys=keys))
    site.jinja_env.bytecode_cache = compiled
    return site


@pytest.fixture
def make_site(common_site: Flask, fresh_site: Callable[..., Flask]) -> Iterator[Callable[..., Flask]]:
    """The common site over a new copy of a database file; or one of the test's own, where its configuration differs."""
    as_it_was = dict(common_site.config)

    def make(source: Path, **settings: object) -> Flask:
        if settings:
            return fresh_site(source, **settings)
        engine = common_site.extensions["engine"]
        engine.dispose()
        people.replace_database(source, engine.url)
        request_session.configure(bind=engine)  # as the site itself did when it was built
        common_site.testing = True
        return common_site

    yield make
    common_site.extensions["engine"].dispose()
    common_site.config.clear()
    common_site.config.update(as_it_was)


@pytest.fixture
def app(make_site: Callable[..., Flask], settled_file: Path) -> Flask:
    """The site with people and without content."""
    return make_site(settled_file)


@pytest.fixture
def published_app(make_site: Callable[..., Flask], published_file: Path) -> Flask:
    """The site with people and the shipped content."""
    return make_site(published_file)


@pytest.fixture
def worked_app(make_site: Callable[..., Flask], worked_file: Path) -> Flask:
    """The site where the trainee has a submission and an open draft."""
    return make_site(worked_file)


@pytest.fixture
def judged_app(make_site: Callable[..., Flask], judged_file: Path) -> Flask:
    """The site where, besides, assessed work of theirs was released."""
    return make_site(judged_file)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def site_db(app: Flask) -> Iterator[Session]:
    """A session of one's own on the database of `app`."""
    with Session(app.extensions["engine"], expire_on_commit=False) as session:
        yield session
