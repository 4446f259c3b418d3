"""A committee on a site under test: two members besides the director, and the trainee put forward."""

from typing import Final

from flask import Flask

from tests.web.bonds import add
from tests.web.house import database, now
from tests.work import member
from trainer.services.deliberating import decide, give_view
from trainer.services.issuing import issue
from trainer.services.putting_forward import put_forward

PATHWAY: Final = "programme-foundation-2026"
COMMITTEE: Final = "/p/north/committee"


def sit(site: Flask) -> None:
    """Ruth chairs, Sam is a member; Eve supervises and is on no committee."""
    add(site, "ruth", "supervisor", capabilities=["chair"])
    add(site, "sam", "supervisor", capabilities=["committee"])
    add(site, "eve", "supervisor")


def forward(site: Flask, key: str = "trainee") -> int:
    """Somebody is put forward; the candidacy's number."""
    with database(site) as db:
        row = member(db, key)
        return put_forward(
            db, member=member(db, "director"), membership_id=row.id, pathway=PATHWAY, now=now()
        ).id  # fmt: skip


def view(site: Flask, candidacy: int, key: str, outcome: str = "award", reason: str = "") -> None:
    with database(site) as db:
        said = {"outcome": outcome, "reason": reason or f"{outcome}, says {key}"}
        give_view(db, member=member(db, key), candidacy_id=candidacy, now=now(), **said)


def decided(site: Flask, outcome: str = "award") -> int:
    """Both members were of that view, and the director decided so."""
    candidacy = forward(site)
    for key in ("ruth", "sam"):
        view(site, candidacy, key, outcome)
    with database(site) as db:
        said = {"outcome": outcome, "reason": "By the evidence."}
        decide(db, member=member(db, "director"), candidacy_id=candidacy, now=now(), **said)
    return candidacy


def issued(site: Flask) -> int:
    """A certificate of the trainee's."""
    candidacy = decided(site)
    with database(site) as db:
        return issue(db, member=member(db, "director"), candidacy_id=candidacy, now=now()).id
