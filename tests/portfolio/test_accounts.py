"""A running co-operative's own numbers, read from where they are answered; what is missing or cannot be is named."""

from decimal import Decimal

import pytest

from coopkit.exercises import UnusableNumber
from coopkit.i18n import load_locale
from coopkit.portfolio.accounts import AnnualAccounts, read_accounts
from coopkit.portfolio.group_answers import GroupAnswers
from coopkit.portfolio.group_surplus import distribute_surplus
from coopkit.portfolio.members.left_out import LEFT_OUT, LeftOutRow, RowFault, RowProblem, format_left_out
from coopkit.portfolio.members.saved_list import LIST_TEXT, MEMBER_LIST, Member, format_list
from tests.portfolio.groups import DOOR, with_numbers
from tests.portfolio.groups import with_words as worded

D = Decimal
YEAR, MONTHS, RULES = "manage.fin.our-year", "manage.fin.our-months", "manage.fin.our-rules"
MEMBERS, BUDGET = "manage.fin.our-members", "manage.fin.our-budget"


def gaps(books: AnnualAccounts) -> list[tuple[str, str]]:
    english = load_locale(minor_digits=2)
    return [(gap.exercise, english.resolve(gap.text)) for gap in books.gaps]


def without(exercise: str, *starts: str) -> GroupAnswers:
    """The sample's answers without the fields of an exercise that begin so; without all of them where none is named."""
    kept = {name: value for name, value in DOOR.by_exercise[exercise].items() if starts and not name.startswith(starts)}
    return DOOR.with_answer(exercise, kept)


def test_the_sample_is_whole_and_balances_both_years() -> None:
    books = read_accounts(DOOR, minor_digits=2)
    assert books.gaps == ()
    assert books.last is not None
    assert books.now is not None
    assert (books.last.surplus, books.now.surplus) == (D(4130), D(9260))
    assert (books.last.imbalance, books.now.imbalance) == (D(0), D(0))
    assert books.cash is not None
    assert books.cash.closing[-1] == books.now.numbers["cash"]
    assert (books.cash.opening, books.last.numbers["cash"]) == (D("9647.50"), D("9647.50"))
    assert len(books.members) == 12
    assert not books.members_imported


def test_its_two_years_fit_together() -> None:
    books = read_accounts(DOOR, minor_digits=2)
    assert books.last is not None
    assert books.now is not None
    last, now = books.last.numbers, books.now.numbers
    assert last["equipment"] - now["depreciation"] == now["equipment"]
    assert now["reserve"] - last["reserve"] == books.last.surplus * D("0.20")
    assert now["funds"] - last["funds"] == books.last.surplus * D("0.05")
    assert sum(member.paid_up for member in books.members) == now["shares"]
    assert books.sharing.surplus == books.now.surplus
    assert books.sharing.reserve_now == now["reserve"]


def test_of_nothing_everything_is_missing_and_each_gap_names_its_exercise() -> None:
    found = gaps(read_accounts(GroupAnswers({}), minor_digits=2))
    assert [exercise for exercise, _ in found] == [YEAR, YEAR, YEAR, MONTHS, BUDGET, RULES, RULES, RULES, MEMBERS]
    assert found[0][1] == "Still missing: this year’s sales and costs."
    assert all(said.startswith("Still missing: ") for _, said in found)


@pytest.mark.parametrize(
    ("answers", "exercise", "said"),
    [
        (without(YEAR, "income.sales.last"), YEAR, "last year’s numbers, to compare with"),
        (without(YEAR, "balance"), YEAR, "what we have and what we owe at this year’s end"),
        (without(MONTHS, "start"), MONTHS, "the cash at the start of the year, and its months"),
        (without(BUDGET, "lines"), BUDGET, "the budget and what came of it"),
        (without(RULES, "lines"), RULES, "our rules for the surplus"),
        (without(RULES, "more.measure"), RULES, "by what we measure the members’ use"),
        (without(MEMBERS), MEMBERS, "the members and how much each has used"),
    ],
)
def test_what_is_missing_is_named(answers: GroupAnswers, exercise: str, said: str) -> None:
    assert gaps(read_accounts(answers, minor_digits=2)) == [(exercise, f"Still missing: {said}.")]


