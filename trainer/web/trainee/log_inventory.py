"""The interpersonal inventory of a real case: ties in fields alone, nobody's name, on the circle of the workspace."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from trainer.db import session
from trainer.db.queries import log_entries
from trainer.domain.case_inventory import MOST, CaseInventory, to_state
from trainer.domain.draft import State
from trainer.domain.draft_answer import nested
from trainer.domain.inventory import Answer
from trainer.domain.vocabulary import Vocabulary
from trainer.services.assembling import inventory_of, keep_inventory, words_of
from trainer.services.catalogue import current
from trainer.web.clock import now
from trainer.web.components.credentials.desk import LogDesk
from trainer.web.components.credentials.log_form import LogForm, attempt
from trainer.web.components.telling.circle import circle_alone
from trainer.web.doors import me
from trainer.web.i18n import _
from trainer.web.trainee.desk import worker
from trainer.web.trainee.workspace_words import circle_words

BLANK: Final = 3
"""Cards to fill in beyond those there are; with a script one is open at a time."""
RINGS: Final = ("ring_before", "ring_now", "ring_wanted")
ASK: Final = "?"
"""The choice that says: not known yet."""
SHORT: Final = 4
"""Signs of a case's code that fit on the disc in the middle."""
NEEDED: Final = {"by", "about"}
"""Without these an expectation says nothing."""


@dataclass(frozen=True)
class TieRow:
    """One person of the form, by the paths of the workspace; without a `name` it is empty."""

    key: str
    values: Mapping[str, str]
    support: tuple[str, ...] = ()
    wants: tuple[tuple[str, Mapping[str, str]], ...] = ()
    name: str = ""

    @property
    def path(self) -> str:
        """What its fields' names begin with."""
        return f"people.{self.key}"


def log_inventory(ref: str) -> ResponseReturnValue:
    """Circle, table and cards say the same; without a script table and cards do, and the circle shows what is kept."""
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

        if half_said(state):
            form.head.append(_("Say of each expectation who has it and what it is about, or leave its row empty."))
        elif attempt(form, keep):
            flash(_("Kept. The circle is drawn from it."))
            return redirect(url_for("trainee.log_inventory", ref=ref))
    vocabulary, school = words_of(session(), tradition)
    shown = typed(request.form) if request.method == "POST" else to_state(made, vocabulary) if made else {}
    page = render_template(
        "trainee/log_inventory.html",
        form=form,
        account=me().id,
        case=case,
        schools=schools,
        tradition=tradition,
        vocabulary=vocabulary,
        areas=[*({"id": a.id, "label": a.name} for a in school.areas), {"id": "none", "label": _("None of them")}],
        rows=with_blanks(rows_of(shown, vocabulary)),
        circle=_drawn(made, vocabulary),
        seen=request.form.get("seen") or (row.digest if row else ""),
        rings=RINGS,
        words=circle_words() | {"somebodyElse": _("Somebody else")},
        draft=_begun(vocabulary, case.facts.code),
    )
    return page, 200 if form.sound else 422


def typed(form: MultiDict[str, str]) -> State:
    """The flat map that the workspace uses, out of the form; whoever has no relation is nobody."""
    state: State = {}
    for path in dict.fromkeys(form):
        said: list[Any] = [value for value in form.getlist(path) if value]
        field = path.rpartition(".")[2]
        if path.startswith("people.") and said:
            one: Any = True if field == "key" else {"ask": ASK} if said[0] == ASK else said[0]
            state[path] = said if field == "support" else one
    there = tuple(f"{path.removesuffix('relation')}" for path in state if path.endswith(".relation"))
    return {path: value for path, value in state.items() if path.startswith(there)}


def half_said(state: State) -> bool:
    """Whether something stands in a row of expectations that does not say whose it is or what about."""
    said: dict[str, set[str]] = {}
    for path in state:
        before, mark, rest = path.partition(".expectations.")
        if mark:
            row, _dot, part = rest.partition(".")
            said.setdefault(f"{before}.{row}", set()).add(part)
    return any(not parts >= NEEDED for parts in said.values())


def rows_of(state: State, vocabulary: Vocabulary) -> list[TieRow]:
    """Everybody of the map, called by their relation, and numbered where there are several of one."""
    people = nested(state).get("people", {})
    labels = {one.id: one.label for one in vocabulary.relations}
    many, seen = Counter(person.get("relation") for person in people.values()), Counter[str]()
    rows = []
    for key, person in sorted(people.items()):
        relation = str(person.get("relation"))
        seen[relation] += 1
        number = f" {seen[relation]}" if many[relation] > 1 else ""
        wants, support = person.get("expectations"), person.get("support")
        rows.append(
            TieRow(
                key,
                {field: _shown(value) for field, value in person.items()},
                tuple(support) if isinstance(support, list) else (),
                tuple(sorted(wants.items())) if isinstance(wants, dict) and "ask" not in wants else (),
                f"{labels.get(relation, relation)}{number}",
            )
        )
    return rows


def with_blanks(rows: list[TieRow]) -> list[TieRow]:
    """With room for more people, and for one more expectation of each."""
    taken = {row.key for row in rows}
    free = [key for n in range(MOST + BLANK) if (key := f"p{n:02}") not in taken and key > max(taken, default="")]
    empty = [TieRow(key, {}) for key in free[:BLANK]]
    return [
        TieRow(row.key, row.values, row.support, (*row.wants, (f"e{len(row.wants):02}x", {})), row.name)
        for row in (*rows, *empty)
    ]


def _shown(value: Any) -> str:
    return ASK if isinstance(value, dict) else "1" if value is True else str(value)


def _drawn(made: CaseInventory | None, vocabulary: Vocabulary) -> Any:
    return circle_alone(Answer(people=made.people(vocabulary)), vocabulary) if made and made.ties else None


def _begun(vocabulary: Vocabulary, code: str) -> dict[str, object]:
    """What the scripts begin with: the fields of the form themselves say what stands in them, and the form keeps it."""
    rings = [(one.id, one.label) for one in vocabulary.field["ring_now"].values]
    return {
        "account": me().id,
        "draft": "ties",
        "fleeting": True,
        "locked": False,
        "state": {},
        "parts": ["people"],
        "patient": code if len(code) <= SHORT else "",
        "rings": [*rings, (ASK, _("not yet known"))],
    }
