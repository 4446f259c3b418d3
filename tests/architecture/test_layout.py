"""The house rules that a newcomer could forget: each failure names what is missing."""

import ast
import re

import pytest

from tests.architecture.tree import TEMPLATES, TESTS, TRAINER, WEB, audiences, name, python_files
from trainer.domain.requirements import TYPES
from trainer.domain.scoring import RULES

LONGEST = 300
NO_PURPOSE = re.compile(r"^(utils?|helpers?|common|misc)$")
SHARED_TEMPLATES = {"components", "security", "preview"}


def pages() -> list[tuple[str, str]]:
    """Audience and noun of every page: what has a template, or a module that renders one."""
    found = {(path.parent.name, path.stem) for path in TEMPLATES.glob("*/*.html")}
    for folder in audiences():
        found |= {
            (folder.name, path.stem)
            for path in folder.glob("*.py")
            if f'"{folder.name}/{path.stem}.html"' in path.read_text("utf-8")
        }
    return sorted((audience, noun) for audience, noun in found if audience not in SHARED_TEMPLATES)


def test_no_file_is_longer_than_it_should_be() -> None:
    lengths = {name(path): len(path.read_text("utf-8").splitlines()) for path in python_files()}
    assert {path: lines for path, lines in lengths.items() if lines > LONGEST} == {}


def test_no_room_is_without_a_purpose_in_its_name() -> None:
    assert [
        name(path) for path in python_files() if any(NO_PURPOSE.match(part) for part in (path.stem, *path.parts))
    ] == []


def test_every_module_opens_with_one_sentence() -> None:
    """In its first paragraph; a reason may follow in a second one."""
    faults = []
    for path in python_files():
        text = path.read_text("utf-8")
        if not text.strip():
            continue
        said = ast.get_docstring(ast.parse(text)) or ""
        if not re.search(r"[.:]$", said.split("\n\n")[0].rstrip()):
            faults.append(name(path))
    assert faults == []


@pytest.mark.parametrize(("audience", "noun"), pages())
def test_a_page_has_its_module_its_template_and_its_test(audience: str, noun: str) -> None:
    wanted = [
        WEB / audience / f"{noun}.py",
        TEMPLATES / audience / f"{noun}.html",
        TESTS / "web" / audience / f"test_{noun}.py",
    ]
    assert [name(path) for path in wanted if not path.is_file()] == []


def test_every_service_has_a_test() -> None:
    """Every service is tested under its own name."""
    services = {path.stem for path in (TRAINER / "services").glob("*.py")} - {"__init__"}
    tested = {path.stem.removeprefix("test_") for path in (TESTS / "services").glob("test_*.py")}
    assert services - tested == set()


def test_every_table_is_known_to_the_migrations() -> None:
    """A model that `db/models/__init__.py` does not import would be left out of them."""
    listed = (TRAINER / "db" / "models" / "__init__.py").read_text("utf-8")
    files = {path.stem for path in (TRAINER / "db" / "models").glob("*.py")} - {"__init__"}
    assert {file for file in files if f"trainer.db.models.{file} import" not in listed} == set()


def test_every_requirement_type_can_be_named_in_a_pathway_and_is_tested() -> None:
    """A file that `TYPES` does not name would never be asked."""
    files = {path.stem for path in (TRAINER / "domain" / "requirements").glob("*.py")} - {"__init__", "row"}
    assert files - {kind.__module__.rsplit(".", 1)[1] for kind in TYPES.values()} == set()
    tests = {path.stem for path in (TESTS / "domain" / "requirements").glob("test_*.py")}
    assert {f"test_{file}" for file in files} - tests == set()


def test_each_requirement_type_stands_alone() -> None:
    """What two of them share stands in trainer/domain/evidence."""
    files = (TRAINER / "domain" / "requirements").glob("*.py")
    imported = {
        (path.stem, found)
        for path in files
        for found in re.findall(r"from trainer\.domain\.requirements\.(\w+) import", path.read_text("utf-8"))
        if path.stem != "__init__" and found != "row"
    }
    assert imported == set()


def test_every_scoring_rule_can_be_named_in_a_case_and_is_tested() -> None:
    """Whatever defines `score` is a rule, and `RULES` names it."""
    scoring = TRAINER / "domain" / "scoring"
    rules = {
        name(path)
        for path in (*scoring.glob("*.py"), *scoring.glob("*/__init__.py"))
        if re.search(r"^def score\(", path.read_text("utf-8"), re.MULTILINE)
    }
    listed = {rule.__module__.replace(".", "/") for rule in RULES.values()}
    assert {path.removesuffix(".py").removesuffix("/__init__") for path in rules} - listed == set()
    tests = {path.stem for path in (TESTS / "domain" / "scoring").glob("test_*.py")}
    assert {f"test_{rule.replace('-', '_')}" for rule in RULES} - tests == set()
