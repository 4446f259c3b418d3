"""What the grading page's scripts say. {braces} are filled in."""

from trainer.web.components.desk_words import desk_words
from trainer.web.i18n import _


def words() -> dict[str, str]:
    """By the names under which the scripts ask for them."""
    return desk_words() | {
        "notYours": _(
            "Whoever is signed in now cannot open this grading. "
            "What you wrote is kept on this device, for your account alone."
        ),
        "handedIn": _("You have handed this judgement over elsewhere. What you wrote since stays on this device."),
        "seeReceipt": _("Show how it stands"),
        "held": _("Yours until {time}, and longer while you work"),
        "heldBy": _("They have it until {time}."),
        "marked": _("{n} of {all} marked"),
        "at": _("{name}: {level}"),
        "unmarked": _("{name}: no mark"),
        "still": _("Still without a mark: {names}"),
        "stillWhy": _("Say why you revised: {names}"),
        "waits": _("Not everything is saved yet. You can go on as soon as there is a connection."),
        "noPlace": _("Choose a turn, a row of the work or some words first, then press c to comment on it."),
        "commentOn": _("Comment on {what}"),
        "commentGone": _("Comment on {what} taken out"),
        "comments": _("{n} comments"),
        "oneComment": _("1 comment"),
        "goTo": _("Show {what}"),
        "nowhere": _("a place that is not in this round"),
        "there": _("seems to be there"),
        "notYet": _("not found yet"),
        "phrase": _("Put in a comment you kept …"),
        "phraseNone": _("No comments kept yet"),
        "phraseKept": _("Kept for use again"),
        "phraseNot": _("Not kept: {why}"),
        "phraseAll": _("for everybody: {text}"),
        "keysOff": _("Keys are off. The button “Keys” turns them on again."),
        "noEarlier": _("This is the first round: there is nothing before it."),
    }
