"""Income statement, balance sheet and their ratios. Money has no currency."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from coopkit.business.money import EXACT, Amount, NotDefined, add_up, amount


@dataclass(frozen=True)
class StatementLine:
    """A line of a statement: an id and an amount of money."""

    id: str
    amount: Decimal

    def __post_init__(self) -> None:
        object.__setattr__(self, "amount", amount(self.id, self.amount))


Lines = tuple[StatementLine, ...]


@dataclass(frozen=True)
class IncomeStatement:
    """An income statement.

    sales, cost_of_goods_sold: of goods or hours. other_income: such as entry fees, but not shares, loans or grants to
    the reserve. costs: fixed costs, depreciation, interest, one-off costs.
    """

    sales: Lines
    cost_of_goods_sold: Lines
    other_income: Lines
    costs: Lines

    @property
    def gross_surplus(self) -> Decimal:
        """Sales less cost of goods sold; may be below 0."""
        return EXACT.subtract(total(self.sales), total(self.cost_of_goods_sold))

    @property
    def surplus(self) -> Decimal:
        """The surplus after all costs; below 0 for a loss."""
        return EXACT.subtract(EXACT.add(self.gross_surplus, total(self.other_income)), total(self.costs))


@dataclass(frozen=True)
class BalanceSheet:
    """A balance sheet: what a co-operative has on one day, and where it came from.

    current: what turns into money, or is due, within a year. equity: shares, reserves, funds, surplus of the year.
    Raises ValueError if the two sides differ.
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
        """All assets."""
        return total(self.current_assets + self.non_current_assets)

    @property
    def liabilities(self) -> Decimal:
        """All liabilities."""
        return total(self.current_liabilities + self.non_current_liabilities)

    @property
    def net_assets(self) -> Decimal:
        """Assets less liabilities, which equals the equity."""
        return EXACT.subtract(self.assets, self.liabilities)

    @property
    def liabilities_and_equity(self) -> Decimal:
        """Liabilities and equity together."""
        return EXACT.add(self.liabilities, total(self.equity))


def total(lines: Lines) -> Decimal:
    """Add up the lines exactly; money."""
    return add_up(line.amount for line in lines)


def working_capital(current_assets: Amount, current_liabilities: Amount) -> Decimal:
    """Return current assets less current liabilities, money.

    Raises TypeError for a float, ValueError for what is no amount, or debts below 0; both name the argument.
    Source: Caribbean Examinations Council, Principles of Accounts 2017, question 5.
    """
    return EXACT.subtract(
        amount("current_assets", current_assets), amount("current_liabilities", current_liabilities, least=0)
    )


def current_ratio(current_assets: Amount, current_liabilities: Amount) -> Fraction | NotDefined:
    """Return how many times current assets cover current liabilities, an exact number.

    Takes and raises as `working_capital`. Source: current assets ÷ current liabilities.
    """
    means = Fraction(amount("current_assets", current_assets))
    debts = Fraction(amount("current_liabilities", current_liabilities, least=0))
    return means / debts if debts else NotDefined("There are no short-term debts.")


def debt_to_equity(total_liabilities: Amount, member_equity: Amount) -> Fraction | NotDefined:
    """Return liabilities divided by members' equity, an exact number.

    total_liabilities: money, at least 0. member_equity: money. Not defined if equity is 0 or less.
    Raises TypeError for a float, ValueError for what is no amount; both name the argument.
    Source: total liabilities ÷ member equity.
    """
    owed = Fraction(amount("total_liabilities", total_liabilities, least=0))
    own = Fraction(amount("member_equity", member_equity))
    if own <= 0:
        return NotDefined("The members’ own money is used up, so debts cannot be compared with it.")
    return owed / own


def gross_margin(sales: Amount, cost_of_goods_sold: Amount) -> Fraction | NotDefined:
    """Return the part of the sales left after the cost of goods sold, an exact fraction; may be below 0.

    sales, cost_of_goods_sold: money, at least 0. Not defined without sales.
    Raises TypeError for a float, ValueError for a number below 0; both name the argument.
    Source: financialaccountancy.org, "Markup and margin percentage".
    """
    sold = Fraction(amount("sales", sales, least=0))
    cost = Fraction(amount("cost_of_goods_sold", cost_of_goods_sold, least=0))
    return (sold - cost) / sold if sold else NotDefined("Nothing was sold, so there is no margin.")


def net_margin(sales: Amount, surplus: Amount) -> Fraction | NotDefined:
    """Return the part of the sales left as surplus, an exact fraction; below 0 for a loss.

    sales: money, at least 0. surplus: money. Not defined without sales. Raises as `gross_margin`.
    Source: surplus ÷ sales.
    """
    sold = Fraction(amount("sales", sales, least=0))
    left = Fraction(amount("surplus", surplus))
    return left / sold if sold else NotDefined("Nothing was sold, so there is no margin.")


@dataclass(frozen=True)
class StatementRatios:
    """The ratios of a year for members and lenders; one that can't be calculated is `NotDefined` with the reason."""

    working_capital: Decimal
    current_ratio: Fraction | NotDefined
    debt_to_equity: Fraction | NotDefined
    gross_margin: Fraction | NotDefined
    net_margin: Fraction | NotDefined


def statement_ratios(
    *,
    current_assets: Decimal,
    current_liabilities: Decimal,
    liabilities: Decimal,
    equity: Decimal,
    sales: Decimal,
    direct_costs: Decimal,
    surplus: Decimal,
) -> StatementRatios:
    """Return the ratios of a year, by the formulas above. All arguments are money; surplus is below 0 for a loss."""
    return StatementRatios(
        working_capital(current_assets, current_liabilities),
        current_ratio(current_assets, current_liabilities),
        debt_to_equity(liabilities, equity),
        gross_margin(sales, direct_costs),
        net_margin(sales, surplus),
    )
