"""Forms for papers that a director has seen: a ruling, a letter, a membership, a certificate, a prerequisite."""

from typing import Any, Final, Protocol, get_args, get_type_hints

from wtforms import BooleanField, HiddenField, RadioField, SelectField

from trainer.domain.guides import BODIES
from trainer.domain.log_entries import Certificate, Facts, Letter, Membership, Prerequisite, Ruling
from trainer.domain.log_rules import LONGEST, LONGEST_SAID
from trainer.domain.log_words import LONGEST as LONGEST_LETTER
from trainer.web.components.credentials.names import PLAIN, bodies, label, letters
from trainer.web.components.fields import DayField, LineField, Needed, NumberField, TextField, at_most, not_before
from trainer.web.components.training_log.guarded import GuardedForm
from trainer.web.i18n import _, lazy


class Says(Protocol):
    """What each form here can do besides: tell what it says."""

    def facts(self) -> Facts: ...


class PaperForm(GuardedForm):
    """What every paper has."""

    nonce = HiddenField()


def _body() -> SelectField:
    return SelectField(lazy("Body"), [Needed(lazy("Choose a body."))])


class MembershipForm(PaperForm):
    """Of a body; a gap between two is a lapse."""

    body = _body()
    since = DayField(lazy("Since"), [Needed(lazy("Say since when."))])
    until = DayField(
        lazy("Until"), [not_before("since")], description=lazy("Until when it is paid; empty as long as it holds.")
    )

    def facts(self) -> Facts:
        return Membership(self.body.data, self.since.day, self.until.data)


class CertificateForm(PaperForm):
    """A level already held."""

    body = _body()
    level = LineField(lazy("Level"), [Needed(lazy("Say which level.")), at_most(LONGEST)])
    on = DayField(lazy("Given on"), [Needed(lazy("Say on which day."))])
    until = DayField(lazy("Until"), [not_before("on")], description=lazy("Empty as long as it holds."))

    def facts(self) -> Facts:
        return Certificate(self.body.data, self.level.data or "", self.on.day, self.until.data)


class PrerequisiteForm(PaperForm):
    """Seen, and given back: no copy of it is kept."""

    kind = SelectField(lazy("What it is"), [Needed(lazy("Choose what it is."))])
    title = LineField(lazy("Title"), [Needed(lazy("Give its title.")), at_most(LONGEST)])
    number = LineField(lazy("Number"), [at_most(LONGEST)], description=lazy("Of a licence, where it has one."))
    region = LineField(lazy("Region"), [at_most(LONGEST)], description=lazy("Where it holds."))
    since = DayField(lazy("Since"), [Needed(lazy("Say since when."))])
    until = DayField(lazy("Until"), [not_before("since")], description=lazy("Empty as long as it holds."))
    hours = NumberField(lazy("Hours"), description=lazy("Of practice or supervised training, where it counts them."))

    def facts(self) -> Facts:
        kind: Any = self.kind.data
        return Prerequisite(
            kind,
            self.title.data or "",
            self.since.day,
            self.until.data,
            self.number.data or "",
            self.region.data or "",
            60 * (self.hours.data or 0),
        )


class LetterForm(PaperForm):
    """A letter or a paper on file, whoever wrote it."""

    kind = SelectField(lazy("Kind"), [Needed(lazy("Choose a kind."))])
    guide = SelectField(lazy("Written by"), description=lazy("Empty where nobody who is known here wrote it."))
    on = DayField(lazy("Dated"), [Needed(lazy("Say which day stands on it."))])
    pages = NumberField(lazy("Pages"))
    observed = BooleanField(lazy("The writer says that they saw the work"))
    text = TextField(
        lazy("What it says"),
        [at_most(LONGEST_LETTER)],
        description=lazy("May stay empty where the letter itself is on file with you."),
    )

    def facts(self) -> Facts:
        kind: Any = self.kind.data
        return Letter(kind, self.on.day, self.guide.data or "", bool(self.observed.data), self.pages.data or 0)


class RulingForm(PaperForm):
    """A letter from a body on how one of its own rules is to be read for this person."""

    of = SelectField(lazy("Requirement"), [Needed(lazy("Choose the requirement that it is about."))])
    on = DayField(lazy("The letter is dated"), [Needed(lazy("Say which day stands on it."))])
    met = RadioField(lazy("The body holds the requirement to be"), [Needed(lazy("Say what the body holds."))])
    says = TextField(
        lazy("What the letter says"),
        [Needed(lazy("Say what the letter says.")), at_most(LONGEST_SAID)],
        description=lazy("In a sentence or two, with where it is on file. It settles this requirement for them alone."),
    )

    def facts(self) -> Facts:
        body, level, requirement = (self.of.data or "").split("/", 2)
        said = " ".join((self.says.data or "").split())
        return Ruling(body, level, requirement, self.on.day, self.met.data == "yes", said)


FORMS: Final[dict[str, type[PaperForm]]] = {
    "membership": MembershipForm,
    "ruling": RulingForm,
    "letter": LetterForm,
    "certificate": CertificateForm,
    "prerequisite": PrerequisiteForm,
}


def facts_of(form: Says) -> Facts:
    """What the form says, once it is known to be sound."""
    return form.facts()


def fill(form: Any, guides: list[tuple[str, str]], requirements: list[tuple[str, str]]) -> None:
    """What there is to choose from."""
    first = ("", _("Choose …"))
    if "body" in form:
        form.body.choices = [first, *((body, bodies(PLAIN)[body]) for body in BODIES)]
    if "of" in form:
        form.of.choices = [first, *requirements]
        form.met.choices = [("yes", _("met")), ("no", _("not met"))]
    if "guide" in form:
        form.guide.choices = [("", _("Nobody who is known here")), *guides]
        form.kind.choices = [first, *letters().items()]
    elif "kind" in form:
        form.kind.choices = [first, *((one, label(one)) for one in get_args(get_type_hints(Prerequisite)["kind"]))]
