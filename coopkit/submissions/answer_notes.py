"""Notes beside an answer while it is typed: problems, readings of numbers, remarks on rows, totals, results."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from coopkit.calculators import CalculationResult, IncompleteInput
from coopkit.exercises import Definition, RawAnswer, find_problems, read_values
from coopkit.exercises.blocks import fields_of
from coopkit.exercises.checking import LARGEST, Fault, Problem, count_words, limit_fault
from coopkit.exercises.fields import Condition, Grid, NumberField, Slider, TextField, single_value
from coopkit.exercises.part import named_fields
from coopkit.i18n import N_, LazyText, Locale, NumberStyle, lazy, lazy_n
from coopkit.submissions.messages import NumberMeaning
from coopkit.submissions.number_readings import UNREAD_MARK

EXAMPLE_NUMBER, EXAMPLE_WHOLE_NUMBER, EXAMPLE_SMALL_NUMBER = Decimal("1234.50"), Decimal("1234"), Decimal("12")
"""Examples in messages; the first two show how decimals and thousands are written."""

TWO_MEANINGS = N_("“{typed}” can mean two things. Which one do you mean?")


class Replacement(NumberMeaning, frozen=True):
    """A meaning of a number that was ambiguous when it was saved, with the number as this reader would type it."""

    typed: str


@dataclass(frozen=True)
class AnswerNotes:
    """Notes beside an answer as it is typed. They never judge the answer.

    problems: a sentence for each field with a fault, by field name.
    meanings: the meanings of each ambiguous number, the likelier first, by field name.
    readings: how a number was understood that isn't written in the reader's own style, by field name.
    row_notes: the authors' remarks whose conditions hold, by `part.row`.
    totals: the sums of columns, by `part.column`.
    results: of each calculator that isn't hidden, by part.
    """

    problems: dict[str, str]
    meanings: dict[str, tuple[NumberMeaning, ...]]
    readings: dict[str, str]
    row_notes: dict[str, str]
    totals: dict[str, str]
    results: Mapping[str, CalculationResult | IncompleteInput]


def answer_notes(
    definition: Definition,
    raw: RawAnswer,
    locale: Locale,
    results: Mapping[str, CalculationResult | IncompleteInput],
) -> AnswerNotes:
    """Return the notes beside an answer.

    Args:
        raw: the answer as its form shows it.
        results: of its calculators; see `calculations.calculate`.
    """
    found = find_problems(definition, raw, locale.parse_number, locale.is_ambiguous)
    fields = (named for part in definition.parts for named in named_fields(part, raw))
    read = {
        name: locale.interpretation(single_value(raw, name)) for name, field in fields if isinstance(field, NumberField)
    }
    return AnswerNotes(
        problems={problem.name: locale.resolve(_problem_sentence(problem, locale)) for problem in found},
        meanings={each.name: meanings for each in found if (meanings := _possible_meanings(each, locale))},
        readings={name: text for name, text in read.items() if text},
        row_notes=_row_notes(definition, raw),
        totals=_column_totals(definition, raw, locale),
        results=results,
    )


def _possible_meanings(problem: Problem, locale: Locale) -> tuple[NumberMeaning, ...]:
    """Return the meanings between which the reader can choose; nothing for other problems."""
    if problem.fault is Fault.AMBIGUOUS:
        choices = locale.read_number(problem.typed).choices
        return tuple(NumberMeaning(style.tag, locale.with_style(style).spell_out(value)) for style, value in choices)
    tag = locale.number_style.tag  # the question is about this number only, so the reader's number style stays
    return tuple(
        Replacement(tag, locale.spell_out(each), locale.as_input(each)) for each in _possible_numbers(problem, locale)
    )


def _possible_numbers(problem: Problem, locale: Locale) -> tuple[Decimal, ...]:
    """Return the numbers that an unreadable text may mean, the likeliest first; nothing for other problems."""
    if problem.fault is not Fault.UNREADABLE or isinstance(problem.field, TextField):
        return ()
    found = _readings_of_marked_number(problem, locale) or _suggested_numbers(problem, locale)
    return tuple(each for each in found if limit_fault(problem.field, each) is None) or found


def _readings_of_marked_number(problem: Problem, locale: Locale) -> tuple[Decimal, ...]:
    """Return the possible meanings of a number that is marked as unread; nothing for other texts."""
    typed = _without_unread_mark(problem)
    styles = (locale.number_style, NumberStyle(".", ","), NumberStyle(",", "."))
    values = (locale.with_style(style).parse_number(typed) for style in styles)
    found = dict.fromkeys(Decimal(f"{each.normalize():f}") for each in values if each is not None)
    return tuple(found) if typed else ()


def _without_unread_mark(problem: Problem) -> str:
    """Return the typed number without the mark that it was unread when saved; "" without a mark."""
    typed = problem.typed.strip()
    return typed.removesuffix(UNREAD_MARK).rstrip() if typed.endswith(UNREAD_MARK) else ""


def _problem_sentence(problem: Problem, locale: Locale) -> LazyText:
    """Return the sentence that explains a problem and how to solve it."""
    typed = " ".join(problem.typed.split())
    match problem.fault, problem.field:
        case Fault.BELOW, NumberField(least=limit) | Slider(low=limit):
            return lazy("This can’t be less than {limit}.", limit=Decimal(limit or -LARGEST))
        case Fault.ABOVE, NumberField(most=limit) | Slider(high=limit):
            return lazy("This can’t be more than {limit}.", limit=Decimal(limit or LARGEST))
        case Fault.NOT_WHOLE, _:
            return lazy("This must be a whole number, such as {example}.", example=EXAMPLE_SMALL_NUMBER)
        case Fault.DUPLICATE, _:
            return lazy("“{words}” is in this list twice.", words=typed)
        case Fault.TOO_LONG, TextField(most_words=most):
            one, many = "This has {n} word; at most {most} fit.", "This has {n} words; at most {most} fit."
            return lazy_n(one, many, count_words(problem.typed), most=most)
        case Fault.AMBIGUOUS, _:
            return lazy(TWO_MEANINGS, typed=typed)
    could_mean = _possible_numbers(problem, locale)
    if len(could_mean) > 1:
        return lazy(TWO_MEANINGS, typed=_without_unread_mark(problem) or typed)
    for meant in could_mean:
        return lazy("“{typed}” isn't a number. Did you mean {number}?", typed=typed, number=locale.example_input(meant))
    whole = isinstance(problem.field, NumberField) and problem.field.whole
    example = locale.example_input(EXAMPLE_WHOLE_NUMBER if whole else EXAMPLE_NUMBER)
    return lazy("We can't read this number. Write it like {example}.", example=example)


def _suggested_numbers(problem: Problem, locale: Locale) -> tuple[Decimal, ...]:
    """Return the numbers that were probably meant: with slips in signs or letters, or with the unit after them."""
    unit = problem.field.unit if isinstance(problem.field, NumberField) else ""
    typed = (_without_unread_mark(problem) or problem.typed).strip()
    bare = next((typed.removesuffix(end) for end in (unit, unit.partition(" ")[0]) if end and typed.endswith(end)), "")
    if not bare:
        return locale.suggest_numbers(typed)
    reading = locale.read_number(bare)
    if reading.value is not None:
        return (reading.value,)
    return tuple(value for _, value in reading.choices) or locale.suggest_numbers(bare)


def _row_notes(definition: Definition, raw: RawAnswer) -> dict[str, str]:
    """Return the remarks whose conditions hold, by `part.row`."""
    found: dict[str, str] = {}
    for part, grid in _grids_with_parts(definition):
        for row in grid.row_ids(raw, part):
            for note in grid.notes:
                if all(
                    _condition_holds(condition, raw.get(f"{part}.{row}.{condition.column}")) for condition in note.when
                ):
                    found[f"{part}.{row}"] = note.text
    return found


def _column_totals(definition: Definition, raw: RawAnswer, locale: Locale) -> dict[str, str]:
    """Return column sums, by `part.column`. A cell with a fault is left out, as it is in calculations."""
    read = read_values(definition, raw, locale.parse_number)
    found: dict[str, str] = {}
    for part, grid in _grids_with_parts(definition):
        for column in grid.totals:
            cells = (read.get(f"{part}.{row}.{column}") for row in grid.row_ids(raw, part))
            total = sum((cell for cell in cells if isinstance(cell, Decimal)), Decimal(0))
            found[f"{part}.{column}"] = locale.number(total)
    return found


def _grids_with_parts(definition: Definition) -> list[tuple[str, Grid]]:
    """Return the grids of an exercise, each with its part's id."""
    return [
        (part.id, field) for part in definition.parts for field in fields_of(part.layout()) if isinstance(field, Grid)
    ]


def _condition_holds(condition: Condition, value: str | list[str] | None) -> bool:
    return isinstance(value, str) and value in condition.values
