"""Invitations: one, a list or nobody, again, taken back; and mail that waits in the outbox."""

import re
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests.house import House, Statements
from trainer.db.models import Invitation
from trainer.db.queries import invitations
from trainer.domain.errors import NotFound, WrongState
from trainer.services.inviting import Faulty, invite, invite_list, look_through, send_again, take_back

HEAD = "name,email,role,cohort,capabilities,pace,supervisor\n"


def rows(db: Session) -> list[Invitation]:
    return list(db.scalars(sa.select(Invitation).order_by(Invitation.id)))


def one(house: House, now: datetime, **cells: str) -> Invitation:
    given = {"name": "Ana", "email": "Ana@Example.org", "role": "trainee"} | cells
    assert invite(house.session, member=house.director, cells=given, now=now) == []
    return rows(house.session)[-1]


def test_one_person_gets_one_mail(db: Session, now: datetime) -> None:
    house = House(db)
    row = one(house, now, pace="80")
    assert (row.email, row.role, row.pace, row.expires_at) == (
        "ana@example.org",
        "trainee",
        80,
        now + timedelta(days=14),
    )
    (mail,) = house.mails()
    assert (mail.address, mail.subject, mail.programme_id, mail.key) == (
        "ana@example.org",
        "Dora invites you to The North",
        None,
        row.mail_key,
    )
    assert "as a trainee" in mail.text
    assert "until Friday 4 December 2026, 16:00 (Europe/Berlin)" in mail.text
    assert re.fullmatch(r"/invitations/[\w-]{32}", mail.link or "")
    assert (mail.link or "").rpartition("/")[2] not in row.token_hash
    assert house.actions() == ["invitation.sent"]


def test_how_long_it_is_good_is_a_setting(db: Session, now: datetime) -> None:
    house = House(db)
    house.programme.settings = {"invitation_days": 3}
    db.commit()
    assert one(house, now).expires_at == now + timedelta(days=3)


def test_what_stands_in_the_way_is_told(db: Session, now: datetime) -> None:
    house = House(db)
    faults = invite(db, member=house.director, cells={"name": "", "email": "ana", "role": "boss"}, now=now)
    assert [(fault.column, fault.kind) for fault in faults] == [
        ("name", "name-missing"),
        ("role", "role-unknown"),
        ("email", "email-malformed"),
    ]
    house.add("trainee", "Mia")
    faults = invite(db, member=house.director, cells={"name": "Mia", "email": "mia@example.org"}, now=now)
    assert [fault.kind for fault in faults] == ["member"]
    one(house, now)
    faults = invite(db, member=house.director, cells={"name": "Ana", "email": "ana@example.org"}, now=now)
    assert [fault.kind for fault in faults] == ["invited"]
    assert len(house.mails()) == 1


def test_an_account_elsewhere_is_nobodys_business(db: Session, now: datetime) -> None:
    north, south = House(db), House(db, "south")
    south.add("trainee", "Ana")
    assert one(north, now).email == "ana@example.org"


def test_thirty_at_once_in_a_handful_of_statements(db: Session, now: datetime) -> None:
    house = House(db)
    ruth = house.add("supervisor", "Ruth")
    text = HEAD + "".join(f"T {n},t{n}@x.org,trainee,first,,,ruth@example.org\n" for n in range(30))
    asked = Statements(db)
    assert invite_list(db, member=house.director, text=text, now=now) == 30
    assert len(asked) < 20
    assert {(row.cohort_id, row.supervisor_id) for row in rows(db)} == {(house.cohort.id, ruth.id)}
    assert [mail.address for mail in house.mails()] == [f"t{n}@x.org" for n in range(30)]
    assert len({mail.link for mail in house.mails()}) == 30
    assert house.actions() == ["invitation.sent"] * 30


