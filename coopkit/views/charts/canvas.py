"""A drawing area for small pictures: matplotlib's figure in plain units, written as SVG whose text stays text."""

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
"""Units across every picture, a phone's width; the height of its letters."""
LETTER = 0.58 * SIZE
"""The usual width of a letter, on the wide side; the page's own font decides."""

Align: TypeAlias = Literal["start", "middle", "end"]
Point: TypeAlias = tuple[float, float]

# On a slow computer matplotlib would tell people that it builds its font cache.
logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
mpl.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "coopkit"})
_NOTHING_ABOUT_US = {"Date": None, "Creator": None, "Format": None, "Type": None}
_NEEDLESS = re.compile(
    r"<defs>.*?</defs>|</?g\b[^>]*>|xmlns:xlink=\S+ |width=\S+pt\S+ height=\S+pt\S+ | version=\S+(?=>)"
    r"| font-family: [^;]*;| stroke-dashoffset: 0;| transform=\"rotate\(-?0 [^)]*\)\"",
    re.DOTALL,
)
_TEXT = re.compile(r'<text style="([^"]*)"([^>]*)>(\d+)</text>')
_HALO = "; paint-order: stroke; stroke: #fff; stroke-width: 4px; stroke-linejoin: round"
_RIGHT_TO_LEFT = "\u2067{}\u2069"


class Canvas:
    """A picture of WIDTH units across, y downwards; x runs as the language is read, from its start to its end.

    Args:
        height: in the same units.
        locale: the reader's language; mirrored where it is written from right to left.
    """

    def __init__(self, height: float, locale: Locale) -> None:
        self._mirrored = locale.direction == "rtl"
        self._words: list[tuple[str, str]] = []
        self._figure = Figure(figsize=(WIDTH / 72, height / 72), dpi=72, facecolor="none")
        self._axes = self._figure.add_axes((0, 0, 1, 1), xlim=(0, WIDTH), ylim=(height, 0))
        self._axes.set_axis_off()
        self._figure.patch.set_visible(False)

    def line(self, points: Sequence[Point], color: str = LINE, width: float = 1, dashes: Any = "solid") -> None:
        """A line through points."""
        xs = [self._x(x) for x, _ in points]
        drawn = Line2D(xs, [y for _, y in points], color=color, linewidth=width, linestyle=dashes, clip_on=False)
        self._axes.add_line(drawn)

    def box(self, start: float, end: float, top: float, height: float, *, strong: bool) -> None:
        """A bar between two places: dark, or pale within a dashed edge."""
        left, right = sorted((self._x(start), self._x(end)))
        style: dict[str, Any] = {"facecolor": BRAND} if strong else {"facecolor": PALE, "linestyle": (0, (4, 2))}
        shape = Rectangle((left, top), right - left, height, edgecolor=BRAND, linewidth=1.2, clip_on=False, **style)
        self._axes.add_patch(shape)

    def dot(self, at: Point, radius: float = 5, color: str = SUN) -> None:
        """A circle around a place."""
        x, y = at
        shape = Circle((self._x(x), y), radius, facecolor=color, edgecolor=INK, linewidth=1.5, clip_on=False, zorder=3)
        self._axes.add_patch(shape)

    def text(
        self, at: Point, words: str, align: Align = "start", color: str = INK, *, bold: bool = False, halo: bool = False
    ) -> None:
        """Words on a baseline, on request set off from the lines behind them.

        Matplotlib writes a number for them: it would measure them in a font of its own, which lacks most scripts.
        """
        x, y = at
        sides = {"start": "right" if self._mirrored else "left", "end": "left" if self._mirrored else "right"}
        weight = "bold" if bold else "normal"
        number = str(len(self._words))
        self._axes.text(self._x(x), y, number, ha=sides.get(align, "center"), size=SIZE, color=color, weight=weight)
        shown = _RIGHT_TO_LEFT.format(words) if self._mirrored else words
        self._words.append((shown, _HALO if halo else ""))

    def svg(self) -> Markup:
        """The element alone, without ids: several stand on one page."""
        written = io.StringIO()
        self._figure.savefig(written, format="svg", metadata=_NOTHING_ABOUT_US, facecolor="none")
        element = written.getvalue()
        element = _NEEDLESS.sub("", element[element.index("<svg") :])
        plain = " ".join(element.split()).replace("> <", "><").replace("<svg", '<svg direction="ltr"', 1)
        return Markup(_TEXT.sub(self._written, plain))

    def _x(self, x: float) -> float:
        return WIDTH - x if self._mirrored else x

    def _written(self, found: re.Match[str]) -> str:
        words, halo = self._words[int(found[3])]
        return f'<text style="{found[1]}{halo}"{found[2]}>{escape(words)}</text>'


def letters(room: float) -> int:
    """How many letters have room in so many units."""
    return max(1, int(room / LETTER))


def units(words: str) -> float:
    """How many units words take at most."""
    return LETTER * len(words)


def number(value: Decimal | Fraction, locale: Locale, *, in_money: bool = False) -> str:
    """A value as the reader writes it: a sum of money with its places, else rounded half up to two places."""
    if in_money:
        return locale.money(value)
    return locale.resolve(LazyText("{value}", (("value", Fraction(value)),)))
