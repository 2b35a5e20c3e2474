from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopkit.business.money import add_up
from coopkit.portfolio.account_lines import BALANCE, INCOME, OUR_MONTHS, OUR_RULES, OUR_YEAR
from coopkit.portfolio.accounts import AnnualAccounts, read_accounts
from coopkit.portfolio.adjustable_inputs import AdjustableKind, with_changes
from coopkit.portfolio.group_answers import GroupAnswers
from coopkit.portfolio.what_if import WhatIf, adjustable_inputs_of_year, adjusted_accounts, read_what_if

YEAR = {
    "sales": 1000,
    "other-income": 50,
    "materials": 200,
    "pay": 500,
    "running": 200,
    "depreciation": 40,
    "interest": 10,
}
SHEET = {"cash": 300, "equipment": 500, "loans-long": 200, "shares": 500}


def answers(year: dict[str, int] = YEAR) -> GroupAnswers:
    """A year, twelve equal months, and a rule for the reserve."""
    months = {"received": 80, "pay": 40, "other": 30}
    return GroupAnswers(
        {
            OUR_YEAR: {f"income.{line}.now": Decimal(n) for line, n in year.items()}
            | {f"balance.{line}.now": Decimal(n) for line, n in SHEET.items()},
            OUR_MONTHS: {"start.cash": Decimal(100)}
            | {f"months.m{n}.{name}": Decimal(money) for n in range(1, 13) for name, money in months.items()},
            OUR_RULES: {"lines.reserve.rate": Decimal(20), "lines.reserve.base": "surplus"},
        }
    )


def tried(**percent: int) -> AnnualAccounts:
    """The books with these percentages."""
    return adjusted_accounts(
        read_accounts(answers(), minor_digits=2),
        WhatIf(**{name: Decimal(n) for name, n in percent.items()}),
        minor_digits=2,
    )


def lines(books: AnnualAccounts, *names: str) -> list[Decimal]:
    """Some lines of this year."""
    assert books.now is not None
    return [books.now.numbers[name] for name in names]


def test_where_nothing_is_tried_nothing_changes() -> None:
    books = read_accounts(answers(), minor_digits=2)
    assert adjusted_accounts(books, WhatIf(), minor_digits=2) is books


def test_a_higher_price_raises_the_sales_alone() -> None:
    assert lines(tried(prices=110), "sales", "materials", "pay", "running") == [1100, 200, 500, 200]


def test_what_goes_with_the_quantity_is_sales_materials_and_pay() -> None:
    assert lines(tried(volume=90), "sales", "materials", "pay", "running", "depreciation") == [900, 180, 450, 200, 40]


def test_prices_quantity_and_pay_work_together() -> None:
    assert lines(tried(prices=110, volume=90, pay=120), "sales", "pay") == [990, 540]


def test_cash_follows_the_surplus_and_the_books_stay_as_balanced_as_they_were() -> None:
    before, after = read_accounts(answers(), minor_digits=2).now, tried(prices=110).now
    assert before is not None
    assert after is not None
    assert after.surplus - before.surplus == after.numbers["cash"] - before.numbers["cash"] == 100
    assert after.imbalance == before.imbalance


def test_what_the_year_changes_is_spread_over_its_months() -> None:
    """Source: own design; 100 more in sales, 105 in pay and 20 in materials, over twelve equal months."""
    before, after = read_accounts(answers(), minor_digits=2).cash, tried(volume=110, pay=110).cash
    assert before is not None
    assert after is not None
    assert add_up(after.receipts) == add_up(before.receipts) + 100
    assert add_up(after.payments) == add_up(before.payments) + 105 + 20
    assert {round(each, 1) for each in after.receipts} == {Decimal("88.3")}


def test_the_surplus_that_is_shared_moves_along() -> None:
    assert tried(prices=110).sharing.surplus == 200


def test_levers_are_three_percentages_and_the_rate_of_the_reserve() -> None:
    own = answers()
    levers = {each.kind: each for each in adjustable_inputs_of_year(own, read_accounts(own, minor_digits=2))}
    assert list(levers) == [AdjustableKind.PRICES, AdjustableKind.VOLUME, AdjustableKind.PAY, AdjustableKind.RESERVE]
    assert not levers[AdjustableKind.PRICES].can_be_saved
    assert levers[AdjustableKind.RESERVE].can_be_saved
    moving = with_changes(
        own, [levers[AdjustableKind.PAY].changes(Decimal(105)), levers[AdjustableKind.RESERVE].changes(Decimal(30))]
    )
    assert read_what_if(moving) == WhatIf(pay=Decimal(105))
    assert read_accounts(moving, minor_digits=2).rules[0].rate == Decimal("0.30")


def test_without_a_rule_there_is_no_lever_for_it() -> None:
    own = GroupAnswers({OUR_YEAR: answers().by_exercise[OUR_YEAR]})
    assert AdjustableKind.RESERVE not in {
        each.kind for each in adjustable_inputs_of_year(own, read_accounts(own, minor_digits=2))
    }


MONEY = st.integers(0, 10**6)
PERCENT = st.integers(50, 200).map(Decimal)


@settings(deadline=None)
@given(
    st.fixed_dictionaries(dict.fromkeys(INCOME, MONEY)),
    st.builds(WhatIf, PERCENT, PERCENT, PERCENT),
    st.integers(0, 3),
)
def test_for_any_year_cash_and_surplus_change_alike(year: dict[str, int], what_if: WhatIf, places: int) -> None:
    books = read_accounts(answers(year), minor_digits=2)
    after = adjusted_accounts(books, what_if, minor_digits=places)
    assert books.now is not None
    assert after.now is not None
    assert after.now.imbalance == books.now.imbalance
    changed = add_up(after.now.numbers[line] for line in BALANCE) - add_up(books.now.numbers[line] for line in BALANCE)
    assert changed == after.now.surplus - books.now.surplus


@settings(deadline=None)
@given(
    st.fixed_dictionaries({line: st.integers(0, 900) for line in INCOME}),
    st.builds(WhatIf, PERCENT, PERCENT, PERCENT),
    st.integers(0, 3),
)
def test_at_the_end_of_the_months_cash_has_changed_as_in_the_balance(
    year: dict[str, int], what_if: WhatIf, places: int
) -> None:
    """Each column of the months, 960, 480 and 360, is large enough for what is taken from it."""
    bounds = {"sales": 960, "pay": 480, "materials": 360}
    books = read_accounts(
        answers(year | {line: min(year[line], most) for line, most in bounds.items()}), minor_digits=2
    )
    after = adjusted_accounts(books, what_if, minor_digits=places)
    assert books.now is not None
    assert after.now is not None
    assert books.cash is not None
    assert after.cash is not None
    moved_by = after.cash.closing[-1] - books.cash.closing[-1]
    assert moved_by == after.now.numbers["cash"] - books.now.numbers["cash"]


def test_no_month_receives_or_pays_less_than_nothing() -> None:
    few = answers(YEAR | {"sales": 100_000})
    after = adjusted_accounts(read_accounts(few, minor_digits=2), WhatIf(prices=Decimal(50)), minor_digits=2).cash
    assert after is not None
    assert set(after.receipts) == {0}


@pytest.mark.parametrize("line", ["running", "depreciation", "interest", "other-income"])
def test_what_does_not_go_with_the_quantity_stays(line: str) -> None:
    assert lines(tried(prices=90, volume=150, pay=110), line) == [YEAR[line]]
