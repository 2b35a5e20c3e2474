"""Samples beside notebooks: what is wrong with one is found, with its place and in one line."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from coopkit.content import Curriculum, content_root
from coopkit.exercises import Definition
from coopkit.lint import check
from coopkit.lint.samples import check_samples
from coopkit.notebooks import RunCache
from tests.lint.modules import Modules, run_here
from tests.our_sessions import SessionRuns

pytestmark = pytest.mark.slow

CARE = "start_coop/samples/home_care.toml"
DOOR = "manage_coop/samples/care_at_the_door.toml"
Find = Callable[..., list[str]]


@pytest.fixture(scope="module")
def known(session_runs: SessionRuns) -> Mapping[str, Definition]:
    """The exercises of Start.Coop."""
    return {each.id: each for ran in session_runs.of("start_coop").values() for each in ran.session.exercises()}


@pytest.fixture
def findings(tmp_path: Path, known: Mapping[str, Definition]) -> Find:
    """What is found in the carers' sample with a text in it replaced."""
    text = (content_root() / CARE).read_text(encoding="utf-8")

    def find(old: str, new: str, *, complete: bool = True) -> list[str]:
        assert text.count(old) == 1
        path = tmp_path / CARE
        path.parent.mkdir(parents=True)
        path.write_text(text.replace(old, new), encoding="utf-8")
        curriculum = Curriculum("start_coop", tmp_path / "start_coop")
        return [str(each) for each in check_samples(curriculum, known, tmp_path, complete=complete)]

    return find


LOAN, MATRIX = f"{CARE}, start.plan.loan-compare", f"{CARE}, start.core.member-matrix"
RATE, HOURS, SCALE, NAME = '"ours.rate" = "9"', '"members.2.hours" = "28"', '"members.1.selling" = "1"', '"Marek"'
CASES = [
    ("title =", "name =", f"{CARE}: The file can't be used as a sample: "),
    (
        "minor_digits = 2",
        "minor_digits = 4",
        f"{CARE}: It needs a title, words about it, and minor_digits",
    ),
    (RATE, '"ours.rate" = 9', f"{CARE}: The file can't be used as a sample: Expected `str | array`, got `int`"),
    ('"start.plan.loan-compare"', '"start.plan.gone"', f"{CARE}: It answers start.plan.gone, which isn't an exercise."),
    (RATE, f'{RATE}\n"ours.fee" = "1"', f"{LOAN}: has no field 'ours.fee'."),
    (RATE, f'{RATE}\n"ours.gone.fee" = "1"', f"{LOAN}: has no field 'ours.gone.fee'."),
    (RATE, '"ours.rate" = "9,5"', f"{LOAN}: 'ours.rate': '9,5' isn't a number like 1234.50."),
    (RATE, '"ours.rate" = "-9"', f"{LOAN}: 'ours.rate': '-9' is less than the field allows."),
    ('"ours.months" = "36"', '"ours.months" = "2.5"', f"{LOAN}: 'ours.months': '2.5' must be a whole number."),
    (HOURS, '"members.2.hours" = "169"', f"{MATRIX}: 'members.2.hours': '169' is more than the field allows."),
    (
        f'"members.2.name" = {NAME}',
        '"members.2.name" = "chipo"',
        f"{MATRIX}: 'members.2.name': 'chipo' is in this column",
    ),
    (SCALE, '"members.1.selling" = "4"', f"{MATRIX}: members.1.selling: an option that is not there."),
    (SCALE, '"members.1.selling" = ["1"]', f"{MATRIX}: members.1.selling: an option that is not there."),
    (
        SCALE,
        f'"members.1.tools2" = "{"x" * 9}"',
        f"{MATRIX}: has no field 'members.1.tools2'.",
    ),
    (f"{SCALE}\n", f'{SCALE}\n"members.41.name" = "Far"\n', "members: at most 40 rows."),
    ('"A bicycle; a certificate', f'"{"x" * 200}', f"{MATRIX}: members.1.tools: at most 200 characters, not 2"),
    (
        '"answer.choices" = ["sewing", "area", "bylaws", "orders"]',
        '"answer.choices" = "sewing"',
        f"{CARE}, start.core.criteria: answer.choices: takes a list.",
    ),
    (
        "Each of us has one vote.",
        "one " * 20,
        "from the north side. Fo' has more words than the field asks for.",
    ),
    ('"ours.rate" = "9"\n', "", f"{LOAN}: The business plan has a gap: Still missing: the yearly rate of the loan."),
]


@pytest.mark.parametrize(("old", "new", "found"), CASES, ids=[found[-60:] for _, _, found in CASES])
def test_what_is_wrong_is_found_where_it_is(findings: Find, old: str, new: str, found: str) -> None:
    said = findings(old, new)
    assert any(found in each for each in said), said
    assert all("\n" not in each for each in said)


def test_nothing_is_found_where_all_is_well(findings: Find) -> None:
    assert findings(RATE, RATE) == []


def test_while_a_notebook_does_not_run_nothing_is_called_missing(findings: Find) -> None:
    assert findings('"start.plan.loan-compare"', '"start.plan.gone"', complete=False) == []


def test_the_check_of_a_folder_looks_at_its_samples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coopkit.notebooks.cache.run_notebooks", run_here)
    modules = Modules(tmp_path / "modules")
    modules.files["think_test/samples/yard.toml"] = (
        'title = "A yard"\nabout = "It sorts."\nminor_digits = 2\n'
        '[answers."think.test.fruit"]\n"answer.choice" = "pip"\n'
    )
    said = [str(each) for each in check(modules.write(), cache=RunCache(tmp_path / "cache"))]
    assert "think_test/samples/yard.toml, think.test.fruit: answer.choice: an option that is not there." in said
    assert sum("The business plan has a gap" in each for each in said) == 5


def test_a_sample_of_manage_has_whole_books_and_needs_no_plan(tmp_path: Path, session_runs: SessionRuns) -> None:
    known = {each.id: each for ran in session_runs.of("manage_coop").values() for each in ran.session.exercises()}
    text = (content_root() / DOOR).read_text(encoding="utf-8")
    path = tmp_path / DOOR
    path.parent.mkdir(parents=True)
    curriculum = Curriculum("manage_coop", tmp_path / "manage_coop")
    path.write_text(text, encoding="utf-8")
    assert list(check_samples(curriculum, known, tmp_path, complete=True)) == []
    path.write_text(text.replace('"start.cash" = "9647.50"\n', ""), encoding="utf-8")
    (found,) = check_samples(curriculum, known, tmp_path, complete=True)
    assert str(found) == (
        f"{DOOR}, manage.fin.our-months: The accounts have a gap: "
        "Still missing: the cash at the start of the year, and its months."
    )
