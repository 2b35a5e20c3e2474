"""A calculation's result in print: its lines as a table, blank to write in or filled with somebody's numbers."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from coopkit.calculators import (
    CALCULATORS,
    CalculationContext,
    CalculationResult,
    IncompleteInput,
    compute,
    compute_part,
)
from coopkit.calculators.calculation import ResultLine
from coopkit.exercises.accept import read_values
from coopkit.exercises.definition import Definition
from coopkit.exercises.initial_values import with_slider_positions
from coopkit.exercises.kinds.calculator import Calculator
from coopkit.i18n import Locale
from coopkit.report import TableCell
from coopkit.views.paper.sheet_answers import TOGETHER, SheetAnswers
from coopkit.views.tables import cell_text, table_texts

MONTHS = 12
"""With at least so many lines of the same formula, a calculation's own table shows them better."""


@dataclass(frozen=True)
class SheetCalculations:
    """What the calculations of a sheet need beside the answers printed on it.

    group: the answers to other exercises. sample: the name of the invented group that they belong to, "" for a real
    group. hidden: calculators whose result must not be printed yet, as "exercise/part".
    """

    group: CalculationContext
    sample: str = ""
    hidden: frozenset[str] = frozenset()


@dataclass(frozen=True)
class PrintedLine:
    """A line of a calculation: its label, its formula in words, and its figure, "" for one to write in by hand.

    span: how many lines share the formula, counted at the first of them; 0 at the others.
    """

    label: str
    formula: str
    figure: str
    span: int


@dataclass(frozen=True)
class PrintedCalculation:
    """A calculation's result in the reader's language; without a result, its blank lines.

    heading: whose result it is. lines: none if tables have everything. tables: caption, head and rows.
    """

    heading: str
    sentences: tuple[str, ...] = ()
    formula: tuple[str, ...] = ()
    lines: tuple[PrintedLine, ...] = ()
    tables: tuple[tuple[str, tuple[str, ...], tuple[tuple[str, ...], ...]], ...] = ()


def print_calculation(
    definition: Definition, part: Calculator, answers: SheetAnswers, locale: Locale, calculations: SheetCalculations
) -> PrintedCalculation:
    """Return a calculator's result for the printed answers; of several answers, for the group's, which is the last."""
    person, found = _result_to_print(definition, part, answers, locale, calculations)
    lines = CALCULATORS[part.calculation].lines
    if found is None:
        return PrintedCalculation("", lines=tuple(_printed_lines(lines, {}, locale)))
    lines_of_formula = Counter(line.explanation for line in lines)
    if found.tables:
        lines = tuple(line for line in lines if lines_of_formula[line.explanation] < MONTHS)
    printed = tuple(_printed_lines(lines, found.figures, locale))
    return PrintedCalculation(
        heading=person,
        sentences=tuple(map(locale.resolve, found.sentences)),
        formula=() if printed else tuple(map(locale.resolve, found.formula)),
        lines=printed,
        tables=tuple(table_texts(table, locale) for table in found.tables),
    )


def _result_to_print(
    definition: Definition, part: Calculator, answers: SheetAnswers, locale: Locale, calculations: SheetCalculations
) -> tuple[str, CalculationResult | None]:
    """Return the name to print above the result, "" for none, and the result, None if there is none to print."""
    person, raw = answers.entries[-1] if answers.entries else ("", {})
    several = len(answers.entries) > 1
    if (several and person != locale.text(TOGETHER)) or f"{definition.id}/{part.id}" in calculations.hidden:
        return "", None
    found: CalculationResult | IncompleteInput
    if calculations.sample and CALCULATORS[part.calculation].reads_group_answers:
        takes_own_inputs = CALCULATORS[part.calculation].arguments is not None
        typed = read_values(
            definition, with_slider_positions(definition, raw), locale.parse_number, part.id if takes_own_inputs else ""
        )
        person, found = calculations.sample, compute(part.calculation, typed, calculations.group)
    elif raw:
        person, found = (
            person if several else "",
            compute_part(definition, part, raw, locale.parse_number, calculations.group),
        )
    else:
        return "", None
    return person, found if isinstance(found, CalculationResult) else None


def _printed_lines(
    lines: tuple[ResultLine, ...], figures: Mapping[str, TableCell], locale: Locale
) -> Iterator[PrintedLine]:
    """Yield the lines of a calculation, with figures if there are any."""
    for how, same in groupby(lines, key=lambda line: line.explanation):
        together = tuple(same)
        for line in together:
            span = len(together) if line is together[0] else 0
            yield PrintedLine(locale.text(line.label), locale.text(how), cell_text(figures.get(line.id), locale), span)
