"""The trainee's log as its pages need it: entries with names, cases with their work, people to choose from."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from flask import g

from trainer.db import session
from trainer.db.facts import plain
from trainer.db.models import Guide, Membership
from trainer.db.queries import guides as guide_rows
from trainer.db.queries import log_entries
from trainer.domain.evidence.casework import Casework, casework
from trainer.domain.log_entries import ClinicalCase, ClinicalSession, Supervision
from trainer.domain.settings import Settings, settings_of
from trainer.domain.training_log import Entry, TrainingLog
from trainer.services.catalogue import current
from trainer.services.directing import today_in
from trainer.services.logbooks import own_log
from trainer.web.clock import now
from trainer.web.components.credentials.asking import asked
from trainer.web.components.credentials.log_form import LogForm, blank
from trainer.web.components.credentials.names import name
from trainer.web.components.credentials.titles import titles
from trainer.web.i18n import _


@dataclass(frozen=True)
class LogDesk:
    """Read once a request."""

    member: Membership
    log: TrainingLog
    today: date

    @classmethod
    def of(cls, member: Membership) -> "LogDesk":
        """The member's own. Raises NotFound for who has none."""
        return cls(member, own_log(session(), member=member), today_in(g.programme, now()))

    @cached_property
    def settings(self) -> Settings:
        """The programme's."""
        return settings_of(g.programme.settings)

    @cached_property
    def titles(self) -> dict[str, str]:
        """Every entry's, by reference."""
        return titles(self.log)

    @cached_property
    def cases(self) -> tuple[Casework, ...]:
        """Oldest first."""
        return tuple(sorted(casework(self.log, self.today), key=lambda case: (case.facts.opened_on, case.facts.code)))

    @cached_property
    def guides(self) -> list[Guide]:
        """By name."""
        return list(guide_rows.listed(session(), g.programme.id))

    @cached_property
    def declined(self) -> dict[str, Any]:
        """What somebody could not vouch for, by reference."""
        return log_entries.declined(session(), self.member.account_id, self.member.programme_id)

    def entry(self, ref: str) -> Entry | None:
        """One that stands."""
        return next((entry for entry in self.log.entries if entry.ref == ref), None)

    def case(self, ref: str) -> Casework | None:
        """One case with everything that is about it."""
        return next((case for case in self.cases if case.ref == ref), None)

    def fill(self, form: LogForm) -> LogForm:
        """Give the form's lists what there is to choose from."""
        every = [(entry.ref, case.code) for entry, case in self.log.of(ClinicalCase)]
        for one in asked(form.kind):
            if one.way == "guide":
                form.choices[one.name] = [blank(), *((guide.ref, guide.name) for guide in self.guides)]
            elif one.way in ("case", "cases"):
                form.choices[one.name] = every if one.way == "cases" or len(every) == 1 else [blank(), *every]
            elif one.way == "choice":
                words = [
                    (value, name(value) if value else _("no") if one.name == "recorded" else "–")
                    for value in one.choices
                ]
                form.choices[one.name] = words if "" in one.choices else [blank(), *words]
            elif one.way == "areas":
                form.choices[one.name] = [blank(), *self.areas()]
        return form

    @staticmethod
    def areas() -> list[tuple[str, str]]:
        """Problem areas of every tradition, each once."""
        setting = current(session()).setting
        found: dict[str, str] = {}
        for tradition in setting.traditions.traditions if setting else ():
            for area in tradition.areas:
                found.setdefault(area.id, area.name)
        return list(found.items())

    def last_session(self, case: str = "") -> ClinicalSession | None:
        """The one held last; of one case, or of all."""
        held = [s for _, s in self.log.of(ClinicalSession) if not case or s.case == case]
        return max(held, key=lambda s: (s.on, s.number), default=None)

    def last_supervision(self) -> Supervision | None:
        """The one received last."""
        return max((s for _, s in self.log.of(Supervision)), key=lambda s: s.on, default=None)


def plain_of(entry: Entry) -> dict[str, Any]:
    """An entry's facts as plain data."""
    return plain(entry.facts)
