"""Supervisors of the house are reminded of what has waited too long in training logs: entries to verify, signatures."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Membership, Programme
from trainer.db.queries import log_entries, supervisees, training_logs
from trainer.domain.moments import Translate, day_words, local_day
from trainer.domain.training_log import TrainingLog
from trainer.domain.vouching import TOO_LONG, unsigned, waiting
from trainer.mail.language import mark
from trainer.services.directing import today_in
from trainer.services.notifying import Phrase, Telling, notify_each
from trainer.services.working import last_done, looking, take_turn

EVERY: Final = timedelta(days=1)

WAITS: Final = mark("Entries in the log of %(name)s have waited for your word since %(day)s")
WAITS_TEXT: Final = mark("How many: %(count)s. Verify what you know to be so, or say why you cannot.")
UNSIGNED: Final = mark("An attestation of %(name)s has waited for your signature since %(day)s")
UNSIGNED_TEXT: Final = mark("Read the words as they stand, and sign them or talk about them with each other.")


def tell_of_waiting_logs(session: Session, *, now: datetime) -> None:
    """Once a day; of the same entry again only when it has waited as long once more."""
    with looking(session) as beside:
        tellings = [] if last_done(beside, "logs") > now - EVERY else _tellings(beside, now)
    if take_turn(session, name="logs", every=EVERY, now=now) is None:
        return
    notify_each(session, tellings, now=now)
    session.commit()


def _tellings(session: Session, now: datetime) -> list[Telling]:
    found: list[Telling] = []
    for programme in session.scalars(sa.select(Programme)).all():
        pairs = supervisees.guiding(session, programme.id, today_in(programme, now))
        accounts = {trainee.account_id for trainee, _ in pairs}
        logs = training_logs.of_people(session, programme.id, accounts)
        declined = log_entries.declined_of(session, accounts, programme.id)
        for trainee, account_id in pairs:
            log = logs[trainee.account_id]
            guide = next((ref for ref, one in log.guides.items() if one.account_id == account_id), "")
            if guide and account_id != trainee.account_id:
                asked = _Asked(programme, trainee, account_id, guide, now)
                found += [*asked.entries(log, declined.keys()), *asked.attestations(log)]
    return found


@dataclass(frozen=True)
class _Asked:
    """One supervisor, about one trainee."""

    programme: Programme
    trainee: Membership
    account_id: int
    guide: str
    now: datetime

    def entries(self, log: TrainingLog, declined: Collection[str]) -> Iterator[Telling]:
        """The oldest that waits for their word speaks for all."""
        open_ = [entry for entry in waiting(log, guide=self.guide) if entry.ref not in declined]
        oldest = min(open_, key=lambda entry: entry.entered_at, default=None)
        if oldest is not None:
            more = {"count": len(open_)}
            yield from self._since(
                oldest.entered_at, f"log-waits:{oldest.ref}", WAITS, WAITS_TEXT, "verification", more
            )

    def attestations(self, log: TrainingLog) -> Iterator[Telling]:
        """Those that the trainee has signed as they read now."""
        for entry in unsigned(log, self.guide):
            facts: Any = entry.facts
            signed = [s.at for s in facts.signatures if not s.signer and s.wording == facts.wording]
            if signed:
                key = f"log-sign:{entry.ref}:{facts.wording[:16]}"
                yield from self._since(signed[0], key, UNSIGNED, UNSIGNED_TEXT, f"entries/{entry.ref}", {})

    def _since(
        self, since: datetime, key: str, subject: str, text: str, page: str, more: Mapping[str, Any]
    ) -> Iterator[Telling]:
        """Nothing until it is too long; then once each time that it has waited as long again."""
        if times := (self.now - since) // TOO_LONG:
            link = f"/p/{self.programme.slug}/supervision/trainees/{self.trainee.id}/log/{page}"
            values = {"name": self.trainee.account.name, "day": _day(since), **more}
            yield Telling(
                self.account_id, self.programme.id, "handed-in", subject, text, link, f"{key}:{times}", values
            )


def _day(at: datetime) -> Phrase:
    def words(translate: Translate, zone: str) -> str:
        return day_words(local_day(at, zone), translate)

    return words
