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

    alone, together: what all pay. parts: what each pays together, in the order of the partners.
    pays_from: the total use from which it is cheaper than acting alone.
    """

    alone: Decimal
    together: Decimal
    parts: tuple[Decimal, ...]
    pays_from: Decimal | NotDefined

    @property
    def saving(self) -> Decimal:
        """What all save; below 0 where together is dearer."""
        return EXACT.subtract(self.alone, self.together)


def joint_action(
    partners: Sequence[Partner], fixed: Amount, variable: Amount, rule: ShareRule, *, places: int
) -> JointAction:
    """Compare acting together with acting alone, and share the common cost to the cent.

    partners: at least one. fixed: money a period, whatever is used. variable: money for each unit used. rule: who pays
    what. places: decimal places of the smallest money unit, to which both costs are rounded half up.
    Raises TypeError for a float, ValueError for impossible input; both name the argument.
    Source: own design; the parts by largest remainder.
    """
    if not partners:
        raise ValueError("partners is empty: give at least one")
    uses = [amount(f"partners[{at}].use", each.use, least=0) for at, each in enumerate(partners)]
    alone = add_up(amount(f"partners[{at}].alone", each.alone, least=0) for at, each in enumerate(partners))
    standing = round_half_up(amount("fixed", fixed, least=0), places)
    used, each_unit = add_up(uses), amount("variable", variable, least=0)
    running = round_half_up(EXACT.multiply(used, each_unit), places)
    equally = [Decimal(1)] * len(partners)
    by_use = uses if used else equally
    first, second = {
        ShareRule.USE: (by_use, by_use),
        ShareRule.EQUAL: (equally, equally),
        ShareRule.MIXED: (equally, by_use),
    }[rule]
    if first == second:
        parts = allocate(EXACT.add(standing, running), first, places=places)
    else:
        pairs = zip(allocate(standing, first, places=places), allocate(running, second, places=places), strict=True)
        parts = tuple(EXACT.add(one, other) for one, other in pairs)
    return JointAction(alone, EXACT.add(standing, running), parts, _pays_from(alone, used, standing, each_unit))


def _pays_from(alone: Decimal, used: Decimal, fixed: Decimal, variable: Decimal) -> Decimal | NotDefined:
    """With the same cost alone for each unit as now."""
    if not used:
        return NotDefined("Nothing is used yet, so it cannot be said from when on it pays.")
    gain = Fraction(alone) / Fraction(used) - Fraction(variable)
    if gain <= 0:
        return NotDefined("Each unit costs as much together as alone, or more, so it never pays.")
    return round_up(Fraction(fixed) / gain, 0)
