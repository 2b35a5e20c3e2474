"""A named calculation, the group that runs it, and its result: sentences, figures, tables and a chart as data."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from coopkit.calculators.inputs import IncompleteInput, Values
from coopkit.countries import Fact
from coopkit.i18n import LazyText
from coopkit.portfolio.group_answers import GroupAnswers
from coopkit.report import Chart, Table, TableCell


@dataclass(frozen=True)
class CalculationContext:
    """The group that calculates: its answers to all exercises, its money, and its country.

    minor_digits: decimal places of the smallest money in use; amounts that are posted or paid are rounded to them.
    facts: what named sources state about the reader's country.
    """

    answers: GroupAnswers = field(default_factory=GroupAnswers)
    minor_digits: int = field(kw_only=True)
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True)
class ResultLine:
    """A line of a calculation done on paper: its id, its label, and how it is calculated, in words."""

    id: str
    label: str
    explanation: str = ""


@dataclass(frozen=True)
class CalculationResult:
    """The result of a calculation.

    sentences: the main finding first. formula: the calculation with the group's own numbers.
    figures: by the id of a `ResultLine`, or further ones that prefill fields of other exercises.
    """

    sentences: tuple[LazyText, ...]
    formula: tuple[LazyText, ...] = ()
    tables: tuple[Table, ...] = ()
    figures: Mapping[str, TableCell] = field(default_factory=dict)
    chart: Chart | None = None


@dataclass(frozen=True)
class Calculation:
    """A named calculation.

    arguments: the names of its numbers; None if it takes the answers to its whole exercise, by full field name.
    lines: the lines to fill in on a worksheet, in order; none if the tables say everything.
    example: an input under the names that `run` takes, for the answer key's worked example.
    reads_group_answers: whether it also reads the group's answers to other exercises; otherwise it gets none.
    money_inputs: the inputs that are sums of money, by column or by the last part of the field name.
    """

    name: str
    arguments: tuple[str, ...] | None
    run: Callable[[Values, CalculationContext], CalculationResult | IncompleteInput]
    lines: tuple[ResultLine, ...] = ()
    example: Values = field(default_factory=dict)
    reads_group_answers: bool = False
    money_inputs: tuple[str, ...] = ()
