"""Old practice drafts go, and nothing else does."""

from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests.house import House
from trainer.db.models import ContentEdition, Draft, DraftOperation
from trainer.services.forgetting import MONTH, forget_drafts


@pytest.mark.parametrize(
    ("mode", "age", "handed_in", "stays"),
    [
        ("practice", 3 * MONTH + timedelta(days=1), False, False),
        ("practice", 3 * MONTH - timedelta(days=1), False, True),
        ("practice", 30 * MONTH, True, True),
        ("assessed", 30 * MONTH, False, True),
    ],
)
def test_what_goes_and_what_stays(
    db: Session, now: datetime, mode: str, age: timedelta, handed_in: bool, stays: bool
) -> None:
    house = House(db)
    house.programme.settings = {"keep_drafts_months": 3}
    edition = ContentEdition(fingerprint="f", kind="vignette", slug="x", canonical="{}", published_at=now)
    db.add(edition)
    db.flush()
    then = now - age
    draft = Draft(
        programme_id=house.programme.id,
        account_id=house.director.account_id,
        slug="x",
        edition_id=edition.id,
        setting_id=edition.id,
        mode=mode,
        started_at=then,
        saved_at=then,
        handed_in_at=then if handed_in else None,
    )
    db.add(draft)
    db.flush()
    db.add(DraftOperation(draft_id=draft.id, operation="o", revision=1))
    db.commit()
    forget_drafts(db, now=now)
    assert len(db.scalars(sa.select(Draft.id)).all()) == stays
    assert house.actions() == ([] if stays else ["drafts.forgotten"])
    forget_drafts(db, now=now + timedelta(hours=23))
    assert house.actions() == ([] if stays else ["drafts.forgotten"])
