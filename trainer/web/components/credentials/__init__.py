"""What pages about pathways and training logs share: words for codes, names of entries, and what counts for what."""

from flask import Flask

from trainer.web.components.credentials import names, standing


def init_app(app: Flask) -> None:
    """Let templates use them."""
    app.jinja_env.filters["said"] = names.name
    app.jinja_env.globals.update(
        verdict_words=standing.state_words,
        body_name=names.name,
        said_name=names.name,
        kind_names=names.kinds,
    )
