"""Search across the modules and the glossary."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.services.catalogue import current
from trainer.web.components.finding import LONGEST, find, marked
from trainer.web.components.shelf import Shelf


def search() -> ResponseReturnValue:
    """The question stays in the address, so that a search can be kept and sent."""
    question = " ".join(request.args.get("q", "").split())[:LONGEST]
    catalogue = current(session())
    shelf = Shelf(catalogue)
    words = question.split()
    terms = [
        (term.term, marked(term.definition, words))
        for term in catalogue.glossary.values()
        if words and all(w.lower() in term.term.lower() for w in words)
    ]
    return render_template(
        "trainee/search.html", question=question, hits=find(question, shelf.modules), terms=terms, shelf=shelf
    )
