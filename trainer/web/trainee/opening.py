"""The second door to a case."""

from flask import abort, g

from trainer.domain.permits import may_read_case
from trainer.services.catalogue import Catalogue, VignetteEdition


def open_case(catalogue: Catalogue, slug: str) -> VignetteEdition:
    """The active edition of a case that this member may read; else a page that does not exist."""
    edition = catalogue.vignettes.get(slug)
    if edition is None or not may_read_case(g.membership, edition.vignette.matter):
        abort(404)
    return edition
