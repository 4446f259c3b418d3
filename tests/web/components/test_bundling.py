"""Modules of a folder as one script."""

from pathlib import Path

import pytest

from trainer.web.components.assets import SHARED, STATIC
from trainer.web.components.bundling import bundle


def write(folder: Path, **modules: str) -> Path:
    for name, text in modules.items():
        (folder / f"{name}.js").write_text(text, "utf-8")
    return folder


def test_each_module_comes_after_those_it_imports_and_keeps_its_scope(tmp_path: Path) -> None:
    made = bundle(
        write(
            tmp_path,
            a='// Says it.\nimport { one } from "./b.js";\nconst own = one + 1;\nconsole.log(own);\n',
            b="export const one = 1;\nconst own = 2;\nexport async function two() {\n  return own;\n}\n",
        )
    ).decode()
    assert made.splitlines() == [
        "const $b = (() => {", "const one = 1;", "const own = 2;", "async function two() {", "return own;", "}",
        "return { one, two };", "})();",
        "const $a = (() => {", "const { one } = $b;", "const own = one + 1;", "console.log(own);", "return {  };", "})();",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('import x from "./b.js";', "import x"),
        ("export default 1;", "export default"),
        ('import { x } from "./nowhere.js";', "cannot import nowhere.js"),
        ('import { x } from "./a.js";', "cannot import a.js"),
    ],
)
def test_what_it_does_not_understand_is_refused_when_the_site_starts(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        bundle(write(tmp_path, a=text))


def test_a_module_of_the_shared_folder_is_taken_where_it_is_imported(tmp_path: Path) -> None:
    for name in ("desk", "page"):
        (tmp_path / name).mkdir()
    write(
        tmp_path / "desk",
        one='import { two } from "./two.js";\nexport const one = two;\n',
        two="export const two = 2;\n",
        three="never();\n",
    )
    page = write(tmp_path / "page", a='import { one } from "../desk/one.js";\nconsole.log(one);\n')
    made = bundle(page).decode()
    assert [line for line in made.splitlines() if line.startswith("const $")] == [
        "const $two = (() => {", "const $one = (() => {", "const $a = (() => {",
    ]  # fmt: skip
    assert "never" not in made
    write(page, two='import { one } from "../desk/one.js";\n')
    with pytest.raises(ValueError, match=r"page/two\.js: there is another module of this name"):
        bundle(page)


@pytest.mark.parametrize("name", ["workspace", "grading"])
def test_a_pages_scripts_are_small_files_and_light_together(name: str) -> None:
    folder = STATIC / "js" / name
    files = [*folder.glob("*.js"), *(STATIC / "js" / SHARED).glob("*.js")]
    assert max(len(path.read_text("utf-8").splitlines()) for path in files) <= 150
    assert len(bundle(folder)) <= 60_000
