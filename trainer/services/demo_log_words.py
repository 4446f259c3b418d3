"""What the demo's trainee and supervisor have written of cases that never were."""

from typing import Any, Final

ATTESTED: Final = {
    "A1": {
        "presenting-problem": "Low mood, early waking and loss of interest for five months, since a move to another "
        "part of the country for the partner’s work. PHQ-9 of 18 at intake. No earlier episode.",
        "conceptualisation": "A role transition: from a teacher with a staff room and a choir to somebody at home in a "
        "town without ties. The loss of the old role was not mourned, and the demands of the new one were not named.",
        "course": "Twelve sessions, twice a week at first. Inventory and formulation in the first four; then what was "
        "left behind and what could be built; the last three on ending. All sessions were kept.",
        "techniques": "Interpersonal inventory, exploration of affect about the old role, communication analysis of "
        "two talks with the partner, decision analysis about work, role play.",
        "outcome": "PHQ-9 of 5 and WSAS of 9 at the last session. Two new ties, half a post from spring. Early signs "
        "of another episode, and what to do then, were agreed on.",
    },
    "B2": {
        "presenting-problem": "Depressed mood from the fourth month after a birth, with guilt and little sleep beyond "
        "what the child accounts for. PHQ-9 of 15 at intake.",
        "conceptualisation": "Grief for a grandparent was the first focus. By the third session it was clear that the "
        "mood followed quarrels with the partner over nights and money: a role dispute, at an impasse.",
        "course": "Eight sessions of brief IPT. The focus was changed after the second, with the patient and in "
        "supervision. The dispute came into the open, and was settled in part.",
        "techniques": "Clarifying what each expects of the other, communication analysis, role play of one talk, a "
        "plan for nights that both had a say in.",
        "outcome": "PHQ-9 of 7 and WSAS of 12 at the last session. The dispute about money goes on, at a lower pitch.",
    },
}
FORMULATION: Final = (
    "You have a depression, which can be treated. It began in the weeks after the move, when the work, the choir and "
    "the friends of ten years were gone at once and nobody asked what that had cost you. For the next eight weeks we "
    "look at what you have left behind, what you miss and do not miss of it, and what could become of the place where "
    "you live now. Does that fit with how you see it?"
)
LETTER: Final = (
    "I have supervised two treatments of interpersonal psychotherapy from their first to their last session, and "
    "heard six recorded sessions. The work keeps to its focus, links mood to events in every session, and ends on "
    "time. In the second case the focus was changed early and for good reasons, after the trainee had raised the "
    "doubt herself."
)
TIES: Final[dict[str, Any]] = {
    "people.p1.relation": "partner",
    "people.p1.key": True,
    "people.p1.ring_before": "inner",
    "people.p1.ring_now": "middle",
    "people.p1.ring_wanted": "inner",
    "people.p1.contact": "daily",
    "people.p1.quality": "mixed",
    "people.p1.support": ["practical", "financial"],
    "people.p1.expectations.e1.by": "patient",
    "people.p1.expectations.e1.about": "listening",
    "people.p1.expectations.e1.voiced": "hinted",
    "people.p1.expectations.e1.met": "partly",
    "people.p1.area": "role-transition",
    "people.p2.relation": "friend",
    "people.p2.key": True,
    "people.p2.ring_before": "inner",
    "people.p2.ring_now": "outer",
    "people.p2.ring_wanted": "middle",
    "people.p2.contact": "monthly",
    "people.p2.quality": "warm",
    "people.p2.support": ["confidant", "company"],
    "people.p2.area": "role-transition",
    "people.p3.relation": "sister",
    "people.p3.ring_before": "middle",
    "people.p3.ring_now": "middle",
    "people.p3.quality": {"ask": "?"},
    "people.p4.relation": "father",
    "people.p4.status": "dead",
    "people.p4.ring_before": "middle",
    "people.p4.ring_now": "not-applicable",
    "people.p5.relation": "neighbour",
    "people.p5.ring_before": "not-applicable",
    "people.p5.ring_now": "outer",
    "people.p5.ring_wanted": "middle",
    "people.p5.contact": "weekly",
}
