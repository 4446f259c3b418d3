"""How a verdict comes about: verified first, letters from the body, the same cases for every requirement."""

from dataclasses import replace
from typing import Any

import pytest

from tests.domain.logbook import TODAY, Book, day, made, why
from trainer.domain.log_entries import Ruling
from trainer.domain.pathway import Pathway
from trainer.domain.verdict import Verdict, verdict

HELD = {"operator": "at-least", "value": 2, "unit": "cases"}


def pathway(*rows: Any, **head: Any) -> Pathway:
    usual: dict[str, Any] = {
        "slug": "ipts-b-2026", "title": "B", "body": "ipts", "body_name": "IPTS", "level": "b", "edition": "2026",
        "owner": "outside", "note": "", "letters_from": ("ipts",),
    }  # fmt: skip
    return Pathway(**{**usual, "requirements": rows, **head})


def stands(book: Book, *rows: Any, **head: Any) -> Verdict:
    return verdict(pathway(*rows, **head), book.portfolio, TODAY)


def degree(**keys: Any) -> Any:
    return made("prerequisite", id="degree", kinds=("degree",), **keys)


def ruled(
    met: bool = True, *, body: str = "ipts", level: str = "b", row: str = "degree", on: str = "2026-05-01"
) -> Ruling:
    return Ruling(body, level, row, day(on), met, "As you asked.")


def test_what_nobody_has_verified_waits_and_says_for_what() -> None:
    b = Book()
    ref = b.has("degree", verified=False)
    (line,) = stands(b, degree()).lines
    assert (line.progress.state, line.progress.have, line.progress.entered) == ("awaiting", 0, 1)
    assert [(step.code, step.about) for step in line.progress.next] == [("verify", {"refs": (ref,)})]


def test_what_waits_is_also_what_belongs_to_a_case() -> None:
    b = Book()
    b.case("one")
    b.entries = [replace(e, verified=None) if e.ref == "one/3" else e for e in b.entries]
    row = made("share", operator="at-least", value=100, unit="percent", cases=1, that_were="recorded")
    whole = made("sessions-per-case", id="s", operator="at-least", value=12, unit="sessions", cases=1)
    found = stands(b, row, whole, cases=1)
    assert [line.progress.state for line in found.lines] == ["awaiting", "awaiting"]
    assert found.lines[1].progress.next[0].about == {"refs": ("one/3",)}


@pytest.mark.parametrize(("state", "enough"), [("degree", True), ("licence", False)])
def test_what_is_not_confirmed_asks_the_body_whatever_there_is(state: Any, enough: bool) -> None:
    b = Book()
    b.has(state)
    found = stands(b, degree(status="unconfirmed"))
    (line,) = found.lines
    assert (line.progress.state, line.progress.enough, line.progress.next[0].code) == ("confirm", enough, "ask-body")
    assert found.state == "confirm"


@pytest.mark.parametrize(
    ("rulings", "state"),
    [
        ([ruled()], "met"),
        ([ruled(met=False)], "not-yet"),
        ([ruled(), ruled(met=False, on="2026-06-01")], "not-yet"),
        ([ruled(met=False), ruled(on="2026-06-01")], "met"),
        ([ruled(), ruled(met=False)], "not-yet"),  # of one day: the one that refuses
        ([ruled(on="2027-01-01")], "confirm"),  # not written yet
        ([ruled(body="isipt")], "confirm"),
        ([ruled(level="c")], "confirm"),
        ([ruled(row="other")], "confirm"),
    ],
)
def test_a_letter_from_the_body_settles_it_for_this_trainee(rulings: list[Ruling], state: str) -> None:
    b = Book()
    for ruling in rulings:
        b.add(ruling)
    assert stands(b, degree(status="unconfirmed")).state == state
    b.entries.reverse()
    assert stands(b, degree(status="unconfirmed")).state == state


def test_who_may_write_such_a_letter_is_a_reading() -> None:
    b = Book()
    b.add(ruled(body="programme"))
    assert stands(b, degree(status="unconfirmed")).state == "confirm"
    assert stands(b, degree(status="unconfirmed"), letters_from=("ipts", "programme")).state == "met"


def test_a_letter_also_settles_what_is_confirmed_and_not_there() -> None:
    b = Book()
    assert stands(b, degree()).state == "not-yet"
    b.add(ruled())
    assert stands(b, degree()).state == "met"


def test_an_older_verified_refusal_is_not_lifted_by_a_letter_nobody_has_read() -> None:
    b = Book()
    b.add(ruled(met=False))
    b.add(ruled(on="2026-06-01"), verified=False)
    assert stands(b, degree(status="unconfirmed")).state == "not-yet"


