"""One candidate: the evidence, one's own view put down alone, then the others' and the decision; its history."""

from contextlib import suppress

from flask import Response, abort, flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import RadioField

from trainer.db import session
from trainer.db.models import Account, Membership
from trainer.db.queries import candidacies, certificates, memberships
from trainer.domain.committee import GATHERING, LONGEST
from trainer.domain.errors import NotFound
from trainer.domain.permits import may_certify
from trainer.domain.snapshot import snapshot_of
from trainer.services import contesting, deliberating, putting_forward
from trainer.services.deliberating import Table
from trainer.services.directing import today_in
from trainer.web.clock import now
from trainer.web.components.committee_table import following, note_views, seats
from trainer.web.components.committee_words import outcomes
from trainer.web.components.competence import told_of
from trainer.web.components.evidence import changed_since, evidence_of
from trainer.web.components.fields import Form, Needed, TextField, at_most, attempt
from trainer.web.components.grading_places import place_names
from trainer.web.components.looked_at import note
from trainer.web.components.packets import Form as PacketForm
from trainer.web.components.packets.serving import serve_packet
from trainer.web.components.panel import division, room_of
from trainer.web.i18n import _, lazy


class OpinionForm(Form):
    """Whether to award it, and why: a member's own view, or what the committee has decided."""

    outcome = RadioField(lazy("Your view"), [Needed(lazy("Choose one of the two."))])
    reason = TextField(lazy("Why"), [Needed(lazy("Say in a few words why.")), at_most(LONGEST)])


class RemarkForm(Form):
    """Something said in the discussion."""

    text = TextField(lazy("What do you wish to say?"), [Needed(lazy("Write what you wish to say.")), at_most(LONGEST)])


class BackForm(Form):
    """Taking a candidate back."""

    why = TextField(lazy("Why"), [Needed(lazy("Say in a few words why.")), at_most(LONGEST)])


def candidate(candidacy_id: int) -> ResponseReturnValue:
    """That it was opened is noted."""
    page = _page(candidacy_id)
    note("candidacy.opened", "candidacy", candidacy_id)
    return page


def candidate_view(candidacy_id: int) -> ResponseReturnValue:
    """Once and for good; then the others' are open."""
    seat, _found = at_table(candidacy_id)
    form = _opinion()

    def change() -> None:
        said = {"outcome": form.outcome.data or "", "reason": form.reason.data or ""}
        deliberating.give_view(session(), member=seat, candidacy_id=candidacy_id, now=now(), **said)

    if form.validate_on_submit() and attempt(form, change):
        flash(_("Your view is there. From now on you see the others’ as well."))
        return redirect(url_for("committee.candidate", candidacy_id=candidacy_id, _anchor="views"))
    return _page(candidacy_id, view=form), 422


def candidate_remark(candidacy_id: int) -> ResponseReturnValue:
    """The members talk it over, once they have seen each other's views."""
    seat, _found = at_table(candidacy_id)
    form = RemarkForm()

    def change() -> None:
        deliberating.say(session(), member=seat, candidacy_id=candidacy_id, text=form.text.data or "", now=now())

    if form.validate_on_submit() and attempt(form, change):
        return redirect(url_for("committee.candidate", candidacy_id=candidacy_id, _anchor="talk-title"))
    return _page(candidacy_id, remark=form), 422


def candidate_decision(candidacy_id: int) -> ResponseReturnValue:
    """For the whole committee; the candidate is told, with the reason."""
    seat, _found = at_table(candidacy_id)
    form = _opinion()

    def change() -> None:
        said = {"outcome": form.outcome.data or "", "reason": form.reason.data or ""}
        deliberating.decide(session(), member=seat, candidacy_id=candidacy_id, now=now(), **said)

    if form.validate_on_submit() and attempt(form, change):
        flash(_("Decided. The candidate has been told, with the reason."))
        return redirect(url_for("committee.candidate", candidacy_id=candidacy_id))
    return _page(candidacy_id, decision=form), 422


def candidate_back(candidacy_id: int) -> ResponseReturnValue:
    """A director takes a candidate back before a decision."""
    seat, found = at_table(candidacy_id)
    if not may_certify(seat, found.candidacy):
        abort(404)
    form = BackForm()

    def change() -> None:
        why = form.why.data or ""
        putting_forward.take_back(session(), member=seat, candidacy_id=candidacy_id, reason=why, now=now())

    if form.validate_on_submit() and attempt(form, change):
        flash(_("Taken back. The person can be put forward again at any time."))
        return redirect(url_for("committee.candidates"))
    return _page(candidacy_id, back=form), 422


def candidate_packet(candidacy_id: int, form: PacketForm) -> Response:
    """All that the candidate's record holds for this pathway, for whoever has to do with it; it is noted."""
    _seat, found = at_table(candidacy_id)
    one = found.candidacy
    if not found.may_take:
        abort(404)
    return serve_packet(
        one, one.pathway, form, about=("candidacy", candidacy_id), pinned=snapshot_of(one.snapshot)
    )  # fmt: skip


def at_table(candidacy_id: int) -> tuple[Membership, Table]:
    """With which of their memberships the visitor sits here, and what they may know; for others there is nothing."""
    found = []
    for seat in seats():
        with suppress(NotFound):
            found.append((seat, deliberating.table(session(), member=seat, candidacy_id=candidacy_id, now=now())))
    if not found:
        abort(404)
    # Of two memberships the one with which there is something to do; a director's comes first where both have.
    return max(found, key=lambda one: (one[1].may_view, one[1].may_decide, one[0].role == "director"))


def _opinion() -> OpinionForm:
    form = OpinionForm()
    form.outcome.choices = outcomes()
    return form


def _page(
    candidacy_id: int,
    *,
    view: Form | None = None,
    remark: Form | None = None,
    decision: Form | None = None,
    back: Form | None = None,
) -> str:
    """Read anew: a refused change has rolled back what was read before."""
    seat, found = at_table(candidacy_id)
    note_views(seat, found)
    one = found.candidacy
    directs, today, panel = may_certify(seat, one), today_in(g.programme, now()), GATHERING.get(one.state)
    views = [entry for entry in found.history if entry.kind == "view" and entry.panel == panel]
    divided = division(one, panel, views, today) if panel and views else None
    decision = decision or _opinion()
    if divided and isinstance(decision, OpinionForm):
        decision.outcome.choices = divided.choices()
    return render_template(
        "committee/candidate.html",
        one=one,
        name=session().get_one(Account, one.account_id).name,
        table=found,
        panel=panel,
        views=views,
        divided=divided,
        own=next((entry.outcome for entry in views if entry.by_id == seat.account_id), None),
        room=room_of(one, panel, today) if panel and directs else None,
        until=contesting.contest_until(one),
        ground=next((entry for entry in found.history if entry.kind == "appeal"), None) if panel else None,
        first=next((entry for entry in found.history if entry.kind == "decision"), None),
        rows=evidence_of(one),
        told=told_of(one),
        places=place_names(),
        me=seat.account_id,
        changed=changed_since(one, today) if panel else [],
        open_rows=len(snapshot_of(one.snapshot).open_rows),
        names={entry.by_id: entry.by.name for entry in found.history},
        before=candidacies.taken_back_before(session(), one),
        view=view or _opinion(),
        remark=remark or RemarkForm(),
        decision=decision,
        back=back or BackForm(),
        directs=directs,
        following=None if found.may_view or found.may_decide else following(seats(), one.id),
        issued=certificates.of_candidacy(session(), one.id) if directs else [],
        person=memberships.as_trainee(session(), one.programme_id, one.account_id) if directs else None,
    )
