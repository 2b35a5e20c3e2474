"""A calculator on paper: its steps as an empty table, with somebody's numbers, and as a worked example."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from coopkit.calculators import CalculationContext
from coopkit.exercises import Exercise, RawAnswer
from coopkit.exercises.fields import NumberField
from coopkit.exercises.kinds.calculator import calculator
from coopkit.i18n import load_locale
from coopkit.portfolio.raw_answers import read_raw_answers
from coopkit.portfolio.samples import parse_plain_number, read_sample
from coopkit.views.paper import answer_key, worksheet
from coopkit.views.paper.printed_calculation import SheetCalculations
from coopkit.views.paper.sheet_answers import TOGETHER
from tests.exercises.catalogue import exercise
from tests.views.sheets import ENGLISH, key_of, session_of, sheet, text_of

LOAN: RawAnswer = {"ours.principal": "2250", "ours.rate": "12", "ours.months": "12"}
YARD = Path("modules/start_coop/samples/sorting_yard.toml")


def asks(calculation: str, *numbers: NumberField, prompt: str = "") -> Exercise:
    return exercise(calculator("think.test.one", "ours", prompt, calculation=calculation, inputs=numbers))


def loan(**given: str) -> Exercise:
    return asks("loan-compare", *(NumberField(name, name, given=given.get(name, "")) for name in _names(LOAN)))


def _names(raw: RawAnswer) -> list[str]:
    return [name.partition(".")[2] for name in raw]


def steps(html: str) -> dict[str, str]:
    """What stands beside each step of the calculation."""
    table = html.partition('<table class="steps')[2].partition("</table>")[0]
    rows = re.findall(r'<th scope="row">(.*?)</th>.*?<td class="ink">(.*?)</td>', table)
    return dict(rows)


def test_a_blank_sheet_has_each_step_with_how_it_comes_about_and_a_place_to_write() -> None:
    printed = sheet(loan())
    assert steps(printed)["Flat: interest in all"] == ""
    assert set(steps(printed).values()) == {""}
    assert "sum × rate in percent ÷ 100 ÷ 12, rounded, × months" in text_of(printed)
    assert "Our result" not in printed


def test_a_filled_sheet_carries_the_numbers_of_the_screen() -> None:
    printed = sheet(loan(), ("", LOAN))
    assert steps(printed)["Flat: interest in all"] == "270.00"
    assert steps(printed)["On the balance: one instalment"] == "199.91"
    assert "The flat offer costs 270.00 of interest" in text_of(printed)


def test_while_something_is_missing_the_steps_stay_empty() -> None:
    assert set(steps(sheet(loan(), ("", {"ours.principal": "2250"}))).values()) == {""}


def test_a_calculation_without_steps_leaves_a_line_for_its_result() -> None:
    names = ("members", "units_each", "single_price", "bulk_price", "minimum_units", "transport")
    printed = sheet(asks("joint-buying", *(NumberField(name, name) for name in names)))
    assert "Our result:" in printed
    assert steps(printed) == {}


def test_twelve_months_are_said_once_where_a_table_says_more() -> None:
    numbers = (NumberField("receipts", "Receipts"), NumberField("payments", "Payments"))
    stress = asks("stress-case", *numbers)
    assert "Cash at the end of month 12" in steps(sheet(stress))
    filled = sheet(stress, ("", {"ours.receipts": "-20", "ours.payments": "0"}))
    assert steps(filled) == {"First month below nothing": "2", "Lowest cash": "-1,330.00", "In month": "12"}
    assert "The year with your changes" in filled


def test_what_waits_for_the_key_is_on_no_sheet() -> None:
    waits = SheetCalculations(CalculationContext(minor_digits=2), hidden=frozenset({"think.test.one/ours"}))
    answers = {"think.test.one": [("", LOAN)]}
    printed = worksheet.render_worksheet(session_of(loan()), ENGLISH, answers=answers, calculations=waits)
    assert "2250" in printed
    assert set(steps(printed).values()) == {""}


def test_of_several_answers_the_groups_is_worked_out_with_its_name() -> None:
    alone = ("Amina", {**LOAN, "ours.months": "6"})
    assert set(steps(sheet(loan(), alone, ("Bo", LOAN))).values()) == {""}
    printed = sheet(loan(), alone, (TOGETHER, LOAN))
    assert steps(printed)["Flat: interest in all"] == "270.00"
    assert '<p class="who">Together</p>' in printed


def test_the_key_shows_a_worked_example_and_says_that_it_is_one() -> None:
    printed = key_of(loan())
    assert ">2,250</span>" in printed
    assert steps(printed)["Flat: interest in all"] == "270.00"
    assert "Worked example The numbers here are an example." in text_of(printed)


def test_numbers_that_the_exercise_gives_are_no_example() -> None:
    printed = key_of(loan(principal="1000", rate="10", months="12"))
    assert steps(printed)["Flat: interest in all"] == "99.96"
    assert "Worked example" not in printed


def test_the_groups_own_plan_is_worked_out_with_its_answers_to_all_exercises() -> None:
    answers = read_raw_answers(read_sample(YARD).answers, parse_plain_number)
    cash, yard = (
        asks("our-cash", NumberField("at_once", "Paid at once")),
        SheetCalculations(CalculationContext(answers, minor_digits=2)),
    )
    raw = {"think.test.one": [("", {"ours.at_once": "75"})]}
    assert (
        steps(worksheet.render_worksheet(session_of(cash), ENGLISH, answers=raw, calculations=yard))["Lowest cash"]
        == "271.32"
    )
    keys = {cash.id: cash.key}
    sample = SheetCalculations(CalculationContext(answers, minor_digits=2), "For example: The sorting yard")
    printed = answer_key.render_answer_key(session_of(cash), keys, ENGLISH, sample=sample)
    assert steps(printed)["Lowest cash"] == "271.32"
    assert "For example: The sorting yard" in printed
    assert set(steps(answer_key.render_answer_key(session_of(cash), keys, ENGLISH)).values()) == {""}


def test_the_key_sets_the_samples_own_numbers_beside_its_result() -> None:
    answers = read_raw_answers(read_sample(YARD.with_name("home_care.toml")).answers, parse_plain_number)
    names, id_ = ("non_members", "reserve", "education", "interest", "cash_part"), "start.setup.bylaws-checklist"
    inputs = tuple(NumberField(name, name) for name in names)
    rules = exercise(calculator(id_, "rates", "", calculation="surplus-use", inputs=inputs), id_=id_)
    sample = SheetCalculations(CalculationContext(answers, minor_digits=2), "For example: Home care together")
    printed = answer_key.render_answer_key(session_of(rules), {id_: rules.key}, ENGLISH, sample=sample)
    filled = re.findall(r'<span class="dots filled" dir="auto"><span class="ink">(.*?)</span>', printed)
    assert filled == ["0", "25", "5", "3", "50"]
    assert steps(printed)["Reserve"] == "436.00"


@pytest.mark.parametrize(("language", "written"), [("", "1,234.5"), ("ID", "1.234,5")])
def test_a_given_number_is_written_as_its_reader_writes_it(language: str, written: str) -> None:
    locale = load_locale("en", language or None, minor_digits=2)
    printed = worksheet.render_worksheet(session_of(loan(principal=str(Decimal("1234.5")))), locale)
    assert f">{written}</span>" in printed
