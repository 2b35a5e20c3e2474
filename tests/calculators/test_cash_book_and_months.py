"""The calculations "cash-book" and "our-months"."""

from decimal import Decimal

import pytest

from coopkit.calculators import CALCULATORS, CalculationResult, IncompleteInput, compute
from coopkit.i18n import Money
from tests.calculators.english import rows, sentences
from tests.calculators.figures import computed, money
from tests.calculators.money import CENTS


def test_a_day_of_six_slips_ends_with_152_30_and_two_are_missing() -> None:
    result = computed("cash-book")
    assert (money(result, "closing"), money(result, "difference")) == (Decimal("152.30"), Decimal("-2.00"))
    assert sentences(result) == ["By your book there should be 152.30 in the box. 150.30 was counted: 2.00 too little."]


def test_a_sale_on_credit_that_is_entered_as_cash_shows_as_a_hole() -> None:
    result = computed("cash-book", {"book.5.in": 60})
    assert (money(result, "closing"), money(result, "difference")) == (Decimal("212.30"), Decimal("-62.00"))


@pytest.mark.parametrize(("counted", "end"), [("152.30", "and just that was counted."), ("153", "0.70 too much.")])
def test_what_was_counted_is_laid_beside_the_book(counted: str, end: str) -> None:
    assert sentences(computed("cash-book", {"box.counted": Decimal(counted)}))[0].endswith(end)


def test_the_first_balance_that_is_not_the_books_is_named() -> None:
    result = computed("cash-book", {"book.1.balance": Decimal("205.50"), "book.2.balance": Decimal("237.70")})
    assert sentences(result)[1:] == ["Look again at your balance in line 2: the lines so far come to 173.30."]


def test_a_box_cannot_hold_less_than_nothing_and_a_line_moves_one_way() -> None:
    result = computed("cash-book", {"book.2.out": 300, "book.3.out": 5})
    assert sentences(result)[1:] == [
        "In line 3 money comes in and goes out. Write it in two lines.",
        "Look again at your balance in line 2: the lines so far come to -94.50.",
        "After line 2 there would be less than nothing in the box. Is a line missing, or in the wrong place?",
    ]


def test_without_a_line_there_is_no_balance() -> None:
    result = compute("cash-book", {"box.opening": Decimal(1), "box.counted": Decimal(1), "book.1.text": "Sale"}, CENTS)
    assert isinstance(result, IncompleteInput)
    assert sentences(result) == ["Write your first line: what came in, or what went out."]


def test_a_year_of_cash_takes_an_empty_month_as_still_and_names_it() -> None:
    result = compute(
        "our-months",
        {
            "start.cash": Decimal(100),
            "months.m1.received": Decimal(50),
            "months.m2.pay": Decimal(170),
            "months.m2.other": Decimal(10),
        },
        CENTS,
    )
    assert isinstance(result, CalculationResult)
    assert (result.figures["lowest"], result.figures["month"]) == (Money(Decimal(-30)), 2)
    assert result.figures["gap"] == Money(Decimal(30))
    assert sentences(result)[-1].startswith("Nothing is filled in yet for month 3, month 4")
    assert rows(result.tables[0])[3] == ["2", "0.00", "180.00", "-30.00"]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"start.cash": Decimal(5)}, "Put in your first month"),
        ({"months.m1.received": Decimal(5)}, "One number is still missing: the cash at the start of the year."),
    ],
)
def test_a_year_of_cash_asks_for_what_it_needs(values: dict[str, Decimal | str], said: str) -> None:
    result = compute("our-months", values, CENTS)
    assert isinstance(result, IncompleteInput)
    assert sentences(result)[0].startswith(said)


@pytest.mark.parametrize("name", ["cash-book", "our-months"])
def test_the_worked_example_fills_every_line(name: str) -> None:
    result = computed(name)
    assert [line.id for line in CALCULATORS[name].lines if line.id not in result.figures] == []
