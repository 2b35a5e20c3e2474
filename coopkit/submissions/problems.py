"""What is wrong at a field, in words: said while one types, and no judgement."""

from dataclasses import dataclass
from decimal import Decimal

from coopkit.exercises import Definition, Raw
from coopkit.exercises import problems as problems_in
from coopkit.exercises.checking import LARGEST, Fault, Problem, count_words
from coopkit.exercises.fields import NumberField, Slider, TextField, pick
from coopkit.exercises.part import named_fields
from coopkit.i18n import N_, LazyText, Locale, NumberStyle, lazy, lazy_n
from coopkit.submissions.messages import Meaning
from coopkit.submissions.number_readings import NOT_UNDERSTOOD

SHOWN, WHOLE, FEW = Decimal("1234.50"), Decimal("1234"), Decimal("12")
"""Examples: two that show the sign of decimals and of thousands, and a small one."""

TWO_MEANINGS = N_("“{typed}” can mean two things. Which one do you mean?")


class Replacement(Meaning, frozen=True):
    """A meaning of a number that was saved before anybody said which it has: the number as this reader types it."""

    typed: str


@dataclass(frozen=True)
class FieldNotes:
    """What is said at fields, by their names.

    problems: a sentence for each field that has a fault. meanings: what may be meant by a number with two meanings, the
    likelier first. readings: what a number is read as that is not written in the reader's own way.
    """

    problems: dict[str, str]
    meanings: dict[str, tuple[Meaning, ...]]
    readings: dict[str, str]


def notes_on_fields(definition: Definition, raw: Raw, locale: Locale) -> FieldNotes:
    """What is said at the fields of an answer as it stands."""
    found = problems_in(definition, raw, locale.parse_number, locale.is_ambiguous)
    fields = (named for part in definition.parts for named in named_fields(part, raw))
    read = {name: locale.interpretation(pick(raw, name)) for name, field in fields if isinstance(field, NumberField)}
    return FieldNotes(
        problems={problem.name: locale.resolve(_sentence(problem, locale)) for problem in found},
        meanings={each.name: meanings for each in found if (meanings := _meanings(each, locale))},
        readings={name: text for name, text in read.items() if text},
    )


def _meanings(problem: Problem, locale: Locale) -> tuple[Meaning, ...]:
    if problem.fault is Fault.AMBIGUOUS:
        choices = locale.read_number(problem.typed).choices
        return tuple(Meaning(style.tag, locale.with_style(style).spell_out(value)) for style, value in choices)
    tag = locale.number_style.tag  # the answer is about this number: how this reader writes numbers stays
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
    return typed.removesuffix(NOT_UNDERSTOOD).rstrip() if typed.endswith(NOT_UNDERSTOOD) else ""


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
