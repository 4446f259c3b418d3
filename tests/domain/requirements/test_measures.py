"""Measures at intake and every four sessions."""

import pytest

from tests.domain.logbook import Book, ask

ROW = {"operator": "at-most", "value": 4, "unit": "sessions", "cases": 1, "instruments": ("PHQ-9",)}


@pytest.mark.parametrize(
    ("taken", "keys", "gaps"),
    [
        ((0, 4, 8, 12), {}, ()),
        ((1, 4, 8, 12), {}, ()),  # intake at the first session
        ((2, 4, 8, 12), {}, (0,)),
        ((2, 4, 8, 12), {"intake_by": 2}, ()),
        ((0, 5, 8, 12), {}, (4,)),
        ((0, 5, 8, 12), {"late_by": 1}, ()),
        ((0, 3, 7, 11), {}, (4, 8, 12)),
        ((), {}, (0, 4, 8, 12)),
    ],
)
def test_gaps_are_named(taken: tuple[int, ...], keys: dict[str, int], gaps: tuple[int, ...]) -> None:
    b = Book()
    b.case("one", sessions=14)
    b.measures("one", *taken)
    progress = ask("measures", b, **ROW, **keys)
    assert progress.state == ("not-yet" if gaps else "met")
    assert [a.reason.about["sessions"] for a in progress.set_aside] == ([gaps] if gaps else [])


def test_each_instrument_has_its_own() -> None:
    b = Book()
    b.case("one", sessions=7)
    b.measures("one", 0, 4, instruments=("PHQ-9",))
    b.measures("one", 0, instruments=("GAD-7",))
    progress = ask("measures", b, **{**ROW, "instruments": ("PHQ-9", "GAD-7")})
    assert [(a.reason.about["instrument"], a.reason.about["sessions"]) for a in progress.set_aside] == [("GAD-7", (4,))]
