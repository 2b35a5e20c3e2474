from decimal import Decimal
from fractions import Fraction

import pytest

from coopkit.business.money import NotDefined
from coopkit.business.surplus.distribution import Distribution, MemberUse, SurplusRule, distribute

REST = SurplusRule("refund", Decimal(1))


def of(use: int | str, paid_up: int | str = 0, months: int = 12, name: str = "") -> MemberUse:
    """A member's year."""
    return MemberUse(name, Decimal(use), Decimal(paid_up), Decimal(months))


def usual(
    reserve: str = "0.20", education: str = "0.05", interest: str = "0.04", base: str = "surplus"
) -> list[SurplusRule]:
    """Reserve, education fund, interest on shares, and the rest by use."""
    return [
        SurplusRule("reserve", Decimal(reserve)),
        SurplusRule("education", Decimal(education), base),
        SurplusRule("interest", Decimal(interest)),
        REST,
    ]


FOUR = [of(1800, 3750), of(1500, 3750), of(1200, 3750), of(500, 3750)]


def taken(shared: Distribution) -> dict[str, str]:
    """Each line's money."""
    return {line.use: f"{line.amount:.2f}" for line in shared.use.lines}


def test_ten_thousand_go_down_to_four_members() -> None:
    """Source: own design, "surplus, step by step": 1.38 for each hour."""
    shared = distribute(10000, usual(), FOUR, places=2)
    assert taken(shared) == {"reserve": "2000.00", "education": "500.00", "interest": "600.00", "refund": "6900.00"}
    assert shared.refund_rate == Fraction(138, 100)
    assert [f"{each.refund}" for each in shared.members] == ["2484.00", "2070.00", "1656.00", "690.00"]
    assert [f"{each.interest}" for each in shared.members] == ["150.00"] * 4


def test_five_percent_of_what_is_left_is_less_than_of_the_whole() -> None:
    assert taken(distribute(10000, usual(base="left"), FOUR, places=2))["education"] == "400.00"


def test_the_order_of_the_lines_is_the_bylaws() -> None:
    first = [SurplusRule("interest", Decimal("0.04")), SurplusRule("reserve", Decimal("0.20"), "left"), REST]
    assert [line.use for line in distribute(10000, first, FOUR, places=2).use.lines] == [
        "interest",
        "reserve",
        "refund",
    ]
    assert taken(distribute(10000, first, FOUR, places=2))["reserve"] == "1880.00"


def test_the_last_cents_go_to_the_largest_remainders() -> None:
    """Source: own design, equal hours and 1 : 1 : 4."""
    equal = distribute(1000, [REST], [of(1)] * 3, places=2)
    assert [f"{each.refund}" for each in equal.members] == ["333.34", "333.33", "333.33"]
    uneven = distribute(100, [REST], [of(1), of(1), of(4)], places=2)
    assert [f"{each.refund}" for each in uneven.members] == ["16.67", "16.67", "66.66"]


def test_a_school_cooperative_shares_its_surplus() -> None:
    """Source: Caribbean Examinations Council, Principles of Accounts 2017, question 5: Delcer High School."""
    rules = [
        SurplusRule("reserve", Decimal("0.20")),
        SurplusRule("education", Decimal("0.10")),
        SurplusRule("interest", Decimal("0.05")),
    ]
    shared = distribute(21000, rules, [of(1, 100)] * 1650, brought_forward=7450, places=2)
    assert taken(shared) == {"reserve": "4200.00", "education": "2100.00", "interest": "8250.00"}
    assert shared.use.carried_forward == 13900
    assert {each.interest for each in shared.members} == {Decimal("5.00")}


def test_interest_on_shares_and_a_rebate_on_purchases() -> None:
    """Source: stemez-Business 521: five shares of 50 at 6 %, and 4.5 % of purchases of 983.00, where half a cent goes
    up."""
    pool = Decimal("44.24")
    shared = distribute(15 + pool, [SurplusRule("interest", Decimal("0.06")), REST], [of("983.00", 250)], places=2)
    assert (shared.members[0].interest, shared.members[0].refund) == (15, pool)


def test_a_part_earned_with_others_goes_to_the_common_reserve_first() -> None:
    """Source: GEO and Cooperative Development Institute: 400 of 1,000 hours by people who are no members."""
    shared = distribute(10000, [REST], [of(600)], others_use=400, places=2)
    assert shared.non_member_share == Fraction(2, 5)
    assert taken(shared) == {"non-members": "4000.00", "refund": "6000.00"}


