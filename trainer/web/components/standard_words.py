"""What is judged in a study for a standard, case by case, and how a study stands, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from flask import g
from sqlalchemy.orm import Session

from trainer.db import session as request_session
from trainer.db.models import Standard, StandardStudy
from trainer.db.queries import standards
from trainer.domain.angoff import Spread, case_of, criterion_of
from trainer.domain.borderline_regression import RATINGS
from trainer.domain.rubric import Criterion, Rubric
from trainer.services.catalogue import current
from trainer.services.setting_standards import rubrics_of
from trainer.web.i18n import _, ngettext


@dataclass(frozen=True)
class Weighed:
    """One item: its criterion, and what the judges said of it where that may be seen."""

    key: str
    criterion: Criterion
    spread: Spread | None

    @property
    def apart(self) -> str:
        """How far the judges are apart on it, in words."""
        return spread_words(self.spread) if self.spread else ""


@dataclass(frozen=True)
class CaseWeighed:
    """One case with its items; the title is the one it has now."""

    slug: str
    title: str
    public: bool
    items: tuple[Weighed, ...]


def criteria(rubrics: Mapping[str, Rubric]) -> dict[str, Criterion]:
    """Every criterion, as marks name it."""
    return {f"{slug}/{c.id}": c for slug, rubric in rubrics.items() for c in rubric.criteria}


def weighed(session: Session, study: StandardStudy, spreads: Mapping[str, Spread]) -> list[CaseWeighed]:
    """The items of a study, case by case, in its order."""
    named, vignettes = criteria(rubrics_of(session, study)), current(session).vignettes
    by_case: dict[str, list[str]] = {}
    for key in study.items:
        by_case.setdefault(case_of(key), []).append(key)
    return [
        CaseWeighed(
            slug,
            vignettes[slug].vignette.matter.title if slug in vignettes else slug,
            slug in vignettes and vignettes[slug].vignette.matter.key == "public",
            tuple(Weighed(key, named[criterion_of(key)], spreads.get(key)) for key in keys),
        )
        for slug, keys in by_case.items()
    ]


def spread_words(one: Spread) -> str:
    """How far judges are apart on something."""
    told = {"least": one.least, "most": one.most, "middle": one.middle}
    if one.least == one.most:
        return _("all judges: %(least)s") % told
    return _("judges: %(least)s to %(most)s, middle %(middle)s") % told


def state_words(study: StandardStudy) -> str:
    """How a study stands."""
    if study.method == "regression" and study.state in ("first", "closed"):
        rates = study.state == "first"
        return _("graders rate what they judge") if rates else _("rating is over; to be adopted or set aside")
    return {
        "first": _("first round: everybody judges alone"),
        "second": _("second round: the spread is seen and talked about"),
        "closed": _("both rounds are over; to be adopted or set aside"),
        "adopted": _("adopted"),
        "set-aside": _("set aside"),
    }[study.state]


def rating_names() -> dict[str, str]:
    """What graders can say of a piece on the whole, the least first."""
    words = (_("clear fail"), _("borderline"), _("clear pass"), _("good"))
    return dict(zip(RATINGS, words, strict=True))


def by_regression(standard: Standard) -> bool:
    """Whether graders' ratings set it; judges did otherwise."""
    return bool(standard.basis.get("method") == "regression")


def set_by(standard: Standard) -> str:
    """Who set it: so many judges, or so many graders."""
    n = standard.judges
    if by_regression(standard):
        return ngettext("%(num)s grader", "%(num)s graders", n) % {"num": n}
    return ngettext("%(num)s judge", "%(num)s judges", n) % {"num": n}


def awaited() -> StandardStudy | None:
    """The study that waits for the visitor's levels."""
    return standards.waiting_for(request_session(), g.programme.id, g.membership.account_id)


def floor_words(floors: Mapping[str, str | Decimal], rubrics: Mapping[str, Rubric]) -> Sequence[str]:
    """Each floor with the name of its criterion."""
    named = criteria(rubrics)
    return [
        _("%(name)s: %(level)s") % {"name": named[key].name if key in named else key, "level": f"{float(level):g}"}
        for key, level in floors.items()
    ]
