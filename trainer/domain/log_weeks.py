"""When something happened to a patient, told in weeks since the case's first session: a day could tell who it was."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from trainer.domain.log_entries import ClinicalCase, ClinicalSession
from trainer.domain.training_log import TrainingLog

OF_CASE: Final = {
    "clinical-case": ("opened_on", "closed_on"),
    "clinical-session": ("on",),
    "measure": ("on",),
    "rating": ("on",),
    "part": ("on",),
    "supervision": ("on",),
}
"""The days of each kind that belong to a case. What is about the trainee alone keeps its days."""


def first_days(log: TrainingLog) -> dict[str, date]:
    """Each case's first session or, before there is one, the day it was opened."""
    days = {entry.ref: case.opened_on for entry, case in log.of(ClinicalCase)}
    held: dict[str, date] = {}
    for _, session in log.of(ClinicalSession):
        held[session.case] = min(session.on, held.get(session.case, session.on))
    return {case: held.get(case, day) for case, day in days.items()}


def weeks(day: date, first: date) -> int:
    """Whole weeks since then; the week before is -1."""
    return (day - first).days // 7


def in_weeks(kind: str, ref: str, said: Mapping[str, Any], first: Mapping[str, date]) -> dict[str, Any]:
    """Plain facts with weeks in place of the days that belong to a case; of a case not in the log, without both."""
    if kind not in OF_CASE or (kind == "supervision" and not said["cases"]):
        return dict(said)
    kept = {name: value for name, value in said.items() if name not in (*OF_CASE[kind], "areas")}
    if kind == "supervision":
        day = date.fromisoformat(said["on"])
        return kept | {"weeks": {case: weeks(day, first[case]) for case in said["cases"] if case in first}}
    begun = first.get(ref if kind == "clinical-case" else said["case"])
    for name in OF_CASE[kind]:
        kept[name.replace("on", "week") if name != "on" else "week"] = _week(said[name], begun)
    if kind == "clinical-case":
        kept["areas"] = [{"area": one["area"], "week": _week(one["on"], begun)} for one in said["areas"]]
    return kept


def _week(day: str | None, begun: date | None) -> int | None:
    return weeks(date.fromisoformat(day), begun) if day and begun else None