def test_a_line_left_open_counts_as_nothing_once_the_sales_are_there() -> None:
    books = read_accounts(without(YEAR, "income.materials", "balance.stock"), minor_digits=2)
    assert books.now is not None
    assert (books.now.numbers["materials"], books.now.numbers["stock"]) == (D(0), D(0))
    assert books.now.surplus == D(9260) + D(6340)


def test_a_number_that_cannot_be_is_named() -> None:
    books = read_accounts(with_numbers(DOOR, YEAR, balance__cash__now="-5"), minor_digits=2)
    assert gaps(books) == [(YEAR, "Look again at “Cash and bank, this year”: it is -5.00, but it cannot be below 0.")]
    assert not books.has_balance


def test_what_was_brought_forward_may_be_a_loss() -> None:
    numbers = {"balance.brought-forward.now": D(-400)}
    answers = DOOR.with_answer(YEAR, {**DOOR.by_exercise[YEAR], **numbers})
    books = read_accounts(answers, minor_digits=2)
    assert books.gaps == ()
    assert books.now is not None
    assert books.now.imbalance == 400


def test_the_surplus_is_that_of_the_year_until_another_is_put_in() -> None:
    assert read_accounts(without(RULES, "more.surplus"), minor_digits=2).sharing.surplus == D(9260)
    assert read_accounts(with_numbers(DOOR, RULES, more__surplus="-50"), minor_digits=2).sharing.surplus == D(-50)


def test_rules_come_in_the_order_of_their_turns() -> None:
    books = read_accounts(
        with_numbers(DOOR, RULES, lines__reserve__turn="4", lines__interest__turn="1"), minor_digits=2
    )
    assert [rule.use for rule in books.rules] == ["interest", "education", "other", "reserve", "refund"]
    books = read_accounts(with_numbers(DOOR, RULES, lines__refund__turn="1"), minor_digits=2)
    assert [rule.use for rule in books.rules][:2] == ["reserve", "refund"], "equal turns as they stand in the table"


def test_rates_above_the_whole_are_a_gap_and_nothing_is_shared() -> None:
    books = read_accounts(
        with_numbers(DOOR, RULES, lines__reserve__rate="80", lines__education__rate="21"), minor_digits=2
    )
    said = "The rates of the whole surplus come to 101%, which is more than all of it. Look at them again."
    assert gaps(books) == [(RULES, said)]
    assert distribute_surplus(books, minor_digits=2) is None
    fitting = worded(with_numbers(DOOR, RULES, lines__reserve__rate="80"), RULES, lines__education__base="left")
    assert read_accounts(fitting, minor_digits=2).gaps == ()


def test_a_loaded_list_counts_before_the_table() -> None:
    listed = (Member("Zola", D("10.5"), D(40), D(6)), Member("Abdou", D(3), D(0)))
    books = read_accounts(DOOR.with_answer(MEMBER_LIST, {LIST_TEXT: format_list(listed)}), minor_digits=2)
    assert books.members_imported
    assert books.members == listed
    shared = distribute_surplus(books, minor_digits=2)
    assert shared is not None
    assert [each.name for each in shared.distribution.members] == ["Zola", "Abdou"]


def test_money_that_is_finer_than_the_smallest_is_rounded_before_it_is_shared() -> None:
    books = read_accounts(with_numbers(DOOR, RULES, more__surplus="1000.5"), minor_digits=2)
    shared = distribute_surplus(books, minor_digits=0)
    assert shared is not None
    assert shared.distribution.use.surplus == 1001
    assert all(each.refund == int(each.refund) for each in shared.distribution.members)


def test_months_that_are_not_said_are_the_whole_year() -> None:
    books = read_accounts(without(MEMBERS, "ours.12.months"), minor_digits=2)
    assert books.members[-1].months == 12


def with_unusable(exercise: str, **typed: str) -> GroupAnswers:
    """The sample's answers with something else than a number in these fields."""
    fields = {name.replace("__", "."): UnusableNumber(text) for name, text in typed.items()}
    return DOOR.with_answer(exercise, {**DOOR.by_exercise[exercise], **fields})


