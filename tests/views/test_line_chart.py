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


def test_the_point_where_two_rising_lines_meet_is_named_above_them() -> None:
    lines = tuple(
        Series(lazy(name), tuple(map(Decimal, values)))
        for name, values in (("Sales", (0, 3000, 6000, 9000)), ("Costs", (2000, 3500, 5000, 6500)))
    )
    along = tuple(lazy("{n}", n=count) for count in (0, 5184, 10369, 15554))
    shown = heights(Chart("line", lazy("They meet."), along, lazy("Units"), lazy("Money"), lines, 2, in_money=True))
    ticks = sorted((shown["5,000"], shown["10,000"]))
    assert ticks[0] < shown["10369: 6,000.00"] < ticks[1] - 10


@pytest.mark.parametrize(("places", "shown"), [(0, "5,143"), (2, "5,142.86"), (3, "5,142.857")])
def test_a_sum_of_money_in_a_chart_has_the_places_of_the_money(places: int, shown: str) -> None:
    sums = (Series(lazy("Sales"), (Decimal(0), Fraction(36_000, 7))),)
    chart = Chart(
        "line", lazy("It rises."), (lazy("1"), lazy("2")), lazy("Month"), lazy("Money"), sums, 1, in_money=True
    )
    assert f"2: {shown}<" in render_chart(chart, load_locale(minor_digits=places))
