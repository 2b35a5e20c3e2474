"""Training content on disk: curricula with their sessions, live tools and samples, and the glossary."""

from coopkit.content.curricula import (
    EXERCISE_IDS,
    RETIRED,
    ContentUnavailable,
    Curriculum,
    Notebook,
    content_root,
    curricula,
    find_sessions,
    notebook_at,
    retired_ids,
    stable_id,
)
from coopkit.content.glossary import GLOSSARY, Term, Wording, own_glossary, read_glossary
from coopkit.content.locales import locale_for

__all__ = [
    "EXERCISE_IDS",
    "GLOSSARY",
    "RETIRED",
    "ContentUnavailable",
    "Curriculum",
    "Notebook",
    "Term",
    "Wording",
    "content_root",
    "curricula",
    "find_sessions",
    "locale_for",
    "notebook_at",
    "own_glossary",
    "read_glossary",
    "retired_ids",
    "stable_id",
]
