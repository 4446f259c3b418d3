"""What the pages of every audience share: assets, Markdown, navigation, and the frame around a page."""

from flask import Flask

from trainer.web.components import (
    assets,
    audit_words,
    committee_words,
    folding,
    frame,
    glyphs,
    learning_words,
    listing,
    once,
    people_words,
    plots,
    remarks,
    squeezing,
    times,
    words,
)
from trainer.web.components.credentials import init_app as credentials


def init_app(app: Flask) -> None:
    """Make the components known to the templates, and the assets to the browser."""
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    for component in (
        assets,
        audit_words,
        committee_words,
        folding,
        frame,
        glyphs,
        learning_words,
        listing,
        once,
        people_words,
        plots,
        remarks,
        words,
        times,
        squeezing,
    ):
        component.init_app(app)
    credentials(app)