@pytest.mark.parametrize(
    ("exercise", "name", "line"),
    [
        (YEAR, "income.sales.now", "Sales, this year"),
        (YEAR, "income.running.last", "Running costs: rent, power, transport, last year"),
        (YEAR, "balance.stock.now", "Stock, this year"),
        (MONTHS, "months.m3.pay", "Month 3, pay for work"),
        (MONTHS, "start.cash", "Cash and bank at the start of the year"),
        (BUDGET, "lines.pay.actual", "Pay for the work in what we sold, what came of it"),
        (RULES, "lines.reserve.rate", "Reserve, the rate"),
        (RULES, "lines.refund.turn", "Refund by use, its turn"),
        (RULES, "more.surplus", "Surplus of the year"),
        (RULES, "more.brought_forward", "Left from earlier years"),
        (RULES, "more.target", "Target of the reserve"),
        (RULES, "more.reserve_now", "In the reserve now"),
        (RULES, "more.others_use", "Use in the year by people who are not members"),
        (RULES, "more.cash_part", "Part of the refund that is paid in cash"),
    ],
)
def test_a_cell_that_cannot_be_used_is_named_and_is_never_0(exercise: str, name: str, line: str) -> None:
    books = read_accounts(with_unusable(exercise, **{name: "1 2o0"}), minor_digits=2)
    assert gaps(books) == [(exercise, f"Look again at “{line}”: “1 2o0” is not a number that we can use.")]
    whole = read_accounts(DOOR, minor_digits=2)
    unknown = {
        "income.sales.now": books.now is None,
        "income.running.last": books.last is None,
        "balance.stock.now": not books.has_balance and books.now is not None,
    }
    assert unknown.get(name, True)
    if exercise == MONTHS:
        assert books.cash is None
    if exercise == BUDGET:
        assert not books.budget
    if exercise == RULES:
        assert distribute_surplus(books, minor_digits=2) is None
    assert whole.gaps == ()


def test_members_are_left_out_by_name_and_reason_and_never_guessed() -> None:
    typed = {"ours.1.use": "12o", "ours.2.paid_up": "a lot", "ours.3.months": "13"}
    answers = with_unusable(MEMBERS, **typed)
    kept = {name: value for name, value in answers.by_exercise[MEMBERS].items() if name != "ours.4.use"}
    books = read_accounts(answers.with_answer(MEMBERS, {**kept, "ours.5.months": D(14)}), minor_digits=2)
    assert len(books.members) == 7
    assert [(row.number, row.problem) for row in books.left_out] == [
        (1, RowProblem(RowFault.NOT_A_NUMBER, "use")),
        (2, RowProblem(RowFault.NOT_A_NUMBER, "paid_up")),
        (3, RowProblem(RowFault.NOT_A_NUMBER, "months")),
        (4, RowProblem(RowFault.NO_NUMBER, "use")),
        (5, RowProblem(RowFault.OUT_OF_RANGE, "months")),
    ]
    assert all(row.name for row in books.left_out)


def test_a_row_with_nothing_but_the_months_of_the_form_is_no_member() -> None:
    more = {**DOOR.by_exercise[MEMBERS], "ours.13.months": D(12), "ours.14.name": "Zola"}
    books = read_accounts(DOOR.with_answer(MEMBERS, more), minor_digits=2)
    assert [(row.number, row.name) for row in books.left_out] == [(14, "Zola")]


def test_the_rows_left_out_of_an_imported_list_stay_with_it() -> None:
    rows = (
        LeftOutRow(7, "Bo", RowProblem(RowFault.NOT_A_NUMBER, "use")),
        LeftOutRow(8, "", RowProblem(RowFault.NO_NAME)),
    )
    members = (Member("Zola", D(1), D(0), number="4"), Member("Bo", D(1), D(0)))
    listed = {LIST_TEXT: format_list(members), LEFT_OUT: format_left_out(rows)}
    books = read_accounts(DOOR.with_answer(MEMBER_LIST, listed), minor_digits=2)
    assert (books.members, books.left_out) == (members, rows)
