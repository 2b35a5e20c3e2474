"""The table of named calculations: a group's numbers in, sentences, figures, tables and charts out."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from coopkit.calculators.compare_forms import compare_forms
from coopkit.calculators.computed import Calculation, Computed, Group, Missing, Table, Values
from coopkit.calculators.joint_buying import ARGUMENTS, buy_together
from coopkit.calculators.manage_fin import FIN
from coopkit.calculators.manage_gov import GOV
from coopkit.calculators.manage_growth import GROWTH
from coopkit.calculators.manage_hr import HR
from coopkit.calculators.start_core import CORE
from coopkit.calculators.start_feas import FEAS
from coopkit.calculators.start_plan import PLAN
from coopkit.calculators.start_setup import SETUP
from coopkit.exercises import Definition, ParseNumber, Raw, values, with_given_slides
from coopkit.exercises.calculator import Calculator
from coopkit.portfolio.small_money import in_smallest_money

__all__ = ["CALCULATORS", "Calculation", "Computed", "Group", "Missing", "Table", "Values", "compute", "of_part"]

THINK = (
    Calculation("joint-buying", ARGUMENTS, buy_together, sums=("transport",)),
    Calculation("compare-forms", None, lambda values, _: compare_forms(values)),
)

CALCULATORS: Mapping[str, Calculation] = MappingProxyType(
    {calculation.name: calculation for calculation in (*THINK, *CORE, *FEAS, *PLAN, *SETUP, *GOV, *GROWTH, *HR, *FIN)}
)


def compute(name: str, values: Values, group: Group) -> Computed | Missing:
    """Run a calculation by its name.

    values: numbers and texts by the calculation's arguments, or by field name where it has none; more are ignored.
    group: who calculates; sums of money that were put in are rounded half up to its smallest money.
    Returns Missing, in words, for what is absent or out of range.
    Raises ValueError for an unknown name and for an option that no form offers.
    """
    if name not in CALCULATORS:
        raise ValueError(f"There is no calculation {name!r}. There are: {', '.join(CALCULATORS)}.")
    calculation = CALCULATORS[name]
    return calculation.run(in_smallest_money(values, calculation.sums, group.minor_digits), group)


def of_part(
    definition: Definition, part: Calculator, raw: Raw, parse_number: ParseNumber, group: Group
) -> Computed | Missing:
    """Run a calculator's calculation with an answer to its exercise.

    raw: the answer as typed; what has a fault counts as missing, a slider not moved as the number it begins with.
    parse_number: reads numbers in the reader's language.
    group: who calculates; this answer is put in the place of its own one.
    """
    calculation, raw = CALCULATORS[part.calculation], with_given_slides(definition, raw)
    if calculation.of_the_group:
        group = replace(group, answers={**group.answers, definition.id: values(definition, raw, parse_number)})
    own = calculation.arguments is not None
    return compute(part.calculation, values(definition, raw, parse_number, part.id if own else ""), group)
