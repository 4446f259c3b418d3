"""What a list of readiness says of itself: whom it shows of how many, in which order, and what it cannot show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from flask import g, request

from trainer.db import session
from trainer.db.models import Cohort
from trainer.db.queries import progress_tallies
from trainer.db.queries import readiness as queries
from trainer.db.queries.readiness import BANDS, Search
from trainer.domain.pace import WEEK
from trainer.domain.stalling import DONE, STANDS
from trainer.domain.verdict.judging import WORST_FIRST
from trainer.web.components.listing import MANY, Counted, counted
from trainer.web.components.readiness import Looked, headings, state_names, whole_names
from trainer.web.i18n import _, ngettext

YEAR: Final = 52
FURTHEST: Final = 10**7
"""Up to where an address may say that its page begins."""


@dataclass(frozen=True)
class Listed:
    """A page of the list. `count`: how many fit, `of`: among how many; `at`: which of them stands first on the page.

    `lost`: it was to begin with somebody who is not in the list any more, and begins with the first.
    """

    rows: list[Any]
    onward: bool
    back: bool
    at: int
    count: int
    of: int | None
    sums: Mapping[str, Mapping[str, int]]
    bands: Mapping[str, int]
    lost: bool

    @property
    def last(self) -> int:
        return self.at + len(self.rows) - 1

    @property
    def whole(self) -> Mapping[str, int]:
        """How many stand where on the whole."""
        return self.sums.get("", {})


def listed(looked: Looked, search: Search, today: date) -> Listed:
    """The page that is asked for. Who is here is counted already; others no further than `MANY`."""
    programme = g.programme.id
    rows, more, lost = queries.page(session(), programme, search, today)
    if lost:
        search = replace(search, after=None, before=None)
    columns = ["", *(row.id for row in looked.rows)]
    sums = progress_tallies.tallies(session(), programme, looked.edition_id, columns, search.cohort)
    of = None if search.gone else sum(sums.get("", {}).values())
    backwards = search.before is not None
    at = request.args.get("at", 1, type=int) if search.after or (backwards and more) else 1
    bands = queries.quiet_bands(session(), programme, search, today, MANY) if search.stalled else {}
    return Listed(
        rows,
        onward=bool(rows) and (backwards or more),
        back=bool(rows) and (more if backwards else search.after is not None),
        at=at if 0 < at < FURTHEST else 1,
        count=_count(search, sums, of, rows, alone=not more and not backwards and search.after is None, today=today),
        of=of,
        sums=sums,
        bands={band: counted(n) for band, n in bands.items()},
        lost=lost,
    )


def _count(
    search: Search,
    sums: Mapping[str, Mapping[str, int]],
    of: int | None,
    rows: list[Any],
    *,
    alone: bool,
    today: date,
) -> int:
    if alone:
        return len(rows)
    if of is not None and not (search.words or search.stalled or search.forward):
        return sums.get(search.requirement if search.by_line else "", {}).get(search.state, 0) if search.state else of
    return counted(queries.count(session(), g.programme.id, search, today, MANY))


@dataclass(frozen=True)
class Supervised:
    """How somebody's supervision stands: a word or two, what there is to add, and the day that that is about."""

    stalled: bool
    words: str
    note: str = ""
    day: date | None = None


