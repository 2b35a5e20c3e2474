from collections.abc import Callable

import pytest

from coopkit.content import Notebook
from coopkit.exercises import accept_answer
from coopkit.i18n import load_locale
from coopkit.lint import check
from coopkit.notebooks import NotebookRun
from tests.our_sessions import SessionRuns

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def ours(session_runs: SessionRuns) -> dict[Notebook, NotebookRun]:
    """What comes out of our own sessions."""
    return session_runs.of()


def test_our_own_modules_are_clean(ours: dict[Notebook, NotebookRun], monkeypatch: pytest.MonkeyPatch):
    def as_they_ran(
        notebooks: tuple[Notebook, ...], done: Callable[[Notebook, NotebookRun], None], **_: object
    ) -> None:
        for notebook in notebooks:
            done(notebook, ours[next(each for each in ours if each.name == notebook.name)])

    monkeypatch.setattr("coopkit.notebooks.cache.run_notebooks", as_they_ran)
    assert [str(finding) for finding in check()] == []


def test_every_exercise_of_ours_judges_its_own_samples_as_they_say(ours: dict[Notebook, NotebookRun]):
    parse = load_locale(minor_digits=2).parse_number
    exercises = [exercise for ran in ours.values() for exercise in ran.exercises()]
    assert len(exercises) >= 30
    for exercise in exercises:
        for sample in exercise.sample_answers():
            accepted = accept_answer(exercise.definition, sample.raw)
            assert (exercise.id, exercise.check(accepted, parse).outcome) == (exercise.id, sample.outcome)
