"""The order in which a surplus is used: every line with its base, and nothing lost on the way."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopkit.business.surplus.lines import SurplusAmount, SurplusRate, distribute_surplus, usual_rules
from coopkit.business.surplus.patronage import interest_on_shares

D = Decimal
CENTS = st.decimals(min_value=-10_000, max_value=10_000, places=2)
RATES = st.decimals(min_value=0, max_value=D("0.25"), places=3)
RULES = st.one_of(
    st.builds(SurplusRate, st.just("fund"), RATES, st.sampled_from(["surplus", "after-losses", "left"])),
    st.builds(SurplusRate, st.just("fund"), RATES, st.decimals(0, 10_000, places=2), st.none() | CENTS),
    st.builds(SurplusAmount, st.just("due"), st.decimals(0, 10_000, places=2)),
)


def amounts(surplus: object, rules: object, **more: object) -> dict[str, Decimal]:
    return {line.use: line.amount for line in distribute_surplus(surplus, rules, **more, places=2).lines}  # type: ignore[arg-type]


def test_w11_rates_are_of_the_surplus_of_the_year_not_of_all_that_is_available() -> None:
    """Delcer High School Cooperative: Caribbean Examinations Council, Principles of Accounts 2017, question 5.

    Trap: 20 % and 10 % of 21,000, not of the 28,450 that are available.
    """
    dividend = interest_on_shares(1650 * 10 * 10, "0.05", places=2)
    rules = usual_rules(
        reserve="0.20", education="0.10", interest=SurplusAmount("interest", dividend, D("0.05"), D(165_000)), refund=0
    )
    use = distribute_surplus(21_000, rules, brought_forward=7_450, places=2)
    assert [line.amount for line in use.lines] == [0, 4_200, 2_100, 8_250, 0]
    assert use.carried_forward == 13_900
    assert [line.remaining for line in use.lines] == [28_450, 24_250, 22_150, 13_900, 13_900]
    assert use.lines[1].base == 21_000
    assert use.amount("reserve") == 4_200
    assert use.amount("party") == 0


def test_a_loss_distributes_nothing_and_is_carried_forward() -> None:
    use = distribute_surplus("-830.55", usual_rules(reserve="0.2", education="0.05", non_members="0.1"), places=2)
    assert {line.amount for line in use.lines} == {0}
    assert use.carried_forward == D("-830.55")


def test_losses_of_earlier_years_are_made_good_first() -> None:
    use = distribute_surplus(1_000, usual_rules(reserve="0.2", base="after-losses"), brought_forward=-300, places=2)
    assert [(line.use, line.base, line.amount, line.remaining) for line in use.lines] == [
        ("losses", None, 300, 700),
        ("non-members", 700, 0, 700),
        ("reserve", 700, 140, 560),
        ("education", 700, 0, 560),
        ("refund", 560, 560, 0),
    ]
    assert use.carried_forward == 0


def test_losses_larger_than_the_surplus_leave_the_rest_of_them() -> None:
    use = distribute_surplus(100, usual_rules(reserve="0.5"), brought_forward=-300, places=2)
    assert use.amount("losses") == 100
    assert use.amount("reserve") == 0
    assert use.carried_forward == -200


@pytest.mark.parametrize(("base", "reserve"), [("surplus", 200), ("after-losses", 140), ("left", 126)])
def test_the_base_of_a_rate_is_chosen(base: str, reserve: int) -> None:
    rules = [SurplusRate("education", D("0.1"), base), SurplusRate("reserve", D("0.2"), base)]  # type: ignore[arg-type]
    assert amounts(1_000, rules, brought_forward=-300)["reserve"] == reserve


def test_the_order_of_lines_can_be_changed() -> None:
    interest_first = [
        SurplusAmount("interest", D(80)),
        SurplusRate("reserve", D("0.5"), "left"),
        SurplusRate("refund", D(1), "left"),
    ]
    assert amounts(100, interest_first) == {"interest": 80, "reserve": 10, "refund": 10}


def test_a_line_takes_no_more_than_is_left() -> None:
    assert amounts(100, [SurplusAmount("fund", D(90)), SurplusRate("reserve", D("0.25"))]) == {
        "fund": 90,
        "reserve": 10,
    }


def test_rates_above_the_whole_are_refused() -> None:
    with pytest.raises(ValueError, match=r"1\.1 times"):
        distribute_surplus(100, usual_rules(reserve="0.6", education="0.5"), places=2)


def test_rates_may_take_all_of_it() -> None:
    assert amounts(100, usual_rules(reserve="0.6", education="0.4")) == {
        "non-members": 0,
        "reserve": 60,
        "education": 40,
        "refund": 0,
    }


def test_a_fund_is_of_the_surplus_or_of_what_is_left() -> None:
    """Own example: 10,000.00, reserve 20 %, education 5 %, shares of 15,000.00 at 4 %."""
    interest = SurplusAmount("interest", interest_on_shares(15_000, "0.04", places=2))
    of_all = distribute_surplus(10_000, usual_rules(reserve="0.20", education="0.05", interest=interest), places=2)
    assert [line.amount for line in of_all.lines] == [0, 2_000, 500, 600, 6_900]
    of_the_rest = [SurplusRate("reserve", D("0.20"), "left"), SurplusRate("education", D("0.05"), "left")]
    assert amounts(10_000, of_the_rest)["education"] == 400


def test_losses_come_before_the_order_that_colombia_states() -> None:
    """Memorandum on Law 79 of 1988, articles 54 and 55, 8 August 2005: losses, then 20 %, 20 % and 10 % of the rest."""
    funds = (("reserve", "0.20"), ("education", "0.20"), ("solidarity", "0.10"))
    rules = [SurplusRate(name, D(rate), "after-losses") for name, rate in funds]
    use = distribute_surplus(12_000, rules, brought_forward=-2_000, places=2)
    assert [(line.use, line.amount) for line in use.lines] == [
        ("losses", 2_000),
        ("reserve", 2_000),
        ("education", 2_000),
        ("solidarity", 1_000),
    ]
    assert use.carried_forward == 5_000


def test_numbers_of_a_rule_may_be_text_and_never_floats() -> None:
    assert amounts(100, [SurplusRate("reserve", "0.25"), SurplusAmount("fund", "12.50")]) == {
        "reserve": 25,
        "fund": D("12.50"),
    }  # type: ignore[arg-type]
    assert amounts(100, [SurplusRate("refund", "0.045", "983.00")]) == {"refund": D("44.24")}  # type: ignore[arg-type]
    for name, make in (
        ("rate", lambda: SurplusRate("reserve", 0.25)),  # type: ignore[arg-type]
        ("base", lambda: SurplusRate("reserve", D(1), 0.5)),  # type: ignore[arg-type]
        ("room", lambda: SurplusRate("reserve", D(1), room=0.5)),  # type: ignore[arg-type]
        ("amount", lambda: SurplusAmount("fund", 0.5)),  # type: ignore[arg-type]
    ):
        with pytest.raises(TypeError, match=name):
            make()


def test_a_rule_that_cannot_be_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="rate"):
        SurplusRate("reserve", D("1.01"))
    with pytest.raises(ValueError, match="rate"):
        SurplusRate("reserve", D("-0.01"))
    with pytest.raises(ValueError, match="base"):
        SurplusRate("reserve", D("0.2"), "turnover")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="amount"):
        SurplusAmount("fund", D(-1))
    for named in ("non_members", "reserve", "education", "refund"):
        with pytest.raises(ValueError, match=named):
            usual_rules(**{named: 2})  # type: ignore[arg-type]


@given(CENTS, CENTS, RATES, RATES, RATES, st.decimals(min_value=0, max_value=500, places=2))
def test_the_lines_and_what_is_left_are_all_that_there_was(
    surplus: Decimal, before: Decimal, first: Decimal, second: Decimal, third: Decimal, interest: Decimal
) -> None:
    rules = usual_rules(
        non_members=first, reserve=second, education=third, interest=SurplusAmount("interest", interest)
    )
    use = distribute_surplus(surplus, rules, brought_forward=before, places=2)
    made_good = use.amount("losses")
    assert sum(line.amount for line in use.lines) + use.carried_forward == surplus + before + made_good
    assert all(line.amount >= 0 for line in use.lines)
    assert surplus > 0 or not any(line.amount for line in use.lines)


@given(CENTS, CENTS, st.lists(RULES, max_size=4), st.integers(0, 3))
def test_in_any_order_each_line_begins_with_what_the_one_before_has_left(
    surplus: Decimal, before: Decimal, rules: list[SurplusRate | SurplusAmount], places: int
) -> None:
    use = distribute_surplus(surplus, rules, brought_forward=before, places=places)
    there = max(surplus, D(0)) + (max(before, D(0)) if surplus > 0 else 0)
    for line in use.lines:
        assert 0 <= line.amount == there - line.remaining
        there = line.remaining
    if surplus > 0:
        assert use.carried_forward == there + min(before + use.amount("losses"), D(0))
    else:
        assert use.carried_forward == surplus + before
