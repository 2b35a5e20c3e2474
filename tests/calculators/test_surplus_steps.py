"""The calculations "surplus-steps" and "patronage-cents"."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopkit.business.money import add_up
from coopkit.calculators import CALCULATORS, CalculationResult, IncompleteInput, compute
from coopkit.portfolio.group_answers import table_rows
from tests.calculators.english import rows, sentences
from tests.calculators.figures import computed, money
from tests.calculators.money import CENTS

CASE: dict[str, Decimal | int | str] = {
    "steps.surplus": 10000,
    "steps.reserve": 20,
    "steps.education": 5,
    "steps.base": "surplus",
    "steps.shares": 15000,
    "steps.interest": 4,
    "members.ana.use": 1800,
    "members.bilal.use": 1500,
    "members.chen.use": 1200,
    "members.dora.use": 500,
}
AMOUNTS = st.integers(0, 10**9).map(lambda cents: Decimal(cents).scaleb(-2))


def figures(**changed: Decimal | int | str) -> dict[str, Decimal]:
    result = computed("surplus-steps", {**CASE, **{f"steps.{name}": value for name, value in changed.items()}})
    names = ("reserve", "education", "interest", "pool", "ana", "bilal", "chen", "dora")
    return {name: money(result, name) for name in names}


def test_the_surplus_of_four_cleaners_is_shared_step_by_step() -> None:
    assert list(figures().values()) == [2000, 500, 600, 6900, 2484, 2070, 1656, 690]
    assert sentences(computed("surplus-steps", CASE)) == [
        "Of 10,000.00, 6,900.00 is left for the members’ work; 3,100.00 goes to the funds and to the shares.",
        "That is 1.38 for each hour of work.",
    ]


def test_of_what_is_left_education_gets_a_hundred_less() -> None:
    found = figures(base="left")
    assert (found["education"], found["pool"], found["ana"]) == (400, 7000, 2520)


@given(surplus=AMOUNTS, reserve=st.integers(0, 60), education=st.integers(0, 40), interest=st.integers(0, 100))
def test_the_parts_are_the_whole(surplus: Decimal, reserve: int, education: int, interest: int) -> None:
    found = figures(surplus=surplus, reserve=reserve, education=education, interest=interest)
    assert found["reserve"] + found["education"] + found["interest"] + found["pool"] == surplus
    assert add_up(found[name] for name in ("ana", "bilal", "chen", "dora")) == found["pool"]


def test_two_funds_cannot_take_more_than_the_whole() -> None:
    result = compute("surplus-steps", {**number_values(CASE), "steps.reserve": Decimal(96)}, CENTS)
    assert isinstance(result, IncompleteInput)
    assert sentences(result) == ["The two funds together take more than the whole surplus."]


def test_without_hours_there_is_nothing_to_go_by() -> None:
    idle = {f"members.{id_}.use": 0 for id_ in ("ana", "bilal", "chen", "dora")}
    result = computed("surplus-steps", {**CASE, **idle})
    assert sentences(result)[1] == "Nobody used the co-operative, so there is nothing to go by."


def number_values(values: dict[str, Decimal | int | str]) -> dict[str, Decimal | str]:
    return {name: value if isinstance(value, str) else Decimal(value) for name, value in values.items()}


def shared(pool: str, *uses: int, cash: str = "100") -> CalculationResult | IncompleteInput:
    used = {f"ours.{place}.use": Decimal(use) for place, use in enumerate(uses, start=1)}
    return compute("patronage-cents", {"share.pool": Decimal(pool), "share.cash_part": Decimal(cash), **used}, CENTS)


@pytest.mark.parametrize(
    ("pool", "uses", "parts", "said"),
    [
        ("1000", (1, 1, 1), ["333.34", "333.33", "333.33"], "add up to 999.99: 0.01 too little."),
        ("100", (1, 1, 4), ["16.67", "16.67", "66.66"], "add up to 100.01: 0.01 too much."),
    ],
)
def test_no_cent_is_lost_and_none_is_made_up(pool: str, uses: tuple[int, ...], parts: list[str], said: str) -> None:
    result = shared(pool, *uses)
    assert isinstance(result, CalculationResult)
    assert [row[2] for row in rows(result.tables[0])[2:]] == parts
    assert sentences(result)[1].endswith(said)


@given(
    pool=AMOUNTS,
    uses=st.lists(st.integers(0, 10**6), min_size=1, max_size=12).filter(any),
    cash=st.integers(0, 100),
)
def test_all_parts_and_both_halves_add_up(pool: Decimal, uses: list[int], cash: int) -> None:
    result = shared(f"{pool}", *uses, cash=f"{cash}")
    assert isinstance(result, CalculationResult)
    assert money(result, "sum") == pool
    assert money(result, "cash") + money(result, "kept") == pool


def test_without_use_nothing_is_shared() -> None:
    result = shared("100", 0, 0)
    assert isinstance(result, IncompleteInput)
    assert sentences(result) == ["Put in how much each member used the co-op."]


@pytest.mark.parametrize("name", ["surplus-steps", "patronage-cents"])
def test_the_worked_example_fills_every_line(name: str) -> None:
    result = computed(name)
    assert [line.id for line in CALCULATORS[name].lines if line.id not in result.figures] == []
    assert all(row.number("use") is not None for row in table_rows(CALCULATORS[name].example, "ours"))
