"""A distribution loses no cent, whatever the rules and however many the members."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from coopkit.business.money import add_up, allocate, equal_shares, round_half_up
from coopkit.business.surplus.distribution import MemberUse, SurplusRule, distribute
from tests.business.test_distribution import REST, of, usual

USES = st.decimals(0, 10**6, places=2)
MEMBERS = st.builds(MemberUse, st.just(""), USES, USES, st.integers(0, 12).map(Decimal))
RATES = st.decimals(0, 1, places=4)
RULES = st.permutations(["reserve", "education", "other", "interest", "refund"]).flatmap(
    lambda order: st.tuples(st.just(order), st.lists(RATES, min_size=5, max_size=5))
)


@settings(deadline=None)
@given(
    st.decimals(-(10**6), 10**8, places=3),
    RULES,
    st.lists(MEMBERS, max_size=40),
    st.decimals(-(10**5), 10**5, places=2),
    USES,
    RATES,
    st.integers(0, 3),
)
def test_what_all_receive_is_what_the_lines_take_and_no_cent_is_lost(
    surplus: Decimal,
    drawn: tuple[list[str], list[Decimal]],
    members: list[MemberUse],
    brought_forward: Decimal,
    others_use: Decimal,
    cash_part: Decimal,
    places: int,
) -> None:
    order, rates = drawn
    rules = [
        SurplusRule(
            use, rate / 3 if use not in ("interest", "refund") else rate, "left" if use == "other" else "surplus"
        )
        for use, rate in zip(order, rates, strict=True)
    ]
    shared = distribute(
        surplus,
        rules,
        members,
        brought_forward=brought_forward,
        others_use=others_use,
        cash_part=cash_part,
        places=places,
    )
    losses = shared.use.amount("losses")
    assert (
        add_up([*(line.amount for line in shared.use.lines), shared.use.carried_forward])
        == surplus + brought_forward + losses
    )
    assert shared.interest == (shared.use.amount("interest") if members else 0)
    assert shared.refund + shared.undistributed == shared.use.amount("refund")
    assert shared.cash + shared.retained == shared.refund
    for each in shared.members:
        assert min(each.interest, each.refund, each.cash, each.retained) >= 0
        assert each.cash + each.retained == each.refund
        assert each.use or not each.refund


@settings(deadline=None)
@given(
    st.sampled_from([0, 2, 3]),
    st.integers(0, 10**9),
    RULES,
    st.lists(MEMBERS, min_size=1, max_size=40),
    USES,
    st.decimals(0, 1, places=6),
)
def test_each_part_can_be_paid_and_is_within_one_smallest_unit_of_the_exact_one(
    places: int,
    smallest: int,
    drawn: tuple[list[str], list[Decimal]],
    members: list[MemberUse],
    others_use: Decimal,
    cash_part: Decimal,
) -> None:
    surplus, unit = Decimal(smallest).scaleb(-places), Fraction(1, 10**places)
    rules = [
        SurplusRule(use, rate / 3 if use not in ("interest", "refund") else rate)
        for use, rate in zip(*drawn, strict=True)
    ]
    shared = distribute(surplus, rules, members, others_use=others_use, cash_part=cash_part, places=places)
    lines = {line.use: line.amount for line in shared.use.lines}
    assert add_up([*lines.values(), shared.use.carried_forward]) == surplus
    used, due = add_up(each.use for each in members), dues(rules, members, places)
    paid = min(Fraction(1), Fraction(lines["interest"]) / sum(due)) if any(due) else Fraction(1)
    for member, each, owed in zip(members, shared.members, due, strict=True):
        parts = (each.interest, each.refund, each.cash, each.retained)
        assert all((Fraction(part) / unit).denominator == 1 for part in parts)
        assert abs(Fraction(each.interest) - owed * paid) < unit
        if used:
            assert abs(Fraction(each.refund) - Fraction(lines["refund"]) * Fraction(member.use) / Fraction(used)) < unit
        assert abs(Fraction(each.cash) - Fraction(each.refund) * Fraction(cash_part)) <= unit / 2


def dues(rules: list[SurplusRule], members: list[MemberUse], places: int) -> list[Fraction]:
    """The interest due to each member, as it is paid where enough is left."""
    rate = next(Fraction(rule.rate) for rule in rules if rule.use == "interest")
    exact = (Fraction(each.paid_up) * rate * Fraction(each.months) / 12 for each in members)
    return [Fraction(round_half_up(each, places)) for each in exact]


@given(
    st.sampled_from([0, 2, 3]), st.integers(1, 10**9), st.lists(st.decimals(0, 10**6, places=3), min_size=1).filter(any)
)
def test_a_sum_is_split_to_the_last_coin(places: int, smallest: int, uses: list[Decimal]) -> None:
    total = Decimal(smallest).scaleb(-places)
    parts = allocate(total, uses, places=places)
    assert add_up(parts) == total
    used = Fraction(add_up(uses))
    for part, use in zip(parts, uses, strict=True):
        assert abs(Fraction(part) - Fraction(total) * Fraction(use) / used) < Fraction(1, 10**places)
    equal = equal_shares(total, len(uses), places)
    assert add_up(count * share for count, share in equal) == total
    assert len({share for _, share in equal}) == len(equal)
    assert all(abs(Fraction(share) - Fraction(total) / len(uses)) < Fraction(1, 10**places) for _, share in equal)


@settings(deadline=None, max_examples=15)
@given(st.integers(1, 5000), st.decimals(1, 10**7, places=2), st.randoms(use_true_random=False))
def test_from_one_to_five_thousand_members_the_parts_are_the_whole(count: int, pool: Decimal, random: "object") -> None:
    draw = random.randrange  # type: ignore[attr-defined]
    members = [of(draw(1, 10_000), draw(0, 500)) for _ in range(count)]
    shared = distribute(pool, usual(), members, cash_part=Decimal("0.3"), places=2)
    assert shared.refund == shared.use.amount("refund")
    assert shared.interest == shared.use.amount("interest")
    per_use = shared.use.amount("refund") / add_up(each.use for each in members)
    assert all(abs(each.refund - per_use * each.use) < Decimal("0.01") for each in shared.members)


@settings(deadline=None)
@given(st.lists(MEMBERS, min_size=1, max_size=25), st.decimals(0, 10**7, places=2), st.randoms(use_true_random=False))
def test_in_another_order_of_members_nobody_has_more_than_one_cent_more(
    members: list[MemberUse], pool: Decimal, random: "object"
) -> None:
    order = list(range(len(members)))
    random.shuffle(order)  # type: ignore[attr-defined]
    found = distribute(pool, usual(), members, places=2).members
    mixed = distribute(pool, usual(), [members[at] for at in order], places=2).members
    for at, each in zip(order, mixed, strict=True):
        assert abs(each.refund - found[at].refund) <= Decimal("0.01")
        assert abs(each.interest - found[at].interest) <= Decimal("0.01")


@settings(deadline=None)
@given(st.lists(st.integers(0, 3), min_size=1, max_size=30), st.decimals(0, 10**5, places=2))
def test_of_members_with_the_same_use_the_first_have_the_cent_that_is_left(uses: list[int], pool: Decimal) -> None:
    members = distribute(pool, [REST], [of(use) for use in uses], places=2).members
    for use in set(uses):
        same = [each.refund for each in members if each.use == use]
        assert same == sorted(same, reverse=True)
        assert same[0] - same[-1] <= Decimal("0.01")
