"""The second door to a case and to each of its sessions, and how far the visitor is with it."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import abort, g

from trainer.db import session
from trainer.db.queries import drafts, worked
from trainer.db.queries.worked import HandedIn, OpenDraft, Worked
from trainer.domain.permits import may_read_case
from trainer.services.catalogue import Catalogue, VignetteEdition


def open_case(catalogue: Catalogue, slug: str) -> VignetteEdition:
    """The active edition of a case that this member may read; else a page that does not exist."""
    edition = catalogue.vignettes.get(slug)
    if edition is None or not may_read_case(g.membership, edition.vignette.matter):
        abort(404)
    return edition


def works_cases() -> bool:
    """Whether the visitor is here to work cases, and nothing else."""
    return {member.role for member in g.memberships} == {"trainee"}


@dataclass(frozen=True)
class Standing:
    """How far the visitor is with a case: a draft that is open, and what they handed in last."""

    draft: OpenDraft | None
    last: HandedIn | None


def work() -> list[Worked]:
    """All that the visitor has worked here; nothing for whoever is not here to work cases."""
    return worked.of_person(session(), g.membership.account_id, g.membership.programme_id) if works_cases() else []


def standings(mine: Sequence[Worked]) -> dict[str, Standing]:
    """By case."""
    begun = {d.slug: d for d in reversed(worked.open_drafts(mine))}
    last = {s.slug: s for s in reversed(worked.handed_in(mine))}
    return {slug: Standing(begun.get(slug), last.get(slug)) for slug in begun.keys() | last.keys()}


def readable(case: VignetteEdition, mine: Sequence[Worked] | None = None) -> int:
    """Up to which session the visitor may read. A trainee opens each by committing a hypothesis on those before.

    Whoever does not work cases reads the later phases too; for a trainee these follow their result. `mine` is all
    that they have worked, where the page has asked for it.
    """
    if not works_cases():
        return len(case.vignette.sessions) + len(case.vignette.later)
    member, slug = g.membership, case.vignette.slug
    if mine is None:
        return max(1, drafts.furthest(session(), member.account_id, member.programme_id, slug))
    return max((one.draft.opened for one in mine if one.draft.slug == slug), default=1)
