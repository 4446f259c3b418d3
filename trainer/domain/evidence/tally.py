"""Sorting entries into what counts and what does not, each with its reason, and adding up what counts.

Whatever counts is added; nothing that does not count takes anything away: surplus or weaker entries never block.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from trainer.domain.evidence.notes import Reason, SetAside, Step
from trainer.domain.evidence.progress import Progress


@dataclass
class Tally:
    """What was sorted so far: the amount of each entry that counts, with the last day it counts on, and the rest."""

    counted: list[tuple[str, int, date | None]] = field(default_factory=list)
    aside: list[SetAside] = field(default_factory=list)
    doubtful: list[tuple[str, int | None]] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)

    def add(self, ref: str, reasons: Sequence[Reason], amount: int = 1, until: date | None = None) -> None:
        """Sort one entry: without a reason against it, it counts. Of doubtful ones, an amount of 0 is not known."""
        if not reasons:
            self.counted.append((ref, amount, until))
            return
        self.aside += [SetAside(ref, reason) for reason in reasons]
        if all(reason.doubtful for reason in reasons):
            self.doubtful.append((ref, amount or None))

    def support(self, *refs: str) -> None:
        """Entries that carry what was counted without being counted themselves."""
        self.beside += refs

    def whole(self, amount: int) -> None:
        """An amount that several entries make together; `support` names them."""
        self.counted.append(("", amount, None))

    @property
    def have(self) -> int:
        """All that counts."""
        return sum(amount for _, amount, _ in self.counted)

    def progress(self, need: int, unit: str, *steps: Step) -> Progress:
        """What it comes to. `steps` are what to do while it is not enough: without any, more of the same."""
        have = self.have
        steps = steps or (Step("more", {"amount": need - have, "unit": unit}),)
        used = tuple(dict.fromkeys([*sorted(ref for ref, _, _ in self.counted if ref), *sorted(self.beside)]))
        aside = tuple(sorted(self.aside, key=lambda a: (a.ref, a.reason.code)))
        if have >= need:
            each = dict.fromkeys(used, 0)
            for ref, amount, _ in self.counted:
                if ref:
                    each[ref] += amount
            return Progress("met", have, need, unit, used, aside, until=self._until(need), amounts=tuple(each.values()))
        could_be = any(n is None for _, n in self.doubtful) or have + sum(n or 0 for _, n in self.doubtful) >= need
        if self.doubtful and could_be:
            unclear = Step("complete", {"refs": tuple(sorted(ref for ref, _ in self.doubtful))})
            return Progress("insufficient", have, need, unit, used, aside, (unclear, *steps))
        return Progress("not-yet", have, need, unit, used, aside, steps)

    def _until(self, need: int) -> date | None:
        """The last day on which enough still counts."""
        left = self.have
        for _, amount, until in sorted(self.counted, key=lambda c: c[2] or date.max):
            left -= amount
            if left < need:
                return until
        return None
