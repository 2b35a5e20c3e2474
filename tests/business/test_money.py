from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopkit.business.money import amount, equal_shares, whole_number

money = st.decimals(-(10**9), 10**9, places=2)


@pytest.mark.parametrize(("value", "read"), [("26.00", "26"), (15, "15"), (Decimal("0.005"), "0.005")])
def test_an_amount_comes_from_text_int_or_decimal(value: str | int | Decimal, read: str) -> None:
    assert amount("price", value) == Decimal(read)


@pytest.mark.parametrize("value", [26.0, True, None])
def test_a_float_or_other_thing_is_refused_by_name(value: object) -> None:
    with pytest.raises(TypeError, match="price"):
        amount("price", value)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", ["12,5o", "", "NaN", "Infinity", "1e30", "1e-41", "-0.01", "1e999999"])
def test_what_is_no_possible_amount_is_refused_by_name(value: str) -> None:
    with pytest.raises(ValueError, match="price"):
        amount("price", value, least=0)


def test_a_count_is_whole() -> None:
    assert whole_number("members", "15.0") == 15
    with pytest.raises(ValueError, match="members"):
        whole_number("members", "2.5")


def test_a_thousand_by_three_gives_the_first_member_the_cent() -> None:
    assert equal_shares(Decimal(1000), 3) == ((1, Decimal("333.34")), (2, Decimal("333.33")))


def test_a_currency_without_small_money_is_split_in_whole_units() -> None:
    assert equal_shares(Decimal(1000), 3, minor_digits=0) == ((1, Decimal(334)), (2, Decimal(333)))


def test_a_sum_among_nobody_is_refused() -> None:
    with pytest.raises(ValueError, match="members"):
        equal_shares(Decimal(5), 0)


@given(money, st.integers(1, 10_000))
def test_shares_add_up_and_differ_by_at_most_one_cent(total: Decimal, members: int) -> None:
    shares = equal_shares(total, members)
    assert sum(count for count, _ in shares) == members
    assert sum(count * share for count, share in shares) == total
    assert shares[0][1] - shares[-1][1] in (Decimal(0), Decimal("0.01"))
