"""Vouching for entries on a page: what waits, what was ticked, and how many it is before it happens."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from flask import abort, flash, request

from trainer.db import session
from trainer.db.models import Membership
from trainer.db.queries import guides, log_entries, training_logs
from trainer.domain.training_log import TrainingLog
from trainer.domain.vouching import waiting
from trainer.services.vouching import Vouched
from trainer.web.components.training_log.lines import Line, codes, line
from trainer.web.i18n import _, ngettext

MOST: Final = 200
"""Entries in one go; a page of ours sends fewer."""


@dataclass(frozen=True)
class Chosen:
    """Entries with their digests as they were on the screen; `sure` once the number was seen with the button."""

    seen: Mapping[str, str]
    sure: bool


def chosen() -> Chosen:
    """What the form says: all that it shows, or what is ticked. Without a number on the button it asks once more."""
    pairs = [pair.partition(":") for pair in request.form.getlist("seen")]
    if len(pairs) > MOST:
        abort(400)
    shown = {ref: digest for ref, _colon, digest in pairs if ref and digest}
    if "all" in request.form:
        return Chosen(shown, bool(shown) and request.form["all"] == str(len(shown)))
    ticked = {ref: shown[ref] for ref in request.form.getlist("tick") if ref in shown}
    return Chosen(ticked, bool(ticked) and request.form.get("ticked") == str(len(ticked)))


def own_guide(member: Membership) -> str:
    """The reference of the guide that a supervisor is in the programme; empty for who is none yet."""
    if member.role != "supervisor":
        return ""
    found = guides.of_account(session(), member.programme_id, member.account_id)
    return found.ref if found else ""


def waiting_lines(log: TrainingLog, member: Membership, guide: str) -> list[Line]:
    """What this member could vouch for and nobody has, the oldest entry first."""
    known, director = codes(log), member.role == "director"
    return [line(entry, log, known) for entry in waiting(log, guide=guide, programme=director)]


def log_of(row: Membership) -> TrainingLog:
    """The log of a trainee whom the caller has found to be theirs to see."""
    return training_logs.of_person(session(), row.account_id, row.programme_id)


def digests(lines: list[Line], programme_id: int) -> dict[str, str]:
    """What each says now, as a hash."""
    rows = log_entries.by_refs(session(), programme_id, [one.ref for one in lines])
    return {ref: row.digest for ref, row in rows.items()}


def tell(result: Vouched) -> None:
    """What became of them, in words at the head of the next page."""
    done, before, changed = len(result.now), len(result.before), len(result.changed)
    if done:
        flash(ngettext("%(num)s entry is verified.", "%(num)s entries are verified.", done) % {"num": done})
    if before:
        words = ngettext("%(num)s entry was verified already.", "%(num)s entries were verified already.", before)
        flash(words % {"num": before})
    if changed:
        words = ngettext(
            "%(num)s entry was changed meanwhile and is not verified. Look at it as it stands now.",
            "%(num)s entries were changed meanwhile and are not verified. Look at them as they stand now.",
            changed,
        )
        flash(words % {"num": changed}, "care")
    if result.not_theirs:
        flash(_("Some of these entries are for somebody else to verify."), "care")
