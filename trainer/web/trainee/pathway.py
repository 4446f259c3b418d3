"""What stands between a trainee and each certificate: advisory, with what is missing one click away."""

from flask import abort, g, render_template
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.queries import portfolios
from trainer.domain.verdict import verdict
from trainer.services.catalogue import current
from trainer.services.directing import today_in
from trainer.web.clock import now
from trainer.web.components.shelf import Shelf
from trainer.web.doors import me


def pathway() -> ResponseReturnValue:
    """The programme's own pathways first, then those of outside bodies. Trainees see their own, nobody else's."""
    if all(member.role != "trainee" for member in g.memberships):
        abort(404)
    catalogue = current(session())
    sections = {slug: frozenset(s.id for s in e.module.sections) for slug, e in catalogue.modules.items()}
    portfolio = portfolios.of_person(session(), me().id, g.programme.id, sections)
    ordered = sorted(catalogue.pathways.values(), key=lambda p: (p.owner != "programme", p.title))
    today = today_in(g.programme, now())
    return render_template(
        "trainee/pathway.html",
        pathways=[(p, verdict(p, portfolio, today)) for p in ordered],
        shelf=Shelf(catalogue),
    )
