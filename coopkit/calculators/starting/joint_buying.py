"""The calculation "joint-buying": a joint order compared with buying alone."""

from collections.abc import Iterator
from decimal import Decimal

from coopkit.business.joint_buying import BuyMinimum, JointBuying, joint_buying
from coopkit.business.money import NotDefined, round_half_up
from coopkit.calculators.calculation import Calculation, CalculationContext, CalculationResult
from coopkit.calculators.inputs import (
    LARGEST_AMOUNT,
    IncompleteInput,
    NumberInput,
    Values,
    missing_sentence,
    out_of_range_sentences,
)
from coopkit.i18n import N_, LazyText, Money, lazy, lazy_n
from coopkit.report import unit_money

MEMBERS = NumberInput("members", N_("how many people buy"), least=1, most=LARGEST_AMOUNT, whole=True)
OTHER_INPUTS = (
    NumberInput("units_each", N_("how many units each needs"), most=LARGEST_AMOUNT),
    NumberInput("single_price", N_("the price of one unit in the shop"), most=LARGEST_AMOUNT),
    NumberInput("bulk_price", N_("the price of one unit in the bulk order"), most=LARGEST_AMOUNT),
    NumberInput("minimum_units", N_("the smallest bulk order"), most=LARGEST_AMOUNT),
    NumberInput("transport", N_("the cost of transport"), most=LARGEST_AMOUNT),
)
INPUTS = (MEMBERS, *OTHER_INPUTS)


def compare_joint_buying(values: Values, context: CalculationContext) -> CalculationResult | IncompleteInput:
    """Compare a joint order with buying alone.

    values: by the names of INPUTS. Returns IncompleteInput if a number is missing or out of range.
    """
    problems = tuple(_input_problems(values))
    if problems:
        return IncompleteInput(problems)
    minor_digits = context.minor_digits
    order = joint_buying(*(values[each.name] for each in INPUTS), places=minor_digits)
    formula = tuple(_joint_buying_formulas(order, values, minor_digits))
    if order.buy_minimum is not None:
        return CalculationResult(tuple(_below_minimum_sentences(order, order.buy_minimum, values)), formula)
    return CalculationResult(tuple(_bulk_order_sentences(order, minor_digits)), formula)


def _input_problems(values: Values) -> Iterator[LazyText]:
    """Yield the sentences about missing and impossible numbers."""
    yield from missing_sentence(tuple(lazy(each.label) for each in INPUTS if each.name not in values))
    if MEMBERS.name in values and MEMBERS.read(values) is None:
        yield lazy(N_("How many people buy? Give a whole number, at least 1."))
    yield from out_of_range_sentences(values, OTHER_INPUTS)


def _bulk_order_sentences(order: JointBuying, places: int) -> Iterator[LazyText]:
    """Yield the sentences about an order that gets the bulk price."""
    yield _saving_sentence(order, places)
    yield from _unit_saving_sentence(order, places)
    if len(order.shares) > 1 and order.saving > 0:
        yield _uneven_shares_sentence(order)
    if not isinstance(order.members_needed, NotDefined):
        one, many = (
            N_("One member alone would get the bulk price."),
            N_("You must be at least {n} to get the bulk price."),
        )
        yield lazy_n(one, many, order.members_needed)


def _saving_sentence(order: JointBuying, places: int) -> LazyText:
    """Say what each member and all together save or lose."""
    if not order.saving:
        return lazy(N_("Nobody saves and nobody loses: both ways cost the same."))
    is_even = len(order.shares) == 1
    if order.saving > 0:
        text = N_("Each member saves about {each}. Together you save {saving}.")
        if is_even:
            text = N_("Each member saves {each}. Together you save {saving}.")
    else:
        text = N_("The bulk order is dearer: about {each} more for each member, {saving} more for all.")
        if is_even:
            text = N_("The bulk order is dearer: {each} more for each member, {saving} more for all.")
    return lazy(text, each=Money(round_half_up(abs(order.saving_each), places)), saving=Money(abs(order.saving)))


