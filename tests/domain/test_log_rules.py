"""What cannot be in a log is told field by field; what can be is not."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from tests.logs import OPENED, a_case, a_measure, a_session, a_supervision
from trainer.domain import log_entries as kinds
from trainer.domain.guides import Guide
from trainer.domain.log_entries import Facts
from trainer.domain.log_rules import log_faults
from trainer.domain.training_log import Entry, TrainingLog

TODAY = date(2026, 11, 20)
AT = datetime(2026, 11, 20, tzinfo=UTC)
LOG = TrainingLog(
    (Entry("C", a_case("G"), AT), Entry("S", a_session("C"), AT)),
    {"G": Guide("G", "Ruth")},
)
CLOSED = TrainingLog((Entry("C", a_case("G", closed_on=date(2026, 10, 1)), AT),), LOG.guides)
COURSE = kinds.Course("introductory", "Two days", OPENED, OPENED, "in-person", "G", 960)
RATING = kinds.Rating("C", 1, "QAS", "1", "supervisor", OPENED, "G", (Decimal(3),))
LICENCE = kinds.Prerequisite("licence", "Psychologist", date(2020, 1, 1))


def faults(facts: Facts, log: TrainingLog = LOG, **more: object) -> list[tuple[str, str]]:
    return [(f.field, f.kind) for f in log_faults(facts, log, TODAY, **more)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "facts",
    [
        a_case("G", code="A2"),
        a_case("G", code="A2", areas=(kinds.AreaChoice(OPENED, "grief"),), closed_on=TODAY, ended="completed"),
        a_session("C", number=2, recorded="audio", consent="cabinet 3"),
        a_supervision("G", cases=("C",), own_case_minutes=60),
        a_supervision("G", minutes=0, units=2, format="group", size=6),
        a_measure("C", session=0),
        RATING,
        replace(RATING, role="self", rater="", scores=(), adherent=True),
        COURSE,
        kinds.Course("advanced", "Own pace", OPENED, OPENED, "self-paced", "", 90),
        LICENCE,
        kinds.Prerequisite("licence-eligible", "Next year", date(2027, 9, 1)),
        replace(LICENCE, until=date(2031, 1, 1)),
        kinds.SupervisionGiven(OPENED, 60, "group", ("S1", "S2")),
        kinds.Certificate("ipts", "A", OPENED, date(2031, 1, 1), ("S",)),
        kinds.Membership("isipt", OPENED),
    ],
    ids=lambda facts: type(facts).__name__,
)
def test_what_can_be(facts: Facts) -> None:
    assert faults(facts, areas={"grief"}) == []


@pytest.mark.parametrize(
    ("facts", "fault"),
    [
        (a_case("G"), ("code", "taken")),
        (a_case("G", code="a1"), ("code", "taken")),
        (a_case("G", code="Marta"), ("code", "code")),
        (a_case("G", code="A 2"), ("code", "code")),
        (a_case("G", code=""), ("code", "missing")),
        (a_case("G", code="A2", client="Anna"), ("client", "code")),
        (a_case("G", code="A2", client=""), ("client", "missing")),
        (a_case("G", code="A2", protocol=" "), ("protocol", "missing")),
        (a_case("G", code="A2", protocol="x" * 201), ("protocol", "long")),
        (a_case("X", code="A2"), ("supervisor", "unknown-guide")),
        (a_case("", code="A2"), ("supervisor", "missing")),
        (a_case("G", code="A2", closed_on=date(2026, 9, 1)), ("closed_on", "before")),
        (a_case("G", code="A2", ended="stopped"), ("closed_on", "missing")),
        (a_case("G", code="A2", areas=(kinds.AreaChoice(OPENED, "luck"),)), ("areas", "unknown-area")),
        (a_case("G", code="A2", areas=(kinds.AreaChoice(date(2026, 1, 1), "grief"),)), ("areas", "before")),
        (a_case("G", code="A2", areas=(kinds.AreaChoice(date(2026, 11, 21), "grief"),)), ("areas", "future")),
        (a_session("C"), ("number", "taken")),
        (a_session("X"), ("case", "unknown-case")),
        (a_session("C", number=0), ("number", "range")),
        (a_session("C", number=2, minutes=601), ("minutes", "range")),
        (a_session("C", number=2, on=date(2026, 9, 1)), ("on", "before")),
        (a_session("C", number=2, on=date(2026, 11, 21)), ("on", "future")),
        (a_session("C", number=2, recorded="video"), ("consent", "missing")),
        (a_supervision("G", minutes=0), ("minutes", "amount")),
        (a_supervision(""), ("guide", "missing")),
        (a_supervision("G", size=2), ("size", "individual")),
        (a_supervision("G", format="group"), ("size", "group")),
        (a_supervision("G", own_case_minutes=61), ("own_case_minutes", "more-than-all")),
        (a_supervision("G", cases=("C", "X")), ("cases", "unknown-case")),
        (a_measure("C", total=Decimal(28)), ("total", "range")),
        (a_measure("C", total=Decimal(-1)), ("total", "range")),
        (replace(RATING, role="self"), ("rater", "self")),
        (replace(RATING, rater=""), ("rater", "missing")),
        (replace(RATING, scores=()), ("scores", "missing")),
        (replace(RATING, scores=(Decimal(101),)), ("scores", "range")),
        (replace(COURSE, minutes=0), ("minutes", "amount")),
        (replace(COURSE, last_day=date(2026, 9, 1)), ("last_day", "before")),
        (replace(COURSE, units=4, practice_units=5), ("practice_units", "more-than-all")),
        (replace(LICENCE, until=date(2019, 1, 1)), ("until", "before")),
        (replace(LICENCE, since=date(1066, 1, 1)), ("since", "day")),
        (kinds.SupervisionGiven(OPENED, 60, "group", ("Anna",)), ("supervisees", "code")),
        (kinds.SupervisionGiven(OPENED, 60, "group", ()), ("supervisees", "missing")),
        (kinds.Certificate("guild", "A", OPENED), ("body", "unknown-body")),
        (kinds.Certificate("ipts", "A", OPENED, None, ("X",)), ("used", "unknown-entry")),
        (kinds.Ruling("isipt", "therapist", "didactic", OPENED, True, ""), ("says", "missing")),
    ],
)
def test_each_slip_is_told_at_its_field(facts: Facts, fault: tuple[str, str]) -> None:
    assert faults(facts, areas={"grief"}) == [fault]


def test_a_correction_does_not_stand_in_its_own_way() -> None:
    assert faults(a_session("C", minutes=45), ref="S") == []
    assert faults(a_case("G", protocol="IPT-12"), ref="C") == []
    two = TrainingLog((*LOG.entries, Entry("D", a_case("G", code="A2"), AT)), LOG.guides)
    assert faults(a_case("G"), two, ref="D") == [("code", "taken")]
    assert faults(a_case("G", closed_on=date(2026, 9, 10)), ref="C") == [("closed_on", "before")]


def test_after_the_end_of_a_case_there_is_no_session() -> None:
    assert faults(a_session("C", on=date(2026, 10, 2)), CLOSED) == [("on", "after-end")]
