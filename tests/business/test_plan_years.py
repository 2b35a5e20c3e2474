"""Years 2 and 3: growth, what is bought again, what is paid out, and a loss that the reserve carries."""

from dataclasses import replace
from decimal import Decimal

from coopkit.business.plan import Loan, Product, StartUpItem, SurplusRules, evaluate
from coopkit.business.plan.fixed_assets import depreciation, equipment, replacements
from coopkit.business.plan.opening_balances import OpeningBalances
from coopkit.business.plan.surplus import plan_surplus_use
from tests.business.figures import costs
from tests.business.plans import HOME_CARE, SORTING_YARD, WORKSHOP

D = Decimal


def test_units_grow_on_the_year_before() -> None:
    years = evaluate(replace(SORTING_YARD, growth=("0.10", "-0.05"))).years
    sales = [sum(year.cash.sales[0]) for year in years]
    assert sales == [42_000, D("46200.00"), D("43890.00")]


def test_each_month_and_product_is_rounded_by_itself() -> None:
    product = Product("Twine", D("0.333"), D("0.111"), (D("1.5"),) * 12)
    cash = evaluate(replace(SORTING_YARD, products=(product,))).years[0].cash
    assert cash.sales == ((D("0.50"),) * 12,)
    assert cash.variable_costs == ((D("0.17"),) * 12,)


def test_entry_fees_and_costs_at_once_belong_to_year_1() -> None:
    first, second, _ = (year.income for year in evaluate(SORTING_YARD).years)
    assert (first.other_income[0].amount, second.other_income[0].amount) == (100, 0)
    assert {line.id: line.amount for line in first.costs}["at-once"] == 60
    assert {line.id: line.amount for line in second.costs}["at-once"] == 0


def test_a_thing_whose_life_has_ended_is_bought_again_in_month_1() -> None:
    """The yard's clothing lasts one year, so it is bought in years 2 and 3."""
    assert [replacements(SORTING_YARD, year) for year in (1, 2, 3)] == [0, 440, 440]
    years = evaluate(SORTING_YARD).years
    assert [year.cash.replacements for year in years] == [(0,) * 12, (440, *(0,) * 11), (440, *(0,) * 11)]
    assert {depreciation(SORTING_YARD, year) for year in (1, 2, 3)} == {D("817.50")}
    assert [equipment(SORTING_YARD, year) for year in (1, 2, 3)] == [D("2392.50"), D("2015.00"), D("1637.50")]


def test_a_thing_that_lasts_three_years_is_whole_again_in_none_of_them() -> None:
    plan = replace(HOME_CARE, start_up=(StartUpItem("Phones", D(1_000), 3),))
    assert [replacements(plan, year) for year in (1, 2, 3)] == [0, 0, 0]
    assert [depreciation(plan, year) for year in (1, 2, 3)] == [D("333.33"), D("333.33"), D("333.34")]
    assert equipment(plan, 3) == 0


def test_wear_is_a_cost_and_never_a_payment() -> None:
    longer = replace(SORTING_YARD, start_up=tuple(replace(item, life_years=9) for item in SORTING_YARD.start_up))
    before, after = evaluate(SORTING_YARD), evaluate(longer)
    assert costs(before)["depreciation"] != costs(after)["depreciation"]
    assert before.cash == after.cash


def test_interest_and_cash_refunds_are_paid_in_month_1_of_the_next_year() -> None:
    first, second, _ = evaluate(SORTING_YARD).years
    assert first.cash.paid_out == (0,) * 12
    assert second.cash.paid_out == (D("329.64"), *(0,) * 11)
    assert first.distribution.interest + first.distribution.cash == D("60.00") + D("269.64")


def test_what_customers_owe_is_paid_in_month_1_of_the_next_year() -> None:
    first, second, _ = evaluate(HOME_CARE).years
    assert first.cash.owed == second.cash.paid_later[0] == D("4704.00")


