from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopkit.business.ledger import ACCOUNT_TYPES, Account, Entry, balances, statements_from, trial_balance
from coopkit.business.money import add_up
from coopkit.business.statements import current_ratio, debt_to_equity, net_margin, total, working_capital

BOOKS = (
    Account("cash", "asset"),
    Account("customers", "asset"),
    Account("equipment", "asset"),
    Account("loan", "liability"),
    Account("shares", "equity"),
    Account("sales", "income"),
    Account("materials", "cost"),
    Account("transport", "cost"),
    Account("interest", "cost"),
    Account("wear", "cost"),
)


def entry(debit: str, credit: str, money: str, no: str = "1") -> Entry:
    """One paper."""
    return Entry(no, "", debit, credit, Decimal(money))


DAY = (
    entry("cash", "sales", "85.50"),
    entry("materials", "cash", "32.20"),
    entry("cash", "shares", "25.00"),
    entry("transport", "cash", "6.00"),
    entry("customers", "sales", "60.00"),
    entry("loan", "cash", "38.00"),
    entry("interest", "cash", "2.00"),
)


def test_a_day_in_the_cash_book_ends_with_what_should_be_in_the_tin() -> None:
    """Source: own design, opening 120.00 and six papers; the credit sale is no cash. 152.30 is left."""
    found = balances(BOOKS, DAY, {"cash": 120, "loan": 100, "shares": 20})
    assert found["cash"] == Decimal("152.30")
    assert found["customers"] == 60


def test_a_share_is_no_income_and_of_an_instalment_only_the_interest_is_a_cost() -> None:
    income, sheet = statements_from(
        BOOKS,
        DAY,
        {"cash": 120, "loan": 100, "shares": 20},
        goods=frozenset({"materials"}),
        lasting=frozenset({"loan"}),
    )
    assert income.gross_surplus == Decimal("113.30")
    assert income.surplus == Decimal("105.30")
    assert sheet.assets == sheet.liabilities_and_equity == Decimal("212.30")
    assert total(sheet.non_current_liabilities) == 62


def test_wear_is_a_cost_without_payment() -> None:
    found = balances(BOOKS, [entry("wear", "equipment", "30")], {"equipment": 180, "shares": 180})
    assert (found["cash"], found["equipment"], found["wear"]) == (0, 150, 30)


def test_a_balance_below_zero_stands_on_the_other_side() -> None:
    trial = trial_balance(BOOKS, [entry("materials", "cash", "10")])
    cash = next(line for line in trial.lines if line.account.id == "cash")
    assert (cash.debit, cash.credit) == (0, 10)
    assert trial.balances


def test_opening_balances_that_differ_are_seen_in_the_trial_balance() -> None:
    trial = trial_balance(BOOKS, DAY, {"cash": 120})
    assert not trial.balances
    assert trial.debit - trial.credit == 120
    with pytest.raises(ValueError, match="both must be the same"):
        statements_from(BOOKS, DAY, {"cash": 120})


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (lambda: entry("cash", "sales", "0"), "above 0"),
        (lambda: entry("cash", "sales", "-5"), "above 0"),
        (lambda: entry("cash", "cash", "5"), "two accounts"),
        (lambda: balances(BOOKS, [entry("cash", "tin", "5")]), "names 'tin'"),
        (lambda: balances(BOOKS, [], {"tin": 5}), "names 'tin'"),
        (lambda: balances((*BOOKS, BOOKS[0]), []), "twice"),
        (lambda: Account("tin", "box"), "kind of tin"),  # type: ignore[arg-type]
    ],
)
def test_what_cannot_be_in_books_is_refused(made: "object", said: str) -> None:
    with pytest.raises(ValueError, match=said):
        made()  # type: ignore[operator]


def test_floats_are_refused() -> None:
    with pytest.raises(TypeError, match="no cent is lost"):
        Entry("1", "", "cash", "sales", 1.5)  # type: ignore[arg-type]


MONEY = st.decimals("0.01", 10**9, places=2)
CHART = st.lists(st.sampled_from(ACCOUNT_TYPES), min_size=2, max_size=9).map(
    lambda kinds: [Account(f"a{n}", kind) for n, kind in enumerate(kinds)]
)


@st.composite
def books(draw: st.DrawFn) -> tuple[list[Account], list[Entry], dict[str, Decimal]]:
    """Accounts, entries between any two of them, and opening balances whose two sides are equal."""
    accounts = draw(CHART)
    pairs = st.permutations([each.id for each in accounts]).map(lambda ids: ids[:2])
    made = st.lists(st.tuples(pairs, MONEY), max_size=25)
    entries = [Entry(f"{n}", "", pair[0], pair[1], money) for n, (pair, money) in enumerate(draw(made))]
    before = [Entry(f"o{n}", "", pair[0], pair[1], money) for n, (pair, money) in enumerate(draw(made))]
    return accounts, entries, balances(accounts, before)


@given(books())
def test_any_entries_balance(drawn: tuple[list[Account], list[Entry], dict[str, Decimal]]) -> None:
    trial = trial_balance(*drawn)
    assert trial.balances
    assert all(not line.debit or not line.credit for line in trial.lines)


@given(books())
def test_the_statements_of_any_books_agree(drawn: tuple[list[Account], list[Entry], dict[str, Decimal]]) -> None:
    accounts, entries, opening = drawn
    income, sheet = statements_from(accounts, entries, opening)
    found = balances(accounts, entries, opening)
    earned = add_up(found[each.id] for each in accounts if each.kind == "income")
    spent = add_up(found[each.id] for each in accounts if each.kind == "cost")
    assert income.surplus == earned - spent
    assert sheet.assets == sheet.liabilities_and_equity
    assert sheet.net_assets == total(sheet.equity)


@given(books(), st.randoms(use_true_random=False))
def test_the_order_of_the_papers_does_not_matter(
    drawn: tuple[list[Account], list[Entry], dict[str, Decimal]], random: "object"
) -> None:
    accounts, entries, opening = drawn
    mixed = [*entries]
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert balances(accounts, mixed, opening) == balances(accounts, entries, opening)


def test_five_ratios_of_a_years_end() -> None:
    """Source: own design: current 18,000 and 12,000; debts 30,000; equity 20,000; sales 96,000; surplus 4,800."""
    assert working_capital(18000, 12000) == 6000
    assert current_ratio(18000, 12000) == Decimal("1.5")
    assert debt_to_equity(30000, 20000) == Decimal("1.5")
    assert net_margin(96000, 4800) == Decimal("0.05")
