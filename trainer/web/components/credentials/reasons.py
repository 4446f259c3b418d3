"""Why an entry does not count towards a requirement, in words: each code of domain.evidence.notes has its sentence."""

from collections.abc import Mapping

from trainer.domain.evidence.notes import Reason
from trainer.domain.guides import Guide
from trainer.web.components.credentials.names import amount, listed, name, said
from trainer.web.i18n import _


def _of_any_entry() -> dict[str, str]:
    return {
        "in-the-future": _("it lies ahead, on %(day)s"),
        "not-begun": _("it begins only on %(day)s"),
        "ended": _("it ended on %(day)s"),
        "too-early": _("it is of %(day)s; only from %(due)s on would it count"),
        "too-old": _("it is of %(day)s; for an application on %(to)s it counted up to %(last)s"),
        "other-kind": _("it is of another kind (%(kind)s); wanted is %(wanted)s"),
        "other-title": _("its title is another; wanted is %(wanted)s"),
        "no-amount": _("it does not say how much it was in %(unit)s, and that is never worked out from something else"),
        "incomplete": _("it leaves open: %(fields)s"),
        "spent": _("it has earned %(level)s already, and nothing counts twice"),
        "perhaps-spent": _("it may have earned %(level)s already; the certificate does not say what earned it"),
        "surplus": _("there are enough without it"),
    }


def _of_guides() -> dict[str, str]:
    return {
        "nobody-led": _("nobody is named who led it"),
        "guide-unknown": _("whoever it names is not known here"),
        "not-standing": _("%(guide)s was not known here as %(levels)s with %(body)s on %(day)s"),
        "not-independent": _("%(guide)s supervised the case, and so is not independent"),
    }


def _of_teaching() -> dict[str, str]:
    return {
        "self-paced": _("it was at your own pace, which is kept apart"),
        "over-share": _("%(units)s of its units of %(kind)s are more than the share that counts"),
        "over-cap": _("of its %(of)s only %(credited)s count: what groups are credited with is used up"),
        "other-basis": _("it rested on %(basis)s; wanted is %(wanted)s"),
        "other-format": _("it is %(format)s; wanted is %(wanted)s"),
        "group-too-large": _("the group had %(size)s people; %(most)s are the most"),
        "no-own-minutes": _("it does not say how long your own case was talked about"),
        "no-case-named": _("it does not say which case it was about"),
        "another-case": _("it was about a case that is not put forward"),
        "too-short": _("%(amount)s of %(need)s"),
        "too-few-days": _("it went on for less than %(days)s days"),
    }


def _of_cases() -> dict[str, str]:
    return {
        "no-sessions": _("it has no session yet"),
        "no-area": _("it has no problem area yet"),
        "not-completed": _("the treatment is not completed"),
        "other-diagnosis": _("its diagnosis is %(diagnosis)s; wanted is %(wanted)s"),
        "other-setting": _("its setting is %(setting)s; wanted is %(wanted)s"),
        "same-again": _("another case has the same (%(one)s) already, and %(unit)s have to differ"),
        "too-few-sessions": _("%(have)s sessions were %(that_were)s; %(need)s are needed"),
        "share-too-low": _("%(have)s of its %(of)s sessions were %(that_were)s; %(percent)s per cent are needed"),
        "gap-too-long": _("from session %(from)s to %(to)s none was supervised; every %(every)s one should be"),
        "phases-missing": _("%(phases)s sessions that were %(that_were)s are missing"),
        "ratio-too-low": _(
            "%(supervision)s minutes of supervision for %(therapy)s minutes of therapy; "
            "%(value)s for every %(per)s are needed"
        ),
        "measures-missing": _("%(instrument)s is missing at session %(sessions)s (0 is intake)"),
    }


def _of_ratings() -> dict[str, str]:
    return {
        "not-rated": _("%(have)s of %(need)s sessions are rated by %(roles)s"),
        "not-chosen-so": _("%(have)s of %(need)s sessions rated by %(roles)s were chosen as asked"),
        "no-scores": _("a rating without scores cannot be counted"),
        "mean-too-low": _("its mean is %(mean)s; %(need)s is needed, and nothing is rounded up"),
        "not-adherent": _("the rater did not find it adherent"),
        "other-role": _("it was rated by %(role)s"),
        "not-recorded": _("the session was not recorded"),
        "other-medium": _("it was recorded otherwise; wanted is %(wanted)s"),
        "other-phase": _("it is of the %(phases)s phase; wanted is %(wanted)s"),
        "session-unknown": _("the session that it is of is not in the log"),
    }


def _of_papers() -> dict[str, str]:
    return {
        "parts-missing": _("its portfolio lacks: %(parts)s"),
        "not-attested": _("it is not attested yet"),
        "contents-missing": _("its attestation lacks: %(contents)s"),
        "unsigned": _("its attestation is not signed as it reads now by: %(who)s"),
        "not-observed": _("the writer does not say that they saw the work"),
        "too-long": _("it has %(pages)s pages; %(most)s are the most"),
        "pages-unknown": _("it does not say how many pages it has; %(most)s are the most"),
    }


def _of_this_site() -> dict[str, str]:
    return {
        "other-mode": _("it was worked in the other mode"),
        "panel-seen": _("its readers had been shown before"),
        "not-judged": _("it is not judged yet"),
        "below-floor": _("it lies below what no average buys back: %(criteria)s"),
        "did-not-stand": _("the defence did not stand"),
    }


def reason_words() -> dict[str, str]:
    """Every code with the end of a sentence that begins “because”."""
    return (
        _of_any_entry() | _of_guides() | _of_teaching() | _of_cases() | _of_ratings() | _of_papers() | _of_this_site()
    )


def why(reason: Reason, guides: Mapping[str, Guide]) -> str:
    """The reason, with its parameters in words; guides by name."""
    about = {key: said(value) for key, value in reason.about.items()}
    if (guide := guides.get(str(reason.about.get("guide", "")))) is not None:
        about["guide"] = guide.name
    if "criteria" in about and isinstance(reason.about["criteria"], tuple):
        about["criteria"] = listed((str(c).rpartition("/")[2] for c in reason.about["criteria"]), _("and"))
    if reason.code == "too-short":
        unit = str(reason.about["unit"])
        about |= {key: amount(int(str(reason.about[key])), unit) for key in ("amount", "need")}
    for key in ("fields", "parts", "contents", "phases", "sessions"):
        if isinstance(several := reason.about.get(key), tuple):
            about[key] = listed((name(one) if isinstance(one, str) else one for one in several), _("and"))
    return reason_words()[reason.code] % about
