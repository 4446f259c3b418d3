"""What comes in holds no NUL, whichever way it came, and stays as it is otherwise."""

import io

from flask import Flask, request
from flask.testing import FlaskClient


def test_no_field_of_a_query_or_a_form_holds_nul(app: Flask) -> None:
    file = (io.BytesIO(b"a\0b"), "list.csv")
    for data in ({"x": ["a\0b", "c"], "\0y": "d"}, {"x": ["a\0b", "c"], "\0y": "d", "file": file}):
        with app.test_request_context("/?q=%00e&q=f", method="POST", data=data):
            assert request.args.getlist("q") == ["e", "f"]
            assert (request.form.getlist("x"), request.form["y"]) == (["ab", "c"], "d")
            assert all(part.read() == b"a\0b" for part in request.files.values())


def test_an_address_with_nul_is_nobodys(client: FlaskClient) -> None:
    assert client.get("/p/north%00/home").status_code == 404
    assert client.get("/invitations/x%00").status_code == 404
