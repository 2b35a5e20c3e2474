"""Joint buying: what a group saves with one bulk order instead of many purchases."""

from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction

from coopkit.business.money import EXACT, Amount, NotDefined, amount, equal_shares, round_half_up, whole_number


@dataclass(frozen=True)
class BuyMinimum:
    """The option to order the minimum although the group needs less.

    cost: money for the whole order. spare_units: units that nobody needs.
    dearer_by: money more than the units needed cost in the shop; negative if the order is cheaper.
    """

    cost: Decimal
    dearer_by: Decimal
    spare_units: Decimal


@dataclass(frozen=True)
class JointBuying:
    """One order compared with buying alone.

    members: people. units: needed by all. members_needed: members at which the bulk price begins.
    alone, together: money for all the units; `together` is None below the minimum order.
    saving: money, 0 below the minimum order, negative if the bulk order is dearer.
    saving_each, saving_per_unit: exact money. shares: the saving in the smallest money: pairs (members, money each).
    buy_minimum: only below the minimum order.
    """

    members: int
    units: Decimal
    members_needed: int | NotDefined
    alone: Decimal
    together: Decimal | None
    saving: Decimal
    saving_each: Fraction
    saving_per_unit: Fraction | NotDefined
    shares: tuple[tuple[int, Decimal], ...]
    buy_minimum: BuyMinimum | None


def joint_buying(
    members: Amount,
    units_each: Amount,
    single_price: Amount,
    bulk_price: Amount,
    minimum_units: Amount,
    transport: Amount,
    *,
    places: int,
) -> JointBuying:
    """Compare a joint order with buying alone.

    members: people, at least 1. units_each: units that each needs. single_price, bulk_price: money a unit.
    minimum_units: units from which the bulk price holds. transport: money for the whole load.
    places: decimal places of the smallest money unit; what is paid, alone or together, is rounded half up to it.
    Raises TypeError for floats, ValueError for impossible input; both name the argument.
    Source: own design, with own worked example.
    """
    people = whole_number("members", members, least=1)
    each = amount("units_each", units_each, least=0)
    single = amount("single_price", single_price, least=0)
    bulk = amount("bulk_price", bulk_price, least=0)
    minimum = amount("minimum_units", minimum_units, least=0)
    transport_cost = amount("transport", transport, least=0)
    with localcontext(EXACT):
        units = people * each
        alone = round_half_up(units * single, places)
        enough = units >= minimum
        together = round_half_up(units * bulk + transport_cost, places) if enough else None
        saving = alone - together if together is not None else Decimal(0)
        least = round_half_up(minimum * bulk + transport_cost, places)
        minimum_order = None if enough else _minimum_order(least, alone, minimum - units)
    return JointBuying(
        members=people,
        units=units,
        members_needed=_members_needed(minimum, each),
        alone=alone,
        together=together,
        saving=saving,
        saving_each=Fraction(saving) / people,
        saving_per_unit=_saving_per_unit(saving, units),
        shares=equal_shares(saving, people, places),
        buy_minimum=minimum_order,
    )


def _minimum_order(cost: Decimal, alone: Decimal, spare_units: Decimal) -> BuyMinimum:
    """Return the option to order the minimum, compared with buying alone."""
    return BuyMinimum(cost, cost - alone, spare_units)


def _members_needed(minimum: Decimal, each: Decimal) -> int | NotDefined:
    """Return how many members reach the minimum order."""
    if each == 0:
        return NotDefined("Nobody needs a unit, so no number of members reaches the minimum.")
    return max(1, -(-Fraction(minimum) // Fraction(each)))


def _saving_per_unit(saving: Decimal, units: Decimal) -> Fraction | NotDefined:
    """Return the saving divided by all units, exact money."""
    if units == 0:
        return NotDefined("Nobody needs a unit, so there is no saving on a unit.")
    return Fraction(saving) / Fraction(units)
