"""A cohort on paper, for a board: what it asks in a few sentences, then completion, and apart from it competence."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from trainer.documents.cohort_in_short import (
    Agreed,
    Competence,
    PathwayStand,
    Plural,
    Told,
    competence_told,
    english,
    in_short,
    pathway_told,
)
from trainer.documents.packet import state_words
from trainer.documents.typesetting import plain, typeset
from trainer.domain.cohort_standing import FEWEST, Decided, Number
from trainer.domain.evidence.progress import State
from trainer.domain.moments import MONTHS, Translate
from trainer.domain.visible import visible

STATES: Final[tuple[State, ...]] = ("met", "awaiting", "insufficient", "not-yet", "confirm")


@dataclass(frozen=True)
class CohortReport:
    """`standard` says what holds, or that none does; `certificates` are people who hold one today."""

    cohort: str
    programme: str
    made_on: date
    number: Number
    certificates: int
    stalled: int
    decided: Decided
    pathways: Sequence[PathwayStand]
    competence: Competence | None
    agreed: Agreed | None
    standard: str


def cohort_pdf(
    report: CohortReport, *, now: datetime, language: str = "en", say: Translate = str, many: Plural = english
) -> bytes:
    """A tagged PDF without a name in it."""
    day, month = report.made_on, say(MONTHS[report.made_on.month - 1])
    told, few = Told(say, many), report.number.began < FEWEST
    facts = [
        (say("Programme"), report.programme),
        (say("As of"), f"{day.day} {month} {day.year}"),
        (say("Began"), str(report.number.began)),
        (say("Here"), str(report.number.here)),
        (say("Left"), str(report.number.left)),
    ]
    title = shown if visible(shown := plain(report.cohort)) else say("A cohort")
    asked = (report.number, report.pathways, report.stalled, report.decided, report.certificates, report.agreed)
    given = {
        "language": language,
        "title": title,
        "facts": [{"label": label, "value": plain(value)} for label, value in facts],
        "standing": say("Readiness is advisory: whether somebody is certified, their credentialing body decides."),
        "short": list(in_short(*asked, told)),
        "pathways": [] if few else [_pathway(one, told) for one in report.pathways],
        "competence": "" if few else competence_told(report.competence, told),
        "standard": plain(report.standard),
        "words": {
            "short": say("In short"),
            "requirement": say("Requirement"),
            "completion": say("Completion: how far those are who are here"),
            "competence": say("Competence: how their work was judged"),
            "apart": say("The two are apart on purpose: that much was done does not say that it was done well."),
            "bar": say("The bar beneath a requirement: dark for met, paler for awaiting verification."),
            "none": "" if few else say("Nobody of this cohort is on a pathway yet."),
            "page": say("Page"),
            "of": say("of"),
            "foot": f"{title} · {plain(report.programme)}",
        },
    }
    return typeset("cohort_report.typ", given, now=now, lenient=True)


def _pathway(one: PathwayStand, told: Told) -> dict[str, object]:
    """Without rows where they would tell of persons, and without columns in which nobody stands."""
    rows = one.rows if one.here >= FEWEST else ()
    states = [state for state in STATES if any(n.get(state) for _words, n in rows)]
    edition = told.say("Edition %(edition)s.") % {"edition": plain(one.edition)}
    return {
        "title": plain(one.title) or "–",
        "told": f"{pathway_told(one, told)} {edition}",
        "states": [state_words(state, told.say) for state in states],
        "rows": [
            {
                "words": plain(words),
                "n": [str(n.get(state, 0)) for state in states],
                "parts": [n.get(state, 0) / max(sum(n.values()), 1) * 100 for state in ("met", "awaiting")],
            }
            for words, n in rows
        ],
    }
