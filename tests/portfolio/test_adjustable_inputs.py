from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from coopkit.portfolio.adjustable_inputs import AdjustableInput, AdjustableKind, with_changes
from coopkit.portfolio.adjustable_plan_inputs import adjustable_inputs_of_plan, adjustable_inputs_of_tests
from coopkit.portfolio.group_answers import GroupAnswers
from coopkit.portfolio.plan_reader import read_plan
from tests.portfolio.groups import CARE, SHOP, YARD, lever, study_of, with_numbers, with_words

D = Decimal
GROUPS = ((YARD, 2), (CARE, 2), (SHOP, 0))
LEVERS = [
    (answers, places, each)
    for answers, places in GROUPS
    for each in adjustable_inputs_of_plan(answers, minor_digits=places)
]


def plan_with(answers: GroupAnswers, places: int, each: AdjustableInput, value: Decimal):
    read = read_plan(with_changes(answers, (each.changes(value),)), minor_digits=places)
    assert read.plan is not None
    return read.plan


def test_a_lever_that_is_not_moved_changes_nothing_of_the_plan() -> None:
    for answers, places, each in LEVERS:
        assert plan_with(answers, places, each, each.now) == read_plan(answers, minor_digits=places).plan, each.id


def test_each_number_of_the_plan_can_be_tried() -> None:
    kinds = [each.kind for each in adjustable_inputs_of_plan(YARD, minor_digits=2)]
    of_all = [
        AdjustableKind.FIXED,
        AdjustableKind.MEMBERS,
        AdjustableKind.AT_ONCE,
        AdjustableKind.LOAN,
        AdjustableKind.MONTHS,
    ]
    assert kinds == [AdjustableKind.PRICE, AdjustableKind.VARIABLE, AdjustableKind.UNITS, *of_all]
    assert [each.id for each in adjustable_inputs_of_plan(SHOP, minor_digits=0)][:6] == [
        "price.1", "variable.1", "units.1", "price.2", "variable.2", "units.2",
    ]  # fmt: skip


@given(st.sampled_from(LEVERS), st.integers(0, 1000))
def test_what_is_tried_is_what_the_plan_then_holds(
    at: tuple[GroupAnswers, int, AdjustableInput], thousandth: int
) -> None:
    answers, places, each = at
    steps = int((each.most - each.least) / each.unit) * thousandth // 1000
    value = each.least + steps * each.unit
    plan = plan_with(answers, places, each, value)
    product = plan.products[int(each.row) - 1] if each.row else plan.products[0]
    held = {
        AdjustableKind.PRICE: product.price,
        AdjustableKind.VARIABLE: product.variable_cost,
        AdjustableKind.FIXED: plan.fixed_costs,
        AdjustableKind.MEMBERS: plan.members,
        AdjustableKind.AT_ONCE: plan.paid_at_once * 100,
        AdjustableKind.LOAN: plan.loan.principal if plan.loan else 0,
        AdjustableKind.MONTHS: plan.loan.months if plan.loan else each.now,
    }
    assert each.kind is AdjustableKind.UNITS or held[each.kind] == value


def test_a_fifth_less_is_a_fifth_less_in_each_month_and_whole_pieces_stay_whole() -> None:
    units = lever(adjustable_inputs_of_plan(YARD, minor_digits=2), "units.1")
    assert plan_with(YARD, 2, units, D(80)).products[0].units[:3] == (D(7200), D(7600), D(8400))
    assert plan_with(YARD, 2, units, D("33")).products[0].units[1] == D(3135)
    hours = lever(adjustable_inputs_of_plan(SHOP, minor_digits=0), "units.2")
    assert plan_with(SHOP, 0, hours, D(95)).products[1].units[1] == D(24)


def test_fixed_costs_are_shared_out_over_their_lines_to_the_cent() -> None:
    fixed = lever(adjustable_inputs_of_plan(YARD, minor_digits=2), "fixed")
    lines = fixed.changes(D("700.01"))["start.feas.break-even"]
    assert sum(lines.values()) == D("700.01")
    assert lines["costs.1.month"] == D("273.44")
    assert sorted(lines, key=lines.__getitem__)[-1] == "costs.1.month"


def test_the_price_is_changed_wherever_the_same_number_stands_for_it() -> None:
    price = lever(adjustable_inputs_of_plan(YARD, minor_digits=2), "price.1")
    changed = {"ours.1.price": D("0.31")}
    assert price.changes(D("0.31")) == {
        "start.feas.unit-cost": changed,
        "start.feas.break-even": {"ours.price": D("0.31")},
        "start.feas.demand": changed,
    }
    other = with_numbers(YARD, "start.feas.break-even", ours__price="0.28")
    assert "start.feas.break-even" not in lever(adjustable_inputs_of_plan(other, minor_digits=2), "price.1").changes(
        D("0.31")
    )


