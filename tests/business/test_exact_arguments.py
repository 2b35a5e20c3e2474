"""Every calculation takes text and exact numbers, refuses floats, and ignores the caller's decimal context."""

import inspect
from collections.abc import Callable
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import partial

import pytest

from coopkit.business import assets, cash_flow, loans, money, pricing, statements, voting, wages
from coopkit.business.feasibility import market, risks
from coopkit.business.surplus import lines, patronage

D = Decimal
Call = Callable[[], object]


CALLS: dict[str, tuple[Callable[..., object], tuple[str, ...]]] = {
    "contribution_margin_per_unit": (pricing.contribution_margin_per_unit, ("12.30", "9.45")),
    "contribution_margin_ratio": (pricing.contribution_margin_ratio, ("12.30", "9.45")),
    "break_even_units": (pricing.break_even_units, ("123456789.01", "12.30", "9.45")),
    "break_even_revenue": (pricing.break_even_revenue, ("123456789.01", "12.30", "9.45")),
    "break_even_units_per_member": (pricing.break_even_units_per_member, ("123456789.01", "12.30", "9.45", "12")),
    "margin_of_safety": (pricing.margin_of_safety, ("123456.7", "100000.1")),
    "surplus_at_volume": (pricing.surplus_at_volume, ("123456.7", "12.30", "9.45", "4321.01")),
    "mark_up": (pricing.mark_up, ("123456.78", "234567.89")),
    "price_from_mark_up": (pricing.price_from_mark_up, ("123456.78", "0.12345")),
    "price_from_margin": (pricing.price_from_margin, ("123456.78", "0.12345")),
    "margin_from_mark_up": (pricing.margin_from_mark_up, ("0.12345",)),
    "straight_line_depreciation": (partial(assets.straight_line_depreciation, places=2), ("123456.78", "1234.56", "7")),
    "flat_instalment": (loans.flat_instalment, ("123456.78", "0.0123", "7")),
    "annuity_instalment": (loans.annuity_instalment, ("123456.78", "0.0123", "7")),
    "cash_cycle": (cash_flow.cash_cycle, ("1234.5", "234.56", "34.567")),
    "working_capital_need": (cash_flow.working_capital_need, ("1234.5", "234.56", "34.567", "1234.56")),
    "sample_size": (market.sample_size, ("123456", "0.0123")),
    "survey_tally": (market.survey_tally, ("12345", "23456", "34567")),
    "demand_estimate": (market.demand_estimate, ("123456", "0.1234", "0.5678", "12.345")),
    "risk_score": (risks.risk_score, ("3", "5")),
    "payback_period": (market.payback_period, ("123456.78", "1234.56")),
    "reserve_allocation": (partial(patronage.reserve_allocation, places=2), ("123456.78", "0.12345")),
    "non_member_part": (patronage.non_member_part, ("1234.567", "123456.78")),
    "interest_on_shares": (partial(patronage.interest_on_shares, places=2), ("123456.78", "0.04321")),
    "retained_patronage": (partial(patronage.retained_patronage, places=2), ("123456.78", "0.4321")),
    "working_capital": (statements.working_capital, ("123456.78", "23456.789")),
    "current_ratio": (statements.current_ratio, ("123456.78", "23456.789")),
    "debt_to_equity": (statements.debt_to_equity, ("123456.78", "23456.789")),
    "gross_margin": (statements.gross_margin, ("123456.78", "23456.789")),
    "net_margin": (statements.net_margin, ("123456.78", "23456.789")),
    "hour_cost": (wages.hour_cost, ("1234.56", "0.0812", "0.0523", "0.337")),
    "charge_for_hour": (wages.charge_for_hour, ("1234.56", "0.8512")),
    "quorum": (voting.quorum, ("9", "0.5")),
    "votes_needed": (voting.votes_needed, ("9", "0.75")),
}


@pytest.mark.parametrize("name", CALLS)
def test_text_and_decimals_give_the_same_and_the_context_of_the_caller_changes_nothing(name: str) -> None:
    function, numbers = CALLS[name]
    expected = function(*map(D, numbers))
    with localcontext(prec=3):
        assert function(*numbers) == expected
    assert function(*numbers) == expected


@pytest.mark.parametrize("name", CALLS)
def test_a_float_is_refused_with_the_name_of_its_argument(name: str) -> None:
    function, numbers = CALLS[name]
    arguments = list(inspect.signature(function).parameters)
    for at, argument in enumerate(arguments[: len(numbers)]):
        with pytest.raises(TypeError, match=argument):
            function(*numbers[:at], float(numbers[at]), *numbers[at + 1 :])


@pytest.mark.parametrize("name", CALLS)
def test_what_is_no_number_is_refused_with_the_name_of_its_argument(name: str) -> None:
    function, numbers = CALLS[name]
    arguments = list(inspect.signature(function).parameters)
    for at, argument in enumerate(arguments[: len(numbers)]):
        for wrong in ("twelve", "NaN", "Infinity", ""):
            with pytest.raises(ValueError, match=argument):
                function(*numbers[:at], wrong, *numbers[at + 1 :])


def test_what_is_split_and_carried_does_not_depend_on_the_context_of_the_caller() -> None:
    calls: list[Call] = [
        lambda: money.allocate("123456.78", ("1.234", "5.678", "9.012"), places=2),
        lambda: patronage.patronage_refund("123456.78", ("1.234", "5.678", "9.012"), places=2),
        lambda: loans.loan_schedule("123456.78", "0.0123", 7, method="annuity", grace_periods=2, places=2),
        lambda: loans.effective_annual_rate(loans.loan_schedule("123456.78", "0.0123", 7, method="flat", places=2)),
        lambda: cash_flow.cash_flow("-123456.78", ("123456.78", "0.01"), ("0.02", "123456.7")),
        lambda: market.net_present_value("0.1", ("123456.78", "-0.01"), initial="123456.7"),
        lambda: patronage.member_equity("123456.78", retained="0.01", withdrawals="0.02"),
        lambda: lines.distribute_surplus(
            "123456.78", lines.usual_rules(reserve="0.25"), brought_forward="-12345.67", places=2
        ),
        lambda: pricing.break_even_mix("123456.78", [pricing.MixItem(D("12.345"), D("6.789"), D("1234.5"))]),
    ]
    expected = [call() for call in calls]
    with localcontext(prec=3):
        found = [call() for call in calls]
    assert found == expected


def test_a_result_that_does_not_end_is_exact_all_the_same() -> None:
    assert loans.flat_instalment(1_000, "0.01", 3) == Fraction(1_030, 3)
    assert pricing.break_even_revenue(1_000, 7, 4) == Fraction(7_000, 3)
    assert loans.annuity_instalment(1_000, "0.5", 2) == 900
    assert market.payback_period(1_000, (300, 900)) == 1 + Fraction(7, 9)
