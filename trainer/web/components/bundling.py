"""Plain ES modules of one folder as one script, so that a page asks once: each module keeps its own scope.

What it understands is what we write: `import { a, b } from "./name.js";` on one line, `export const`,
`export function`, `export async function`. Anything else of the kind raises ValueError when the site starts.
"""

import re
from pathlib import Path
from typing import Final

_IMPORT: Final = re.compile(r'^import (\{[^}]+\}) from "\./([a-z_]+)\.js";$', re.M)
_EXPORT: Final = re.compile(r"^export (?=(?:const|function|async function) (\w+))", re.M)
_LEFT: Final = re.compile(r"^(?:import|export)\b.*$", re.M)
_SPARE: Final = re.compile(r"^\s*//.*\n|^[ \t]+|\n(?=\n)", re.M)


def bundle(folder: Path) -> bytes:
    """Every module of the folder, each after those it imports."""
    texts = {path.stem: path.read_text("utf-8") for path in sorted(folder.glob("*.js"))}
    done: dict[str, str] = {}

    def add(name: str, above: tuple[str, ...]) -> None:
        if name in done:
            return
        if name in above or name not in texts:
            raise ValueError(f"{folder.name}/{above[-1]}.js: cannot import {name}.js")
        text = texts[name]
        for _, needed in _IMPORT.findall(text):
            add(needed, (*above, name))
        exported = _EXPORT.findall(text)
        text = _EXPORT.sub("", _IMPORT.sub(r"const \1 = $\2;", text))
        if left := _LEFT.search(text):
            raise ValueError(f"{folder.name}/{name}.js: {left[0]}")
        done[name] = f"const ${name} = (() => {{\n{text}\nreturn {{ {', '.join(exported)} }};\n}})();"

    for name in texts:
        add(name, ())
    return _SPARE.sub("", "\n".join(done.values())).encode()
