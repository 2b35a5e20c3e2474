"""The picture of a comparison of business forms: a bar a form, its words beside it, the finding as its alternative."""

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import matplotlib as mpl
from markupsafe import Markup
from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from coopkit.business.structures.comparison import Comparison, RankedForm
from coopkit.calculators.choosing_a_form.findings import lead
from coopkit.calculators.choosing_a_form.wording import FORM_NAMES
from coopkit.i18n import N_, Locale
from coopkit.views.environment import render

INK, BRAND, PALE = "#1d2b2a", "#0b5c57", "#cfe3e0"
WIDTH_INCHES, BAR_INCHES, POINTS = 5.0, 0.76, 16
_SETTINGS: Any = {"svg.fonttype": "none", "svg.hashsalt": "coopkit", "font.size": POINTS, "text.color": INK}
_NOTHING_ABOUT_US = {"Date": None, "Creator": None, "Format": None, "Type": None}


@dataclass(frozen=True)
class Chart:
    """A picture as SVG with its text as text, and what it shows, in words."""

    svg: Markup
    finding: str

    def html(self, locale: Locale) -> Markup:
        """The figure with its finding below it."""
        return render("chart.html", locale, svg=self.svg, finding=self.finding)


def structure_chart(comparison: Comparison, locale: Locale, *, before: Mapping[str, Fraction] | None = None) -> Chart:
    """A bar for each ranked form.

    Args:
        comparison: what is drawn.
        before: the shares of another comparison (1 is all points), by form, told on the bars that differ.
    """
    ranked = comparison.ranked
    with mpl.rc_context(_SETTINGS):
        figure = Figure(figsize=(WIDTH_INCHES, BAR_INCHES * len(ranked) + 0.1), facecolor="none")
        FigureCanvasSVG(figure)
        axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
        axes.set_axis_off()
        axes.set_xlim(0, 1.14)
        axes.set_ylim(len(ranked), 0)
        for row, form in enumerate(ranked):
            _bar(axes, row, form, locale, (before or {}).get(form.form))
        written = io.StringIO()
        figure.savefig(written, format="svg", metadata=_NOTHING_ABOUT_US)
    return Chart(_only_svg(written.getvalue()), locale.resolve(lead(comparison)))


def _bar(axes: Axes, row: int, form: RankedForm, locale: Locale, before: Fraction | None) -> None:
    share, first = float(form.share), form.place == 1
    axes.text(0, row + 0.3, locale.text(FORM_NAMES[form.form]), weight="bold" if first else "normal")
    axes.barh(
        row + 0.62,
        share,
        height=0.44,
        color=BRAND if first else PALE,
        edgecolor=BRAND,
        linewidth=1.2,
        linestyle="solid" if first else "dashed",
    )
    said = locale.percent(form.share)
    if before is not None and before != form.share:
        said = locale.text(N_("{now}, was {before}"), now=said, before=locale.percent(before))
    inside = share > 0.55
    axes.text(
        share - 0.02 if inside else share + 0.02,
        row + 0.62,
        said,
        va="center",
        ha="right" if inside else "left",
        color="white" if inside and first else INK,
    )


def _only_svg(written: str) -> Markup:
    """The element alone: no document type and no metadata, which name other hosts, no style for the whole page."""
    element = written[written.index("<svg") :]
    return Markup(re.sub(r"<metadata>.*?</metadata>|<style.*?</style>", "", element, flags=re.DOTALL))
