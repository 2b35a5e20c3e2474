"""A calculation's chart as a picture: lines or bars, the finding as its alternative and below it."""

from markupsafe import Markup

from coopkit.i18n import N_, Locale
from coopkit.report import Chart
from coopkit.views.charts.bars import Bar, Row, draw_rows
from coopkit.views.charts.canvas import number
from coopkit.views.charts.lines import draw_lines
from coopkit.views.environment import render


def render_chart(chart: Chart, locale: Locale) -> Markup:
    """The chart as a figure with its finding.

    Args:
        chart: what is shown; of lines, at most four.
        locale: the reader's language; the picture is mirrored where it is written from right to left.
    """
    pictures = {"line": draw_lines, "bar": _bars, "tornado": _tornado}
    return framed(pictures[chart.kind](chart, locale), locale.resolve(chart.finding), locale)


def framed(svg: Markup, finding: str, locale: Locale) -> Markup:
    """A picture with what it shows, in words."""
    return render("chart.html", locale, svg=svg, finding=finding)


def _bars(chart: Chart, locale: Locale) -> Markup:
    rows: list[Row] = []
    several = len(chart.series) > 1
    for place, along in enumerate(chart.labels):
        name, told = locale.resolve(along), place == chart.highlighted
        if several:
            rows.append(Row(name, bold=True))
        for index, series in enumerate(chart.series):
            value = series.values[place]
            strong = index == 0 if several else chart.highlighted in (None, place)
            bars = () if value is None else (Bar(0, float(value), strong),)
            said = "–" if value is None else number(value, locale, in_money=chart.in_money)
            rows.append(Row(locale.resolve(series.label) if several else name, said, bars, told))
    return draw_rows(rows, locale)


def _tornado(chart: Chart, locale: Locale) -> Markup:
    base, (lows, highs) = float(chart.base), chart.series
    rows = []
    for place, along in enumerate(chart.labels):
        ends = [(value, strong) for value, strong in ((lows.values[place], False), (highs.values[place], True))]
        bars = tuple(Bar(base, float(value), strong) for value, strong in ends if value is not None)
        told = ["–" if value is None else number(value, locale, in_money=chart.in_money) for value, _ in ends]
        said = locale.text(N_("{low} to {high}"), low=told[0], high=told[1])
        rows.append(Row(locale.resolve(along), said, bars, place == chart.highlighted))
    return draw_rows(rows, locale, base, [(locale.resolve(lows.label), False), (locale.resolve(highs.label), True)])
