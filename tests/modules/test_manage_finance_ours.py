"""Manage.Coop, money in good order: a group's own numbers, field by field, and what is calculated from them."""

import pytest

from coopkit.calculators import CALCULATORS, CalculationResult, compute_part
from coopkit.calculators.accounts.month_case import ACCOUNT_NAMES, SLIPS
from coopkit.exercises import Exercise, RawAnswer
from coopkit.exercises.blocks import fields_of
from coopkit.exercises.fields import Grid, NumberField, PickOne, Scale, TextField
from coopkit.exercises.initial_values import fields_with_start_reference, with_initial_values
from coopkit.exercises.kinds.calculator import Calculator
from coopkit.exercises.kinds.survey import Survey
from coopkit.export.printed_sheets import ANSWER_KEY, render_sheet
from coopkit.i18n import load_locale
from coopkit.portfolio.account_lines import BALANCE, BASES, INCOME, NUMBER_FIELDS, RULES
from tests.calculators.english import sentences
from tests.calculators.money import CENTS
from tests.modules.judging import parse
from tests.our_sessions import SessionRuns

ENGLISH = load_locale(minor_digits=2)
MONTHS = [f"m{month}" for month in range(1, 13)]


@pytest.fixture(scope="module")
def exercises(session_runs: SessionRuns) -> dict[str, Exercise]:
    """Every exercise with its key, by its id."""
    return {each.id: each for each in session_runs.one("manage_coop/finance").exercises()}


def grid(exercises: dict[str, Exercise], name: str, part: str) -> Grid:
    """The table of a part."""
    fields = fields_of(exercises[f"manage.fin.{name}"].definition.part(part).layout())
    return next(each for each in fields if isinstance(each, Grid))


def opened(exercise: Exercise, answer: RawAnswer | None = None) -> RawAnswer:
    """What stands in a form when it opens, or beside an answer."""
    return with_initial_values(exercise.definition, answer or {}, ENGLISH.as_input)


def said(exercises: dict[str, Exercise], name: str, part: str, answer: RawAnswer | None = None) -> list[str]:
    """What the calculation of a part says."""
    exercise = exercises[f"manage.fin.{name}"]
    calculator = exercise.definition.part(part)
    assert isinstance(calculator, Calculator)
    result = compute_part(exercise.definition, calculator, opened(exercise, answer), parse, CENTS)
    assert isinstance(result, CalculationResult)
    return sentences(result)


@pytest.mark.parametrize(
    ("name", "part", "rows", "columns"),
    [
        ("our-year", "income", list(INCOME), ["last", "now"]),
        ("our-year", "balance", list(BALANCE), ["last", "now"]),
        ("our-months", "months", MONTHS, ["received", "pay", "other"]),
        ("our-budget", "lines", list(INCOME), ["budget", "actual"]),
        ("our-rules", "lines", list(RULES), ["rate", "base", "turn"]),
        ("our-members", "ours", [], ["name", "use", "paid_up", "months"]),
    ],
)
def test_papers_and_dashboard_find_the_fields_that_they_read(
    exercises: dict[str, Exercise], name: str, part: str, rows: list[str], columns: list[str]
) -> None:
    table = grid(exercises, name, part)
    assert [row.id for row in table.rows] == rows
    assert [column.id for column in table.columns] == columns


@pytest.mark.parametrize(("exercise", "name"), NUMBER_FIELDS)
def test_every_number_that_is_read_can_be_put_in(exercises: dict[str, Exercise], exercise: str, name: str) -> None:
    part, _, rest = name.partition(".")
    row, _, column = rest.rpartition(".")
    fields = tuple(fields_of(exercises[exercise].definition.part(part).layout()))
    if row:
        (table,) = (each for each in fields if isinstance(each, Grid))
        found = table.cell(table.rows[0].id if table.rows else "1", column)
    else:
        found = next(each for each in fields if isinstance(each, NumberField) and each.id == column)
    assert isinstance(found, NumberField)


def test_rules_have_their_bases_and_turns_and_members_a_whole_year(exercises: dict[str, Exercise]) -> None:
    rules, members = grid(exercises, "our-rules", "lines"), grid(exercises, "our-members", "ours")
    base = rules.columns[1]
    assert isinstance(base, PickOne)
    assert [option.id for option in base.options] == list(BASES)
    turns = {row: opened(exercises["manage.fin.our-rules"])[f"lines.{row}.turn"] for row in RULES}
    assert list(turns.values()) == ["1", "2", "3", "4", "5"]
    more = exercises["manage.fin.our-rules"].definition.part("more")
    assert isinstance(more, Calculator)
    (measure,) = (each for each in more.inputs if isinstance(each, PickOne))
    assert [option.id for option in measure.options] == ["hours", "kilos", "purchases", "sales"]
    name, months = members.columns[0], members.columns[3]
    assert isinstance(name, TextField) and name.distinct
    assert isinstance(months, NumberField) and (months.given, months.most) == ("12", "12")
    assert members.most == 40


