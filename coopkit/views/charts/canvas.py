"""A drawing area for small charts: a matplotlib figure in plain units, written as SVG with text as text."""

import io
import logging
import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal, TypeAlias

import matplotlib as mpl
from markupsafe import Markup, escape
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Rectangle

from coopkit.i18n import LazyText, Locale

INK, SOFT, LINE, PAPER = "#1d2b2a", "#55605f", "#d8d5ca", "#ffffff"
BRAND, PALE, SUN, BROWN = "#0b5c57", "#cfe3e0", "#f2b441", "#6b4a12"
WIDTH, SIZE = 360, 15
"""The width of every picture, that of a phone, and the height of its letters, in units."""
LETTER = 0.58 * SIZE
"""The average width of a letter in units, rather too wide, because the page's font is not known here."""

Align: TypeAlias = Literal["start", "middle", "end"]
Point: TypeAlias = tuple[float, float]

# On a slow computer matplotlib would tell people that it builds its font cache.
logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
mpl.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "coopkit"})
_NO_METADATA = {"Date": None, "Creator": None, "Format": None, "Type": None}
_UNUSED_MARKUP = re.compile(
    r"<defs>.*?</defs>|</?g\b[^>]*>|xmlns:xlink=\S+ |width=\S+pt\S+ height=\S+pt\S+ | version=\S+(?=>)"
    r"| font-family: [^;]*;| stroke-dashoffset: 0;| transform=\"rotate\(-?0 [^)]*\)\"",
    re.DOTALL,
)
_TEXT = re.compile(r'<text style="([^"]*)"([^>]*)>(\d+)</text>')
_HALO = "; paint-order: stroke; stroke: #fff; stroke-width: 4px; stroke-linejoin: round"
_RIGHT_TO_LEFT = "\u2067{}\u2069"


class Canvas:
    """A picture that is WIDTH units wide; y runs downwards, and x in the reading direction of the language.

    Args:
        height: in the same units.
        locale: the reader's language; mirrored where it is written from right to left.
    """

    def __init__(self, height: float, locale: Locale) -> None:
        self._mirrored = locale.direction == "rtl"
        self._texts: list[tuple[str, str]] = []
        self._figure = Figure(figsize=(WIDTH / 72, height / 72), dpi=72, facecolor="none")
        self._axes = self._figure.add_axes((0, 0, 1, 1), xlim=(0, WIDTH), ylim=(height, 0))
        self._axes.set_axis_off()
        self._figure.patch.set_visible(False)

    def line(self, points: Sequence[Point], color: str = LINE, width: float = 1, dashes: Any = "solid") -> None:
        """Draw a line through points."""
        xs = [self._x(x) for x, _ in points]
        drawn = Line2D(xs, [y for _, y in points], color=color, linewidth=width, linestyle=dashes, clip_on=False)
        self._axes.add_line(drawn)

    def box(self, start: float, end: float, top: float, height: float, *, is_dark: bool) -> None:
        """Draw a bar from one x to another: dark, or pale with a dashed outline."""
        left, right = sorted((self._x(start), self._x(end)))
        style: dict[str, Any] = {"facecolor": BRAND} if is_dark else {"facecolor": PALE, "linestyle": (0, (4, 2))}
        shape = Rectangle((left, top), right - left, height, edgecolor=BRAND, linewidth=1.2, clip_on=False, **style)
        self._axes.add_patch(shape)

    def dot(self, at: Point, radius: float = 5, color: str = SUN) -> None:
        """Draw a circle around a point."""
        x, y = at
        shape = Circle((self._x(x), y), radius, facecolor=color, edgecolor=INK, linewidth=1.5, clip_on=False, zorder=3)
        self._axes.add_patch(shape)

    def text(
        self, at: Point, text: str, align: Align = "start", color: str = INK, *, bold: bool = False, halo: bool = False
    ) -> None:
        """Draw a text with its baseline at a point; `halo` sets it off from lines behind it.

        Matplotlib gets a number in its place, because its own font, in which it measures texts, lacks most scripts.
        """
        x, y = at
        sides = {"start": "right" if self._mirrored else "left", "end": "left" if self._mirrored else "right"}
        weight = "bold" if bold else "normal"
        index = str(len(self._texts))
        self._axes.text(self._x(x), y, index, ha=sides.get(align, "center"), size=SIZE, color=color, weight=weight)
        shown = _RIGHT_TO_LEFT.format(text) if self._mirrored else text
        self._texts.append((shown, _HALO if halo else ""))

    def svg(self) -> Markup:
        """Return the SVG element, without ids, because a page can have several."""
        written = io.StringIO()
        self._figure.savefig(written, format="svg", metadata=_NO_METADATA, facecolor="none")
        element = written.getvalue()
        element = _UNUSED_MARKUP.sub("", element[element.index("<svg") :])
        plain = " ".join(element.split()).replace("> <", "><").replace("<svg", '<svg direction="ltr"', 1)
        return Markup(_TEXT.sub(self._restore_text, plain))

    def _x(self, x: float) -> float:
        """Return a horizontal position, mirrored for languages written from right to left."""
        return WIDTH - x if self._mirrored else x

    def _restore_text(self, found: re.Match[str]) -> str:
        """Return a text element with its number replaced by the text drawn under that number."""
        text, halo = self._texts[int(found[3])]
        return f'<text style="{found[1]}{halo}"{found[2]}>{escape(text)}</text>'


def letters_that_fit(width: float) -> int:
    """Return how many letters fit in a width of the drawing, in SVG units."""
    return max(1, int(width / LETTER))


def text_width(text: str) -> float:
    """Return the width of a text in units, rather too wide than too narrow."""
    return LETTER * len(text)


def format_number(value: Decimal | Fraction, locale: Locale, *, in_money: bool = False) -> str:
    """Format a value for the reader: an amount of money with its decimals, else rounded half up to two decimals."""
    if in_money:
        return locale.money(value)
    return locale.resolve(LazyText("{value}", (("value", Fraction(value)),)))
