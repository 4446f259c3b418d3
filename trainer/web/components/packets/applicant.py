"""The parts of a packet about the applicant: papers, teaching, letters, memberships. Their days may stand in it."""

from collections.abc import Iterator

from trainer.documents.packet import Cell, Column, PacketSection
from trainer.domain import log_entries as entries
from trainer.services.weighing import Weighed
from trainer.web.components.credentials.names import label
from trainer.web.components.packets.words import by, vouched
from trainer.web.i18n import _

Row = tuple[Cell, ...]


def sections(weighed: Weighed) -> Iterator[PacketSection]:
    """Those that hold something."""
    log = weighed.portfolio.log
    checked = Column("verified_by", _("Verified by"))
    since, until = Column("since", _("Since"), "day"), Column("until", _("Until"), "day")
    yield from _table(
        "prerequisites", _("Prerequisites"),
        (Column("kind", _("Kind")), Column("title", _("Title")), Column("number", _("Number")),
         Column("region", _("Region")), since, until, _number("minutes", _("Minutes")), checked),
        [(label(p.kind), p.title, p.number, p.region, p.since, p.until, p.minutes or None, vouched(e))
         for e, p in log.of(entries.Prerequisite)],
    )  # fmt: skip
    yield from _table(
        "certificates", _("Certificates held"),
        (Column("body", _("Body")), Column("level", _("Level")), Column("on", _("Given on"), "day"), until, checked),
        [(label(c.body), label(c.level), c.on, c.until, vouched(e)) for e, c in log.of(entries.Certificate)],
    )  # fmt: skip
    yield from _table(
        "courses", _("Courses attended"),
        (Column("title", _("Course")), Column("kind", _("Kind")), Column("guide", _("Led by")),
         Column("first_day", _("First day"), "day"), Column("last_day", _("Last day"), "day"),
         Column("mode", _("Held")), _number("minutes", _("Minutes")), _number("units", _("Units")), checked),
        [(c.title, label(c.kind), by(c.guide, log), c.first_day, c.last_day, label(c.mode), c.minutes or None,
          c.units or None, vouched(e)) for e, c in log.of(entries.Course)],
    )  # fmt: skip
    yield from _table(
        "manuals", _("Manuals read"),
        (Column("title", _("Manual")), Column("edition", _("Edition")), Column("on", _("Read on"), "day"), checked),
        [(m.title, m.edition, m.on, vouched(e)) for e, m in log.of(entries.ManualRead)],
    )  # fmt: skip
    yield from _table(
        "letters", _("Letters and papers on file"),
        (Column("kind", _("Kind")), Column("guide", _("Written by")), Column("on", _("Dated"), "day"),
         Column("observed", _("Says that they saw the work")), _number("pages", _("Pages")), checked),
        [(label(t.kind), by(t.guide, log), t.on, _("yes") if t.observed else "", t.pages or None, vouched(e))
         for e, t in log.of(entries.Letter)],
    )  # fmt: skip
    yield from _table(
        "rulings", _("Rulings of the body"),
        (Column("requirement", _("Requirement")), Column("on", _("Dated"), "day"), Column("held", _("Held to be")),
         Column("says", _("What it says")), checked),
        [(r.requirement, r.on, _("met") if r.met else _("not met"), r.says, vouched(e))
         for e, r in log.of(entries.Ruling)
         if r.body in weighed.pathway.letters_from and r.level == weighed.pathway.level],
    )  # fmt: skip
    yield from _table(
        "memberships", _("Memberships"), (Column("body", _("Body")), since, until, checked),
        [(label(m.body), m.since, m.until, vouched(e)) for e, m in log.of(entries.Membership)],
    )  # fmt: skip
    yield from _given(weighed, checked)


def _given(weighed: Weighed, checked: Column) -> Iterator[PacketSection]:
    """What the applicant gave to others: supervision and teaching."""
    log = weighed.portfolio.log
    rows: list[Row] = [
        (_("supervision"), s.on, label(s.format), s.minutes, len(s.supervisees), vouched(e))
        for e, s in log.of(entries.SupervisionGiven)
    ]
    rows += [
        (_("teaching"), t.first_day, label(t.led), t.minutes or None, None, vouched(e))
        for e, t in log.of(entries.Teaching)
    ]
    yield from _table(
        "given", _("Supervision and teaching given"),
        (Column("what", _("What")), Column("on", _("Day"), "day"), Column("how", _("How")),
         _number("minutes", _("Minutes")), _number("people", _("Supervisees")), checked),
        rows,
    )  # fmt: skip


def _table(id_: str, title: str, columns: tuple[Column, ...], rows: list[Row]) -> Iterator[PacketSection]:
    if rows:
        yield PacketSection(id_, title, "", "applicant", columns, tuple(rows))


def _number(name: str, words: str) -> Column:
    return Column(name, words, "number")
