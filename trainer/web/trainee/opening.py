"""The second door to a case, and to each of its sessions."""

from flask import abort, g

from trainer.db import session
from trainer.db.queries import drafts
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


def readable(case: VignetteEdition) -> int:
    """Up to which session the visitor may read. A trainee opens each by committing a hypothesis on those before."""
    if not works_cases():
        return len(case.vignette.sessions)
    member = g.membership
    return max(1, drafts.furthest(session(), member.account_id, member.programme_id, case.vignette.slug))
