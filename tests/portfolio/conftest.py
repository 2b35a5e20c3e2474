"""The exercises of Start.Coop as they come out of their notebooks, and the samples' answers to them."""

from collections.abc import Mapping

import pytest

from coopkit.content import curricula
from coopkit.exercises.exercise import Exercise
from coopkit.notebooks import NotebookRun
from coopkit.portfolio.group_answers import GroupAnswers
from coopkit.portfolio.samples import Sample, read_sample, sample_answers
from tests.our_sessions import SessionRuns


@pytest.fixture(scope="session")
def sessions(session_runs: SessionRuns) -> Mapping[str, NotebookRun]:
    """What each notebook of Start.Coop gave, by session id, in order."""
    return {ran.session.id: ran for ran in session_runs.of("start_coop").values()}


@pytest.fixture(scope="session")
def exercises(sessions: Mapping[str, NotebookRun]) -> Mapping[str, Exercise]:
    """By id, in the order of the sessions."""
    return {exercise.id: exercise for ran in sessions.values() for exercise in ran.exercises()}


@pytest.fixture(scope="session")
def samples() -> Mapping[str, Sample]:
    """By id."""
    (start,) = (curriculum for curriculum in curricula() if curriculum.id == "start_coop")
    return {path.stem: read_sample(path) for path in start.samples}


@pytest.fixture(scope="session")
def answers(samples: Mapping[str, Sample], exercises: Mapping[str, Exercise]) -> Mapping[str, GroupAnswers]:
    """The samples' answers by the samples' ids."""
    definitions = [exercise.definition for exercise in exercises.values()]
    return {id_: sample_answers(sample, definitions) for id_, sample in samples.items()}
