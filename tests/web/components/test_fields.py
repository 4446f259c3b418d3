"""Fields say in plain words what they want, and keep what was typed."""

from datetime import date

import pytest
from flask import Flask
from wtforms import SelectField

from trainer.domain.errors import WrongState
from trainer.web.components.fields import (
    DayField,
    Form,
    LineField,
    Needed,
    NumberField,
    TextField,
    attempt,
    id_or_none,
    not_before,
    within,
)


class TryForm(Form):
    first = DayField("First")
    last = DayField("Last", [not_before("first")])
    number = NumberField("Number", [within(1, 9)])
    line = LineField("Line")
    text = TextField("Text")
    needed = LineField("Needed", [Needed("Say so.")])
    day = DayField("Day", [Needed("Say when.")])
    choice = SelectField("Choice", choices=[("a", "A")], default="a")


def filled(app: Flask, **fields: str) -> TryForm:
    app.config["WTF_CSRF_ENABLED"] = False
    with app.test_request_context(method="POST", data={"choice": "a", "needed": "x", "day": "2027-01-01", **fields}):
        form = TryForm()
        form.validate()
        return form


def test_what_is_typed_is_read(app: Flask) -> None:
    form = filled(app, first=" 2027-01-31 ", last="", number=" 7 % ", line=" a \r\n b\0 ", text="a\r\n b\0")
    assert (form.first.day, form.last.data, form.number.number) == (date(2027, 1, 31), None, 7)
    assert (form.line.data, form.text.data, form.errors) == ("a b", "a\n b", {})
    with pytest.raises(ValueError, match="last is empty"):
        _ = form.last.day


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("first", "31.1.2027", "Write the day as year, month, day: 2027-01-31."),
        ("first", "0001-01-01", "Write the day as year, month, day: 2027-01-31."),
        ("first", "9999-12-31", "Write the day as year, month, day: 2027-01-31."),
        ("number", "seven", "Write a whole number, such as 14."),
        ("number", "-7", "Write a whole number, such as 14."),
        ("number", "9" * 10, "Write a whole number, such as 14."),
        ("number", "10", "Choose a number from 1 to 9."),
        ("choice", "b", "Choose one of these."),
        ("needed", "  ", "Say so."),
        ("day", "", "Say when."),
        ("day", "soon", "Write the day as year, month, day: 2027-01-31."),
    ],
)
def test_what_cannot_be_read_is_said(app: Flask, field: str, typed: str, said: str) -> None:
    assert filled(app, **{field: typed}).errors == {field: [said]}


def test_days_in_order(app: Flask) -> None:
    assert filled(app, first="2027-01-02", last="2027-01-01").errors == {
        "last": ["This day comes before the first one."]
    }


def test_a_refusal_comes_back_to_the_form(app: Flask) -> None:
    def refuse() -> None:
        raise WrongState("Not today.")

    with app.test_request_context():
        form = TryForm()
        assert not attempt(form, refuse)
        assert list(form.errors.values()) == [["Not today."]]
        assert attempt(form, lambda: None)


@pytest.mark.parametrize(
    ("value", "number"), [("7", 7), ("", None), (None, None), ("x", None), ("9" * 10, None), ("-1", None)]
)
def test_ids(value: str | None, number: int | None) -> None:
    assert id_or_none(value) == number
