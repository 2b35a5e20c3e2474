"""Bars from the start of the line, each below its name and its number: readable on a phone, in any language."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from markupsafe import Markup

from coopkit.i18n import Locale
from coopkit.views.charts.canvas import INK, WIDTH, Canvas, letters

CAPTION, BAR, GAP = 19, 15, 8
SAMPLE = 24
EDGE = 1
"""Half of a bar's edge, so that it is not cut off."""


@dataclass(frozen=True)
class Bar:
    """From one value to another; dark, or pale within dashes."""

    start: float
    end: float
    strong: bool = True


@dataclass(frozen=True)
class BarRow:
    """A name at the start of the line, its number at the end, the bars below; without bars, a heading."""

    name: str
    said: str = ""
    bars: tuple[Bar, ...] = ()
    bold: bool = False

    @property
    def lines(self) -> list[str]:
        """The name in lines that leave room for the number."""
        return wrap(self.name, max(12, letters(WIDTH) - len(self.said) - 2)) or [""]

    @property
    def height(self) -> float:
        """Units that the row takes."""
        return CAPTION * len(self.lines) + (BAR + GAP if self.bars else 0)


def draw_rows(
    rows: Sequence[BarRow], locale: Locale, origin: float = 0, keys: Sequence[tuple[str, bool]] = ()
) -> Markup:
    """The picture as SVG.

    Args:
        origin: the value from which bars begin; a line stands there.
        keys: what dark bars (True) and pale ones mean, where the rows do not say it.
    """
    top: float = CAPTION * len(keys)
    height = top + sum(row.height for row in rows)
    canvas = Canvas(height, locale)
    for number, (name, strong) in enumerate(keys):
        canvas.box(EDGE, SAMPLE, CAPTION * number + 4, 11, strong=strong)
        canvas.text((SAMPLE + 8, CAPTION * number + 14), name)
    values = [origin, *(value for row in rows for bar in row.bars for value in (bar.start, bar.end))]
    low, span = min(values), (max(values) - min(values)) or 1

    def across(value: float) -> float:
        return EDGE + (value - low) / span * (WIDTH - 2 * EDGE)

    for row in rows:
        for line in row.lines:
            top += CAPTION
            canvas.text((0, top - 5), line, bold=row.bold)
        canvas.text((WIDTH, top - 5), row.said, "end", bold=row.bold)
        for bar in row.bars:
            canvas.box(across(bar.start), across(bar.end), top, BAR, strong=bar.strong)
        if row.bars:
            canvas.line([(across(origin), top - 2), (across(origin), top + BAR + 2)], INK, 2)
            top += BAR + GAP
    return canvas.svg()
