"""A small made-up case with three readers, for tests: five people, forty turns, four areas."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from trainer.content.setting import Setting
from trainer.content.shared_words import read_setting
from trainer.domain.inventory import (
    Annotation,
    AreaClaim,
    Ask,
    Commitment,
    Expectation,
    Formulation,
    Onset,
    ReadPerson,
    SafetyFinding,
)
from trainer.domain.scoring.panel import Panel
from trainer.domain.vignette import CaseMatter, CasePerson, Protocol, Session, Turn, Vignette

ROOT = Path(__file__).parents[3]
NAMES = {"C2": "Carol", "C4": "Dennis", "C6": "Mum", "C8": "Bob", "C10": "Priya"}


@cache
def setting() -> Setting:
    """The shipped vocabulary."""
    found, faults = read_setting(ROOT)
    assert found, faults
    return found


def _turns() -> tuple[Turn, ...]:
    marks = [f"{'T' if i % 2 else 'C'}{i}" for i in range(1, 41)]
    texts = {m: f"something about {NAMES[m]} here" if m in NAMES else "and so on" for m in marks}
    return tuple(Turn(f"s1:{m}", m, m[0], text) for m, text in texts.items())


def _person(name: str, relation: str, importance: str, evidence: str, **fields: object) -> ReadPerson:
    base = ReadPerson(name, relation, importance=importance, evidence=tuple(evidence.split()), why=f"{name} matters")
    return replace(base, **fields)  # type: ignore[arg-type]


def reading(name: str, primary: str = "grief", *, carol_now: str = "outer", sees_risk: bool = True) -> Annotation:
    """One reader's view; readers of the panel differ in what the arguments say."""
    other = "role-dispute" if primary == "grief" else "grief"
    claims = {
        primary: AreaClaim(True, "primary", 80, evidence=("s1:C4", "s1:C12"), why="onset"),
        other: AreaClaim(True, "secondary", 40, evidence=("s1:C2",), why="loud"),
        "role-transition": AreaClaim(False, None, 10, why="no change of life"),
        "interpersonal-deficits": AreaClaim(False, None, 5, why="many ties"),
    }
    people = (
        _person("Carol", "partner", "essential", "s1:C2 s1:C14", ring_before="inner", ring_now=carol_now, quality="strained",
                ring_wanted="inner", contact="daily", support=("practical",), change="more-distant",
                expectations=(Expectation("patient", "person", "listening", "unsaid", "unmet"),)),
        _person("Dennis", "friend", "essential", "s1:C4 s1:C12", status="dead", ring_before="inner", change="lost",
                ring_now="not-applicable", ring_wanted="not-applicable", contact="none", quality="warm",
                support=("company", "emotional"), expectations=Ask("What did you two promise?")),
        _person("mother", "mother", "useful", "s1:C6", ring_now="middle"),
        _person("Robert", "brother", "optional", "s1:C8", ring_now="outer"),
    )  # fmt: skip
    risk = (SafetyFinding("passive-suicidal-thoughts", "disclosed", ("s1:C20",), "ask-now", "said sideways"),)
    return Annotation(
        annotator=name,
        annotated_on="2026-11-22",
        blind=True,
        basis="illustrative",
        made_how="made up for a test",
        commitments=(Commitment(1, {primary: 70, other: 30}, primary),),
        people=people,
        onset=Onset("spring", "death" if primary == "grief" else "dispute", ("s1:C4",), "dated"),
        areas=claims,
        formulation=Formulation("You have been ill since spring.", {"illness_named": "ill"}),
        key_points=("one", "two", "three", "four"),
        safety=risk if sees_risk else (),
    )


def case(*readings: Annotation) -> Vignette:
    """The case with the given readers; without any, with three who mostly agree."""
    readers = readings or (reading("a"), reading("b", carol_now="middle"), reading("c", "role-dispute"))
    people = (
        CasePerson("carol", "Carol", ("the wife", "Caz"), "partner", "living"),
        CasePerson("dennis", "Dennis", ("Den",), "friend", "dead"),
        CasePerson("mum", "Jean", ("Mum", "my mother"), "mother", "living"),
        CasePerson("robert", "Robert", ("Bob",), "brother", "living"),
        CasePerson("priya", "Priya", ("her at the desk",), "colleague", "living"),
    )
    matter = CaseMatter(
        "A test", "introductory", True, "public", "weissman-markowitz", Protocol(3, 10, 3), "individual", (), (), (),
        60, "panel-1", ("inventory", "formulation"), (),
    )  # fmt: skip
    session = Session(1, "initial", "One", {"T": "Therapist", "C": "Graham"}, _turns())
    return Vignette("a-test", matter, "Dear colleague", (session,), people, tuple(readers))


def panel(*readings: Annotation) -> Panel:
    """The panel of `case`."""
    words = setting()
    return Panel.of(case(*readings), words.vocabulary, words.traditions.tradition("weissman-markowitz"))
