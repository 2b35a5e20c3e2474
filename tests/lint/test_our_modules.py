from collections.abc import Callable

import pytest

from coopkit.content import Notebook, curricula
from coopkit.exercises import accept
from coopkit.i18n import load_locale
from coopkit.lint import check
from coopkit.notebooks import NotebookRun, RunError, run_all

pytestmark = pytest.mark.slow

Outcome = NotebookRun | RunError


@pytest.fixture(scope="module")
def ours() -> dict[Notebook, Outcome]:
    """What comes out of our own sessions, run once for all tests here."""
    found: dict[Notebook, Outcome] = {}
    run_all(
        (notebook for curriculum in curricula() for notebook in curriculum.sessions),
        lambda notebook, outcome: found.update({notebook: outcome}),
    )
    return found


def test_our_own_modules_are_clean(ours: dict[Notebook, Outcome], monkeypatch: pytest.MonkeyPatch):
    def as_they_ran(notebooks: tuple[Notebook, ...], done: Callable[[Notebook, Outcome], None]) -> None:
        for notebook in notebooks:
            done(notebook, ours[next(each for each in ours if each.name == notebook.name)])

    monkeypatch.setattr("coopkit.lint.checks.run_all", as_they_ran)
    assert [str(finding) for finding in check()] == []


def test_every_exercise_of_ours_judges_its_own_samples_as_they_say(ours: dict[Notebook, Outcome]):
    parse = load_locale(minor_digits=2).parse_number
    exercises = [exercise for ran in ours.values() if isinstance(ran, NotebookRun) for exercise in ran.exercises()]
    assert len(exercises) >= 30
    for exercise in exercises:
        for sample in exercise.samples():
            accepted = accept(exercise.definition, sample.raw)
            assert (exercise.id, exercise.check(accepted, parse).outcome) == (exercise.id, sample.outcome)
