"""The sentence for each warning about a plan."""

from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from coopkit.business.plan import Evaluation, PlanWarning
from coopkit.countries import Fact
from coopkit.i18n import N_, ExactPercent, LazyText, Money, Value, lazy

_SENTENCES = MappingProxyType(
    {
        "price-below-variable-cost": N_(
            "“{product}” sells for {price} and costs {cost} a unit: each one that you sell adds a loss."
        ),
        "cash-short-at-start": N_("Before month 1 you pay more than you have: {missing} is missing."),
        "cash-runs-out": N_(
            "The money runs out in month {month}; at least {missing} more at the start would carry you through."
        ),
        "cash-runs-out-later": N_(
            "In year {year} the money runs out in month {month}; "
            "at least {missing} more would carry you through that year."
        ),
        "loss": N_("The first year ends with a loss of {loss}, so there is nothing to share."),
        "break-even-above-sales": N_(
            "In an average month you sell for {sales}; to cover its costs you must sell for {needed}."
        ),
        "instalment-above-surplus": N_(
            "In year 1 the loan takes {instalments}, but you earn only {earned} to pay it from."
        ),
        "reserve-below-stated": N_(
            "Your reserve gets {rate} of the surplus, less than the {stated} that you hold it against. "
            "Ask your registrar."
        ),
    }
)
_NAMELESS = N_("Something that sells for {price} costs {cost} a unit: each one that you sell adds a loss.")
_NOTHING_EARNED = N_("In year 1 the loan takes {instalments}, and you earn nothing to pay it from.")
_RESERVE = N_(
    "Your reserve gets {rate} of the surplus. At least {stated} is stated by {source}, {date}; ask your registrar."
)
_RATES = ("rate", "stated")


def warning_sentences(evaluation: Evaluation, stated: Fact | None) -> tuple[LazyText, ...]:
    """Return a sentence for each warning of an evaluated plan.

    stated: the fact with the minimum reserve that the plan was evaluated with; it names the source.
    """
    return tuple(_warning_sentence(warning, stated) for warning in evaluation.warnings)


def _warning_sentence(warning: PlanWarning, stated: Fact | None) -> LazyText:
    given = dict(warning.values)
    earned = given.get("earned")
    values = {name: _formatted_value(name, value) for name, value in warning.values}
    match warning.code:
        case "break-even-out-of-reach":
            return lazy(str(given["reason"]))
        case "price-below-variable-cost" if not given["product"]:
            return lazy(_NAMELESS, **values)
        case "instalment-above-surplus" if isinstance(earned, Decimal) and earned <= 0:
            return lazy(_NOTHING_EARNED, **values)
        case "reserve-below-stated" if stated:
            return lazy(_RESERVE, **values, source=lazy(stated.source), date=lazy(stated.as_of))
    return lazy(_SENTENCES[warning.code], **values)


def _formatted_value(name: str, value: Decimal | Fraction | int | str) -> Value:
    """Return a value of a warning for its sentence: rates as percent, amounts as money."""
    if isinstance(value, int | str):
        return value
    return ExactPercent(value) if name in _RATES and isinstance(value, Decimal) else Money(value)