def supervised(p: Any, today: date) -> Supervised:
    """Of one row of progress, on a pathway that asks for it. Weeks are the calendar's, as anybody would count them."""
    last = p.supervised_on
    weeks = (today - last).days // WEEK if last else 0
    ago = ngettext("%(num)s week ago", "%(num)s weeks ago", weeks) % {"num": weeks} if weeks else _("this week")
    if p.quiet_until and p.quiet_until < today:
        late = (today - p.quiet_until).days // WEEK
        if last:
            if (years := weeks // YEAR) > 1:
                words = ngettext("%(num)s year quiet", "%(num)s years quiet", years) % {"num": years}
            else:
                words = ngettext("%(num)s week quiet", "%(num)s weeks quiet", weeks) % {"num": weeks}
            return Supervised(True, words, _("last"), last)
        note = ngettext("%(num)s week overdue", "%(num)s weeks overdue", late) % {"num": late} if late else _("overdue")
        return Supervised(True, _("never"), note)
    if p.here and p.quiet_key == DONE:
        return Supervised(False, _("done"))
    if last or p.quiet_until is None:
        return Supervised(False, ago if last else _("never"), _("on leave") if p.quiet_key == STANDS else "")
    return Supervised(False, _("never"), _("due by"), p.quiet_until)


def band_names() -> dict[str, str]:
    """For how long supervision has counted as stalled."""
    return {
        "new": _("under four weeks"),
        "quarter": _("four weeks to three months"),
        "year": _("three months to a year"),
        "longer": _("longer than a year"),
    }


def order_names(search: Search) -> dict[str, str]:
    """The orders there are for what is asked."""
    names = {
        "name": _("By name"),
        "longest": _("Longest in this state first"),
        "closest": _("Least missing first"),
        "supervision": _("Longest quiet first"),
        "waiting": _("Longest unmoved first"),
        "level": _("Lowest level first"),
    }
    return names if search.by_line else {key: words for key, words in names.items() if key != "longest"}


def order_told(search: Search) -> str:
    """The order as a sentence, with who stands last for want of anything to sort by."""
    words = order_names(search)[search.order]
    last = {
        "supervision": _("those of whom no supervision is asked for now stand last"),
        "level": _("those with nothing judged stand last"),
    }
    if search.order in last and not (search.stalled and search.order == "supervision"):
        return f"{words}; {last[search.order]}."
    return f"{words}."


def asked_told(looked: Looked, search: Search, cohorts: Sequence[Cohort]) -> list[str]:
    """What is asked for, a few words each."""
    told = []
    if search.cohort is not None:
        told.append(next((c.name for c in cohorts if c.id == search.cohort), _("without a cohort")))
    if search.gone:
        told.append(_("who have left"))
    if search.by_line:
        told.append(f"{headings(looked)[search.requirement]}: {state_names()[search.state]}")
    elif search.state:
        told.append(whole_names()[search.state])
    if search.forward:
        told.append(_("never put forward"))
    if search.stalled:
        band = f" {band_names()[search.stalled]}" if search.stalled in BANDS else ""
        told.append(_("supervision stalled") + band)
    if search.words:
        told.append(_("“%(words)s” in the name") % {"words": search.words})
    return told


def count_told(found: Listed, told: list[str]) -> str:
    """How many are listed, of how many; and of whom."""
    if found.of is None or found.count == found.of:
        more = isinstance(found.count, Counted)
        n = ngettext("%(num)s person", "%(num)s people", 2 if more else found.count) % {"num": str(found.count)}
    else:
        many = {"n": str(found.count), "all": f"{found.of:,}"}
        n = ngettext("%(n)s of %(all)s person", "%(n)s of %(all)s people", found.of) % many
    return f"{n}: {'; '.join(told)}." if told else f"{n}."


def not_understood(looked: Looked, search: Search, slugs: Sequence[str]) -> list[str]:
    """What the address asks for and this list cannot show, each with what is shown instead."""
    asked, found = request.args, []
    requirement, state = asked.get("requirement", "")[:100], asked.get("state", "")[:100]
    if requirement and not search.requirement:
        found.append(_("This edition has no requirement “%(name)s”; it is left out.") % {"name": requirement})
    elif search.requirement and not search.state:
        name = headings(looked)[search.requirement]
        found.append(_("Choose a state beside “%(name)s”: until then everybody is shown.") % {"name": name})
    if state and state not in WORST_FIRST:
        found.append(_("There is no state “%(name)s”; it is left out.") % {"name": state})
    if (cohort := asked.get("cohort", "")[:100]) and cohort not in ("none", *slugs):
        found.append(_("There is no cohort “%(name)s”; it is left out.") % {"name": cohort})
    if (sort := asked.get("sort", "")[:100]) and sort not in order_names(search):
        found.append(_("There is no order “%(name)s” here; it is left out.") % {"name": sort})
    if (stalled := asked.get("stalled", "")[:100]) and stalled not in ("yes", *BANDS):
        found.append(_("There is no such supervision as “%(name)s”; it is left out.") % {"name": stalled})
    return found
