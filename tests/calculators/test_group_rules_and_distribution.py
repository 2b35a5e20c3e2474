"""The calculations "our-rules" and "our-distribution"."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopkit.business.money import add_up
from coopkit.calculators import CALCULATORS, CalculationContext, CalculationResult, IncompleteInput, Values, compute
from coopkit.calculators.surplus.group_distribution import MOST_MEMBERS_SHOWN
from coopkit.countries import load_country
from coopkit.exercises import UnusableNumber
from coopkit.i18n import Money
from coopkit.portfolio.group_answers import GroupAnswers
from coopkit.portfolio.members.saved_list import LIST_TEXT, MEMBER_LIST
from tests.calculators.english import rows, sentences
from tests.calculators.figures import computed, money
from tests.calculators.money import CENTS

RULES: dict[str, Decimal | str] = {
    "lines.reserve.rate": Decimal(20),
    "lines.reserve.base": "surplus",
    "lines.education.rate": Decimal(5),
    "lines.education.base": "surplus",
    "lines.interest.rate": Decimal(4),
    "lines.refund.rate": Decimal(100),
    "more.surplus": Decimal(10000),
    "more.cash_part": Decimal(40),
    "more.measure": "hours",
}
FOUR = (("Ana", 1800, 3750), ("Bilal", 1500, 3750), ("Chen", 1200, 3750), ("Dora", 500, 3750))


def table(members: tuple[tuple[str, int, int], ...] = FOUR) -> dict[str, Decimal | str]:
    found: dict[str, Decimal | str] = {}
    for place, (name, use, paid_up) in enumerate(members, start=1):
        found |= {f"ours.{place}.name": name, f"ours.{place}.use": Decimal(use)}
        found |= {f"ours.{place}.paid_up": Decimal(paid_up), f"ours.{place}.months": Decimal(12)}
    return found


def shared(members: Values, rules: Values = RULES, **others: Values) -> CalculationResult | IncompleteInput:
    answers = {"manage.fin.our-rules": rules, **{id_.replace("_", "."): values for id_, values in others.items()}}
    return compute("our-distribution", members, CalculationContext(GroupAnswers(answers), minor_digits=2))


def result(members: Values, rules: Values = RULES, **others: Values) -> CalculationResult:
    found = shared(members, rules, **others)
    assert isinstance(found, CalculationResult)
    return found


def test_four_members_get_what_the_steps_gave_them() -> None:
    found = result(table())
    assert (money(found, "interest"), money(found, "refund")) == (600, 6900)
    assert [row[3] for row in rows(found.tables[1])[2:]] == ["2,484.00", "2,070.00", "1,656.00", "690.00", "6,900.00"]
    assert sentences(found)[:2] == [
        "The members get 6,900.00 as a refund and 600.00 as interest, to the last cent.",
        "The table has 4 members.",
    ]
    assert (money(found, "cash"), money(found, "kept")) == (2760, 4140)


def test_a_loaded_list_counts_and_not_the_table_and_that_is_said() -> None:
    listed = {LIST_TEXT: "Efe\t10\t100\t12\nFlo\t30\t100\t6"}
    found = compute(
        "our-distribution",
        table(),
        CalculationContext(GroupAnswers({"manage.fin.our-rules": RULES, MEMBER_LIST: listed}), minor_digits=2),
    )
    assert isinstance(found, CalculationResult)
    assert sentences(found)[1] == "The list that was loaded has 2 members. It counts here, and not the table."
    assert [row[0] for row in rows(found.tables[1])[2:]] == ["Efe", "Flo", "All members"]
    assert [row[2] for row in rows(found.tables[1])[2:]] == ["4.00", "2.00", "6.00"]


def test_many_members_are_shown_in_part_and_summed_in_whole() -> None:
    many = {LIST_TEXT: "\n".join(f"M{place}\t1\t0\t12" for place in range(MOST_MEMBERS_SHOWN + 2))}
    found = compute(
        "our-distribution",
        {},
        CalculationContext(GroupAnswers({"manage.fin.our-rules": RULES, MEMBER_LIST: many}), minor_digits=2),
    )
    assert isinstance(found, CalculationResult)
    assert len(rows(found.tables[1])) == 2 + MOST_MEMBERS_SHOWN + 1
    assert sentences(found)[-1] == "2 more members stand in the statement."
    assert money(found, "refund") == 7500


def test_what_is_missing_is_named_and_where_it_is_not_needed_it_is_not() -> None:
    assert sentences(compute("our-distribution", {}, CENTS)) == ["Put in your first member, with the use in the year."]
    told = sentences(shared(table(), {"lines.reserve.rate": Decimal(10), "more.measure": "kilos"}))
    assert "Still missing: the surplus of the year." in told
    assert not any("last year" in each or "budget" in each for each in told)


def test_the_exercise_names_the_members_that_are_left_out() -> None:
    told = sentences(result({**table(), "ours.2.use": UnusableNumber("15oo")}))
    assert told[0].startswith("Do not pay anything out yet: 1 row of the list of members is left out.")
    assert told[1].endswith("Left out: Bilal (row 2).")
    alone = sentences(shared({"ours.1.name": "Ana", "ours.1.use": UnusableNumber("15oo")}))
    assert alone[0] == told[0]


def test_a_rule_that_cannot_be_used_is_named_and_nothing_is_shared() -> None:
    rules = {**RULES, "lines.reserve.rate": UnusableNumber("2o")}
    assert sentences(shared(table(), rules))[1:] == [
        "Look again at “Reserve, the rate”: “2o” is not a number that we can use."
    ]
    assert sentences(compute("our-rules", rules, CENTS)) == sentences(shared(table(), rules))[1:]


def test_nobody_gets_anything_in_a_year_of_loss() -> None:
    found = result(table(), {**RULES, "more.surplus": Decimal(-3000)})
    assert sentences(found)[0].startswith("The year ends with -3,000.00. Nobody gets anything")
    assert all(row[3] == "0.00" for row in rows(found.tables[1])[2:])


def test_what_others_used_stays_for_all() -> None:
    found = result(table(), {**RULES, "more.others_use": Decimal(5000)})
    assert "50.0% of all use was by people who are no members. That part stays for all." in sentences(found)


@given(
    uses=st.lists(st.integers(0, 10**6), min_size=1, max_size=40),
    surplus=st.integers(0, 10**9),
    cash=st.integers(0, 100),
)
def test_every_line_and_every_member_together_are_the_surplus(uses: list[int], surplus: int, cash: int) -> None:
    money_of_year = Decimal(surplus).scaleb(-2)
    rules = {**RULES, "more.surplus": money_of_year, "more.cash_part": Decimal(cash)}
    found = result(table(tuple((f"M{place}", use, 50) for place, use in enumerate(uses))), rules)
    lines = [row for row in rows(found.tables[0])[2:] if row[0] != "Carried forward"]
    carried = rows(found.tables[0])[-1][3]
    assert add_up(plain(row[3]) for row in lines) + plain(carried) == money_of_year
    assert money(found, "cash") + money(found, "kept") == money(found, "refund")


def plain(shown: str) -> Decimal:
    return Decimal(shown.replace(",", ""))


def test_rules_go_by_their_turns_and_bases() -> None:
    found = computed("our-rules")
    assert [row[0] for row in rows(found.tables[0])[2:]] == [
        "Reserve",
        "Education fund",
        "Refund by use",
        "Carried forward",
    ]
    assert sentences(found) == [
        "The year brought a surplus of 1,400.00: 957.60 goes to the members, and 336.00 stays for all.",
        "106.40 is carried forward to the next year.",
        "No members are put in yet, so there is no interest on shares in it.",
    ]
    turned = computed("our-rules", {"lines.reserve.turn": 2, "lines.education.turn": 1})
    assert rows(turned.tables[0])[2][0] == "Education fund"
    assert money(turned, "education") == 70


def test_a_full_reserve_takes_no_more_and_old_losses_come_first() -> None:
    found = computed("our-rules", {"more.target": 1000, "more.reserve_now": 900, "more.brought_forward": -200})
    assert money(found, "reserve") == 100
    assert "Losses of earlier years take 200.00 first." in sentences(found)


def test_rates_of_more_than_the_whole_are_asked_again() -> None:
    found = compute("our-rules", {**RULES, "lines.reserve.rate": Decimal(96)}, CENTS)
    assert isinstance(found, IncompleteInput)
    assert any("more than all of it" in each for each in sentences(found))


@pytest.mark.parametrize(("code", "count"), [("ph", 5), ("co", 5), ("ke", 0), ("", 0)])
def test_what_sources_state_stands_beside_the_rules_with_its_warning(code: str, count: int) -> None:
    country = load_country(code) if code else load_country()
    found = compute("our-rules", RULES, CalculationContext(facts=country.facts, minor_digits=2))
    told = [each for each in sentences(found) if "Stated by" in each or each.startswith("Laws change.")]
    assert len(told) == count
    assert isinstance(found, CalculationResult) and found.figures["reserve"] == Money(Decimal(2000))


def test_the_worked_example_of_our_rules_fills_every_line() -> None:
    found = computed("our-rules")
    assert [line.id for line in CALCULATORS["our-rules"].lines if line.id not in found.figures] == []
