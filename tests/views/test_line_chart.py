import re
from decimal import Decimal
from fractions import Fraction

import pytest

from coopkit.i18n import lazy, load_locale
from coopkit.report import Chart, Series
from coopkit.views.charts.chart import render_chart
from tests.views.sheets import ENGLISH


def heights(chart: Chart) -> dict[str, float]:
    """How far down each text of a chart stands."""
    drawn = re.findall(r'<text style="[^"]*"[^>]*\by="([\d.]+)"[^>]*>(.*?)</text>', render_chart(chart, ENGLISH))
    return {words: float(y) for y, words in drawn}


@pytest.mark.parametrize(("own", "other"), [((4, 1), (4, 3)), ((1, 3), (4, 1))])
def test_the_marked_end_of_a_line_does_not_stand_on_its_name(own: tuple[int, int], other: tuple[int, int]) -> None:
    lines = (Series(lazy("Ours"), tuple(map(Decimal, own))), Series(lazy("Planned"), tuple(map(Decimal, other))))
    along, cash = (lazy("1"), lazy("12")), lazy("Cash")
    found = heights(Chart("line", lazy("It is lowest at the end."), along, lazy("Month"), cash, lines, highlighted=1))
    assert abs(found["Ours"] - found[f"12: {own[1]}"]) > 15


@pytest.mark.parametrize(("places", "shown"), [(0, "5,143"), (2, "5,142.86"), (3, "5,142.857")])
def test_a_sum_of_money_in_a_chart_has_the_places_of_the_money(places: int, shown: str) -> None:
    sums = (Series(lazy("Sales"), (Decimal(0), Fraction(36_000, 7))),)
    chart = Chart(
        "line", lazy("It rises."), (lazy("1"), lazy("2")), lazy("Month"), lazy("Money"), sums, 1, in_money=True
    )
    assert f"2: {shown}<" in render_chart(chart, load_locale(minor_digits=places))
