"""Where somebody stands on one pathway today, in the edition that holds for them: facts and verdict."""

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from trainer.db.queries import followed, judged_work, portfolios
from trainer.domain.errors import NotFound
from trainer.domain.pathway import Pathway
from trainer.domain.permits import Owned
from trainer.domain.portfolio import Portfolio
from trainer.domain.snapshot import ReadinessSnapshot, snapshot_from
from trainer.domain.verdict import Verdict, verdict
from trainer.services.catalogue import current
from trainer.services.deadlines import sections_of
from trainer.services.following import pathways_for


@dataclass(frozen=True)
class Weighed:
    """One person on one pathway on one day."""

    pathway: Pathway
    portfolio: Portfolio
    whole: Verdict
    today: date

    @property
    def snapshot(self) -> ReadinessSnapshot:
        """As it stands, requirement by requirement."""
        return snapshot_from(self.pathway, self.whole)


def portfolio_of(session: Session, account_id: int, programme_id: int) -> Portfolio:
    """All that a requirement may look at. Reads only."""
    return portfolios.of_person(session, account_id, programme_id, sections_of(current(session)))


def weigh(session: Session, person: Owned, slug: str, today: date) -> Weighed:
    """On the pathway of that name. Raises NotFound where there is none. Reads only."""
    pathway = next((f.pathway for f in pathways_for(session, person) if f.pathway.slug == slug), None)
    if pathway is None:
        raise NotFound("there is no such pathway")
    (found,) = _all(session, person, [pathway], today)
    return found


def to_keep(session: Session, person: Owned, slug: str, today: date) -> ReadinessSnapshot:
    """As a committee is given it, with all the work released so far as it was judged. Raises NotFound. Reads only."""
    weighed = weigh(session, person, slug, today)
    work = judged_work.of_people(session, person.programme_id, [person.account_id])[person.account_id]
    held = followed.of_person(session, person.account_id, person.programme_id).get(slug)
    edition = (held.edition_id if held else None) or current(session).pathway_ids.get(slug)
    prints = judged_work.fingerprints(session, [edition] if edition else [])
    return replace(weighed.snapshot, work=tuple(work), fingerprint="".join(prints.values()))


def weigh_own(session: Session, person: Owned, today: date) -> list[Weighed]:
    """On each pathway of the programme's own, by title. Reads only."""
    own = [f.pathway for f in pathways_for(session, person) if f.pathway.owner == "programme"]
    return _all(session, person, sorted(own, key=lambda pathway: pathway.title), today)


def _all(session: Session, person: Owned, pathways: list[Pathway], today: date) -> list[Weighed]:
    portfolio = portfolio_of(session, person.account_id, person.programme_id)
    return [Weighed(pathway, portfolio, verdict(pathway, portfolio, today), today) for pathway in pathways]
