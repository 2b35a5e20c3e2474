"""The picture of a comparison of business forms: a bar a form with its name and its share."""

from collections.abc import Mapping
from fractions import Fraction

from markupsafe import Markup

from coopkit.business.structures.comparison import Comparison, RankedForm
from coopkit.calculators.choosing_a_form.wording import FORM_NAMES
from coopkit.i18n import N_, Locale
from coopkit.views.charts.bars import Bar, Row, draw_rows


def structure_chart(comparison: Comparison, locale: Locale, *, before: Mapping[str, Fraction] | None = None) -> Markup:
    """A bar for each ranked form, the first place dark, as SVG.

    Args:
        comparison: what is drawn.
        before: the shares of another comparison (1 is all points), by form, told on the bars that differ.
    """

    def row(form: RankedForm) -> Row:
        share, was, first = locale.percent(form.share), (before or {}).get(form.form), form.place == 1
        if was is not None and was != form.share:
            share = locale.text(N_("{now}, was {before}"), now=share, before=locale.percent(was))
        return Row(locale.text(FORM_NAMES[form.form]), share, (Bar(0, float(form.share), first),), first)

    return draw_rows([row(form) for form in comparison.ranked], locale)
