"""An entry is put right, and what it was stays in view."""

from flask import Flask

from tests import logbook
from tests.web.house import visit
from tests.web.pages import post, words
from tests.web.trainee.test_log_session import proposed

ENTRY = f"/p/north/log/{logbook.SESSION}"
PAGE = f"{ENTRY}/correct"


def test_a_slip_is_put_right(judged_app: Flask) -> None:
    client = visit(judged_app, "trainee")
    fields = proposed(client.get(PAGE).text)
    assert (fields["minutes"], fields["recorded"], fields["consent"]) == ("50", "audio", "C-7")
    fields |= {"minutes": "55", "supervised": "1"}
    assert client.post(PAGE, data=fields).location == ENTRY
    said = words(client.get(ENTRY).text)
    assert "Minutes 55" in said
    assert "put right (a slip of the finger)" in said
    stale = client.post(PAGE, data=fields | {"minutes": "60"})
    assert stale.status_code == 422
    assert "has been changed meanwhile" in words(stale.text)


def test_faults_stay_at_their_fields(judged_app: Flask) -> None:
    client = visit(judged_app, "trainee")
    fields = proposed(client.get(PAGE).text) | {"minutes": "9999", "note": "Mrs Kowalska said so"}
    said = words(client.post(PAGE, data=fields).text)
    assert "Something here looks like a name" in said


def test_what_is_written_elsewhere(judged_app: Flask) -> None:
    client = visit(judged_app, "trainee")
    case = f"/p/north/log/cases/{logbook.CASE}"
    html = client.get(case).text
    assert f'href="{case}/attestation"' in html
    assert post(client, PAGE, minutes="1", reason="none").status_code == 422
