"""How far the programme of many has come: what a broken-off run left undone is done by the next one."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Candidacy, Derivation, Programme
from trainer.db.queries import derivations
from trainer.services.years.founding import PROGRAMME


@dataclass(frozen=True)
class Built:
    """Its lives are written in one transaction, so it has all its trainees or is not there; then they are derived."""

    programme_id: int
    trainees: int
    derived: int
    seated: bool

    @property
    def complete(self) -> bool:
        return self.derived >= self.trainees and self.seated


def built(session: Session) -> Built | None:
    """None where there is no such programme. Reads only."""
    programme = session.scalar(sa.select(Programme.id).where(Programme.slug == PROGRAMME))
    if programme is None:
        return None
    derived = sa.select(sa.func.count()).select_from(Derivation).where(Derivation.programme_id == programme)
    candidates = sa.select(Candidacy.id).where(Candidacy.programme_id == programme).limit(1)
    return Built(
        programme,
        derivations.count_trainees(session, programme),
        session.scalar(derived) or 0,
        session.scalar(candidates) is not None,
    )
