"""The floor: a bare Flask view that renders a 20 KB Jinja page; no session, no database, nothing else."""

from flask import Flask, render_template_string

app = Flask(__name__)
ROWS = [(i, f"Row {i}", "text that a reader might see on an ordinary page of some length") for i in range(150)]
PAGE = """<!DOCTYPE html><html lang="en"><head><title>{{ title }}</title></head><body><h1>{{ title }}</h1><table>
{% for number, name, words in rows %}<tr><td>{{ number }}</td><td>{{ name }}</td><td>{{ words }}, {{ number }}</td></tr>
{% endfor %}</table></body></html>"""
_template = app.jinja_env.from_string(PAGE)


@app.get("/")
def page() -> str:
    """About 20 KB."""
    return _template.render(title="The floor", rows=ROWS)


@app.get("/size")
def size() -> str:
    """How large the page is, in bytes."""
    return render_template_string("{{ n }}", n=len(page()))