def test_fourteen_members_and_income_from_others() -> None:
    """Source: Zambian input-supply co-op, filo item 3337313731313535: 168.50 a bag, and nothing for no bag."""
    bags = [30, 12, 25, 17, 12, 15, 19, 10, 0, 5, 10, 25, 10, 10]
    shared = distribute(33700, [REST], [of(each) for each in bags], places=2)
    assert shared.refund_rate == Fraction(1685, 10)
    refunds = [f"{each.refund:.2f}" for each in shared.members]
    assert (refunds[0], refunds[1], refunds[2], refunds[8]) == ("5055.00", "2022.00", "4212.50", "0.00")
    assert shared.refund == 33700


def test_twenty_percent_in_cash_leaves_the_rest_as_equity() -> None:
    """Source: Whole Foods Co-op (Duluth), patronage rebate of fiscal year 2016."""
    shared = distribute(454520, [REST], [of(1)], cash_part=Decimal("0.20"), places=2)
    assert (shared.cash, shared.retained) == (90904, 363616)


def test_a_loss_gives_nobody_anything() -> None:
    """Source: own design, a year of −3,000; a refund is never below 0."""
    shared = distribute(-3000, usual(), FOUR, places=2)
    assert not any(line.amount for line in shared.use.lines)
    assert not any(each.refund or each.interest for each in shared.members)


def test_losses_of_earlier_years_are_made_good_first() -> None:
    shared = distribute(10000, usual(), FOUR, brought_forward=-4000, places=2)
    assert taken(shared)["losses"] == "4000.00"
    assert shared.use.carried_forward == 0


def test_where_nobody_used_anything_the_refund_stays_in_common() -> None:
    shared = distribute(100, [REST], [of(0), of(0)], places=2)
    assert isinstance(shared.refund_rate, NotDefined)
    assert (shared.refund, shared.undistributed) == (0, 100)


def test_without_members_nothing_is_lost() -> None:
    shared = distribute(100, usual(interest="0.10"), [], places=2)
    assert shared.undistributed == shared.use.amount("refund") == 75


def test_interest_is_cut_alike_where_too_little_is_left() -> None:
    shared = distribute(
        1000,
        [SurplusRule("reserve", Decimal("0.9")), SurplusRule("interest", Decimal("0.1"))],
        [of(1, 1000)] * 3,
        places=2,
    )
    assert [f"{each.interest}" for each in shared.members] == ["33.34", "33.33", "33.33"]


def test_interest_counts_the_months_in_which_the_shares_were_held() -> None:
    shared = distribute(
        1000, [SurplusRule("interest", Decimal("0.06"))], [of(1, 250), of(1, 250, 6), of(1, 250, 0)], places=2
    )
    assert [f"{each.interest:.2f}" for each in shared.members] == ["15.00", "7.50", "0.00"]


def test_a_reserve_takes_no_more_than_it_lacks_to_its_target() -> None:
    shared = distribute(10000, [SurplusRule("reserve", Decimal("0.20"), room=Decimal(700)), REST], FOUR, places=2)
    assert taken(shared) == {"reserve": "700.00", "refund": "9300.00"}


@pytest.mark.parametrize("wrong", [{"rate": Decimal("1.2")}, {"rate": Decimal("-0.1")}, {"base": "profit"}])
def test_a_rule_that_cannot_be_is_refused(wrong: dict[str, Decimal]) -> None:
    with pytest.raises(ValueError, match="is"):
        SurplusRule(**{"use": "reserve", "rate": Decimal("0.1"), **wrong})  # type: ignore[arg-type]


@pytest.mark.parametrize("wrong", [{"use": -1}, {"paid_up": -1}, {"months": 13}, {"months": -1}])
def test_a_member_that_cannot_be_is_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        of(**{"use": 1, **wrong})


def test_rates_of_more_than_the_whole_are_refused() -> None:
    with pytest.raises(ValueError, match="add up to at most 1"):
        distribute(
            100, [SurplusRule("reserve", Decimal("0.6")), SurplusRule("education", Decimal("0.5"))], FOUR, places=2
        )


def test_floats_are_refused() -> None:
    with pytest.raises(TypeError, match="surplus is"):
        distribute(1.5, [REST], FOUR, places=2)  # type: ignore[arg-type]
