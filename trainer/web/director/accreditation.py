"""What an accreditor asks for, without names: tables of the programme in one archive, each column explained."""

import secrets
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta

from flask import Response, g, render_template, request, send_file
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.queries import accreditation as queries
from trainer.db.queries import standards
from trainer.db.queries.accreditation import month
from trainer.db.queries.calibrations import MOST
from trainer.documents.tables_zip import Table, tables_zip
from trainer.domain.calibration import Estimate
from trainer.domain.cohort_standing import FEWEST
from trainer.services.catalogue import current
from trainer.web.clock import now
from trainer.web.components.graders_agree import graders_agree
from trainer.web.components.looked_at import note
from trainer.web.components.outcome_table import outcome_table
from trainer.web.director.instrument import case_rows, verdict_words
from trainer.web.i18n import _


class Codes(dict[int, str]):
    """A code for each account, drawn anew for every export, so that two exports cannot be laid side by side."""

    def __missing__(self, account_id: int) -> str:
        self[account_id] = made = f"P-{secrets.token_hex(5)}"
        return made


def accreditation() -> ResponseReturnValue:
    """What is in it, before it is taken."""
    return render_template("director/accreditation.html", tables=list(_tables(Codes())))


def accreditation_file() -> Response:
    """Read and written row by row; that it was taken is noted."""
    made = tables_zip(_tables(Codes()), _about(), now=now())
    if request.method != "HEAD":
        note("accreditation.downloaded", "programme", g.programme.id, timedelta(0))
    name = f"accreditation-{g.programme.slug}-{now():%Y-%m-%d}.zip"
    answer = send_file(made, "application/zip", as_attachment=True, download_name=name)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def _about() -> str:
    return _(
        "%(programme)s, %(day)s. No names, no addresses, no days: people have codes that were drawn for this export "
        "alone, and dates are months. Where few people share a month they could still be guessed: give it to whom "
        "it is meant for, and to nobody else. Practice stays its owner’s; it is only counted."
    ) % {"programme": g.programme.name, "day": f"{now():%Y-%m-%d}"}


def _tables(codes: Codes) -> Iterator[Table]:
    db, own, code = session(), g.programme.id, codes.__getitem__
    yield outcome_table()
    together: Counter[object] = Counter()
    who = ("person", _("a code, the same in every table of this export"))
    yield Table(
        "trainees",
        _("Everybody who is or was a trainee."),
        [
            who,
            ("began", _("month of the first day")),
            ("last_day", _("month of the last day, if one is set")),
            ("left", _("withdrawn, or empty")),
            ("cohort", _("month in which the cohort began, the last one of whoever came back")),
            ("stays", _("how many times they came; 2 for whoever came back once")),
            ("practice", _("cases handed in as practice: a count and no more")),
            ("assessed", _("hand-ins of assessed work")),
            ("released", _("pieces of assessed work that were judged and released")),
        ],
        _seen(queries.trainees(db, own, code), together),
        told=lambda _n: _few(together),
    )
    yield Table(
        "assessed",
        _("Assessed work that was released."),
        [
            who,
            ("case", _("its title")),
            ("edition", _("first twelve signs of the fingerprint of what was worked on")),
            ("attempt", _("1 for the first hand-in on that case")),
            ("round", _("2 and more after a return for revision")),
            ("handed_in", _("month")),
            ("released", _("month")),
            ("mean_level", _("mean of the settled levels, 1 to 5")),
            ("graders", _("how many judged it")),
            ("drawn", _("yes where the lot, before any mark, gave it to a second grader; the others were asked for")),
        ],
        queries.assessed(db, own, code),
    )
    yield Table(
        "graders",
        _("Supervisors, with the right by which they judge."),
        [
            who,
            ("judged", _("judgements handed over")),
            ("agreement", _("weighted kappa with the settled marks of the example pieces")),
            ("waived", _("yes where a director waived calibration")),
            ("until", _("month in which the right ends")),
        ],
        queries.graders(db, own, code),
    )
    yield Table(
        "decisions",
        _("What the committee decided on candidates for the programme’s own certificates."),
        [
            who,
            ("pathway", _("its short name")),
            ("edition", _("of the pathway")),
            ("put_forward", _("month")),
            ("state", _("first, decided, appeal, final or withdrawn")),
            ("outcome", _("award, not-yet, or empty")),
            ("views", _("members who gave their view; empty while others may still be asked to look again")),
            ("dissent", _("members whose view was another than the last decision; likewise")),
            ("appealed", _("yes, or empty")),
            ("issued", _("yes where a certificate was issued")),
            ("revoked", _("yes where one was revoked")),
        ],
        queries.decisions(db, own, code, now()),
    )
    yield from _of_the_instrument()


