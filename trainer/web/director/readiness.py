"""Who stands where: cohort by requirement for one edition of a pathway, found, sorted and filtered by the address."""

from collections.abc import Iterator
from datetime import timedelta

from flask import Response, g, render_template, request, stream_with_context
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.queries import cohorts, standards
from trainer.documents.workbook import XLSX, workbook
from trainer.domain.angoff import FEWEST_CASES
from trainer.domain.sheets import lines_of_csv
from trainer.services.directing import today_in
from trainer.web.clock import now
from trainer.web.components.listing import addresses
from trainer.web.components.looked_at import note
from trainer.web.components.readiness import (
    Looked,
    cells_of,
    headings,
    looked_at,
    missing,
    much,
    search_of,
    state_names,
    whole_names,
)
from trainer.web.components.readiness_list import (
    asked_told,
    band_names,
    count_told,
    listed,
    not_understood,
    order_names,
    order_told,
    supervised,
)
from trainer.web.components.readiness_table import about_of, name_of, rows_of
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
    found = listed(looked, search, today)
    told = asked_told(looked, search, known)
    people = [row.progress.membership_id for row in found.rows]
    places = addresses("director.readiness_trainee", "membership_id", people, pathway=looked.pathway.slug)
    return render_template(
        "director/readiness.html",
        looked=looked,
        search=search,
        found=found,
        told=f"{count_told(found, told)} {order_told(search)}",
        missed=not_understood(looked, search, [c.slug for c in known]),
        standard=standards.for_requirements(session(), g.programme.id),
        fewest=FEWEST_CASES,
        cohorts=known,
        states=state_names(),
        wholes=whole_names(),
        orders=order_names(search),
        bands=band_names(),
        named=headings(looked),
        missing=missing,
        much=much,
        places=places,
        cells=cells_of(found.rows, looked, places),
        supervised=lambda p: supervised(p, today),
        today=today,
        filtered=bool(told),
    )


def readiness_file() -> ResponseReturnValue:
    """The same people in the same order as CSV, row by row as they are read: whole programmes take no memory."""
    looked = looked_at()
    if looked is None:
        return Response(status=404)
    answer = Response(stream_with_context(lines_of_csv(rows_of(looked))), content_type="text/csv; charset=utf-8")
    return named(answer, looked, "csv")


def readiness_workbook() -> ResponseReturnValue:
    """The same as XLSX, made in a file that is gone once it is sent."""
    looked = looked_at()
    if looked is None:
        return Response(status=404)

    rows, about, title = rows_of(looked), about_of(looked), looked.pathway.title

    def parts() -> Iterator[bytes]:
        with workbook(title, rows, now=now(), sheet=_("Readiness"), about=about) as made:
            while part := made.read(PART):
                yield part

    return named(Response(stream_with_context(parts()), content_type=XLSX), looked, "xlsx")


def named(answer: Response, looked: Looked, kind: str) -> Response:
    """Saved under a name that says of whom and when, and kept by no cache; that it was taken, and what, is noted."""
    name = name_of(looked, kind)
    if request.method != "HEAD":
        taken = {"file": name, "words": request.args.get("words", "")[:100]}
        kept = {key: value for key, value in taken.items() if value}
        note("readiness.downloaded", "programme", g.programme.id, timedelta(0), kept)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
