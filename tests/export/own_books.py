"""Books of running co-operatives: the sample's, and others drawn anew, as they are read from answers."""

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
from tests.export.recalculating import named_cells

D = Decimal
SAMPLE = content_root() / "manage_coop" / "samples" / "care_at_the_door.toml"
WORDS = {
    "surplus": "the whole surplus of the year",
    "after-losses": "the surplus after old losses",
    "left": "what is left at its turn",
}


@cache
def sample_books() -> AnnualAccounts:
    """The sample's own numbers."""
    return read_accounts(read_raw_answers(read_sample(SAMPLE).answers, parse_plain_number), minor_digits=2)


def shared(books: AnnualAccounts, places: int) -> GroupDistribution:
    found = distribute_surplus(books, minor_digits=places)
    assert found is not None, books.gaps
    return found


def with_sharing(**changes: Decimal | None) -> AnnualAccounts:
    """The sample with other numbers beside its rules."""
    books = sample_books()
    return replace(books, sharing=replace(books.sharing, **changes))  # type: ignore[arg-type]


def with_rules(**rules: tuple[str, str]) -> AnnualAccounts:
    """The sample with other rates and bases, in its own order."""
    books = sample_books()
    changed = {use: RuleLine(use, D(rate), base, 0) for use, (rate, base) in rules.items()}
    return replace(books, rules=tuple(changed.get(rule.use, rule) for rule in books.rules))


def with_members(*members: tuple[str, str, str]) -> AnnualAccounts:
    """The sample with other members: use, paid up, months."""
    found = tuple(Member(f"M{at}", *map(D, each)) for at, each in enumerate(members))
    return replace(sample_books(), members=found)


def changed_sharings() -> Mapping[str, AnnualAccounts]:
    """By what is changed: books whose rules, numbers or members differ from the sample's."""
    return {
        "as it is": sample_books(),
        "a loss": with_sharing(surplus=D("-3000")),
        "nothing left": with_sharing(surplus=D(0)),
        "a cent": with_sharing(surplus=D("0.01")),
        "losses made good": with_sharing(brought_forward=D("-2500.55")),
        "losses above the surplus": with_sharing(brought_forward=D("-12000")),
        "money from before": with_sharing(brought_forward=D("812.34")),
        "a loss with money from before": with_sharing(surplus=D("-10"), brought_forward=D(50)),
        "a target nearly reached": with_sharing(reserve_now=D("11950.10")),
        "a target passed": with_sharing(reserve_now=D(13000)),
        "no target": with_sharing(target=None),
        "no other users": with_sharing(others_use=D(0)),
        "a cash part that rounds": with_sharing(cash_part=D("0.333")),
        "all rates after losses": with_rules(
            reserve=("0.3", "after-losses"), education=("0.1", "after-losses"), other=("0.05", "surplus")
        ),
        "all rates of what is left": with_rules(
            reserve=("0.2", "left"), education=("0.05", "left"), other=("0.025", "left")
        ),
        "half refunded": with_rules(refund=("0.5", "left")),
        "interest cut to what is left": with_rules(interest=("1", "surplus"), reserve=("0.9", "surplus")),
        "equal uses": with_members(*[("7", "500", "12")] * 7),
        "nobody used": with_members(*[("0", "500", "12")] * 3),
        "fine uses": with_members(("0.123456", "100", "1"), ("2.5", "0", "12"), ("1000", "33.33", "7.5")),
    }


def random_sharings(count: int, seed: int, *, digits: int) -> Mapping[str, AnnualAccounts]:
    """Books with every number for the sharing drawn anew; at most as many members as the workbook has rows.

    digits: places of the smallest money.
    """
    dice = random.Random(seed)
    return {f"random {at}": _drawn(dice, digits) for at in range(count)}


def _drawn(dice: random.Random, digits: int) -> AnnualAccounts:
    def drawn(most: int, places: int) -> Decimal:
        return D(dice.randint(0, most * 10**places)).scaleb(-places)

    rates = (drawn(1, 4) / 3, drawn(1, 4) / 3, drawn(1, 4) / 3, drawn(1, 4) / 5, drawn(1, 3))
    rules = tuple(
        RuleLine(rule.use, round(rate, 6), dice.choice(list(WORDS)), rule.turn)
        for rule, rate in zip(sample_books().rules, rates, strict=True)
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
    return replace(sample_books(), rules=rules, sharing=sharing, members=members)


def changed_packs() -> Mapping[str, AnnualAccounts]:
    """By what is changed: books whose years, months or budget differ from the sample's."""
    books = sample_books()
    nothing = FinancialYear({line: D(0) for line in (*INCOME, *BALANCE)})
    months = tuple(replace(month, received=month.received - 1000) for month in books.months)
    return {
        "as it is": books,
        "a year of loss": replace(books, now=_year(books, sales="90000", **{"brought-forward": "-350.25"})),
        "no short-term debts": replace(books, now=_year(books, **{"owed-short": "0"})),
        "nothing of their own": replace(books, now=_year(books, **{"brought-forward": "-50000"})),
        "nothing sold": replace(books, now=_year(books, sales="0")),
        "an empty last year": replace(books, last=nothing),
        "cash below nothing": replace(
            books, months=tuple(MonthAmounts(D("0.1"), D("900.2"), D("0.3")) for _ in months)
        ),
        "less received": replace(books, months=months),
        "another budget": replace(
            books, budget={line: (planned * 2, actual) for line, (planned, actual) in books.budget.items()}
        ),
    }


def _year(books: AnnualAccounts, **lines: str) -> FinancialYear:
    assert books.now is not None
    return FinancialYear({**books.now.numbers, **{line: D(amount) for line, amount in lines.items()}})


def type_pack(workbook: Workbook, books: AnnualAccounts) -> None:
    """Write every number of the books into the input cells of a board pack."""
    assert books.last is not None
    assert books.now is not None
    for year, name in ((books.last, "last"), (books.now, "now")):
        for line, amount in year.numbers.items():
            _put(workbook, f"{line.replace('-', '_')}_{name}", [amount])
    for line, (planned, _) in books.budget.items():
        _put(workbook, f"{line.replace('-', '_')}_budget", [planned])
    _put(workbook, "received", [month.received for month in books.months])
    _put(workbook, "paid_to_people", [month.pay for month in books.months])
    _put(workbook, "other_payments", [month.other for month in books.months])


def type_sharing(workbook: Workbook, books: AnnualAccounts) -> None:
    """Write every number of the books into the input cells of a surplus statement."""
    given, members = books.sharing, books.members
    for name in ("surplus", "brought_forward", "reserve_now", "others_use", "cash_part"):
        _put(workbook, name, [getattr(given, name)])
    _put(workbook, "reserve_target", [given.target])
    for rule in books.rules:
        _put(workbook, f"{rule.use}_rate", [rule.rate])
        if rule.use not in ("interest", "refund"):
            _put(workbook, f"{rule.use}_base", [WORDS[rule.base]])
    for name, field in (("use_by_member", "use"), ("paid_up", "paid_up"), ("months_held", "months")):
        cells = len(named_cells(workbook, name))
        _put(workbook, name, [*(getattr(each, field) for each in members), *[None] * (cells - len(members))])


def _put(workbook: Workbook, name: str, values: list[Decimal | str | None]) -> None:
    for cell, value in zip(named_cells(workbook, name), values, strict=True):
        cell.value = value
