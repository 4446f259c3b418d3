"""python tools/new_migration.py "what changes": write the next migration from the models; then read and mend it."""

import sys
import tempfile
from pathlib import Path

from trainer.db import make_engine, schema


def main() -> None:
    message = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        engine = make_engine(f"sqlite:///{folder}/scratch.db")
        schema.upgrade(engine)
        versions = Path(schema.__file__).parent / "migrations" / "versions"
        number = len(list(versions.glob("[0-9]*.py"))) + 1
        schema.revise(engine, message, f"{number:04}")
        engine.dispose()


main()
