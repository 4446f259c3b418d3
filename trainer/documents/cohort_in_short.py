"""What a board asks of a cohort, in a few sentences: who is here, who is done, who is stuck, what was decided.

Of fewer than FEWEST people nothing is told that somebody who knows the cohort could lay to one of them.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from trainer.documents.typesetting import plain
from trainer.domain.cohort_standing import FEWEST, FEWEST_ENDS, REACH, Decided, Number, Standing
from trainer.domain.moments import MONTHS, Translate

Plural = Callable[[str, str, int], str]


@dataclass(frozen=True)
class PathwayStand:
    """How a cohort stands on one edition; `rows` are its requirements in words, each with how many in which state.

    `main`: a certificate of the programme's own, of which the first page tells.
    """

    title: str
    edition: str
    standing: Standing
    rows: Sequence[tuple[str, dict[str, int]]]
    main: bool = True

    @property
    def here(self) -> int:
        return sum(self.standing.here.values())

    @property
    def left(self) -> int:
        return sum(self.standing.left.values())

    @property
    def done(self) -> int:
        """Of everybody who began."""
        return self.standing.here.get("met", 0) + self.standing.left.get("met", 0)


@dataclass(frozen=True)
class Competence:
    """Of those who were judged: how many people, and the mean, the least and the most of their mean levels."""

    people: int
    mean: float
    least: float
    most: float


@dataclass(frozen=True)
class Agreed:
    """Weighted kappa of first and second graders of the programme, with its interval, on so many pieces."""

    kappa: float
    interval: tuple[float, float] | None
    pieces: int


@dataclass(frozen=True)
class Told:
    """How sentences are put into a language."""

    say: Translate
    many: Plural

    def n(self, one: str, more: str, n: int, **others: object) -> str:
        return self.many(one, more, n) % {"num": n, **others}

    def month(self, day: date) -> str:
        return f"{self.say(MONTHS[day.month - 1])} {day.year}"


def english(one: str, more: str, n: int) -> str:
    """Where nobody translates."""
    return one if n == 1 else more


def people_told(number: Number, told: Told) -> str:
    """Of 10 who began, 9 are here (1 of them on leave); 1 has left, in March 2026."""
    here = told.n("Of %(began)s who began, %(num)s is here", "Of %(began)s who began, %(num)s are here", number.here,
                  began=number.began)  # fmt: skip
    away = told.n(" (%(num)s of them on leave)", " (%(num)s of them on leave)", number.away) if number.away else ""
    if not number.left or number.first_left is None or number.last_left is None:
        return here + away + told.say("; nobody has left.")
    first, last = told.month(number.first_left), told.month(number.last_left)
    if first == last:
        gone = told.n(
            "; %(num)s has left, in %(month)s.", "; %(num)s have left, in %(month)s.", number.left, month=first
        )
    else:
        words = "; %(num)s have left, from %(first)s to %(last)s."
        gone = told.n(words, words, number.left, first=first, last=last)
    return here + away + gone


def pathway_told(one: PathwayStand, told: Told) -> str:
    """How many have all that is required, of everybody who began; apart, of those who left, where they are enough."""
    began = one.here + one.left
    if began < FEWEST:
        return told.n(
            "%(num)s person is on it: too few to tell where they stand without telling whose it is.",
            "%(num)s people are on it: too few to tell where they stand without telling whose it is.",
            began,
        )
    words = told.n(
        "Of the %(began)s on it, those who left included, %(num)s has all that is required.",
        "Of the %(began)s on it, those who left included, %(num)s have all that is required.",
        one.done,
        began=began,
    )
    if one.left >= FEWEST:
        met = one.standing.left.get("met", 0)
        words += " " + told.n(
            "Of the %(left)s who have left, %(num)s had it.",
            "Of the %(left)s who have left, %(num)s had it.",
            met,
            left=one.left,
        )
    return words


def near_told(one: PathwayStand, told: Told) -> str:
    """How many more are within reach."""
    if not one.standing.near:
        return told.say("Nobody else is close.")
    return told.n(
        "%(num)s more of those who are here lacks no more than %(reach)s requirements.",
        "%(num)s more of those who are here lack no more than %(reach)s requirements.",
        one.standing.near,
        reach=REACH,
    )


def stalled_told(stalled: int, told: Told) -> str:
    """Whose supervision has stalled."""
    if not stalled:
        return told.say("Nobody’s supervision has stalled.")
    words = "Supervision has stalled for %(num)s of those who are here: nobody looks at their cases."
    return told.n(words, words, stalled)


def decided_told(decided: Decided, certificates: int, told: Told) -> str:
    """What the committee decided; how it came to that only where it decided on enough people."""
    parts = []
    if decided.decided:
        parts.append(
            told.n(
                "The committee has decided on %(num)s candidate: %(awarded)s awarded, %(not_yet)s not yet.",
                "The committee has decided on %(num)s candidates: %(awarded)s awarded, %(not_yet)s not yet.",
                decided.decided,
                awarded=decided.awarded,
                not_yet=decided.not_yet,
            )
        )
    else:
        parts.append(told.say("The committee has decided on nobody yet."))
    if decided.waiting:
        parts.append(told.n("%(num)s waits for it.", "%(num)s wait for it.", decided.waiting))
    if decided.decided >= FEWEST:
        parts.append(told.n("%(num)s candidate appealed;", "%(num)s candidates appealed;", decided.appeals))
        parts.append(told.n("members were divided on %(num)s.", "members were divided on %(num)s.", decided.divided))
    holds = told.say("Nobody holds a certificate that is valid today.")
    if certificates:
        one, more = (
            "%(num)s holds a certificate that is valid today.",
            "%(num)s hold a certificate that is valid today.",
        )
        holds = told.n(one, more, certificates)
    return " ".join([*parts, holds])


def agreed_told(agreed: Agreed | None, told: Told) -> str:
    """How the programme's graders agree."""
    if agreed is None:
        return told.say("How graders agree cannot be told: nothing was judged twice by lot yet.")
    known = {"kappa": f"{agreed.kappa:.2f}"}
    if agreed.interval is None:
        one = "Graders agree with a weighted kappa of %(kappa)s, on %(num)s piece: too few for an interval."
        more = "Graders agree with a weighted kappa of %(kappa)s, on %(num)s pieces: too few for an interval."
        return told.n(one, more, agreed.pieces, **known)
    known |= {name: f"{end:.2f}" for name, end in zip(("low", "high"), agreed.interval, strict=True)}
    words = (
        "The programme’s graders agree with a weighted kappa of %(kappa)s (95 %% interval %(low)s to %(high)s), "
        "on %(num)s pieces that two judged blind."
    )
    return told.n(words, words, agreed.pieces, **known)


