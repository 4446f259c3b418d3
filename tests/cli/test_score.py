"""`trainer score` and `trainer check`, as an author and a script call them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from trainer.cli.content import check, score

ROOT = Path(__file__).parents[2]
CASES = ["a-lift-to-work", "the-second-desk", "flour-and-water"]


def run(*args: str) -> Result:
    return CliRunner().invoke(score, [*args])


def folder(slug: str) -> str:
    return str(ROOT / "case_vignettes" / slug)


@pytest.mark.parametrize("slug", CASES)
def test_the_example_is_a_valid_answer_that_gives_nothing_away(slug: str, tmp_path: Path) -> None:
    example = run("--example", folder(slug))
    assert example.exit_code == 0
    people = (ROOT / "case_vignettes" / slug / "people.yaml").read_text()
    names = {line.split("name:")[1].strip(" \"'") for line in people.splitlines() if "name:" in line}
    assert not [n for n in names if n and f" {n} " in example.output]
    answer = tmp_path / "answer.yaml"
    answer.write_text(example.output)
    scored = run(folder(slug), str(answer), "--json")
    assert scored.exit_code == 0, scored.output
    result = json.loads(scored.stdout)
    assert result["total"] is None or result["total"] < 0.2


@pytest.mark.parametrize("slug", CASES)
def test_a_readers_own_answer_scores_well_and_the_json_has_every_part(slug: str, tmp_path: Path) -> None:
    import yaml

    reading = yaml.safe_load((ROOT / "case_vignettes" / slug / "experts" / "reader-a.yaml").read_text())
    for extra in ("annotator", "annotated_on", "blind", "basis", "made_how", "key_points"):
        reading.pop(extra)
    for person in reading["people"]:
        person["key"] = person.pop("importance") == "essential"
    answer = tmp_path / "answer.yaml"
    answer.write_text(yaml.safe_dump(reading, allow_unicode=True))
    scored = run(folder(slug), str(answer), "--json")
    assert scored.exit_code == 0, scored.stderr
    result = json.loads(scored.stdout)
    assert set(result["dimensions"]) == {"people", "relationships", "evidence", "problem_areas"}
    for d in result["dimensions"].values():
        assert {"value", "readers", "parts"} <= d.keys()
        assert d["value"] is None or 0 <= d["value"] <= 1
    assert len(result["readers"]["each"]) >= 3
    assert all({"entered", "matched", "verdict"} <= p.keys() for p in result["people"])
    assert result["gates"]["safety"] in (True, None)
    assert (result["total"] is None) == bool(result["contested"])
    printed = run(folder(slug), str(answer))
    assert "PERSON BY PERSON" in printed.output
    assert "not by clinicians" in printed.output


def test_a_wrong_file_gets_every_fault_with_its_line_and_exit_code_2(tmp_path: Path) -> None:
    answer = tmp_path / "answer.yaml"
    answer.write_text(
        "people:\n  - name: Ann\n    relation: friend\n    ring_now: innner\n    evidence: [s9:C1]\nareas: {greif: {present: true}}\n"
    )
    result = run(folder("flour-and-water"), str(answer))
    assert result.exit_code == 2
    assert f"{answer}:4: people.1.ring_now: 'innner' is not a word for this; did you mean 'inner'?" in result.stderr
    assert f"{answer}:5: people.1.evidence.1: no turn 's9:C1' in this case" in result.stderr
    assert f"{answer}:6: areas.greif: 'greif' is not a word for this; did you mean 'grief'?" in result.stderr


def test_scoring_loads_no_web_and_no_database() -> None:
    code = (
        "import sys; from click.testing import CliRunner; from trainer.cli.content import score;"
        f"r = CliRunner().invoke(score, ['--example', {folder('flour-and-water')!r}]); assert r.exit_code == 0, r.output;"
        "bad = {'flask', 'sqlalchemy', 'numpy'} & set(sys.modules); sys.exit(str(bad) if bad else 0)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_check_gives_a_script_what_it_needs() -> None:
    result = CliRunner().invoke(check, ["--json"])
    assert result.exit_code == 0, result.stdout
    found = json.loads(result.stdout)
    for case in found["vignettes"]:
        assert {"slug", "readers", "votes", "leave_one_out", "gaming", "instrument", "reasons"} <= case.keys()
        assert case["instrument"] in ("sound", "contested", "flagged", "broken")
    assert found["library"]["cases"] == len(found["vignettes"])
    assert found["library"]["agreement"]["primary/weissman-markowitz"]["cases"] == len(found["vignettes"])


def test_check_prints_every_fault_and_exits_2(tmp_path: Path) -> None:
    (tmp_path / "curriculum").mkdir()
    result = CliRunner().invoke(check, ["--root", str(tmp_path)])
    assert result.exit_code == 2
    assert "curriculum/inventory_fields.yaml:1: there is no such file" in result.stdout
