"""A recording rated by somebody who has no part in the case."""

import pytest

from tests.domain.logbook import Book, ask, why

ROW = {"operator": "at-least", "value": 1, "unit": "recordings", "phases": ("middle",), "media": ("video",)}


def book() -> Book:
    b = Book()
    b.case("one", "ann")
    b.supervision("bob", "one", minutes=50)
    b.case("two", "cat")
    return b


@pytest.mark.parametrize(
    ("rater", "facts", "reason"),
    [
        ("ann", {}, "not-independent"),  # the case's supervisor, whatever the entry calls them
        ("bob", {}, "not-independent"),  # supervised it once
        ("", {}, "not-independent"),
        ("cat", {"role": "supervisor"}, "other-role"),
        ("cat", {"session": 1}, "other-phase"),
        ("cat", {"session": 40}, "session-unknown"),
        ("cat", {"adherent": False}, "not-adherent"),
        ("cat", {"adherent": None}, "no-scores"),
    ],
)
def test_what_does_not_count_says_why(rater: str, facts: dict[str, object], reason: str) -> None:
    b = book()
    ref = b.rating("one", rater, **{"role": "independent", "adherent": True, **facts})  # type: ignore[arg-type]
    progress = ask("independent-rating", b, **ROW)
    assert progress.state != "met"
    assert why(progress) == {ref: reason}


@pytest.mark.parametrize(("reading", "state"), [("case", "met"), ("trainee", "not-yet")])
def test_independent_of_what_is_a_reading(reading: str, state: str) -> None:
    b = book()
    b.rating("one", "cat", role="independent", adherent=True)
    assert ask("independent-rating", b, **ROW, independent_of=reading).state == state


def test_sound_alone_is_no_video() -> None:
    b = Book()
    b.case("one", "ann", medium="audio")
    ref = b.rating("one", "cat", role="independent", adherent=True)
    assert why(ask("independent-rating", b, **ROW)) == {ref: "other-medium"}
