"""A panel as pages tell of it: how its views are divided, by name, and whether it leaves enough members to decide."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from trainer.db import session
from trainer.db.models import Candidacy, CommitteeEntry, Membership
from trainer.db.queries import candidacies
from trainer.domain.votes import Room, Votes, room, votes
from trainer.services.putting_forward import may_be_asked
from trainer.web.components.committee_words import outcomes
from trainer.web.i18n import _, ngettext


@dataclass(frozen=True)
class Division:
    """The views of one panel, with the names of all whom it speaks of; in words also where nobody gave any."""

    votes: Votes
    names: Mapping[int, str]
    recorder: int | None = None

    @property
    def words(self) -> str:
        """1 for (Amina Santos), 1 against (Helen Marchetti, who recorded the decision); Ingrid Olsen gave none."""
        parts = []
        if self.votes.award:
            parts.append(_("%(n)s for (%(names)s)") % self._told(self.votes.award))
        if self.votes.not_yet:
            parts.append(_("%(n)s against (%(names)s)") % self._told(self.votes.not_yet))
        said = ", ".join(parts)
        if self.votes.none:
            said += "; " + _("%(names)s gave none") % self._told(self.votes.none)
        return said

    def _told(self, accounts: Sequence[int]) -> dict[str, object]:
        in_order = sorted(accounts, key=lambda one: one == self.recorder)  # of whom more is said, last
        return {"n": len(accounts), "names": ", ".join(map(self._name, in_order))}

    def _name(self, account: int) -> str:
        name = self.names.get(account, _("a member"))
        return _("%(name)s, who recorded the decision") % {"name": name} if account == self.recorder else name

    def choices(self) -> list[tuple[str, str]]:
        """The two decisions, each with how many are of that view."""
        total = len(self.votes.award) + len(self.votes.not_yet)
        return [(key, f"{label} ({_of_views(self.votes.of(key), total)})") for key, label in outcomes()]


def division(
    candidacy: Candidacy, panel: str, views: Sequence[CommitteeEntry], on: date, recorder: int | None = None
) -> Division:
    """Of views that the visitor may see; who else could have given one is as it stood on that day."""
    asked = fresh(candidacy, panel, on)
    names = {one.account_id: one.account.name for one in asked} | {view.by_id: view.by.name for view in views}
    return Division(votes(views, [one.account_id for one in asked]), names, recorder)


def fresh(candidacy: Candidacy, panel: str, on: date) -> list[Membership]:
    """Who may give a view on this panel; on appeal nobody who had a part in the first one."""
    asked = may_be_asked(session(), candidacy, on)
    parts = candidacies.parts(session(), [candidacy.id])[candidacy.id]
    return [one for one in _each_once(asked) if panel != "appeal" or not parts.took(one.account_id, "first")]


def room_of(candidacy: Candidacy, panel: str, on: date) -> Room:
    """Whether this panel has members enough, and, before the first decision, whether an appeal would."""
    least = candidacy.views_needed
    found = room(len(fresh(candidacy, panel, on)), least)
    return found if panel == "first" else Room(found.asked, least, least)


def _each_once(members: Sequence[Membership]) -> list[Membership]:
    """Somebody with two roles is one person."""
    return list({one.account_id: one for one in members}.values())


def _of_views(count: int, total: int) -> str:
    return ngettext("as %(n)s of %(all)s view", "as %(n)s of %(all)s views", total) % {"n": count, "all": total}
