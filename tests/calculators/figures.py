"""Examples of calculations, changed, and the figures that come out."""

from decimal import Decimal

from coopkit.calculators import CALCULATORS, CalculationResult, compute
from coopkit.i18n import Money
from tests.calculators.money import CENTS


def computed(name: str, changed: dict[str, Decimal | int | str] | None = None) -> CalculationResult:
    """The result of a calculation's own example, with numbers and texts changed."""
    values: dict[str, Decimal | str] = dict(CALCULATORS[name].example)
    values |= {key: value if isinstance(value, str) else Decimal(value) for key, value in (changed or {}).items()}
    result = compute(name, values, CENTS)
    assert isinstance(result, CalculationResult)
    return result


def money(result: CalculationResult, figure: str) -> Decimal:
    """A figure that is money."""
    shown = result.figures[figure]
    assert isinstance(shown, Money) and isinstance(shown.amount, Decimal)
    return shown.amount
