"""Inputs of a business plan: members, start-up, loan, products, costs, rules for the surplus.

Every amount, quantity and rate may be given as Decimal, int or text such as "0.25", never as a float, and is Decimal
inside. Rates are fractions: 12 % is "0.12". Money has no currency; `minor_digits` says its places.
`coopkit.business.plan.evaluate` calculates the results.
"""

from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import accumulate, pairwise

from coopkit.business.money import EXACT, Amount, add_up, amount, round_half_up, whole_number

MONTHS = 12

MOST_YEARS = 100
"""The longest life of an asset or a loan."""

MOST_MONEY = 10**11
"""The largest amount that people write down, and the largest sales of a product in a month: enough for every currency.
"""

MOST_PLANNED = 100 * MOST_MONEY
"""The largest amount in a plan: totals, and amounts changed by `what_if`, may be larger than what people write."""

MOST_GROWTH = 5

MOST_MEMBERS = 10_000


def _read_number(name: str, value: Amount, *, least: int = 0, most: int = MOST_PLANNED) -> Decimal:
    """Return a number between two limits; raises TypeError for a float, ValueError for a number out of range."""
    number = amount(name, value, least=least)
    if number > most:
        raise ValueError(f"{name} is {number}: it cannot be more than {most}")
    return number


def _read_fields(holder: object, *names: str, most: int = MOST_PLANNED) -> None:
    """Replace fields of a frozen object by the numbers that they hold."""
    for name in names:
        object.__setattr__(holder, name, _read_number(name, getattr(holder, name), most=most))


def _read_count(name: str, value: Amount, *, least: int, most: int) -> int:
    """Return a whole number between two limits."""
    return whole_number(name, _read_number(name, value, most=most), least=least)


def _read_tuple_field(holder: object, name: str) -> None:
    """Replace a tuple field of a frozen object by the numbers that it holds."""
    given: tuple[Amount, ...] = getattr(holder, name)
    numbers = tuple(_read_number(f"{name}[{place}]", each) for place, each in enumerate(given))
    object.__setattr__(holder, name, numbers)


@dataclass(frozen=True)
class Product:
    """A product: name, price and variable cost (money a unit), and units sold in each of 12 months."""

    name: str
    price: Decimal
    variable_cost: Decimal
    units: tuple[Decimal, ...]

    def __post_init__(self) -> None:
        _read_fields(self, "price", "variable_cost")
        _read_tuple_field(self, "units")
        if len(self.units) != MONTHS:
            raise ValueError(f"units has {len(self.units)} numbers: give one for each of {MONTHS} months")
        if EXACT.multiply(max(self.units), max(self.price, self.variable_cost)) > MOST_PLANNED:
            raise ValueError(f"units is up to {max(self.units)}: sales of a month cannot be more than {MOST_PLANNED}")


@dataclass(frozen=True)
class StartUpItem:
    """An entry of the start-up list: name and amount (money).

    life_years: None for a one-off cost, 0 for a deposit, which stays an asset, else the years it is depreciated over.
    """

    name: str
    amount: Decimal
    life_years: int | None

    def __post_init__(self) -> None:
        _read_fields(self, "amount")
        if self.life_years is not None:
            object.__setattr__(self, "life_years", _read_count("life_years", self.life_years, least=0, most=MOST_YEARS))


@dataclass(frozen=True)
class Loan:
    """A loan paid back in equal monthly instalments: money, the yearly rate as a fraction, and months."""

    principal: Decimal
    yearly_rate: Decimal
    months: int

    def __post_init__(self) -> None:
        _read_fields(self, "principal", "yearly_rate")
        object.__setattr__(self, "months", _read_count("months", self.months, least=1, most=MOST_YEARS * MONTHS))


@dataclass(frozen=True)
class SurplusRules:
    """Rates of reserve, education fund and interest on shares, and the part of a refund paid in cash: fractions."""

    reserve: Decimal
    education: Decimal
    share_interest: Decimal
    cash_share: Decimal

    def __post_init__(self) -> None:
        _read_fields(self, "reserve", "education", "share_interest", "cash_share", most=1)


