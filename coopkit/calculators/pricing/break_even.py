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
from coopkit.calculators.calculation import Calculation, CalculationContext, CalculationResult, ResultLine
from coopkit.calculators.inputs import (
    LARGEST_AMOUNT,
    IncompleteInput,
    NumberInput,
    Values,
    example,
    incomplete_row_sentence,
    input_problems,
    missing_sentence,
    row_name,
)
from coopkit.i18n import N_, ExactPercent, LazyText, Money, lazy
from coopkit.portfolio import plan_fields
from coopkit.portfolio.group_answers import table_rows
from coopkit.report import TableCell, unit_money
from coopkit.report.break_even import break_even_chart

MONTHLY_COST = NumberInput("month", N_("the cost in a month"), most=LARGEST_AMOUNT)
PRICE = NumberInput("ours.price", N_("the price of one unit"), most=LARGEST_AMOUNT)
VARIABLE = NumberInput("ours.variable", N_("the variable cost of one unit"), most=LARGEST_AMOUNT)
MEMBERS = NumberInput("ours.members", N_("how many members work or sell"), least=1, most=100_000, whole=True)
MEMBER_CAPACITY = NumberInput("ours.can_give", N_("how much one member can give"), most=LARGEST_AMOUNT)
MEMBER_CAPACITY_PERIOD, PER_YEAR = "ours.can_give_in", "year"
PRICE_CHANGE = NumberInput("ours.price_change", N_("the change of the price"), least=-99, most=1000)


@dataclass(frozen=True)
class _Month:
    """The numbers of a month.

    fixed: money a month. price, variable: money a unit. members: None if unknown.
    places: decimal places of the smallest money.
    """

    fixed: Decimal
    price: Decimal
    variable: Decimal
    members: int | None
    places: int

    def unit_amount(self, amount: Decimal) -> Money | Decimal:
        """Return a price or cost of one unit as it is shown."""
        return unit_money(amount, self.places)

    @property
    def margin(self) -> Decimal:
        """Return the contribution margin of one unit, money."""
        return contribution_margin_per_unit(self.price, self.variable)

    @property
    def sales_needed(self) -> Decimal | NotDefined:
        """Return the sales that cover the fixed costs if parts of a unit can be sold, rounded up; money."""
        exact = break_even_revenue(self.fixed, self.price, self.variable)
        return exact if isinstance(exact, NotDefined) else round_up(exact, self.places)

    @property
    def units(self) -> Decimal | NotDefined:
        """Return the whole units that cover the fixed costs."""
        return break_even_units(self.fixed, self.price, self.variable)

    @property
    def units_each(self) -> int | None:
        """Return the whole units for each member; None without members, or if no quantity covers the costs."""
        if self.members is None:
            return None
        found = break_even_units_per_member(self.fixed, self.price, self.variable, self.members)
        return None if isinstance(found, NotDefined) else found

    def with_price_change(self, change: Decimal) -> "_Month":
        """Return the same month with the price changed by a percentage."""
        price = EXACT.multiply(self.price, EXACT.add(Decimal(1), change.scaleb(-2)))
        return replace(self, price=price)


def break_even(values: Values, context: CalculationContext) -> CalculationResult | IncompleteInput:
    """Calculate the units that cover the month's fixed costs, for all and for each member.

    values: the rows of `costs` (money a month) and the inputs of `ours`; members, what each can give, and the change
    of the price, in percent, may be missing. Returns IncompleteInput without costs, price or variable cost.
    Source: fixed costs ÷ contribution margin, rounded up once, at the end.
    """
    rows = table_rows(values, "costs")
    costs = [cost for row in rows if (cost := MONTHLY_COST.read(row.cells)) is not None]
    problems = input_problems(
        values, (PRICE, VARIABLE, *(each for each in (MEMBERS, MEMBER_CAPACITY) if each.name in values))
    )
    if problems or not costs:
        hint = () if costs else tuple(missing_sentence((lazy(N_("what you pay each month")),)))
        return IncompleteInput((*hint, *problems))
    members = MEMBERS.read(values)
    month = _Month(
        sum(costs, Decimal(0)),
        PRICE.read(values) or Decimal(0),
        VARIABLE.read(values) or Decimal(0),
        None if members is None else int(members),
        context.minor_digits,
    )
    incomplete = tuple(
        incomplete_row_sentence(row_name(row, "item", N_("Line {n}")), row.cells, (MONTHLY_COST,))
        for row in rows
        if MONTHLY_COST.read(row.cells) is None
    )
    change = PRICE_CHANGE.read(values) or Decimal(0)
    changed = month.with_price_change(change) if change else None
    finding = _break_even_sentence(month)
    sentences = (
        finding,
        *_sales_sentence(month),
        *_member_capacity_sentence(month, _read_member_capacity(values)),
        *_price_change_sentence(changed, change),
        lazy(N_("In the business plan it is higher: wear of what you own and loan interest are added there.")),
        *incomplete,
    )
    chart = None
    if isinstance(month.units, Decimal) and month.units > 0:
        prices = (month.price,) if changed is None else (month.price, changed.price)
        chart = break_even_chart(month.units, month.fixed, month.variable, prices, finding, places=month.places)
    return CalculationResult(
        sentences, tuple(_break_even_formulas(month)), figures=dict(_break_even_figures(month)), chart=chart
    )


