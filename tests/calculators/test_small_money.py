"""Every calculation in money of 0, 2 and 3 places: each sum can be paid, and parts add up to their whole."""

from collections.abc import Mapping
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopkit.business.money import round_half_up
from coopkit.calculators import CALCULATORS, CalculationContext, CalculationResult, Values, compute
from coopkit.i18n import Money, load_locale
from tests.calculators.english import rows, sentences
from tests.calculators.money import between_the_smallest, sentences_in
from tests.calculators.test_joint_buying import FARMERS

PLACES = (0, 2, 3)
EXAMPLES: Mapping[str, Values] = {
    "joint-buying": FARMERS,
    **{name: calculation.example for name, calculation in CALCULATORS.items() if calculation.example},
}


def result(name: str, values: Values, places: int) -> CalculationResult:
    found = compute(name, values, CalculationContext(minor_digits=places))
    assert isinstance(found, CalculationResult)
    return found


def money(found: CalculationResult, *figures: str) -> list[Decimal]:
    """These figures, as they are shown."""
    shown = [found.figures[each] for each in figures]
    return [Decimal(each.amount) for each in shown if isinstance(each, Money)]


@pytest.mark.parametrize("places", PLACES)
@pytest.mark.parametrize("name", EXAMPLES)
def test_an_examples_sums_can_be_paid(name: str, places: int) -> None:
    found = result(name, EXAMPLES[name], places)
    assert between_the_smallest(found, places) == []
    locale = load_locale(minor_digits=places)
    for said in sentences_in(found):
        for _, value in said.values:
            if isinstance(value, Money):
                assert len(locale.money(value.amount).partition(".")[2]) == places


@st.composite
def changed(draw: st.DrawFn, name: str) -> Values:
    """An example with other numbers in it: whole ones stay whole, others get two places."""
    factors = st.sampled_from([Decimal(each) for each in ("1", "0.37", "1.1", "2.45", "17")])
    found: dict[str, Decimal | str] = {}
    for field, value in EXAMPLES[name].items():
        if not isinstance(value, Decimal):
            found[field] = value
            continue
        smallest = Decimal(1) if draw(st.booleans()) else Decimal("0.01")
        found[field] = (value * draw(factors)).quantize(smallest)
    return found


SCORED = {"idea-score", "problem-score"}
"""Whose numbers are scores from 1 to 5 and no money."""


@pytest.mark.parametrize("name", [name for name in EXAMPLES if name not in SCORED])
@settings(max_examples=40)
@given(data=st.data(), places=st.sampled_from(PLACES))
def test_other_numbers_make_sums_that_can_be_paid(name: str, data: st.DataObject, places: int) -> None:
    found = compute(name, data.draw(changed(name)), CalculationContext(minor_digits=places))
    assert between_the_smallest(found, places) == []


rates = st.decimals(0, 45, places=2)


@given(rates, rates, rates, st.decimals(0, 100, places=2), st.sampled_from(PLACES))
def test_the_example_of_a_surplus_adds_up(
    reserve: Decimal, education: Decimal, interest: Decimal, cash: Decimal, places: int
) -> None:
    values = {"reserve": reserve, "education": education, "interest": interest, "cash_part": cash}
    found = result("surplus-use", {f"rates.{name}": rate for name, rate in values.items()}, places)
    lines = money(found, "non-members", "reserve", "education", "interest", "refund")
    assert sum(lines) == 1000
    assert sum(money(found, "cash", "retained")) == lines[-1]
    assert between_the_smallest(found, places) == []


def test_a_rate_is_shown_as_it_was_typed() -> None:
    found = result("surplus-use", {"rates.reserve": Decimal("10.05"), "rates.education": Decimal("5")}, 0)
    assert [row[1] for row in rows(found.tables[0])[3:5]] == ["10.05%", "5%"]
    over = {"rates.reserve": Decimal("60.02"), "rates.education": Decimal("40")}
    assert "add up to 100.02%." in sentences(compute("surplus-use", over, CalculationContext(minor_digits=2)))[0]


def test_ten_and_a_twentieth_percent_twice_and_half_of_the_rest_in_cash() -> None:
    rules = {"rates.reserve": Decimal("10.05"), "rates.education": Decimal("10.05"), "rates.cash_part": Decimal(50)}
    whole, cents = result("surplus-use", rules, 0), result("surplus-use", rules, 2)
    assert money(whole, "reserve", "education", "refund") == [101, 101, 798]
    assert money(whole, "cash", "retained") == [399, 399]
    assert money(cents, "reserve", "education", "refund") == [Decimal("100.50"), Decimal("100.50"), Decimal("799.00")]
    assert money(cents, "cash", "retained") == [Decimal("399.50"), Decimal("399.50")]


uses = st.lists(st.decimals(1, 5000, places=1), min_size=4, max_size=4)


@given(st.decimals(0, 50_000, places=3), uses, rates, st.sampled_from(PLACES))
def test_a_surplus_in_steps_adds_up(surplus: Decimal, hours: list[Decimal], rate: Decimal, places: int) -> None:
    steps = {"surplus": surplus, "reserve": rate, "education": rate, "shares": Decimal(1500), "interest": Decimal(4)}
    members = ("ana", "bilal", "chen", "dora")
    values: dict[str, Decimal | str] = {f"steps.{name}": number for name, number in steps.items()}
    values |= {f"members.{name}.use": each for name, each in zip(members, hours, strict=True)}
    found = result("surplus-steps", values, places)
    funds = money(found, "reserve", "education", "interest")
    (pool,) = money(found, "pool")
    assert sum(funds) + pool == round_half_up(surplus, places)
    assert sum(money(found, *members)) == pool
    assert between_the_smallest(found, places) == []


@given(
    st.integers(2, 60), st.integers(1, 20), st.decimals(0, 5000, places=3), st.decimals(0, 500, places=3),
    st.sampled_from(PLACES),
)  # fmt: skip
def test_people_who_get_the_same_are_one_group(
    members: int, each: int, price: Decimal, load: Decimal, places: int
) -> None:
    values = {
        "members": Decimal(members),
        "units_each": Decimal(each),
        "single_price": price,
        "bulk_price": price / 2,
        "minimum_units": Decimal(1),
        "transport": load,
    }
    found = result("joint-buying", values, places)
    assert between_the_smallest(found, places) == []
    for said in found.sentences:
        if "does not divide evenly" in said.msgid:
            shown = [load_locale(minor_digits=places).money(v.amount) for _, v in said.values if isinstance(v, Money)]
            assert len(set(shown)) == 2


@pytest.mark.parametrize(
    ("places", "shares"),
    [
        (0, "6 members get 5,143 each, the others 5,142."),
        (2, "5 members get 5,142.86 each, the others 5,142.85."),
        (3, "one member gets 5,142.858, each of the others 5,142.857."),
    ],
)
def test_seven_people_share_36000(places: int, shares: str) -> None:
    values = FARMERS | {"members": Decimal(7), "units_each": Decimal(10), "single_price": Decimal(2600)}
    values |= {"bulk_price": Decimal(2000), "minimum_units": Decimal(50), "transport": Decimal(6000)}
    found = compute("joint-buying", values, CalculationContext(minor_digits=places))
    (told,) = [
        load_locale(minor_digits=places).resolve(said)
        for said in found.sentences
        if "does not divide evenly" in said.msgid
    ]
    assert told == f"It does not divide evenly: {shares}"
    assert sentences(found)[0].startswith("Each member saves about")
