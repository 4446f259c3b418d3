"""What holds of every verdict, whatever the log and the pathway."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.domain.any_book import books, damaged, more
from tests.domain.logbook import TODAY, VOUCHED, Book
from tests.domain.portfolios import (
    test_dg_ipt_therapist,
    test_further_levels,
    test_ipt_institute_b_community,
    test_ipts_b,
    test_isipt_therapist,
)
from tests.domain.shipped_pathways import FOLDER, pathway, stands
from trainer.domain.log_entries import Ruling
from trainer.domain.verdict import Verdict, verdict
from trainer.domain.verdict.judging import WORST_FIRST

SLUGS: Final = sorted(path.stem for path in FOLDER.glob("*.yaml"))
READY: Final[dict[str, Callable[[], Book]]] = {
    "isipt-therapist-current": test_isipt_therapist.complete,
    "isipt-supervisor-current": test_further_levels.isipt_supervisor,
    "isipt-trainer-current": test_further_levels.isipt_trainer,
    "ipt-institute-b-community-current": test_ipt_institute_b_community.complete,
    "dg-ipt-therapist-2018": test_dg_ipt_therapist.complete,
    "ipts-b-current": test_ipts_b.confirmed_by_letter,
}
slow = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
some_slug = st.sampled_from(SLUGS)


@st.composite
def logs(draw: st.DrawFn) -> tuple[str, Book]:
    """A pathway, and a log that is anything, or nearly or wholly enough for it."""
    if draw(st.booleans()):
        return draw(some_slug), draw(books())
    slug = draw(st.sampled_from(sorted(READY)))
    return slug, draw(damaged(READY[slug]()))


def required(found: Verdict) -> list[Any]:
    return [line for line in found.lines if line.requirement.strength == "required"]


@slow
@given(log=logs())
def test_never_ready_with_something_missing(log: tuple[str, Book]) -> None:
    slug, book = log
    found = stands(slug, book)
    assert (found.state == "met") == (
        all(line.progress.state == "met" for line in required(found)) and pathway(slug).status == "current"
    )
    for line in found.lines:
        ruled = any(isinstance(e.facts, Ruling) for e in book.entries)
        assert line.progress.state != "met" or line.requirement.status == "confirmed" or ruled


@pytest.mark.parametrize("slug", SLUGS)
def test_nobody_is_ready_with_nothing(slug: str) -> None:
    assert stands(slug, Book()).state in ("not-yet", "confirm")
    assert all(
        line.progress.state != "met" for line in required(stands(slug, Book())) if line.requirement.id != "deadline"
    )


@pytest.mark.parametrize("slug", READY)
def test_whatever_a_line_used_was_needed(slug: str) -> None:
    """Without the entries that a required line names, it is not met any more."""
    book = READY[slug]()
    found = stands(slug, book)
    assert found.state == "met"
    for line in required(found):
        used = {ref for one in (line, *line.parts) for ref in one.progress.used}
        if not used:
            continue
        without = Book([e for e in book.entries if e.ref not in used], book.guides, book.learning)
        again = stands(slug, without)
        assert again.state != "met", line.requirement.id


@slow
@given(log=logs(), data=st.data())
def test_the_order_of_entries_never_matters_and_the_same_facts_give_the_same_answer(
    log: tuple[str, Book], data: st.DataObject
) -> None:
    slug, book = log
    found = stands(slug, book)
    shuffled = Book(data.draw(st.permutations(book.entries)), dict(reversed(book.guides.items())), book.learning)
    assert stands(slug, shuffled) == found


@slow
@given(data=st.data(), slug=st.sampled_from(sorted(READY)))
def test_surplus_and_weaker_entries_never_block(slug: str, data: st.DataObject) -> None:
    book = READY[slug]()
    grown = data.draw(more(book))
    grown.guides |= book.guides
    assert stands(slug, grown).state == "met"


@slow
@given(log=logs(), data=st.data())
def test_verified_evidence_never_takes_anything_away(log: tuple[str, Book], data: st.DataObject) -> None:
    """No count and no hours go down where they are not about cases; the whole never goes back."""
    slug, book = log
    before = stands(slug, book)
    after = stands(slug, data.draw(more(book)))
    for old, new in zip(before.lines, after.lines, strict=True):
        if not old.requirement.about_cases and not old.parts:
            assert new.progress.have >= old.progress.have, old.requirement.id
            assert WORST_FIRST.index(new.progress.state) >= WORST_FIRST.index(old.progress.state)
    assert WORST_FIRST.index(after.state) >= WORST_FIRST.index(before.state)


@slow
@given(log=logs(), data=st.data())
def test_cases_are_counted_alike_whatever_else_is_there(log: tuple[str, Book], data: st.DataObject) -> None:
    """Asked of all cases at once, no requirement counts fewer when there are more of them."""
    slug, book = log
    grown = data.draw(more(book))
    for row in pathway(slug).requirements:
        if row.about_cases and type(row).__name__ not in ("FirstCase", "IndependentRating"):
            old, new = row.progress(book.portfolio, TODAY), row.progress(grown.portfolio, TODAY)
            assert new.have >= old.have, row.id


@slow
@given(log=logs(), data=st.data())
def test_verifying_never_lowers_a_count_or_hours(log: tuple[str, Book], data: st.DataObject) -> None:
    slug, book = log
    n = data.draw(st.integers(0, max(0, len(book.entries) - 1)))
    checked = [replace(e, verified=VOUCHED) if i == n else e for i, e in enumerate(book.entries)]
    before, after = stands(slug, book), stands(slug, Book(checked, book.guides, book.learning))
    for old, new in zip(before.lines, after.lines, strict=True):
        if not old.requirement.about_cases and not old.parts:
            assert new.progress.have >= old.progress.have, old.requirement.id


@slow
@given(log=logs())
def test_what_is_met_is_met_by_verified_entries_alone(log: tuple[str, Book]) -> None:
    slug, book = log
    if stands(slug, book).state == "met":
        assert verdict(pathway(slug), book.portfolio.verified(), TODAY).state == "met"


@pytest.mark.parametrize("slug", READY)
def test_it_holds_until_the_day_it_says_and_not_a_day_longer(slug: str) -> None:
    portfolio = READY[slug]().portfolio
    until = verdict(pathway(slug), portfolio, TODAY).until
    if until is None:
        assert verdict(pathway(slug), portfolio, TODAY + timedelta(days=3650)).state == "met"
    else:
        assert verdict(pathway(slug), portfolio, until).state == "met"
        assert verdict(pathway(slug), portfolio, until + timedelta(days=1)).state != "met"
