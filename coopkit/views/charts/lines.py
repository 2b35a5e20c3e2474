"""Line charts: numbers on the axes, a zero line, and a name for each line."""

import math
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from markupsafe import Markup
from matplotlib.ticker import MaxNLocator

from coopkit.i18n import Locale
from coopkit.report import Chart
from coopkit.views.charts.canvas import (
    BRAND,
    BROWN,
    INK,
    LINE,
    SOFT,
    WIDTH,
    Align,
    Canvas,
    Point,
    format_number,
    text_width,
)

PLOT, TITLE, ROOM = 190, 20, 20
"""In units: the height of the plot, of a line of text, and of the space above the plot for the name of a line."""
STYLES: tuple[tuple[str, float, Any], ...] = (
    (BRAND, 3, "solid"),
    (BROWN, 2.2, (0, (4, 1.5))),
    (INK, 2.2, (0, (1, 1.2))),
    (SOFT, 2.2, (0, (6, 1.5, 1, 1.5))),
)
"""Color, width and dashes; lines differ in lightness and dashes, which both survive a photocopier."""
DIRECT = 2
"""At most so many lines have their names at their ends; more lines get a legend above the plot."""


class _PlotArea:
    """The coordinates of a line chart's values on its canvas."""

    def __init__(self, chart: Chart, locale: Locale) -> None:
        values = [float(value) for series in chart.series for value in series.values if value is not None]
        low, high = min([0, *values]), max([0, *values])
        ticks = MaxNLocator(4, steps=[1, 2, 2.5, 5, 10]).tick_values(low, high if low < high else 1)
        self.ticks = [Fraction(str(round(tick, 9))) for tick in ticks]
        self.tick_labels = [format_number(tick, locale) for tick in self.ticks]
        self.left, self.right = max(map(text_width, self.tick_labels)) + 8, WIDTH - 8.0
        keys = len(chart.series) if len(chart.series) > DIRECT else 0
        self.top = TITLE * (keys + 1) + ROOM
        self.bottom, self.point_count = self.top + PLOT, len(chart.labels)
        self.height = self.bottom + 2 * TITLE

    def x(self, place: int) -> float:
        """Return where the label at this index is, horizontally."""
        if self.point_count == 1:
            return (self.left + self.right) / 2
        return self.left + place * (self.right - self.left) / (self.point_count - 1)

    def y(self, value: Decimal | Fraction | float) -> float:
        """Return where a value is, vertically."""
        low, high = float(self.ticks[0]), float(self.ticks[-1])
        return self.bottom - (float(value) - low) / (high - low) * (self.bottom - self.top)


def draw_lines(chart: Chart, locale: Locale) -> Markup:
    """Draw a line chart as SVG, with the highlighted label's value."""
    plot = _PlotArea(chart, locale)
    canvas = Canvas(plot.height, locale)
    for tick, tick_label in zip(plot.ticks, plot.tick_labels, strict=True):
        zero = tick == 0
        canvas.line([(plot.left, plot.y(tick)), (plot.right, plot.y(tick))], INK if zero else LINE, 1.5 if zero else 1)
        canvas.text((plot.left - 6, plot.y(tick) + 5), tick_label, "end", SOFT)
    canvas.text((0, plot.top - ROOM - 6), locale.resolve(chart.y), color=SOFT)
    canvas.text((WIDTH, plot.height - 5), locale.resolve(chart.x), "end", SOFT)
    _draw_x_labels(canvas, plot, [locale.resolve(label) for label in chart.labels])
    for (color, width, dashes), series in zip(STYLES, chart.series, strict=False):
        for points in _line_segments(plot, series.values):
            if len(points) > 1:
                canvas.line(points, color, width, dashes)
            else:
                canvas.dot(points[0], 3, color)
    (_draw_line_names if len(chart.series) <= DIRECT else _draw_legend)(canvas, plot, chart, locale)
    if chart.highlighted is not None:
        _draw_highlight(canvas, plot, chart, chart.highlighted, locale)
    return canvas.svg()


def _line_segments(plot: _PlotArea, values: Sequence[Decimal | Fraction | None]) -> Iterator[list[Point]]:
    """Yield the points of a line, in pieces without missing values."""
    piece: list[Point] = []
    for place, value in enumerate([*values, None]):
        if value is not None:
            piece.append((plot.x(place), plot.y(value)))
        elif piece:
            yield piece
            piece = []


def _draw_x_labels(canvas: Canvas, plot: _PlotArea, names: Sequence[str]) -> None:
    """Draw the first name below the plot, and as many of the others as fit."""
    widest = max(map(text_width, names)) + 6
    room = (plot.right - plot.left) / max(1, plot.point_count - 1)
    for place in range(0, plot.point_count, max(1, math.ceil(widest / room))):
        x, half = plot.x(place), text_width(names[place]) / 2
        canvas.text((min(x, WIDTH - half), plot.bottom + 17), names[place], "middle", SOFT)


def _draw_legend(canvas: Canvas, plot: _PlotArea, chart: Chart, locale: Locale) -> None:
    """Draw the name of each line with a piece of the line, above the plot."""
    for row, ((color, width, dashes), series) in enumerate(zip(STYLES, chart.series, strict=False)):
        y = TITLE * row + 14
        canvas.line([(0, y - 5), (36, y - 5)], color, width, dashes)
        canvas.text((44, y), locale.resolve(series.label), color=color)


def _draw_line_names(canvas: Canvas, plot: _PlotArea, chart: Chart, locale: Locale) -> None:
    """Draw the names of two lines at their ends: the higher line's above it, the lower line's below it."""
    if len(chart.series) < 2:
        return
    for index, (height, above) in enumerate(_line_ends(plot, chart)):
        y = height - 9 if above else min(height + 20, plot.bottom - 6)
        canvas.text((plot.right, y), locale.resolve(chart.series[index].label), "end", STYLES[index][0], halo=True)


def _line_ends(plot: _PlotArea, chart: Chart) -> list[tuple[float, bool]]:
    """Return at what height each of two lines ends, and whether its name is drawn above it."""
    ends = [[value for value in series.values if value is not None][-1:] for series in chart.series]
    heights = [plot.y(right[0]) if right else plot.bottom for right in ends]
    first = heights[0] <= heights[1]
    return [(heights[0], first), (heights[1], not first)]


def _draw_highlight(canvas: Canvas, plot: _PlotArea, chart: Chart, place: int, locale: Locale) -> None:
    """Draw a dot at the first line's value for the highlighted label, with label and value."""
    value = chart.series[0].values[place]
    if value is None:
        return
    x, y = plot.x(place), plot.y(value)
    canvas.line([(x, y), (x, plot.bottom)], INK, 1, (0, (2, 2)))
    canvas.dot((x, y))
    words = f"{locale.resolve(chart.labels[place])}: {format_number(value, locale, in_money=chart.in_money)}"
    beside: tuple[float, Align] = (x + 8, "start") if x + 8 + text_width(words) <= WIDTH else (x - 8, "end")
    # To the left of a rising line the lines are below; at the end the line's own name may be there too.
    before = chart.series[0].values[place - 1] if 0 < place < plot.point_count - 1 else None
    rising = before is not None and before < value
    taken = beside[1] == "end" and (rising or (len(chart.series) == DIRECT and not _line_ends(plot, chart)[0][1]))
    below = y + 20 if y + 24 <= plot.bottom and not taken else y - 12
    canvas.text((beside[0], below), words, beside[1], bold=True, halo=True)
