#!/usr/bin/env python3
"""The developer's commands, with the standard library alone; each first sets up what is missing."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
BROWSERS = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "chrome",
)
USAGE = """usage: python3 dev.py COMMAND
  run                  the demo programme on http://localhost:8000 (PORT chooses another port)
  test [PYTEST ARGS]   checks and tests; --no-browser leaves out the tests that need Chromium
  bench [--json]       the pages against a bare Flask view in the same run
                       (--sizes 100,1000: only programmes of so many trainees;
                       --rows-read 1000,10000: only what PostgreSQL reads for each page;
                       --morning [1000]: a director's morning in Chromium, among 10,000)
  setup                only what the other two set up: .venv, packages, a browser"""

PROBE = """
import sys
from playwright.sync_api import sync_playwright
with sync_playwright() as p:
    browser = p.chromium.launch(executable_path=sys.argv[1] or None, args=["--no-sandbox", "--disable-gpu"])
    page = browser.new_page()
    page.set_content("<p>ready")
    assert page.inner_text("p") == "ready"
    print(browser.version)
    browser.close()
"""


def say(message: str) -> None:
    print(f"[dev] {message}", flush=True)


def stop(message: str) -> None:
    sys.exit(f"[dev] {message}")


def apt(*names: str) -> bool:
    """Install Debian packages; False where we are not root or have no apt-get."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return False
    say("apt-get install " + " ".join(names))
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "-qq", "update"], env=env, stdout=subprocess.DEVNULL, check=False)
    install = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300", "install", "-y", "--no-install-recommends"]
    return subprocess.run([*install, *names], env=env, stdout=subprocess.DEVNULL, check=False).returncode == 0


def succeeds(*command: str | Path) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def make_venv() -> None:
    if sys.version_info < (3, 11):  # noqa: UP036 - whoever runs this chose the Python
        stop(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}")
    if PYTHON.exists() and succeeds(PYTHON, "-m", "pip", "--version"):
        return
    make = (sys.executable, "-m", "venv", "--clear", VENV)
    if succeeds(*make) or (apt("python3-venv") and succeeds(*make)):
        return
    if shutil.which("uv") and succeeds("uv", "venv", "--clear", "--seed", "--python", sys.executable, VENV):
        return
    shutil.rmtree(VENV, ignore_errors=True)
    stop(
        "this Python cannot make virtual environments. On Debian or Ubuntu:\n"
        "        sudo apt install python3-venv\n      then run this again"
    )


def once(name: str, sources: tuple[str, ...], work: Callable[[], None]) -> None:
    """Do the work unless it was done for exactly these contents of the sources."""
    contents = b"".join((ROOT / source).read_bytes() for source in sources)
    wanted = hashlib.sha256(str(ROOT).encode() + contents).hexdigest()
    stamp = VENV / f".{name}.sha256"
    if stamp.exists() and stamp.read_text() == wanted:
        return
    started = time.monotonic()
    say(f"installing {name}")
    work()
    stamp.write_text(wanted)
    say(f"installed {name} in {time.monotonic() - started:.0f} s")


def pip(*arguments: str) -> None:
    command = [str(PYTHON), "-m", "pip", "install", "-q", "--disable-pip-version-check", *arguments]
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        stop("pip failed; its reason stands above")


def install(lock: str) -> None:
    """The hash-locked packages, then this project itself, editable and without network."""
    make_venv()
    once(lock, (lock,), lambda: pip("--require-hashes", "-r", lock))
    once("trainer", ("pyproject.toml",), lambda: pip("--no-deps", "--no-build-isolation", "-e", "."))


def check_driver() -> None:
    """Playwright's own Node program; a minimal Debian lacks the libatomic that it needs."""
    command = [str(PYTHON), "-m", "playwright", "--version"]
    tried = subprocess.run(command, capture_output=True, text=True, check=False)
    if tried.returncode and not (apt("libatomic1") and succeeds(*command)):
        reason = (tried.stderr or tried.stdout).strip().splitlines()[0]
        stop(f"Playwright does not start: {reason}\n      On Debian or Ubuntu: sudo apt install libatomic1")


def on_path() -> str | None:
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


def downloaded() -> str | None:
    command = (str(PYTHON), "-m", "playwright", "install", "--only-shell", "chromium")
    return "" if succeeds(*command) else None


def debians() -> str | None:
    """The headless shell draws the same pages with a third less work; older Debians have only the whole browser."""
    found = any(apt(name, "fonts-dejavu-core") for name in ("chromium-headless-shell", "chromium"))
    return on_path() if found else None


