"""Migrations lead to what the models say, there and back, on both databases; and some tables never change."""

from datetime import datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.script import ScriptDirectory
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from tests.pieces import waiting
from trainer.db import make_engine, revision, schema
from trainer.db.models import AuditEvent, ContentEdition
from trainer.services.auditing import record


def tables(engine: sa.Engine) -> set[str]:
    return set(sa.inspect(engine).get_table_names()) - {"alembic_version"}


def test_models_and_migrations_agree(engine: sa.Engine) -> None:
    schema.check(engine)


def test_downgrade_leaves_nothing_and_upgrade_comes_back(engine: sa.Engine) -> None:
    before = tables(engine)
    schema.downgrade(engine, "base")
    assert tables(engine) == set()
    schema.upgrade(engine)
    assert tables(engine) == before
    assert revision.current(engine) == revision.newest()
    schema.check(engine)


def test_an_empty_database_is_at_base(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path / 'new' / 'deep' / 'x.db'}")
    assert revision.current(engine) == "base"
    engine.dispose()


def test_foreign_keys_hold_again_after_migrating(engine: sa.Engine) -> None:
    schema.upgrade(engine)
    with pytest.raises(DatabaseError), engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO active_edition (kind, slug, edition_id) VALUES ('module', 'x', 99)")


@pytest.mark.parametrize("change", ["UPDATE audit_event SET action = 'x'", "DELETE FROM audit_event"])
def test_audit_events_are_never_changed(db: Session, change: str, now: datetime) -> None:
    record(db, at=now, action="thing.done", object_kind="thing", object_id=1)
    db.commit()
    with pytest.raises(DatabaseError, match="rows of audit_event are never changed"):
        db.execute(sa.text(change))
    db.rollback()
    assert [event.action for event in db.scalars(sa.select(AuditEvent))] == ["thing.done"]


@pytest.mark.parametrize("change", ["UPDATE content_edition SET canonical = '{}'", "DELETE FROM content_edition"])
def test_editions_are_never_changed(db: Session, change: str, now: datetime) -> None:
    db.add(ContentEdition(fingerprint="f", kind="module", slug="x", canonical="[]", published_at=now))
    db.commit()
    with pytest.raises(DatabaseError, match="rows of content_edition are never changed"):
        db.execute(sa.text(change))


def test_the_newest_revision_is_the_one_the_migrations_end_in() -> None:
    """Told by file names alone, so that the server need not load the migrations to start."""
    scripts = ScriptDirectory(str(Path(revision.VERSIONS).parent))
    assert revision.newest() == scripts.get_current_head()


def test_a_piece_from_before_says_how_long_judging_it_takes(published_db: Session) -> None:
    piece = waiting(published_db)
    kept, engine = piece.minutes, published_db.get_bind()
    assert kept > 1
    assert isinstance(engine, sa.Engine)
    published_db.close()
    schema.downgrade(engine, "0018")
    schema.upgrade(engine)
    with engine.connect() as connection:
        assert connection.scalar(sa.text("SELECT minutes FROM piece")) == kept


def test_nothing_that_never_changes_can_be_replaced(demo_db: Session) -> None:
    """SQLite's REPLACE takes the old row away; the triggers that forbid it fire for that as well."""
    guarded = demo_db.scalars(
        sa.text("SELECT tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%_no_delete' ORDER BY 1")
    ).all()
    assert {"audit_event", "candidacy", "certificate", "committee_entry", "grade_entry", "standard"} <= set(guarded)
    tried = 0
    for table in guarded:
        if demo_db.scalar(sa.text(f"SELECT count(*) FROM {table}")):  # noqa: S608 - names out of the schema
            tried += 1
            with pytest.raises(DatabaseError, match=f"rows of {table} are never changed"):
                demo_db.execute(sa.text(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table} LIMIT 1"))  # noqa: S608
            demo_db.rollback()
    assert tried > 6
