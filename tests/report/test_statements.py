"""Statements as tables: which lines are shown, how they are called, and what stands in each period."""

from decimal import Decimal

from coopkit.business.statements import Lines, StatementLine
from coopkit.i18n import Money, lazy
from coopkit.report.statements import cost_label, line_rows, product_rows, statement_table


def section(**amounts: int) -> Lines:
    return tuple(StatementLine(id_, Decimal(amount)) for id_, amount in amounts.items())


def test_a_line_is_left_out_only_if_it_is_0_in_every_period() -> None:
    labels = {"cash": "Cash", "stock": "Stock", "loan": "Loan"}
    periods = [section(cash=5, stock=0, loan=0), section(cash=0, stock=0, loan=0)]
    assert list(line_rows(labels, periods)) == [(lazy("Cash"), (5, 0))]
    assert list(line_rows(labels, periods, always=("loan",))) == [(lazy("Cash"), (5, 0)), (lazy("Loan"), (0, 0))]


def test_the_only_product_needs_no_name_and_others_without_one_get_a_number() -> None:
    one, two = section(a=1), section(a=1, b=2)
    assert list(product_rows("Sales", "Sales: {product}", ["Soap"], [one])) == [(lazy("Sales"), (1,))]
    rows = list(product_rows("Sales", "Sales: {product}", ["Soap", ""], [two, two]))
    assert rows == [
        (lazy("Sales: {product}", product="Soap"), (1, 1)),
        (lazy("Sales: {product}", product="2"), (2, 2)),
    ]


def test_an_amount_that_is_not_known_leaves_its_cell_empty() -> None:
    row, total = (cost_label("Rent"), (None, Decimal(7))), (lazy("Surplus"), (Decimal(1), Decimal(-7)))
    table = statement_table(lazy("Year"), [lazy("Last"), lazy("Now")], [row], total)
    assert table.rows == ((lazy("− {cost}", cost=lazy("Rent")), None, Money(Decimal(7))),)
    assert table.totals == ((lazy("Surplus"), Money(Decimal(1)), Money(Decimal(-7))),)
    assert table.head == (lazy("Line"), lazy("Last"), lazy("Now"))
