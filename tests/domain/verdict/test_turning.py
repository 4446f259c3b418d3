"""Until the next turn nothing of a verdict changes that is kept."""

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.domain.logbook import TODAY, Book
from tests.domain.shipped_pathways import pathway
from tests.domain.verdict.test_properties import logs
from trainer.domain.verdict import Verdict, verdict
from trainer.domain.verdict.turning import next_turn


def kept(found: Verdict) -> list[tuple[object, ...]]:
    """What is stored of it: time beyond what is asked for is not."""
    lines = [
        (p.state, min(p.have, p.need) if p.unit == "days" else p.have, p.need, p.until)
        for p in (line.progress for line in found.lines)
    ]
    return [(found.state, found.until), *lines]


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(log=logs(), ahead=st.integers(0, 3000), data=st.data())
def test_nothing_changes_before_the_next_turn(log: tuple[str, Book], ahead: int, data: st.DataObject) -> None:
    slug, book = log
    portfolio, today = book.portfolio, TODAY + timedelta(days=ahead - 1500)
    before = verdict(pathway(slug), portfolio, today)
    turn = next_turn(pathway(slug), portfolio, before, today)
    longest = (turn - today).days - 1 if turn else 5000
    for days in {longest, data.draw(st.integers(0, max(0, longest)))}:
        if days > 0:
            later = verdict(pathway(slug), book.portfolio, today + timedelta(days=days))
            assert kept(later) == kept(before)
