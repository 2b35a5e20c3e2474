"""The two statements of a year, and the figures that lenders and members read from them. Money has no currency."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from coopkit.business.money import EXACT, Amount, NotDefined, add_up, amount


@dataclass(frozen=True)
class Line:
    """A line of a statement: an id that says what it is, and money."""

    id: str
    amount: Decimal

    def __post_init__(self) -> None:
        object.__setattr__(self, "amount", amount(self.id, self.amount))


Lines = tuple[Line, ...]


@dataclass(frozen=True)
class IncomeStatement:
    """What a year brought and what it cost.

    sales, cost_of_goods_sold: with the goods or hours sold, and with each of them. other_income: such as entry fees;
    shares, loans and grants to the reserve are none. costs: fixed costs, depreciation, interest, costs at once.
    """

    sales: Lines
    cost_of_goods_sold: Lines
    other_income: Lines
    costs: Lines

    @property
    def gross_surplus(self) -> Decimal:
        """Sales less the cost of what was sold; below 0 where each unit sold adds a loss."""
        return EXACT.subtract(total(self.sales), total(self.cost_of_goods_sold))

    @property
    def surplus(self) -> Decimal:
        """What is left after all costs; below 0 for a loss."""
        return EXACT.subtract(EXACT.add(self.gross_surplus, total(self.other_income)), total(self.costs))


@dataclass(frozen=True)
class BalanceSheet:
    """What a co-operative has, and from whom it has it, on one day.

    current: what turns into money, or is due, within a year. equity: shares, reserves, funds, surplus of the year.
    Raises ValueError where the two sides differ.
    """

    current_assets: Lines
    non_current_assets: Lines
    current_liabilities: Lines
    non_current_liabilities: Lines
    equity: Lines

    def __post_init__(self) -> None:
        if self.assets != self.liabilities_and_equity:
            raise ValueError(
                f"assets are {self.assets}, liabilities and equity {self.liabilities_and_equity}: both must be the same"
            )

    @property
    def assets(self) -> Decimal:
        """All that is there or owed to the co-operative."""
        return total(self.current_assets + self.non_current_assets)

    @property
    def liabilities(self) -> Decimal:
        """All that it owes to others."""
        return total(self.current_liabilities + self.non_current_liabilities)

    @property
    def net_assets(self) -> Decimal:
        """What would be left to the members, which is the equity."""
        return EXACT.subtract(self.assets, self.liabilities)

    @property
    def liabilities_and_equity(self) -> Decimal:
        """Where all of it came from."""
        return EXACT.add(self.liabilities, total(self.equity))


def total(lines: Lines) -> Decimal:
    """The lines added up exactly; money."""
    return add_up(line.amount for line in lines)


def working_capital(current_assets: Amount, current_liabilities: Amount) -> Decimal:
    """Short-term means less short-term debts, money; below 0 where the debts exceed the means.

    Raises TypeError for a float, ValueError for what is no amount, or debts below 0; both name the argument.
    Source: Caribbean Examinations Council, Principles of Accounts 2017, question 5.
    """
    return EXACT.subtract(
        amount("current_assets", current_assets), amount("current_liabilities", current_liabilities, least=0)
    )


def current_ratio(current_assets: Amount, current_liabilities: Amount) -> Fraction | NotDefined:
    """How many times the short-term means cover the short-term debts, an exact number.

    Takes and raises as `working_capital`. Source: current assets ÷ current liabilities.
    """
    means = Fraction(amount("current_assets", current_assets))
    debts = Fraction(amount("current_liabilities", current_liabilities, least=0))
    return means / debts if debts else NotDefined("There are no short-term debts.")


def debt_to_equity(total_liabilities: Amount, member_equity: Amount) -> Fraction | NotDefined:
    """How much is owed to others for each money unit of the members' own, an exact number.

    total_liabilities: money, at least 0. member_equity: money. Not defined where nothing is the members' own.
    Raises TypeError for a float, ValueError for what is no amount; both name the argument.
    Source: total liabilities ÷ member equity.
    """
    owed = Fraction(amount("total_liabilities", total_liabilities, least=0))
    own = Fraction(amount("member_equity", member_equity))
    if own <= 0:
        return NotDefined("The members’ own money is used up, so debts cannot be compared with it.")
    return owed / own


def gross_margin(sales: Amount, cost_of_goods_sold: Amount) -> Fraction | NotDefined:
    """The part of the sales that is left after the cost of what was sold, an exact fraction; may be below 0.

    sales, cost_of_goods_sold: money, at least 0. Not defined without sales.
    Raises TypeError for a float, ValueError for a number below 0; both name the argument.
    Source: financialaccountancy.org, "Markup and margin percentage".
    """
    sold = Fraction(amount("sales", sales, least=0))
    cost = Fraction(amount("cost_of_goods_sold", cost_of_goods_sold, least=0))
    return (sold - cost) / sold if sold else NotDefined("Nothing was sold, so there is no margin.")


def net_margin(sales: Amount, surplus: Amount) -> Fraction | NotDefined:
    """The part of the sales that is left as surplus, an exact fraction; below 0 for a loss.

    sales: money, at least 0. surplus: money. Not defined without sales. Raises as `gross_margin`.
    Source: surplus ÷ sales.
    """
    sold = Fraction(amount("sales", sales, least=0))
    left = Fraction(amount("surplus", surplus))
    return left / sold if sold else NotDefined("Nothing was sold, so there is no margin.")
