"""Why was this person passed, or not? Decision, evidence, graders, editions, dissent and who saw what, on one page."""

from flask import g, render_template
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.models import Account
from trainer.db.queries import certificates, decided, memberships, standards
from trainer.domain.angoff import FEWEST_CASES
from trainer.domain.certificates import standing
from trainer.domain.permits import may_certify
from trainer.domain.snapshot import digest, snapshot_of
from trainer.services.catalogue import current
from trainer.services.directing import today_in
from trainer.web.clock import now
from trainer.web.committee.candidate import at_table
from trainer.web.components.credentials.names import kinds
from trainer.web.components.evidence import evidence_of
from trainer.web.components.grading_places import place_names
from trainer.web.components.looked_at import note
from trainer.web.components.standard_words import criteria, floor_words, set_by


def why(candidacy_id: int) -> ResponseReturnValue:
    """What a member of the committee or a director may know of it; views stay hidden as on the candidate's own page."""
    seat, table = at_table(candidacy_id)
    one, today = table.candidacy, today_in(g.programme, now())
    snapshot, rubrics = snapshot_of(one.snapshot), current(session()).rubrics
    held = certificates.of_account(session(), one.account_id, one.programme_id)
    made = [h for h in held if h.certificate.candidacy_id == one.id][::-1]
    work = decided.work(session(), g.programme, one.account_id, one.put_forward_at)
    refs = {ref for row in snapshot.rows for ref in row.evidence}
    standard = standards.in_force(session(), one.programme_id, one.put_forward_at)
    person = memberships.as_trainee(session(), one.programme_id, one.account_id)
    things = {
        "candidacy": [one.id],
        "certificate": [h.certificate.id for h in made],
        "piece": [w.piece.id for w in work],
        "membership": [person.id] if person else [],
    }
    decisions = [entry for entry in table.history if entry.kind == "decision"]
    page = render_template(
        "committee/why.html",
        one=one,
        name=session().get_one(Account, one.account_id).name,
        snapshot=snapshot,
        untouched=digest(one.snapshot) == one.digest,
        decisions=decisions,
        views=[entry for entry in table.history if entry.kind == "view"],
        names={entry.by_id: entry.by.name for entry in table.history},
        made=[(h, standing(h.certificate.valid_until, h.revocation is not None, today)) for h in made],
        rows=evidence_of(one),
        work=work,
        counted={w.piece.slug for w in work} & refs,
        criteria=criteria(rubrics),
        places=place_names(),
        standard=standard,
        set_by=set_by,
        floors=floor_words(standard.floors, rubrics) if standard else [],
        fewest=FEWEST_CASES,
        pinned=decided.pinned(session(), one.programme_id, one.account_id, one.pathway),
        vouched=decided.vouched(session(), one.programme_id, refs, one.put_forward_at),
        kinds=kinds(),
        looks=decided.looks(session(), one.programme_id, things),
        most=decided.MOST_LOOKS,
        person=person if may_certify(seat, one) else None,
    )
    note("candidacy.explained", "candidacy", candidacy_id)
    return page
