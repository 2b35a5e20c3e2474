"""What is wrong at a field, in words: said while one types, and no judgement."""

from dataclasses import dataclass
from decimal import Decimal

from coopkit.answering.messages import Meaning
from coopkit.exercises import Definition, Raw
from coopkit.exercises import problems as problems_in
from coopkit.exercises.faults import LARGEST, Fault, Problem, count_words
from coopkit.exercises.fields import NumberField, Slider, TextField
from coopkit.exercises.open_answer import named_fields
from coopkit.exercises.part import pick
from coopkit.i18n import Locale, Said, say, say_n

SHOWN, WHOLE, FEW = Decimal("1234.50"), Decimal("1234"), Decimal("12")
"""Examples: two that show the sign of decimals and of thousands, and a small one."""


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
    read = {name: locale.reading(pick(raw, name)) for name, field in fields if isinstance(field, NumberField)}
    return FieldNotes(
        problems={problem.name: locale.say(_sentence(problem, locale)) for problem in found},
        meanings={each.name: _meanings(each.typed, locale) for each in found if each.fault is Fault.AMBIGUOUS},
        readings={name: text for name, text in read.items() if text},
    )


def _meanings(typed: str, locale: Locale) -> tuple[Meaning, ...]:
    choices = locale.read_number(typed).choices
    return tuple(Meaning(style.tag, locale.with_style(style).told(value)) for style, value in choices)


def _sentence(problem: Problem, locale: Locale) -> Said:
    typed = " ".join(problem.typed.split())
    match problem.fault, problem.field:
        case Fault.BELOW, NumberField(least=limit) | Slider(low=limit):
            return say("This cannot be less than {limit}.", limit=Decimal(limit or -LARGEST))
        case Fault.ABOVE, NumberField(most=limit) | Slider(high=limit):
            return say("This cannot be more than {limit}.", limit=Decimal(limit or LARGEST))
        case Fault.BROKEN, _:
            return say("This must be a whole number, such as {example}.", example=FEW)
        case Fault.TWICE, _:
            return say("“{words}” is here twice.", words=typed)
        case Fault.WORDY, TextField(most_words=most):
            one, many = "This has {n} word; at most {most} fit.", "This has {n} words; at most {most} fit."
            return say_n(one, many, count_words(problem.typed), most=most)
        case Fault.AMBIGUOUS, _:
            return say("“{typed}” can mean two things. Which one do you mean?", typed=typed)
    meant = _meant(problem, locale)
    if meant is not None:
        return say("“{typed}” isn't a number. Did you mean {number}?", typed=typed, number=locale.example(meant))
    whole = isinstance(problem.field, NumberField) and problem.field.whole
    example = locale.example(WHOLE if whole else SHOWN)
    return say("We can't read this number. Write it like {example}.", example=example)


def _meant(problem: Problem, locale: Locale) -> Decimal | None:
    """The number that was surely meant: letters for digits, or the field's own unit written once more."""
    unit = problem.field.unit if isinstance(problem.field, NumberField) else ""
    typed = problem.typed.strip()
    bare = next((typed.removesuffix(end) for end in (unit, unit.partition(" ")[0]) if end and typed.endswith(end)), "")
    return locale.parse_number(bare) if bare else locale.suggestion(typed)
