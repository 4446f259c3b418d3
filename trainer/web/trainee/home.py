"""A trainee's home: where they are, what comes next, and what practice has shown so far."""

from datetime import timedelta

from flask import abort, g, render_template
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.queries import practice, reading, worked
from trainer.db.queries.to_do import Known
from trainer.services.catalogue import Catalogue, current
from trainer.web.clock import now
from trainer.web.components.shelf import Shelf
from trainer.web.doors import me
from trainer.web.trainee.growth import growth, latest_words
from trainer.web.trainee.onward import onward
from trainer.web.trainee.practice import advise, attempt, step_after
from trainer.web.trainee.to_do import WAITS, tasks

SHOWN = 6
"""Results listed on the home page."""
NEXT = 5
"""Modules and cases listed there: the first that are not read through, or not worked. All stand on their own pages."""
NEW_FOR = timedelta(days=14)
"""How long feedback is new; as long as an appeal usually takes to be raised."""


def sections_by_competency(catalogue: Catalogue, read: dict[str, set[str]]) -> dict[str, tuple[int, int]]:
    """By competency, over the modules that practise it: sections read, and sections there are."""
    found: dict[str, tuple[int, int]] = {}
    for slug, edition in catalogue.modules.items():
        ids = {s.id for s in edition.module.sections}
        for competency in edition.module.matter.competencies:
            done, there = found.get(competency, (0, 0))
            found[competency] = (done + len(ids & read.get(slug, set())), there + len(ids))
    return found


def home() -> ResponseReturnValue:
    """Other roles have homes of their own."""
    member = next((m for m in g.memberships if m.role == "trainee"), None)
    if member is None:
        abort(404)
    whose = (member.account_id, member.programme_id)
    catalogue = current(session())
    shelf = Shelf(catalogue)
    work, read = worked.of_person(session(), *whose), reading.sections(session(), member.account_id)
    drafts, handed_in = worked.open_drafts(work), worked.handed_in(work)
    attempts = [attempt(row) for row in practice.marked(session(), *whose)] if handed_in else []
    done = [s.slug for s in handed_in]
    advice = None
    if attempts:
        last = attempts[-1]
        advice = advise(step_after(last.slug, last.dimensions, last.safety, catalogue, done=done, read=read), catalogue)
    rounds = [s for s in handed_in if s.mode == "assessed" and not s.past]
    returned = [s for s in rounds if s.state == "returned"]
    waiting = [s for s in handed_in if s.revealed_at is None and s.mode == "practice"]
    return render_template(
        "trainee/home.html",
        shelf=shelf,
        titles={slug: e.vignette.matter.title for slug, e in catalogue.vignettes.items()},
        sessions={slug: len(e.vignette.sessions) for slug, e in catalogue.vignettes.items()},
        first_name=me().name.partition(" ")[0],
        onward=onward(catalogue, shelf, waiting=waiting, drafts=drafts, read=read, advice=advice),
        asked=[task for task in tasks(known=Known(work, read)) if task.state in WAITS and not task.returned],
        now=now(),
        returned=returned,
        judged=[s for s in rounds if s.released_at is not None and s.released_at > now() - NEW_FOR],
        drafts=[d for d in drafts if d.id not in {s.draft_id for s in returned}],
        waiting=waiting,
        with_supervisors=[s for s in rounds if s.revealed_at is None and s.state in (None, "waiting")],
        results=attempts[::-1][:SHOWN],
        modules=[m for m in shelf.modules if shelf.sections_read(m, read) < len(m.sections)][:NEXT],
        cases=[c for c in shelf.cases if c.slug not in done][:NEXT],
        latest_words=latest_words,
        read=read,
        growth=growth(
            catalogue.competencies.competencies if catalogue.setting else (),
            attempts,
            sections_by_competency(catalogue, read),
        ),
    )
