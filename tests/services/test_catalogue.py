"""The content that workers hold, on both databases."""

from datetime import datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests.roots import ROOT, with_one_case
from trainer.db.queries.editions import bump_version
from trainer.services.catalogue import current, vignette_edition
from trainer.services.publishing import publish_all


def test_before_a_publication_there_is_nothing(db: Session) -> None:
    catalogue = current(db)
    assert catalogue.vignettes == {}
    with pytest.raises(LookupError, match="trainer publish"):
        _ = catalogue.vocabulary


def test_workers_hold_the_content_until_a_publication_moves_the_version(
    db: Session, tmp_path: Path, now: datetime
) -> None:
    with_one_case(tmp_path)
    publish_all(db, [tmp_path], now=now)
    first = current(db)
    assert current(db) is first
    case = tmp_path / "case_vignettes" / "flour-and-water" / "case.md"
    case.write_text(case.read_text().replace("title: Flour and water", "title: Water and flour"))
    publish_all(db, [tmp_path], now=now)
    second = current(db)
    assert second.vignettes["flour-and-water"].vignette.matter.title == "Water and flour"
    old = first.vignettes["flour-and-water"]
    assert first.setting_id
    again = vignette_edition(db, old.id, first.setting_id)
    assert again.vignette.matter.title == "Flour and water"
    assert again.panel.size == old.panel.size


def test_two_databases_do_not_share_their_content(db: Session, tmp_path: Path, now: datetime) -> None:
    publish_all(db, [ROOT], now=now)
    assert set(current(db).vignettes) == {p.name for p in (ROOT / "case_vignettes").iterdir() if p.is_dir()}
    assert {"what-is-ipt", "interpersonal-inventory"} <= set(current(db).modules)
    assert {"inventory", "formulation"} <= current(db).rubrics.keys()


def test_a_transaction_goes_by_one_version_and_the_next_one_asks_again(published_file_db: Session) -> None:
    db, asked = published_file_db, list[str]()

    @sa.event.listens_for(db.get_bind(), "before_cursor_execute")
    def note(*call: object) -> None:
        asked.append(str(call[2]))

    first = current(db)
    assert current(db) is first
    assert sum("FROM content_version" in statement for statement in asked) == 1
    db.commit()
    with Session(db.get_bind()) as other:
        bump_version(other)
        other.commit()
    assert current(db).version == first.version + 1
