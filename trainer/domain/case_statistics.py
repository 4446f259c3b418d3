"""Cases as the items of an instrument: how hard each is, how well it tells people apart, and what is missed in it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any, Final, TypeVar

from trainer.domain.calibration import Estimate
from trainer.domain.correlation import Sums, product_moment
from trainer.domain.student import student

K = TypeVar("K", bound=tuple[object, ...])

FEWEST: Final = 10
"""First attempts below which nothing is said of a case: a mean of fewer says more of the persons than of the case."""

MAJORITY: Final = 0.5
"""The share of readers who cite a turn, from which on it can be missed."""


@dataclass(frozen=True)
class Difficulty:
    """First attempts added up: how many, their totals and the squares of these."""

    n: int
    total: float
    squares: float

    @property
    def mean(self) -> Estimate | None:
        """The mean corrected total, 0..1: the higher, the easier (Crocker and Algina 1986, chapter 14).

        The interval is the mean's, by its standard error s/√n with Student's t. None below FEWEST.
        """
        if self.n < FEWEST:
            return None
        mean = self.total / self.n
        error = sqrt(max(0.0, self.squares / self.n - mean**2) / (self.n - 1)) * student(self.n - 1)
        return Estimate(mean, (max(0.0, mean - error), min(1.0, mean + error)))


GOOD: Final = 0.16
"""How far two good cases go together: alpha is .36 over three of them in the simulations behind the rule."""


@dataclass(frozen=True)
class Rest:
    """Of a case: each person's total with the mean of their other cases, of which there are `others` on average."""

    sums: Sums
    others: float

    @property
    def discrimination(self) -> Estimate | None:
        """The corrected item-rest correlation: a case's total with the mean of the same person's other cases.

        Leaving the case itself out is Henrysson's correction (1963). Not everybody worked the same cases, so each total
        enters as its distance from its case's mean. None below FEWEST, or where nothing varies.
        """
        return product_moment(self.sums) if self.sums.n >= FEWEST else None

    @property
    def within_reach(self) -> float:
        """What a good case comes to beside so many others: a mean of few is known only roughly, so it cannot be much.

        Spearman (1910) and Brown (1910) give how far one goes with the mean of several: r √m / √(1 + (m - 1) r).
        """
        return GOOD * sqrt(self.others) / sqrt(1 + (self.others - 1) * GOOD)


EASY: Final = 0.8
HARD: Final = 0.2
"""Mean totals beyond which nearly all come out as the readers do, or no better than answers that need no reading."""


def verdict(mean: Estimate | None, rest: Rest | None) -> str:
    """In a word what the numbers say of a case; the worst first.

    few: nothing yet. flat: the interval of its discrimination holds 0 or less, and ends below what a good case reaches.
    weak: it ends below that too, but lies above 0. easy, hard: as EASY and HARD say. works: it lies above 0 and reaches
    that far. unsure: it holds both.
    """
    told = rest.discrimination if rest else None
    low, high = (told.interval or (told.value, told.value)) if told else (None, None)
    if rest and low is not None and high is not None and high < rest.within_reach:
        return "weak" if low > 0 else "flat"
    if mean is not None and not HARD < mean.value < EASY:
        return "easy" if mean.value >= EASY else "hard"
    if mean is None:
        return "few"
    return "works" if low is not None and low > 0 else "unsure"


@dataclass(frozen=True)
class MissedPerson:
    """Somebody on the panel's list, and by how many of the answers they were missed."""

    person: str
    essential: bool
    missed: int


@dataclass(frozen=True)
class MissedTurn:
    """A turn that at least half of the readers cite, for what, and how many answers did not cite it for that."""

    turn: str
    about: str
    of_person: bool
    missed: int


@dataclass(frozen=True)
class Missed:
    """What `answers` answers missed, most often first."""

    answers: int
    people: tuple[MissedPerson, ...]
    turns: tuple[MissedTurn, ...]


def missed(scores: Sequence[Mapping[str, Any]]) -> Missed:
    """What stored scores say was missed: people on the panel's list, turns of essential people and indicated areas."""
    people: Counter[tuple[str, bool]] = Counter()
    turns: Counter[tuple[str, str, bool]] = Counter()
    for score in scores:
        people.update((p["matched"], p["essential"]) for p in score["people"] if p["verdict"] == "missed")
        essential = [p for p in score["people"] if p["essential"] and p["matched"]]
        turns.update({(turn, p["matched"], True) for p in essential for turn in _uncited(p)})
        indicated = [a for a in score["areas"] if a["standing"] == "indicated"]
        turns.update({(turn, a["area"], False) for a in indicated for turn in _uncited(a)})
    return Missed(
        len(scores),
        tuple(MissedPerson(*key, n) for key, n in _commonest(people)),
        tuple(MissedTurn(*key, n) for key, n in _commonest(turns)),
    )


def _uncited(verdict: Mapping[str, Any]) -> Iterable[str]:
    return (t for t, share in verdict["panel_turns"].items() if share >= MAJORITY and t not in verdict["cited"])


def _commonest(found: Counter[K]) -> list[tuple[K, int]]:
    return sorted(found.items(), key=lambda pair: (-pair[1], str(pair[0])))
