"""The calculation "break-even": how much must be sold in a month, and by each member."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from coopkit.business.money import EXACT, NotDefined, round_half_up, round_up
from coopkit.business.pricing import (
    break_even_revenue,
    break_even_units,
    break_even_units_per_member,
    contribution_margin_per_unit,
)
from coopkit.calculators.calculation import (
    Calculation,
    CalculationContext,
    CalculationResult,
    IncompleteInput,
    ResultLine,
    Values,
    example,
)
from coopkit.calculators.inputs import MOST_AMOUNT, NumberInput, not_counted, out_of_range, row_name, still_missing
from coopkit.i18n import N_, ExactPercent, LazyText, Money, lazy
from coopkit.portfolio import plan_fields
from coopkit.portfolio.group_answers import table_rows
from coopkit.report import Chart, Series, TableCell
from coopkit.report.blocks import unit_money

STEPS = (6, 8, 5, 7, 9, 10)
"""Into so many equal steps the way to the point may be cut; the first that gives whole units is taken."""


def break_even_chart(
    units: Decimal, fixed: Decimal, variable: Decimal, prices: tuple[Decimal, ...], finding: LazyText, *, places: int
) -> Chart:
    """Sales at one price or two against the costs, over a month's units.

    units: the break-even at the first price, above 0. fixed: money a month. variable, prices: money a unit.
    finding: the sentence that the picture shows. places: of the smallest money.
    """
    steps = next((steps for steps in STEPS if units % steps == 0), STEPS[0])
    step = Fraction(units) / steps
    counts = [place * step for place in range(steps + steps // 2 + 1)]
    costs = tuple(Fraction(fixed) + Fraction(variable) * count for count in counts)
    labels = (N_("Sales"), N_("Sales at {price}"))
    sales = tuple(
        Series(lazy(label, price=unit_money(price, places)), tuple(Fraction(price) * count for count in counts))
        for label, price in zip(labels, prices, strict=False)
    )
    return Chart(
        "line",
        finding,
        tuple(lazy("{n}", n=round_half_up(count, 0)) for count in counts),
        lazy(N_("Units sold in a month")),
        lazy(N_("Money in a month")),
        (sales[0], Series(lazy(N_("Costs")), costs), *sales[1:]),
        steps,
        in_money=True,
    )


COST = NumberInput("month", N_("the cost in a month"), most=MOST_AMOUNT)
PRICE = NumberInput("ours.price", N_("the price of one unit"), most=MOST_AMOUNT)
VARIABLE = NumberInput("ours.variable", N_("the variable cost of one unit"), most=MOST_AMOUNT)
MEMBERS = NumberInput("ours.members", N_("how many members work or sell"), least=1, most=100_000, whole=True)
CAN_GIVE = NumberInput("ours.can_give", N_("how much one member can give"), most=MOST_AMOUNT)
CAN_GIVE_IN, A_YEAR = "ours.can_give_in", "year"
CHANGE = NumberInput("ours.price_change", N_("the change of the price"), least=-99, most=1000)


@dataclass(frozen=True)
class _Month:
    """A month as typed: money, and people where they are known; `places` are of the smallest money."""

    fixed: Decimal
    price: Decimal
    variable: Decimal
    members: int | None
    places: int

    def of_a_unit(self, amount: Decimal) -> Money | Decimal:
        """A price or cost of one unit, as it is shown."""
        return unit_money(amount, self.places)

    @property
    def left(self) -> Decimal:
        """What one unit leaves for the fixed costs."""
        return contribution_margin_per_unit(self.price, self.variable)

    @property
    def sales(self) -> Decimal | NotDefined:
        """Sales that are enough with parts of a unit."""
        exact = break_even_revenue(self.fixed, self.price, self.variable)
        return exact if isinstance(exact, NotDefined) else round_up(exact, self.places)

    @property
    def units(self) -> Decimal | NotDefined:
        return break_even_units(self.fixed, self.price, self.variable)

    @property
    def each(self) -> int | None:
        if self.members is None:
            return None
        found = break_even_units_per_member(self.fixed, self.price, self.variable, self.members)
        return None if isinstance(found, NotDefined) else found

    def at(self, change: Decimal) -> "_Month":
        """The same month at a price changed by so many percent."""
        price = EXACT.multiply(self.price, EXACT.add(Decimal(1), change.scaleb(-2)))
        return replace(self, price=price)


def break_even(values: Values, group: CalculationContext) -> CalculationResult | IncompleteInput:
    """Find the units that cover the month's fixed costs, for all and for each member.

    values: the rows of `costs` (money a month) and the inputs of `ours`; members, what each can give and the change
    of the price, in percent, may be absent. Returns IncompleteInput without costs, price or variable cost.
    Source: fixed costs ÷ contribution margin, rounded up once, at the end.
    """
    rows = table_rows(values, "costs")
    costs = [cost for row in rows if (cost := COST.read(row.cells)) is not None]
    wrong = out_of_range(values, (PRICE, VARIABLE, *(each for each in (MEMBERS, CAN_GIVE) if each.name in values)))
    if wrong or not costs:
        first = () if costs else tuple(still_missing((lazy(N_("what you pay each month")),)))
        return IncompleteInput((*first, *wrong))
    members = MEMBERS.read(values)
    month = _Month(
        sum(costs, Decimal(0)),
        PRICE.read(values) or Decimal(0),
        VARIABLE.read(values) or Decimal(0),
        None if members is None else int(members),
        group.minor_digits,
    )
    left_out = tuple(
        not_counted(row_name(row, "item", N_("Line {n}")), (COST,)) for row in rows if COST.read(row.cells) is None
    )
    change = CHANGE.read(values) or Decimal(0)
    other = month.at(change) if change else None
    finding = _finding(month)
    said = (
        finding,
        *_sales(month),
        *_hands(month, _can_give(values)),
        *_changed(other, change),
        lazy(N_("In the business plan it is higher: wear of what you own and loan interest are added there.")),
        *left_out,
    )
    chart = None
    if isinstance(month.units, Decimal) and month.units > 0:
        prices = (month.price,) if other is None else (month.price, other.price)
        chart = break_even_chart(month.units, month.fixed, month.variable, prices, finding, places=month.places)
    return CalculationResult(said, tuple(_formula(month)), figures=dict(_figures(month)), chart=chart)


def _finding(month: _Month) -> LazyText:
    units = month.units
    if isinstance(units, NotDefined):
        return lazy(units.reason)
    if units == 0:
        return lazy(N_("You have no fixed costs, so you break even from the first unit on."))
    if month.each is None:
        return lazy(N_("You break even at {units} units in a month."), units=units)
    return lazy(
        N_("You break even at {units} units in a month, {each} for each of {members} members."),
        units=units,
        each=Decimal(month.each),
        members=Decimal(month.members or 0),
    )


def _sales(month: _Month) -> Iterator[LazyText]:
    if isinstance(month.units, NotDefined) or isinstance(month.sales, NotDefined) or not month.units:
        return
    sales = round_half_up(EXACT.multiply(month.units, month.price), month.places)
    if sales <= month.sales:
        yield lazy(N_("These are {sales} in sales."), sales=Money(sales))
    else:
        text = N_("These are {sales} in sales; with parts of a unit {exact} would do.")
        yield lazy(text, sales=Money(sales), exact=Money(month.sales))


def _can_give(values: Values) -> Fraction | None:
    """In a month."""
    can = CAN_GIVE.read(values)
    return None if can is None else Fraction(can) / (12 if values.get(CAN_GIVE_IN) == A_YEAR else 1)


def _hands(month: _Month, can_give: Fraction | None) -> Iterator[LazyText]:
    if month.each is None or can_give is None:
        return
    text = N_("Each member can give {can} in a month, and {each} are needed: that is enough.")
    if month.each > can_give:
        text = N_("Each member can give {can} in a month, and {each} are needed: change price, costs or members.")
    yield lazy(text, can=can_give, each=Decimal(month.each))


def _changed(other: _Month | None, change: Decimal) -> Iterator[LazyText]:
    if other is None:
        return
    if isinstance(other.units, NotDefined):
        text = N_("With a price {percent} lower, {price}, no quantity is enough.")
        yield lazy(text, percent=ExactPercent(abs(change) / 100), price=other.of_a_unit(other.price))
        return
    text = N_("With a price {percent} higher, {price}, you break even at {units} units.")
    if change < 0:
        text = N_("With a price {percent} lower, {price}, you break even at {units} units.")
    yield lazy(text, percent=ExactPercent(abs(change) / 100), price=other.of_a_unit(other.price), units=other.units)


def _figures(month: _Month) -> Iterator[tuple[str, TableCell]]:
    yield "fixed", Money(month.fixed)
    yield "left", month.of_a_unit(month.left)
    if isinstance(month.units, Decimal):
        yield "units", month.units
    if month.each is not None:
        yield "each", Decimal(month.each)
    if isinstance(month.sales, Decimal):
        yield "revenue", Money(month.sales)


def _formula(month: _Month) -> Iterator[LazyText]:
    left, price, variable = map(month.of_a_unit, (month.left, month.price, month.variable))
    text = N_("One unit leaves: {price} − {variable} = {left}")
    yield lazy(text, price=price, variable=variable, left=left)
    if isinstance(month.units, NotDefined) or not month.units:
        return
    exact = Fraction(month.fixed) / Fraction(month.left)
    text = N_("Units: {fixed} ÷ {left} = {units}")
    if exact != month.units:
        text = N_("Units: {fixed} ÷ {left} is about {exact}, rounded up {units}")
    yield lazy(text, fixed=Money(month.fixed), left=left, exact=exact, units=month.units)
    if month.members is not None and month.each is not None:
        share = exact / month.members
        text = N_("For each: {exact} ÷ {members} = {each}")
        if share != month.each:
            text = N_("For each: {exact} ÷ {members} is about {share}, rounded up {each}")
        yield lazy(text, exact=exact, members=Decimal(month.members), share=share, each=Decimal(month.each))


BREAK_EVEN = Calculation(
    "break-even",
    None,
    break_even,
    lines=(
        ResultLine("fixed", N_("Fixed costs in a month"), N_("add up the lines")),
        ResultLine("left", N_("What one unit leaves"), N_("price − variable cost")),
        ResultLine("units", N_("Units to sell"), N_("fixed costs ÷ what one leaves; round up")),
        ResultLine("each", N_("Units for each member"), N_("units ÷ members, before rounding; then round up")),
        ResultLine("revenue", N_("Sales at that point"), N_("units × price")),
    ),
    example=example(
        {"ours.price": "12.00", "ours.variable": "9.50", "ours.members": 12, "ours.can_give": 80},
        costs=("item month", [("Office, phones, insurance", 1800)]),
    ),
    sums=plan_fields.MONEY_FIELDS[plan_fields.BREAK_EVEN],
)
