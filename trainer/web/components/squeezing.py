"""Pages compressed on their way out; a long text that is held already is compressed once, not for each view."""

import struct
import zlib
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from flask import Flask, Response, g, request
from markupsafe import Markup

# Below this the header costs more than is saved; level 4 is where time and size meet for what differs by view.
SMALLEST: Final = 1024
LEVEL: Final = 4
BEST: Final = 9
HEADER: Final = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"


def hold(text: Markup) -> Markup:
    """Say that this page contains `text`, which is the same in every view; longer texts in the order of the page."""
    g.setdefault("held", []).append(text)
    return text


def deflate(data: bytes, level: int, end: int) -> bytes:
    """A stretch of a deflate stream that leans on nothing before it."""
    squeezer = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    return squeezer.compress(data) + squeezer.flush(end)


@lru_cache(512)
def _held(text: str) -> tuple[bytes, bytes]:
    plain = text.encode()
    return plain, deflate(plain, BEST, zlib.Z_FULL_FLUSH)


def gzip(body: bytes, texts: Sequence[str] = ()) -> bytes:
    """`body` as gzip. Where it contains one of `texts`, that stretch is taken as it was compressed before."""
    stream, done = HEADER, 0
    for text in texts:
        plain, squeezed = _held(text)
        at = body.find(plain, done) if plain else -1
        if at >= 0:
            stream += deflate(body[done:at], LEVEL, zlib.Z_FULL_FLUSH) + squeezed
            done = at + len(plain)
    stream += deflate(body[done:], LEVEL, zlib.Z_FINISH)
    return stream + struct.pack("<II", zlib.crc32(body), len(body) & 0xFFFFFFFF)


def squeeze(response: Response) -> Response:
    """The page as gzip where the browser takes it."""
    if response.direct_passthrough or response.mimetype != "text/html" or "Content-Encoding" in response.headers:
        return response
    response.vary.add("Accept-Encoding")
    body = response.get_data()
    if len(body) >= SMALLEST and request.accept_encodings.quality("gzip"):
        response.set_data(gzip(body, g.get("held", ())))
        response.headers["Content-Encoding"] = "gzip"
    return response


def init_app(app: Flask) -> None:
    """Compress every page."""
    app.after_request(squeeze)
