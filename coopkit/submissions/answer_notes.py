"""What is shown beside an answer while it is typed: problems, readings, remarks on rows, totals, computed results."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from coopkit.calculators import CalculationResult, IncompleteInput
from coopkit.exercises import Definition, Raw, find_problems, read_values
from coopkit.exercises.blocks import fields_of
from coopkit.exercises.checking import LARGEST, Fault, Problem, count_words
from coopkit.exercises.fields import Condition, Grid, NumberField, Slider, TextField, single_value
from coopkit.exercises.part import named_fields
from coopkit.i18n import N_, LazyText, Locale, NumberStyle, lazy, lazy_n
from coopkit.submissions.messages import Meaning
from coopkit.submissions.number_readings import UNREAD_MARK

SHOWN, WHOLE, FEW = Decimal("1234.50"), Decimal("1234"), Decimal("12")
"""Examples: two that show the sign of decimals and of thousands, and a small one."""

TWO_MEANINGS = N_("“{typed}” can mean two things. Which one do you mean?")


class Replacement(Meaning, frozen=True):
    """A meaning of a number that was saved while ambiguous, with the number as this reader would type it."""

    typed: str


@dataclass(frozen=True)
class AnswerNotes:
    """What is shown beside an answer as it stands. Nothing here judges the answer.

    problems: a sentence for each field that has a fault, by its name.
    meanings: what a number with two meanings can mean, the likelier first, by field.
    readings: what a number is read as that is not written in the reader's own way, by field.
    row_notes: the authors' remarks whose conditions hold, by `part.row`.
    totals: the sums of the columns that have one, by `part.column`.
    results: what each calculator that may be seen gives, by part.
    """

    problems: dict[str, str]
    meanings: dict[str, tuple[Meaning, ...]]
    readings: dict[str, str]
    row_notes: dict[str, str]
    totals: dict[str, str]
    results: Mapping[str, CalculationResult | IncompleteInput]


def answer_notes(
    definition: Definition,
    raw: Raw,
    locale: Locale,
    results: Mapping[str, CalculationResult | IncompleteInput],
) -> AnswerNotes:
    """Return what is shown beside an answer.

    Args:
        raw: the answer as its form shows it.
        results: what its calculators give; see `calculations.calculate`.
    """
    found = find_problems(definition, raw, locale.parse_number, locale.is_ambiguous)
    fields = (named for part in definition.parts for named in named_fields(part, raw))
    read = {
        name: locale.interpretation(single_value(raw, name)) for name, field in fields if isinstance(field, NumberField)
    }
    return AnswerNotes(
        problems={problem.name: locale.resolve(_sentence(problem, locale)) for problem in found},
        meanings={each.name: meanings for each in found if (meanings := _meanings(each, locale))},
        readings={name: text for name, text in read.items() if text},
        row_notes=_row_notes(definition, raw),
        totals=_totals(definition, raw, locale),
        results=results,
    )


def _meanings(problem: Problem, locale: Locale) -> tuple[Meaning, ...]:
    if problem.fault is Fault.AMBIGUOUS:
        choices = locale.read_number(problem.typed).choices
        return tuple(Meaning(style.tag, locale.with_style(style).spell_out(value)) for style, value in choices)
    tag = locale.number_style.tag  # the question is about this number only, so the reader's number style stays
    return tuple(
        Replacement(tag, locale.spell_out(each), locale.as_input(each)) for each in _not_understood(problem, locale)
    )


def _not_understood(problem: Problem, locale: Locale) -> tuple[Decimal, ...]:
    """What a number can mean that is marked as not understood when it was saved; nothing for other texts."""
    typed = _unmarked(problem)
    styles = (locale.number_style, NumberStyle(".", ","), NumberStyle(",", "."))
    values = (locale.with_style(style).parse_number(typed) for style in styles)
    found = dict.fromkeys(Decimal(f"{each.normalize():f}") for each in values if each is not None)
    return tuple(found) if typed else ()


def _unmarked(problem: Problem) -> str:
    typed = problem.typed.strip()
    return typed.removesuffix(UNREAD_MARK).rstrip() if typed.endswith(UNREAD_MARK) else ""


def _sentence(problem: Problem, locale: Locale) -> LazyText:
    typed = " ".join(problem.typed.split())
    match problem.fault, problem.field:
        case Fault.BELOW, NumberField(least=limit) | Slider(low=limit):
            return lazy("This cannot be less than {limit}.", limit=Decimal(limit or -LARGEST))
        case Fault.ABOVE, NumberField(most=limit) | Slider(high=limit):
            return lazy("This cannot be more than {limit}.", limit=Decimal(limit or LARGEST))
        case Fault.NOT_WHOLE, _:
            return lazy("This must be a whole number, such as {example}.", example=FEW)
        case Fault.DUPLICATE, _:
            return lazy("“{words}” is here twice.", words=typed)
        case Fault.TOO_LONG, TextField(most_words=most):
            one, many = "This has {n} word; at most {most} fit.", "This has {n} words; at most {most} fit."
            return lazy_n(one, many, count_words(problem.typed), most=most)
        case Fault.AMBIGUOUS, _:
            return lazy(TWO_MEANINGS, typed=typed)
    could_mean = _not_understood(problem, locale)
    if len(could_mean) > 1:
        return lazy(TWO_MEANINGS, typed=_unmarked(problem))
    meant = could_mean[0] if could_mean else _meant(problem, locale)
    if meant is not None:
        return lazy("“{typed}” isn't a number. Did you mean {number}?", typed=typed, number=locale.example_input(meant))
    whole = isinstance(problem.field, NumberField) and problem.field.whole
    example = locale.example_input(WHOLE if whole else SHOWN)
    return lazy("We can't read this number. Write it like {example}.", example=example)


def _meant(problem: Problem, locale: Locale) -> Decimal | None:
    """The number that was surely meant: letters for digits, or the field's own unit written once more."""
    unit = problem.field.unit if isinstance(problem.field, NumberField) else ""
    typed = problem.typed.strip()
    bare = next((typed.removesuffix(end) for end in (unit, unit.partition(" ")[0]) if end and typed.endswith(end)), "")
    return locale.parse_number(bare) if bare else locale.suggest_number(typed)


def _row_notes(definition: Definition, raw: Raw) -> dict[str, str]:
    """Return the remarks whose conditions hold, by `part.row`."""
    found: dict[str, str] = {}
    for part, grid in _grids(definition):
        for row in grid.row_ids(raw, part):
            for note in grid.notes:
                if all(_holds(condition, raw.get(f"{part}.{row}.{condition.column}")) for condition in note.when):
                    found[f"{part}.{row}"] = note.text
    return found


def _totals(definition: Definition, raw: Raw, locale: Locale) -> dict[str, str]:
    """Return column sums, by `part.column`. A cell with a fault is left out, as it is in calculations."""
    read = read_values(definition, raw, locale.parse_number)
    found: dict[str, str] = {}
    for part, grid in _grids(definition):
        for column in grid.totals:
            cells = (read.get(f"{part}.{row}.{column}") for row in grid.row_ids(raw, part))
            total = sum((cell for cell in cells if isinstance(cell, Decimal)), Decimal(0))
            found[f"{part}.{column}"] = locale.number(total)
    return found


def _grids(definition: Definition) -> list[tuple[str, Grid]]:
    return [
        (part.id, field) for part in definition.parts for field in fields_of(part.layout()) if isinstance(field, Grid)
    ]


def _holds(condition: Condition, value: str | list[str] | None) -> bool:
    return isinstance(value, str) and value in condition.values
