"""What comes in from outside, cleaned once for every page: the one sign that PostgreSQL holds nowhere is left out."""

from collections.abc import Iterable
from typing import Any

import flask
from flask import Flask, abort, request
from werkzeug.datastructures import ImmutableMultiDict, MultiDict


def clean(value: Any) -> Any:
    """Text without NUL; whatever else it is stays as it is."""
    return value.replace("\0", "") if isinstance(value, str) else value


class Clean(ImmutableMultiDict[str, Any]):
    """The fields of a query or a form."""

    def __init__(self, mapping: Any = None) -> None:
        if isinstance(mapping, MultiDict):
            mapping = mapping.items(multi=True)
        pairs: Iterable[tuple[str, Any]] = mapping or ()
        super().__init__([(clean(name), clean(value)) for name, value in pairs])


class Request(flask.Request):
    """Its query and its forms hold no NUL."""

    parameter_storage_class = Clean


def init_app(app: Flask) -> None:
    """Use it; an address with NUL in it is nobody's."""
    app.request_class = Request

    @app.url_value_preprocessor
    def refuse(_endpoint: str | None, _values: dict[str, Any] | None) -> None:
        """Before anything asks who the visitor is, which looks for the programme that the address names."""
        if "\0" in request.path:
            abort(404)
