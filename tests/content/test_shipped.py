"""The shipped content is whole: no faults, and each case is an instrument as intended."""

from functools import cache
from pathlib import Path

import pytest

from trainer.content.catalogue import Library, read_library
from trainer.content.editions import KINDS, canonical, fingerprint, restore
from trainer.domain.scoring.instrument import examine

ROOT = Path(__file__).parents[2]
INTENDED = {
    "a-lift-to-work": {"sound"},
    "every-second-friday": {"sound"},
    "flour-and-water": {"sound"},
    "handoff": {"sound"},
    "post-trip": {"sound"},
    "seventeen-tickets": {"sound"},
    "six-monthly": {"sound"},
    "supernumerary": {"sound"},
    "ten-past-five": {"sound", "contested"},
    "the-front-room": {"sound"},
    "the-second-desk": {"sound", "contested"},
    "the-yellow-copy": {"sound"},
    "top-deck": {"sound"},
    "tuesdays-and-thursdays": {"sound"},
}


@cache
def library() -> Library:
    return read_library([ROOT])


def test_nothing_is_wrong_with_it() -> None:
    assert [str(f) for f in library().faults] == []


def test_every_case_says_what_its_author_intended() -> None:
    assert library().vignettes.keys() == INTENDED.keys()


@pytest.mark.parametrize("slug", INTENDED)
def test_each_case_is_the_instrument_its_author_intended(slug: str) -> None:
    setting = library().setting
    assert setting
    assert examine(setting.panel(library().vignettes[slug]), []).verdict in INTENDED[slug]


@pytest.mark.parametrize("slug", INTENDED)
def test_each_case_has_length_people_and_illustrative_blind_readers(slug: str) -> None:
    case = library().vignettes[slug]
    assert len(case.sessions) == 3
    assert 90 <= len(case.turns) <= 140
    assert 7 <= len(case.people) <= (16 if case.later else 12)
    assert {"dead", "lost"} & {p.status for p in case.people}
    assert len(case.annotations) >= 3
    assert {a.basis for a in case.annotations} == {"illustrative"}


@pytest.mark.parametrize("slug", INTENDED)
def test_readers_name_only_people_of_the_case(slug: str) -> None:
    setting = library().setting
    assert setting
    panel = setting.panel(library().vignettes[slug])
    lost = {
        r.annotator: len(r.people) - len(panel.people_of[r.annotator]) for r in panel.readers
    }  # fmt: skip
    assert sum(lost.values()) <= 2, lost


def test_an_edition_gives_back_what_was_published() -> None:
    shipped = library()
    values = {
        "setting": shipped.setting,
        "vignette": next(iter(shipped.vignettes.values())),
        "module": next(iter(shipped.modules.values())),
        "rubric": next(iter(shipped.rubrics.values())),
        "pathway": next(iter(shipped.pathways.values())),
        "exemplar": next(iter(shipped.exemplars.values())),
    }
    assert values.keys() == KINDS.keys()
    for kind, value in values.items():
        text = canonical(kind, value)
        assert restore(kind, text) == value
        assert canonical(kind, restore(kind, text)) == text
        assert len(fingerprint(kind, "x", text)) == 64
