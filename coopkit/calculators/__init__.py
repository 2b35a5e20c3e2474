"""The table of named calculations: a group's numbers in, sentences, formula and tables out."""

from collections.abc import Mapping
from types import MappingProxyType

from coopkit.calculators.compare_forms import compare_forms
from coopkit.calculators.computed import Calculation, Computed, Missing, Table, Values
from coopkit.calculators.joint_buying import ARGUMENTS, buy_together

__all__ = ["CALCULATORS", "Calculation", "Computed", "Missing", "Table", "Values", "compute"]

CALCULATORS: Mapping[str, Calculation] = MappingProxyType(
    {
        calculation.name: calculation
        for calculation in (
            Calculation("joint-buying", ARGUMENTS, buy_together),
            Calculation("compare-forms", None, compare_forms),
        )
    }
)


def compute(name: str, values: Values) -> Computed | Missing:
    """Run a calculation by its name.

    values: numbers and texts by the calculation's arguments, or by field name where it has none; others are
    ignored. Returns Missing, in words, for what is absent or out of range.
    Raises ValueError for an unknown name and for an option that no form offers.
    """
    if name not in CALCULATORS:
        raise ValueError(f"There is no calculation {name!r}. There are: {', '.join(CALCULATORS)}.")
    return CALCULATORS[name].run(values)
