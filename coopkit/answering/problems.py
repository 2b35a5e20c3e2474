"""What is wrong at a field, in words: said while one types, and no judgement."""

from decimal import Decimal

from coopkit.exercises import Definition, Raw
from coopkit.exercises import problems as problems_in
from coopkit.exercises.faults import LARGEST, Fault, Problem, count_words
from coopkit.exercises.fields import NumberField, Slider, TextField
from coopkit.i18n import Locale, Said, say, say_n

SHOWN, WHOLE, FEW = Decimal("1234.50"), Decimal("1234"), Decimal("12")
"""Examples: two that show the sign of decimals and of thousands, and a small one."""


def problems(definition: Definition, raw: Raw, locale: Locale) -> dict[str, str]:
    """A sentence for each field that has a fault, by its name."""
    return {
        problem.name: locale.say(_sentence(problem, locale))
        for problem in problems_in(definition, raw, locale.parse_number)
    }


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
            return say("{words} stands here twice.", words=typed)
        case Fault.WORDY, TextField(most_words=most):
            one, many = "This has {n} word; at most {most} fit.", "This has {n} words; at most {most} fit."
            return say_n(one, many, count_words(problem.typed), most=most)
    whole = isinstance(problem.field, NumberField) and problem.field.whole
    example = locale.number(WHOLE) if whole else locale.number(SHOWN, 2)
    return say("This number cannot be read. Write it like {example}.", example=example)
