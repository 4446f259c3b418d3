"""A cohort on paper, for a board: how many stand where on each pathway, and apart from that how work was judged."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from trainer.documents.packet import state_words
from trainer.documents.typesetting import plain, typeset
from trainer.domain.moments import MONTHS, Translate

STATES: Final = ("met", "awaiting", "insufficient", "not-yet", "confirm")
FEWEST: Final = 5
"""People judged below whom no level is told: mean, least and most of three are those of persons whom a board knows."""


@dataclass(frozen=True)
class PathwayStand:
    """How many follow it, how many of them have all that is required, and by requirement how many in each state."""

    title: str
    edition: str
    people: int
    ready: int
    rows: Sequence[tuple[str, dict[str, int]]]


@dataclass(frozen=True)
class Competence:
    """Of those who were judged: how many people, and the mean, the least and the most of their mean levels."""

    people: int
    mean: float
    least: float
    most: float


@dataclass(frozen=True)
class CohortReport:
    """`standard` says what holds, or that none does."""

    cohort: str
    programme: str
    made_on: date
    people: int
    certificates: int
    pathways: Sequence[PathwayStand]
    competence: Competence | None
    standard: str


def cohort_pdf(report: CohortReport, *, now: datetime, language: str = "en", say: Translate = str) -> bytes:
    """A tagged PDF without a name in it."""
    day, month = report.made_on, say(MONTHS[report.made_on.month - 1])
    facts = [
        (say("Programme"), report.programme),
        (say("As of"), f"{day.day} {month} {day.year}"),
        (say("Trainees"), str(report.people)),
        (say("Certificates"), str(report.certificates)),
    ]
    given = {
        "language": language,
        "title": plain(report.cohort),
        "facts": [{"label": label, "value": plain(value)} for label, value in facts],
        "standing": say("Readiness is advisory: whether somebody is certified, their credentialing body decides."),
        "pathways": [_pathway(one, say) for one in report.pathways],
        "states": [state_words(state, say) for state in STATES],
        "competence": _competence(report.competence, say),
        "standard": plain(report.standard),
        "words": {
            "requirement": say("Requirement"),
            "completion": say("Completion: how far they are"),
            "competence": say("Competence: how their work was judged"),
            "apart": say("The two are apart on purpose: that much was done does not say that it was done well."),
            "none": say("Nobody of this cohort is on a pathway yet."),
            "page": say("Page"),
            "of": say("of"),
            "foot": f"{plain(report.cohort)} · {plain(report.programme)}",
        },
    }
    return typeset("cohort_report.typ", given, now=now, lenient=True)


def _pathway(one: PathwayStand, say: Translate) -> dict[str, object]:
    told = {"ready": one.ready, "people": one.people, "edition": plain(one.edition)}
    return {
        "title": plain(one.title),
        "told": say("%(ready)s of %(people)s have all that is required; edition %(edition)s") % told,
        "rows": [{"words": plain(words), "n": [str(n.get(state, 0)) for state in STATES]} for words, n in one.rows],
    }


def _competence(found: Competence | None, say: Translate) -> str:
    if found is None:
        return say("No assessed work of theirs has been released yet.")
    if found.people < FEWEST:
        words = say("%(n)s were judged: too few to tell their levels without telling whose they are.")
        return words % {"n": found.people}
    told = {name: f"{value:.2f}" for name, value in (("mean", found.mean), ("low", found.least), ("high", found.most))}
    words = say("%(n)s were judged; mean level %(mean)s of 5, from %(low)s to %(high)s.")
    return words % {"n": found.people, **told}
