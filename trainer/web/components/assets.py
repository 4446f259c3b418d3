"""Style sheets, scripts, fonts and pictures: gathered once, compressed when asked for, served by hash for a year."""

import gzip
import hashlib
import re
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Final

from flask import Flask, Response, abort, request

from trainer.web.components.bundling import bundle

STATIC: Final = Path(__file__).resolve().parents[1] / "static"
FRAME: Final = ("tokens", "base", "components", "forms")
"""What every page wears."""
SITE: Final = (*FRAME, "italic", "lists", "reading", "transcript", "pages", "module")
SHEETS: Final = {
    "site.css": SITE,
    "workspace.css": (*SITE, "desk", "workspace", "notebook", "circle", "workspace_screens", "handing_in"),
    "result.css": ("telling", "result"),
    "people.css": ("people",),
    "plots.css": ("plots",),
    "logs.css": ("logs",),
    "judged.css": ("work", "judged"),
    "example.css": ("work", "example"),
    "grading.css": (*FRAME, "transcript", "desk", "telling", "work", "grading", "grading_screens"),
    "learning.css": ("learning",),
    "quiz.css": ("saving", "quiz"),
    "sequel.css": ("telling", "saving", "sequel"),
    "credentials.css": ("credentials",),
    "committee.css": ("committee",),
    "ties.css": ("telling", "circle", "ties"),
    "readiness.css": ("readiness",),
}
"""The style sheets that go out, and of what each is made: one for every page, one for a page that needs more."""
TYPES: Final = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}
SHARED: Final = "desk"
"""The folder of scripts that others take what they need from."""
YEAR: Final = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class Asset:
    """One file as it goes out."""

    address: str
    body: bytes
    kind: str

    @cached_property
    def squeezed(self) -> bytes | None:
        """None where compressing gains nothing. A millisecond or two, so that no start waits for all of them."""
        return gzip.compress(self.body, 9, mtime=0) if self.kind.startswith(("text/", "image/svg")) else None


def _asset(name: str, body: bytes) -> Asset:
    kind = TYPES[Path(name).suffix]
    address = f"/static/{hashlib.sha256(body).hexdigest()[:12]}/{name}"
    return Asset(address, body, kind)


def _part(name: str) -> str:
    """A style sheet without comments and spare space."""
    text = re.sub(r"/\*.*?\*/", "", (STATIC / "css" / f"{name}.css").read_text("utf-8"), flags=re.S)
    text = " ".join(text.split())
    for sign in "{};,":
        text = text.replace(f" {sign}", sign).replace(f"{sign} ", sign)
    return text


def _sheet(text: str, assets: dict[str, Asset]) -> bytes:
    """url("name") becomes the asset's address."""
    return re.sub(r'url\("([^"]+)"\)', lambda m: f'url("{assets[m[1]].address}")', text).encode()


def gather() -> dict[str, Asset]:
    """Every asset by its file name. Names are unique; a folder of scripts becomes one script of its name."""
    assets: dict[str, Asset] = {}
    folders = [folder for folder in sorted((STATIC / "js").iterdir()) if folder.is_dir()]
    for path in sorted(p for p in STATIC.rglob("*") if p.suffix in TYPES and p.suffix != ".css"):
        if path.parent not in folders:
            assets[path.name] = _asset(path.name, path.read_bytes())
    for folder in (f for f in folders if f.name != SHARED):
        assets[f"{folder.name}.js"] = _asset(f"{folder.name}.js", bundle(folder))
    parts = {name: _part(name) for name in set(chain.from_iterable(SHEETS.values()))}  # many go out in several sheets
    for name, own in SHEETS.items():
        assets[name] = _asset(name, _sheet("".join(parts[part] for part in own), assets))
    return assets


def init_app(app: Flask) -> None:
    """Serve the assets; templates name one as asset('site.css')."""
    assets = gather()

    def asset(hash_: str, name: str) -> Response:
        found = assets.get(name)
        if found is None:
            abort(404)
        response = Response(found.body, content_type=found.kind)
        # Another worker may still be on an older release: then it is served, but not kept.
        response.headers["Cache-Control"] = YEAR if f"/static/{hash_}/{name}" == found.address else "no-cache"
        if found.squeezed is not None:
            response.headers["Vary"] = "Accept-Encoding"
            if request.accept_encodings.quality("gzip"):
                response.set_data(found.squeezed)
                response.headers["Content-Encoding"] = "gzip"
        return response

    app.add_url_rule("/static/<hash_>/<name>", "asset", asset)
    app.jinja_env.globals["asset"] = lambda name: assets[name].address
