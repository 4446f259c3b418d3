"""The workspace: the transcript as far as it is open, and the notebook beside it."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import generate_csrf

from trainer.db import session
from trainer.db.models import Draft
from trainer.domain.vignette import Session
from trainer.services.catalogue import VignetteEdition
from trainer.services.drafting import edition_of
from trainer.web.components.bodies import letter_html, speech
from trainer.web.components.once import once
from trainer.web.components.squeezing import hold
from trainer.web.doors import me
from trainer.web.i18n import _, locale
from trainer.web.trainee.desk import own, reference_of
from trainer.web.trainee.workspace_words import words

PARTS = ("people", "areas", "events", "onset", "safety", "formulation", "commitments")
"""What the paths of a draft begin with."""


def panes() -> list[tuple[str, str]]:
    """The notebook's panes, in order, and what they are called."""
    return [
        ("people", _("People")),
        ("areas", _("Areas")),
        ("timeline", _("Timeline")),
        ("onset", _("Onset")),
        ("safety", _("Safety")),
        ("formulation", _("Formulation")),
    ]


def choices_of_area(edition: VignetteEdition) -> list[dict[str, str]]:
    """What a person may be linked to: an area of the tradition, or none."""
    areas = [{"id": a.id, "label": a.name} for a in edition.tradition.areas]
    return [*areas, {"id": "none", "label": _("None of them")}]


def fixed(name: str, edition: VignetteEdition, draft: Draft, n: int = 0) -> str:
    """A part of the page that is the same for every draft on this vocabulary, tradition, language (and session)."""
    return hold(
        once(
            ("workspace", name, n, draft.setting_id, edition.tradition.id, locale()),
            lambda: render_template(
                f"trainee/workspace/{name}.html",
                tradition=edition.tradition,
                vocabulary=edition.vocabulary,
                linked=choices_of_area(edition),
                n=n,
            ),
        )
    )


def turns(shown: Session, edition: VignetteEdition) -> str:
    """A session's turns, each with its mark to press."""
    return hold(
        once(
            ("workspace turns", shown.number, edition.fingerprint, locale()),
            lambda: render_template(
                "trainee/workspace/turns.html", session=shown, turns=[(t, speech(t.text)) for t in shown.turns]
            ),
        )
    )


def spoken() -> str:
    """What the scripts say, in the language of the page."""
    return hold(
        once(("workspace words", locale()), lambda: render_template("components/desk/words.html", words=words()))
    )


def draft_data(draft: Draft, edition: VignetteEdition) -> dict[str, object]:
    """What the scripts begin with. Sessions that are not open yet are nowhere in it."""
    return {
        "account": me().id,
        "zone": me().time_zone,
        "draft": draft.id,
        "revision": draft.revision,
        "opened": draft.opened,
        "savedAt": draft.saved_at.isoformat() if draft.revision else None,
        "locked": draft.handed_in_at is not None,
        "state": draft.state,
        "parts": PARTS,
        "csrf": generate_csrf(),
        "patient": edition.vignette.sessions[0].speakers.get("C", ""),
        "safety": [(k.id, k.label) for k in edition.vocabulary.safety_kinds],
        "areas": [(a.id, a.name) for a in edition.tradition.areas],
        "rings": [(c.id, c.label) for c in edition.vocabulary.field["ring_now"].values],
        "changes": url_for("trainee.changes", draft_id=draft.id),
        "report": url_for("trainee.turn_report", draft_id=draft.id),
        "stateAt": url_for("trainee.state", draft_id=draft.id),
        "signIn": url_for("security.login", next=url_for("trainee.workspace", draft_id=draft.id)),
        "result": url_for("trainee.hand_in", draft_id=draft.id),
    }


def workspace(draft_id: int) -> ResponseReturnValue:
    """One's own draft, to work on until it is handed in, to read afterwards."""
    draft = own(draft_id)
    edition = edition_of(session(), draft)
    case = edition.vignette
    locked = draft.handed_in_at is not None
    return render_template(
        "trainee/workspace.html",
        draft=draft,
        case=case,
        tradition=edition.tradition,
        vocabulary=edition.vocabulary,
        referral=letter_html(case.referral, (edition.fingerprint, locale())),
        sessions=[(s, turns(s, edition)) for s in case.sessions if s.number <= draft.opened],
        hypothesis=""
        if locked or draft.opened == len(case.sessions)
        else fixed("hypothesis", edition, draft, draft.opened),
        citer=fixed("citer", edition, draft),
        notebook=fixed("notebook", edition, draft),
        stencils=fixed("stencils", edition, draft),
        panes=panes(),
        words=spoken(),
        draft_data=draft_data(draft, edition),
        locked=locked,
        reference=reference_of(draft) if locked else "",
    )
