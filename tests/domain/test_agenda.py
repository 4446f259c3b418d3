"""What an agenda takes from a score: safety, areas, essential people, and nothing else."""

from dataclasses import replace

from tests.domain.scoring.small_case import panel, reading
from trainer.domain.agenda import PERSON, SAFETY, UNSEEN, UNSUPPORTED, misses
from trainer.domain.inventory import Answer, AreaClaim
from trainer.domain.scoring import RULES

PANEL = panel()


def told(answer: Answer) -> list[tuple[str, str, int]]:
    return [(m.kind, m.about, m.readers) for m in misses(RULES["panel-1"](answer, PANEL))]


def test_a_reading_like_the_panels_misses_nothing() -> None:
    assert told(reading("z").as_answer()) == []


def test_the_gravest_first() -> None:
    areas = {"interpersonal-deficits": AreaClaim(True, "primary", 80, evidence=("s1:C30",))}
    found = told(Answer(areas=areas))
    assert [kind for kind, *_ in found] == [SAFETY, UNSUPPORTED, UNSEEN, UNSEEN, PERSON, PERSON]
    assert (PERSON, "dennis", 3) in found
    assert (UNSUPPORTED, "interpersonal-deficits", 0) in found


def test_who_is_not_essential_is_left_out() -> None:
    whole = reading("z").as_answer()
    assert told(replace(whole, people=whole.people[:2])) == []
