"""A fault in content, as an author reads it."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, order=True)
class Fault:
    """`file:line: what, and what would be right`. Lines count from 1."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


def read_text(path: Path, name: str) -> tuple[str, list[Fault]]:
    """The file's text with plain line ends; a fault in place of an unreadable one."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return "", [Fault(name, 1, f"there is no such file; make it, and see that its name is just {path.name}")]
    except OSError as error:
        return "", [Fault(name, 1, f"cannot be read: {error.strerror or error}")]
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n"), []
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return "", [Fault(name, line, "not plain text in UTF-8; save the file as text, with the encoding UTF-8")]
