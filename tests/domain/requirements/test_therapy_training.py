"""Hours of supervised training in therapy."""

from tests.domain.logbook import Book, ask, said, why

ROW = {"operator": "at-least", "value": 150, "unit": "hours"}


def test_hours_add_up_over_places() -> None:
    b = Book()
    b.has("therapy-training", minutes=100 * 60)
    assert said(ask("therapy-training", b, **ROW)) == ("not-yet", 6000)
    b.has("therapy-training", minutes=50 * 60)
    assert said(ask("therapy-training", b, **ROW)) == ("met", 9000)


def test_without_hours_it_cannot_be_told() -> None:
    b = Book()
    ref = b.has("therapy-training")
    progress = ask("therapy-training", b, **ROW)
    assert (progress.state, why(progress)) == ("insufficient", {ref: "no-amount"})
