"""Lines along a scale: numbers on the axes, a zero line, each line's name beside it."""

import math
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from markupsafe import Markup
from matplotlib.ticker import MaxNLocator

from coopkit.i18n import Locale
from coopkit.report import Chart
from coopkit.views.charts.canvas import BRAND, BROWN, INK, LINE, SOFT, WIDTH, Align, Canvas, Point, number, units

PLOT, TITLE, ROOM = 190, 20, 20
"""Units: the plot's height, a line of words, the room above it for the name of a line."""
STYLES: tuple[tuple[str, float, Any], ...] = (
    (BRAND, 3, "solid"),
    (BROWN, 2.2, (0, (4, 1.5))),
    (INK, 2.2, (0, (1, 1.2))),
    (SOFT, 2.2, (0, (6, 1.5, 1, 1.5))),
)
"""Lines differ by lightness and by dashes: a photocopier keeps both."""
DIRECT = 2
"""So many lines are named where they end; of more, the names stand above with a piece of each."""


class _Plot:
    """Where values of a line chart lie on its canvas."""

    def __init__(self, chart: Chart, locale: Locale) -> None:
        values = [float(value) for series in chart.series for value in series.values if value is not None]
        low, high = min([0, *values]), max([0, *values])
        ticks = MaxNLocator(4, steps=[1, 2, 2.5, 5, 10]).tick_values(low, high if low < high else 1)
        self.ticks = [Fraction(str(round(tick, 9))) for tick in ticks]
        self.named = [number(tick, locale) for tick in self.ticks]
        self.start, self.end = max(map(units, self.named)) + 8, WIDTH - 8.0
        keys = len(chart.series) if len(chart.series) > DIRECT else 0
        self.top = TITLE * (keys + 1) + ROOM
        self.bottom, self.places = self.top + PLOT, len(chart.labels)
        self.height = self.bottom + 2 * TITLE

    def x(self, place: int) -> float:
        if self.places == 1:
            return (self.start + self.end) / 2
        return self.start + place * (self.end - self.start) / (self.places - 1)

    def y(self, value: Decimal | Fraction | float) -> float:
        low, high = float(self.ticks[0]), float(self.ticks[-1])
        return self.bottom - (float(value) - low) / (high - low) * (self.bottom - self.top)


def draw_lines(chart: Chart, locale: Locale) -> Markup:
    """The picture as SVG: grid, numbers and names in the reader's language, the marked place with its value."""
    plot = _Plot(chart, locale)
    canvas = Canvas(plot.height, locale)
    for tick, named in zip(plot.ticks, plot.named, strict=True):
        zero = tick == 0
        canvas.line([(plot.start, plot.y(tick)), (plot.end, plot.y(tick))], INK if zero else LINE, 1.5 if zero else 1)
        canvas.text((plot.start - 6, plot.y(tick) + 5), named, "end", SOFT)
    canvas.text((0, plot.top - ROOM - 6), locale.resolve(chart.y), color=SOFT)
    canvas.text((WIDTH, plot.height - 5), locale.resolve(chart.x), "end", SOFT)
    _name_places(canvas, plot, [locale.resolve(along) for along in chart.labels])
    for (color, width, dashes), series in zip(STYLES, chart.series, strict=False):
        for points in _pieces(plot, series.values):
            if len(points) > 1:
                canvas.line(points, color, width, dashes)
            else:
                canvas.dot(points[0], 3, color)
    (_name_at_end if len(chart.series) <= DIRECT else _name_above)(canvas, plot, chart, locale)
    if chart.highlighted is not None:
        _mark(canvas, plot, chart, chart.highlighted, locale)
    return canvas.svg()


def _pieces(plot: _Plot, values: Sequence[Decimal | Fraction | None]) -> Iterator[list[Point]]:
    """The unbroken pieces of a line."""
    piece: list[Point] = []
    for place, value in enumerate([*values, None]):
        if value is not None:
            piece.append((plot.x(place), plot.y(value)))
        elif piece:
            yield piece
            piece = []


def _name_places(canvas: Canvas, plot: _Plot, names: Sequence[str]) -> None:
    """As many names below the plot as have room, the first always."""
    widest = max(map(units, names)) + 6
    room = (plot.end - plot.start) / max(1, plot.places - 1)
    for place in range(0, plot.places, max(1, math.ceil(widest / room))):
        x, half = plot.x(place), units(names[place]) / 2
        canvas.text((min(x, WIDTH - half), plot.bottom + 17), names[place], "middle", SOFT)


def _name_above(canvas: Canvas, plot: _Plot, chart: Chart, locale: Locale) -> None:
    for row, ((color, width, dashes), series) in enumerate(zip(STYLES, chart.series, strict=False)):
        y = TITLE * row + 14
        canvas.line([(0, y - 5), (36, y - 5)], color, width, dashes)
        canvas.text((44, y), locale.resolve(series.label), color=color)


def _name_at_end(canvas: Canvas, plot: _Plot, chart: Chart, locale: Locale) -> None:
    """The higher of two lines is named above its end, the lower below."""
    if len(chart.series) < 2:
        return
    for index, (height, above) in enumerate(_ends(plot, chart)):
        y = height - 9 if above else min(height + 20, plot.bottom - 6)
        canvas.text((plot.end, y), locale.resolve(chart.series[index].label), "end", STYLES[index][0], halo=True)


def _ends(plot: _Plot, chart: Chart) -> list[tuple[float, bool]]:
    """How high each of two lines ends, and whether its name stands above."""
    ends = [[value for value in series.values if value is not None][-1:] for series in chart.series]
    heights = [plot.y(end[0]) if end else plot.bottom for end in ends]
    first = heights[0] <= heights[1]
    return [(heights[0], first), (heights[1], not first)]


def _mark(canvas: Canvas, plot: _Plot, chart: Chart, place: int, locale: Locale) -> None:
    value = chart.series[0].values[place]
    if value is None:
        return
    x, y = plot.x(place), plot.y(value)
    canvas.line([(x, y), (x, plot.bottom)], INK, 1, (0, (2, 2)))
    canvas.dot((x, y))
    words = f"{locale.resolve(chart.labels[place])}: {number(value, locale, in_money=chart.in_money)}"
    beside: tuple[float, Align] = (x + 8, "start") if x + 8 + units(words) <= WIDTH else (x - 8, "end")
    # Near the end a name may stand below the line already.
    taken = beside[1] == "end" and len(chart.series) == DIRECT and not _ends(plot, chart)[0][1]
    below = y + 20 if y + 24 <= plot.bottom and not taken else y - 12
    canvas.text((beside[0], below), words, beside[1], bold=True, halo=True)
