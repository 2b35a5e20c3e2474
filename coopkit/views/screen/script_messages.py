"""The sentences that the page's script says, in the reader's language."""

from collections.abc import Sequence

from coopkit.exercises.definition import Phase
from coopkit.i18n import Locale


def session_label(position: int, locale: Locale) -> str:
    """Which session this is; the one before the first opens the training."""
    return locale.text("Session {number}", number=position) if position else locale.text("Opening")


def together_text(phases: Sequence[Phase], locale: Locale) -> str:
    """Who works together, in words; "" where nobody is asked."""
    text = locale.text
    alone, group = Phase.ALONE in phases, Phase.GROUP in phases
    if alone and group:
        first = text("Alone first, then together")
    elif alone and Phase.TALK in phases:
        first = text("Alone first, then we compare")
    elif alone:
        first = text("Alone")
    elif group:
        first = text("Together in the group")
    else:
        return ""
    return text("{first}, then in the room", first=first) if Phase.PLENARY in phases else first


def script_messages(locale: Locale) -> dict[str, str]:
    """Every sentence of the script by its short name; `{name}` in one is filled in by the script."""
    return {**_saving(locale), **_group(locale), **_moving(locale), **_numbers(locale)}


def notebook_script_messages(locale: Locale) -> dict[str, str]:
    """The sentences of a form in a notebook, which the browser keeps and no server does."""
    text = locale.text
    return {
        **script_messages(locale),
        "saved": text("✓ Kept in this browser"),
        "savedUnkept": text("Kept until this page is closed"),
        "fault": text("Something went wrong in this exercise. Open the notebook again to go on."),
        "shared": text("Anyone who uses this browser can see your answers."),
        "clear": text("Clear all answers"),
        "clearSure": text("Clear all your answers to this notebook from this browser?"),
    }


def _saving(locale: Locale) -> dict[str, str]:
    text = locale.text
    return {
        "saving": text("Saving…"),
        "saved": text("✓ Saved {time}"),
        "failed": text("Not saved yet – kept on this device, trying again"),
        "unkept": text("Not saved yet, and this device cannot keep it. Leave this page open; we are trying again."),
        "broken": text(
            "Something went wrong on our side, so this isn't saved yet. It's safe on this device. "
            "Please tell your facilitator."
        ),
        "waiting": text("We cannot check now. Your answer is kept and will be checked when the connection is back."),
        "differs": text("This was changed on another device too. Choose below which one counts."),
        "empty": text("nothing"),
        "lost": text("Someone in your group changed this answer on another screen. Before, it said:"),
        "lostOwn": text("You changed this answer on another screen. Before, it said:"),
        "check": text("Check"),
        "checkTogether": text("Check together"),
        "done": text("Done"),
        "tell": text("See what comes of it"),
        "again": text("Check again"),
        "passOn": text("Done – pass the phone on"),
        "right": text("✓ fits"),
        "wrong": text("! look again"),
        "unanswered": text("· still empty"),
        "unreadable": text("! we can't read this"),
    }


def _group(locale: Locale) -> dict[str, str]:
    text = locale.text
    return {
        "whose": text("Whose answer is this?"),
        "nowAnswers": text("{name} answers now"),
        "ready": text("✓ ready"),
        "passed": text("– passed"),
        "away": text("away"),
        "open": text("to answer"),
        "readsOn": text("⟳ {name} reads on"),
    }


def _moving(locale: Locale) -> dict[str, str]:
    text = locale.text
    return {
        "step": text("Step {n} of {all}"),
        "question": text("Question {n} of {all}"),
        "place": text("{item}: place {n} of {all}"),
        "added": text("Added: {row}"),
        "removed": text("Removed: {row}"),
        "moved": text("Moved: {row}"),
        "start": text("Start the timer: {minutes} minutes"),
        "pause": text("Pause the timer"),
        "goOn": text("Let the timer go on"),
        "left": text("{time} left"),
        "twoLeft": text("The last two minutes"),
        "timeUp": text("Time is up. Finish your sentence."),
        "longer": text("5 minutes more"),
    }


def _numbers(locale: Locale) -> dict[str, str]:
    text = locale.text
    return {
        "wordsUsed": text("{n} of {most} words"),
        "startsFrom": text("From: {source}"),
        "startDiffers": text("Differs from {source}: {value}"),
        "takeStart": text("Use this value"),
        "startMissing": text("Not in this table yet: {rows}"),
        "addMissing": text("Add"),
        "unmoved": text("You haven’t moved this yet, so it isn’t part of your answer."),
        "keepSlider": text("Keep {value}"),
    }
