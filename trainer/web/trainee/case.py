"""One case before it is worked: the referral note, what it touches on, what will be asked."""

from flask import render_template
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.queries.to_do import Known
from trainer.services.catalogue import current
from trainer.web.clock import now
from trainer.web.components.bodies import letter_html
from trainer.web.components.shelf import Shelf
from trainer.web.i18n import locale
from trainer.web.trainee.opening import open_case, readable, standings, work, works_cases
from trainer.web.trainee.to_do import case_task


def case(slug: str) -> ResponseReturnValue:
    """Its people and its readers' files stay closed."""
    catalogue = current(session())
    edition = open_case(catalogue, slug)
    works, mine = works_cases(), work()
    return render_template(
        "trainee/case.html",
        case=edition.vignette,
        tradition=edition.tradition,
        referral=letter_html(edition.vignette.referral, (edition.fingerprint, locale())),
        shelf=Shelf(catalogue),
        readable=readable(edition, mine),
        works=works,
        task=case_task(slug, Known(mine)) if works else None,
        standing=standings(mine).get(slug),
        now=now(),
    )
