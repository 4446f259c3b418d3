"""Words for what goes with a grade: claims, outcomes of a defence, differences between two levels."""

from flask import Flask, url_for

from trainer.domain.scoring.panel import Panel
from trainer.domain.vignette import Vignette
from trainer.web.i18n import _


def outcome_name(outcome: str) -> str:
    """What came of a ten-minute defence."""
    return {"stood": _("stood"), "partly": _("stood in part"), "not": _("did not stand")}[outcome]


def outcomes() -> list[tuple[str, str]]:
    """For a choice."""
    return [
        ("stood", _("It stood: the choices hold up to questions, or were set right for a reason given")),
        ("partly", _("It stood in part: some of it could not be explained from the transcript")),
        ("not", _("It did not stand: what was handed in could not be explained from the transcript")),
    ]


def claim_name(claim: tuple[str, str], panel: Panel) -> str:
    """What a turn is cited for."""
    kind, of = claim
    if kind == "person":
        return panel.vignette.person[of].name
    if kind == "area":
        return area_name(of, panel).lower()
    return _("the onset")


def area_name(area: str, panel: Panel) -> str:
    """A problem area as its tradition names it."""
    return next((a.name for a in panel.tradition.areas if a.id == area), area)


def finding_name(family: str, panel: Panel) -> str:
    """A safety finding as the readers who disclose it name it."""
    kinds = (
        f.kind
        for r in panel.readers
        for f in r.safety
        if f.status == "disclosed" and panel.vocabulary.family(f.kind) == family
    )
    return panel.vocabulary.label("safety_kinds", next(kinds, family)).partition(" (")[0].lower()


def place_of(case: Vignette, turn: str) -> str:
    """Where a turn stands in plain reading; empty for a private case, which has none."""
    if case.matter.key != "public":
        return ""
    number = int(turn[1:].partition(":")[0])
    return url_for("trainee.session", slug=case.slug, number=number, _anchor=turn.replace(":", "-"))


def level(value: float) -> str:
    """A level, with its half where two graders differ by one."""
    return f"{value:.1f}".removesuffix(".0")


def gap_words(size: float) -> str:
    """A difference between one's own level and the settled one, in words."""
    if not size:
        return _("as judged")
    said = _("%(n)s higher than judged") if size > 0 else _("%(n)s lower than judged")
    return said % {"n": level(round(abs(size), 1))}


def init_app(app: Flask) -> None:
    """Let templates use them."""
    app.jinja_env.globals.update(outcome_name=outcome_name, gap_words=gap_words)
    app.jinja_env.filters["level"] = level
