"""Plain ES modules of one folder as one script, so that a page asks once: each module keeps its own scope.

What it understands is what we write: `import { a, b } from "./name.js";` on one line (or `"../desk/name.js"`, for what
several pages share), `export const`, `export function`, `export async function`. Anything else of the kind, or two
modules of one name, raises ValueError when the site starts.
"""

import re
from pathlib import Path
from typing import Final

_IMPORT: Final = re.compile(r'^import (\{[^}]*\}) from "(\./|\.\./[a-z]+/)([a-z_]+)\.js";$', re.M)
_EXPORT: Final = re.compile(r"^export (?=(?:const|function|async function) (\w+))", re.M)
_LEFT: Final = re.compile(r"^(?:import|export)\b.*$", re.M)
_SPARE: Final = re.compile(r"^\s*//.*\n|^[ \t]+|\n(?=\n)", re.M)


def bundle(folder: Path) -> bytes:
    """Every module of the folder, each after those it imports."""
    done: dict[Path, str] = {}

    def add(path: Path, above: tuple[Path, ...]) -> None:
        if path in done:
            return
        if path in above or not path.is_file():
            raise ValueError(f"{above[-1].parent.name}/{above[-1].name}: cannot import {path.name}")
        text = path.read_text("utf-8")
        for _, way, name in _IMPORT.findall(text):
            add((path.parent / way / f"{name}.js").resolve(), (*above, path))
        exported = _EXPORT.findall(text)
        text = _EXPORT.sub("", _IMPORT.sub(r"const \1 = $\3;", text))
        if left := _LEFT.search(text):
            raise ValueError(f"{path.parent.name}/{path.name}: {left[0]}")
        if path.stem in {other.stem for other in done}:
            raise ValueError(f"{path.parent.name}/{path.name}: there is another module of this name")
        done[path] = f"const ${path.stem} = (() => {{\n{text}\nreturn {{ {', '.join(exported)} }};\n}})();"

    for path in sorted(folder.resolve().glob("*.js")):
        add(path, ())
    return _SPARE.sub("", "\n".join(done.values())).encode()
