"""A recording of the phase that is asked for, for each portfolio."""

import pytest

from tests.domain.logbook import Book, ask, said, why

ROW = {"slots": (("early",), ("middle", "late"))}


@pytest.mark.parametrize(
    ("sessions", "state", "have"),
    [
        ({"one": 1, "two": 6}, "met", 2),
        ({"one": 12, "two": 2}, "met", 2),  # the other way round
        ({"one": 1, "two": 2}, "not-yet", 1),
        ({"one": 6, "two": 12}, "not-yet", 1),
    ],
)
def test_each_slot_is_filled_by_another_case(sessions: dict[str, int], state: str, have: int) -> None:
    b = Book()
    for case, session in sessions.items():
        b.case(case)
        b.part(case, "recording", session)
    assert said(ask("recording-phase", b, **ROW)) == (state, have)


def test_one_case_with_both_recordings_is_one_portfolio() -> None:
    b = Book()
    b.case("one")
    b.part("one", "recording", 1)
    b.part("one", "recording", 6)
    assert said(ask("recording-phase", b, **ROW)) == ("not-yet", 1)


def test_a_recording_of_an_unknown_session_cannot_be_told() -> None:
    b = Book()
    b.case("one")
    b.case("two")
    b.part("one", "recording")
    b.part("two", "recording", 1)
    progress = ask("recording-phase", b, **ROW)
    assert (progress.state, why(progress)) == ("insufficient", {"one": "session-unknown"})
