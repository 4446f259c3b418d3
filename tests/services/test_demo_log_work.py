"""The demo's cases: two that have ended, of which one lacks a signature, one that has begun, and a gap in the measures."""

from sqlalchemy.orm import Session

from tests.services.test_demo_log import log_of
from trainer.domain.log_entries import Attestation, ClinicalCase, Measure
from trainer.services.demo_log import AMARA


def test_three_cases_at_three_points(demo_db: Session) -> None:
    _account, log = log_of(demo_db, AMARA)
    cases = {entry.ref: case for entry, case in log.of(ClinicalCase)}
    ended = {case.code: case.ended for case in cases.values()}
    assert ended == {"A1": "completed", "B2": "completed", "C3": ""}
    signed = {cases[facts.case].code: len(facts.signatures) for _, facts in log.of(Attestation)}
    assert signed == {"A1": 2, "B2": 1}
    measured = {(m.kind, m.session) for _, m in log.of(Measure) if cases[m.case].code == "A1"}
    assert {("symptoms", 8), ("functioning", 8)} & measured == {("symptoms", 8)}
