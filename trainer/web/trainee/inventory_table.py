"""The notebook as one plain form: the same draft, for a browser without scripts or a person who likes tables."""

import json
import re
import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from trainer.db import session
from trainer.domain.draft import Change
from trainer.domain.draft_answer import living, nested
from trainer.services.drafting import edition_of, save_changes
from trainer.web.clock import now
from trainer.web.i18n import _
from trainer.web.trainee.desk import own, reference_of, worker
from trainer.web.trainee.workspace import choices_of_area

BLANK_PEOPLE, BLANK_EVENTS, BLANK_WANTS = 4, 3, 2
_TURN = re.compile(r"[^\s,;]+")
_NUMBERS = ("confidence", "mood")
_YES_NO = {"yes": True, "no": False}


def fresh_keys(letter: str, many: int, moment: datetime) -> list[str]:
    """Keys for rows still to be filled in; later ones sort after earlier ones."""
    stamp = format(int(moment.timestamp() * 1000), "x")
    return [f"{letter}{stamp}{i}{uuid.uuid4().hex[:4]}" for i in range(many)]


def value_of(path: str, form: MultiDict[str, str]) -> Any:
    """What the form says at a path; None where it says nothing."""
    if question := form.get(f"{path}?ask", "").strip():
        return {"ask": question}
    if path in form.getlist("_sets"):
        return form.getlist(path) or None
    text = form.get(path, "").strip()
    if path in form.getlist("_flags"):
        return bool(text) or None
    if path.endswith(".present"):
        return _YES_NO.get(text)
    if path.rpartition(".")[2] in _NUMBERS:
        return int(text) if text.isdecimal() and len(text) < 4 else None
    return text.replace("\r\n", "\n") or None


def typed(form: MultiDict[str, str], seen: Mapping[str, Any]) -> list[Change]:
    """What the person changed on the form, against what the form showed them."""
    paths = {key.removesuffix("?ask") for key in form if "." in key} | {*form.getlist("_sets"), *form.getlist("_flags")}
    said = {p: value_of(p, form) for p in paths if not p.endswith(".cites") and not p.startswith("_")}
    for path in (p for p in paths if p.endswith(".cites")):
        turns = set(_TURN.findall(form.get(path, "")))
        before = {p.removeprefix(f"{path}.") for p, on in seen.items() if on and p.startswith(f"{path}.")}
        said |= {f"{path}.{turn}": True for turn in turns} | {f"{path}.{turn}": None for turn in before - turns}
    named = {p.rpartition(".")[0] for p, v in said.items() if v and p.endswith((".name", ".what", ".by"))}
    return [
        Change(uuid.uuid4().hex, path, seen.get(path), value)
        for path, value in sorted(said.items())
        if value != seen.get(path)
        and (path in seen or not path.startswith(("people.", "events.")) or _belongs(path, named))
    ]


def _belongs(path: str, named: set[str]) -> bool:
    """A row still without a name is not a person, whatever its boxes say."""
    return any(path.startswith(f"{row}.") for row in named)


def spoken(value: Any) -> str:
    """A value as a person reads it."""
    if isinstance(value, dict):
        return str(value["ask"])
    return ", ".join(value) if isinstance(value, list) else _("nothing") if value is None else str(value)


def save(draft_id: int) -> None:
    """Save what the form says, and tell what became of it."""
    try:
        seen = json.loads(request.form.get("seen", "{}"))
        json.dumps(seen, ensure_ascii=False).encode()  # half a character, which JSON can hold, no page can show
    except (ValueError, RecursionError):
        seen = None
    if not isinstance(seen, dict):
        abort(400)
    changes = typed(request.form, seen)
    saved = save_changes(session(), member=worker(), draft_id=draft_id, changes=changes, now=now())
    for clash in saved.clashes:
        told = _(
            "A field changed elsewhere meanwhile was left as it stands there: “%(theirs)s”. You wrote: “%(yours)s”."
        )
        flash(told % {"theirs": spoken(clash.theirs), "yours": spoken(clash.yours)}, "care")
    for refusal in saved.refused:
        turn = refusal.path.partition(".cites.")[2]
        told = _("There is no turn %(turn)s in the sessions you have opened.")
        flash(told % {"turn": turn} if turn else refusal.why, "care")
    if not saved.clashes and not saved.refused:
        flash(_("Saved."))


def inventory_table(draft_id: int) -> ResponseReturnValue:
    """A changed field that somebody else changed meanwhile keeps what stands, and says both."""
    draft = own(draft_id)
    if request.method == "POST":
        save(draft_id)
        return redirect(url_for("trainee.inventory_table", draft_id=draft_id))
    edition = edition_of(session(), draft)
    tree = nested(draft.state)
    people = living(tree.get("people", {}))
    events = {k: e for k, e in tree.get("events", {}).items() if not e.get("gone")}
    locked = draft.handed_in_at is not None
    return render_template(
        "trainee/inventory_table.html",
        draft=draft,
        case=edition.vignette,
        tradition=edition.tradition,
        vocabulary=edition.vocabulary,
        linked=choices_of_area(edition),
        state=draft.state,
        people=people,
        new_people=[] if locked else fresh_keys("p", BLANK_PEOPLE, now()),
        events=sorted(events, key=lambda k: (events[k].get("order", 0), k)),
        new_events=[] if locked else fresh_keys("t", BLANK_EVENTS, now()),
        new_wants={key: [] if locked else fresh_keys("e", BLANK_WANTS, now()) for key in people},
        last_order=max((e.get("order", 0) for e in events.values()), default=0),
        locked=locked,
        reference=reference_of(draft) if locked else "",
    )
