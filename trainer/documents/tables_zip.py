"""Tables in one archive, each as CSV, with a text that says of every column what it holds; no row is held."""

import csv
import io
import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import IO

from trainer.domain.sheets import harmless


@dataclass(frozen=True)
class Table:
    """`columns` are names and what each holds; `rows` may be read from somewhere as they are written.

    `told`: what there is to say of them once they are written, of how many there are.
    """

    name: str
    about: str
    columns: Sequence[tuple[str, str]]
    rows: Iterable[Sequence[object]]
    told: Callable[[int], str] = lambda _n: ""


def tables_zip(tables: Iterable[Table], about: str, *, now: datetime) -> IO[bytes]:
    """The archive, from its beginning; packed, a large programme takes little room. No cell can be a formula."""
    out = io.BytesIO()
    told = [about, ""]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for table in tables:
            with archive.open(_named(f"{table.name}.csv", now), "w") as raw:
                n = _write(raw, table)
            told += [f"{table.name}.csv", f"  {table.about}", *(f"  {name}: {words}" for name, words in table.columns)]
            told += [*(f"  ! {words}" for words in filter(None, [table.told(n)])), ""]
        archive.writestr(_named("README.txt", now), "\n".join(told))
    out.seek(0)
    return out


def _named(name: str, now: datetime) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, now.timetuple()[:6])
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def _write(raw: IO[bytes], table: Table) -> int:
    """How many rows there were."""
    n = 0
    with io.TextIOWrapper(raw, "utf-8", newline="") as text:
        text.write("\ufeff")
        writer = csv.writer(text)
        writer.writerow([name for name, _words in table.columns])
        for row in table.rows:
            writer.writerow([harmless("" if cell is None else str(cell)) for cell in row])
            n += 1
    return n