def test_one_problem_and_nobody_is_invited(db: Session, now: datetime) -> None:
    house = House(db)
    house.add("trainee", "Mia")
    text = f"{HEAD}Ana,ana@example.org\nMia,mia@example.org\nBo,bo,,spring\n"
    with pytest.raises(Faulty) as refused:
        invite_list(db, member=house.director, text=text, now=now)
    found = [(fault.line, fault.column, fault.kind) for fault in refused.value.roster.faults]
    assert found == [(3, "email", "member"), (4, "email", "email-malformed"), (4, "cohort", "cohort-unknown")]
    assert (rows(db), house.mails(), house.actions()) == ([], [], [])
    assert look_through(db, programme=house.programme, text=text, now=now) == refused.value.roster


def test_the_same_list_twice_names_everybody(db: Session, now: datetime) -> None:
    house = House(db)
    text = f"{HEAD}Ana,ana@example.org\nBo,bo@example.org\n"
    invite_list(db, member=house.director, text=text, now=now)
    with pytest.raises(Faulty) as refused:
        invite_list(db, member=house.director, text=text, now=now)
    assert [fault.kind for fault in refused.value.roster.faults] == ["invited", "invited"]


def test_sent_again_the_old_link_and_the_old_mail_end(db: Session, now: datetime) -> None:
    house = House(db)
    row = one(house, now)
    old_link, old_hash = house.mails()[0].link, row.token_hash
    later = now + timedelta(days=20)
    send_again(db, member=house.director, invitation_id=row.id, now=later)
    (mail,) = house.mails()
    assert mail.link != old_link
    assert (row.expires_at, row.invited_at, row.sent_at) == (later + timedelta(days=14), now, later)
    assert invitations.by_token(db, old_hash) is None
    assert house.actions() == ["invitation.sent", "invitation.sent_again"]


def test_taken_back_it_leaves_no_mail_and_may_be_made_anew(db: Session, now: datetime) -> None:
    house = House(db)
    row = one(house, now)
    take_back(db, member=house.director, invitation_id=row.id, now=now)
    assert (row.withdrawn_at, house.mails()) == (now, [])
    for change in (take_back, send_again):
        with pytest.raises(WrongState, match="was withdrawn"):
            change(db, member=house.director, invitation_id=row.id, now=now)
        db.rollback()
    assert one(house, now).id != row.id


def test_directors_of_this_programme_alone(db: Session, now: datetime) -> None:
    north, south = House(db), House(db, "south")
    row = one(north, now)
    for actor in (south.director, north.add("supervisor", "Ruth")):
        for change in (take_back, send_again):
            with pytest.raises(NotFound):
                change(db, member=actor, invitation_id=row.id, now=now)
            db.rollback()
    with pytest.raises(NotFound):
        invite_list(db, member=north.add("supervisor", "Dan"), text=HEAD, now=now)


def test_the_list_of_invitations_pages_and_filters(db: Session, now: datetime) -> None:
    house = House(db)
    text = HEAD + "".join(f"T {n:02},t{n}@x.org\n" for n in range(30))
    invite_list(db, member=house.director, text=text, now=now)
    all_rows = rows(db)
    take_back(db, member=house.director, invitation_id=all_rows[0].id, now=now)

    def seek(words: str = "", state: str = "", before: int | None = None) -> tuple[list[str], bool]:
        found, more = invitations.page(db, house.programme.id, words=words, state=state, before=before, now=now)
        return [entry.invitation.name for entry in found], more

    first, more = seek()
    assert (first[0], len(first), more) == ("T 29", 25, True)
    assert seek(before=all_rows[5].id) == (["T 04", "T 03", "T 02", "T 01", "T 00"], False)
    assert seek(words="T2@X") == (["T 02"], False)
    assert seek(state="withdrawn") == (["T 00"], False)
    assert seek(words="%") == ([], False)
    assert invitations.waiting(db, house.programme.id, now, 50) == {"open": 29, "late": 0}
    assert invitations.waiting(db, house.programme.id, now + timedelta(days=14), 10) == {"open": 0, "late": 11}
