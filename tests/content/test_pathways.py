"""Faults in a pathway, each with its file and line; the open readings that the shipped ones have to settle."""

from datetime import date
from pathlib import Path

import pytest

from trainer.content.editions import canonical, restore
from trainer.content.pathways import read_pathway
from trainer.domain.guides import BODIES
from trainer.domain.pathway import Pathway
from trainer.domain.requirements.confirm_with_body import ConfirmWithBody
from trainer.domain.requirements.rubric_grades import RubricGrades

SHIPPED = sorted((Path(__file__).parents[2] / "curriculum" / "pathways").glob("*.yaml"))

SOUND = """title: A certificate
body: ipts
body_name: The society
level: b
edition: "2026"
owner: outside
read_on: 2026-09-01
note: "The body decides."
cases: 2
requirements:
  - id: cases
    type: cases
    words: "2 cases"
    operator: at-least
    value: 2
    unit: cases
    source: a page
    read_on: 2026-09-01
"""
ROW = """  - id: member
    type: membership
    words: "Membership"
    body: ipts
    source: a page
    read_on: 2026-09-01
"""


def shipped() -> dict[str, Pathway]:
    found = {path.stem: read_pathway(path)[0] for path in SHIPPED}
    return {slug: pathway for slug, pathway in found.items() if pathway}


def faults_of(folder: Path, text: str, name: str = "ipts-b-2026.yaml") -> list[str]:
    (folder / name).write_text(text, "utf-8")
    return [str(fault).removeprefix("curriculum/pathways/") for fault in read_pathway(folder / name)[1]]


def test_a_sound_one_has_none(tmp_path: Path) -> None:
    assert faults_of(tmp_path, SOUND + ROW) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("type: cases", "type: case", "ipts-b-2026.yaml:12: requirements.1.type: no requirement type 'case'; did you mean 'cases'?"),
        ("value: 2", "value: two", "ipts-b-2026.yaml:15: requirements.1.value: should be a whole number, not 'two'; for example: value: 3"),
        ("value: 2", "value: 0", "ipts-b-2026.yaml:15: requirements.1.value: should be more than 0"),
        ("unit: cases", "unit: hours", "ipts-b-2026.yaml:16: requirements.1.unit: should be 'cases', not 'hours'"),
        ("operator: at-least", "operator: at-most", "ipts-b-2026.yaml:14: requirements.1.operator: should be 'at-least', not 'at-most'"),
        ("    value: 2\n", "", "ipts-b-2026.yaml:11: requirements.1.value: is missing; for example: value: 3"),
        ("    value: 2\n", "    value: 2\n    settngs: [outpatient]\n", "ipts-b-2026.yaml:16: requirements.1.settngs: unknown key; did you mean 'settings'?"),
        ("body: ipts\nbody_name", "body: itps\nbody_name", f"ipts-b-2026.yaml:2: body: no body 'itps'; one of: {', '.join(BODIES)}"),
        ('edition: "2026"', 'edition: "2025"', "ipts-b-2026.yaml:5: edition: the file should be called ipts-b-2025.yaml, after body, level and edition"),
        ("cases: 2\nreq", "req", "ipts-b-2026.yaml:1: cases: is missing; how many clinical cases are put forward for this level"),
        ("read_on: 2026-09-01\nnote", "note", "ipts-b-2026.yaml:1: read_on: should be the day on which the body's own pages were read"),
        ("    source: a page\n    read_on: 2026-09-01\n", "    source: a page\n", "ipts-b-2026.yaml:11: requirements.1: read_on: is missing; the day on which the source was read"),
        ("id: member", "id: cases", "ipts-b-2026.yaml:11: requirements.1.id: 'cases' stands twice; ids differ"),
    ],
)  # fmt: skip
def test_each_fault_says_where_and_what_would_be_right(tmp_path: Path, old: str, new: str, fault: str) -> None:
    text = (SOUND + ROW).replace(old, new, 1)
    assert fault in faults_of(tmp_path, text)


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        (
            "    reading: [{of: lapses, ours: a, otherwise: b}]\n",
            "requirements.2.reading.1.of: membership has no key 'lapses'",
        ),
        ("    lapse: [suspends]\n", "requirements.2.lapse: should be 'suspends', 'restarts' or 'ends'"),
    ],
)
def test_a_reading_is_of_a_key_that_there_is(tmp_path: Path, more: str, fault: str) -> None:
    assert any(fault in said for said in faults_of(tmp_path, SOUND + ROW + more))


@pytest.mark.parametrize(
    ("parts", "fault"),
    [
        ("[member, nobody]", "requirements.2.of.2: no requirement 'nobody' in this file"),
        ("[cases]", "requirements.2.of.1: 'cases' should stand below the requirement that it is a part of"),
        ("[member, member]", "requirements.2.of.2: 'member' is a part of another requirement already"),
    ],
)
def test_parts_are_rows_of_the_same_file(tmp_path: Path, parts: str, fault: str) -> None:
    either = f'  - {{id: either, type: any-of, words: "One", of: {parts}, source: a page, read_on: 2026-09-01}}\n'
    assert any(fault in said for said in faults_of(tmp_path, SOUND + either + ROW))


def test_values_that_do_not_go_together_are_faults(tmp_path: Path) -> None:
    row = '  - {id: day, type: deadline, words: "By then", month: 2, day: 30, source: a page, read_on: 2026-09-01}\n'
    assert faults_of(tmp_path, SOUND + row) == [
        "ipts-b-2026.yaml:19: requirements.2.day: should be a day that every year has, with month from 1 to 12"
    ]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_one_comes_back_as_it_was_published(path: Path) -> None:
    pathway, faults = read_pathway(path)
    assert pathway, faults
    assert restore("pathway", canonical("pathway", pathway)) == pathway


