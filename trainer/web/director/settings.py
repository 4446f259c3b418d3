"""What a programme decides for itself, with what each decision does."""

from typing import Any

from flask import flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import BooleanField, RadioField, SelectField
from wtforms.validators import ValidationError

from trainer.db import session
from trainer.domain.settings import LANGUAGES, RANGES, Settings, settings_of
from trainer.services.settling import settle
from trainer.web.clock import now
from trainer.web.components.fields import Form, LineField, Needed, NumberField, TextField, at_most, attempt, within
from trainer.web.components.people_words import LANGUAGE_NAMES
from trainer.web.components.zones import zones
from trainer.web.i18n import _, lazy

NUMBER = lazy("Write a number.")


def number(name: str, words: Any, told: Any) -> NumberField:
    """A whole number within the bounds that the domain sets."""
    return NumberField(words, [Needed(NUMBER), within(*RANGES[name])], description=told)


class SettingsForm(Form):
    """Its fields are those of domain.settings.Settings, and the programme's own name and zone."""

    name = LineField(
        lazy("Name of the programme"),
        [Needed(lazy("A programme needs a name.")), at_most(120)],
        description=lazy("It stands at the head of every page and in every mail."),
    )
    time_zone = SelectField(
        lazy("Time zone"),
        description=lazy("It decides which day it is: when memberships begin, leave counts and work is due."),
    )
    language = SelectField(
        lazy("Language"), description=lazy("Of invitations. Everybody chooses their own for the site itself.")
    )
    reminder_days = LineField(
        lazy("Reminders, in days before work is due"),
        description=lazy("Such as 7, 1. Whoever has not handed in is reminded on these days; empty for never."),
    )
    late_policy = RadioField(
        lazy("Late work"),
        description=lazy("What a new assignment proposes; each can have its own."),
        choices=[
            ("accept", lazy("is taken like any other")),
            ("mark", lazy("is taken and marked as late")),
            ("grace", lazy("is taken and marked as late for some days, then no more")),
            ("refuse", lazy("is not taken")),
        ],
    )
    grace_days = number("grace_days", lazy("For how many days"), lazy("Only where late work is taken for some days."))
    invitation_days = number(
        "invitation_days",
        lazy("Days until an invitation runs out"),
        lazy("After that its link is dead; you can send it again."),
    )
    keep_drafts_months = number(
        "keep_drafts_months",
        lazy("Months to keep practice drafts"),
        lazy("A practice draft that was not touched for so long is deleted. What was handed in always stays."),
    )
    keep_withdrawn_years = number(
        "keep_withdrawn_years",
        lazy("Years to keep the record of who has left"),
        lazy("You promise to keep it for so long; each person’s page says until when. Nothing is deleted by itself."),
    )
    keep_audit_years = number(
        "keep_audit_years",
        lazy("Years to keep the audit"),
        lazy("You promise to keep it for so long. Nobody can change or delete it on this site, the operator included."),
    )
    grading_days = number(
        "grading_days",
        lazy("Days until a trainee has an answer"),
        lazy("Promised to trainees when they hand in, and shown to graders as the day by which it is due."),
    )
    allocation = RadioField(
        lazy("Work that is handed in goes first"),
        description=lazy("Whoever it goes to is told. What nobody has begun, any grader can take."),
        choices=[
            ("relation", lazy("to the trainee’s own supervisor, or who stands in for them")),
            ("even", lazy("to the supervisor who has the least waiting")),
        ],
    )
    hide_names = BooleanField(
        lazy("Hide trainees’ names from graders until the work is released"),
        description=lazy(
            "Graders see a reference instead. A supervisor may still know the work again; a second grader hardly can."
        ),
    )
    second_share = number(
        "second_share",
        lazy("Per cent of work that two people grade in any case"),
        lazy(
            "Drawn by lot at hand-in, so that a change holds for later work; 20 is usual, 0 is none. Whatever is "
            "borderline, failing or marked as harmful goes blind to a second grader besides, and to a third where "
            "the two differ by more than one level."
        ),
    )
    appeal_days = number(
        "appeal_days",
        lazy("Days in which a trainee can appeal"),
        lazy("Once for each piece of work, counted from its release; another grader answers. 0: no appeals."),
    )
    calibration = BooleanField(
        lazy("Only calibrated graders may grade"),
        description=lazy(
            "Supervisors first mark the example pieces and see where they differ from the agreed marks. "
            "Who has not done so cannot take work to grade, unless you waive it with a reason."
        ),
    )
    calibration_agreement = number(
        "calibration_agreement",
        lazy("Agreement that opens the right to grade"),
        lazy("Weighted kappa with the agreed marks, in hundredths: 60 is usually read as substantial agreement."),
    )
    calibration_months = number(
        "calibration_months",
        lazy("Months until calibration has to be renewed"),
        lazy("After that the right to grade lapses. Graders can mark the examples anew from 60 days before."),
    )
    defence_required = BooleanField(
        lazy("Ask for a ten-minute defence before assessed work counts"),
        description=lazy(
            "The supervisor asks about two citations and one change of mind that the site picks, and notes how it "
            "went. Until then the work is released as ever, but does not count."
        ),
    )
    log_free_text = BooleanField(
        lazy("Training logs may hold free text about patients"),
        description=lazy(
            "Case reports, formulations, attestations. Whatever looks like a name, an address or a number is held back "
            "until the writer has looked at it. Without this, logs hold fields alone, and texts are kept elsewhere: "
            "what is signed is then known by the hash of its file."
        ),
    )
    link_days = number(
        "link_days",
        lazy("Days that a one-time link is good"),
        lazy("By such a link somebody outside signs, verifies or writes a letter, once."),
    )
    committee_views = number(
        "committee_views",
        lazy("Views that a decision on a candidate needs"),
        lazy(
            "So many members of the committee put down their own view, unseen by each other, before it is decided; two "
            "at least. It holds for whoever is put forward from now on."
        ),
    )
    decision_appeal_days = number(
        "decision_appeal_days",
        lazy("Days in which a candidate can appeal"),
        lazy(
            "Once, counted from the decision; members who had no part in it look again. What was decided before keeps "
            "the days that held then."
        ),
    )
    certificate_months = number(
        "certificate_months",
        lazy("Months that a certificate of yours holds"),
        lazy("It can be renewed from 90 days before its end. 0: it holds without an end."),
    )
    evaluation = TextField(
        lazy("Statements that trainees agree with or not"),
        description=lazy(
            "One a line. Trainees answer from 1 to 5, once each half-year, and can add words of their own."
        ),
    )

    def validate_reminder_days(self, field: LineField) -> None:
        """Days with commas or spaces between."""
        if not all(day.isascii() and day.isdecimal() and len(day) < 4 for day in _days(field.data)):
            raise ValidationError(_("Write days with commas between, such as 7, 1."))

    def to_settings(self) -> Settings:
        """As the domain has them; sound only if the form is."""
        lines = (" ".join(line.split()) for line in (self.evaluation.data or "").split("\n"))
        return Settings(
            reminder_days=tuple(sorted({int(day) for day in _days(self.reminder_days.data)}, reverse=True)),
            late_policy=self.late_policy.data,
            grace_days=self.grace_days.number,
            invitation_days=self.invitation_days.number,
            keep_drafts_months=self.keep_drafts_months.number,
            keep_withdrawn_years=self.keep_withdrawn_years.number,
            keep_audit_years=self.keep_audit_years.number,
            evaluation=tuple(line for line in lines if line),
            language=self.language.data,
            hide_names=self.hide_names.data,
            allocation=self.allocation.data,
            grading_days=self.grading_days.number,
            second_share=self.second_share.number,
            appeal_days=self.appeal_days.number,
            calibration=self.calibration.data,
            calibration_agreement=self.calibration_agreement.number,
            calibration_months=self.calibration_months.number,
            defence_required=self.defence_required.data,
            log_free_text=self.log_free_text.data,
            link_days=self.link_days.number,
            committee_views=self.committee_views.number,
            decision_appeal_days=self.decision_appeal_days.number,
            certificate_months=self.certificate_months.number,
        )