def _seen(rows: Iterator[Sequence[object]], together: Counter[object]) -> Iterator[Sequence[object]]:
    """The rows; how many people share a first month is counted as they pass."""
    for row in rows:
        together[row[1]] += 1
        yield row


def _few(together: Counter[object]) -> str:
    small = sorted(str(month_) for month_, n in together.items() if n < FEWEST)
    words = _("Small numbers: fewer than five people began in each of these months, and could be guessed: %(months)s.")
    return words % {"months": ", ".join(small)} if small else ""


def _of_the_instrument() -> Iterator[Table]:
    interval = [
        ("low", _("lower end of its 95 per cent interval")),
        ("high", _("upper end of it")),
    ]
    yield Table(
        "cases",
        _("The cases as items: first attempts at assessed work, where there are enough of them."),
        [
            ("case", _("its title")),
            ("verdict", _("what the numbers come to, in words; the thresholds stand on the page of the instrument")),
            ("first_attempts", _("how many there are with a total")),
            ("mean", _("mean corrected total, 0 to 1")),
            *interval,
            ("item_rest", _("correlation with the mean of the person’s other cases")),
            ("item_rest_low", _("lower end of its 95 per cent interval")),
            ("item_rest_high", _("upper end of it")),
            ("handed_in_by", _("people, in either mode")),
            ("readers_seen_by", _("people to whom the readings were shown")),
            ("contested", _("why no total is given, or empty")),
        ],
        _case_cells(),
    )
    yield Table(
        "agreement",
        _("How first and second graders agree, blind, on released work that the lot gave to two before it was marked."),
        [
            (
                "statistic",
                _("weighted kappa, the intraclass correlation ICC(A,1), and the mean of the kappas of single criteria"),
            ),
            ("value", _("1 is full agreement, 0 what chance would give")),
            *interval,
            ("pieces", _("how many it is made of: the latest, %(n)s at most") % {"n": MOST}),
            ("drawn", _("how many were judged twice by lot")),
            ("asked_for", _("how many more were judged twice because the first marks asked for it; left out")),
        ],
        _agreement_cells(),
        told=lambda n: "" if n else _("Nobody’s work was judged twice by lot: there is no agreement to tell."),
    )
    yield Table(
        "standards",
        _("Standards that a director adopted; the newest holds."),
        [
            ("adopted", _("month")),
            ("cut", _("the least mean level")),
            ("error", _("its standard error")),
            ("judges", _("how many judges, or of a regression how many graders")),
            ("method", _("a modified Angoff study, or borderline regression")),
            ("floors", _("levels by criterion that no average buys back")),
        ],
        _standard_cells(),
        told=lambda n: "" if n else _("None was adopted: by marks alone nobody passes or fails."),
    )


def _case_cells() -> Iterator[Sequence[object]]:
    words = verdict_words()
    for row in case_rows(current(session())):
        seen = row.exposure
        numbers = (row.first, *told(row.difficulty), *told(row.tells_apart), seen.worked, seen.seen)
        yield row.title, words[row.verdict][1], *numbers, row.contested


def _agreement_cells() -> Iterator[Sequence[object]]:
    agree = graders_agree()
    found, twice = agree.found, agree.twice
    if found is None:
        return
    behind = (found.pieces, twice.drawn, twice.asked)
    yield "weighted-kappa", *told(found.kappa), *behind
    yield "icc-a-1", *told(found.icc), *behind
    if agree.within:
        yield "weighted-kappa-within-criteria", *told(agree.within.mean), *behind


def _standard_cells() -> Iterator[Sequence[object]]:
    for row in standards.adopted(session(), g.programme.id):
        floors = "; ".join(f"{key} {level}" for key, level in row.floors.items())
        yield month(row.adopted_at), row.cut, row.error, row.judges, row.basis.get("method", "angoff"), floors


def told(estimate: Estimate | None) -> Sequence[str]:
    """A value with its interval; empty where there is none."""
    if estimate is None:
        return "", "", ""
    ends = estimate.interval or (None, None)
    return f"{estimate.value:.3f}", *("" if end is None else f"{end:.3f}" for end in ends)
