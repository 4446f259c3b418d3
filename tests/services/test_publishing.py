"""Publishing: editions, withdrawal, refusal, audit; on both databases."""

import shutil
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests.roots import with_one_case
from trainer.db.models import AuditEvent, ContentEdition
from trainer.db.queries import editions
from trainer.services.publishing import FaultyContent, publish_all


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return with_one_case(tmp_path)


def edit(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text().replace(old, new, 1))


def test_publishing_twice_stores_once(db: Session, root: Path, now: datetime) -> None:
    first = publish_all(db, [root], now=now)
    assert {"setting/setting", "vignette/flour-and-water", "module/what-is-ipt"} <= set(first.published)
    version = editions.version(db)
    again = publish_all(db, [root], now=now)
    assert again.published == ()
    assert again.unchanged == len(first.published)
    assert editions.version(db) == version


def test_a_change_is_a_new_edition_and_the_old_one_stays(db: Session, root: Path, now: datetime) -> None:
    publish_all(db, [root], now=now)
    before = editions.active(db)["vignette", "flour-and-water"].edition_id
    edit(root / "case_vignettes" / "flour-and-water" / "case.md", "minutes: 60", "minutes: 70")
    report = publish_all(db, [root], now=now + timedelta(days=1))
    assert report.published == ("vignette/flour-and-water",)
    after = editions.active(db)["vignette", "flour-and-water"].edition_id
    assert after != before
    assert '"minutes":60' in editions.by_id(db, before).canonical
    edit(root / "case_vignettes" / "flour-and-water" / "case.md", "minutes: 70", "minutes: 60")
    publish_all(db, [root], now=now + timedelta(days=2))
    assert editions.active(db)["vignette", "flour-and-water"].edition_id == before


def test_a_case_taken_out_is_withdrawn_and_kept(db: Session, root: Path, now: datetime) -> None:
    publish_all(db, [root], now=now)
    shutil.rmtree(root / "case_vignettes" / "flour-and-water")
    with pytest.raises(FaultyContent, match="2 faults"):  # the two examples on it
        publish_all(db, [root], now=now)
    shutil.rmtree(root / "curriculum" / "exemplars")
    gone = {"vignette/flour-and-water", "exemplar/flour-formulation", "exemplar/flour-inventory"}
    assert set(publish_all(db, [root], now=now).withdrawn) == gone
    kept = db.scalars(sa.select(ContentEdition.slug).where(ContentEdition.kind == "vignette")).all()
    assert kept == ["flour-and-water"]


def test_faulty_content_is_refused_in_the_words_of_check_and_nothing_is_stored(
    db: Session, root: Path, now: datetime
) -> None:
    edit(root / "case_vignettes" / "flour-and-water" / "case.md", "rule: panel-1", "rule: panel-9")
    with pytest.raises(FaultyContent) as refused:
        publish_all(db, [root], now=now)
    assert "no scoring rule 'panel-9'" in str(refused.value.faults[0])
    assert editions.version(db) == 0


def test_a_publication_is_audited_in_its_transaction(db: Session, root: Path, now: datetime) -> None:
    report = publish_all(db, [root], now=now)
    [event] = db.scalars(sa.select(AuditEvent)).all()
    assert event.action == "content.published"
    assert event.detail["published"] == list(report.published)
    assert report.sentence().startswith("Published ")
