"""Adding up what counts, and what is left over."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.logbook import day
from trainer.domain.evidence.notes import Reason
from trainer.domain.evidence.tally import Tally

NEVER = date.max
AMOUNTS = st.lists(
    st.tuples(st.integers(1, 20), st.sampled_from([day("2026-12-01"), day("2027-12-01"), NEVER])), max_size=6
)


@given(amounts=AMOUNTS, need=st.integers(1, 40))
def test_it_holds_as_long_as_enough_still_counts(amounts: list[tuple[int, date]], need: int) -> None:
    tally = Tally()
    for n, (amount, until) in enumerate(amounts):
        tally.add(str(n), [], amount, None if until == NEVER else until)
    said = tally.progress(need, "hours")
    assert (said.state == "met") == (sum(amount for amount, _ in amounts) >= need)
    if said.state == "met":
        last = said.until or NEVER
        assert sum(amount for amount, until in amounts if until >= last) >= need
        assert last == NEVER or sum(amount for amount, until in amounts if until > last) < need


def test_a_doubt_matters_only_where_it_could_make_the_difference() -> None:
    tally = Tally()
    tally.add("a", [], 5)
    tally.add("b", [Reason("guide-unknown", {"guide": "zoe"})], 3)
    assert tally.progress(9, "hours").state == "not-yet"
    assert tally.progress(8, "hours").state == "insufficient"
    assert tally.progress(5, "hours").state == "met"
    tally.add("c", [Reason("no-amount", {"unit": "hours"})], 0)
    assert tally.progress(9, "hours").state == "insufficient"


def test_a_doubt_beside_something_against_it_is_none() -> None:
    tally = Tally()
    tally.add("a", [Reason("self-paced"), Reason("no-amount", {"unit": "hours"})], 0)
    assert tally.progress(1, "hours").state == "not-yet"
    assert len(tally.aside) == 2
