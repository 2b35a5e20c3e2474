from decimal import Decimal

import pytest

from coopkit.live_tools.plan_calculator import PlanCalculator
from tests.live_tools.groups import CARE, SHOP, YARD, arrive, kept, labels, move, typed, without

pytestmark = pytest.mark.slow

CASH, COST, EVEN, LOAN, START = (
    "start.plan.cash-12",
    "start.feas.unit-cost",
    "start.feas.break-even",
    "start.plan.loan-compare",
    "start.feas.startup-costs",
)


@pytest.fixture
def calculator() -> PlanCalculator:
    """The calculator where nobody is known."""
    return PlanCalculator(YARD)


@pytest.fixture
def ours() -> PlanCalculator:
    """The calculator after the page has brought the carers' answers."""
    made = PlanCalculator(YARD)
    arrive(made, CARE.answers)
    return made


def test_where_nobody_is_known_the_sorting_yard_stands_in_and_says_so(calculator: PlanCalculator) -> None:
    assert "An example: The sorting yard." in calculator.notice.value
    assert "271.32" in calculator.summary.value
    assert "1,129.45" in calculator.summary.value
    assert "10,370" in calculator.summary.value
    assert calculator.source_choice.layout.display == calculator.buttons.layout.display == "none"


def test_it_opens_with_the_groups_own_plan(ours: PlanCalculator) -> None:
    assert ours.source_choice.value == "ours"
    assert ours.sliders["price.1"].value == 12
    assert "922.80" in ours.summary.value
    assert "1,744.01" in ours.summary.value
    assert "sorting yard" not in ours.notice.value
    assert ours.save_button.disabled
    assert ours.reset_button.disabled


def test_stress_tests_stand_side_by_side_with_the_plan(calculator: PlanCalculator) -> None:
    for figure in ("271.32", "-641.04", "-34.52", "-830.55", "361.45", "10,370", "11.1%"):
        assert figure in calculator.what_if.value
    assert "What you’re trying" not in calculator.what_if.value
    move(calculator, "price.1", "0.31")
    assert "What you’re trying" in calculator.what_if.value


def test_it_says_that_this_break_even_is_higher_than_the_studys_and_why(ours: PlanCalculator) -> None:
    assert "757" in ours.result.value
    assert "higher than in the feasibility study, which leaves out depreciation and loan interest" in ours.result.value
    assert "Without these two it would be 720 a month." in ours.result.value


def test_the_use_of_the_surplus_and_each_members_part_are_there(calculator: PlanCalculator) -> None:
    assert "Refund by use" in calculator.result.value
    assert "674.14" in calculator.result.value
    assert "Samira" in calculator.result.value
    assert "26.97" in calculator.result.value


def test_what_matters_most_is_drawn_and_told(calculator: PlanCalculator) -> None:
    finding = (
        "The surplus depends most on this: Price. "
        "If it’s 10 % lower, the surplus is -3,070.55; if it’s 10 % higher, 5,329.45."
    )
    assert finding in calculator.matters.value
    assert "1,897.45 to 361.45" in calculator.matters.value


def test_what_is_tried_is_told_beside_what_was(ours: PlanCalculator) -> None:
    move(ours, "fixed", "1900")
    assert "before: 1,744.01" in ours.summary.value
    assert "544.01" in ours.summary.value
    assert "You’re trying other numbers" in ours.notice.value
    assert ours.numbers.tried == {"fixed": "1900.00"}


def test_a_plan_in_trouble_is_warned_in_plain_words(ours: PlanCalculator) -> None:
    assert ours.warnings.value == ""
    move(ours, "at-once", "40")
    assert "The money runs out in month 3" in ours.warnings.value


def test_the_reserve_is_held_against_what_is_stated_in_the_chosen_country() -> None:
    calculator = PlanCalculator(YARD)
    arrive(calculator, typed(YARD.answers, "start.setup.bylaws-checklist", rates__reserve="10"), country="co")
    assert "At least 20% is stated by" in calculator.warnings.value


def test_a_chosen_scenario_is_kept_field_by_field(ours: PlanCalculator) -> None:
    sent = kept(ours)
    move(ours, "price.1", "12.5")
    move(ours, "units.1", "80")
    move(ours, "members", "14")
    move(ours, "at-once", "65")
    move(ours, "loan", "6200")
    move(ours, "months", "30")
    ours.save_button.click()
    (fields,) = sent
    assert fields[COST] == {"ours.1.price": "12.5"}
    assert fields[EVEN] == {"ours.price": "12.5", "ours.members": "14"}
    assert fields["start.feas.demand"] == {"ours.1.price": "12.5"}
    assert fields[START] == {"gap.members": "14"}
    assert fields[LOAN] == {"ours.principal": "6200", "ours.months": "30"}
    assert fields[CASH]["ours.at_once"] == "65"
    assert [fields[CASH][f"units.1.m{month}"] for month in (1, 4, 12)] == ["400", "624", "784"]
    assert len(fields[CASH]) == 13


def test_fixed_costs_are_kept_line_by_line_in_their_proportion(ours: PlanCalculator) -> None:
    sent = kept(ours)
    move(ours, "fixed", "1900")
    assert "all lines of your fixed costs change in the same proportion" in ours.save_notes.value
    ours.save_button.click()
    lines = sent[0][EVEN]
    assert sum(map(Decimal, lines.values())) == 1900
    assert set(lines) == {f"costs.{row}.month" for row in range(1, 7)}


def test_what_is_kept_gives_the_figures_that_were_tried(ours: PlanCalculator) -> None:
    sent = kept(ours)
    move(ours, "fixed", "1900")
    move(ours, "units.1", "105")
    figures = ours.summary.value.replace("before", "")
    ours.save_button.click()
    answers = {exercise: {**own, **sent[0].get(exercise, {})} for exercise, own in CARE.answers.items()}
    arrive(ours, answers)
    assert ours.numbers.tried == {}
    assert "before" not in ours.summary.value
    assert all(figure in figures for figure in _figures(ours.summary.value))


