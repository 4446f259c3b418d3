"""What to do next towards a requirement, in words, and where it is done."""

from decimal import Decimal
from typing import Final

from flask import url_for

from trainer.domain.evidence.notes import Step
from trainer.web.components.credentials.names import amount, listed, name, said
from trainer.web.i18n import _


def _with_anything() -> dict[str, str]:
    return {
        "more": _("%(amount)s more"),
        "verify": _("ask for what is entered to be verified: %(refs)s"),
        "complete": _("fill in what is missing in %(refs)s"),
        "ask-body": _("confirm with the body: the rule is %(status)s at its source. A letter of theirs settles it"),
        "ruled-out": _("a letter of %(day)s says that it is not met"),
        "wait": _("wait until %(day)s"),
        "apply-by": _("apply by %(day)s"),
    }


def _with_papers() -> dict[str, str]:
    return {
        "enter": _("enter %(kinds)s"),
        "hold-certificate": _("hold a certificate of %(body)s: %(levels)s"),
        "join": _("join %(body)s, and enter the membership"),
        "renew": _("renew the membership of %(body)s, and enter it"),
        "reopen": _("ask %(body)s to reopen the matter: the membership lapsed"),
        "read-manual": _("read a manual, and enter it: %(titles)s"),
        "letter": _("put on file %(kind)s"),
        "more-practice": _("units of practice: they have to be %(share)s per cent at least; %(units)s count now"),
        "more-theory": _(
            "units of theory: practice may be %(share)s per cent at most; %(units)s units of theory count now"
        ),
    }


def _with_cases() -> dict[str, str]:
    return {
        "case": _("treat %(amount)s more under supervision, and enter what is held"),
        "first-case": _("let the first case be one of %(wanted)s"),
        "other-client": _("treat %(amount)s more with another client"),
        "other-area": _("treat %(amount)s more with another problem area"),
        "sessions": _("%(amount)s sessions that are %(that_were)s, in each case"),
        "hold-phases": _("early, middle and late: sessions that are %(that_were)s, here %(phases)s"),
        "supervise-case": _("%(amount)s more, supervised by somebody who stands as %(levels)s with %(body)s"),
        "supervise-sessions": _("go through at least %(percent)s per cent of the sessions in supervision"),
        "supervise-every": _("go through sessions in supervision, at least one in %(every)s"),
        "supervise-more": _("%(value)s minutes of supervision for every %(per)s minutes of therapy"),
        "record": _("record at least %(percent)s per cent of the sessions"),
        "recording": _("record a session of the phase: %(phases)s"),
        "measure": _("measure at intake and every %(every)s sessions: %(instruments)s"),
        "rate": _("%(amount)s more sessions rated by %(roles)s"),
        "rate-better": _("a mean of %(mean)s or more"),
        "independent-rating": _("have a session of the phase %(phases)s rated by somebody who does not supervise it"),
        "parts": _("write what the portfolio lacks: %(parts)s"),
        "attest": _("attest %(amount)s more, signed by you and the supervisor"),
    }


def _on_this_site() -> dict[str, str]:
    return {
        "read-module": _("read the module %(module)s"),
        "work-case": _("work %(amount)s more as %(mode)s"),
        "be-judged": _("have %(amount)s more judged and released"),
        "defend": _("defend %(amount)s more"),
        "set-standard": _("the programme’s judges have not set a standard yet"),
        "too-close": _("it is too close to call: more judged cases would settle it"),
    }


def step_words() -> dict[str, str]:
    """Every code with what it asks."""
    return _with_anything() | _with_papers() | _with_cases() | _on_this_site()


CASES: Final = frozenset({"case", "supervise-case", "attest", "work-case", "be-judged", "defend", "other-client",
                          "other-area"})  # fmt: skip
"""Steps whose amount is one of cases."""
AT_CASES: Final = frozenset({"sessions", "hold-phases", "supervise-sessions", "supervise-every", "supervise-more",
    "record", "recording", "measure", "rate", "rate-better", "independent-rating", "parts", "attest", "other-area",
})  # fmt: skip
"""Steps that are done at one's cases."""
AT_FORM: Final = {
    "hold-certificate": "certificate", "join": "membership", "renew": "membership", "read-manual": "manual-read",
    "letter": "letter", "case": "clinical-case", "first-case": "clinical-case", "other-client": "clinical-case",
}  # fmt: skip
"""Steps that are done with the form of one kind of entry."""


def todo(step: Step, entries: dict[str, str], modules: dict[str, str]) -> str:
    """The step with its parameters in words; `entries` and `modules` are names by reference and by slug."""
    about = {key: said(value) for key, value in step.about.items()}
    if step.code in CASES:
        about["amount"] = amount(int(str(step.about["amount"])), "cases")
    if step.code == "more":
        about["amount"] = amount(Decimal(str(step.about["amount"])), str(step.about["unit"]))
    if isinstance(refs := step.about.get("refs"), tuple):
        about["refs"] = listed((entries.get(str(ref), str(ref)) for ref in refs[:3]), _("and"))
        if more := len(refs) - 3:
            about["refs"] = _("%(some)s and %(n)s more") % {
                "some": ", ".join(entries.get(str(ref), str(ref)) for ref in refs[:3]), "n": more,
            } if more > 0 else about["refs"]  # fmt: skip
    for key in ("phases", "parts"):
        if isinstance(several := step.about.get(key), tuple):
            about[key] = listed((name(str(one)) for one in several), _("and"))
    if "module" in about:
        about["module"] = f"“{modules.get(str(step.about['module']), about['module'])}”"
    if step.code == "read-manual" and not step.about["titles"]:
        about["titles"] = _("one that the body recommends")
    words = step_words()[step.code] % about
    return words[:1].upper() + words[1:]


def where_to(step: Step, kind: str) -> str:
    """The address of where it is done; empty where this site has no place for it. `kind`: the requirement's type."""
    if step.code == "read-module":
        return url_for("trainee.module", slug=str(step.about["module"]))
    if step.code in ("work-case", "be-judged"):
        return url_for("trainee.cases")
    if step.code == "more":
        form = {"courses": "course", "teaching-units": "course", "therapy-training": "prerequisite",
                "teaching-given": "teaching", "supervision-given": "supervision-given", "supervision": "supervision",
                "practice": "prerequisite"}.get(kind)  # fmt: skip
        return url_for("trainee.log_form", kind=form) if form else ""
    if step.code == "enter":
        return url_for("trainee.log_form", kind="prerequisite")
    if step.code in AT_FORM:
        return url_for("trainee.log_form", kind=AT_FORM[step.code])
    if step.code in AT_CASES:
        return url_for("trainee.log", _anchor="cases")
    if step.code in ("complete", "verify") and (refs := step.about.get("refs")):
        if isinstance(refs, tuple) and len(refs) == 1:
            return url_for("trainee.log_entry", ref=str(refs[0]))
        return url_for("trainee.log")
    return ""
