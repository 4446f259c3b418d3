"""The log: what is vouched for, and which cases are put forward."""

from dataclasses import replace

from tests.domain.logbook import Book
from trainer.domain.evidence.casework import casework
from trainer.domain.log_entries import ClinicalCase, ClinicalSession
from trainer.domain.training_log import Entry


def entry(book: Book, ref: str) -> Entry:
    return next(e for e in book.entries if e.ref == ref)


def test_a_supervisor_vouches_for_an_attestation_by_signing_it() -> None:
    b = Book()
    b.attested("one", "ann")
    b.attested("two", "ann", theirs=None)
    b.attested("three", "ann", theirs="b" * 64)
    assert entry(b, "one/attestation").vouched
    assert not entry(b, "two/attestation").vouched  # only the applicant signed
    assert not entry(b, "three/attestation").vouched  # another wording was signed


def test_what_nobody_vouches_for_is_left_out() -> None:
    b = Book()
    b.has("degree")
    b.entries = [replace(e, verified=None) for e in b.entries]
    licence = b.has("licence")
    assert [e.ref for e in b.portfolio.log.verified().entries] == [licence]


def test_only_the_cases_put_forward_are_seen() -> None:
    b = Book()
    b.case("one")
    b.case("two")
    log = b.portfolio.log
    some = log.only({"two"})
    assert [e.ref for e, _ in some.of(ClinicalCase)] == ["two"]
    assert len(list(some.of(ClinicalSession))) == 24
    today = b.entries[-1].entered_at.date()
    assert [case.ref for case in casework(some, today)] == ["two"]
    assert [case.ref for case in casework(log, today)] == ["one", "two"]
    assert [e.ref for e, _ in some.verified().of(ClinicalCase)] == ["two"]