def test_what_the_year_says_is_there_in_budget_rules_and_ratios(exercises: dict[str, Exercise]) -> None:
    sources = {
        f"{id_}/{name}": field.starts.name or f"{field.starts.part}/{field.starts.figure}"
        for id_, each in exercises.items()
        for name, field in fields_with_start_reference(each.definition)
        if field.starts and field.starts.exercise == "manage.fin.our-year"
    }
    assert sources == {
        "manage.fin.our-budget/lines.*.actual": "income.*.now",
        "manage.fin.our-rules/more.surplus": "sum/surplus",
        **{
            f"manage.fin.ratios/ours.{name}": f"sum/{name}"
            for name in (
                "current_assets",
                "current_liabilities",
                "debts",
                "equity",
                "sales",
                "direct_cost",
                "surplus",
            )
        },
    }


def test_the_cases_in_the_notebook_are_those_of_the_calculations(exercises: dict[str, Exercise]) -> None:
    entries = grid(exercises, "month-books", "entries")
    assert [row.id for row in entries.rows] == list(SLIPS)
    for row, slip in zip(entries.rows, SLIPS.values(), strict=True):
        assert row.label == f"{slip.entry.no}. {slip.entry.text}: {slip.entry.amount}"
    for column in entries.columns[:2]:
        assert isinstance(column, PickOne)
        assert {option.id: option.text for option in column.options} == {
            id_: name for id_, name in ACCOUNT_NAMES.items() if id_ != "reserve"
        }


def test_what_is_given_in_a_case_computes_what_its_key_says(exercises: dict[str, Exercise]) -> None:
    steps = said(exercises, "surplus-steps", "steps")
    assert "6,900.00 is left for the members’ work" in steps[0] and "1.38 for each hour" in steps[1]
    bakery = said(exercises, "budget-actual", "compare")
    assert bakery[0].startswith("The budget came to 2,700.00, and 590.00 came of it")
    assert "took 35 of each 100 in sales" in bakery[-2]
    day: RawAnswer = {}
    for row, (column, amount) in enumerate(
        (("in", "85.50"), ("out", "32.20"), ("in", "25"), ("out", "6"), ("out", "40")), 1
    ):
        day[f"book.{row}.{column}"] = amount
    assert "there should be 152.30 in the box" in said(exercises, "cash-book", "box", day)[0]


def test_the_key_shows_an_invented_group_down_to_each_member(session_runs: SessionRuns) -> None:
    key = render_sheet(ANSWER_KEY, session_runs.one("manage_coop/finance"), ENGLISH)
    assert key.count("For example: Care at the door") >= 3
    assert "The members get 5,183.78 as a refund and 228.33 as interest, to the last cent." in key


def test_every_calculation_of_the_session_is_used_in_it(exercises: dict[str, Exercise]) -> None:
    parts = (part for each in exercises.values() for part in each.definition.parts)
    used = {part.calculation for part in parts if isinstance(part, Calculator)}
    assert used == {
        "cash-book",
        "five-ratios",
        "yearly-depreciation",
        "surplus-steps",
        "patronage-cents",
        "month-books",
        "budget-actual",
        "our-year",
        "our-months",
        "our-rules",
        "our-distribution",
    }
    assert used <= set(CALCULATORS)


def test_the_self_assessment_asks_eight_sentences_each_of_which_leads_on(exercises: dict[str, Exercise]) -> None:
    (now,) = exercises["manage.fin.health-check"].definition.parts
    (later,) = exercises["manage.fin.health-check-later"].definition.parts
    assert isinstance(now, Survey) and isinstance(later, Survey)
    assert (now.grid, later.before) == (later.grid, "manage.fin.health-check")
    (column,) = now.grid.columns
    assert isinstance(column, Scale) and (column.low, column.high, column.unknown) == (1, 4, "I do not know")
    assert len(now.grid.rows) == 8
    assert all(row.label.endswith(".") for row in now.grid.rows)
    assert [statement for statement, _ in now.leads] == [row.id for row in now.grid.rows]
    assert {id_ for _, id_ in now.leads} <= set(exercises)
    assert all(
        exercises[id_].definition.private for id_ in ("manage.fin.health-check", "manage.fin.health-check-later")
    )
