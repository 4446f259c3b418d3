"""One page for the next meeting: what was missed in released work, aims that are not met, questions that wait."""

import json
from dataclasses import dataclass

from flask import g, render_template
from flask.typing import ResponseReturnValue

from trainer.content.adapters import adapter
from trainer.db import session
from trainer.db.queries import learning, supervisees
from trainer.db.queries.supervisees import Work
from trainer.domain.agenda import MOST_AIMS, MOST_MISSES, MOST_QUESTIONS, PERSON, PIECES, SAFETY, UNSEEN, Miss, misses
from trainer.domain.scoring.panel import Panel
from trainer.domain.scoring.result import Score
from trainer.domain.settings import settings_of
from trainer.services.catalogue import VignetteEdition, current, vignette_edition
from trainer.services.directing import today_in
from trainer.services.guiding import guided
from trainer.web.clock import now
from trainer.web.components.learning_words import area_name, finding_name, place_of
from trainer.web.components.looked_at import note_opened
from trainer.web.i18n import _, ngettext


@dataclass(frozen=True)
class Line:
    """One thing to speak about: what, why it stands here, and where it can be read."""

    what: str
    why: str
    links: tuple[tuple[str, str], ...]


def _what(miss: Miss, panel: Panel) -> str:
    if miss.kind == SAFETY:
        return _("Safety: %(what)s was not heard") % {"what": finding_name(miss.about, panel)}
    if miss.kind == PERSON:
        return _("%(name)s is missing from the inventory") % {"name": panel.vignette.person[miss.about].name}
    area = area_name(miss.about, panel)
    if miss.kind == UNSEEN:
        return _("%(area)s was not seen") % {"area": area}
    return _("%(area)s was put first") % {"area": area}


def _why(miss: Miss, panel: Panel) -> str:
    if miss.kind == SAFETY:
        return _("at least half of the readers hear it disclosed")
    if miss.kind == PERSON:
        return _("at least half of the readers find this person essential")
    if miss.kind == UNSEEN:
        said = ngettext("%(n)s of %(of)s reader sees it", "%(n)s of %(of)s readers see it", panel.size)
        return said % {"n": miss.readers, "of": panel.size}
    return _("no reader sees it in this case")


def missed(work: list[Work]) -> tuple[list[tuple[Work, list[Line]]], int]:
    """By piece, the last released first, as many as fit a sheet; and how many there are beyond them."""
    found, room, left = [], MOST_MISSES, 0
    for one in work:
        edition = vignette_edition(session(), one.submission.edition_id, one.submission.setting_id)
        score: Score = adapter(Score).validate_json(json.dumps(one.submission.score))
        all_of_it = misses(score)
        lines = [_line(miss, edition) for miss in all_of_it[:room]]
        room, left = room - len(lines), left + len(all_of_it) - len(lines)
        if lines:
            found.append((one, lines))
    return found, left


def _line(miss: Miss, edition: VignetteEdition) -> Line:
    places = tuple((turn.replace(":", " "), place_of(edition.vignette, turn)) for turn in miss.turns)
    return Line(_what(miss, edition.panel), _why(miss, edition.panel), places)


def agenda(membership_id: int) -> ResponseReturnValue:
    """For their supervisor, or whoever stands in; that it was opened is noted."""
    row = guided(session(), g.membership, membership_id, now())
    whose = (row.account_id, row.programme_id)
    work = supervisees.work(session(), *whose, released=PIECES)
    held = learning.defences(session(), [w.piece.id for w in work])
    required = settings_of(g.programme.settings).defence_required
    aims = [line for line in learning.aims(session(), *whose) if line.standing == "open"]
    uses = [u for u in learning.uses(session(), [line.aim.id for line in aims]) if u.mode == "assessed"]
    found, left = missed(work)
    page = render_template(
        "supervisor/agenda.html",
        row=row,
        today=today_in(g.programme, now()),
        pieces=len(work),
        missed=found,
        left=left,
        undefended=[w for w in work if required and (w.piece.id not in held or held[w.piece.id].outcome != "stood")],
        aims=aims,
        last_use={u.aim_id: u for u in reversed(uses) if u.handed_in_at},
        titles={slug: e.vignette.matter.title for slug, e in current(session()).vignettes.items()},
        asked=supervisees.unanswered(session(), row.id, g.membership.id),
        most_aims=MOST_AIMS,
        most_questions=MOST_QUESTIONS,
    )
    note_opened("person.opened", row)
    return page
