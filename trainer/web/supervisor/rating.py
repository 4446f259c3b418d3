"""A supervisor, or an independent rater, rates one session: raw scores, vouched for by entering them."""

from decimal import Decimal, InvalidOperation
from typing import Any, Final

from flask import flash, g, redirect, render_template, request
from flask.typing import ResponseReturnValue
from wtforms import BooleanField, HiddenField, RadioField, SelectField, StringField
from wtforms.validators import ValidationError

from trainer.db import session
from trainer.domain.log_entries import ClinicalCase, ClinicalSession, Rating
from trainer.domain.references import new_reference
from trainer.domain.training_log import TrainingLog
from trainer.services.appointing import name_colleague
from trainer.services.directing import today_in
from trainer.services.recording import record_for
from trainer.web.clock import now
from trainer.web.components.credentials.names import label
from trainer.web.components.fields import DayField, LineField, Needed, at_most
from trainer.web.components.training_log.desk import address, owner
from trainer.web.components.training_log.guarded import GuardedForm, attempt_log
from trainer.web.components.training_log.lines import codes
from trainer.web.components.training_log.verifying import log_of, own_guide
from trainer.web.i18n import _, lazy

MOST_SCORES: Final = 60


class ScoresField(StringField):
    """Numbers with spaces between; `scores` are the exact values."""

    scores: tuple[Decimal, ...] = ()

    def process_formdata(self, valuelist: list[str]) -> None:
        """A comma within a number is a decimal sign; semicolons are spaces."""
        self.data = " ".join(valuelist)
        words = self.data.replace(";", " ").replace(",", ".").split()
        try:
            found = tuple(Decimal(word) for word in words)
        except InvalidOperation as fault:
            raise ValidationError(_("Write numbers with spaces between them, such as 4 3.5 4.")) from fault
        if len(found) > MOST_SCORES or any(not one.is_finite() or len(str(one)) > 8 for one in found):
            raise ValidationError(_("Write numbers with spaces between them, such as 4 3.5 4."))
        self.scores = found


class RatingForm(GuardedForm):
    """One rater's scores of one session, as they stand on the sheet."""

    nonce = HiddenField()
    of = SelectField(lazy("Session"), [Needed(lazy("Choose a session."))])
    role = RadioField(lazy("You rate it as"), [Needed(lazy("Say as what you rate it."))], name="role")
    instrument = LineField(
        lazy("Instrument"), [Needed(lazy("Name the instrument.")), at_most(200)], description=lazy("By its short name.")
    )
    version = LineField(lazy("Version"), [Needed(lazy("Say which version.")), at_most(200)])
    scores = ScoresField(
        lazy("Scores"),
        description=lazy("Item by item as they stand on your sheet, with spaces between them. Nothing is rounded."),
    )
    adherent = RadioField(lazy("Adherent, as the instrument judges"), default="")
    blind = BooleanField(lazy("I did not know who treated, nor how the treatment went"))
    on = DayField(lazy("Rated on"), [Needed(lazy("Say on which day."))])


def sessions_of(log: TrainingLog) -> list[tuple[str, str]]:
    """To choose from: by case, then by number. The value is `<case>/<number>`."""
    known = codes(log)
    cases = [entry.ref for entry, _case in log.of(ClinicalCase)]
    held = sorted((s for _, s in log.of(ClinicalSession) if s.case in cases), key=lambda s: (known[s.case], s.number))
    words = _("Case %(code)s, session %(n)s (%(phase)s, %(day)s)")
    return [
        (f"{s.case}/{s.number}", words % {"code": known[s.case], "n": s.number, "phase": label(s.phase), "day": s.on})
        for s in held
    ]


def facts_of(form: RatingForm) -> Rating:
    """What the form says; who rates, the service fills in."""
    case, _slash, number = (form.of.data or "").partition("/")
    role: Any = form.role.data
    said = {"yes": True, "no": False}.get(form.adherent.data or "")
    return Rating(
        case=case,
        session=int(number),
        instrument=form.instrument.data or "",
        version=form.version.data or "",
        role=role,
        on=form.on.day,
        scores=form.scores.scores,
        adherent=said,
        blind=bool(form.blind.data),
    )


def rating(membership_id: int) -> ResponseReturnValue:
    """A supervisor who is no guide yet becomes one with the first rating."""
    row = owner(membership_id)
    choices = sessions_of(log_of(row))
    today = today_in(g.programme, now())
    form = RatingForm(nonce=new_reference(), on=today, of=request.args.get("of", ""), role="supervisor")
    form.of.choices = [("", _("Choose a session")), *choices]
    form.role.choices = [
        ("supervisor", _("Their supervisor")),
        ("independent", _("An independent rater: I do not supervise this case")),
    ]
    form.adherent.choices = [("", _("The instrument does not say")), ("yes", _("Yes")), ("no", _("No"))]

    def change() -> None:
        if not own_guide(g.membership):
            name_colleague(session(), member=g.membership, membership_id=g.membership.id, now=now())
        record_for(
            session(),
            member=g.membership,
            membership_id=membership_id,
            facts=facts_of(form),
            nonce=(form.nonce.data or "")[:64],
            cleared=form.keys,
            now=now(),
        )

    if choices and form.validate_on_submit() and attempt_log(form, change):
        flash(_("Kept. The rating counts as verified, since you have entered it."))
        return redirect(address("supervisor.log", row, _anchor="ratings-title"))
    page = render_template("supervisor/rating.html", row=owner(membership_id), form=form, choices=choices)
    return page, 422 if form.errors else 200
