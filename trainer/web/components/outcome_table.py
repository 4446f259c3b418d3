"""What became of each cohort, as rows for an accreditor; where few people stand behind a number, it says so."""

from collections.abc import Iterator, Sequence

from flask import g

from trainer.db import session
from trainer.db.queries import outcomes, readiness
from trainer.db.queries.accreditation import month
from trainer.documents.tables_zip import Table
from trainer.domain.cohort_standing import FEWEST
from trainer.domain.waiting import curve
from trainer.services.catalogue import pathway_editions
from trainer.services.directing import today_in
from trainer.web.clock import now
from trainer.web.i18n import _

COUNTS = ("began", "left", "on_leave", "all_done", "awarded")


def outcome_table() -> Table:
    """On the programme’s own pathways, each cohort a row."""
    small: list[str] = []
    return Table(
        "outcomes",
        _("What became of each cohort on each of the programme’s own pathways."),
        [
            ("cohort", _("month in which it began; empty for people without a cohort")),
            ("pathway", _("its title")),
            ("edition", _("of the pathway")),
            ("began", _("people who ever began, those who left included")),
            ("left", _("of these, who have left")),
            ("on_leave", _("of these, who are on leave today")),
            ("all_done", _("of these, who have all that is required; whoever has left may be among them")),
            ("awarded", _("of these, to whom the committee awarded the certificate")),
            (
                "median_weeks",
                _("weeks of full-time training by which half had all that is required; whoever has not counts for as "
                  "long as they have trained; empty where half have not, or fewer than ten people began"),
            ),
            ("not_there_yet", _("how many do not have it, or had not when they left: the median is made with them")),
            ("few", _("counts above that fewer than five people make up: they could be guessed")),
        ],
        _rows(small),
        told=lambda n: _told(n, len(small)),
    )  # fmt: skip


def _told(rows: int, small: int) -> str:
    if not rows:
        return _("Nobody is on a pathway of the programme’s own.")
    words = _("Small numbers: in %(small)s of %(rows)s rows a count is of fewer than five people; see few.")
    return words % {"small": small, "rows": rows} if small else ""


def _rows(small: list[str]) -> Iterator[Sequence[object]]:
    db, own = session(), g.programme.id
    editions = pathway_editions(db, [number for number, _slug in readiness.editions(db, own)])
    ours = {number: pathway for number, pathway in editions.items() if pathway.owner == "programme"}
    required = {
        number: [row.id for row in pathway.requirements if row.strength == "required"]
        for number, pathway in ours.items()
    }
    for one in outcomes.outcomes(db, own, today_in(g.programme, now()), required):
        pathway, found = ours[one.edition_id], curve(one.events, one.censored)
        half = found.reaches(0.5) if found else None
        counts = (one.began, one.left, one.away, one.done, one.awarded)
        few = " ".join(name for name, n in zip(COUNTS, counts, strict=True) if 0 < n < FEWEST)
        small += [few] if few else []
        place = (month(one.cohort), pathway.title, pathway.edition)
        yield *place, *counts, half[0] if half else "", one.began - one.done, few
