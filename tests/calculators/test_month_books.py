"""The calculation "month-books"."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopkit.calculators import CALCULATORS, CalculationResult, IncompleteInput, compute
from coopkit.calculators.accounts.month_case import ACCOUNT_NAMES, SLIPS
from tests.calculators.english import rows, sentences
from tests.calculators.figures import computed, money
from tests.calculators.money import CENTS

MONTH = dict(CALCULATORS["month-books"].example)


def changed(**cells: str | None) -> CalculationResult | IncompleteInput:
    """The month with cells changed ("e3_debit" for row e3), or left empty."""
    values = dict(MONTH)
    for cell, value in cells.items():
        name = "entries." + cell.replace("_", ".")
        values.pop(name)
        if value is not None:
            values[name] = Decimal(value) if name.endswith("amount") else value
    return compute("month-books", values, CENTS)


def test_may_ends_with_520_of_surplus_and_790_in_cash() -> None:
    result = computed("month-books")
    assert {name: money(result, name) for name in result.figures} == {
        "debit": 4230,
        "credit": 4230,
        "surplus": 520,
        "cash": 790,
        "assets": 3500,
    }
    assert sentences(result) == ["Both sides of the trial balance are the same: 4,230.00."]
    assert rows(result.tables[2])[-1] == ["All debts and equity", "3,500.00"]


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"e2_debit": "cash"}, "Look again at slip 2, debit. Nobody has paid yet. What does the co-op have instead"),
        ({"e5_credit": "sales"}, "Look again at slip 5, credit. It is no income: what does the member have"),
        ({"e6_debit": "interest"}, "Look again at slip 6, debit. What gets smaller by it?"),
        ({"e8_credit": "cash"}, "Look again at slip 8, credit. No cash has moved. What is worth less now?"),
        ({"e1_debit": "sales", "e1_credit": "cash"}, "In slip 1 the two sides are turned round: where does it go to?"),
        ({"e4_credit": "pay"}, "In slip 4 both sides are the same account, so nothing has moved."),
        ({"e3_amount": "810"}, "Compare the amount of slip 3 with the slip."),
    ],
)
def test_what_looks_wrong_is_named_though_both_sides_are_the_same(cells: dict[str, str], said: str) -> None:
    told = sentences(changed(**cells))
    assert told[0].startswith("Both sides of the trial balance are the same")
    assert len(told) == 2
    assert told[1].startswith(said)


@pytest.mark.parametrize(
    ("cell", "side", "missing"), [("e3_credit", "credit", "credit"), ("e1_debit", "debit", "debit")]
)
def test_a_half_entry_makes_the_sides_differ_and_is_named(cell: str, side: str, missing: str) -> None:
    result = changed(**{cell: None})
    assert isinstance(result, CalculationResult)
    told, trial = sentences(result), rows(result.tables[0])
    assert trial[-1][1] != trial[-1][2]
    assert trial[-2][0] == f"Slip {cell[1]}: one side only"
    assert told[0].startswith("The two sides are not the same")
    assert f"debit {trial[-1][1]}, credit {trial[-1][2]}. The {side} side lacks" in told[0]
    assert told[1] == f"In slip {cell[1]} the {missing} account is missing."


def test_an_empty_month_asks_for_its_first_slip_and_an_unfinished_one_for_the_others() -> None:
    assert isinstance(compute("month-books", {}, CENTS), IncompleteInput)
    one = {name: value for name, value in MONTH.items() if ".e1." in name}
    assert sentences(compute("month-books", one, CENTS))[-1].startswith("Still to be entered: slips 2, 3, 4")


@given(
    accounts=st.lists(
        st.tuples(st.sampled_from(list(ACCOUNT_NAMES)), st.sampled_from(list(ACCOUNT_NAMES))), min_size=8, max_size=8
    ),
    amounts=st.lists(st.integers(1, 10**9), min_size=8, max_size=8),
)
def test_whatever_accounts_are_chosen_whole_entries_balance(
    accounts: list[tuple[str, str]], amounts: list[int]
) -> None:
    values: dict[str, Decimal | str] = {}
    for id_, (debit, credit), cents in zip(SLIPS, accounts, amounts, strict=True):
        values |= {f"entries.{id_}.debit": debit, f"entries.{id_}.credit": credit}
        values[f"entries.{id_}.amount"] = Decimal(cents).scaleb(-2)
    result = compute("month-books", values, CENTS)
    assert isinstance(result, CalculationResult)
    assert money(result, "debit") == money(result, "credit")
    balance = {row[0]: row[1] for row in rows(result.tables[2])[2:]}
    assert balance["All assets"] == balance["All debts and equity"]


def test_the_worked_example_fills_every_line() -> None:
    result = computed("month-books")
    assert [line.id for line in CALCULATORS["month-books"].lines if line.id not in result.figures] == []
