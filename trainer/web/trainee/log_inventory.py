"""The interpersonal inventory of a real case: ties in fields alone, nobody's name, drawn as the same circle."""

from dataclasses import dataclass
from typing import Any, Final

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.queries import log_entries
from trainer.domain.case_inventory import CaseInventory, to_state
from trainer.domain.draft import State
from trainer.domain.inventory import Answer
from trainer.services.assembling import inventory_of, keep_inventory, words_of
from trainer.services.catalogue import current
from trainer.web.clock import now
from trainer.web.components.credentials.desk import LogDesk
from trainer.web.components.credentials.log_form import LogForm, attempt
from trainer.web.components.telling.circle import circle_alone
from trainer.web.i18n import _
from trainer.web.trainee.desk import worker

BLANK: Final = 3
MOST: Final = 40
TICKS: Final = ("key",)
RINGS: Final = ("ring_before", "ring_now", "ring_wanted")
CHOICES: Final = ("contact", "quality", "change")
ASK: Final = "?"
"""The choice that says: not known yet."""


@dataclass(frozen=True)
class TieRow:
    """One row of the form; `key` stands in its fields' names."""

    key: str
    values: dict[str, str]
    support: tuple[str, ...] = ()


def log_inventory(ref: str) -> ResponseReturnValue:
    """As a table, which works without a script and on paper; the circle is drawn from what is kept."""
    member = worker()
    desk = LogDesk.of(member)
    case = desk.case(ref)
    setting = current(session()).setting
    if case is None or setting is None:
        abort(404)
    held = next(((e, p) for e, p in case.parts if p.kind == "inventory"), None)
    row = log_entries.standing(session(), member.programme_id, held[0].ref) if held else None
    content = log_entries.content(session(), row.id) if row else None
    made = inventory_of(content.words if content else None)
    schools = [(one.id, one.name) for one in setting.traditions.traditions]
    tradition = request.form.get("tradition") or (made.tradition if made else schools[0][0])
    form = LogForm("part", request.form)
    if request.method == "POST":
        state = typed(request.form)

        def keep() -> None:
            keep_inventory(
                session(),
                member=worker(),
                case=ref,
                tradition=tradition,
                on=desk.today,
                state=state,
                seen=request.form.get("seen") or None,
                now=now(),
            )

        if attempt(form, keep):
            flash(_("Kept. The circle is drawn from it."))
            return redirect(url_for("trainee.log_inventory", ref=ref))
    vocabulary, school = words_of(session(), tradition)
    rows = (
        typed_rows(request.form)
        if request.method == "POST"
        else kept_rows(made, to_state(made, vocabulary) if made else {})
    )
    page = render_template(
        "trainee/log_inventory.html",
        form=form,
        case=case,
        schools=schools,
        tradition=tradition,
        vocabulary=vocabulary,
        school=school,
        rows=[*rows, *(TieRow(f"p{len(rows) + n + 1}", {}) for n in range(BLANK))],
        circle=circle_alone(Answer(people=made.people(vocabulary)), vocabulary) if made and made.ties else None,
        seen=request.form.get("seen") or (row.digest if row else ""),
        rings=RINGS,
        choices=CHOICES,
    )
    return page, 200 if form.sound else 422


def typed(form: Any) -> State:
    """The flat map that the workspace uses, out of the table; rows without a relation are nobody."""
    state: State = {}
    for row in typed_rows(form):
        for field, value in row.values.items():
            if value:
                said: Any = True if field in TICKS else {"ask": ASK} if value == ASK else value
                state[f"people.{row.key}.{field}"] = said
        if row.support:
            state[f"people.{row.key}.support"] = list(row.support)
    return state


def typed_rows(form: Any) -> list[TieRow]:
    """Rows that name a relation."""
    fields = ("relation", "status", "area", *TICKS, *RINGS, *CHOICES)
    found = []
    for key in (f"p{n}" for n in range(1, MOST + BLANK + 1)):
        values = {field: form.get(f"{key}.{field}", "") for field in fields}
        if values["relation"]:
            found.append(TieRow(key, values, tuple(form.getlist(f"{key}.support"))))
    return found


def kept_rows(made: CaseInventory | None, state: State) -> list[TieRow]:
    """What is kept, as rows."""
    rows = []
    for number, _tie in enumerate(made.ties if made else (), 1):
        prefix = f"people.{_keys(state)[number - 1]}."
        mine = {path.removeprefix(prefix): value for path, value in state.items() if path.startswith(prefix)}
        values = {
            f: ASK if isinstance(v, dict) else "1" if v is True else str(v) for f, v in mine.items() if "." not in f
        }
        support = mine.get("support")
        rows.append(TieRow(f"p{number}", values, tuple(support) if isinstance(support, list) else ()))
    return rows


def _keys(state: State) -> list[str]:
    return list(dict.fromkeys(path.split(".")[1] for path in state))
