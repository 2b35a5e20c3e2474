"""Sliders for adjustable inputs: round steps around the current number, written as the reader writes numbers."""

from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from types import MappingProxyType

import ipywidgets as widgets

from coopkit.i18n import Locale, lazy
from coopkit.portfolio.adjustable_inputs import AdjustableInput, AdjustableKind
from coopkit.portfolio.adjustable_wording import displayed_value

STEPS_PER_SIDE = 20
"""The number of steps that a slider has below and above the current number."""

_STEP_SIZES = MappingProxyType(
    {
        AdjustableKind.UNITS: Decimal(5),
        AdjustableKind.AT_ONCE: Decimal(5),
        AdjustableKind.CAUTION: Decimal("0.05"),
        AdjustableKind.MONTHS: Decimal(1),
        AdjustableKind.PRICES: Decimal(1),
        AdjustableKind.VOLUME: Decimal(2),
        AdjustableKind.PAY: Decimal(1),
        AdjustableKind.RESERVE: Decimal(5),
    }
)
_FULL_RANGE = frozenset(
    {
        AdjustableKind.AT_ONCE,
        AdjustableKind.CAUTION,
        AdjustableKind.MONTHS,
        AdjustableKind.PROMISED,
        AdjustableKind.RESERVE,
    }
)
_PERCENTAGES = frozenset(
    {
        AdjustableKind.UNITS,
        AdjustableKind.AT_ONCE,
        AdjustableKind.PRICES,
        AdjustableKind.VOLUME,
        AdjustableKind.PAY,
        AdjustableKind.RESERVE,
    }
)


def slider_values(adjustable: AdjustableInput, also: Iterable[Decimal] = ()) -> tuple[Decimal, ...]:
    """Return the values of a slider in order; the current number is always among them.

    Args:
        adjustable: the input that the slider changes.
        also: further values, if they are in the range of the input.
    """
    step = _STEP_SIZES.get(adjustable.kind) or _round_step(adjustable)
    least, most = adjustable.least, adjustable.most
    if adjustable.kind not in _FULL_RANGE:
        least, most = (
            max(least, adjustable.now - STEPS_PER_SIDE * step),
            min(most, adjustable.now + STEPS_PER_SIDE * step),
        )
    first = int((least / step).to_integral_value(ROUND_CEILING))
    last = int((most / step).to_integral_value(ROUND_FLOOR))
    further = (each for each in also if adjustable.least <= each <= adjustable.most)
    found = (adjustable.now, *further, *(step * count for count in range(first, last + 1)))
    return tuple(sorted({each.quantize(adjustable.unit) for each in found}))


def _round_step(adjustable: AdjustableInput) -> Decimal:
    """Return the largest round step, 1, 2 or 5 with zeros, that is at most a twentieth of the number."""
    wanted = (adjustable.most if adjustable.kind is AdjustableKind.PROMISED else adjustable.now) / STEPS_PER_SIDE
    if wanted <= adjustable.unit:
        return adjustable.unit
    ten = Decimal(1).scaleb(wanted.adjusted())
    return max(ten * head for head in (1, 2, 5) if ten * head <= wanted)


def slider_for(
    adjustable: AdjustableInput, value: Decimal, locale: Locale, label: str, old: widgets.SelectionSlider | None
) -> widgets.SelectionSlider:
    """Return a slider set to a value: the old one if it has the same values, else a new one.

    A new one is needed because a page whose slider gets other values may still answer with one of the old values.

    Args:
        adjustable: the input that the slider changes.
        value: the value to set.
        locale: the language of its values.
        label: the text above the slider.
        old: the slider shown so far, or None.
    """
    values = slider_values(adjustable, (value,))
    options = tuple((value_text(adjustable.kind, each, locale), each) for each in values)
    value = value if value in values else adjustable.now
    if old is not None and tuple(old.options) == options:
        old.value = value
        return old
    return widgets.SelectionSlider(
        options=options,
        value=value,
        description=label,
        style={"description_width": "auto"},
        layout={"width": "auto"},
        _dom_classes=["in-words"],
    )


def value_text(kind: AdjustableKind, value: Decimal, locale: Locale) -> str:
    """Return a value as it is shown beside its slider."""
    if kind in _PERCENTAGES:
        return locale.exact_percent(value.scaleb(-2))
    return locale.resolve(lazy("{value}", value=displayed_value(kind, value, locale.minor_digits)))
