"""The calculation "joint-buying": its numbers read, and its result in words."""

from collections.abc import Iterator
from decimal import Decimal

from coopkit.business.joint_buying import BuyMinimum, JointBuying, joint_buying
from coopkit.business.money import NotDefined, round_half_up
from coopkit.calculators.calculation import CalculationContext, CalculationResult, IncompleteInput, Values
from coopkit.i18n import N_, LazyText, Money, lazy, lazy_n
from coopkit.report.blocks import unit_money

LABELS = (
    ("members", N_("how many people buy")),
    ("units_each", N_("how many units each needs")),
    ("single_price", N_("the price of one unit in the shop")),
    ("bulk_price", N_("the price of one unit in the bulk order")),
    ("minimum_units", N_("the smallest bulk order")),
    ("transport", N_("the cost of transport")),
)
ARGUMENTS = tuple(name for name, _ in LABELS)
MOST = 1_000_000_000
"""More than a group of neighbours ever buys or pays; what is typed beyond it is a slip of the finger."""
FINEST = 6
"""Places that a price or a quantity may have."""


def buy_together(values: Values, context: CalculationContext) -> CalculationResult | IncompleteInput:
    """Compare a joint order with buying alone, in words.

    values: Decimals by the names in ARGUMENTS. Returns IncompleteInput for numbers that are absent or out of range.
    """
    wrong = tuple(_to_mend(values))
    if wrong:
        return IncompleteInput(wrong)
    places = context.minor_digits
    order = joint_buying(*(values[name] for name in ARGUMENTS), places=places)
    formula = tuple(_formula(order, values, places))
    if order.buy_minimum is not None:
        return CalculationResult(tuple(_below(order, order.buy_minimum, values)), formula)
    return CalculationResult(tuple(_enough(order, places)), formula)


def _to_mend(values: Values) -> Iterator[LazyText]:
    absent = tuple(lazy(label) for name, label in LABELS if name not in values)
    if absent:
        one, many = N_("One number is still missing: {what}."), N_("{n} numbers are still missing: {what}.")
        yield lazy_n(one, many, len(absent), what=absent)
    for name, label in LABELS:
        value = values.get(name, Decimal(1))
        if name == "members" and not _fits(value, least=1, whole=True):
            yield lazy(N_("How many people buy? Give a whole number, at least 1."))
        elif not _fits(value, least=0):
            yield lazy(
                N_("Look again at {what}: give a number from 0 to {most}, with at most 6 places."),
                what=lazy(label),
                most=Decimal(MOST),
            )


def _fits(value: Decimal | str, least: int, whole: bool = False) -> bool:
    if not isinstance(value, Decimal) or not value.is_finite() or not least <= value <= MOST:
        return False
    return value == round(value, 0 if whole else FINEST)


def _enough(order: JointBuying, places: int) -> Iterator[LazyText]:
    yield _each_and_all(order, places)
    yield from _of_a_unit(order, places)
    if len(order.shares) > 1 and order.saving > 0:
        yield _uneven(order)
    if not isinstance(order.members_needed, NotDefined):
        one, many = (
            N_("One member alone would get the bulk price."),
            N_("You must be at least {n} to get the bulk price."),
        )
        yield lazy_n(one, many, order.members_needed)


def _each_and_all(order: JointBuying, places: int) -> LazyText:
    if not order.saving:
        return lazy(N_("Nobody saves and nobody loses: both ways cost the same."))
    even = len(order.shares) == 1
    if order.saving > 0:
        text = N_("Each member saves about {each}. Together you save {saving}.")
        if even:
            text = N_("Each member saves {each}. Together you save {saving}.")
    else:
        text = N_("The bulk order is dearer: about {each} more for each member, {saving} more for all.")
        if even:
            text = N_("The bulk order is dearer: {each} more for each member, {saving} more for all.")
    return lazy(text, each=Money(round_half_up(abs(order.saving_each), places)), saving=Money(abs(order.saving)))


