"""The page director.invitation_list: a list is looked through first, then all are invited or nobody."""

import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from tests.web.pages import post, words
from tests.web.visits import address, heading, visitor
from trainer.db.models import Invitation

HEAD = "name,email,role\n"


def invited(site: Flask) -> set[str]:
    with Session(site.extensions["engine"]) as own:
        return set(own.scalars(sa.select(Invitation.email)))


def test_it_says_what_it_is_for(open_site: Flask) -> None:
    assert heading(open_site, "director", "director.invitation_list") == "Invite a list"


def test_every_problem_is_named_by_its_line_and_nobody_is_invited(open_site: Flask) -> None:
    before = invited(open_site)
    text = HEAD + "Ada,ada@example.org,trainee\nBo,not-an-address,trainee\nCy,ada@example.org,wizard\n"
    where = address(open_site, "director.invitation_list")
    answer = post(visitor(open_site, "director"), where, text=text, invite="all")
    told = words(answer.text)
    assert "not-an-address" in told
    assert "wizard" in told
    assert "3" in told
    assert "4" in told
    assert invited(open_site) == before


def test_a_sound_list_invites_everybody_at_once(open_site: Flask) -> None:
    before = invited(open_site)
    text = HEAD + "".join(f"Guest {n},guest{n}@example.org,trainee\n" for n in range(30))
    where = address(open_site, "director.invitation_list")
    post(visitor(open_site, "director"), where, text=text, invite="all")
    assert len(invited(open_site) - before) == 30
