"""All checks over a folder of curricula: the files as they lie there, and what comes out of running them."""

from collections.abc import Iterator
from pathlib import Path

from coopkit.content import EXERCISE_IDS, Curriculum, LibraryError, Notebook, Term, content_root, curricula
from coopkit.lint import (
    exercises,
    files,
    glossary,
    ids,
    links,
    reading_level,
    samples,
    starts,
    telling,
    texts,
    timetable,
)
from coopkit.lint.finding import Finding, place
from coopkit.notebooks import NotebookRun, RunError, run_all


def check(root: Path | None = None) -> tuple[Finding, ...]:
    """Everything that is to be mended, in the order of the files; nothing where all is well.

    Args:
        root: the folder that holds the curricula and `exercise_ids.txt`; our own by default.

    Raises:
        LibraryError: it is no such folder.
    """
    folder = (root or content_root()).resolve()
    taught = curricula(folder) if folder.is_dir() else ()
    if not taught:
        raise LibraryError(f"There are no curricula in {folder}. Name the folder that holds them, such as modules.")
    sessions = tuple(notebook for curriculum in taught for notebook in curriculum.sessions)
    ran, failed = _run(sessions)
    found = [
        Finding(place(notebook.path, folder), _without_name(notebook, error)) for notebook, error in failed.items()
    ]
    for curriculum in taught:
        found += _of_files(curriculum, folder)
        here = {notebook: ran[notebook] for notebook in curriculum.sessions if notebook in ran}
        if len(here) == len(curriculum.sessions):
            found += timetable.check_timetable(curriculum, here, folder)
    terms, wrong = glossary.terms_in(folder)
    found += wrong
    found += _of_sessions(ran, folder, terms, complete=not failed)
    known = {each.id: each for it in ran.values() for each in it.session.exercises()}
    for curriculum in taught:
        found += samples.check_samples(curriculum, known, folder, complete=not failed)
    used = {each.id: place(notebook.path, folder) for notebook, it in ran.items() for each in it.session.exercises()}
    found += ids.check_list(folder / EXERCISE_IDS, used, complete=not failed)
    return tuple(sorted(set(found)))


def _run(notebooks: tuple[Notebook, ...]) -> tuple[dict[Notebook, NotebookRun], dict[Notebook, RunError]]:
    ran: dict[Notebook, NotebookRun] = {}
    failed: dict[Notebook, RunError] = {}

    def done(notebook: Notebook, outcome: NotebookRun | RunError) -> None:
        if isinstance(outcome, RunError):
            failed[notebook] = outcome
        else:
            ran[notebook] = outcome

    run_all(notebooks, done)
    return ran, failed


def _without_name(notebook: Notebook, error: RunError) -> str:
    return str(error).removeprefix(notebook.path.name).lstrip(":, ")


def _of_files(curriculum: Curriculum, root: Path) -> Iterator[Finding]:
    yield from files.check_names(curriculum, root)
    yield from texts.check_pictures(curriculum.folder, root)
    for notebook in curriculum.sessions:
        yield from files.check_session_file(notebook.path, root)
    for notebook in curriculum.tools:
        yield from files.check_file(notebook.path, root)


def _of_sessions(
    ran: dict[Notebook, NotebookRun], root: Path, terms: tuple[Term, ...], *, complete: bool
) -> Iterator[Finding]:
    every = [exercise for it in ran.values() for exercise in it.exercises()]
    names = reading_level.names_of(ran.values())
    for notebook, it in ran.items():
        where = place(notebook.path, root)
        yield from texts.check_texts(where, it)
        yield from reading_level.check_reading_level(where, it, terms, names)
        yield from exercises.check_exercises(where, it.exercises())
        yield from links.check_links(where, it.session.exercises(), [exercise.definition for exercise in every])
    public = {place(notebook.path, root): it.session for notebook, it in ran.items()}
    yield from telling.check_telling(public, [exercise.key for exercise in every])
    yield from starts.check_starts(public, complete=complete)
    yield from ids.check_once(public)