def test_every_level_that_is_asked_for_ships() -> None:
    assert {path.stem for path in SHIPPED} == {
        "dg-ipt-therapist-2018",
        "ipt-institute-a-current",
        "ipt-institute-b-community-current",
        "ipt-institute-b-research-2016",
        "ipt-institute-c-2016",
        "ipt-uk-b-historic",
        "ipts-a-current",
        "ipts-b-current",
        "ipts-c-current",
        "ipts-d-current",
        "isipt-supervisor-current",
        "isipt-therapist-current",
        "isipt-trainer-current",
        "programme-foundation-2026",
    }


OPEN = {
    "from which day “within N years” counts": {("within-years", "counted_to"), ("prerequisite", "ahead_years")},
    "phases per case or across cases, held or supervised": {
        ("phases-per-case", "type"),
        ("phases-per-case", "counted"),
    },
    "who rules “or equivalent”": {("courses", "by"), ("case-supervisor", "by"), ("letter", "by")},
    "16 contact hours or two days": {("any-of", "of")},
    "trainer-led self-paced time": {("courses", "self_paced")},
    "an endorsement that ends mid-case": {("case-supervisor", "standing")},
    "attestations changed after signing": {("attestations", "signed")},
    "what a lapse in membership does": {("membership", "lapse")},
    "clock hours or units": {("courses", "unit"), ("teaching-units", "unit"), ("any-of", "of")},
    "hours before certification": {("supervision-given", "after_levels"), ("teaching-given", "after_levels")},
    "deadlines as rule or information": {("deadline", "binding")},
    "whose 3.0 counts": {("minimum-mean", "roles"), ("minimum-mean", "several")},
    "no rounding up": {("minimum-mean", "value")},
    "every four sessions": {("measures", "value"), ("measures", "late_by"), ("measures", "intake_by")},
    "what a small group is": {("supervision", "group_size_at_most")},
    "own-case minutes": {("supervision", "counted"), ("supervision", "each_of")},
    "caps as limits on credit": {("supervision", "group_at_most"), ("teaching-units", "practice_at_most")},
    "what an independent rater is": {("independent-rating", "independent_of")},
    "shares per case or pooled": {("share", "pool"), ("supervision-ratio", "pool")},
    "which cases count": {("pathway", "cases")},
    "who may confirm an unconfirmed rule": {("pathway", "letters_from")},
}


@pytest.mark.parametrize("question", OPEN)
def test_every_open_wording_has_a_reading_that_says_that_it_is_ours(question: str) -> None:
    read = {(row.type, reading.of) for p in shipped().values() for row in p.requirements for reading in row.reading}  # type: ignore[attr-defined]
    read |= {("pathway", reading.of) for p in shipped().values() for reading in p.reading}
    assert OPEN[question] <= read


def test_what_could_not_be_confirmed_is_never_a_rule_of_this_site() -> None:
    """An outside body's row is confirmed, unconfirmed or of the past; all of a historic pathway is of the past."""
    for pathway in shipped().values():
        statuses = {row.status for row in pathway.requirements}
        assert pathway.status != "historic" or statuses == {"historic"}
        assert pathway.owner == "programme" or all(row.read_on for row in pathway.requirements)


def test_what_was_read_half_a_year_ago_is_stale() -> None:
    assert not shipped()["programme-foundation-2026"].is_stale(date(2030, 1, 1))
    for pathway in (one for one in shipped().values() if one.owner == "outside"):
        assert pathway.read_on == date(2026, 11, 22) == min(row.read_on or date.min for row in pathway.requirements)
        assert not pathway.is_stale(date(2027, 5, 23))
        assert pathway.is_stale(date(2027, 5, 24))


def test_no_outside_body_counts_work_on_this_site() -> None:
    ours = {"cases-worked", "modules-read", "rubric-grades", "defences"}
    for pathway in shipped().values():
        types = {row.type for row in pathway.requirements}  # type: ignore[attr-defined]
        assert pathway.owner == "programme" or not types & ours


def test_no_file_holds_a_pass_mark() -> None:
    grades = [row for p in shipped().values() for row in p.requirements if isinstance(row, RubricGrades)]
    assert {row.standard for row in grades} == {"none", "programme"}


def test_isipt_says_that_it_endorses_nothing_here() -> None:
    note = shipped()["isipt-therapist-current"].note
    assert (
        "Mapped from ISIPT's published requirements; not endorsed by ISIPT. Readiness is advisory; the body decides."
        in note
    )


BEFORE = """{"body":"International Society of Interpersonal Psychotherapy","edition":"current","effective_on":"2026-09-01",
"level":"therapist","note":"ISIPT decides.","owner":"outside","rows":[
{"id":"membership","source":"a page","status":"read","type":"confirm-with-body","words":"ISIPT membership"},
{"id":"rating","source":"a page","status":"unconfirmed","type":"confirm-with-body","words":"A rating"},
{"at_least":3,"id":"practice","mode":"practice","source":"this programme","type":"cases-worked","words":"Three cases"},
{"id":"reading","modules":["what-is-ipt"],"source":"this programme","type":"modules-read","words":"Read it"}],
"slug":"isipt-therapist-current","title":"ISIPT certified therapist"}"""


def test_an_edition_from_before_requirements_had_values_is_still_read() -> None:
    old: Pathway = restore("pathway", BEFORE)
    assert (old.body, old.body_name) == ("isipt", "International Society of Interpersonal Psychotherapy")
    assert [row.status for row in old.requirements] == ["confirmed", "unconfirmed", "confirmed", "confirmed"]
    assert isinstance(old.requirements[0], ConfirmWithBody)
    assert vars(old.requirements[2])["value"] == 3
