"""`trainer preview`: a case or a module as a reader will see it, read from its files at every look; no database."""

import logging
from pathlib import Path

from flask import Flask, Response, jsonify, render_template
from werkzeug.serving import run_simple

from trainer.config import content_roots
from trainer.content.faults import Fault
from trainer.content.modules import read_module
from trainer.content.setting import Setting
from trainer.content.shared_words import read_setting
from trainer.content.vignettes import read_vignette
from trainer.domain.module import Module
from trainer.domain.vignette import Vignette
from trainer.web import headers, i18n
from trainer.web.components import assets, glyphs, words
from trainer.web.components.bodies import module_body, speech
from trainer.web.components.markdown import render


def _stamp(folder: Path) -> str:
    """Changes whenever a file below the folder does."""
    files = [p for p in sorted(folder.rglob("*")) if p.is_file()]
    return str(hash(tuple((str(p), p.stat().st_mtime_ns) for p in files)))


def _setting(folder: Path) -> tuple[Setting | None, list[Fault]]:
    own = next((p for p in folder.parents if (p / "curriculum" / "inventory_fields.yaml").is_file()), None)
    return read_setting(own or content_roots()[0])


def read(folder: Path) -> tuple[Vignette | Module | None, Setting | None, list[Fault]]:
    """The case or module in the folder, with what is wrong with it."""
    setting, faults = _setting(folder)
    if setting is None:
        return None, None, faults
    if (folder / "module.md").is_file() or folder.parent.name == "modules":
        module, faults = read_module(folder, setting)
        return module, setting, faults
    vignette, faults = read_vignette(folder, setting)
    return vignette, setting, faults


def create_preview(folder: Path) -> Flask:
    """The small site that shows one folder."""
    app = Flask("trainer", template_folder="web/templates", static_folder=None)
    i18n.init_app(app)
    headers.init_app(app, https=False)
    for component in (assets, glyphs, words):
        component.init_app(app)

    @app.get("/")
    def show() -> str:
        found, setting, faults = read(folder)
        page = {"faults": faults, "stamp": _stamp(folder), "name": folder.name}
        if isinstance(found, Module) and setting:
            body = module_body(found, setting.glossary)
            return render_template("preview/module.html", module=found, body=body, **page)
        if isinstance(found, Vignette):
            sessions = [(s, [(t, speech(t.text)) for t in s.turns]) for s in (*found.sessions, *found.later)]
            return render_template(
                "preview/case.html", case=found, sessions=sessions, referral=render(found.referral), **page
            )
        return render_template("preview/faults.html", **page)

    @app.get("/stamp")
    def stamp() -> Response:
        return jsonify(_stamp(folder))

    return app


def serve_preview(folder: Path, port: int) -> None:
    """Serve the folder on this machine until stopped; werkzeug's warnings are not for authors."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    run_simple("127.0.0.1", port, create_preview(folder.resolve()), threaded=True)
