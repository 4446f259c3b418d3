"""A form of the training log: what was typed, read into facts, with every fault at its field and nothing lost."""

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from werkzeug.datastructures import MultiDict

from trainer.db import session
from trainer.db.facts import read
from trainer.domain.errors import Conflict, WrongState
from trainer.domain.free_text import GUARDED
from trainer.domain.log_entries import KINDS, Facts
from trainer.domain.log_rules import LogFault
from trainer.domain.moments import read_day
from trainer.services.log_desk import Faulty, Identifying
from trainer.web.components.credentials.asking import OF_ENTRY, Asked, asked
from trainer.web.components.log_words import in_words, suspicion_names
from trainer.web.i18n import _

MOST_AREAS: Final = 12
LONGEST_NUMBER: Final = 9
MANY: Final = ("cases",)
"""Fields that hold several values."""


@dataclass
class LogForm:
    """`typed` is what stands in the fields; `before` what an entry holds that the form does not show."""

    kind: str
    typed: MultiDict[str, str]
    prefix: str = ""
    before: Mapping[str, Any] = field(default_factory=dict)
    faults: dict[str, list[str]] = field(default_factory=dict)
    suspicions: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    head: list[str] = field(default_factory=list)
    choices: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    @property
    def asked(self) -> Sequence[Asked]:
        """Its fields."""
        return asked(self.kind)

    @property
    def sound(self) -> bool:
        """Whether nothing stands in the way so far."""
        return not (self.faults or self.suspicions or self.head)

    @property
    def labels(self) -> dict[str, str]:
        """Of its fields, by their names in the page."""
        return {self.key(one.name): one.label for one in self.asked}

    @property
    def guarded(self) -> tuple[str, ...]:
        """Fields that the guard reads."""
        return GUARDED.get(KINDS[self.kind].__name__, ())

    def key(self, name: str) -> str:
        """A field's name in the page."""
        return f"{self.prefix}{name}"

    def value(self, name: str) -> str:
        """What stands there."""
        return self.typed.get(self.key(name), "")

    def values(self, name: str) -> list[str]:
        """What is ticked there."""
        return self.typed.getlist(self.key(name))

    def area_rows(self) -> list[tuple[str, str]]:
        """Problem areas with the day each was chosen on; a blank one to fill in."""
        rows = list(zip(self.values("area"), self.values("area_on"), strict=False))
        return [*[row for row in rows if any(row)][:MOST_AREAS], ("", "")]

    def fault(self, name: str, kind: str, value: str = "", other: str = "") -> None:
        """Note what is wrong with a field."""
        self.faults.setdefault(self.key(name), []).append(in_words(LogFault(name, kind, value, other)))

    def facts(self) -> Facts | None:
        """What the form says; None once something could not be read, which then stands at its field."""
        said: dict[str, Any] = {**OF_ENTRY.get(self.kind, {}), **self.before}
        for one in self.asked:
            said[one.name] = READ[one.way](self, one)
        if self.faults:
            return None
        return read(self.kind, {name: _plain(value) for name, value in said.items()})

    def take(self, refusal: WrongState | Conflict) -> None:
        """What the service refuses, each at its field; anything else at the head."""
        if isinstance(refusal, Faulty):
            for fault in refusal.faults:
                self.faults.setdefault(fault.field, []).append(in_words(fault))
        elif isinstance(refusal, Identifying):
            for one in refusal.suspicions:
                words = suspicion_names()[one.finding.kind]
                self.suspicions.setdefault(one.field, []).append((one.key, words))
        else:
            self.head.append(str(refusal))


def attempt(form: LogForm, change: Callable[[], object]) -> bool:
    """Make the change; what is refused stands in the form, and nothing was changed."""
    try:
        change()
    except (WrongState, Conflict) as refusal:
        session().rollback()
        form.take(refusal)
        return False
    return True


