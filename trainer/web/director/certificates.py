"""The programme's certificates: those awarded that wait to be issued, and all that were, by holder."""

from typing import Final

from flask import flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.queries import candidacies, certificates
from trainer.services.directing import today_in
from trainer.services.issuing import issue
from trainer.web.clock import now
from trainer.web.components.listing import Pages, page_number, sought
from trainer.web.i18n import _

SIZE: Final = 20


def certificates_page() -> ResponseReturnValue:
    """What waits for the director stands first."""
    rows, count = certificates.search(session(), g.programme.id, sought("name"), page_number(), SIZE)
    return render_template(
        "director/certificates.html",
        awarded=candidacies.awarded(session(), g.programme.id),
        rows=rows,
        pages=Pages(page_number(), count, SIZE),
        sought=sought("name"),
        today=today_in(g.programme, now()),
    )


def certificate_issue(candidacy_id: int) -> ResponseReturnValue:
    """Once; its holder is told."""
    made = issue(session(), member=g.membership, candidacy_id=candidacy_id, now=now())
    flash(_("Issued. Its holder has been told."))
    return redirect(url_for("director.certificate", certificate_id=made.id))
