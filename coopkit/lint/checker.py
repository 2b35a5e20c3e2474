"""All rules over a folder of curricula, or over some of its sessions; what was run before isn't run again."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeAlias

from coopkit.content import (
    ContentUnavailable,
    Curriculum,
    Notebook,
    Term,
    content_root,
    curricula,
    find_sessions,
    notebook_at,
)
from coopkit.content.session import Session
from coopkit.lint import (
    declarations,
    exercise_ids,
    exercise_rules,
    guessing,
    key_leaks,
    notebook_files,
    pictures,
    readability,
    reference_data,
    references,
    samples,
    timetable,
    wording,
)
from coopkit.lint.cell_ids import fix_cell_ids
from coopkit.lint.finding import Finding
from coopkit.lint.notebook_source import NotebookSource, read_notebook_source
from coopkit.notebooks import NotebookRun, RunCache, RunError, run_cached


@dataclass(frozen=True)
class CheckContext:
    """What the rules look at.

    Args:
        root: the folder of the curricula.
        curricula: all of them.
        selected: the sessions to check.
        sources: every session's notebook as a file, copies included.
        faults: what is wrong with the code of a selected notebook's cells, which therefore isn't run.
        runs: what running a notebook gave, for every session that is known.
        failures: why a selected notebook couldn't be run.
        terms: the glossary; None where it can't be read.
    """

    root: Path
    curricula: tuple[Curriculum, ...]
    selected: tuple[Notebook, ...]
    sources: Mapping[Notebook, NotebookSource]
    faults: Mapping[Notebook, tuple[Finding, ...]]
    runs: Mapping[Notebook, NotebookRun]
    failures: Mapping[Notebook, RunError]
    terms: tuple[Term, ...] | None

    @cached_property
    def complete(self) -> bool:
        """Whether every exercise of every session is known, so that one that isn't known isn't there."""
        return all(
            self.is_whole(notebook) and not curriculum.copies
            for curriculum in self.curricula
            for notebook in curriculum.sessions
        )

    def is_whole(self, notebook: Notebook) -> bool:
        """Return whether a notebook ran and none of its cells hides an exercise."""
        code = [cell for cell in self.sources[notebook].cells if cell.kind == "code"][1:]
        return notebook in self.runs and all(declarations.is_declaration(cell) for cell in code)

    @cached_property
    def sessions(self) -> Mapping[NotebookSource, Session]:
        """Every session that is known, by its notebook."""
        return {self.sources[notebook]: run.session for notebook, run in self.runs.items()}

    @cached_property
    def selected_runs(self) -> Mapping[Notebook, NotebookRun]:
        """What running the selected sessions gave."""
        return {notebook: self.runs[notebook] for notebook in self.selected if notebook in self.runs}


Rule: TypeAlias = Callable[[CheckContext], Iterator[Finding]]


def check(root: Path | None = None, names: Iterable[str] = (), cache: RunCache | None = None) -> tuple[Finding, ...]:
    """Return everything that an author should fix, in the order of the files; nothing where all is well.

    Args:
        root: the folder of the curricula and `exercise_ids.txt`; coopkit's own by default.
        names: curricula and sessions to check ("think_coop", "think_coop/forms"); by default all, with the live tools,
            the glossary, the list of ids and the country files.
        cache: where runs of notebooks are kept; by default where `coopkit serve` keeps them.

    Raises:
        ContentUnavailable: the folder has no curricula, or no session has that name.
    """
    chosen = tuple(names)
    context = _make_context(root, chosen, cache or RunCache())
    rules = SELECTION_RULES if chosen else (*SELECTION_RULES, *FOLDER_RULES)
    return tuple(sorted({finding for rule in rules for finding in rule(context)}))


def fix_ids(root: Path | None = None, names: Iterable[str] = ()) -> dict[str, int]:
    """Give an id to every cell without one, and return how many each file got.

    Args:
        root: the folder of the curricula; coopkit's own by default.
        names: curricula and sessions; by default all, with the live tools.

    Raises:
        ContentUnavailable: the folder has no curricula, or no session has that name.
    """
    folder, taught = _read_folder(root)
    chosen = tuple(names)
    notebooks = [*_selected_notebooks(taught, chosen, folder)]
    if not chosen:
        notebooks += [notebook for curriculum in taught for notebook in (*curriculum.copies, *curriculum.tools)]
    fixed = {notebook.path: fix_cell_ids(notebook.path, folder) for notebook in notebooks}
    return {path.relative_to(folder).as_posix(): count for path, count in fixed.items() if count}


def find_targets(targets: Iterable[str]) -> tuple[Path | None, tuple[str, ...]]:
    """Return the folder of the curricula and the names in it, for what people write on the command line.

    Args:
        targets: names ("think_coop/forms"), a folder of curricula, folders of one curriculum, files of notebooks.

    Raises:
        ContentUnavailable: they aren't in one folder.
    """
    roots: set[Path | None] = set()
    names = []
    for target in targets:
        path = Path(target)
        if path.suffix == ".ipynb":
            roots.add(path.resolve().parent.parent)
            names.append(notebook_at(path.resolve()).name)
        elif path.is_dir() and any(path.glob("*.ipynb")):
            roots.add(path.resolve().parent)
            names.append(path.resolve().name)
        elif path.exists():
            roots.add(path)
        else:
            roots.add(None)
            names.append(target)
    if len(roots) > 1:
        raise ContentUnavailable("Name either one folder, or sessions of one folder, such as think_coop/forms.")
    return next(iter(roots), None), tuple(names)


def _make_context(root: Path | None, names: tuple[str, ...], cache: RunCache) -> CheckContext:
    folder, taught = _read_folder(root)
    every = tuple(notebook for curriculum in taught for notebook in curriculum.sessions)
    selected = _selected_notebooks(taught, names, folder)
    sources = {each: read_notebook_source(each.path, folder) for curriculum in taught for each in curriculum.notebooks}
    faults = {notebook: _faults(sources[notebook]) for notebook in every}
    sound = tuple(notebook for notebook in every if not faults[notebook])
    runs, failures = _run_notebooks(sound, set(selected), cache)
    terms = reference_data.read_terms(folder)
    return CheckContext(folder, taught, selected, sources, faults, runs, failures, terms)


def _read_folder(root: Path | None) -> tuple[Path, tuple[Curriculum, ...]]:
    folder = (root or content_root()).resolve()
    taught = curricula(folder) if folder.is_dir() else ()
    if not taught:
        raise ContentUnavailable(f"There are no curricula in {folder}. Name the folder that has them, such as modules.")
    return folder, taught


def _selected_notebooks(taught: tuple[Curriculum, ...], names: tuple[str, ...], folder: Path) -> tuple[Notebook, ...]:
    if not names:
        return tuple(notebook for curriculum in taught for notebook in curriculum.sessions)
    found = set(find_sessions(names, folder))
    return tuple(notebook for curriculum in taught for notebook in curriculum.sessions if notebook in found)


def _faults(source: NotebookSource) -> tuple[Finding, ...]:
    """Return what keeps a notebook from being run, or would make it say something else than its author means."""
    if source.unreadable:
        return (source.unreadable,)
    found = [*declarations.check_syntax(source)]
    if notebook_files.has_standard_first_cell(source):
        found += declarations.check_declarations(source)
    return tuple(found)


def _run_notebooks(
    notebooks: tuple[Notebook, ...], selected: set[Notebook], cache: RunCache
) -> tuple[dict[Notebook, NotebookRun], dict[Notebook, RunError]]:
    """Return the runs of notebooks, and the errors of those that failed; only selected ones are run if not cached."""
    runs: dict[Notebook, NotebookRun] = {}
    failed: dict[Notebook, RunError] = {}

    def done(notebook: Notebook, outcome: NotebookRun | RunError) -> None:
        if isinstance(outcome, RunError):
            failed[notebook] = outcome
        else:
            runs[notebook] = outcome

    def save_failed(_notebook: Notebook, _error: OSError) -> None:
        """Go on: on a full disk the next check runs the notebook again."""

    run_cached(notebooks, cache, done, may_run=selected.__contains__, save_failed=save_failed)
    return {notebook: runs[notebook] for notebook in notebooks if notebook in runs}, failed


def _check_notebook_files(context: CheckContext) -> Iterator[Finding]:
    for notebook in context.selected:
        source = context.sources[notebook]
        yield from context.faults[notebook]
        if not source.unreadable:
            yield from notebook_files.check_session_file(source)
            yield from notebook_files.check_cells(source)


def _check_pictures_and_runs(context: CheckContext) -> Iterator[Finding]:
    """Yield the pictures that wouldn't be shown, and why a notebook doesn't run where no picture explains it."""
    for notebook in context.selected:
        source = context.sources[notebook]
        picture_findings = [*pictures.check_pictures(source, notebook.path.parent, context.root)]
        yield from picture_findings
        error = context.failures.get(notebook)
        if error and not (picture_findings and not error.cell):
            cause = re.sub(rf"^{re.escape(notebook.path.name)}[:,]? *", "", error.cause)
            yield Finding(source.at(source.cells[error.cell - 1] if error.cell else None), cause)


def _check_texts(context: CheckContext) -> Iterator[Finding]:
    names = readability.names_of(context.runs.values())
    for notebook, run in context.selected_runs.items():
        source = context.sources[notebook]
        yield from readability.check_texts(source, run)
        yield from readability.check_reading_level(source, run, names)
        yield from wording.check_wording(source, readability.session_texts(run))
        if context.terms is not None:
            texts = readability.session_texts(run)
            yield from readability.check_hard_words(
                source, texts, context.terms, names, all_names_known=context.complete
            )


def _check_exercises(context: CheckContext) -> Iterator[Finding]:
    every = [definition for session in context.sessions.values() for definition in session.exercises()]
    for notebook, run in context.selected_runs.items():
        source, own = context.sources[notebook], run.exercises()
        yield from exercise_rules.check_calculators(source, own)
        yield from exercise_rules.check_kinds(source, own)
        yield from guessing.check_guessing(source, own)
        definitions = [exercise.definition for exercise in own]
        yield from references.check_references(source, definitions, every, complete=context.complete)


def _check_across_sessions(context: CheckContext) -> Iterator[Finding]:
    copies = [copy for one in context.curricula for copy, of in one.copies.items() if of in context.selected]
    paths = {context.sources[notebook].name for notebook in (*context.selected, *copies)}
    found = [
        *references.check_starts(context.sessions, complete=context.complete),
        *exercise_ids.check_unique_across_notebooks(context.sessions),
        *exercise_ids.check_used(context.root, context.sessions),
        *(each for one in context.curricula for each in notebook_files.check_names(one, context.sources)),
    ]
    yield from (finding for finding in found if finding.location.path in paths)


def _key_leaks(context: CheckContext) -> Iterator[Finding]:
    selected = {context.sources[notebook]: run.session for notebook, run in context.selected_runs.items()}
    yield from key_leaks.check_key_leaks(selected, [key for run in context.runs.values() for key in run.keys])
    own = [key for run in context.selected_runs.values() for key in run.keys]
    yield from key_leaks.check_key_leaks(context.sessions, own)


def _check_live_tools(context: CheckContext) -> Iterator[Finding]:
    for curriculum in context.curricula:
        for notebook in curriculum.tools:
            source = read_notebook_source(notebook.path, context.root)
            if source.unreadable:
                yield source.unreadable
            yield from declarations.check_syntax(source)
            yield from notebook_files.check_cells(source)


def _check_curriculum_files(context: CheckContext) -> Iterator[Finding]:
    known = {definition.id: definition for session in context.sessions.values() for definition in session.exercises()}
    for curriculum in context.curricula:
        if not set(curriculum.sessions) <= set(context.selected):
            continue
        yield from pictures.check_picture_files(curriculum.folder, context.root)
        runs = {each: context.runs[each] for each in curriculum.sessions if context.is_whole(each)}
        yield from timetable.check_timetable(curriculum, runs, context.root)
        yield from samples.check_samples(curriculum, known, context.root, complete=context.complete)


def _check_shared_files(context: CheckContext) -> Iterator[Finding]:
    yield from reference_data.check_glossary(context.root)
    yield from exercise_ids.check_id_list(
        context.root, context.sessions, context.sources.values(), complete=context.complete
    )
    yield from reference_data.check_countries()


SELECTION_RULES: tuple[Rule, ...] = (
    _check_notebook_files,
    _check_pictures_and_runs,
    _check_texts,
    _check_exercises,
    _check_across_sessions,
    _key_leaks,
    _check_curriculum_files,
)
"""For the selected sessions, and for curricula that are selected as a whole."""
FOLDER_RULES: tuple[Rule, ...] = (_check_live_tools, _check_shared_files)
"""For what belongs to no curriculum, and for the live tools."""
