"""Where somebody stands on every pathway at once: one log, read by each of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from flask import g

from trainer.db import session
from trainer.db.models import Membership
from trainer.domain.evidence.notes import Reason
from trainer.domain.evidence.progress import Progress
from trainer.domain.log_entries import ClinicalCase
from trainer.domain.pathway import Pathway
from trainer.domain.portfolio import Portfolio
from trainer.domain.verdict import Verdict
from trainer.domain.verdict.judging import Line
from trainer.services.catalogue import current
from trainer.services.directing import today_in
from trainer.services.following import Followed, pathways_for
from trainer.services.weighing import portfolio_of
from trainer.web.components.credentials.held_verdicts import verdicts
from trainer.web.components.credentials.names import listed
from trainer.web.components.credentials.reasons import why
from trainer.web.i18n import _

FEW: Final = 3
"""Other pathways that are named beside a reason."""


@dataclass(frozen=True)
class Standing:
    """One pathway, and where the person stands on it."""

    followed: Followed
    whole: Verdict
    stale: bool

    @property
    def pathway(self) -> Pathway:
        """As it holds for the person."""
        return self.followed.pathway

    @property
    def required(self) -> list[Line]:
        """What has to be met."""
        return [line for line in self.whole.lines if line.requirement.strength == "required"]

    @property
    def met(self) -> int:
        """How many of them are."""
        return sum(line.progress.state == "met" for line in self.required)

    @property
    def first_missing(self) -> Line | None:
        """The first that one can do something about; else the first that is not met."""
        open_ = [line for line in self.required if line.progress.state != "met"]
        return next(
            (line for line in open_ if line.progress.state in ("not-yet", "insufficient")), next(iter(open_), None)
        )


@dataclass(frozen=True)
class Use:
    """What an entry is to one pathway: it counts there, for these requirements; or not, for these reasons."""

    pathway: Pathway
    counts: tuple[str, ...] = ()
    against: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class Standings:
    """Of one person, on one day."""

    portfolio: Portfolio
    all: list[Standing]
    today: date
    names: dict[str, str] = field(default_factory=dict)

    def of(self, slug: str) -> Standing | None:
        """On one pathway."""
        return next((one for one in self.all if one.pathway.slug == slug), None)

    def uses(self, ref: str) -> list[Use]:
        """What every pathway that looks at the entry makes of it."""
        found = []
        for one in self.all:
            lines = list(flat(one.whole.lines))
            counts = tuple(dict.fromkeys(line.requirement.words for line in lines if ref in line.progress.used))
            against = tuple(a.reason for line in lines for a in line.progress.set_aside if a.ref == ref)
            if counts or against:
                found.append(Use(one.pathway, counts, tuple(_frozen(against))))
        return found

    def elsewhere(self, ref: str, here: str) -> str:
        """Other pathways that the entry counts for, those that are followed first. A case counts row by row instead."""
        if any(ref == entry.ref for entry, _case in self.portfolio.log.of(ClinicalCase)):
            return ""
        found = [use.pathway.title for use in self.uses(ref) if use.counts and use.pathway.slug != here]
        if len(found) <= FEW:
            return listed(found, _("and"))
        return _("%(some)s and %(n)s more") % {"some": ", ".join(found[:FEW]), "n": len(found) - FEW}

    def aside(self, progress: Progress) -> list[tuple[str, str]]:
        """Each entry that is set aside with all its reasons in words."""
        found: dict[str, list[str]] = {}
        for one in progress.set_aside:
            words = self.why(one.reason)
            if words not in found.setdefault(one.ref, []):
                found[one.ref].append(words)
        return [(ref, "; ".join(reasons)) for ref, reasons in found.items()]

    def why(self, reason: Reason) -> str:
        """In words."""
        return why(reason, self.portfolio.log.guides)


def _frozen(reasons: Iterable[Reason]) -> list[Reason]:
    """Each once; a reason holds a mapping, and so cannot be a key."""
    found: list[Reason] = []
    for reason in reasons:
        if reason not in found:
            found.append(reason)
    return found


def flat(lines: Iterable[Line]) -> Iterator[Line]:
    """Every line, with what it is made of."""
    for line in lines:
        yield line
        yield from flat(line.parts)


def standings_of(member: Membership, now: datetime) -> Standings:
    """Of a trainee, on every pathway there is."""
    portfolio = portfolio_of(session(), member.account_id, member.programme_id)
    today = today_in(g.programme, now)
    followed = pathways_for(session(), member)
    judged = verdicts([one.pathway for one in followed], portfolio, today)
    found = [Standing(one, whole, one.pathway.is_stale(today)) for one, whole in zip(followed, judged, strict=True)]
    return Standings(portfolio, found, today, names_here())


def names_here() -> dict[str, str]:
    """Of modules and cases of this site, by slug."""
    catalogue = current(session())
    titles = {slug: e.module.matter.title for slug, e in catalogue.modules.items()}
    return titles | {slug: e.vignette.matter.title for slug, e in catalogue.vignettes.items()}


def state_words(name: str) -> str:
    """A state as a sentence of its own."""
    return {
        "met": _("Everything that is asked is met, as far as this site can say."),
        "not-yet": _("Something is still to be done."),
        "awaiting": _("What you have entered would do; somebody has to verify it."),
        "insufficient": _("Something needed was not recorded."),
        "confirm": _("What is left only the body can say."),
    }[name]
