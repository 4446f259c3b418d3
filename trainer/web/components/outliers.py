"""Why a candidate deserves the committee's time, in words: of all who wait, in as many statements as of one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from trainer.db import session
from trainer.db.models import Candidacy, Standard
from trainer.db.queries import judged_work, standards
from trainer.domain.judged_work import Judged, JudgedPiece, judged
from trainer.domain.outliers import Reason, order, reasons
from trainer.domain.rubric import Criterion
from trainer.domain.snapshot import ReadinessSnapshot, snapshot_of
from trainer.services.catalogue import current
from trainer.web.components.standard_words import criteria
from trainer.web.i18n import _, ngettext

Key = tuple[list[int], int, Fraction]


@dataclass(frozen=True)
class Outlier:
    """What was judged, what there is to talk of, each as words, and the place that it gives among the others."""

    judged: Judged
    words: tuple[str, ...]
    key: Key


def outliers_of(programme_id: int, candidates: Sequence[Candidacy]) -> dict[int, Outlier]:
    """By candidacy, against the standard that held when each was put forward."""
    accounts = {one.account_id for one in candidates}
    released = judged_work.of_people(session(), programme_id, accounts)
    states = judged_work.states(session(), programme_id, accounts)
    held, waived = standards.adopted(session(), programme_id), judged_work.waived(session(), programme_id)
    named = criteria(current(session()).rubrics)
    found = {}
    for one in candidates:
        snapshot, live = snapshot_of(one.snapshot), released[one.account_id]
        then = [piece for piece in live if piece.released_at <= one.put_forward_at]
        kept = judged(then if snapshot.work is None else snapshot.work, snapshot.refs)
        why = reasons(
            kept,
            None if (row := _in_force(held, one)) is None else standards.plain(row),
            missing=len(snapshot.open_rows),
            changed=_changed(snapshot, live, states.get((one.account_id, one.pathway), {})) or len(live) > len(then),
            waived=waived,
        )
        words = tuple(said for reason in why if (said := reason_words(reason, named)))
        found[one.id] = Outlier(kept, words, order(kept, why))
    return found


def reason_words(reason: Reason, named: Mapping[str, Criterion]) -> str:
    """As it stands in a row; nothing of too few cases, whose number stands there anyway."""
    criterion = named[reason.criterion].name if reason.criterion in named else reason.criterion
    about = {"criterion": criterion, "level": f"{float(reason.level or 0):g}", "title": reason.title}
    if reason.code == "missing":
        return ngettext("%(num)s requirement was not met", "%(num)s requirements were not met", reason.count) % {
            "num": reason.count
        }
    if reason.code == "apart":
        return _("graders %(apart)s apart on %(title)s") % {**about, "apart": f"{float(reason.level or 0):.1f}"}
    return {
        "below-floor": _("%(criterion)s %(level)s, under its floor"),
        "near-floor": _("%(criterion)s %(level)s, hardly above its floor"),
        "low": _("lowest: %(criterion)s %(level)s"),
        "in-band": _("too close to call"),
        "near-cut": _("mean near the cut"),
        "changed": _("changed since put forward"),
        "waived": _("a grader’s calibration was waived"),
        "one-grader": _("one grader for all") if reason.count > 1 else _("one grader"),
        "few": "",
    }[reason.code] % about


def _in_force(held: Sequence[Standard], one: Candidacy) -> Standard | None:
    """Of all that were adopted, newest first."""
    return next((standard for standard in held if standard.adopted_at <= one.put_forward_at), None)


def _changed(snapshot: ReadinessSnapshot, live: Sequence[JudgedPiece], states: Mapping[str, str]) -> bool:
    """Whether a level or a requirement stands otherwise now."""
    now = {piece.piece: piece.levels for piece in live}
    marks = any(now.get(piece.piece, piece.levels) != piece.levels for piece in snapshot.work or ())
    return marks or any(states.get(row.requirement, row.state) != row.state for row in snapshot.rows)
