"""What the fields of a group's answers are called where two versions of them have to be told apart."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from coopkit.i18n import N_, Locale, Said, say
from coopkit.portfolio.adjustable_inputs import Kind
from coopkit.portfolio.adjustable_wording import LABELS
from coopkit.portfolio.plan_fields import BREAK_EVEN, PLACES, TESTS
from coopkit.portfolio.seven_tests import DEMAND

_OTHERS: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        (BREAK_EVEN, "costs.*.item"): N_("the name of a fixed cost"),
        (BREAK_EVEN, "ours.price"): LABELS[Kind.PRICE],
        (BREAK_EVEN, "ours.variable"): LABELS[Kind.VARIABLE],
        (BREAK_EVEN, "ours.members"): LABELS[Kind.MEMBERS],
        (BREAK_EVEN, "ours.can_give"): N_("What each member can give"),
        (DEMAND, "ours.*.caution"): LABELS[Kind.CAUTION],
        (DEMAND, "ours.*.price"): LABELS[Kind.PRICE],
        (TESTS, "result.promised"): LABELS[Kind.PROMISED],
    }
)


def field_names(exercises: Sequence[str], locale: Locale) -> dict[str, dict[str, str]]:
    """Return names in the reader's language, by exercise and full field name; "*" stands for each row of a table.

    Args:
        exercises: whose fields are named.
    """
    found: dict[str, dict[str, str]] = {exercise: {} for exercise in exercises}
    for exercise, name, said in (*_of_the_plan(), *((*place, say(text)) for place, text in _OTHERS.items())):
        if exercise in found:
            found[exercise][name] = locale.say(said)
    return found


def _of_the_plan() -> Iterator[tuple[str, str, Said]]:
    for place in PLACES.values():
        month = place.field.removeprefix("products.units.")
        text = say(place.label)
        if month != place.field:
            text = say(N_("{what}, month {n}"), what=text, n=month)
        yield place.exercise, place.name, text
