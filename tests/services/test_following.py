"""Following pathways: the programme's own on the edition of that day, those of outside bodies as they stand."""

from dataclasses import replace
from datetime import datetime

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests.people import NOW
from tests.work import member
from trainer.content.editions import canonical, fingerprint
from trainer.db.models import ActiveEdition, AuditEvent, ContentEdition, FollowedPathway
from trainer.db.queries import editions
from trainer.domain.errors import NotFound
from trainer.domain.pathway import Pathway
from trainer.services.catalogue import current
from trainer.services.following import follow, pathways_for

OWN, ISIPT = "programme-foundation-2026", "isipt-therapist-current"


def publish(db: Session, pathway: Pathway) -> None:
    """Another edition of a pathway becomes the active one."""
    text = canonical("pathway", pathway)
    key = fingerprint("pathway", pathway.slug, text)
    row = ContentEdition(fingerprint=key, kind="pathway", slug=pathway.slug, canonical=text, published_at=NOW)
    db.add(row)
    db.flush()
    db.get_one(ActiveEdition, ("pathway", pathway.slug)).edition_id = row.id
    editions.bump_version(db)
    db.commit()


def test_follow_and_leave(published_db: Session, now: datetime) -> None:
    db, whose = published_db, member(published_db, "trainee")
    for _ in range(2):
        follow(db, member=whose, slug=ISIPT, following=True, now=now)
    found = pathways_for(db, whose)
    assert [f.pathway.slug for f in found][:2] == [OWN, ISIPT]
    assert found[1].since == now
    follow(db, member=whose, slug=ISIPT, following=False, now=now)
    follow(db, member=whose, slug=ISIPT, following=False, now=now)
    assert db.scalars(sa.select(FollowedPathway)).all() == []
    said = sa.select(AuditEvent.action).where(AuditEvent.action.startswith("pathway."))
    assert list(db.scalars(said)) == ["pathway.followed", "pathway.left"]


def test_a_newer_edition_leaves_the_pinned_one(published_db: Session, now: datetime) -> None:
    db, whose = published_db, member(published_db, "trainee")
    for slug in (OWN, ISIPT):
        follow(db, member=whose, slug=slug, following=True, now=now)
    for slug in (OWN, ISIPT):
        publish(db, replace(current(db).pathways[slug], note="Another note."))
    held = {f.pathway.slug: f for f in pathways_for(db, whose)}
    assert held[OWN].pathway.note != "Another note."
    assert held[OWN].newest is not None
    assert held[ISIPT].pathway.note == "Another note."


def test_only_trainees_and_only_what_there_is(published_db: Session, now: datetime) -> None:
    with pytest.raises(NotFound):
        follow(published_db, member=member(published_db, "director"), slug=ISIPT, following=True, now=now)
    with pytest.raises(NotFound):
        follow(published_db, member=member(published_db, "trainee"), slug="none", following=True, now=now)