def test_the_loan_goes_on_until_it_is_paid() -> None:
    years = evaluate(WORKSHOP).years
    paid = [sum(1 for each in year.cash.instalments if each) for year in years]
    assert paid == [12, 6, 0]
    loans = [sum(line.amount for line in year.balance.current_liabilities) for year in years]
    assert loans == [322_622, 0, 0]


def test_what_the_loan_takes_within_a_year_is_a_short_term_debt() -> None:
    first = evaluate(HOME_CARE).years[0]
    soon, later = first.balance.current_liabilities[0].amount, first.balance.non_current_liabilities[0].amount
    assert soon == sum(row.principal for row in evaluate(HOME_CARE).loan[12:24])
    assert soon + later == D("4176.39")


def test_without_a_loan_there_is_no_interest() -> None:
    for loan in (None, Loan(D(0), D("0.12"), 12)):
        result = evaluate(replace(HOME_CARE, loan=loan))
        assert result.loan == ()
        assert costs(result)["interest"] == 0


def test_shares_paid_later_come_in_their_months_and_earn_interest_from_the_next() -> None:
    """Twelve members with 200 at the start and 20 in months 1 to 5 have 275 of 300 for a year, on average."""
    result = evaluate(HOME_CARE)
    assert result.years[0].cash.share_payments == (*(240,) * 5, *(0,) * 7)
    assert {member.interest for member in result.member_benefit} == {D("8.25")}
    second = plan_surplus_use(HOME_CARE, 2, D(10_000))
    assert {member.interest for member in second.members} == {D("9.00")}


def test_interest_is_cut_for_all_alike_where_the_surplus_does_not_reach() -> None:
    plan = replace(SORTING_YARD, rules=replace(SORTING_YARD.rules, share_interest=D(1)))
    used = plan_surplus_use(plan, 2, D(1_000))
    assert used.interest == D("650.00")
    assert {member.interest for member in used.members} == {D("32.50")}
    assert used.refund == 0


def test_a_refund_stays_in_common_as_long_as_nobody_knows_who_uses_how_much() -> None:
    used = evaluate(replace(SORTING_YARD, use_by_member=())).distribution
    assert (used.members, used.refund, used.undistributed) == ((), 0, D("674.14"))


def test_a_loss_is_taken_from_the_reserve_and_no_refund_is_paid() -> None:
    """Own example: a year ends with −3,000 and there is a reserve of 5,000."""
    used = plan_surplus_use(SORTING_YARD, 2, D(-3_000))
    assert (used.refund, used.interest) == (0, 0)
    after = OpeningBalances(D(9_000), reserve=D(5_000)).after(used, cash=D(6_000), owed=D(0))
    assert (after.reserve, after.losses, after.to_pay) == (2_000, 0, 0)


def test_a_loss_above_the_reserve_is_carried_and_made_good_first() -> None:
    after = OpeningBalances(D(0), reserve=D(1_000)).after(
        plan_surplus_use(SORTING_YARD, 2, D(-3_000)), cash=D(0), owed=D(0)
    )
    assert (after.reserve, after.losses) == (0, -2_000)
    used = plan_surplus_use(SORTING_YARD, 3, D(2_500), brought_forward=after.losses)
    assert [(line.use, line.amount) for line in used.use.lines] == [
        ("losses", 2_000),
        ("non-members", 250),
        ("reserve", 250),
        ("education", 0),
        ("interest", 0),
        ("refund", 0),
    ]


def test_the_part_from_non_members_and_a_refund_in_common_fill_the_reserve() -> None:
    first = evaluate(replace(SORTING_YARD, use_by_member=())).years[0]
    assert first.after.reserve == D("112.95") + D("225.89") + D("674.14")
    assert (first.after.education, first.after.retained) == (D("56.47"), 0)


def test_all_may_be_paid_in_cash_or_nothing() -> None:
    for share, cash, retained in (("0", 0, "674.14"), ("1", "674.14", 0)):
        rules = SurplusRules(D("0.20"), D("0.05"), D("0.04"), D(share))
        used = evaluate(replace(SORTING_YARD, rules=rules)).distribution
        assert (used.cash, used.retained) == (D(cash), D(retained))
