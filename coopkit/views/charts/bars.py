"""Bar charts with each name and number above its bar, so that they are readable on a phone in any language."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from markupsafe import Markup

from coopkit.i18n import Locale
from coopkit.views.charts.canvas import INK, WIDTH, Canvas, letters_that_fit

CAPTION, BAR, GAP = 19, 15, 8
"""Heights of a line of text, of a bar, and of the gap below it."""
SAMPLE = 24
"""The width of a bar in the legend."""
EDGE = 1
"""Half the width of a bar's outline, which would be cut off at the edge of the picture."""


@dataclass(frozen=True)
class Bar:
    """A bar from one value to another: dark, or pale with a dashed outline."""

    start: float
    end: float
    is_dark: bool = True


@dataclass(frozen=True)
class BarRow:
    """A name at the start of a line, its value at the end, and bars below; without bars, a heading."""

    name: str
    value_text: str = ""
    bars: tuple[Bar, ...] = ()
    is_highlighted: bool = False

    @property
    def lines(self) -> list[str]:
        """Return the name in lines that leave room for the value."""
        return wrap(self.name, max(12, letters_that_fit(WIDTH) - len(self.value_text) - 2)) or [""]

    @property
    def height(self) -> float:
        """Return the height of the row in units."""
        return CAPTION * len(self.lines) + (BAR + GAP if self.bars else 0)


def draw_bar_rows(
    rows: Sequence[BarRow], locale: Locale, origin: float = 0, keys: Sequence[tuple[str, bool]] = ()
) -> Markup:
    """Draw bars below each other, as SVG.

    Args:
        origin: the value at which a vertical line is drawn.
        keys: a legend: the meaning of dark bars (True) and of pale ones (False).
    """
    top: float = CAPTION * len(keys)
    height = top + sum(row.height for row in rows)
    canvas = Canvas(height, locale)
    for number, (name, is_dark) in enumerate(keys):
        canvas.box(EDGE, SAMPLE, CAPTION * number + 4, 11, is_dark=is_dark)
        canvas.text((SAMPLE + 8, CAPTION * number + 14), name)
    values = [origin, *(value for row in rows for bar in row.bars for value in (bar.start, bar.end))]
    low, span = min(values), (max(values) - min(values)) or 1

    def across(value: float) -> float:
        return EDGE + (value - low) / span * (WIDTH - 2 * EDGE)

    for row in rows:
        for line in row.lines:
            top += CAPTION
            canvas.text((0, top - 5), line, bold=row.is_highlighted)
        canvas.text((WIDTH, top - 5), row.value_text, "end", bold=row.is_highlighted)
        for bar in row.bars:
            canvas.box(across(bar.start), across(bar.end), top, BAR, is_dark=bar.is_dark)
        if row.bars:
            canvas.line([(across(origin), top - 2), (across(origin), top + BAR + 2)], INK, 2)
            top += BAR + GAP
    return canvas.svg()
