"""Statements and the figures read from them: a published balance sheet, and where there is nothing to divide by."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopkit.business.money import NotDefined, round_half_up
from coopkit.business.statements import (
    BalanceSheet,
    IncomeStatement,
    StatementLine,
    current_ratio,
    debt_to_equity,
    gross_margin,
    net_margin,
    total,
    working_capital,
)

D = Decimal
money = st.decimals(-(10**12), 10**12, places=2)


def test_w11_the_balance_sheet_of_a_school_cooperative() -> None:
    """Delcer High School Cooperative: Caribbean Examinations Council, Principles of Accounts 2017, question 5 c.

    Current ratio recomputed. The surplus was used before: what is carried forward is part of the equity.
    """
    sheet = BalanceSheet(
        current_assets=(StatementLine("current", D(20_374)),),
        non_current_assets=(StatementLine("non-current", D(223_430)),),
        current_liabilities=(StatementLine("current", D(10_404)),),
        non_current_liabilities=(),
        equity=(
            StatementLine("shares", D(1_650 * 10 * 10)),
            StatementLine("education", D(20_300)),
            StatementLine("reserve", D(34_200)),
            StatementLine("carried-forward", D(13_900)),
        ),
    )
    assert working_capital(20_374, 10_404) == 9_970
    assert sheet.net_assets == 233_400 == total(sheet.equity)
    assert sheet.assets == sheet.liabilities_and_equity == 243_804
    ratio = current_ratio(20_374, 10_404)
    assert isinstance(ratio, Fraction)
    assert round_half_up(ratio, places=2) == D("1.96")


def test_w3_the_margin_of_a_trade() -> None:
    """financialaccountancy.org, "Markup and margin percentage"; the result is recomputed."""
    assert gross_margin(200_000, 150_000) == D("0.25")


def test_five_numbers_tell_a_story() -> None:
    """Own example: a year's end in numbers."""
    assert working_capital(18_000, 12_000) == 6_000
    assert current_ratio(18_000, 12_000) == D("1.50")
    assert debt_to_equity(30_000, 20_000) == D("1.50")
    assert gross_margin(96_000, 72_000) == D("0.25")
    assert net_margin(96_000, 4_800) == D("0.05")


def test_short_term_debts_may_exceed_short_term_means() -> None:
    assert working_capital(500, "750.50") == D("-250.50")
    assert current_ratio(-100, 200) == D("-0.5")


def test_margins_may_be_below_nothing() -> None:
    assert gross_margin(100, 150) == D("-0.5")
    assert net_margin(100, -20) == D("-0.2")


def test_nothing_is_divided_by_nothing() -> None:
    assert current_ratio(100, 0) == NotDefined("There are no short-term debts.")
    assert isinstance(gross_margin(0, 10), NotDefined)
    assert isinstance(net_margin(0, -10), NotDefined)
    assert debt_to_equity("0.50", "0.50") == 1
    assert current_ratio(1, "0.50") == 2
    assert gross_margin(1, "0.50") == D("0.5")
    for own in (0, -5):
        assert isinstance(debt_to_equity(100, own), NotDefined)


def test_what_cannot_be_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="current_liabilities"):
        working_capital(1, -1)
    with pytest.raises(ValueError, match="current_liabilities"):
        current_ratio(1, -1)
    with pytest.raises(ValueError, match="total_liabilities"):
        debt_to_equity(-1, 1)
    with pytest.raises(ValueError, match="sales"):
        net_margin(-1, 1)
    with pytest.raises(ValueError, match="cost_of_goods_sold"):
        gross_margin(1, -1)
    with pytest.raises(TypeError, match="cash"):
        StatementLine("cash", 1.5)  # type: ignore[arg-type]


def test_an_income_statement_goes_from_sales_to_surplus() -> None:
    statement = IncomeStatement(
        sales=(StatementLine("baskets", D("900.50")), StatementLine("repairs", D(99))),
        cost_of_goods_sold=(StatementLine("baskets", D(600)),),
        other_income=(StatementLine("entry-fees", D(20)),),
        costs=(StatementLine("fixed", D(300)), StatementLine("depreciation", D("150.75"))),
    )
    assert statement.gross_surplus == D("399.50")
    assert statement.surplus == D("-31.25")


def test_assets_are_what_is_owed_and_what_is_our_own() -> None:
    """Own example: the year's result is already in the reserve."""
    sheet = BalanceSheet(
        current_assets=(StatementLine("cash", D(900)), StatementLine("owed-by-customers", D(1_500))),
        non_current_assets=(StatementLine("scale", D(1_800)),),
        current_liabilities=(StatementLine("thread-shop", D(500)),),
        non_current_liabilities=(StatementLine("bank", D(1_200)),),
        equity=(StatementLine("shares", D(1_500)), StatementLine("reserve", D(1_000))),
    )
    assert (sheet.assets, sheet.liabilities, sheet.net_assets) == (4_200, 1_700, 2_500)


def test_a_sheet_that_does_not_balance_is_refused() -> None:
    with pytest.raises(ValueError, match=r"assets are 100, liabilities and equity 99\.99"):
        BalanceSheet((StatementLine("cash", D(100)),), (), (), (), (StatementLine("shares", D("99.99")),))


@given(money, money, st.decimals(0, 10**12, places=2), st.decimals(0, 10**12, places=2))
def test_a_sheet_balances_only_to_the_cent(cash: Decimal, things: Decimal, soon: Decimal, later: Decimal) -> None:
    own = cash + things - soon - later
    parts = (
        (StatementLine("cash", cash),),
        (StatementLine("things", things),),
        (StatementLine("loan", soon),),
        (StatementLine("loan", later),),
    )
    sheet = BalanceSheet(*parts, (StatementLine("shares", own),))
    assert sheet.net_assets == own == sheet.assets - sheet.liabilities
    with pytest.raises(ValueError, match="assets"):
        BalanceSheet(*parts, (StatementLine("shares", own + D("0.01")),))
