"""Labels of the fields of plan and tests, for pages that compare two versions of an answer."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from coopkit.i18n import N_, LazyText, Locale, lazy
from coopkit.portfolio.adjustable_inputs import AdjustableKind
from coopkit.portfolio.adjustable_wording import LABELS
from coopkit.portfolio.feasibility_reader import DEMAND
from coopkit.portfolio.plan_fields import BINDINGS, BREAK_EVEN, TESTS

_OTHER_LABELS: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        (BREAK_EVEN, "costs.*.item"): N_("the name of a fixed cost"),
        (BREAK_EVEN, "ours.price"): LABELS[AdjustableKind.PRICE],
        (BREAK_EVEN, "ours.variable"): LABELS[AdjustableKind.VARIABLE],
        (BREAK_EVEN, "ours.members"): LABELS[AdjustableKind.MEMBERS],
        (BREAK_EVEN, "ours.can_give"): N_("What each member can give"),
        (DEMAND, "ours.*.caution"): LABELS[AdjustableKind.CAUTION],
        (DEMAND, "ours.*.price"): LABELS[AdjustableKind.PRICE],
        (TESTS, "result.promised"): LABELS[AdjustableKind.PROMISED],
    }
)


def field_labels(exercises: Sequence[str], locale: Locale) -> dict[str, dict[str, str]]:
    """Return labels in the reader's language by exercise and full field name; "*" stands for each row of a table.

    Args:
        exercises: those whose fields are labelled.
    """
    found: dict[str, dict[str, str]] = {exercise: {} for exercise in exercises}
    for exercise, name, said in (
        *_plan_field_labels(),
        *((*binding, lazy(text)) for binding, text in _OTHER_LABELS.items()),
    ):
        if exercise in found:
            found[exercise][name] = locale.resolve(said)
    return found


def _plan_field_labels() -> Iterator[tuple[str, str, LazyText]]:
    """Yield exercise, field name and label of each field of the plan."""
    for binding in BINDINGS.values():
        month = binding.field.removeprefix("products.units.")
        text = lazy(binding.label)
        if month != binding.field:
            text = lazy(N_("{what}, month {n}"), what=text, n=month)
        yield binding.exercise, binding.name, text
