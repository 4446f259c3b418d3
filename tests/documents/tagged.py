"""Reads a PDF as a screen reader does: title, language, and the text in the order of its tags."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream


@dataclass(frozen=True)
class Tag:
    """One element with the text beneath it; `alt` is what stands for a picture."""

    kind: str
    text: str
    alt: str = ""


class Tagged:
    """A PDF that says it is PDF/UA-1."""

    def __init__(self, data: bytes) -> None:
        self.reader = PdfReader(io.BytesIO(data))
        root: Any = self.reader.trailer["/Root"]
        pages: list[Any] = list(self.reader.pages)
        self.pages = len(pages)
        self.language = str(root["/Lang"])
        self.title = str(self.reader.metadata.title) if self.reader.metadata else ""
        self.is_marked = bool(root["/MarkInfo"]["/Marked"])
        self.shows_title = bool(root["/ViewerPreferences"]["/DisplayDocTitle"])
        metadata = root["/Metadata"].get_data().decode()
        self.says_ua = re.search(r"pdfuaid:part(?:>|=\")1", metadata) is not None
        self._texts = {page.indirect_reference.idnum: _marked(self.reader, page) for page in pages}
        self.tags = [tag for kid in _kids(root["/StructTreeRoot"]) for tag in self._walk(kid.get_object(), 0)]

    @property
    def text(self) -> str:
        """All of it, in the order of the tags."""
        return " ".join(" ".join(tag.text for tag in self.tags if tag.kind == "").split())

    def of(self, kind: str) -> list[str]:
        """The texts of all elements of a kind."""
        return [" ".join(tag.text.split()) for tag in self.tags if tag.kind == kind]

    def fonts_inside(self) -> bool:
        """Whether every font that a page uses is in the file."""
        pages: list[Any] = list(self.reader.pages)
        fonts = [font.get_object() for page in pages for font in page["/Resources"].get("/Font", {}).values()]
        inner = [font["/DescendantFonts"][0].get_object() for font in fonts if "/DescendantFonts" in font]
        kinds = ("/FontFile", "/FontFile2", "/FontFile3")
        return len(inner) == len(fonts) > 0 and all(any(k in f["/FontDescriptor"] for k in kinds) for f in inner)

    def _walk(self, element: Any, page: int) -> Iterator[Tag]:
        if "/Pg" in element:
            page = element.raw_get("/Pg").idnum
        inside: list[Tag] = []
        for kid in _kids(element):
            if isinstance(kid, int):
                inside.append(Tag("", self._texts[page].get(kid, "")))
                continue
            child = kid.get_object()
            if child.get("/Type") == "/MCR":
                inside.append(Tag("", self._texts[child.raw_get("/Pg").idnum].get(child["/MCID"], "")))
            elif child.get("/Type") != "/OBJR":
                inside += self._walk(child, page)
        kind = str(element.get("/S", ""))[1:]
        text = " ".join(tag.text for tag in inside if tag.kind == "")
        yield Tag(kind, text, str(element.get("/Alt", "")))
        yield from inside


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    return list(kids) if isinstance(kids, list) else [kids]


def _marked(reader: PdfReader, page: Any) -> dict[int, str]:
    """The text of each marked stretch of a page, by its number."""
    fonts = {name: _letters(font.get_object()) for name, font in page["/Resources"].get("/Font", {}).items()}
    found: dict[int, str] = {}
    stack: list[int | None] = []
    font: Any = None
    content = ContentStream(page.get_contents(), reader)
    for operands, operator in content.operations:
        if operator in (b"BDC", b"BMC"):
            given = operands[1] if len(operands) > 1 and isinstance(operands[1], dict) else {}
            stack.append(given.get("/MCID", stack[-1] if stack else None))
        elif operator == b"EMC":
            stack.pop()
        elif operator == b"Tf":
            font = fonts[operands[0]]
        elif operator in (b"Tj", b"TJ") and stack and stack[-1] is not None:
            pieces = operands[0] if operator == b"TJ" else [operands[0]]
            raw = b"".join(piece.original_bytes for piece in pieces if hasattr(piece, "original_bytes"))
            letters = "".join(font.get(raw[n : n + 2], "?") for n in range(0, len(raw), 2))
            found[stack[-1]] = found.get(stack[-1], "") + letters
    return found


def _letters(font: Any) -> dict[bytes, str]:
    """What the two bytes of each glyph stand for, out of the font's own table."""
    table = font["/ToUnicode"].get_data().decode()
    found: dict[bytes, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.S):
        for glyph, text in re.findall(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>", block):
            found[bytes.fromhex(glyph)] = bytes.fromhex(text).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", table, re.S):
        for first, last, text in re.findall(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>", block):
            for step in range(int(last, 16) - int(first, 16) + 1):
                found[(int(first, 16) + step).to_bytes(2, "big")] = chr(int(text, 16) + step)
    return found