def settings() -> ResponseReturnValue:
    """What is kept holds from then on; what was set before stays as it was."""
    held = settings_of(g.programme.settings)
    form = SettingsForm(
        data={
            **vars(held),
            "reminder_days": ", ".join(map(str, held.reminder_days)),
            "evaluation": "\n".join(held.evaluation),
            "name": g.programme.name,
            "time_zone": g.programme.time_zone,
        }
    )
    form.time_zone.choices = zones(g.programme.time_zone)
    form.language.choices = [(language, LANGUAGE_NAMES[language]) for language in LANGUAGES]
    if form.validate_on_submit() and is_sound(form) and attempt(form, lambda: keep(form)):
        flash(_("Kept. It holds from now on."))
        return redirect(url_for("director.settings"))
    return render_template("director/settings.html", form=form, sections=sections()), 422 if form.errors else 200


def sections() -> list[tuple[str, tuple[str, ...]]]:
    """What belongs together, in order; every field is in one of them."""
    return [
        (_("The programme"), ("name", "time_zone", "language")),
        (_("Work"), ("reminder_days", "late_policy", "grace_days")),
        (_("Grading"), ("grading_days", "allocation", "hide_names", "second_share", "appeal_days", "defence_required")),
        (_("Calibration of graders"), ("calibration", "calibration_agreement", "calibration_months")),
        (_("Training logs"), ("log_free_text", "link_days")),
        (_("Certificates"), ("committee_views", "decision_appeal_days", "certificate_months")),
        (_("Invitations"), ("invitation_days",)),
        (_("How long things are kept"), ("keep_drafts_months", "keep_withdrawn_years", "keep_audit_years")),
        (_("Evaluation"), ("evaluation",)),
    ]


def is_sound(form: SettingsForm) -> bool:
    """Tell at the field what the domain does not take."""
    words = {
        "many": _("That is too many: five reminders and twenty statements are enough."),
        "range": _("Reminders come from 0 to 60 days before work is due."),
        "long": _("One of the statements has more than 200 characters."),
        "twice": _("One of the statements is there twice."),
        "choice": _("Choose one of these."),
    }
    faults = form.to_settings().faults()
    for name, fault in faults.items():
        form[name].errors = [*form[name].errors, words[fault]]
    return not faults


def keep(form: SettingsForm) -> None:
    """All at once."""
    settle(
        session(),
        member=g.membership,
        name=form.name.data or "",
        time_zone=form.time_zone.data,
        settings=form.to_settings(),
        now=now(),
    )


def _days(text: str | None) -> list[str]:
    return (text or "").replace(",", " ").replace(";", " ").split()
