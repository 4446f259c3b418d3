"""Who stands where: cohort by requirement for one edition of a pathway, found, sorted and filtered by the address."""

from collections.abc import Iterator
from datetime import timedelta

from flask import Response, current_app, g, render_template, stream_with_context
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from trainer.db import reading, session
from trainer.db.queries import cohorts
from trainer.db.queries import readiness as queries
from trainer.documents.workbook import XLSX, workbook
from trainer.domain.sheets import lines_of_csv
from trainer.services.directing import today_in
from trainer.web.clock import now
from trainer.web.components.listing import addresses
from trainer.web.components.looked_at import note
from trainer.web.components.readiness import Looked, cells_of, looked_at, much, search_of, short, state_names
from trainer.web.i18n import _

PART = 65_536
"""Bytes of a file that are sent at once."""


def readiness() -> ResponseReturnValue:
    """A page of the table; its counts are kept, not counted."""
    looked = looked_at()
    if looked is None:
        return render_template("director/readiness.html", looked=None)
    known = cohorts.of_programme(session(), g.programme.id)
    search, today = search_of(looked, known), today_in(g.programme, now())
    rows, more = queries.page(session(), g.programme.id, search, today)
    people = [row.progress.membership_id for row in rows]
    places = addresses("director.readiness_trainee", "membership_id", people, pathway=looked.pathway.slug)
    return render_template(
        "director/readiness.html",
        looked=looked,
        search=search,
        rows=rows,
        places=places,
        cells=cells_of(rows, looked, places),
        more=more,
        tally=queries.tally(session(), g.programme.id, looked.edition_id, cohort=search.cohort),
        cohorts=known,
        states=state_names(),
        short=short,
        today=today,
        filtered=any((search.words, search.cohort is not None, search.state, search.stalled, search.gone)),
    )


def readiness_file() -> ResponseReturnValue:
    """The same people in the same order as CSV, row by row as they are read: whole programmes take no memory."""
    looked = looked_at()
    if looked is None:
        return Response(status=404)
    answer = Response(stream_with_context(lines_of_csv(told(looked))), content_type="text/csv; charset=utf-8")
    return named(answer, looked, "csv")


def readiness_workbook() -> ResponseReturnValue:
    """The same as XLSX, made in a file that is gone once it is sent."""
    looked = looked_at()
    if looked is None:
        return Response(status=404)

    rows = told(looked)

    def parts() -> Iterator[bytes]:
        with workbook(looked.pathway.title, rows, now=now()) as made:
            while part := made.read(PART):
                yield part

    return named(Response(stream_with_context(parts()), content_type=XLSX), looked, "xlsx")


def named(answer: Response, looked: Looked, kind: str) -> Response:
    """Saved under a name that says of whom and when, and kept by no cache; that it was taken is noted."""
    note("readiness.downloaded", "programme", g.programme.id, timedelta(0))
    name = f"readiness-{g.programme.slug}-{looked.pathway.slug}-{today_in(g.programme, now())}.{kind}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def told(looked: Looked) -> Iterator[list[object]]:
    """The header, then a row for everybody whom the address asks for, read as they are wanted.

    What the request's session knows is asked at once: while rows are sent only a reading transaction is open.
    """
    known = cohorts.of_programme(session(), g.programme.id)
    search, today, states = search_of(looked, known), today_in(g.programme, now()), state_names()
    engine, programme_id = reading(current_app.extensions["engine"]), g.programme.id

    def rows() -> Iterator[list[object]]:
        yield header_of(looked)
        with Session(engine) as own:
            for some in queries.everybody(own, programme_id, search, today):
                for row in some:
                    p = row.progress
                    cells: list[object] = [row.name, row.cohort or "", states[p.state], p.met, p.required, p.judged]
                    cells += ["" if p.level is None else f"{p.level:.2f}", p.quiet_until or "", f"{row.as_of:%Y-%m-%d}"]
                    for one in looked.rows:
                        line = row.lines.get(one.id)
                        cells.append(" ".join(filter(None, (states[line.state], much(line)))) if line else "")
                    yield cells
                own.expunge_all()

    return rows()


def header_of(looked: Looked) -> list[object]:
    """What the columns are."""
    whole = [_("Name"), _("Cohort"), _("State"), _("Requirements met"), _("Requirements")]
    well = [_("Cases judged"), _("Mean level"), _("Supervision quiet until"), _("As of")]
    return [*whole, *well, *(row.words for row in looked.rows)]