def _break_even_sentence(month: _Month) -> LazyText:
    """Say how many units must be sold, by all and by each member."""
    units = month.units
    if isinstance(units, NotDefined):
        return lazy(units.reason)
    if units == 0:
        return lazy(N_("You have no fixed costs, so you break even from the first unit on."))
    if month.units_each is None:
        return lazy(N_("You break even at {units} units in a month."), units=units)
    return lazy(
        N_("You break even at {units} units in a month, {each} for each of {members} members."),
        units=units,
        each=Decimal(month.units_each),
        members=Decimal(month.members or 0),
    )


def _sales_sentence(month: _Month) -> Iterator[LazyText]:
    """Say how much the units bring in sales, and how much would be enough with parts of a unit."""
    if isinstance(month.units, NotDefined) or isinstance(month.sales_needed, NotDefined) or not month.units:
        return
    sales = round_half_up(EXACT.multiply(month.units, month.price), month.places)
    if sales <= month.sales_needed:
        yield lazy(N_("These are {sales} in sales."), sales=Money(sales))
    else:
        text = N_("These are {sales} in sales; with parts of a unit {exact} would do.")
        yield lazy(text, sales=Money(sales), exact=Money(month.sales_needed))


def _read_member_capacity(values: Values) -> Fraction | None:
    """Return the units that a member can give in a month; None if that isn't answered."""
    capacity = MEMBER_CAPACITY.read(values)
    months = 12 if values.get(MEMBER_CAPACITY_PERIOD) == PER_YEAR else 1
    return None if capacity is None else Fraction(capacity) / months


def _member_capacity_sentence(month: _Month, capacity: Fraction | None) -> Iterator[LazyText]:
    """Compare the units needed from each member with what a member can give."""
    if month.units_each is None or capacity is None:
        return
    text = N_("Each member can give {can} in a month, and {each} are needed: that is enough.")
    if month.units_each > capacity:
        text = N_("Each member can give {can} in a month, and {each} are needed: change price, costs or members.")
    yield lazy(text, can=capacity, each=Decimal(month.units_each))


def _price_change_sentence(changed: _Month | None, change: Decimal) -> Iterator[LazyText]:
    """Say where the break-even is with the changed price, if it is changed."""
    if changed is None:
        return
    percent, price = ExactPercent(abs(change) / 100), changed.unit_amount(changed.price)
    if isinstance(changed.units, NotDefined):
        yield lazy(N_("With a price {percent} lower, {price}, no quantity is enough."), percent=percent, price=price)
        return
    text = N_("With a price {percent} higher, {price}, you break even at {units} units.")
    if change < 0:
        text = N_("With a price {percent} lower, {price}, you break even at {units} units.")
    yield lazy(text, percent=percent, price=price, units=changed.units)


def _break_even_figures(month: _Month) -> Iterator[tuple[str, TableCell]]:
    yield "fixed", Money(month.fixed)
    yield "left", month.unit_amount(month.margin)
    if isinstance(month.units, Decimal):
        yield "units", month.units
    if month.units_each is not None:
        yield "each", Decimal(month.units_each)
    if isinstance(month.sales_needed, Decimal):
        yield "revenue", Money(month.sales_needed)


def _break_even_formulas(month: _Month) -> Iterator[LazyText]:
    left, price, variable = map(month.unit_amount, (month.margin, month.price, month.variable))
    text = N_("One unit leaves: {price} − {variable} = {left}")
    yield lazy(text, price=price, variable=variable, left=left)
    if isinstance(month.units, NotDefined) or not month.units:
        return
    exact = Fraction(month.fixed) / Fraction(month.margin)
    text = N_("Units: {fixed} ÷ {left} = {units}")
    if exact != month.units:
        text = N_("Units: {fixed} ÷ {left} is about {exact}, rounded up {units}")
    yield lazy(text, fixed=Money(month.fixed), left=left, exact=exact, units=month.units)
    if month.members is not None and month.units_each is not None:
        share = exact / month.members
        text = N_("For each: {exact} ÷ {members} = {each}")
        if share != month.units_each:
            text = N_("For each: {exact} ÷ {members} is about {share}, rounded up {each}")
        yield lazy(text, exact=exact, members=Decimal(month.members), share=share, each=Decimal(month.units_each))


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
    money_inputs=plan_fields.MONEY_FIELDS[plan_fields.BREAK_EVEN],
)
