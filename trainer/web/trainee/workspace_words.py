"""What the workspace's scripts say, so that every word a person sees passes through gettext. {braces} are filled in."""

from trainer.web.components.desk_words import desk_words
from trainer.web.i18n import _


def words() -> dict[str, str]:
    """By the names under which the scripts ask for them."""
    return (
        desk_words()
        | circle_words()
        | {
            "notYours": _(
                "Whoever is signed in now cannot open this draft. "
                "What you wrote is kept on this device, for your account alone."
            ),
            "handedIn": _("This case was handed in elsewhere. What you wrote since stays on this device."),
            "seeReceipt": _("See the receipt"),
            "handInWaits": _("Not everything is saved yet. You can hand in as soon as there is a connection."),
            "commitWaits": _("You can open the next session as soon as there is a connection. What you wrote is kept."),
            "commitAreas": _("Set how sure you are of each area; still missing: {areas}."),
            "commitPrimary": _("Choose the area you would put first."),
            "newSession": _("The next session was opened in another tab."),
            "citeFor": _("Cite {turns} for …"),
            "cited": _("{turns} cited for {what}"),
            "uncited": _("{turns} no longer cited for {what}"),
            "inNotebook": _("Show {what} in the notebook"),
            "takenOff": _("Take {turn} off {what}"),
            "chosen": _("{turns} chosen. Enter goes to what they can be cited for."),
            "letGo": _("No turn chosen"),
            "onset": _("Onset"),
            "timeline": _("Timeline"),
            "safety": _("Safety"),
            "told": _("Thank you: the author has been told."),
            "untold": _("Not sent: there is no connection. Your words are still here."),
            "nobody": _("Name the people as you meet them. Who is close, who was lost, who is merely mentioned?"),
            "noTurns": _("no turn"),
            "oneTurn": _("1 turn"),
            "manyTurns": _("{n} turns"),
            "keyCount": _("{n} of 5 marked key; they carry the full fields."),
            "keyFull": _("Five are key already. Take the mark off one of them first."),
            "added": _("{name} added"),
            "gone": _("{name} taken out"),
            "takeWords": _("Select the words in your text first."),
        }
    )


def circle_words() -> dict[str, str]:
    """What the circle says."""
    return {
        "unnamed": _("(no name yet)"),
        "at": _("{name}: {ring}"),
        "notPlaced": _("not placed yet"),
        "notApplicable": _("not applicable"),
        "deadNow": _("{name} is dead and has no place now"),
        "ring_before": _("before"),
        "ring_now": _("now"),
        "ring_wanted": _("wanted"),
        "wouldAsk": _("I would ask: {ask}"),
    }
