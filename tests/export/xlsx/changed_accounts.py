"""Annual accounts of running co-operatives: the sample's, and others with changed or random numbers."""

import random
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache

from openpyxl import Workbook

from coopkit.content import content_root
from coopkit.portfolio.account_lines import BALANCE, INCOME
from coopkit.portfolio.accounts import AnnualAccounts, MonthAmounts, RuleLine, SharingInputs, read_accounts
from coopkit.portfolio.financial_year import FinancialYear
from coopkit.portfolio.group_surplus import GroupDistribution, distribute_surplus
from coopkit.portfolio.members.saved_list import Member
from coopkit.portfolio.raw_answers import read_raw_answers
from coopkit.portfolio.samples import parse_plain_number, read_sample
from tests.export.xlsx.recalculating import named_cells

D = Decimal
SAMPLE = content_root() / "manage_coop" / "samples" / "care_at_the_door.toml"
BASE_TEXTS = {
    "surplus": "the whole surplus of the year",
    "after-losses": "the surplus after old losses",
    "left": "what is left at its turn",
}


@cache
def sample_accounts() -> AnnualAccounts:
    """The sample's own numbers."""
    return read_accounts(read_raw_answers(read_sample(SAMPLE).answers, parse_plain_number), minor_digits=2)


def distribution_of(accounts: AnnualAccounts, places: int) -> GroupDistribution:
    """The distribution of the surplus of these accounts, in money with so many decimal places."""
    found = distribute_surplus(accounts, minor_digits=places)
    assert found is not None, accounts.gaps
    return found


def sample_with_sharing(**changes: Decimal | None) -> AnnualAccounts:
    """The sample with other numbers beside its rules."""
    accounts = sample_accounts()
    return replace(accounts, sharing=replace(accounts.sharing, **changes))  # type: ignore[arg-type]


def sample_with_rules(**rules: tuple[str, str]) -> AnnualAccounts:
    """The sample with other rates and bases, in its own order."""
    accounts = sample_accounts()
    changed = {use: RuleLine(use, D(rate), base, 0) for use, (rate, base) in rules.items()}
    return replace(accounts, rules=tuple(changed.get(rule.use, rule) for rule in accounts.rules))


def sample_with_members(*members: tuple[str, str, str]) -> AnnualAccounts:
    """The sample with other members: use, paid up, months."""
    found = tuple(Member(f"M{at}", *map(D, each)) for at, each in enumerate(members))
    return replace(sample_accounts(), members=found)


def accounts_by_changed_surplus() -> Mapping[str, AnnualAccounts]:
    """By what is changed: accounts whose rules, numbers or members differ from the sample's."""
    return {
        "as it is": sample_accounts(),
        "a loss": sample_with_sharing(surplus=D("-3000")),
        "nothing left": sample_with_sharing(surplus=D(0)),
        "a cent": sample_with_sharing(surplus=D("0.01")),
        "losses made good": sample_with_sharing(brought_forward=D("-2500.55")),
        "losses above the surplus": sample_with_sharing(brought_forward=D("-12000")),
        "money from before": sample_with_sharing(brought_forward=D("812.34")),
        "a loss with money from before": sample_with_sharing(surplus=D("-10"), brought_forward=D(50)),
        "a target nearly reached": sample_with_sharing(reserve_now=D("11950.10")),
        "a target passed": sample_with_sharing(reserve_now=D(13000)),
        "no target": sample_with_sharing(target=None),
        "no other users": sample_with_sharing(others_use=D(0)),
        "a cash part that rounds": sample_with_sharing(cash_part=D("0.333")),
        "all rates after losses": sample_with_rules(
            reserve=("0.3", "after-losses"), education=("0.1", "after-losses"), other=("0.05", "surplus")
        ),
        "all rates of what is left": sample_with_rules(
            reserve=("0.2", "left"), education=("0.05", "left"), other=("0.025", "left")
        ),
        "half refunded": sample_with_rules(refund=("0.5", "left")),
        "interest cut to what is left": sample_with_rules(interest=("1", "surplus"), reserve=("0.9", "surplus")),
        "equal uses": sample_with_members(*[("7", "500", "12")] * 7),
        "nobody used": sample_with_members(*[("0", "500", "12")] * 3),
        "fine uses": sample_with_members(("0.123456", "100", "1"), ("2.5", "0", "12"), ("1000", "33.33", "7.5")),
    }


def random_accounts(count: int, seed: int, *, digits: int) -> Mapping[str, AnnualAccounts]:
    """Accounts with random numbers for the distribution; at most as many members as the workbook has rows.

    digits: places of the smallest money.
    """
    dice = random.Random(seed)
    return {f"random {at}": _random_accounts(dice, digits) for at in range(count)}


