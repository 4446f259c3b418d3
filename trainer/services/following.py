"""A trainee follows pathways: those of outside bodies as they stand, the programme's own on the edition of that day."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from trainer.db.models import FollowedPathway, Programme
from trainer.db.queries import editions, followed
from trainer.domain.errors import NotFound
from trainer.domain.pathway import Pathway
from trainer.domain.permits import Member, Owned
from trainer.services.auditing import record
from trainer.services.catalogue import current, pathway_editions
from trainer.services.directing import ROW


@dataclass(frozen=True)
class Followed:
    """A pathway as it holds for one person. `newest` stands beside it where it is pinned to an older edition."""

    pathway: Pathway
    since: datetime | None = None
    newest: Pathway | None = None


def pathways_for(session: Session, person: Owned) -> list[Followed]:
    """The programme's own first, then those the person follows, then the others. Reads only."""
    active = current(session).pathways
    held = followed.of_person(session, person.account_id, person.programme_id)
    pinned = pathway_editions(session, [row.edition_id for row in held.values() if row.edition_id is not None])
    found = []
    for slug in {**active, **{slug: None for slug, row in held.items() if row.edition_id}}:
        row, newest = held.get(slug), active.get(slug)
        pathway = pinned[row.edition_id] if row and row.edition_id else newest
        if pathway is not None:
            other = newest if newest is not None and newest != pathway else None
            found.append(Followed(pathway, row.since if row else None, other))
    own = "programme"
    return sorted(found, key=lambda f: (f.pathway.owner != own, f.since is None, f.pathway.title, f.pathway.slug))


def follow(session: Session, *, member: Member, slug: str, following: bool, now: datetime) -> None:
    """Follow it, or no more; a repeat is no harm. Raises NotFound for who is no trainee, or without such a pathway."""
    if member.role != "trainee":
        raise NotFound("only trainees follow pathways")
    session.get_one(Programme, member.programme_id, with_for_update=ROW)  # a double click is one
    held = followed.of_person(session, member.account_id, member.programme_id).get(slug)
    pathway = current(session).pathways.get(slug)
    if pathway is None and held is None:
        raise NotFound("there is no such pathway")
    if following and held is None and pathway is not None:
        edition = editions.active(session)["pathway", slug].edition_id if pathway.owner == "programme" else None
        session.add(
            FollowedPathway(
                account_id=member.account_id,
                programme_id=member.programme_id,
                slug=slug,
                edition_id=edition,
                since=now,
            )
        )
    elif held is not None and not following:
        session.delete(held)
    else:
        session.commit()  # nothing to change; what is loaded stays so
        return
    record(
        session,
        at=now,
        actor_id=member.account_id,
        programme_id=member.programme_id,
        action="pathway.followed" if following else "pathway.left",
        object_kind="pathway",
        object_id=slug,
    )
    session.commit()
