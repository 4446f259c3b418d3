"""Pages compressed on their way out; a long text that is held already is compressed once, not for each view."""

import struct
import zlib
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final

from flask import Flask, Response, g, request
from markupsafe import Markup

# Below this the header costs more than is saved; level 4 is where time and size meet for what differs by view.
SMALLEST: Final = 1024
LEVEL: Final = 4
BEST: Final = 9
LARGE: Final = 128 * 1024
HARDER: Final = 6
"""For pages so large that the way costs more than the squeezing: a tenth less on the wire for two milliseconds."""
START: Final = 80
"""Bytes by which a held text is found in a page; where something else begins alike, it is compressed like the rest."""
HEADER: Final = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"


def hold(*texts: Markup) -> Markup:
    """The texts as one. Says that the page contains them, the same in every view; to be called in the page's order."""
    g.setdefault("held", []).extend(texts)
    return texts[0] if len(texts) == 1 else Markup("").join(texts)


def _squeezer(level: int) -> Any:
    return zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)


@lru_cache(1024)
def _held(text: str) -> tuple[bytes, bytes]:
    """A text, and the stretch of a deflate stream that holds it and leans on nothing before it."""
    plain, squeezer = text.encode(), _squeezer(BEST)
    return plain, squeezer.compress(plain) + squeezer.flush(zlib.Z_FULL_FLUSH)


def gzip(body: bytes, texts: Sequence[str] = ()) -> bytes:
    """`body` as gzip. Where it contains one of `texts`, that stretch is taken as it was compressed before."""
    between, stream, done = _squeezer(LEVEL if len(body) < LARGE else HARDER), [HEADER], 0
    for text in texts:
        plain, squeezed = _held(text)
        at = body.find(plain[:START], done)  # to look for all of it would cost as much as all the rest
        if not plain or at < 0 or not body.startswith(plain, at):
            continue
        if at > done:
            stream += between.compress(body[done:at]), between.flush(zlib.Z_FULL_FLUSH)
        stream.append(squeezed)
        done = at + len(plain)
    stream += between.compress(body[done:]), between.flush(zlib.Z_FINISH)
    return b"".join(stream) + struct.pack("<II", zlib.crc32(body), len(body) & 0xFFFFFFFF)


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
