"""The part of a packet that only a programme’s own certificate asks for: what was done on this site, unproctored."""

from collections.abc import Collection, Iterator, Mapping
from decimal import ROUND_DOWN, Decimal
from typing import Final

from trainer.documents.packet import Column, PacketSection
from trainer.domain.portfolio import CaseWorked
from trainer.services.weighing import Weighed
from trainer.web.components.credentials.standing import names_here
from trainer.web.components.learning_words import outcome_name
from trainer.web.i18n import _, ngettext

HUNDREDTH: Final = Decimal("0.01")


def sections(weighed: Weighed) -> Iterator[PacketSection]:
    """Those that hold something. An outside body counts none of it, and gets none of it."""
    facts, names = weighed.portfolio, names_here()
    if facts.modules_read:
        yield PacketSection(
            "modules", _("Modules read"), "", "applicant", (Column("module", _("Module")),),
            tuple((names.get(slug, slug),) for slug in sorted(facts.modules_read)),
        )  # fmt: skip
    judged = {one.slug: one for one in facts.judged}
    if facts.cases:
        yield PacketSection(
            "work", _("Cases worked on this site"), "", "applicant",
            (Column("case", _("Case")), Column("mode", _("As")), Column("on", _("Handed in"), "day"),
             Column("counts", _("Counts")), Column("mean", _("Mean of its levels"), "number")),
            tuple(
                (names.get(one.slug, one.slug), _("assessed work"), one.handed_in_at.date(),
                 _("yes") if one.counts else _("no"),
                 _mean(judged[one.slug].levels) if one.slug in judged else None)
                for one in sorted(facts.cases, key=lambda one: one.handed_in_at) if one.mode == "assessed"
            ) + tuple(_practice(facts.cases)),
        )  # fmt: skip
    if facts.defences:
        yield PacketSection(
            "defences", _("Defences"), "", "applicant",
            (Column("case", _("Case")), Column("on", _("Held on"), "day"), Column("outcome", _("How it went"))),
            tuple((names.get(d.slug, d.slug), d.held_on, outcome_name(d.outcome)) for d in facts.defences),
        )  # fmt: skip


def _practice(cases: Collection[CaseWorked]) -> Iterator[tuple[str, str, None, str, None]]:
    """Counts alone: which cases, and on which days, is their owner's to know."""
    mine = [one for one in cases if one.mode == "practice"]
    if mine:
        words = ngettext("%(num)s case", "%(num)s cases", len(mine)) % {"num": len(mine)}
        yield words, _("practice"), None, str(sum(one.counts for one in mine)), None


def _mean(levels: Mapping[str, Decimal]) -> Decimal | None:
    """Never rounded up."""
    return (sum(levels.values(), Decimal()) / len(levels)).quantize(HUNDREDTH, ROUND_DOWN) if levels else None