def find_browser() -> dict[str, str]:
    """TRAINER_BROWSER for the tests: a Chromium that has rendered a page; empty means Playwright's own."""
    check_driver()
    named = os.environ.get("TRAINER_BROWSER")
    ways: list[tuple[str, Callable[[], str | None]]] = [
        ("Playwright's own", lambda: ""),
        ("the system's", on_path),
        ("Playwright's download", downloaded),
        ("Debian's", debians),
    ]
    if named:
        ways = [("TRAINER_BROWSER", lambda: named)]
    tried = ""
    for way, find in ways:
        path = find()
        if path is None:
            continue
        result = subprocess.run([PYTHON, "-c", PROBE, path], capture_output=True, text=True, check=False)
        if result.returncode == 0:
            say(f"browser: {way} Chromium {result.stdout.strip()} {path}".rstrip())
            return {"TRAINER_BROWSER": path}
        tried += f"\n      tried {way} {path}: {([*result.stderr.strip().splitlines(), '?'])[-2][:200]}"
    stop(
        "no browser for the browser tests: none that starts is installed, Playwright could not download one,\n"
        "      and this user may not install one. Any one of these helps; then run this again:\n"
        "        sudo apt install chromium        (Debian), or install Google Chrome\n"
        "        TRAINER_BROWSER=/path/to/chrome python3 dev.py test\n"
        "      Everything but the browser tests: python3 dev.py test --no-browser" + tried
    )
    return {}


def setup() -> None:
    install("requirements-test.lock")
    find_browser()
    say("ready: python3 dev.py run, python3 dev.py test")


def run() -> None:
    install("requirements.lock")
    env = {"PORT": "8000", "TRAINER_DEMO": "1", **os.environ}
    trainer = str(BIN / "trainer")
    if subprocess.run([trainer, "demo"], env=env, cwd=ROOT, check=False).returncode:
        stop("the demo programme could not be loaded; the reason stands above")
    worker = subprocess.Popen([trainer, "work"], env=env, cwd=ROOT)
    server = subprocess.Popen([trainer, "serve"], env=env, cwd=ROOT)

    def end(_number: int, _frame: object) -> None:
        server.terminate()

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    code = server.wait()
    worker.terminate()
    worker.wait()
    sys.exit(code)


def in_memory() -> str | None:
    """Where files need no disk, for databases that are gone after their test; None where there is no room for them."""
    memory = Path("/dev/shm")  # noqa: S108 - only the place; what is made there has a name of its own
    roomy = memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > 4e9
    return str(memory) if roomy else None


def test(arguments: list[str]) -> None:
    """Every check, then every test; all are run, and the failing ones are named at the end."""
    install("requirements-test.lock")
    env = {**os.environ}
    browser = "--no-browser" not in arguments
    arguments = [argument for argument in arguments if argument != "--no-browser"]
    if browser:
        env |= find_browser()
    # One more at a time than there are processors: browsers and databases keep the tests waiting.
    chosen = arguments or ["-n", str(min((os.cpu_count() or 2) + 1, 5)), "--dist", "worksteal", "--durations", "10"]
    steps: list[tuple[str, list[str]]] = [("tests", ["pytest", *chosen, *([] if browser else ["-m", "not browser"])])]
    if not arguments:
        steps = [
            ("ruff", ["ruff", "check", "."]),
            ("ruff format", ["ruff", "format", "--check", "."]),
            ("mypy", ["mypy"]),
            ("djlint", ["djlint", "--lint", "--quiet", "trainer/web/templates"]),
            *steps,
        ]
    failed = []
    with tempfile.TemporaryDirectory(prefix="trainer-", dir=in_memory()) as folder:
        env["PYTEST_DEBUG_TEMPROOT"] = folder
        for name, command in steps:
            started = time.monotonic()
            code = subprocess.run([str(BIN / command[0]), *command[1:]], env=env, cwd=ROOT, check=False).returncode
            say(f"{name}: {'ok' if code == 0 else 'FAILED'} ({time.monotonic() - started:.0f} s)")
            if code:
                failed.append(name)
    if failed:
        stop("failed: " + ", ".join(failed))


def bench(arguments: list[str]) -> None:
    install("requirements-test.lock")
    env = {**os.environ, **(find_browser() if "--morning" in arguments else {})}
    sys.exit(subprocess.run([PYTHON, "-m", "bench", *arguments], cwd=ROOT, env=env, check=False).returncode)


def main() -> None:
    # The site is started often, here above all: who keeps Python from writing bytecode would compile it anew each time.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    match sys.argv[1:]:
        case ["setup"]:
            setup()
        case ["run"]:
            run()
        case ["bench", *arguments]:
            bench(arguments)
        case ["test", *arguments]:
            test(arguments)
        case _:
            stop(USAGE)


if __name__ == "__main__":
    main()