def test_a_variable_cost_of_several_parts_can_be_tried_and_not_kept() -> None:
    assert not lever(adjustable_inputs_of_plan(YARD, minor_digits=2), "variable.1").can_be_saved
    alone = lever(adjustable_inputs_of_plan(SHOP, minor_digits=0), "variable.2")
    assert alone.can_be_saved
    assert alone.changes(D(250)) == {"start.feas.unit-cost": {alone.fields[0][1]: D(250)}}
    assert all(
        each.can_be_saved
        for each in adjustable_inputs_of_plan(CARE, minor_digits=2)
        if each.kind is not AdjustableKind.VARIABLE
    )


def test_without_a_plan_the_studys_own_numbers_are_tried() -> None:
    levers = adjustable_inputs_of_tests(study_of(YARD), minor_digits=2, in_plan=False, in_money=False)
    assert {each.exercise for each in levers if each.kind in (AdjustableKind.PRICE, AdjustableKind.VARIABLE)} == {
        "start.feas.break-even"
    }
    assert AdjustableKind.MONTHS not in {each.kind for each in levers}
    assert {AdjustableKind.CAUTION, AdjustableKind.CAN_GIVE, AdjustableKind.PROMISED} <= {each.kind for each in levers}


def test_a_part_paid_at_once_that_nobody_has_answered_begins_where_the_plan_does() -> None:
    cash = {name: value for name, value in YARD.by_exercise["start.plan.cash-12"].items() if name != "ours.at_once"}
    answers = YARD.with_answer("start.plan.cash-12", cash)
    assert lever(adjustable_inputs_of_plan(answers, minor_digits=2), "at-once").now == 100


def test_where_nothing_is_answered_nothing_can_be_tried() -> None:
    assert not adjustable_inputs_of_tests(GroupAnswers({}), minor_digits=2, in_plan=False, in_money=False)


FIRST, SECOND = (row.id for row in SHOP.rows("start.feas.unit-cost", "ours")[:2])
UNIT, EVEN = "start.feas.unit-cost", "start.feas.break-even"


def exercises_of(answers: GroupAnswers, id_: str) -> set[str]:
    return {exercise for exercise, _ in lever(adjustable_inputs_of_plan(answers, minor_digits=0), id_).fields}


def test_the_break_even_goes_along_with_the_first_product_only_where_no_other_has_its_price() -> None:
    alone = with_numbers(SHOP, EVEN, ours__price="4000")
    alone = with_numbers(alone, UNIT, **{f"ours__{FIRST}__price": "4000", f"ours__{SECOND}__price": "3000"})
    assert EVEN in exercises_of(alone, f"price.{FIRST}")
    same = with_numbers(alone, UNIT, **{f"ours__{SECOND}__price": "4000"})
    swapped = with_words(same, UNIT, **{"ours.rows": f"{SECOND} {FIRST}"})
    of_second = with_numbers(alone, EVEN, ours__price="3000")
    for answers in (same, swapped, of_second):
        assert EVEN not in exercises_of(answers, f"price.{FIRST}") | exercises_of(answers, f"price.{SECOND}")


def test_a_row_without_a_price_is_still_the_first() -> None:
    one = with_numbers(SHOP, EVEN, ours__price="3000")
    one = with_numbers(one, UNIT, **{f"ours__{SECOND}__price": "3000"})
    fields = {name: text for name, text in one.by_exercise[UNIT].items() if name != f"ours.{FIRST}.price"}
    assert EVEN not in exercises_of(one.with_answer(UNIT, fields), f"price.{SECOND}")


def test_the_variable_cost_of_the_break_even_is_held_the_same_way() -> None:
    def costs(second: str) -> GroupAnswers:
        kept = {name: each for name, each in SHOP.by_exercise[UNIT].items() if name.endswith((".price", ".product"))}
        group = with_numbers(SHOP.with_answer(UNIT, kept), EVEN, ours__variable="900")
        return with_numbers(group, UNIT, **{f"ours__{FIRST}__material": "900", f"ours__{SECOND}__other": second})

    assert EVEN in exercises_of(costs("800"), f"variable.{FIRST}")
    assert EVEN not in exercises_of(costs("900"), f"variable.{FIRST}")
