"""How one's own rating differs from the grade."""

from trainer.domain.self_rating import gaps, mean_gap

OWN = {"inventory/people": 4, "inventory/ties": 2}
GIVEN = {"inventory/people": 3.0, "inventory/ties": 2.5, "formulation/focus": 5.0}


def test_criterion_by_criterion() -> None:
    found = gaps(OWN, GIVEN, ["inventory/people", "inventory/ties", "formulation/focus", "formulation/plan"])
    assert [(g.criterion, g.size) for g in found] == [
        ("inventory/people", 1.0),
        ("inventory/ties", -0.5),
        ("formulation/focus", None),
    ]


def test_on_average_over_what_was_rated() -> None:
    assert mean_gap(OWN, GIVEN) == (0.25, 2)
    assert mean_gap({}, GIVEN) is None
