"""python3 tools/lock.py: make requirements*.lock from requirements*.in; needs uv on PATH, or named in UV."""

import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OPTIONS = [
    "--universal",
    "--python-version",
    "3.11",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-emit-find-links",
]

for name in ("requirements", "requirements-test"):
    files = ["-o", f"{name}.lock", f"{name}.in"]
    subprocess.run([os.environ.get("UV", "uv"), "pip", "compile", "--quiet", *OPTIONS, *files], cwd=ROOT, check=True)
