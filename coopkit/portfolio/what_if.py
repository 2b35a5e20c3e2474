"""Adjust a year's accounts: other prices, another quantity, other pay, or another rate for the reserve."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from coopkit.business.cash_flow import cash_flow
from coopkit.business.money import EXACT, add_up, allocate, round_half_up
from coopkit.portfolio.account_lines import OUR_RULES, RESERVE
from coopkit.portfolio.accounts import AnnualAccounts, MonthAmounts
from coopkit.portfolio.adjustable_inputs import HUNDRED, AdjustableInput, AdjustableKind, SpreadRule
from coopkit.portfolio.financial_year import FinancialYear
from coopkit.portfolio.group_answers import GroupAnswers

WHAT_IF = "manage.what-if"
"""The id under which the tried percentages are kept among the answers; no exercise can have it."""

PERCENTAGES = MappingProxyType(
    {AdjustableKind.PRICES: "prices", AdjustableKind.VOLUME: "volume", AdjustableKind.PAY: "pay"}
)
_LEAST, _MOST = Decimal(50), Decimal(200)


@dataclass(frozen=True)
class WhatIf:
    """Percentages of the year's prices, quantity, and pay for an hour; 100 changes nothing."""

    prices: Decimal = HUNDRED
    volume: Decimal = HUNDRED
    pay: Decimal = HUNDRED


def adjustable_inputs_of_year(answers: GroupAnswers, accounts: AnnualAccounts) -> Iterator[AdjustableInput]:
    """Yield the adjustable inputs of a year: three percentages, and the reserve's rate if the rules have one."""
    for kind, name in PERCENTAGES.items():
        fields = ((WHAT_IF, name),)
        yield AdjustableInput(kind, HUNDRED, fields, Decimal(1), _LEAST, _MOST, (HUNDRED,), SpreadRule.MIXED)
    rate = answers.number(OUR_RULES, f"lines.{RESERVE}.rate")
    if rate is not None and any(rule.use == RESERVE for rule in accounts.rules):
        fields = ((OUR_RULES, f"lines.{RESERVE}.rate"),)
        yield AdjustableInput(AdjustableKind.RESERVE, rate, fields, Decimal("0.5"), Decimal(0), HUNDRED, (rate,))


def read_what_if(answers: GroupAnswers) -> WhatIf:
    """Return the tried percentages; missing ones are 100."""
    found = {name: answers.number(WHAT_IF, name) for name in PERCENTAGES.values()}
    return WhatIf(**{name: value for name, value in found.items() if value is not None})


def adjusted_accounts(accounts: AnnualAccounts, what_if: WhatIf, *, minor_digits: int) -> AnnualAccounts:
    """Return the accounts as they would be with these percentages; unchanged without this year's numbers.

    Sales change with prices and quantity, materials with quantity, pay with quantity and the pay for an hour. All else
    stays. We assume that all changes are received and paid within the year, so cash changes by as much as the surplus,
    and the balance stays as balanced as it was. Changes are spread over the months in proportion to their receipts,
    pay, and other payments, which include materials.

    minor_digits: decimal places of the smallest money, to which changed amounts are rounded.
    Source: own design, with variable and fixed costs as in any break-even.
    """
    if accounts.now is None or what_if == WhatIf():
        return accounts
    now = _adjusted_year(accounts.now, what_if, minor_digits)
    more = EXACT.subtract(now.surplus, accounts.now.surplus)
    numbers = {**now.numbers, "cash": EXACT.add(now.numbers["cash"], more)}
    surplus = accounts.sharing.surplus
    sharing = replace(accounts.sharing, surplus=None if surplus is None else EXACT.add(surplus, more))
    tried = replace(accounts, now=FinancialYear(MappingProxyType(numbers)), sharing=sharing)
    if accounts.cash is None:
        return tried
    columns = (
        _spread_change(
            [month.received for month in accounts.months], _difference("sales", now, accounts.now), minor_digits
        ),
        _spread_change([month.pay for month in accounts.months], _difference("pay", now, accounts.now), minor_digits),
        _spread_change(
            [month.other for month in accounts.months], _difference("materials", now, accounts.now), minor_digits
        ),
    )
    months = tuple(MonthAmounts(*amounts) for amounts in zip(*columns, strict=True))
    flow = cash_flow(accounts.cash.opening, [each.received for each in months], [each.paid for each in months])
    return replace(tried, months=months, cash=flow)


def _adjusted_year(year: FinancialYear, what_if: WhatIf, places: int) -> FinancialYear:
    """Return the year with adjusted sales, materials and pay; cash isn't adjusted yet."""
    times = {
        "sales": (what_if.prices, what_if.volume),
        "materials": (what_if.volume,),
        "pay": (what_if.volume, what_if.pay),
    }
    changed = {line: _times_percents(year.numbers[line], places, *percents) for line, percents in times.items()}
    return FinancialYear(MappingProxyType({**year.numbers, **changed}))


def _difference(line: str, tried: FinancialYear, year: FinancialYear) -> Decimal:
    """Return how much a line changes."""
    return EXACT.subtract(tried.numbers[line], year.numbers[line])


def _spread_change(amounts: Sequence[Decimal], change: Decimal, places: int) -> Sequence[Decimal]:
    """Spread a change over amounts in proportion, none below 0; if all are 0, nothing changes."""
    whole = add_up(amounts)
    if not change or not whole:
        return amounts
    return allocate(max(Decimal(0), EXACT.add(whole, change)), amounts, places=places)


def _times_percents(money: Decimal, places: int, *percents: Decimal) -> Decimal:
    """Return an amount times percentages, rounded if it has changed."""
    if all(percent == HUNDRED for percent in percents):
        return money
    exact = Fraction(money)
    for percent in percents:
        exact *= Fraction(percent) / 100
    return round_half_up(exact, places)
