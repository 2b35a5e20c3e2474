"""Colours of members' chips: enough contrast between a circle and its initial, and as many as there are classes."""

import re
from pathlib import Path

from coopkit.views.name_chips import COLORS

FRONT = Path(__file__).parents[2] / "front"
LEAST_CONTRAST = 4.5


def luminance(color: str) -> float:
    """The relative luminance of a colour, by WCAG 2.1."""
    shares = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_every_circle_stands_out_from_its_white_initial_and_from_each_other() -> None:
    colors = dict(re.findall(r'\[data-color="(\d)"\] \{ --seat: (#\w{6}); \}', (FRONT / "chips.css").read_text()))
    assert list(colors) == [str(number) for number in range(COLORS)]
    assert len(set(colors.values())) == COLORS
    assert [color for color in colors.values() if 1.05 / (luminance(color) + 0.05) < LEAST_CONTRAST] == []
    assert f"const COLORS = {COLORS};" in (FRONT / "chips.js").read_text()
