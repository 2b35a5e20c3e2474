"""The result of a calculation on paper: its steps as a table to write in, or with somebody's numbers in it."""

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
from coopkit.exercises.accept import values
from coopkit.exercises.definition import Definition
from coopkit.exercises.initial_values import with_given_slides
from coopkit.exercises.kinds.calculator import Calculator
from coopkit.i18n import Locale
from coopkit.report import TableCell
from coopkit.views.paper.sheet_answers import TOGETHER, SheetAnswers
from coopkit.views.tables import cell_text, table_texts

MONTHS = 12
"""Lines that come about alike, from which on a table beside them says them too, and more."""


@dataclass(frozen=True)
class WorkedFacts:
    """What calculations know beside the sheet, and which of them may not tell yet.

    group: whose answers to other exercises they read. sample: the name of the group where it is an invented one,
    whose own answers stand behind what is set in place. waiting: calculators that wait for the key, as
    "exercise/part".
    """

    group: CalculationContext
    sample: str = ""
    waiting: frozenset[str] = frozenset()


@dataclass(frozen=True)
class WorkedStep:
    """A line of the calculation: what it is, how it comes about, and the figure, "" where it is to be written.

    span: how many lines in a row come about like this one; 0 where the line before has said it.
    """

    label: str
    how: str
    figure: str
    span: int


@dataclass(frozen=True)
class Worked:
    """A result in the reader's language, empty where there is none.

    heading: whose it is. steps: none where tables say it all; tables: caption, head and rows.
    """

    heading: str
    said: tuple[str, ...] = ()
    formula: tuple[str, ...] = ()
    steps: tuple[WorkedStep, ...] = ()
    tables: tuple[tuple[str, tuple[str, ...], tuple[tuple[str, ...], ...]], ...] = ()


def worked(definition: Definition, part: Calculator, ink: SheetAnswers, locale: Locale, known: WorkedFacts) -> Worked:
    """The result of what is set in place; of several answers that of the group, which stands last."""
    who, found = _found(definition, part, ink, locale, known)
    lines = CALCULATORS[part.calculation].lines
    if found is None:
        return Worked("", steps=tuple(_steps(lines, {}, locale)))
    alike = Counter(line.explanation for line in lines)
    if found.tables:
        lines = tuple(line for line in lines if alike[line.explanation] < MONTHS)
    steps = tuple(_steps(lines, found.figures, locale))
    return Worked(
        heading=who,
        said=tuple(map(locale.resolve, found.sentences)),
        formula=() if steps else tuple(map(locale.resolve, found.formula)),
        steps=steps,
        tables=tuple(table_texts(table, locale) for table in found.tables),
    )


def _found(
    definition: Definition, part: Calculator, ink: SheetAnswers, locale: Locale, known: WorkedFacts
) -> tuple[str, CalculationResult | None]:
    """Whose result it is, "" where that is plain, and the result."""
    who, raw = ink.entries[-1] if ink.entries else ("", {})
    several = len(ink.entries) > 1
    if (several and who != locale.text(TOGETHER)) or f"{definition.id}/{part.id}" in known.waiting:
        return "", None
    found: CalculationResult | IncompleteInput
    if known.sample and CALCULATORS[part.calculation].reads_group_answers:
        own = CALCULATORS[part.calculation].arguments is not None
        typed = values(definition, with_given_slides(definition, raw), locale.parse_number, part.id if own else "")
        who, found = known.sample, compute(part.calculation, typed, known.group)
    elif raw:
        who, found = who if several else "", compute_part(definition, part, raw, locale.parse_number, known.group)
    else:
        return "", None
    return who, found if isinstance(found, CalculationResult) else None


def _steps(lines: tuple[ResultLine, ...], figures: Mapping[str, TableCell], locale: Locale) -> Iterator[WorkedStep]:
    for how, same in groupby(lines, key=lambda line: line.explanation):
        together = tuple(same)
        for line in together:
            span = len(together) if line is together[0] else 0
            yield WorkedStep(locale.text(line.label), locale.text(how), cell_text(figures.get(line.id), locale), span)
