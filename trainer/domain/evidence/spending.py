"""What has earned one level does not count again for the next, where a rule says so."""

from dataclasses import dataclass
from datetime import date

from trainer.domain.evidence.notes import Reason
from trainer.domain.log_entries import Certificate
from trainer.domain.training_log import TrainingLog


@dataclass(frozen=True)
class Spent:
    """`earned`: which level each ref earned. `unsaid`: since when levels are held that do not say what earned them."""

    earned: dict[str, str]
    unsaid: dict[str, date]

    @classmethod
    def on(cls, log: TrainingLog, body: str, levels: tuple[str, ...], today: date) -> "Spent":
        """By the certificates in the log."""
        held = [c for _, c in log.of(Certificate) if c.body == body and c.level in levels and c.on <= today]
        earned = {ref: c.level for c in sorted(held, key=lambda c: c.level) for ref in c.used}
        unsaid: dict[str, date] = {}
        for c in held:
            if not any(other.used for other in held if other.level == c.level):
                unsaid[c.level] = max(c.on, unsaid.get(c.level, c.on))
        return cls(earned, unsaid)

    def against(self, ref: str, day: date) -> list[Reason]:
        """Why something that began on that day does not count again."""
        if ref in self.earned:
            return [Reason("spent", {"level": self.earned[ref]})]
        before = sorted(level for level, on in self.unsaid.items() if day <= on)
        return [Reason("perhaps-spent", {"level": before[0]})] if before else []
