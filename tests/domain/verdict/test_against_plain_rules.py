"""The engine against ISIPT's rules written down once more, plainly: ready exactly where three cases are all that is asked."""

from datetime import date

from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from tests.domain.any_book import damaged
from tests.domain.logbook import TODAY, Book
from tests.domain.portfolios.test_isipt_therapist import complete
from tests.domain.shipped_pathways import stands
from trainer.domain.log_entries import (
    CONTENTS,
    Attestation,
    ClinicalCase,
    ClinicalSession,
    Course,
    Letter,
    ManualRead,
    Membership,
    Prerequisite,
)
from trainer.domain.training_log import TrainingLog


def endorsed(log: TrainingLog, guide: str, level: str, *days: date) -> bool:
    known = log.guides.get(guide)
    return known is not None and all(known.was("isipt", frozenset({level}), on) for on in days)


def good_case(log: TrainingLog, ref: str, case: ClinicalCase) -> bool:
    sessions = [s for _, s in log.of(ClinicalSession) if s.case == ref and s.on <= TODAY]
    attested = [a for _, a in log.of(Attestation) if a.case == ref and a.on <= TODAY]
    return (
        case.opened_on <= TODAY
        and {s.phase for s in sessions if s.supervised} == {"early", "middle", "late"}
        and endorsed(log, case.supervisor, "supervisor", case.opened_on, *(s.on for s in sessions))
        and any(
            set(CONTENTS) <= set(a.contents)
            and {"", case.supervisor} <= {s.signer for s in a.signatures if s.wording == a.wording}
            and all(endorsed(log, s.signer, "supervisor", s.at.date()) for s in a.signatures if s.signer)
            for a in attested
        )
    )


def ready(log: TrainingLog) -> bool:
    def holds(since: date, until: date | None) -> bool:
        return since <= TODAY and (until is None or until >= TODAY)

    before = [p for _, p in log.of(Prerequisite)]
    now = {p.kind for p in before if holds(p.since, p.until)}
    courses = [
        c for _, c in log.of(Course) if c.kind == "introductory" and c.mode != "self-paced" and c.last_day <= TODAY
    ]
    letters = [x for _, x in log.of(Letter) if x.on <= TODAY]
    return (
        any(m.body == "isipt" and holds(m.since, m.until) for _, m in log.of(Membership))
        and any(
            p.kind in ("degree", "licence") and holds(p.since, None if p.kind == "degree" else p.until) for p in before
        )
        and sum(p.minutes for p in before if p.kind == "therapy-training" and p.since <= TODAY) >= 150 * 60
        and "licence" in now
        and sum(c.minutes for c in courses if endorsed(log, c.guide, "trainer", c.first_day, c.last_day)) >= 16 * 60
        and any(m.on <= TODAY for _, m in log.of(ManualRead))
        and any(x.kind == "cover" and 0 < x.pages <= 2 for x in letters)
        and any(
            x.kind == "recommendation"
            and (endorsed(log, x.guide, "supervisor", x.on) or endorsed(log, x.guide, "trainer", x.on))
            for x in letters
        )
        and "identity" in now
        and sum(good_case(log, entry.ref, case) for entry, case in log.of(ClinicalCase)) >= 3
    )


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_ready_exactly_where_the_rules_say_so(data: st.DataObject) -> None:
    book: Book = data.draw(damaged(complete()))
    everything = book.portfolio.log
    # Nothing here asks for a share of something: what is verified is enough, as long as the rest does not speak against
    # a case that it is about.
    expected = ready(everything.verified()) and ready(everything)
    event(f"ready: {expected}")
    assert (stands("isipt-therapist-current", book).state == "met") == expected
