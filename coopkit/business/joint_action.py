"""Joint action of several co-operatives: its cost, each one's part, and when it pays off."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from coopkit.business.money import EXACT, Amount, NotDefined, add_up, allocate, amount, round_half_up, round_up


class ShareRule(StrEnum):
    """How a common cost is shared: by use, in equal parts, or the fixed cost in equal parts and the rest by use."""

    USE = "use"
    EQUAL = "equal"
    MIXED = "mixed"


@dataclass(frozen=True)
class Partner:
    """One co-operative: how much it uses in a period, and what it pays for that alone, money."""

    use: Decimal
    alone: Decimal


@dataclass(frozen=True)
class JointAction:
    """The result of a joint action in one period; money.

    alone, together: what all partners pay. parts: what each pays of the common cost, in the order of the partners.
    pays_from: the total use from which acting together is cheaper.
    """

    alone: Decimal
    together: Decimal
    parts: tuple[Decimal, ...]
    pays_from: Decimal | NotDefined

    @property
    def saving(self) -> Decimal:
        """Return what all partners save; below 0 if acting together is dearer."""
        return EXACT.subtract(self.alone, self.together)


def joint_action(
    partners: Sequence[Partner], fixed: Amount, variable: Amount, rule: ShareRule, *, places: int
) -> JointAction:
    """Compare acting together with acting alone, and share the common cost to the cent.

    partners: at least one. fixed: money a period, whatever is used. variable: money for each unit used. rule: how
    the cost is shared. places: decimal places of the smallest money unit, to which both costs are rounded half up.
    Raises TypeError for a float, ValueError for impossible input; both name the argument.
    Source: own design; the parts by largest remainder.
    """
    if not partners:
        raise ValueError("partners is empty: give at least one")
    uses = [amount(f"partners[{at}].use", each.use, least=0) for at, each in enumerate(partners)]
    alone = add_up(amount(f"partners[{at}].alone", each.alone, least=0) for at, each in enumerate(partners))
    fixed_cost = round_half_up(amount("fixed", fixed, least=0), places)
    total_use, each_unit = add_up(uses), amount("variable", variable, least=0)
    variable_cost = round_half_up(EXACT.multiply(total_use, each_unit), places)
    equal_weights = [Decimal(1)] * len(partners)
    use_weights = uses if total_use else equal_weights
    fixed_weights, variable_weights = {
        ShareRule.USE: (use_weights, use_weights),
        ShareRule.EQUAL: (equal_weights, equal_weights),
        ShareRule.MIXED: (equal_weights, use_weights),
    }[rule]
    if fixed_weights == variable_weights:
        parts = allocate(EXACT.add(fixed_cost, variable_cost), fixed_weights, places=places)
    else:
        pairs = zip(
            allocate(fixed_cost, fixed_weights, places=places),
            allocate(variable_cost, variable_weights, places=places),
            strict=True,
        )
        parts = tuple(EXACT.add(one, other) for one, other in pairs)
    return JointAction(
        alone, EXACT.add(fixed_cost, variable_cost), parts, _cheaper_from(alone, total_use, fixed_cost, each_unit)
    )


def _cheaper_from(alone: Decimal, total_use: Decimal, fixed: Decimal, variable: Decimal) -> Decimal | NotDefined:
    """Return the total use from which acting together is cheaper, if acting alone costs as much a unit as now."""
    if not total_use:
        return NotDefined("Nothing is used yet, so it cannot be said from when on it pays.")
    gain = Fraction(alone) / Fraction(total_use) - Fraction(variable)
    if gain <= 0:
        return NotDefined("Each unit costs as much together as alone, or more, so it never pays.")
    return round_up(Fraction(fixed) / gain, 0)
