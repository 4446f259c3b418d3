"""Who may open what: one row for each endpoint. A new endpoint without a row fails `test_access.py`.

To everybody else a page does not exist (404); whoever has not signed in is led to the sign-in page.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from tests import practice
from tests.people import PEOPLE, ROLES, STRANGER

EVERYBODY: Final = frozenset(ROLES)
SIGNED_IN: Final = frozenset(PEOPLE)
MEMBERS: Final = SIGNED_IN - {STRANGER}
"""Of the programme `north`; the stranger is a trainee of `south`."""

MODULE: Final = {"slug": "what-is-ipt"}
CASE: Final = {"slug": "flour-and-water"}
DRAFT: Final = {"draft_id": practice.DRAFT}
SUBMISSION: Final = {"reference": practice.REFERENCE}
"""Both are the trainee's own."""


@dataclass(frozen=True)
class Row:
    """`opens` to whom; `values` fill in the address, in which the programme is always `north`."""

    opens: frozenset[str]
    values: Mapping[str, object] = field(default_factory=dict)


def to(*roles: str) -> frozenset[str]:
    """These roles of the programme and nobody else."""
    assert set(roles) <= MEMBERS, roles
    return frozenset(roles)


MATRIX: Final[dict[str, Row]] = {
    "asset": Row(EVERYBODY, {"hash_": "0", "name": "site.css"}),
    "health.healthz": Row(EVERYBODY),
    "public.landing": Row(EVERYBODY),
    "public.home": Row(SIGNED_IN),
    "public.theme": Row(EVERYBODY),
    "security.login": Row(EVERYBODY),
    "security.logout": Row(EVERYBODY),
    "security.forgot_password": Row(EVERYBODY),
    "security.reset_password": Row(EVERYBODY, {"token": "not-a-token"}),
    "security.change_password": Row(SIGNED_IN),
    "security.verify": Row(SIGNED_IN),
    "trainee.home": Row(to("trainee")),
    "trainee.pathway": Row(to("trainee")),
    "trainee.modules": Row(MEMBERS),
    "trainee.module": Row(MEMBERS, MODULE),
    "trainee.search": Row(MEMBERS, {"q": "sick role"}),
    "trainee.progress": Row(MEMBERS, MODULE),
    "trainee.note": Row(MEMBERS, MODULE),
    "trainee.cases": Row(MEMBERS),
    "trainee.case": Row(MEMBERS, CASE),
    "trainee.start": Row(to("trainee"), CASE),
    "trainee.workspace": Row(to("trainee"), DRAFT),
    "trainee.changes": Row(to("trainee"), DRAFT),
    "trainee.state": Row(to("trainee"), DRAFT),
    "trainee.commitment": Row(to("trainee"), DRAFT),
    "trainee.inventory_table": Row(to("trainee"), DRAFT),
    "trainee.turn_report": Row(to("trainee"), DRAFT),
    "trainee.hand_in": Row(to("trainee"), DRAFT),
    "trainee.receipt": Row(to("trainee"), SUBMISSION),
    "trainee.undo": Row(to("trainee"), SUBMISSION),
    "trainee.reveal": Row(to("trainee"), SUBMISSION),
    "trainee.result": Row(to("trainee"), SUBMISSION),
    "trainee.reflection": Row(to("trainee"), SUBMISSION),
    "trainee.session": Row(MEMBERS, {**CASE, "number": 1}),
    "director.home": Row(to("director")),
    "expert.home": Row(to("expert")),
    "supervisor.home": Row(to("supervisor")),
}