def _of_a_unit(order: JointBuying, places: int) -> Iterator[LazyText]:
    if isinstance(order.saving_per_unit, NotDefined):
        yield lazy(order.saving_per_unit.reason)
        return
    rounded = round_half_up(order.saving_per_unit, places)
    if rounded > 0:
        text = N_("That is about {saving} less for each unit.")
        if rounded == order.saving_per_unit:
            text = N_("That is {saving} less for each unit.")
        yield lazy(text, saving=Money(rounded))


def _uneven(order: JointBuying) -> LazyText:
    (more, larger), (_, smaller) = order.shares
    one = N_("It does not divide evenly: one member gets {larger}, each of the others {smaller}.")
    many = N_("It does not divide evenly: {n} members get {larger} each, the others {smaller}.")
    return lazy_n(one, many, more, larger=Money(larger), smaller=Money(smaller))


def _below(order: JointBuying, third: BuyMinimum, values: Values) -> Iterator[LazyText]:
    yield lazy(
        N_("The saving is {nothing}. You need {units} units, and the bulk price begins at {minimum}."),
        nothing=Money(Decimal(0)),
        units=order.units,
        minimum=values["minimum_units"],
    )
    if isinstance(order.members_needed, NotDefined):
        yield lazy(order.members_needed.reason)
    else:
        one = N_("One more member would bring the bulk price.")
        many = N_("{n} more members would bring the bulk price.")
        yield lazy_n(one, many, order.members_needed - order.members)
    yield lazy(
        N_(
            "There is a third way: buy {minimum} units all the same. "
            "It costs {cost}, and your units cost {alone} in the shop."
        ),
        minimum=values["minimum_units"],
        cost=Money(third.cost),
        alone=Money(order.alone),
    )
    yield _third_way(third)


def _third_way(third: BuyMinimum) -> LazyText:
    difference = Money(abs(third.dearer_by))
    if third.dearer_by > 0:
        text = N_("It is {difference} dearer, unless you can store or sell the {spare} units that are left over.")
    elif third.dearer_by < 0:
        text = N_("It is even {difference} cheaper, and {spare} units are left over.")
    else:
        text = N_("It costs the same as the shop, and {spare} units are left over.")
    return lazy(text, difference=difference, spare=third.spare_units)


def _formula(order: JointBuying, values: Values, places: int) -> Iterator[LazyText]:
    units, each, members = order.units, values["units_each"], order.members
    yield lazy(N_("Units: {members} × {each} = {units}"), members=members, each=each, units=units)
    single, bulk, load = (Decimal(values[name]) for name in ("single_price", "bulk_price", "transport"))
    price, alone = unit_money(single, places), Money(order.alone)
    text = N_("Alone: {units} × {price}, rounded to {alone}")
    if order.alone == units * single:
        text = N_("Alone: {units} × {price} = {alone}")
    yield lazy(text, units=units, price=price, alone=alone)
    price, transport = unit_money(bulk, places), unit_money(load, places)
    if order.buy_minimum is not None:
        units, cost = Decimal(values["minimum_units"]), order.buy_minimum.cost
        text = N_("Smallest order: {units} × {price} + {transport}, rounded to {cost}")
        if cost == units * bulk + load:
            text = N_("Smallest order: {units} × {price} + {transport} = {cost}")
        yield lazy(text, units=units, price=price, transport=transport, cost=Money(cost))
    if order.together is not None:
        text = N_("Together: {units} × {price} + {transport}, rounded to {cost}")
        if order.together == units * bulk + load:
            text = N_("Together: {units} × {price} + {transport} = {cost}")
        yield lazy(text, units=units, price=price, transport=transport, cost=Money(order.together))
        yield from _saving(order, places)


def _saving(order: JointBuying, places: int) -> Iterator[LazyText]:
    together, saving = Money(order.together or Decimal(0)), Money(order.saving)
    text = N_("Saving: {alone} − {together} = {saving}")
    yield lazy(text, alone=Money(order.alone), together=together, saving=saving)
    text = N_("For each: {saving} ÷ {members} = {each}")
    if len(order.shares) > 1:
        text = N_("For each: {saving} ÷ {members}, about {each}")
    yield lazy(text, saving=saving, members=order.members, each=Money(round_half_up(order.saving_each, places)))
