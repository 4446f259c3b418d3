"""One's own case: reasons are told, members are not; an appeal while there is time; nobody else finds it."""

from datetime import timedelta

from flask import Flask

from tests.web.house import database, now, visit
from tests.web.meetings import decided, forward, issued, sit
from tests.web.pages import post, words
from trainer.db.models import Candidacy

PAGE = "/p/north/candidacies/1"


def test_not_yet_with_its_reason_and_one_appeal(published_app: Flask) -> None:
    sit(published_app)
    decided(published_app, "not-yet")
    trainee = visit(published_app, "trainee")
    told = words(trainee.get(PAGE).text)
    assert "The committee: not yet" in told
    assert "By the evidence." in told
    assert "Ruth" not in told
    assert "says ruth" not in told
    assert post(trainee, f"{PAGE}/appeal", page=PAGE, text="").status_code == 422
    assert post(trainee, f"{PAGE}/appeal", page=PAGE, text="My defence was not read.").status_code == 302
    told = words(trainee.get(PAGE).text)
    assert "The committee looks at your appeal" in told
    assert "My defence was not read." in told
    assert post(trainee, f"{PAGE}/back", page=PAGE, why="I go on instead.").status_code == 302
    told = words(trainee.get(PAGE).text)
    assert "You took your appeal back, so the first decision stands." in told
    assert "I go on instead." in told


def test_a_right_of_appeal_is_given_up_by_the_candidate_alone(published_app: Flask) -> None:
    sit(published_app)
    decided(published_app, "not-yet")
    trainee, director = visit(published_app, "trainee"), visit(published_app, "director")
    forms = "/p/north/committee/1"
    assert "they can ask others to look again" in words(director.get(forms).text)
    assert "Take this candidate back" not in director.get(forms).text
    assert post(director, f"{forms}/back", page=forms, why="No need.").status_code == 422
    assert "I do not appeal" in trainee.get(PAGE).text
    assert post(trainee, f"{PAGE}/back", page=PAGE, why="I hand in the third case.").status_code == 302
    assert "You have said that you do not appeal." in words(trainee.get(PAGE).text)
    assert forward(published_app) == 2


def test_a_candidate_who_was_taken_back_reads_why(published_app: Flask) -> None:
    sit(published_app)
    page = f"/p/north/committee/{forward(published_app)}"
    director, trainee = visit(published_app, "director"), visit(published_app, "trainee")
    assert post(director, f"{page}/back", page=page, why="The log is being checked.").status_code == 302
    told = words(trainee.get(PAGE).text)
    assert "Taken back by a director" in told
    assert "The log is being checked." in told


def test_an_appeal_that_waits_for_members_says_so(published_app: Flask) -> None:
    sit(published_app)
    decided(published_app, "not-yet")
    trainee, director = visit(published_app, "trainee"), visit(published_app, "director")
    assert post(trainee, f"{PAGE}/appeal", page=PAGE, text="My defence was not read.").status_code == 302
    assert "the directors have been asked to name others" in words(trainee.get(PAGE).text)
    assert "This appeal waits for members" in words(director.get("/p/north/committee/1").text)
    assert "Appeals that wait for members" in words(director.get("/p/north/committee").text)
    assert "1 candidate waits for you" in words(director.get("/p/north/programme").text)


def test_the_time_for_an_appeal_ends(published_app: Flask) -> None:
    sit(published_app)
    decided(published_app, "not-yet")
    with database(published_app) as db:
        db.get_one(Candidacy, 1).appeal_until = now() - timedelta(days=1)
        db.commit()
    told = words(visit(published_app, "trainee").get(PAGE).text)
    assert "The time for an appeal is over." in told
    assert "Appeal against this decision" not in told


def test_from_being_put_forward_to_the_certificate(published_app: Flask) -> None:
    sit(published_app)
    trainee = visit(published_app, "trainee")
    pathway = "/p/north/pathways/programme-foundation-2026"
    assert "You were put forward" not in words(trainee.get(pathway).text)
    forward(published_app)
    told = words(trainee.get(PAGE).text)
    assert "Your own supervisor has no part in it." in told
    assert "See where your case stands" in words(trainee.get(pathway).text)
    assert visit(published_app, "stranger").get(PAGE).status_code == 404
    assert visit(published_app, "director").get(PAGE).status_code == 404
    assert post(trainee, f"{PAGE}/back", page=PAGE, why="Too early.").status_code == 302
    issued(published_app)
    page = trainee.get("/p/north/candidacies/2").text
    assert "To my certificate" in words(page)
    assert "You hold this certificate." in words(trainee.get(pathway).text)
