from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopkit.calculators import IncompleteInput, compute
from coopkit.i18n import Percent
from tests.calculators.english import formula, rows, sentences
from tests.calculators.figures import computed, money
from tests.calculators.money import CENTS

AMOUNTS = st.decimals(0, 10**9, places=2)


def test_the_sorting_yard_needs_4850_and_borrows_2250() -> None:
    result = computed("start-up-costs")
    assert {name: money(result, name) for name in ("equipment", "total", "own", "gap")} == {
        "equipment": 3570,
        "total": 4850,
        "own": 2600,
        "gap": 2250,
    }
    assert sentences(result) == [
        "You need 4,850.00 and bring 2,600.00. The gap is 2,250.00.",
        "Without the running costs of the first months the gap would look like 970.00.",
    ]
    assert formula(result)[-1] == "Gap: 4,850.00 − 2,600.00 = 2,250.00"


def test_more_money_than_needed_is_no_gap() -> None:
    result = computed("start-up-costs", {"gap.grant": 4000})
    assert money(result, "gap") == 0
    assert sentences(result)[0] == "You need 4,850.00 and bring 5,600.00. There is no gap; 750.00 are left over."


def test_what_is_left_open_counts_as_nothing_and_is_named() -> None:
    values = {"ours.1.cost": Decimal(500), "gap.members": Decimal(4), "gap.share": Decimal(50)}
    assert sentences(compute("start-up-costs", values, CENTS)) == [
        "You need 500.00 and bring 200.00. The gap is 300.00.",
        "Left open, and so counted as nothing: the entry fee, the grant, the running costs in a month, "
        "and for how many months.",
    ]


def test_a_thing_that_lasts_is_asked_for_its_years() -> None:
    result = computed("start-up-costs", {"ours.7.item": "Shed", "ours.7.cost": 100, "ours.7.kind": "thing"})
    assert sentences(result)[-1] == "“Shed”: how many years will it last? The plan needs it."


def test_an_empty_start_says_what_is_missing() -> None:
    assert sentences(compute("start-up-costs", {"gap.members": Decimal(4)}, CENTS)) == [
        "One number is still missing: what you need before the first day, with its cost.",
        "One number is still missing: the share of each member.",
    ]


def test_a_basket_leaves_280() -> None:
    result = computed("unit-cost")
    assert (money(result, "variable"), money(result, "margin")) == (Decimal("7.20"), Decimal("2.80"))
    ratio = result.figures["ratio"]
    assert isinstance(ratio, Percent) and ratio.share * 100 == 28
    assert formula(result) == ["“Basket”: 3.20 + 1.5 × 2.40 + 0.40 = 7.20; 10.00 − 7.20 = 2.80"]


def test_half_a_cent_in_a_piece_is_told_so_that_each_line_adds_up() -> None:
    row = {"material": "2.88", "hours": "1.5", "rate": "3.29", "other": "0.40", "price": "11"}
    result = computed("unit-cost", {f"ours.1.{name}": Decimal(number) for name, number in row.items()})
    assert formula(result) == ["“Basket”: 2.88 + 1.5 × 3.29 + 0.40 = 8.215; 11.00 − 8.215 = 2.785"]
    assert sentences(result)[0].startswith("“Basket” costs 8.215. Of the price of 11.00 it leaves 2.785, or 25.3%")


@pytest.mark.parametrize(
    ("price", "said"),
    [
        ("7.00", "“Basket” costs 7.20 and sells at 7.00: each one sold adds a loss of 0.20."),
        ("7.20", "“Basket” costs as much as it sells at, 7.20: nothing is left for the fixed costs."),
        ("0", "“Basket” costs 7.20 and sells at 0.00: each one sold adds a loss of 7.20."),
    ],
)
def test_a_price_that_leaves_nothing_is_told_plainly(price: str, said: str) -> None:
    assert sentences(computed("unit-cost", {"ours.1.price": Decimal(price)}))[0] == said


def test_a_cost_without_work_is_asked_who_pays_for_it() -> None:
    values = {"ours.1.product": "Jam", "ours.1.material": Decimal(2), "ours.1.price": Decimal(3)}
    assert sentences(compute("unit-cost", values, CENTS))[-1] == (
        "No work is counted in “Jam”. Who pays for the members’ hours?"
    )


def test_hours_without_pay_are_incomplete_and_the_figures_are_never_of_another_product() -> None:
    second = {"ours.2.other": 1, "ours.2.price": 4}
    result = computed("unit-cost", {"ours.1.rate": "", **second})
    assert result.figures == {}
    assert sentences(result)[-1] == "“Basket” does not count yet. Still missing: the pay for an hour."


def test_several_products_stand_side_by_side() -> None:
    result = computed("unit-cost", {"ours.2.product": "Mat", "ours.2.material": 6, "ours.2.price": 8})
    assert rows(result.tables[0])[2:] == [
        ["“Basket”", "7.20", "10.00", "2.80", "28.0%"],
        ["“Mat”", "6.00", "8.00", "2.00", "25.0%"],
    ]
    assert money(result, "variable") == Decimal("7.20")


def test_fifty_days_of_waiting_tie_up_1800() -> None:
    result = computed("working-capital")
    assert (result.figures["cycle"], money(result, "cash")) == (50, 1800)
    assert sentences(result) == [
        "50 days lie between paying and being paid. 1,800.00 must be there for them.",
        "If customers paid 5 days sooner, you would need 180.00 less.",
    ]


def test_suppliers_who_wait_longer_than_all_the_rest_carry_the_business() -> None:
    result = computed("working-capital", {"supplier_days": 70})
    assert money(result, "cash") == 0
    assert sentences(result) == ["You are paid before you have to pay: no cash is tied up. How sure is that?"]


@settings(max_examples=40)
@given(cost=AMOUNTS, share=AMOUNTS, fee=AMOUNTS, grant=AMOUNTS, running=AMOUNTS, members=st.integers(1, 10_000))
def test_needs_are_always_own_money_and_gap_less_what_is_left_over(
    cost: Decimal, share: Decimal, fee: Decimal, grant: Decimal, running: Decimal, members: int
) -> None:
    names = {"ours.1.cost": cost, "gap.share": share, "gap.fee": fee, "gap.grant": grant, "gap.running": running}
    result = compute("start-up-costs", names | {"gap.members": Decimal(members), "gap.months": Decimal(120)}, CENTS)
    assert not isinstance(result, IncompleteInput)
    total, own, gap = (money(result, name) for name in ("total", "own", "gap"))
    assert total == cost + 120 * running
    assert gap == max(Decimal(0), total - own)
