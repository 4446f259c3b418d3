"""One-time links: mailed to whom a director confirmed, bound to one act, ended by time, by hand or by a change."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from tests.house import TODAY
from tests.logs import TEXTS, LogHouse, a_session, a_supervision
from trainer.db.models import LogEntry, OneTimeLink
from trainer.db.queries import one_time_links
from trainer.domain.errors import NotFound, WrongState
from trainer.services.appointing import name_guide
from trainer.services.attesting import write
from trainer.services.linking import issue, look, note_opened, revoke
from trainer.services.log_keeping import correct


class LinkHouse(LogHouse):
    """Otto outside supervises the case."""

    def __init__(self, session: Session, slug: str = "north") -> None:
        super().__init__(session, slug)
        self.his = self.case(guide=self.otto.ref)
        self.attested = write(
            session,
            member=self.ana,
            case=self.his.ref,
            on=TODAY,
            texts=TEXTS,
            now=self.otto.made_at,
        )

    def ask(self, act: str, *rows: LogEntry, **more: Any) -> str:
        """A link is sent; its token."""
        self.link(act, *rows, **more)
        path = self.mails()[-1].link or ""
        self.session.commit()  # so that others can write
        return path.rpartition("/")[2]

    def link(self, act: str, *rows: LogEntry, **more: Any) -> OneTimeLink:
        return self.sent({"act": act, "refs": [row.ref for row in rows], **more})

    def sent(self, fields: dict[str, Any]) -> OneTimeLink:
        usual: dict[str, Any] = {
            "member": self.ana,
            "membership_id": self.ana.id,
            "guide_ref": self.otto.ref,
            "act": "verify",
            "refs": [self.his.ref],
            "now": self.otto.made_at,
        }
        return issue(self.session, **(usual | fields))


def test_the_mail_holds_the_token_and_the_row_its_hash(db: Session, now: datetime) -> None:
    house = LinkHouse(db)
    token = house.ask("sign", house.attested)
    (mail,) = house.mails()
    assert (mail.address, mail.subject, mail.programme_id) == (
        "otto@example.com",
        "Ana asks you to sign an attestation",
        None,
    )
    assert "until Friday 4 December 2026, 16:00 (Europe/Berlin)" in mail.text
    found = look(db, token=token, now=now)
    assert (found.state, [entry.ref for entry in found.entries]) == ("ready", [house.attested.ref])
    assert found.link
    assert token not in found.link.token_hash
    assert look(db, token="another", now=now).state == "unknown"
    assert house.actions()[-1] == "link.issued"


def test_it_ends_by_time_by_hand_and_by_a_change(db: Session, now: datetime) -> None:
    house = LinkHouse(db)
    house.programme.settings = {"link_days": 2}
    db.commit()
    token = house.ask("verify", house.his)
    assert look(db, token=token, now=now + timedelta(days=2)).state == "late"
    (link,) = one_time_links.of_log(db, house.programme.id, house.ana.account_id)
    for actor in (house.ruth, LogHouse(db, "south").director):
        with pytest.raises(NotFound):
            revoke(db, member=actor, link_id=link.id, now=now)
    for _ in range(2):
        revoke(db, member=house.director, link_id=link.id, now=now)
    assert (look(db, token=token, now=now).state, house.mails()) == ("revoked", [])
    token = house.ask("sign", house.attested)
    write(
        db,
        member=house.ana,
        case=house.his.ref,
        on=TODAY,
        texts={"outcome": "Well."},
        seen=house.attested.digest,
        now=now,
    )
    assert look(db, token=token, now=now).state == "changed"
    assert house.actions().count("link.revoked") == 1


def test_of_several_entries_those_that_stand_are_asked_about(db: Session, now: datetime) -> None:
    house = LinkHouse(db)
    one, two = (house.enter(a_session(house.his.ref, number=number)) for number in (1, 2))
    token = house.ask("verify", one, two)
    correct(
        db,
        member=house.ana,
        ref=one.ref,
        seen=one.digest,
        facts=a_session(house.his.ref, minutes=45),
        reason="slip",
        now=now,
    )
    assert [entry.ref for entry in look(db, token=token, now=now).entries] == [two.ref]


def test_that_it_was_opened_is_noted_once(db: Session, now: datetime) -> None:
    house = LinkHouse(db)
    token = house.ask("letter", letter="recommendation")
    for later in (0, 1):
        note_opened(db, token=token, now=now + timedelta(hours=later))
    (link,) = one_time_links.of_log(db, house.programme.id, house.ana.account_id)
    assert link.opened_at == now
    note_opened(db, token="another", now=now)
    assert house.actions().count("link.opened") == 1


def test_only_for_whom_a_director_confirmed_and_only_what_is_theirs(db: Session, now: datetime) -> None:
    house = LinkHouse(db)
    eva = name_guide(db, member=house.ana, name="Eva", email="eva@example.com", now=now)
    theirs = house.case(code="A2")
    about_it = house.enter(a_supervision(house.guide.ref))
    refused: list[tuple[str, dict[str, Any]]] = [
        ("confirm Eva", {"guide_ref": eva.ref}),
        ("signs in", {"guide_ref": house.guide.ref}),
        ("not named", {"act": "sign", "refs": [attest(house, theirs, now).ref]}),
        ("Not all", {"refs": [house.his.ref, theirs.ref]}),
        ("Not all", {"refs": [about_it.ref]}),
        ("Not all", {"refs": [house.attested.ref]}),
    ]
    for words, fields in refused:
        with pytest.raises(WrongState, match=words):
            house.sent(fields)
    unknown: list[dict[str, Any]] = [
        {"guide_ref": "NONE-SUCH"},
        {"act": "letter", "letter": "cover"},
        {"act": "dance"},
        {"refs": []},
        {"act": "sign"},
        {"act": "sign", "refs": [house.attested.ref, house.his.ref]},
        {"member": house.ruth},
        {"member": house.add("trainee", "Bo")},
        {"member": LogHouse(db, "south").director},
        {"membership_id": house.ruth.id},
    ]
    for fields in unknown:
        with pytest.raises(NotFound):
            house.sent(fields)
    assert house.sent({"member": house.director}).issued_by_id == house.director.account_id


def attest(house: LinkHouse, case: LogEntry, now: datetime) -> LogEntry:
    return write(house.session, member=house.ana, case=case.ref, on=TODAY, texts=TEXTS, now=now)