def competence_told(found: Competence | None, told: Told) -> str:
    """How the work of those who are here was judged."""
    if found is None:
        return told.say("No assessed work of theirs has been released yet.")
    if found.people < FEWEST:
        words = "%(num)s of those who are here was judged: too few to tell levels without telling whose they are."
        more = "%(num)s of those who are here were judged: too few to tell their levels without telling whose they are."
        return told.n(words, more, found.people)
    known = {name: f"{value:.2f}" for name, value in (("mean", found.mean), ("low", found.least), ("high", found.most))}
    if found.people < FEWEST_ENDS:
        words = "%(num)s of those who are here were judged; mean level %(mean)s of 5."
    else:
        words = "%(num)s of those who are here were judged; mean level %(mean)s of 5, from %(low)s to %(high)s."
    return told.n(words, words, found.people, **known)


def in_short(
    number: Number,
    pathways: Sequence[PathwayStand],
    stalled: int,
    decided: Decided,
    certificates: int,
    agreed: Agreed | None,
    told: Told,
) -> Iterator[str]:
    """The sentences, one for each question."""
    yield people_told(number, told)
    if number.began < FEWEST:
        if number.began:
            yield told.say("More is not told of so few: whoever knows the cohort would know of whom.")
        yield agreed_told(agreed, told)
        return
    for one in pathways:
        if one.main:
            words = pathway_told(one, told)
            if one.here >= FEWEST:
                words += " " + near_told(one, told)
            yield f"{plain(one.title)}: {words[0].lower()}{words[1:]}"
    yield stalled_told(stalled, told)
    yield decided_told(decided, certificates, told)
    yield agreed_told(agreed, told)
