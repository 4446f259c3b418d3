"""One requirement judged: by its evidence, verified first; by how sure the rule is; by letters from the body."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from trainer.domain.evidence.notes import Reason, SetAside, Step
from trainer.domain.evidence.progress import Progress, State
from trainer.domain.log_entries import Ruling
from trainer.domain.pathway import Pathway
from trainer.domain.portfolio import Portfolio
from trainer.domain.requirements.all_of import AllOf
from trainer.domain.requirements.any_of import AnyOf
from trainer.domain.requirements.row import Requirement
from trainer.domain.training_log import Entry, TrainingLog

WORST_FIRST: Final[tuple[State, ...]] = ("not-yet", "insufficient", "awaiting", "confirm", "met")


@dataclass(frozen=True)
class Line:
    """One requirement and how far it is. `parts`: what an `any-of` or `all-of` is made of."""

    requirement: Requirement
    progress: Progress
    parts: tuple["Line", ...] = ()


@dataclass(frozen=True)
class Judging:
    """A pathway's rows over one portfolio. `entered` and `sure` hold only the cases put forward, `others` the rest."""

    pathway: Pathway
    rows: Mapping[str, Requirement]
    top: tuple[Requirement, ...]
    whole: Portfolio
    whole_sure: Portfolio
    entered: Portfolio
    sure: Portfolio
    today: date
    others: tuple[str, ...] = ()

    @classmethod
    def of(cls, pathway: Pathway, portfolio: Portfolio, today: date) -> "Judging":
        """With every case put forward."""
        inner = {part for row in pathway.requirements if isinstance(row, AnyOf | AllOf) for part in row.of}
        top = tuple(row for row in pathway.requirements if row.id not in inner)
        rows = {row.id: row for row in pathway.requirements}
        sure = portfolio.verified()
        return cls(pathway, rows, top, portfolio, sure, portfolio, sure, today)

    def on(self, cases: Collection[str], others: Collection[str] = ()) -> "Judging":
        """With these cases put forward."""
        return replace(
            self, entered=self.whole.only(cases), sure=self.whole_sure.only(cases), others=tuple(sorted(others))
        )

    def about_cases(self, row: Requirement) -> bool:
        """Whether the row, or any part of it, looks at cases."""
        if isinstance(row, AnyOf | AllOf):
            return any(self.about_cases(self.rows[part]) for part in row.of)
        return row.about_cases

    def line(self, row: Requirement) -> Line:
        """The row, judged."""
        if isinstance(row, AnyOf | AllOf):
            parts = tuple(self.line(self.rows[part]) for part in row.of)
            combined = row.combine({part.requirement.id: part.progress for part in parts})
            return Line(row, self.ruled(row, combined), parts)
        if not row.about_cases:
            sure, entered = row.progress(self.whole_sure, self.today), row.progress(self.whole, self.today)
        else:
            sure, entered = row.progress(self.sure, self.today), row.progress(self.entered, self.today)
            entered = replace(entered, set_aside=entered.set_aside + self._about_others(row))
        return Line(row, self.ruled(row, verified_first(sure, entered, self.whole.log)))

    def _about_others(self, row: Requirement) -> tuple[SetAside, ...]:
        """Why each case that is not put forward is not: what speaks against it, or that there are enough."""
        found: list[SetAside] = []
        for ref in self.others:
            alone = row.progress(self.whole.only({ref}), self.today)
            found += [a for a in alone.set_aside if a.ref == ref] or [SetAside(ref, Reason("surplus"))]
        return tuple(found)

    def _letter(self, row: Requirement, log: TrainingLog) -> tuple[Entry, Ruling] | None:
        """The newest letter on this requirement; of two of one day the one that refuses."""
        found = [
            (entry, ruling)
            for entry, ruling in log.of(Ruling)
            if ruling.body in self.pathway.letters_from
            and (ruling.level, ruling.requirement) == (self.pathway.level, row.id)
            and ruling.on <= self.today
        ]
        return max(found, key=lambda f: (f[1].on, not f[1].met, f[0].ref), default=None)

    def ruled(self, row: Requirement, judged: Progress) -> Progress:
        """A verified letter from the body settles it; without one, a rule that is not confirmed is never met."""
        letter = self._letter(row, self.whole_sure.log)
        if letter and letter[1].met:
            return replace(judged, state="met", used=(*judged.used, letter[0].ref), next=(), until=None)
        if letter:
            step = Step("ruled-out", {"day": letter[1].on})
            return replace(judged, state="not-yet", used=(*judged.used, letter[0].ref), next=(step, *judged.next))
        if row.status != "confirmed" or judged.state == "confirm":
            enough = judged.enough or judged.state == "met"
            ask = Step("ask-body", {"body": self.pathway.body, "status": row.status})
            steps = (ask, *(step for step in judged.next if step.code != "ask-body"))
            judged = replace(judged, state="confirm", next=steps, until=None, enough=enough)
        waiting = self._letter(row, self.whole.log)
        if judged.state != "met" and waiting and waiting[1].met:
            return replace(judged, state="awaiting", next=(Step("verify", {"refs": (waiting[0].ref,)}),))
        return judged


def verified_first(sure: Progress, entered: Progress, log: TrainingLog | None = None) -> Progress:
    """Met by verified entries and by all of them: met. Met by all of them alone: somebody has to verify some.

    Without the log it does not say which.
    """
    have = min(sure.have, entered.have)
    if entered.state != "met":
        return replace(entered, have=have, entered=entered.have)
    if sure.state == "met":
        aside = entered.set_aside
        return replace(sure, have=have, entered=entered.have, set_aside=aside)
    steps = (Step("verify", {"refs": _unverified(log, set(entered.used))}),) if log else ()
    return replace(entered, state="awaiting", have=have, entered=entered.have, next=steps)


def _unverified(log: TrainingLog, used: set[str]) -> tuple[str, ...]:
    """Entries that nobody has vouched for among those used, and among what belongs to a case that is used."""

    def belongs(entry: Entry) -> bool:
        of = {getattr(entry.facts, "case", ""), *getattr(entry.facts, "cases", ())}
        return entry.ref in used or bool(of & used)

    return tuple(sorted(entry.ref for entry in log.entries if not entry.vouched and belongs(entry)))
