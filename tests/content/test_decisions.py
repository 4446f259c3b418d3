"""A case that goes on: its decision points and what readers chose there, each fault with its file and line."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import long_case
from tests.roots import CASE, with_one_case
from trainer.content.editions import canonical, fingerprint, restore
from trainer.content.setting import Setting
from trainer.content.shared_words import read_setting
from trainer.content.vignettes import read_vignette
from trainer.domain.scoring.instrument import examine
from trainer.domain.vignette import Vignette


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A content root with one case, which goes on; tests put back what they change."""
    root = with_one_case(tmp_path_factory.mktemp("long") / "root")
    long_case.write(root)
    return root


def setting(root: Path) -> Setting:
    found, _ = read_setting(root)
    assert found
    return found


def read(root: Path) -> tuple[Vignette | None, list[str]]:
    case, faults = read_vignette(root / "case_vignettes" / CASE, setting(root))
    return case, [str(fault).removeprefix(f"case_vignettes/{CASE}/") for fault in faults]


def test_what_is_scored_is_the_initial_phase_alone(whole: Path) -> None:
    case, faults = read(whole)
    assert faults == []
    assert case is not None
    assert [s.number for s in case.sessions] == [1, 2, 3]
    assert [s.number for s in case.later] == [4, 5]
    assert [d.id for d in case.decisions] == ["the-card", "the-last-question"]
    assert not {"s4:C2", "s5:C4"} & case.turn.keys()
    plain, _ = read(with_one_case(whole.parent / "plain"))
    assert plain is not None
    panels = [setting(whole).panel(one) for one in (plain, case)]
    short, long = (examine(panel, []) for panel in panels)
    assert (short.gaming, short.leave_one_out, short.random_parts) == (
        long.gaming,
        long.leave_one_out,
        long.random_parts,
    )


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("decisions.yaml", "at: s4:C2", "at: s4:C99", "11: decisions.2.at: no turn 's4:C99' in this case"),
        ("decisions.yaml", "at: s4:C2", "at: s2:C3", "11: decisions.2.at: s2:C3 is of the initial phase, which is scored"),
        ("decisions.yaml", "at: s4:C2", "at: s4:T3", "11: decisions.2.at: s4:T3 is the therapist's"),
        ("decisions.yaml", "at: s4:C2", "at: s4:C6", "11: decisions.2.at: after s4:C6 the therapist does not speak"),
        ("decisions.yaml", "at: s4:C2", "at: s5:C4", "11: decisions.2.at: s5:C4 is a decision point already"),
        ("decisions.yaml", "taken: ask-handing", "taken: asking", "13: decisions.2.taken: no option 'asking'"),
        ("decisions.yaml", "id: the-card", "id: the-last-question", "10: decisions.2.id: 'the-last-question' stands twice"),
        ("decisions.yaml", "{id: rehearse,", "{id: praise,", "17: decisions.2.options.3.id: 'praise' stands twice"),
        ("decisions.yaml", '      - {id: booster, text: "Offer a visit in the spring."}\n', "", "6: decisions.1.options: 2 options; 3 or 4"),
        ("decisions.yaml", "asks: She asks", "ask: She asks", "4: decisions.1.ask: unknown key; did you mean 'asks'?"),
        ("sessions/5-the-last-tray.md", "phase: termination", "phase: initial", "phases run initial, initial, initial, middle, initial"),
        ("experts/reader-a.yaml", "choice: ask-handing", "choice: asking", "no option 'asking' there; one of: ask-handing"),
        ("experts/reader-a.yaml", "at: the-card", "at: the-letter", "no decision point 'the-letter'; one of: the-card, the-last"),
        ("experts/reader-a.yaml", '"Because reader-a saw it so at the-card."', '" "', "decisions.1.why: no reason"),
        ("experts/reader-a.yaml", "ring: middle, evidence: [s5:C4]", "ring: near, evidence: [s5:C4]", "second_circle.1.ring: 'near' is not a word"),
        ("experts/reader-a.yaml", "evidence: [s5:C4]", "evidence: [s6:C4]", "second_circle.1.evidence.1: no turn 's6:C4'"),
        ("experts/reader-a.yaml", "{name: Lori, ring: middle, evidence", "{name: Lori, ring: {ask: ' '}, evidence", "'ask' is empty"),
    ],
)  # fmt: skip
def test_one_mistake_is_named(whole: Path, file: str, old: str, new: str, says: str) -> None:
    path = whole / "case_vignettes" / CASE / file
    text = path.read_text()
    head, found, tail = text.rpartition(old) if file.startswith("experts") else text.partition(old)
    assert found, old
    path.write_text(head + new + tail)
    try:
        case, faults = read(whole)
    finally:
        path.write_text(text)
    assert case is None
    assert any(says in fault for fault in faults), faults


def test_a_reader_cites_later_turns_for_nothing_that_is_scored(whole: Path) -> None:
    path = whole / "case_vignettes" / CASE / "experts" / "reader-a.yaml"
    text = path.read_text()
    path.write_text(text.replace("s2:C29", "s4:C2", 1))
    try:
        _, faults = read(whole)
    finally:
        path.write_text(text)
    assert any("no turn 's4:C2' in this case" in fault for fault in faults), faults


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=60), st.integers(0, len(long_case.FILES["decisions.yaml"])), st.integers(0, 60))
def test_no_damage_makes_it_fall_over(whole: Path, noise: str, at: int, cut: int) -> None:
    path = whole / "case_vignettes" / CASE / "decisions.yaml"
    text = long_case.FILES["decisions.yaml"]
    path.write_text(text[:at] + noise + text[at + cut :], encoding="utf-8", errors="surrogatepass")
    try:
        case, faults = read(whole)
    finally:
        path.write_text(text)
    assert (case is None) == bool(faults)


def test_an_edition_from_before_is_read_and_keeps_its_fingerprint(whole: Path) -> None:
    plain, _ = read(with_one_case(whole.parent / "older"))
    assert plain is not None
    text = canonical("vignette", plain)
    told = json.loads(text)
    assert not {"later", "decisions"} & told.keys()
    assert all(not {"decisions", "second_circle"} & reading.keys() for reading in told["annotations"])
    assert fingerprint("vignette", CASE, canonical("vignette", restore("vignette", text))) == fingerprint(
        "vignette", CASE, text
    )


def test_a_long_case_comes_back_whole_from_its_edition(whole: Path) -> None:
    case, _ = read(whole)
    assert restore("vignette", canonical("vignette", case)) == case
