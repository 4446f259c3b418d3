"""Why was this person passed, or not? Decision, evidence, graders, editions, dissent and who saw what, on one page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import g, render_template
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.models import Account, CommitteeEntry, GradingRight
from trainer.db.queries import certificates, decided, memberships
from trainer.db.queries.decided import Edition, Work
from trainer.domain.certificates import standing
from trainer.domain.moments import local_day
from trainer.domain.permits import may_certify
from trainer.domain.settings import settings_of
from trainer.domain.snapshot import is_whole, snapshot_of
from trainer.services.contesting import contest_until
from trainer.services.deliberating import Table
from trainer.services.directing import today_in
from trainer.web.clock import now
from trainer.web.committee.candidate import at_table
from trainer.web.components.committee_table import note_views
from trainer.web.components.competence import told_of
from trainer.web.components.credentials.names import kinds
from trainer.web.components.evidence import evidence_of
from trainer.web.components.grading_places import place_names
from trainer.web.components.looked_at import note
from trainer.web.components.panel import Division, division
from trainer.web.components.standard_words import set_by


@dataclass(frozen=True)
class Editions:
    """On which content all of the work was done and judged, each told once; cases by their title."""

    cases: Mapping[str, Edition]
    rubrics: Sequence[Edition]
    rules: Sequence[str]


def why(candidacy_id: int) -> ResponseReturnValue:
    """What a member of the committee or a director may know of it; views stay hidden as on the candidate's own page."""
    seat, table = at_table(candidacy_id)
    note_views(seat, table)
    one, today = table.candidacy, today_in(g.programme, now())
    snapshot = snapshot_of(one.snapshot)
    held = certificates.of_account(session(), one.account_id, one.programme_id)
    made = [h for h in held if h.certificate.candidacy_id == one.id][::-1]
    work = decided.work(session(), g.programme, one.account_id, one.put_forward_at)
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
        untouched=is_whole(one.snapshot, one.digest, one.account_id),
        decisions=decisions,
        views=[entry for entry in table.history if entry.kind == "view"],
        divided=_division(table, decisions[-1]) if decisions else None,
        until=contest_until(one),
        made=[(h, standing(h.certificate.valid_until, h.revocation is not None, today)) for h in made],
        rows=evidence_of(one),
        told=told_of(one, work),
        rights=_rights(work),
        calibrates=settings_of(g.programme.settings).calibration,
        editions=_editions(work),
        places=place_names(),
        set_by=set_by,
        rule=decided.edition_of(session(), snapshot.fingerprint),
        pinned=decided.pinned(session(), one.programme_id, one.account_id, one.pathway),
        vouched=decided.vouched(session(), one.programme_id, snapshot.refs, one.put_forward_at),
        kinds=kinds(),
        looks=decided.looks(session(), one.programme_id, things),
        most=decided.MOST_LOOKS,
        zone=g.programme.time_zone,
        person=person if may_certify(seat, one) else None,
    )
    note("candidacy.explained", "candidacy", candidacy_id)
    return page


def _division(table: Table, last: CommitteeEntry) -> Division | None:
    """How the views were divided that the last decision followed; None for whoever may not see them."""
    views = [entry for entry in table.history if entry.kind == "view" and entry.panel == last.panel]
    on = local_day(last.at, g.programme.time_zone)
    return division(table.candidacy, last.panel, views, on, last.by_id) if views else None


def _rights(work: Sequence[Work]) -> list[tuple[str, GradingRight | None]]:
    """By which right each grader judged, each once."""
    found = {(j.name, j.right.id if j.right else 0): (j.name, j.right) for w in work for j in w.judges}
    return list(found.values())


def _editions(work: Sequence[Work]) -> Editions:
    rubrics = {rubric.fingerprint: rubric for w in work for rubric in w.rubrics}
    return Editions({w.title: w.case for w in work}, list(rubrics.values()), sorted({w.rule for w in work}))
