"""The second door to a case and to each of its sessions, and how far the visitor is with it."""

from dataclasses import dataclass

from flask import abort, g

from trainer.db import session
from trainer.db.queries import drafts, practice
from trainer.db.queries.practice import HandedIn, OpenDraft
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


def standings() -> dict[str, Standing]:
    """By case; empty for whoever is not here to work cases."""
    if not works_cases():
        return {}
    whose = (g.membership.account_id, g.membership.programme_id)
    drafts = {d.slug: d for d in reversed(practice.open_drafts(session(), *whose))}
    last = {s.slug: s for s in reversed(practice.handed_in(session(), *whose))}
    return {slug: Standing(drafts.get(slug), last.get(slug)) for slug in drafts.keys() | last.keys()}


def readable(case: VignetteEdition) -> int:
    """Up to which session the visitor may read. A trainee opens each by committing a hypothesis on those before.

    Whoever does not work cases reads the later phases too; for a trainee these follow their result.
    """
    if not works_cases():
        return len(case.vignette.sessions) + len(case.vignette.later)
    member = g.membership
    return max(1, drafts.furthest(session(), member.account_id, member.programme_id, case.vignette.slug))
