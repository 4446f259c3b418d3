"""A training log as plain data that can be taken elsewhere: weeks since a case's first session, never its days."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from trainer.db.facts import kind_of, plain
from trainer.db.queries import log_entries, training_logs
from trainer.db.queries.log_entries import State
from trainer.domain.guides import Guide
from trainer.domain.log_weeks import OF_CASE, first_days, in_weeks
from trainer.domain.training_log import TrainingLog


def logs_of(session: Session, account_id: int, programme_id: int | None = None) -> dict[str, list[dict[str, Any]]]:
    """What stands in a person's logs, and how it came to stand there; of one programme, or of all. Reads only.

    When a thing was entered or vouched for is left out where it is about a case: that would tell its days again.
    """
    logs = training_logs.of_account(session, account_id, programme_id).values()
    states = log_entries.of_account(session, account_id, programme_id)
    first = {case: day for log in logs for case, day in first_days(log).items()}
    return {
        "training_log": [line for log in logs for line in as_data(log)],
        "training_log_guides": [line for log in logs for line in _guides(log)],
        "training_log_history": [_state(state, first) for state in states],
    }


def as_data(log: TrainingLog) -> list[dict[str, Any]]:
    """Each entry that stands, with who vouched for it; an attestation's signatures are among its facts."""
    first, lines = first_days(log), []
    for entry in log.entries:
        kind = kind_of(entry.facts)
        line = {"ref": entry.ref, "kind": kind, "facts": in_weeks(kind, entry.ref, plain(entry.facts), first)}
        if entry.verified:
            line["verified_by"] = entry.verified.by
            if kind not in OF_CASE:
                line["verified_at"] = entry.verified.at.isoformat()
        lines.append(line)
    return lines


def _guides(log: TrainingLog) -> list[dict[str, Any]]:
    """Those whom the log names."""
    named = {getattr(entry.facts, name, "") for entry in log.entries for name in ("guide", "rater", "supervisor")}
    return [
        {"ref": ref, "name": guide.name, "standings": _standings(guide)}
        for ref, guide in log.guides.items()
        if ref in named
    ]


def _standings(guide: Guide) -> list[dict[str, Any]]:
    return [
        {
            "body": held.body,
            "level": held.level,
            "since": held.since.isoformat(),
            "until": held.until.isoformat() if held.until else None,
        }
        for held in guide.standings
    ]


def _state(state: State, first: Mapping[str, date]) -> dict[str, Any]:
    """One state that an entry had; without facts where they were forgotten, or where it says that it was withdrawn."""
    entry, dated = state.entry, state.entry.kind not in OF_CASE
    line: dict[str, Any] = {
        "ref": entry.ref,
        "kind": entry.kind,
        "by": state.by,
        "withdrawn": entry.withdrawn,
        "reason": entry.reason,
        "note": entry.note,
        "hash": entry.digest,
        "facts": None,
        "words": None,
        "said_of_it": [
            {"by": by, "outcome": said.outcome, "reason": said.reason, "note": said.note}
            | ({"at": said.at.isoformat()} if dated else {})
            for said, by in state.verifications
        ],
        "signatures": [
            {"name": one.name, "declaration": one.declaration, "hash": one.wording, "at": one.at.isoformat()}
            for one in state.signatures
        ],
    }
    if dated:
        line["entered_at"] = entry.entered_at.isoformat()
    if state.content:
        line["facts"] = in_weeks(entry.kind, entry.ref, json.loads(state.content.data), first)
        line["words"] = state.content.words
    return line
