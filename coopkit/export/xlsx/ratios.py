"""The ratios of a year as lines of formulas, for the business plan and the board pack."""

from collections.abc import Mapping

from coopkit.export.xlsx.formulas import round_quantity
from coopkit.export.xlsx.sheet_lines import YearLine
from coopkit.export.xlsx.workbook import DASH, CellValue, dash_if_undefined


def _quotient(dividend: str, divisor: str) -> str:
    """Return the formula of a quotient, or of a dash if the divisor, a cell or function, is not above 0."""
    return f'IF({divisor}>0,({dividend})/{divisor},"{DASH}")'


_FORMULAS = {
    "working_capital": (round_quantity("{short_term_assets}-{short_term_debts}"), "money"),
    "current_ratio": (_quotient("{short_term_assets}", "{short_term_debts}"), "ratio right"),
    "debt_to_equity": (_quotient("{debts}", "{equity}"), "ratio right"),
    "gross_margin": (_quotient("{gross_surplus}", "{sales}"), "percent right"),
    "net_margin": (_quotient("{surplus}", "{sales}"), "percent right"),
    "debt_service_cover": (_quotient("{earned_before_loan}", "{instalments}"), "ratio right"),
}
"""Formula and style of each ratio, by the names that `business` gives them."""


def ratio_lines(labels: Mapping[str, str], operands: Mapping[str, str]) -> tuple[YearLine, ...]:
    """Return a line for each ratio.

    labels: messages by the ratios' names. operands: what the formulas above are made of, each a formula with `{year}`.
    """
    return tuple(
        YearLine(label, name, formula.format_map(operands), style)
        for name, label in labels.items()
        for formula, style in (_FORMULAS[name],)
    )


def ratio_values(labels: Mapping[str, str], ratios: object) -> dict[str, CellValue]:
    """Return the ratios that coopkit calculated, attributes of `ratios`; a dash for one that is not defined."""
    return {name: dash_if_undefined(getattr(ratios, name)) for name in labels}
