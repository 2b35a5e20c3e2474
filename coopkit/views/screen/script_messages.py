"""The messages of the page's script in the reader's language, and labels of sessions and phases."""

from collections.abc import Sequence

from coopkit.exercises.definition import Phase
from coopkit.i18n import N_, Locale


def session_label(position: int, locale: Locale) -> str:
    """Return the label of a session by its position; the one at position 0 opens the training."""
    return locale.text("Session {number}", number=position) if position else locale.text("Opening")


def together_text(phases: Sequence[Phase], locale: Locale) -> str:
    """Return who works together, in words; "" for no phases."""
    text = locale.text
    alone, group = Phase.ALONE in phases, Phase.GROUP in phases
    if alone and group:
        first = text("First alone, then together")
    elif alone and Phase.TALK in phases:
        first = text("First alone, then we compare")
    elif alone:
        first = text("Alone")
    elif group:
        first = text("Together in the group")
    else:
        return ""
    return text("{first}, then with the whole class", first=first) if Phase.PLENARY in phases else first


def script_messages(locale: Locale) -> dict[str, str]:
    """Return the messages of the script by their short names; the script fills in placeholders such as `{name}`."""
    return {name: locale.text(message) for name, message in _MESSAGES.items()}


def notebook_script_messages(locale: Locale) -> dict[str, str]:
    """Return the messages of a form in a notebook, where the browser keeps the answers instead of a server."""
    return script_messages(locale) | {name: locale.text(message) for name, message in _NOTEBOOK_MESSAGES.items()}


_MESSAGES = {
    "saving": N_("Saving…"),
    "saved": N_("✓ Saved {time}"),
    "failed": N_("Not saved yet. It’s safe on this device, and we’re trying again."),
    "unkept": N_("Not saved yet, and this device can’t keep it. Leave this page open: we’re trying again."),
    "broken": N_(
        "Something went wrong on our side, so this isn't saved yet. It's safe on this device. "
        "Please tell your facilitator."
    ),
    "waiting": N_(
        "We can’t check this right now. Your answer is safe, and we’ll check it when the connection is back."
    ),
    "differs": N_("This was changed on another device too. Choose below which one counts."),
    "empty": N_("nothing"),
    "lost": N_("Someone in your group changed this answer on another screen. Before, it said:"),
    "lostOwn": N_("You changed this answer on another screen. Before, it said:"),
    "check": N_("Check"),
    "checkTogether": N_("Check together"),
    "done": N_("Done"),
    "tell": N_("See what happens"),
    "again": N_("Check again"),
    "passOn": N_("Done. Pass the phone on"),
    "right": N_("✓ Right"),
    "wrong": N_("! Not yet"),
    "unanswered": N_("· still empty"),
    "unreadable": N_("! we can't read this"),
    "whose": N_("Who is answering?"),
    "nowAnswers": N_("{name} is answering"),
    "ready": N_("✓ ready"),
    "passed": N_("– passed"),
    "away": N_("absent"),
    "open": N_("not yet"),
    "comparedThenShow": N_("We've compared. Show the answer"),
    "comparedThenAnswer": N_("We've compared. Answer together"),
    "readsOn": N_("⟳ {name} reads next"),
    "step": N_("Step {n} of {all}"),
    "cardsHelp": N_("Tap a card, then tap where it belongs. You can also drag it."),
    "cardsPosition": N_("Cards {first}–{last} of {all}"),
    "cardsNext": N_("Next cards"),
    "cardsBack": N_("Back"),
    "cardsCheck": N_("Check these cards"),
    "cardsRight": N_("✓ These are right."),
    "cardsWrong": N_("! Not yet right: {n} of {all}"),
    "cardsUnchecked": N_("We can’t check these right now. They’re saved. Try again when the connection is back."),
    "removeScore": N_("Remove the last score"),
    "cardPlaced": N_("“{card}” is now at “{place}”."),
    "cardBack": N_("“{card}” is back with the other cards."),
    "rowPlace": N_("{n} of {all}"),
    "rowsToFix": N_("Please look again at:"),
    "sameNeeds": N_("Type the number of one month first."),
    "sameFilled": N_("The empty months now say {value}."),
    "sameNoneEmpty": N_("No month is empty."),
    "sameOthers": N_("These months have another number. {months}"),
    "sameReplace": N_("Replace them with {value}"),
    "sameKeep": N_("Keep them"),
    "place": N_("{item}: place {n} of {all}"),
    "added": N_("Added: {row}"),
    "removed": N_("Removed: {row}"),
    "moved": N_("Moved: {row}"),
    "start": N_("Start the timer: {minutes} minutes"),
    "pause": N_("Pause the timer"),
    "goOn": N_("Continue the timer"),
    "left": N_("{time} left"),
    "nearEnd": N_("Almost time"),
    "timeUp": N_("Time’s up. Finish your sentence."),
    "longer": N_("+5 min"),
    "soundOff": N_("Turn the sound off"),
    "soundOn": N_("Turn the sound on"),
    "wordsUsed": N_("{n} of {most} words"),
    "startsFrom": N_("From: {source}"),
    "startDiffers": N_("Different from {source}: {value}"),
    "takeStart": N_("Use this value"),
    "startMissing": N_("Not in this table yet: {rows}"),
    "addMissing": N_("Add"),
    "unmoved": N_("You haven’t moved this yet, so it isn’t part of your answer."),
    "keepSlider": N_("Keep {value}"),
}

_NOTEBOOK_MESSAGES = {
    "saved": N_("✓ Saved in this browser"),
    "savedUnkept": N_("Kept until you close this page"),
    "fault": N_("Something went wrong in this exercise. Open the notebook again to continue."),
    "shared": N_("Anyone who uses this browser can see your answers."),
    "clear": N_("Delete all answers"),
    "clearSure": N_("Delete all your answers to this notebook from this browser?"),
}