def test_preferred_never_blocks() -> None:
    b = Book()
    b.has("degree")
    wish = made("manual-read", id="wish", strength="preferred")
    found = stands(b, degree(), wish)
    assert [line.progress.state for line in found.lines] == ["met", "not-yet"]
    assert found.state == "met"
    # Where nothing at all is required, this site cannot say that anybody is ready.
    assert stands(b, wish).state == "confirm"


def test_a_pathway_of_the_past_makes_nobody_ready() -> None:
    b = Book()
    b.has("degree")
    assert stands(b, degree(), status="historic").state == "confirm"


@pytest.mark.parametrize(
    ("states", "whole"),
    [
        (("met", "confirm"), "confirm"),
        (("awaiting", "confirm"), "awaiting"),
        (("insufficient", "awaiting"), "insufficient"),
        (("not-yet", "insufficient"), "not-yet"),
    ],
)
def test_the_whole_is_as_far_as_what_is_least_far(states: tuple[str, ...], whole: str) -> None:
    b = Book()
    b.has("degree")
    b.has("licence", verified=False)
    b.has("therapy-training")
    rows = {
        "met": degree(),
        "awaiting": made("prerequisite", id="licence", kinds=("licence",)),
        "insufficient": made("therapy-training", id="hours", operator="at-least", value=150, unit="hours"),
        "not-yet": made("manual-read", id="manual"),
        "confirm": made("confirm-with-body", id="confirm"),
    }
    assert stands(b, *(rows[state] for state in states)).state == whole


def test_every_requirement_is_asked_of_the_same_cases() -> None:
    b = Book()
    b.case("inpatient", setting="inpatient")
    b.case("anxious", diagnosis="anxiety")
    b.case("both")
    rows = (
        made("cases", id="out", **HELD, settings=("outpatient",)),
        made("cases", id="depressed", **HELD, diagnoses=("major-depression",)),
    )
    # Two are outpatients and two are depressed, but only one is both.
    assert stands(b, *rows, cases=2).state == "not-yet"
    b.case("too", opened="2026-01-01")
    found = stands(b, *rows, cases=2)
    assert (found.state, found.cases) == ("met", ("both", "too"))
    assert why(found.lines[0].progress) == {"inpatient": "other-setting", "anxious": "surplus"}


def test_what_is_preferred_decides_between_cases_that_are_equally_good() -> None:
    b = Book()
    for code, area in (("a", "grief"), ("b", "grief"), ("c", "role-dispute")):
        b.case(code, area=area)
    rows = (
        made("cases", id="n", **HELD),
        made("distinct", id="d", operator="at-least", value=2, unit="areas", strength="preferred"),
    )
    found = stands(b, *rows, cases=2)
    assert "c" in found.cases
    assert {line.progress.state for line in found.lines} == {"met"}


def test_parts_stand_below_what_they_are_a_part_of() -> None:
    b = Book()
    b.has("licence", until="2027-01-01")
    rows = (
        made("any-of", id="either", of=("degree", "both")),
        degree(),
        made("all-of", id="both", of=("licence", "manual")),
        made("prerequisite", id="licence", kinds=("licence",), current=True),
        made("manual-read", id="manual"),
    )
    found = stands(b, *rows)
    (line,) = found.lines
    assert [part.requirement.id for part in line.parts] == ["degree", "both"]
    assert [part.requirement.id for part in line.parts[1].parts] == ["licence", "manual"]
    assert found.state == "not-yet"
    b.manual()
    found = stands(b, *rows)
    assert (found.state, found.until) == ("met", day("2027-01-01"))


def test_leaving_the_rest_unverified_does_not_raise_a_share() -> None:
    b = Book()
    b.case("one", sessions=16, supervised=range(1, 9))
    hidden = {f"one/{n}" for n in range(9, 17)}
    b.entries = [replace(e, verified=None) if e.ref in hidden else e for e in b.entries]
    row = made("share", operator="at-least", value=75, unit="percent", cases=1, that_were="supervised")
    assert stands(b, row, cases=1).state == "not-yet"


def test_with_many_cases_it_still_finds_those_that_serve() -> None:
    b = Book()
    for n in range(25):
        b.case(f"weak{n}", sessions=2)
    b.case("good", sessions=16)
    b.case("better", sessions=16, opened="2026-03-01")
    row = made("sessions-per-case", operator="at-least", value=15, unit="sessions", cases=2)
    found = stands(b, row, cases=2)
    assert (found.state, found.cases) == ("met", ("better", "good"))