def _random_accounts(dice: random.Random, digits: int) -> AnnualAccounts:
    def drawn(most: int, places: int) -> Decimal:
        return D(dice.randint(0, most * 10**places)).scaleb(-places)

    rates = (drawn(1, 4) / 3, drawn(1, 4) / 3, drawn(1, 4) / 3, drawn(1, 4) / 5, drawn(1, 3))
    rules = tuple(
        RuleLine(rule.use, round(rate, 6), dice.choice(list(BASE_TEXTS)), rule.turn)
        for rule, rate in zip(sample_accounts().rules, rates, strict=True)
    )
    places = dice.choice([0, 1, 2])
    members = tuple(
        Member(f"M{at}", drawn(900, places), drawn(400, digits), D(dice.randint(0, 12)))
        for at in range(dice.randint(1, 30))
    )
    sharing = SharingInputs(
        surplus=drawn(20_000, digits) - 2_000,
        brought_forward=drawn(3_000, digits) - 1_500,
        target=dice.choice([None, drawn(9_000, digits)]),
        reserve_now=drawn(9_000, digits),
        others_use=dice.choice([D(0), drawn(2_000, 1)]),
        cash_part=drawn(1, 3),
        measure="hours",
    )
    return replace(sample_accounts(), rules=rules, sharing=sharing, members=members)


def accounts_by_changed_year() -> Mapping[str, AnnualAccounts]:
    """By what is changed: accounts whose years, months or budget differ from the sample's."""
    accounts = sample_accounts()
    nothing = FinancialYear({line: D(0) for line in (*INCOME, *BALANCE)})
    months = tuple(replace(month, received=month.received - 1000) for month in accounts.months)
    return {
        "as it is": accounts,
        "a year of loss": replace(accounts, now=_year(accounts, sales="90000", **{"brought-forward": "-350.25"})),
        "no short-term debts": replace(accounts, now=_year(accounts, **{"owed-short": "0"})),
        "nothing of their own": replace(accounts, now=_year(accounts, **{"brought-forward": "-50000"})),
        "nothing sold": replace(accounts, now=_year(accounts, sales="0")),
        "an empty last year": replace(accounts, last=nothing),
        "cash below nothing": replace(
            accounts, months=tuple(MonthAmounts(D("0.1"), D("900.2"), D("0.3")) for _ in months)
        ),
        "less received": replace(accounts, months=months),
        "another budget": replace(
            accounts, budget={line: (planned * 2, actual) for line, (planned, actual) in accounts.budget.items()}
        ),
    }


def _year(accounts: AnnualAccounts, **lines: str) -> FinancialYear:
    assert accounts.now is not None
    return FinancialYear({**accounts.now.numbers, **{line: D(amount) for line, amount in lines.items()}})


def fill_board_pack(workbook: Workbook, accounts: AnnualAccounts) -> None:
    """Write every number of the accounts into the input cells of a board pack."""
    assert accounts.last is not None
    assert accounts.now is not None
    for year, name in ((accounts.last, "last"), (accounts.now, "now")):
        for line, amount in year.numbers.items():
            _fill_cells(workbook, f"{line.replace('-', '_')}_{name}", [amount])
    for line, (planned, _) in accounts.budget.items():
        _fill_cells(workbook, f"{line.replace('-', '_')}_budget", [planned])
    _fill_cells(workbook, "received", [month.received for month in accounts.months])
    _fill_cells(workbook, "paid_to_people", [month.pay for month in accounts.months])
    _fill_cells(workbook, "other_payments", [month.other for month in accounts.months])


def fill_surplus_distribution(workbook: Workbook, accounts: AnnualAccounts) -> None:
    """Write every number of the accounts into the input cells of a surplus statement."""
    given, members = accounts.sharing, accounts.members
    for name in ("surplus", "brought_forward", "reserve_now", "others_use", "cash_part"):
        _fill_cells(workbook, name, [getattr(given, name)])
    _fill_cells(workbook, "reserve_target", [given.target])
    for rule in accounts.rules:
        _fill_cells(workbook, f"{rule.use}_rate", [rule.rate])
        if rule.use not in ("interest", "refund"):
            _fill_cells(workbook, f"{rule.use}_base", [BASE_TEXTS[rule.base]])
    for name, field in (("use_by_member", "use"), ("paid_up", "paid_up"), ("months_held", "months")):
        cells = len(named_cells(workbook, name))
        _fill_cells(workbook, name, [*(getattr(each, field) for each in members), *[None] * (cells - len(members))])


def _fill_cells(workbook: Workbook, name: str, values: list[Decimal | str | None]) -> None:
    for cell, value in zip(named_cells(workbook, name), values, strict=True):
        cell.value = value
