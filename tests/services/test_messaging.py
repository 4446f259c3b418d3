"""Threads are for two; they close when the two part, and nobody else ever reads them."""

from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests.house import TODAY, House
from trainer.db.models import Membership, Message, ThreadRead
from trainer.db.queries import threads
from trainer.domain.errors import NotFound, WrongState
from trainer.services.messaging import LONGEST, keep_draft, mark_read, may_write, pair, readable, write
from trainer.services.supervising import supervise


class Pair(House):
    """Ana, whom Ruth supervises, and Dan beside."""

    def __init__(self, session: Session, now: datetime) -> None:
        super().__init__(session)
        self.ana, self.ruth, self.dan = (
            self.add("trainee", "Ana"),
            self.add("supervisor", "Ruth"),
            self.add("supervisor", "Dan"),
        )
        self.begin(self.ruth, now)

    def begin(self, supervisor: Membership, now: datetime) -> None:
        supervise(
            self.session,
            member=self.director,
            trainee_id=self.ana.id,
            supervisor_id=supervisor.id,
            from_on=TODAY,
            instead=True,
            now=now,
        )

    def say(self, author: Membership, partner: Membership, text: str, now: datetime, nonce: str = "") -> Message:
        return write(self.session, member=author, partner_id=partner.id, text=text, nonce=nonce or text[:99], now=now)


def test_one_writes_and_the_other_is_told_without_the_words(db: Session, now: datetime) -> None:
    house = Pair(db, now)
    message = house.say(house.ana, house.ruth, "  How do I\r\nbegin? 100% lost ", now)
    assert message.text == "How do I\nbegin? 100% lost"
    assert house.notices()[2:] == [("Ruth", "Ana has written to you")]
    assert all("100%" not in mail.text for mail in house.mails())
    assert house.actions()[-1] == "message.written"
    (seen,) = threads.of_members(db, [house.ruth.id], house.ruth.account_id)
    assert (seen.unread, seen.last, seen.thread.trainee.account.name) == (1, message, "Ana")
    (own,) = threads.of_members(db, [house.ana.id], house.ana.account_id)
    assert own.unread == 0


def test_the_same_form_twice_writes_once(db: Session, now: datetime) -> None:
    house = Pair(db, now)
    first, second = (house.say(house.ana, house.ruth, "Hello", now, nonce="n") for _ in range(2))
    assert first.id == second.id
    assert len(house.notices()) == 3


@pytest.mark.parametrize(("text", "words"), [(" \n ", "nothing to send"), ("x" * (LONGEST + 1), "holds 20000")])
def test_what_cannot_be_sent(db: Session, now: datetime, text: str, words: str) -> None:
    house = Pair(db, now)
    with pytest.raises(WrongState, match=words):
        house.say(house.ana, house.ruth, text, now)


def test_read_marks_never_go_back(db: Session, now: datetime) -> None:
    house = Pair(db, now)
    first, second = (house.say(house.ana, house.ruth, words, now) for words in ("One", "Two"))
    later = now + timedelta(minutes=5)
    for upto, at in ((second.id, now), (first.id, later), (10**9, later)):
        mark_read(db, member=house.ruth, partner_id=house.ana.id, message_id=upto, now=at)
        row = db.get_one(ThreadRead, (first.thread_id, house.ruth.account_id))
        assert (row.message_id, row.read_at) == (second.id, now)


def test_a_draft_is_kept_and_gone_once_sent(db: Session, now: datetime) -> None:
    house = Pair(db, now)
    assert keep_draft(db, member=house.ana, partner_id=house.ruth.id, text="", now=now)
    assert threads.of_pair(db, house.ana.id, house.ruth.id) is None
    for text in ("Dear", "Dear Ruth"):
        assert keep_draft(db, member=house.ana, partner_id=house.ruth.id, text=text, now=now)
    thread = threads.of_pair(db, house.ana.id, house.ruth.id)
    assert thread is not None
    assert {key: row.draft for key, row in threads.reads(db, thread.id).items()} == {house.ana.account_id: "Dear Ruth"}
    house.say(house.ana, house.ruth, "Dear Ruth, yes", now)
    assert threads.reads(db, thread.id)[house.ana.account_id].draft == ""


def test_after_a_move_the_old_thread_is_closed_and_the_new_one_is_new(db: Session, now: datetime) -> None:
    house = Pair(db, now)
    house.say(house.ana, house.ruth, "Before", now)
    house.begin(house.dan, now)
    for author, partner in ((house.ana, house.ruth), (house.ruth, house.ana)):
        with pytest.raises(WrongState, match="no longer work together"):
            house.say(author, partner, "After", now)
        db.rollback()
        assert not keep_draft(db, member=author, partner_id=partner.id, text="x", now=now)
    house.say(house.ana, house.dan, "Welcome", now)

    def seen(member: Membership) -> list[str]:
        found = threads.of_members(db, [member.id], member.account_id)
        return [m.text for overview in found for m in threads.messages(db, overview.thread.id)[0]]

    assert (seen(house.ruth), seen(house.dan)) == (["Before"], ["Welcome"])
    thread = readable(db, house.ruth, house.ana, house.ruth)
    assert thread is not None


def test_directors_and_others_read_nothing(db: Session, now: datetime) -> None:
    house = Pair(db, now)
    house.say(house.ana, house.ruth, "Between us", now)
    for outsider in (house.director, house.dan, house.add("trainee", "Bo")):
        with pytest.raises(NotFound):
            readable(db, outsider, house.ana, house.ruth)
        assert threads.of_members(db, [outsider.id], outsider.account_id) == []
    for member, partner in ((house.director, house.ana), (house.ana, house.director), (house.ana, house.ana)):
        with pytest.raises(NotFound):
            pair(db, member, partner.id)
    south = House(db, "south").add("supervisor", "Sue")
    with pytest.raises(NotFound):
        pair(db, house.ana, south.id)


def test_only_who_belongs_together_may_write(db: Session, now: datetime) -> None:
    house = Pair(db, now)
    trainee, dan = pair(db, house.ana, house.dan.id)
    assert not may_write(db, trainee, dan, now)
    with pytest.raises(WrongState):
        house.say(house.dan, house.ana, "Hello", now)
    db.rollback()
    assert db.scalars(sa.select(Message)).all() == []


def test_long_threads_come_in_pages(db: Session, now: datetime) -> None:
    house = Pair(db, now)
    said = [house.say(house.ana, house.ruth, f"{n}", now).id for n in range(threads.SIZE + 3)]
    thread = threads.of_pair(db, house.ana.id, house.ruth.id)
    assert thread is not None
    newest, older = threads.messages(db, thread.id)
    assert ([m.id for m in newest], older) == (said[3:], True)
    oldest, older = threads.messages(db, thread.id, newest[0].id)
    assert ([m.id for m in oldest], older) == (said[:3], False)