def _figures(html: str) -> list[str]:
    return [piece.split("<")[0] for piece in html.split("<dd>")[1:]]


def test_a_variable_cost_of_several_numbers_is_tried_but_not_kept_and_says_where_to_change_it(
    ours: PlanCalculator,
) -> None:
    sent = kept(ours)
    move(ours, "variable.1", "9")
    assert "made up of several numbers, so you can only try it here" in ours.save_notes.value
    assert "Will it work?" in ours.save_notes.value
    assert ours.save_button.disabled
    move(ours, "at-once", "65")
    ours.save_button.click()
    assert sent == [{CASH: {"ours.at_once": "65"}}]


def test_back_to_our_numbers(ours: PlanCalculator) -> None:
    move(ours, "members", "14")
    ours.reset_button.click()
    assert ours.sliders["members"].value == 12
    assert ours.numbers.tried == {}


def test_what_was_being_tried_is_there_after_a_reload(calculator: PlanCalculator) -> None:
    arrive(calculator, CARE.answers, tried={"fixed": "1912.34", "gone": "1", "members": "?"})
    assert calculator.sliders["fixed"].value == Decimal("1912.34")
    assert "before: 1,744.01" in calculator.summary.value


def test_a_newer_answer_from_another_phone_leaves_what_is_being_tried(ours: PlanCalculator) -> None:
    move(ours, "members", "14")
    arrive(ours, typed(CARE.answers, CASH, ours__at_once="55"))
    assert ours.sliders["members"].value == 14
    assert ours.sliders["at-once"].value == 55


def test_what_is_saved_names_the_version_that_was_shown_when_trying_began(ours: PlanCalculator) -> None:
    sent: list[dict[str, object]] = []
    ours.numbers.send = lambda message, buffers=None: sent.append(message)
    ours.numbers.versions = {START: 1, CASH: 3}
    move(ours, "members", "14")
    ours.numbers.versions = {START: 2, CASH: 3}
    move(ours, "members", "15")
    ours.save_button.click()
    move(ours, "members", "16")
    ours.reset_button.click()
    move(ours, "members", "17")
    ours.save_button.click()
    assert [each["versions"] for each in sent] == [{START: 1, CASH: 3}, {START: 2, CASH: 3}]


def test_an_unfinished_plan_says_what_is_missing_beside_the_example(calculator: PlanCalculator) -> None:
    arrive(calculator, without(CARE.answers, CASH))
    assert calculator.source_choice.value == "example"
    assert "Your own numbers aren’t complete yet" in calculator.notice.value
    assert "how much you sell in each month" in calculator.notice.value
    assert 'href="/portfolio/"' in calculator.notice.value
    assert "271.32" in calculator.summary.value
    calculator.source_choice.value = "ours"
    assert "how much you sell in each month" in calculator.cash.value
    assert labels(calculator) == []
    arrive(calculator, CARE.answers)
    assert "922.80" in calculator.summary.value


def test_with_several_products_one_is_chosen_and_each_keeps_its_own_numbers() -> None:
    calculator = PlanCalculator(SHOP)
    assert [words for words, _ in calculator.product.options] == ["An hour in the workshop", "A piece sold in the shop"]
    assert labels(calculator).count("Price of a unit") == 1
    move(calculator, "price.1", "4200")
    calculator.product.value = "2"
    assert calculator.sliders["price.2"] in calculator._slider_box.children
    assert calculator.sliders["price.1"] not in calculator._slider_box.children
    assert "before: 510,626" in calculator.summary.value


def test_amounts_are_written_as_the_chosen_countrys_money_is(calculator: PlanCalculator) -> None:
    arrive(calculator, SHOP.answers, country="co")
    assert "256.916" in calculator.summary.value
    assert "256,916.00" not in calculator.summary.value
    assert "362.587" in calculator.summary.value


def test_numbers_that_cannot_be_are_told_and_nothing_breaks(calculator: PlanCalculator) -> None:
    arrive(calculator, typed(CARE.answers, COST, ours__1__price="12,5o"))
    assert calculator.source_choice.value == "example"
    assert "the price of a unit" in calculator.notice.value


def test_both_versions_of_a_number_can_be_named(ours: PlanCalculator) -> None:
    named = ours.numbers.labels
    assert named[COST]["ours.*.price"] == "the price of a unit"
    assert named[CASH]["units.*.m3"] == "how much you sell in each month, month 3"
    assert named[LOAN]["ours.months"] == "the months of the loan"


def test_the_example_is_written_as_the_groups_own_numbers_are(calculator: PlanCalculator) -> None:
    styles = "1,234.5||1.234,5"
    arrive(calculator, without(CARE.answers, EVEN), styles=styles)
    assert calculator.source_choice.value == "example"
    assert "1.129,45" in calculator.summary.value
    assert "1,129.45" not in calculator.summary.value
    assert all("." not in label for label in (each for each, _ in calculator.sliders["price.1"].options))
    arrive(calculator, SHOP.answers, styles=styles)
    assert "256.914,76" in calculator.summary.value
    move(calculator, "price.1", "4200")
    calculator.source_choice.value = "example"
    assert "1.129,45" in calculator.summary.value


def test_what_is_tried_of_the_example_stays_when_the_groups_numbers_arrive(calculator: PlanCalculator) -> None:
    move(calculator, "price.1", "0.35")
    arrive(calculator, without(CARE.answers, EVEN))
    assert calculator.sliders["price.1"].value == Decimal("0.35")
