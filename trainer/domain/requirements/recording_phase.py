"""Requirement type `recording-phase`: a recording for each portfolio, of the phase that is asked for."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from trainer.domain.evidence.casework import Casework, casework
from trainer.domain.evidence.notes import About, Reason, Step
from trainer.domain.evidence.progress import Progress
from trainer.domain.evidence.tally import Tally
from trainer.domain.log_entries import Phase
from trainer.domain.portfolio import Portfolio
from trainer.domain.requirements.row import Row


@dataclass(frozen=True, kw_only=True)
class RecordingPhase(Row):
    """`slots`: a list of phases for each portfolio; whichever cases fit fill them, one case a slot."""

    type: Literal["recording-phase"]
    slots: tuple[tuple[Phase, ...], ...]

    @property
    def about_cases(self) -> bool:
        """All of them together."""
        return True

    def progress(self, portfolio: Portfolio, today: date) -> Progress:
        """Counts the slots that can be filled at once."""
        tally = Tally()
        phases: dict[str, set[str]] = {}
        for case in casework(portfolio.log, today):
            found, unknown = _recorded(case)
            phases[case.ref] = found
            tally.support(*(e.ref for e, p in case.parts if p.kind == "recording"))
            if not found:
                tally.add(case.ref, [Reason("session-unknown" if unknown else "not-recorded")])
        wanted = tuple(dict.fromkeys(phase for slot in self.slots for phase in slot))
        filled = _fill(self.slots, phases)
        tally.whole(len(filled))
        tally.support(*filled)
        for case_ref in sorted(ref for ref, found in phases.items() if found and ref not in filled):
            about: About = {"phases": tuple(sorted(phases[case_ref])), "wanted": wanted}
            tally.add(case_ref, [Reason("other-phase", about)])
        return tally.progress(len(self.slots), "recordings", Step("recording", {"phases": wanted}))


def _recorded(case: Casework) -> tuple[set[str], bool]:
    """The phases of its recordings, and whether there is one of a session that is not known."""
    sessions = [case.session(p.session) if p.session else None for _, p in case.parts if p.kind == "recording"]
    return {s.phase for s in sessions if s}, None in sessions


def _fill(slots: tuple[tuple[Phase, ...], ...], phases: dict[str, set[str]]) -> tuple[str, ...]:
    """The cases that fill as many slots as can be, one each."""
    if not slots:
        return ()
    best = _fill(slots[1:], phases)
    for ref in sorted(phases):
        if phases[ref] & set(slots[0]):
            rest = _fill(slots[1:], {r: p for r, p in phases.items() if r != ref})
            best = max(best, (ref, *rest), key=len)
    return best
