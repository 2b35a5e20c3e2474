"""Rules for the names people type when they join, and for the page they go to afterwards."""

import re
from collections.abc import Iterable

from coopkit.i18n import N_, Locale
from coopkit.store.learners import has_unprintable_characters, is_visible, tidy_name

MAX_NAME_LENGTH = 60
MAX_MEMBERS = 30
MIN_MEMBERS = 2
_OWN_PATH = re.compile(r"/(?:learn|live|sheet|portfolio)/[a-z0-9_/-]*(?:\?filled=1)?(?:#exercise-\d+)?")


class NameRefused(ValueError):
    """A name that isn't allowed; the message says why, in the reader's language."""


def read_name(typed: str, locale: Locale) -> str:
    """Return a name as it is saved, without spaces around it.

    Raises:
        NameRefused: nothing that can be seen, more than 60 characters, or signs that no keyboard gives.
    """
    name = tidy_name(typed)
    if has_unprintable_characters(name):
        raise NameRefused(locale.text(N_("This name contains characters we can’t show. Please type it again.")))
    if not is_visible(name):
        raise NameRefused(locale.text(N_("Please type a name.")))
    if len(name) > MAX_NAME_LENGTH:
        sentence = N_("This name is too long. Please use at most {n} characters.")
        raise NameRefused(locale.text(sentence, n=MAX_NAME_LENGTH))
    return name


def read_members(typed: Iterable[str], locale: Locale) -> tuple[str, ...]:
    """Return the names of a group's members, without empty lines.

    Raises:
        NameRefused: one cannot be taken, or they are too few or too many.
    """
    members = tuple(read_name(each, locale) for each in typed if each.strip())
    if len(members) < MIN_MEMBERS:
        sentence = N_("Please type the names of at least two members, or join as one person.")
        raise NameRefused(locale.text(sentence))
    if len(members) > MAX_MEMBERS:
        sentence = N_("At most {n} members can share a phone. Please make two groups.")
        raise NameRefused(locale.text(sentence, n=MAX_MEMBERS))
    return members


def safe_next_path(typed: str) -> str:
    """Return the path to go on to if it is one of our pages for learners, else "" (no open redirects)."""
    return typed if _OWN_PATH.fullmatch(typed) else ""
