"""What a choice of cases is worth is the same, worked out quickly or by judging every line in full."""

from itertools import combinations, islice

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.domain.any_book import books
from tests.domain.logbook import TODAY, Book
from tests.domain.shipped_pathways import pathway
from tests.domain.verdict.test_properties import SLUGS, logs
from trainer.domain.evidence.casework import casework
from trainer.domain.verdict.judging import WORST_FIRST, Judging
from trainer.domain.verdict.weighing import BEST, Weighing, Worth

WITH_CASES = [slug for slug in SLUGS if pathway(slug).cases]


def in_full(judging: Judging, cases: tuple[str, ...]) -> Worth:
    """By the lines as they are shown."""
    on = judging.on(cases)
    found = [(row.strength, on.line(row).progress) for row in judging.top if judging.about_cases(row)]
    ranks = [
        (strength, BEST if p.state == "confirm" and p.enough else WORST_FIRST.index(p.state)) for strength, p in found
    ]
    required = [rank for strength, rank in ranks if strength == "required"]
    much = sum(min(1.0, float(p.have) / float(p.need)) for strength, p in found if strength == "required" and p.need)
    preferred = sum(rank for strength, rank in ranks if strength == "preferred")
    return min(required, default=BEST), sum(required), much, preferred


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(log=st.one_of(logs(), st.tuples(st.sampled_from(WITH_CASES), books())))
def test_both_ways_agree(log: tuple[str, Book]) -> None:
    slug, book = log
    judging = Judging.of(pathway(slug), book.portfolio, TODAY)
    refs = [case.ref for case in casework(judging.whole.log, TODAY)]
    rows = [row for row in judging.top if judging.about_cases(row)]
    weighing = Weighing.of(judging, rows, refs)
    for many in range(1, 4):
        for cases in islice(combinations(refs, many), 12):
            assert weighing.worth(cases) == in_full(judging, cases)