def shown(kind: str, plain: Mapping[str, Any], prefix: str = "") -> MultiDict[str, str]:
    """Facts as plain data, as a form's fields hold them."""
    typed: MultiDict[str, str] = MultiDict()
    for one in asked(kind):
        value, key = plain.get(one.name), f"{prefix}{one.name}"
        if one.way == "areas":
            for chosen in value or ():
                typed.add(f"{prefix}area", chosen["area"])
                typed.add(f"{prefix}area_on", chosen["on"])
        elif one.way == "yes-no":
            typed[key] = {True: "yes", False: "no"}.get(value, "")  # type: ignore[arg-type]
        elif one.way in ("scores", "codes"):
            typed[key] = " ".join(map(str, value or ()))
        elif isinstance(value, (list, tuple)):
            typed.setlist(key, list(value))
        elif isinstance(value, bool):
            typed[key] = "1" if value else ""
        else:
            typed[key] = "" if value in (None, 0) and one.name != "session" else str(value)
    return typed


def cleared(typed: MultiDict[str, str]) -> list[str]:
    """What the guard found and the person said is no identifier."""
    return [key[:200] for key in typed.getlist("cleared")[:50]]


def nonce(typed: MultiDict[str, str]) -> str:
    """Of the form that was sent; a new one has its own."""
    return typed.get("nonce", "")[:64] or secrets.token_urlsafe(12)


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    return str(value) if isinstance(value, Decimal) else value


def _text(form: LogForm, one: Asked) -> str:
    text = " ".join(form.value(one.name).replace("\0", "").split())
    if one.needed and not text:
        form.fault(one.name, "missing")
    return text


def _day(form: LogForm, one: Asked) -> date | None:
    text = form.value(one.name).strip()
    if not text:
        if one.needed:
            form.fault(one.name, "missing")
        return None
    return _read_day(form, one.name, text)


def _read_day(form: LogForm, name: str, text: str) -> date | None:
    try:
        return read_day(text)
    except ValueError:
        form.fault(name, "day", text)
        return None


def _number(form: LogForm, one: Asked) -> int | None:
    text = form.value(one.name).strip()
    if not text:
        return None if one.name == "session" and form.kind == "part" else 0
    if not text.isascii() or not text.isdecimal() or len(text) > LONGEST_NUMBER:
        form.fault(one.name, "number", text)
        return 0
    return int(text)


def _exact(form: LogForm, name: str, text: str) -> Decimal:
    try:
        value = Decimal(text.replace(",", ".")) if text.isascii() and len(text) <= LONGEST_NUMBER else Decimal("NaN")
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite():
        form.fault(name, "number", text)
        return Decimal(0)
    return value


def _decimal(form: LogForm, one: Asked) -> Decimal:
    text = form.value(one.name).strip()
    if not text:
        form.fault(one.name, "missing")
        return Decimal(0)
    return _exact(form, one.name, text)


def _choice(form: LogForm, one: Asked) -> str:
    value = form.value(one.name)
    if value not in one.choices:
        if value:
            form.fault(one.name, "choice", value, ", ".join(one.choices))
        else:
            form.fault(one.name, "missing")
    return value


def _areas(form: LogForm, one: Asked) -> list[dict[str, Any]]:
    made = []
    for area, on in form.area_rows()[:-1]:
        if not area:
            form.fault(one.name, "missing")
            continue
        day = _read_day(form, one.name, on or form.value("opened_on"))
        made.append({"area": area, "on": day})
    return made


READ: Final[dict[str, Callable[[LogForm, Asked], Any]]] = {
    "text": _text,
    "long": _text,
    "guide": _text,
    "case": _text,
    "day": _day,
    "number": _number,
    "decimal": _decimal,
    "choice": _choice,
    "tick": lambda form, one: bool(form.value(one.name)),
    "cases": lambda form, one: [ref for ref in dict.fromkeys(form.values(one.name)) if ref],
    "scores": lambda form, one: [
        _exact(form, one.name, part) for part in form.value(one.name).replace(";", " ").split()[:100]
    ],
    "codes": lambda form, one: form.value(one.name).replace(",", " ").replace(";", " ").split()[:60],
    "yes-no": lambda form, one: {"yes": True, "no": False}.get(form.value(one.name)),
    "areas": _areas,
}
"""How each way of asking is read."""


def blank(words: str | None = None) -> tuple[str, str]:
    """The first choice of a list where none is one."""
    return "", words or _("Choose …")