@dataclass(frozen=True)
class BusinessPlan:
    """Everything `evaluate` needs.

    members: people. share, entry_fee: money for each. share_payments: money that each member pays towards the share,
    first what is paid at the start, then in month 1, 2 … up to 12. grant: money, 0 for none. fixed_costs: money a
    month. paid_at_once: part of the sales paid in the same month, the rest comes in the next. non_member_part: part
    of the use that is by people who are no members. use_by_member: the basis of the refund, in the order of the
    member list; empty while it isn't known. growth: of the units in year 2 and in year 3, each on the year
    before. minor_digits: places of the money, 0 to 3; amounts are rounded half up to them, payments of a share so that
    they add up as before; prices and costs of a unit stay as they are.
    Raises TypeError for a float, ValueError for impossible input; both name the argument.
    """

    members: int
    share: Decimal
    entry_fee: Decimal
    share_payments: tuple[Decimal, ...]
    start_up: tuple[StartUpItem, ...]
    grant: Decimal
    loan: Loan | None
    products: tuple[Product, ...]
    fixed_costs: Decimal
    paid_at_once: Decimal
    non_member_part: Decimal
    rules: SurplusRules
    use_by_member: tuple[Decimal, ...]
    growth: tuple[Decimal, Decimal] = (Decimal(0), Decimal(0))
    minor_digits: int = field(kw_only=True)

    def __post_init__(self) -> None:
        object.__setattr__(self, "members", _read_count("members", self.members, least=1, most=MOST_MEMBERS))
        _read_fields(self, "share", "entry_fee", "grant", "fixed_costs")
        _read_fields(self, "paid_at_once", "non_member_part", most=1)
        _read_tuple_field(self, "share_payments")
        _read_tuple_field(self, "use_by_member")
        growth = tuple(_read_number("growth", each, least=-1, most=MOST_GROWTH) for each in self.growth)
        object.__setattr__(self, "growth", growth)
        self._check()
        self._round()

    def _round(self) -> None:
        """Round all amounts to the smallest money; payments of a share keep their total."""

        def money(value: Decimal) -> Decimal:
            return round_half_up(value, self.minor_digits)

        items = tuple(replace(item, amount=money(item.amount)) for item in self.start_up)
        loan = self.loan and replace(self.loan, principal=money(self.loan.principal))
        paid_so_far = [Decimal(0), *map(money, accumulate(self.share_payments, EXACT.add))]
        payments = tuple(EXACT.subtract(after, before) for before, after in pairwise(paid_so_far))
        rounded = {name: money(getattr(self, name)) for name in ("share", "entry_fee", "grant", "fixed_costs")}
        for name, value in {**rounded, "start_up": items, "loan": loan, "share_payments": payments}.items():
            object.__setattr__(self, name, value)

    def _check(self) -> None:
        """Raise ValueError if the numbers of the plan contradict each other."""
        if not self.products:
            raise ValueError("products is empty: give at least one")
        if len(self.growth) != 2:
            raise ValueError(f"growth has {len(self.growth)} rates: give one for year 2 and one for year 3")
        if self.minor_digits not in range(4):
            raise ValueError(f"minor_digits is {self.minor_digits}: give 0, 1, 2 or 3")
        if len(self.share_payments) > MONTHS + 1:
            raise ValueError(f"share_payments has {len(self.share_payments)} payments: the start and {MONTHS} months")
        if (paid := add_up(self.share_payments)) > self.share:
            raise ValueError(f"share_payments add up to {paid}: more than the share, {self.share}")
        taken = add_up((self.rules.reserve, self.rules.education, self.non_member_part))
        if taken > 1:
            raise ValueError(f"reserve, education and non_member_part add up to {taken}: they cannot be more than 1")
        if len(self.use_by_member) not in (0, self.members):
            raise ValueError(f"use_by_member has {len(self.use_by_member)} numbers: give one for each member")


def what_if(
    plan: BusinessPlan,
    *,
    units: Amount = 1,
    price: Amount = 1,
    variable_cost: Amount = 1,
    fixed_costs: Amount = 1,
    paid_at_once: Amount = 1,
) -> BusinessPlan:
    """Return the same plan with something changed by a factor: `units="0.8"` is a fifth less in every month.

    units, price, variable_cost: of all products. fixed_costs: of every month. paid_at_once: of the part paid in the
    same month, at most everything.
    Returns a new plan. Raises TypeError for a float, ValueError for a factor below 0 or one that makes the plan
    impossible; both name the argument.
    """
    of_units, of_price, of_cost, of_fixed, of_paid = (
        amount(name, factor, least=0)
        for name, factor in (
            ("units", units),
            ("price", price),
            ("variable_cost", variable_cost),
            ("fixed_costs", fixed_costs),
            ("paid_at_once", paid_at_once),
        )
    )
    products = tuple(
        replace(
            product,
            price=EXACT.multiply(product.price, of_price),
            variable_cost=EXACT.multiply(product.variable_cost, of_cost),
            units=tuple(EXACT.multiply(each, of_units) for each in product.units),
        )
        for product in plan.products
    )
    return replace(
        plan,
        products=products,
        fixed_costs=EXACT.multiply(plan.fixed_costs, of_fixed),
        paid_at_once=min(Decimal(1), EXACT.multiply(plan.paid_at_once, of_paid)),
    )
