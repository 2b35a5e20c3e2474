"""A calculation's chart as a picture of lines or bars, with the finding as alternative text and caption."""

from markupsafe import Markup

from coopkit.i18n import N_, Locale
from coopkit.report import Chart
from coopkit.views.charts.bars import Bar, BarRow, draw_bar_rows
from coopkit.views.charts.canvas import format_number
from coopkit.views.charts.lines import draw_lines
from coopkit.views.environment import render_template


def render_chart(chart: Chart, locale: Locale) -> Markup:
    """Return a chart as a figure with its finding; mirrored for languages written from right to left.

    Args:
        chart: of the kind "line", with at most four lines, "bar" or "tornado".
    """
    pictures = {"line": draw_lines, "bar": _draw_bars, "tornado": _draw_tornado}
    return render_figure(pictures[chart.kind](chart, locale), locale.resolve(chart.finding), locale)


def render_figure(svg: Markup, finding: str, locale: Locale) -> Markup:
    """Return a figure with a picture and its finding, a sentence."""
    return render_template("chart.html", locale, svg=svg, finding=finding)


def _draw_bars(chart: Chart, locale: Locale) -> Markup:
    """Draw a bar for each label; of several series, a heading for each label and a bar for each series below it."""
    rows: list[BarRow] = []
    several = len(chart.series) > 1
    for place, label in enumerate(chart.labels):
        name, is_highlighted = locale.resolve(label), place == chart.highlighted
        if several:
            rows.append(BarRow(name, is_highlighted=True))
        for index, series in enumerate(chart.series):
            value = series.values[place]
            is_dark = index == 0 if several else chart.highlighted in (None, place)
            bars = () if value is None else (Bar(0, float(value), is_dark),)
            value_text = "–" if value is None else format_number(value, locale, in_money=chart.in_money)
            rows.append(BarRow(locale.resolve(series.label) if several else name, value_text, bars, is_highlighted))
    return draw_bar_rows(rows, locale)


def _draw_tornado(chart: Chart, locale: Locale) -> Markup:
    """Draw two bars for each label, from the base to the first series' value and to the second's."""
    base, (lows, highs) = float(chart.base), chart.series
    rows = []
    for place, label in enumerate(chart.labels):
        ends = [(value, is_dark) for value, is_dark in ((lows.values[place], False), (highs.values[place], True))]
        bars = tuple(Bar(base, float(value), is_dark) for value, is_dark in ends if value is not None)
        low, high = (
            "–" if value is None else format_number(value, locale, in_money=chart.in_money) for value, _ in ends
        )
        value_text = locale.text(N_("{low} to {high}"), low=low, high=high)
        rows.append(BarRow(locale.resolve(label), value_text, bars, place == chart.highlighted))
    return draw_bar_rows(rows, locale, base, [(locale.resolve(lows.label), False), (locale.resolve(highs.label), True)])
