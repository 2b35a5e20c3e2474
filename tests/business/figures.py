"""Figures of an evaluated plan, as the samples print them."""

from decimal import Decimal
from fractions import Fraction

from coopkit.business.money import NotDefined, round_half_up
from coopkit.business.plan import Evaluation


def closings(*values: str | int) -> tuple[Decimal, ...]:
    return tuple(Decimal(value) for value in values)


def costs(result: Evaluation) -> dict[str, Decimal]:
    return {line.id: line.amount for line in result.income.costs}


def sold(result: Evaluation) -> tuple[Decimal, Decimal]:
    sales = sum(line.amount for line in result.income.sales)
    return sales, sum(line.amount for line in result.income.cost_of_goods_sold)


def lines(result: Evaluation) -> dict[str, Decimal]:
    return {line.use: line.amount for line in result.distribution.use.lines}


def checked(result: Evaluation) -> dict[str, Decimal]:
    sheet = result.balance
    sides = sheet.current_assets, sheet.non_current_assets, sheet.equity
    named = {line.id: line.amount for side in sides for line in side if line.amount}
    return named | {"loan": sheet.liabilities, "all": sheet.assets}


def percent(share: Fraction | NotDefined) -> Decimal:
    assert isinstance(share, Fraction)
    return round_half_up(share * 100, 1)