def _unit_saving_sentence(order: JointBuying, places: int) -> Iterator[LazyText]:
    """Say what is saved on each unit."""
    if isinstance(order.saving_per_unit, NotDefined):
        yield lazy(order.saving_per_unit.reason)
        return
    rounded = round_half_up(order.saving_per_unit, places)
    if rounded > 0:
        text = N_("That is about {saving} less for each unit.")
        if rounded == order.saving_per_unit:
            text = N_("That is {saving} less for each unit.")
        yield lazy(text, saving=Money(rounded))


def _uneven_shares_sentence(order: JointBuying) -> LazyText:
    """Say how a saving is shared that can't be divided evenly."""
    (more, larger), (_, smaller) = order.shares
    one = N_("It does not divide evenly: one member gets {larger}, each of the others {smaller}.")
    many = N_("It does not divide evenly: {n} members get {larger} each, the others {smaller}.")
    return lazy_n(one, many, more, larger=Money(larger), smaller=Money(smaller))


def _below_minimum_sentences(order: JointBuying, minimum_order: BuyMinimum, values: Values) -> Iterator[LazyText]:
    """Yield the sentences about a need below the smallest bulk order."""
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
        cost=Money(minimum_order.cost),
        alone=Money(order.alone),
    )
    yield _minimum_order_sentence(minimum_order)


def _minimum_order_sentence(minimum_order: BuyMinimum) -> LazyText:
    """Say how ordering the minimum anyway compares with the shop."""
    difference = Money(abs(minimum_order.dearer_by))
    if minimum_order.dearer_by > 0:
        text = N_("It is {difference} dearer, unless you can store or sell the {spare} units that are left over.")
    elif minimum_order.dearer_by < 0:
        text = N_("It is even {difference} cheaper, and {spare} units are left over.")
    else:
        text = N_("It costs the same as the shop, and {spare} units are left over.")
    return lazy(text, difference=difference, spare=minimum_order.spare_units)


def _joint_buying_formulas(order: JointBuying, values: Values, places: int) -> Iterator[LazyText]:
    """Yield the calculation with the group's numbers."""
    units, each, members = order.units, values["units_each"], order.members
    yield lazy(N_("Units: {members} × {each} = {units}"), members=members, each=each, units=units)
    single, bulk, transport_cost = (Decimal(values[name]) for name in ("single_price", "bulk_price", "transport"))
    price, alone = unit_money(single, places), Money(order.alone)
    text = N_("Alone: {units} × {price}, rounded to {alone}")
    if order.alone == units * single:
        text = N_("Alone: {units} × {price} = {alone}")
    yield lazy(text, units=units, price=price, alone=alone)
    price, transport = unit_money(bulk, places), unit_money(transport_cost, places)
    if order.buy_minimum is not None:
        units, cost = Decimal(values["minimum_units"]), order.buy_minimum.cost
        text = N_("Smallest order: {units} × {price} + {transport}, rounded to {cost}")
        if cost == units * bulk + transport_cost:
            text = N_("Smallest order: {units} × {price} + {transport} = {cost}")
        yield lazy(text, units=units, price=price, transport=transport, cost=Money(cost))
    if order.together is not None:
        text = N_("Together: {units} × {price} + {transport}, rounded to {cost}")
        if order.together == units * bulk + transport_cost:
            text = N_("Together: {units} × {price} + {transport} = {cost}")
        yield lazy(text, units=units, price=price, transport=transport, cost=Money(order.together))
        yield from _saving_formulas(order, places)


def _saving_formulas(order: JointBuying, places: int) -> Iterator[LazyText]:
    together, saving = Money(order.together or Decimal(0)), Money(order.saving)
    text = N_("Saving: {alone} − {together} = {saving}")
    yield lazy(text, alone=Money(order.alone), together=together, saving=saving)
    text = N_("For each: {saving} ÷ {members} = {each}")
    if len(order.shares) > 1:
        text = N_("For each: {saving} ÷ {members}, about {each}")
    yield lazy(text, saving=saving, members=order.members, each=Money(round_half_up(order.saving_each, places)))


JOINT_BUYING = Calculation(
    "joint-buying", tuple(each.name for each in INPUTS), compare_joint_buying, money_inputs=("transport",)
)
