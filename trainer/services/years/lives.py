"""One trainee's way through the programme: when they began, how fast they go, when they were away, how they work."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Final

from trainer.domain.pace import Clock

_FIRST = (
    "Amina Andrea Bilal Carla Chidi Chloe Dmitri Elena Emeka Farah Felix Grace Hana Hugo Ingrid Ivan Jamal Joanna "
    "Kofi Laila Lars Leila Lena Luca Maja Malik Marta Mei Mina Nadia Noah Nora Olga Omar Paula Priya Rosa Samir "
    "Sara Sofia Tariq Tomas Vera Wanda Yusuf Zoe"
)
_LAST = (
    "Abebe Adler Ahmed Almeida Andersen Banda Baumann Bianchi Castro Chen Costa Diallo Dubois Eriksen Fischer "
    "Garcia Haas Hansen Hoffmann Ito Ivanova Jensen Kaya Khan Kim Kovac Larsen Lopez Marin Mbeki Meyer Moreau "
    "Nagy Nielsen Novak Okafor Olsen Park Patel Petrov Rossi Santos Schmidt Silva Singh Suzuki Tanaka Torres "
    "Vogel Weber Yilmaz Zhang"
)
FIRST: Final = tuple(_FIRST.split())
LAST: Final = tuple(_LAST.split())
LEAST: Final = 1.8
MOST: Final = 4.8
"""Between which levels people are able."""
USUAL, APART = 3.4, 0.55
"""The level of most people's ability, and how far people lie apart in it."""
WAYS: Final = ("steady", "quick", "slow", "stalled")


@dataclass(frozen=True)
class Life:
    """`able` is about which level their work is judged at; `way` how they go on; `clock` when an active day is."""

    name: str
    cohort: int
    clock: Clock
    ends: date | None
    withdrew: bool
    way: str
    able: float
    today: date

    def day(self, active: float) -> date | None:
        """The day on which so many full-time days are full, if that has been and they were still here."""
        reached = self.clock.reaches(max(1, round(active)))
        last = min(self.today, self.ends or self.today)
        return reached if reached is not None and reached <= last else None


@dataclass(frozen=True)
class Away:
    from_on: date
    until_on: date | None


@dataclass(frozen=True)
class Speed:
    from_on: date
    percent: int


def chance(seed: str) -> Random:
    """Draws that are the same each time: nothing here is a secret."""
    return Random(seed)  # noqa: S311 - a demo's data, no secret


def life(rng: Random, cohorts: list[date], today: date) -> Life:
    """Some are away for months, some work part time, some leave, and some quietly stop."""
    cohort = rng.randrange(len(cohorts))
    begins = cohorts[cohort]
    gone = (today - begins).days
    leaves = []
    if rng.random() < 0.14 and gone > 60:
        first = begins + timedelta(days=rng.randrange(30, gone))
        leaves.append(Away(first, None if rng.random() < 0.1 else first + timedelta(days=rng.randrange(13, 300))))
    speeds = [Speed(begins, rng.choice((50, 60, 80)))] if rng.random() < 0.18 else []
    if speeds and rng.random() < 0.3 and gone > 200:
        speeds.append(Speed(begins + timedelta(days=rng.randrange(90, gone)), 100))
    ends, withdrew = None, False
    if rng.random() < 0.11 and gone > 40:
        ends, withdrew = begins + timedelta(days=rng.randrange(20, gone)), rng.random() < 0.6
    way = rng.choices(WAYS, (52, 18, 18, 12))[0]
    name = f"{rng.choice(FIRST)} {rng.choice(LAST)}"
    able = min(MOST, max(LEAST, rng.gauss(USUAL, APART)))
    return Life(name, cohort, Clock(begins, ends, leaves, speeds), ends, withdrew, way, able, today)
