"""The chart of a comparison of business forms: a bar for each form with its share of the points."""

from collections.abc import Mapping
from fractions import Fraction

from markupsafe import Markup

from coopkit.business.structures.comparison import Comparison, RankedForm
from coopkit.calculators.choosing_a_form.wording import FORM_NAMES
from coopkit.i18n import N_, Locale
from coopkit.views.charts.bars import Bar, BarRow, draw_bar_rows


def draw_structure_comparison(
    comparison: Comparison, locale: Locale, *, before: Mapping[str, Fraction] | None = None
) -> Markup:
    """Draw a bar for each ranked form as SVG, dark for the form in first place.

    Args:
        before: the shares of an earlier comparison by form (1 is all points), named in the label where they differ.
    """

    def row(form: RankedForm) -> BarRow:
        share, was, first = locale.percent(form.share), (before or {}).get(form.form), form.place == 1
        if was is not None and was != form.share:
            share = locale.text(N_("{now}, was {before}"), now=share, before=locale.percent(was))
        return BarRow(locale.text(FORM_NAMES[form.form]), share, (Bar(0, float(form.share), first),), first)

    return draw_bar_rows([row(form) for form in comparison.ranked], locale)
