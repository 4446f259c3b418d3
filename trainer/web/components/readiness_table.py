"""The list of readiness as a table for a file: what the screen says, in columns to sort, to filter and to add up."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from flask import current_app, g
from flask_security import current_user
from sqlalchemy.orm import Session

from trainer.db import session, snapshot
from trainer.db.queries import cohorts
from trainer.db.queries import readiness as queries
from trainer.db.queries.readiness import Search
from trainer.domain.moments import place_of
from trainer.services.directing import today_in
from trainer.web.clock import now
from trainer.web.components.readiness import Looked, headings, search_of, state_names, whole_names
from trainer.web.components.readiness_list import asked_told, order_told, supervised
from trainer.web.i18n import _

HOUR = 60


def rows_of(looked: Looked) -> Iterator[list[object]]:
    """The header, then a row for everybody whom the address asks for, whatever page it is of; read as they are wanted.

    All of it is of one moment, whoever comes or goes meanwhile. What the request's session knows is asked at once:
    while rows are sent only a reading transaction is open.
    """
    known = cohorts.of_programme(session(), g.programme.id)
    search, today = replace(search_of(looked, known), after=None, before=None), today_in(g.programme, now())
    states, wholes = state_names(), whole_names()
    engine, programme_id = snapshot(current_app.extensions["engine"]), g.programme.id

    def rows() -> Iterator[list[object]]:
        yield header_of(looked)
        with Session(engine) as own:
            for some in queries.everybody(own, programme_id, search, today):
                for row in some:
                    p = row.progress
                    cells = [row.name, row.cohort or "", wholes[p.state], p.met, p.required, p.judged, p.level]
                    if looked.supervised:
                        told = supervised(p, today)
                        cells += [told.words, p.supervised_on, p.quiet_until]
                    cells.append(row.as_of.date())
                    for one in looked.rows:
                        cells += _line(row.lines.get(one.id), states)
                    yield cells
                own.expunge_all()

    return rows()


def _line(line: Any, states: dict[str, str]) -> list[object]:
    """Its state, how much there is and how much is needed; time is in hours."""
    if line is None:
        return ["", None, None]
    much = [line.have, line.need]
    if line.unit == "minutes":
        much = [round(value / HOUR, 2) for value in much]
    return [states[line.state], *much]


def header_of(looked: Looked) -> list[object]:
    """What the columns are."""
    whole = [_("Name"), _("Cohort"), _("Completion"), _("Requirements met"), _("Requirements")]
    well = [_("Cases judged"), _("Mean level")]
    quiet = [_("Supervision"), _("Last supervised"), _("Counts as stalled after")] if looked.supervised else []
    each = [
        f"{name}: {part}"
        for name in headings(looked).values()
        for part in (_("state"), _("how much"), _("of how much"))
    ]
    return [*whole, *well, *quiet, _("As of"), *each]


def about_of(looked: Looked) -> tuple[str, Callable[[int], list[Sequence[object]]]]:
    """The sheet that says what the list is: whoever opens it in a year knows of whom, by what and when."""
    known, moment = cohorts.of_programme(session(), g.programme.id), now()
    search = search_of(looked, known)
    asked = asked_told(looked, search, known)
    local = moment.astimezone(place_of(g.programme.time_zone))
    pathway = looked.pathway
    told: list[Sequence[object]] = [
        (_("Pathway"), pathway.title),
        (_("Edition"), f"{pathway.body_name}, {pathway.edition}"),
        (_("Programme"), g.programme.name),
        (_("Who is listed"), "; ".join(asked) or _("everybody who is here")),
        (_("Order"), order_told(search)),
        (_("Taken on"), local.date()),
        (_("At"), f"{local:%H:%M} {g.programme.time_zone}"),
        (_("Taken by"), current_user.name),
        (_("Amounts"), _("Amounts of time are in hours.")),
        (_("It advises"), _("A committee decides, or the body. Completion is not competence.")),
        ("", ""),
        *((name, row.words) for name, row in zip(headings(looked).values(), looked.rows, strict=True)),
    ]
    return _("About this list"), lambda people: [*told[:4], (_("People"), people), *told[4:]]


def name_of(looked: Looked, kind: str) -> str:
    """A file's name that says of whom it is and of when: two lists that differ are called differently."""
    known = cohorts.of_programme(session(), g.programme.id)
    search, slugs = search_of(looked, known), {c.id: c.slug for c in known} | {0: "no-cohort"}
    parts = [g.programme.slug, looked.pathway.slug, *_asked(search, slugs), str(today_in(g.programme, now()))]
    return f"readiness-{'-'.join(parts)}.{kind}"


def _asked(search: Search, slugs: dict[int, str]) -> list[str]:
    stalled = f"stalled-{search.stalled}".removesuffix("-yes") if search.stalled else ""
    found = (
        slugs.get(search.cohort, "") if search.cohort is not None else "",
        search.requirement if search.by_line else "",
        search.state,
        "never-put-forward" if search.forward else "",
        stalled,
        "left" if search.gone else "",
        "by-name" if search.words else "",
        search.sort,
    )
    return [part for part in found if part]
