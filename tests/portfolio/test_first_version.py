"""A store that the version before row ids and kept readings made: opened, migrated, and every number as it was.

`first_version.sqlite` was written by that version: the four samples' answers, each typed by a group as English readers
may type them (commas, spaces, Arabic digits), with what was sent on the way, and one group with odd texts.
`first_version.json` is what that version read in it.
"""

import json
import shutil
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from coopkit.exercises import Exercise, read_values
from coopkit.i18n import Locale, load_locale
from coopkit.i18n.numbers import parse_style
from coopkit.portfolio.group_answers import GroupAnswers
from coopkit.portfolio.plan_reader import read_plan
from coopkit.store import Store, open_store
from coopkit.submissions import AnswerContext, snapshot_of
from tests.our_sessions import SessionRuns

pytestmark = pytest.mark.slow

HERE = Path(__file__).parent
EXPECTED: Mapping[str, Any] = json.loads((HERE / "first_version.json").read_text(encoding="utf-8"))
LOCALES = {
    "english": load_locale(minor_digits=2),
    "english, asked": load_locale(minor_digits=2).with_style(parse_style("1,234.5")),
    "comma for decimals": load_locale(minor_digits=2).with_style(parse_style("1.234,5")),
    "spaces": load_locale(minor_digits=2).with_style(parse_style("1 234,5")),
    "Colombia": load_locale("en", "CO", number_style=parse_style("1.234,5"), minor_digits=2),
}


@pytest.fixture(scope="module")
def exercises(session_runs: SessionRuns) -> Mapping[str, Exercise]:
    runs = session_runs.of("start_coop", "manage_coop")
    return {exercise.id: exercise for ran in runs.values() for exercise in ran.exercises()}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    file = tmp_path_factory.mktemp("old") / "answers.sqlite"
    shutil.copy(HERE / "first_version.sqlite", file)
    opened = open_store(file)
    yield opened
    opened.close()


def read(store: Store, exercises: Mapping[str, Exercise], group: str, locale: Locale) -> dict[str, dict[str, Any]]:
    """What a reader sees of a group's answers, read."""
    code = store.classes.all()[0].code
    learner = next(each for each in store.classes.learners(code) if each.name == group)
    context = AnswerContext(store, exercises, locale)
    snapshot = snapshot_of(context, store.answers.record(learner.id))
    return {
        id_: read_values(exercises[id_].definition, seats[0].answer, locale.parse_number)
        for id_, seats in snapshot.all_current().items()
        if id_ in exercises and 0 in seats
    }


@pytest.mark.parametrize("reader", LOCALES)
@pytest.mark.parametrize("group", EXPECTED)
def test_every_number_is_what_it_was_for_every_reader(
    store: Store, exercises: Mapping[str, Exercise], group: str, reader: str
):
    found = read(store, exercises, group, LOCALES[reader])
    for exercise, fields in EXPECTED[group]["values"].items():
        numbers = {name: Decimal(value) for name, (kind, value) in fields.items() if kind == "number"}
        words = {name: value for name, (kind, value) in fields.items() if kind == "words"}
        own = found[exercise]
        assert {name: value for name, value in own.items() if isinstance(value, Decimal)} == numbers, exercise
        assert {name: value for name, value in own.items() if isinstance(value, str)} == words, exercise


@pytest.mark.parametrize("group", [name for name, each in EXPECTED.items() if each.get("plan")])
def test_the_plan_is_the_same(store: Store, exercises: Mapping[str, Exercise], group: str):
    plans = {
        repr(
            read_plan(
                GroupAnswers(read(store, exercises, group, locale)), minor_digits=EXPECTED[group]["minor_digits"]
            ).plan
        )
        for locale in LOCALES.values()
    }
    assert plans == {EXPECTED[group]["plan"]}


def test_rows_have_the_numbers_that_they_had_as_ids(store: Store, exercises: Mapping[str, Exercise]):
    answers = GroupAnswers(read(store, exercises, "odd", LOCALES["english"]))
    priced = [(row.id, row.place, row.words("product")) for row in answers.rows("start.feas.unit-cost", "ours")]
    assert priced == [("1", 1, "A"), ("3", 3, "C")]
    assert [row.id for row in answers.rows("start.plan.cash-12", "units")] == ["1", "3"]


def test_a_store_that_is_opened_twice_is_migrated_once(store: Store, tmp_path: Path):
    file = tmp_path / "answers.sqlite"
    shutil.copy(HERE / "first_version.sqlite", file)
    for _ in range(2):
        again = open_store(file)
        code = again.classes.all()[0].code
        learner = again.classes.learners(code)[0]
        assert again.answers.record(learner.id).current.keys() == store.answers.record(learner.id).current.keys()
        again.close()
