"""The committee's list: what asks for the visitor first, nobody whom they supervise, and as many statements for many."""

from datetime import timedelta

from flask import Flask

from tests.attempts import edition, released
from tests.web.bonds import add, tie
from tests.web.director.logs import same_statements
from tests.web.house import database, now, visit
from tests.web.meetings import COMMITTEE, PATHWAY, decided, forward, sit, view
from tests.web.pages import words
from tests.work import member
from trainer.services.deliberating import decide
from trainer.services.putting_forward import put_forward


def parts(site: Flask, key: str) -> str:
    return words(visit(site, key).get(COMMITTEE).text)


def test_what_asks_for_the_visitor_stands_first(published_app: Flask) -> None:
    sit(published_app)
    assert "Nobody waits for a decision." in parts(published_app, "ruth")
    candidacy = forward(published_app)
    assert "Your view is asked for" in parts(published_app, "ruth")
    assert "0 of 2 views" in parts(published_app, "director")
    home = "/p/north/supervision"
    assert "1 candidate waits for your view" in words(visit(published_app, "ruth").get(home).text)
    assert "waits for your view" not in words(visit(published_app, "eve").get(home).text)
    view(published_app, candidacy, "ruth")
    assert "With others" in parts(published_app, "ruth")
    view(published_app, candidacy, "sam")
    for key, said in (("ruth", "Ready to be decided"), ("sam", "With others"), ("director", "Ready to be decided")):
        assert said in parts(published_app, key)
    assert "1 candidate waits for you" in words(visit(published_app, "director").get("/p/north/programme").text)


def test_members_who_differ_are_told_of_to_those_who_may_see_it(published_app: Flask) -> None:
    sit(published_app)
    candidacy = forward(published_app)
    view(published_app, candidacy, "sam", "not-yet")
    add(published_app, "tess", "supervisor", capabilities=["committee"])
    view(published_app, candidacy, "tess")
    assert "2 of 2 views, which differ" in parts(published_app, "director")
    for key in ("ruth", "sam"):
        assert "which differ" not in parts(published_app, key)


def test_whoever_sits_elsewhere_or_supervises_the_candidate_finds_nothing(published_app: Flask) -> None:
    sit(published_app)
    tie(published_app, "sam")
    decided_by_nobody = forward(published_app)
    assert "Trainee" not in parts(published_app, "sam").partition("Each member reads")[2]
    assert visit(published_app, "sam").get(f"{COMMITTEE}/{decided_by_nobody}").status_code == 404
    assert visit(published_app, "eve").get(COMMITTEE).status_code == 404
    assert 'href="/p/north/committee"' in visit(published_app, "ruth").get("/p/north/supervision").text
    assert 'href="/p/north/committee"' not in visit(published_app, "eve").get("/p/north/supervision").text


def test_what_was_decided(published_app: Flask) -> None:
    sit(published_app)
    decided(published_app, "not-yet")
    assert "Trainee Foundation in IPT formulation not yet" in parts(published_app, "ruth")


def test_many_cost_as_much_as_few(published_app: Flask, statements: list[str]) -> None:
    sit(published_app)
    forward(published_app)

    def grow() -> None:
        for key in ("una", "vic"):
            row = add(published_app, key, "trainee")
            with database(published_app) as db:
                put_forward(
                    db, member=member(db, "director"), membership_id=row, pathway=PATHWAY, now=now()
                )  # fmt: skip

    same_statements(published_app, statements, COMMITTEE, grow)


def test_whoever_gives_most_to_talk_of_stands_first_and_the_row_says_why(published_app: Flask) -> None:
    sit(published_app)
    add(published_app, "una", "trainee")
    with database(published_app) as db:
        released(db, member(db, "una"), edition(db, "a"), {"formulation/safety": 4.0}, at=now() - timedelta(days=1))
        low = {"formulation/safety": 1.5}
        released(db, member(db, "trainee"), edition(db, "b"), low, at=now() - timedelta(days=1))
        db.commit()
    forward(published_app, "una")
    forward(published_app)
    found = parts(published_app, "ruth")
    assert "1.50 over 1 case 5 requirements were not met" in found.replace(" lowest: Safety 1.5", "")
    assert "4.00 over 1 case" in found
    assert found.index("Trainee Foundation") < found.index("Una Foundation")


def test_what_was_decided_is_found_by_name_outcome_and_dissent(published_app: Flask) -> None:
    sit(published_app)
    add(published_app, "una", "trainee")
    decided(published_app, "not-yet")
    other = forward(published_app, "una")
    view(published_app, other, "ruth")
    view(published_app, other, "sam", "not-yet")
    with database(published_app) as db:
        decide(db, member=member(db, "director"), candidacy_id=other, outcome="award", reason="So.", now=now())

    def found(key: str, query: str) -> set[str]:
        page = words(visit(published_app, key).get(f"{COMMITTEE}?{query}").text)
        return {name for name in ("Trainee Foundation", "Una Foundation") if name in page}

    assert found("ruth", "words=una") == {"Una Foundation"}
    assert found("ruth", "outcome=not-yet") == {"Trainee Foundation"}
    assert found("ruth", "dissent=yes") == {"Una Foundation"}
    assert found("ruth", "words=nobody") == set()
    assert "Nothing like that was decided." in words(visit(published_app, "ruth").get(f"{COMMITTEE}?words=x").text)


def test_a_search_for_dissent_tells_nothing_to_whoever_may_look_again(published_app: Flask) -> None:
    sit(published_app)
    add(published_app, "tess", "supervisor", capabilities=["committee"])
    forward(published_app)
    view(published_app, 1, "ruth")
    view(published_app, 1, "sam", "not-yet")
    with database(published_app) as db:
        decide(db, member=member(db, "director"), candidacy_id=1, outcome="not-yet", reason="So.", now=now())
    page = f"{COMMITTEE}?dissent=yes"
    assert "with dissent" in words(visit(published_app, "sam").get(page).text)
    assert "with dissent" not in words(visit(published_app, "tess").get(page).text)
    assert "Nothing like that was decided." in words(visit(published_app, "tess").get(page).text)


def test_from_one_candidate_on_to_the_next(published_app: Flask) -> None:
    sit(published_app)
    first = forward(published_app)
    add(published_app, "una", "trainee")
    forward(published_app, "una")
    ruth = visit(published_app, "ruth")
    assert "Next: Una" not in words(ruth.get(f"{COMMITTEE}/{first}").text)
    view(published_app, first, "ruth")
    assert "Next: Una" in words(ruth.get(f"{COMMITTEE}/{first}").text)
