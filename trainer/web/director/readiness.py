"""Who stands where: cohort by requirement for one edition of a pathway, found, sorted and filtered by the address."""

from collections.abc import Iterator

from flask import Response, current_app, g, render_template, stream_with_context
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from trainer.db import reading, session
from trainer.db.queries import cohorts
from trainer.db.queries import readiness as queries
from trainer.domain.sheets import lines_of_csv
from trainer.services.directing import today_in
from trainer.web.clock import now
from trainer.web.components.readiness import Looked, looked_at, much, search_of, short, state_names
from trainer.web.i18n import _


def readiness() -> ResponseReturnValue:
    """A page of the table; its counts are kept, not counted."""
    looked = looked_at()
    if looked is None:
        return render_template("director/readiness.html", looked=None)
    search, today = search_of(looked), today_in(g.programme, now())
    rows, more = queries.page(session(), g.programme.id, search, today)
    return render_template(
        "director/readiness.html",
        looked=looked,
        search=search,
        rows=rows,
        more=more,
        tally=queries.tally(session(), g.programme.id, looked.edition_id, search.cohort),
        cohorts=cohorts.of_programme(session(), g.programme.id),
        states=state_names(),
        much=much,
        short=short,
        today=today,
        filtered=any((search.words, search.cohort is not None, search.state, search.stalled, search.gone)),
    )


def readiness_file() -> ResponseReturnValue:
    """The same people in the same order as CSV, row by row as they are read: whole programmes take no memory."""
    looked = looked_at()
    if looked is None:
        return Response(status=404)
    search, today = search_of(looked), today_in(g.programme, now())
    engine, programme_id = current_app.extensions["engine"], g.programme.id
    header, states = header_of(looked), state_names()

    def lines() -> Iterator[list[object]]:
        yield header
        with Session(reading(engine)) as own:
            for rows in queries.everybody(own, programme_id, search, today):
                for row in rows:
                    p = row.progress
                    told: list[object] = [row.name, row.cohort or "", states[p.state], p.met, p.required, p.judged]
                    told += ["" if p.level is None else f"{p.level:.2f}", p.quiet_until or "", f"{row.as_of:%Y-%m-%d}"]
                    for one in looked.rows:
                        line = row.lines.get(one.id)
                        told.append(" ".join(filter(None, (states[line.state], much(line)))) if line else "")
                    yield told
                own.expunge_all()

    answer = Response(stream_with_context(lines_of_csv(lines())), content_type="text/csv; charset=utf-8")
    name = f"readiness-{g.programme.slug}-{looked.pathway.slug}-{today}.csv"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def header_of(looked: Looked) -> list[object]:
    """What the columns are."""
    whole = [_("Name"), _("Cohort"), _("State"), _("Requirements met"), _("Requirements")]
    well = [_("Cases judged"), _("Mean level"), _("Supervision quiet until"), _("As of")]
    return [*whole, *well, *(row.words for row in looked.rows)]
