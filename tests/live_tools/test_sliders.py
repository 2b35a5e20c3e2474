from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from coopkit.i18n import load_locale
from coopkit.live_tools.sliders import STEPS_PER_SIDE, slider_values, value_text
from coopkit.portfolio.adjustable_inputs import AdjustableInput, AdjustableKind

D = Decimal


def lever(kind: AdjustableKind, now: str, most: str, unit: str = "0.01", least: str = "0") -> AdjustableInput:
    return AdjustableInput(kind, D(now), (("an.exercise.there", "a.field"),), D(unit), D(least), D(most), (D(now),))


def test_steps_are_round_and_the_groups_own_number_is_among_them() -> None:
    found = slider_values(lever(AdjustableKind.FIXED, "637.50", "1275"))
    assert D("637.50") in found
    assert found[:2] == (D("240.00"), D("260.00"))
    assert slider_values(lever(AdjustableKind.PRICE, "0.30", "0.60"))[:2] == (D("0.10"), D("0.11"))
    assert slider_values(lever(AdjustableKind.CAUTION, "0.5", "0.75", least="0.25"))[:2] == (D("0.25"), D("0.30"))


def test_a_value_from_elsewhere_is_among_them_where_it_can_be() -> None:
    assert D("604.25") in slider_values(lever(AdjustableKind.FIXED, "640", "1280"), (D("604.25"),))
    assert D("5000") not in slider_values(lever(AdjustableKind.FIXED, "640", "1280"), (D("5000"),))


@given(st.decimals("0.01", "1000000", places=2))
def test_a_slider_has_so_many_places_that_a_finger_can_hit_them(now: Decimal) -> None:
    found = slider_values(lever(AdjustableKind.PRICE, str(now), str(2 * now)))
    assert now in found
    assert len(found) <= 4 * STEPS_PER_SIDE
    assert found == tuple(sorted(found))
    assert all(0 <= each <= 2 * now for each in found)


def test_values_are_written_as_the_reader_writes_them() -> None:
    locale = load_locale(minor_digits=2)
    assert value_text(AdjustableKind.FIXED, D("1040"), locale) == "1,040.00"
    assert value_text(AdjustableKind.PRICE, D("0.235"), locale) == "0.235"
    assert value_text(AdjustableKind.UNITS, D("80"), locale) == "80%"
    assert value_text(AdjustableKind.MEMBERS, D("20"), locale) == "20"
    assert value_text(AdjustableKind.FIXED, D("1040"), load_locale(minor_digits=0)) == "1,040"
