"""Who may do what: one predicate each, over Protocols that database rows fit as they are."""

from collections.abc import Collection
from datetime import date
from typing import Protocol


class Member(Protocol):
    """One person's place in one programme."""

    @property
    def account_id(self) -> int: ...
    @property
    def programme_id(self) -> int: ...
    @property
    def role(self) -> str: ...
    @property
    def capabilities(self) -> Collection[str]: ...
    @property
    def from_on(self) -> date: ...
    @property
    def until_on(self) -> date | None: ...


def is_active(member: Member, today: date) -> bool:
    """Whether the membership holds on that day; its last day still counts."""
    return member.from_on <= today and (member.until_on is None or today <= member.until_on)


def may_enter(member: Member, roles: Collection[str], today: date) -> bool:
    """The first door: an active member in one of the roles for whom the pages are made."""
    return member.role in roles and is_active(member, today)


def may_mend_items(member: Member) -> bool:
    """Who sees how a quiz's items behave: directors, and lead annotators; nobody's name stands there."""
    return member.role == "director" or "lead-annotator" in member.capabilities


class Owned(Protocol):
    """A piece of work that belongs to one person in one programme."""

    @property
    def account_id(self) -> int: ...
    @property
    def programme_id(self) -> int: ...


class HandedIn(Owned, Protocol):
    """A submission, with when its panel was shown to its owner and when its owner shared it for discussion."""

    @property
    def revealed_at(self) -> object: ...
    @property
    def undone_at(self) -> object: ...


def may_work_on(member: Member, work: Owned) -> bool:
    """A person's work is their own, within the programme in which they do it."""
    return member.account_id == work.account_id and member.programme_id == work.programme_id


def may_see_result(member: Member, work: HandedIn) -> bool:
    """The owner, once the panel has been revealed to them. Practice is visible to nobody else."""
    return may_work_on(member, work) and work.revealed_at is not None and work.undone_at is None


class Meant(Owned, Protocol):
    """An aim: `account_id` is who means to reach it, `made_by_id` who wrote it down."""

    @property
    def made_by_id(self) -> int: ...


def may_change_aim(member: Member, aim: Meant) -> bool:
    """Reword or withdraw it: the trainee whose aim it is, and the supervisor who set it."""
    if member.role == "trainee":
        return may_work_on(member, aim)
    return (
        member.role == "supervisor"
        and member.programme_id == aim.programme_id
        and member.account_id == aim.made_by_id != aim.account_id
    )


class Keyed(Protocol):
    """A case; `key` says whether its panel can be read by anyone or is kept apart."""

    @property
    def key(self) -> str: ...


def may_read_case(_member: Member, case: Keyed) -> bool:
    """Every member reads public cases; a private one is reached through an assignment."""
    return case.key == "public"


def may_direct(member: Member, programme_id: int) -> bool:
    """A director decides about people, and only about those of the same programme."""
    return member.role == "director" and member.programme_id == programme_id


def is_senior(member: Member) -> bool:
    """Who may free what a colleague holds, and release or return what others have graded."""
    return member.role == "director" or (member.role == "supervisor" and "senior-grader" in member.capabilities)


def may_judge(member: Member, work: Owned) -> bool:
    """A supervisor of the programme, and never one's own work."""
    return (
        member.role == "supervisor"
        and member.programme_id == work.programme_id
        and member.account_id != work.account_id
    )


def may_oversee(member: Member, work: Owned) -> bool:
    """A senior of the programme, and never one's own work."""
    return is_senior(member) and member.programme_id == work.programme_id and member.account_id != work.account_id


class Pair(Protocol):
    """A thread: what two people write to each other in one programme."""

    @property
    def programme_id(self) -> int: ...
    @property
    def parties(self) -> Collection[int]: ...


def may_read_thread(member: Member, thread: Pair) -> bool:
    """The two whose thread it is; directors only if they are one of them."""
    return member.programme_id == thread.programme_id and member.account_id in thread.parties


def may_keep_log(member: Member, log: Owned) -> bool:
    """A training log is kept by the trainee whose it is, in the programme in which they train."""
    return member.role == "trainee" and may_work_on(member, log)


def may_vouch(member: Member, log: Owned, *, guides: bool) -> bool:
    """A supervisor who guides the person now; which entries are theirs to vouch for, domain.vouching says."""
    return member.role == "supervisor" and guides and may_judge(member, log)


def may_check(member: Member, log: Owned) -> bool:
    """A director of the programme looks at papers and checks standings, and never one's own."""
    return may_direct(member, log.programme_id) and member.account_id != log.account_id


def may_see_log(member: Member, log: Owned, *, guides: bool) -> bool:
    """The owner, the supervisors who guide them now, and the programme's directors; nobody else."""
    return may_keep_log(member, log) or may_vouch(member, log, guides=guides) or may_check(member, log)


def on_committee(member: Member) -> bool:
    """Who takes part in decisions on people; never a trainee."""
    return member.role != "trainee" and not {"committee", "chair"}.isdisjoint(member.capabilities)


def may_deliberate(member: Member, candidacy: Owned, *, close: bool) -> bool:
    """Give a view on a candidate: the committee; never on oneself, nor where one is too `close` (domain.committee)."""
    return (
        on_committee(member)
        and member.programme_id == candidacy.programme_id
        and member.account_id != candidacy.account_id
        and not close
    )


def may_preside(member: Member, candidacy: Owned, *, close: bool) -> bool:
    """Decide on a candidate, once views are in: a director or the chair, as far from the candidate as the others."""
    chairs = member.role == "director" or (on_committee(member) and "chair" in member.capabilities)
    return (
        chairs
        and member.programme_id == candidacy.programme_id
        and member.account_id != candidacy.account_id
        and not close
    )


def may_see_candidacy(member: Member, candidacy: Owned, *, close: bool) -> bool:
    """That there is one, and its evidence: the committee, and directors, who put forward; views, queries say when."""
    return (
        may_deliberate(member, candidacy, close=close)
        or may_preside(member, candidacy, close=close)
        or may_certify(member, candidacy)
    )


def may_certify(member: Member, work: Owned) -> bool:
    """Put somebody forward, issue, renew, revoke; a director of the programme, and never for oneself."""
    return may_direct(member, work.programme_id) and member.account_id != work.account_id


def may_set_standard(member: Member, asked: Collection[int]) -> bool:
    """Say what the just competent would reach: whoever was asked, by account, and never a trainee."""
    return member.role != "trainee" and member.account_id in asked
