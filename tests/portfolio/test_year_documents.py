"""Board pack and surplus statement: what they say of a co-operative's own numbers, and what is still missing."""

from decimal import Decimal

import pytest
from bs4 import BeautifulSoup

from coopkit.countries import Country, load_country
from coopkit.exercises import UnusableNumber
from coopkit.i18n import LazyText, Money, load_locale
from coopkit.portfolio.co_op import CoOp
from coopkit.portfolio.documents import make_year_documents
from coopkit.portfolio.documents.manage.context import YearContext, read_year_context
from coopkit.portfolio.group_answers import GroupAnswers
from coopkit.portfolio.members.saved_list import LIST_TEXT, MEMBER_LIST, Member, format_list
from coopkit.report import Chart, Document, Notice, Table, TableCell
from coopkit.views.documents.document import DocumentPage, Menu, render_document
from tests.portfolio.groups import DOOR, with_numbers, with_words

D = Decimal
YEAR, MONTHS, RULES, BUDGET = (f"manage.fin.our-{name}" for name in ("year", "months", "rules", "budget"))
MEMBERS = "manage.fin.our-members"
ENGLISH = load_locale(minor_digits=2)


def basis(answers: GroupAnswers = DOOR, country: Country | None = None) -> YearContext:
    return read_year_context(answers, country or load_country(), minor_digits=2)


def paper(id_: str, answers: GroupAnswers = DOOR, country: Country | None = None) -> Document:
    return next(each for each in make_year_documents(basis(answers, country)) if each.id == id_)


def words(*papers: Document, **settings: object) -> str:
    document = DocumentPage(papers, ENGLISH, owner=CoOp("Care"), date="today", **settings)  # type: ignore[arg-type]
    return " ".join(BeautifulSoup(render_document(document), "html.parser").get_text(" ").split())


def tables(found: Document) -> dict[str, Table]:
    blocks = (block for section in found.sections for block in section.blocks)
    return {ENGLISH.resolve(block.caption): block for block in blocks if isinstance(block, Table)}


def amount(cell: TableCell) -> Decimal:
    assert isinstance(cell, Money)
    assert isinstance(cell.amount, Decimal)
    return cell.amount


def codes(answers: GroupAnswers, country: Country | None = None) -> list[str]:
    return [warning.code for warning in basis(answers, country).warnings]


def test_the_sample_misses_nothing_and_is_warned_of_one_cost() -> None:
    assert [each.id for each in make_year_documents(basis())] == ["board-pack", "surplus-distribution", "member-slips"]
    assert all(each.gaps == () for each in make_year_documents(basis()))
    assert codes(DOOR) == ["cost-over-budget"]


@pytest.mark.parametrize(
    ("code", "answers"),
    [
        ("books-do-not-balance", with_numbers(DOOR, YEAR, balance__stock__now="821")),
        ("cash-differs", with_numbers(DOOR, MONTHS, start__cash="9000")),
        ("shares-differ", with_numbers(DOOR, MEMBERS, ours__3__paid_up="299.99")),
        ("surplus-differs", with_numbers(DOOR, RULES, more__surplus="9000")),
        ("cash-below-zero", with_numbers(DOOR, MONTHS, months__m3__other="11228")),
        ("loss", with_numbers(DOOR, YEAR, income__sales__now="100000")),
        ("current-ratio-below-one", with_numbers(DOOR, YEAR, **{"balance__owed-short__now": "26450.01"})),
        ("debt-high", with_numbers(DOOR, YEAR, **{"balance__loans-long__now": "33880.01"})),
        ("debt-undefined", with_numbers(DOOR, YEAR, **{"balance__brought-forward__now": "-20910"})),
        ("cost-over-budget", with_numbers(DOOR, BUDGET, lines__pay__actual="95400.01")),
        ("income-below-budget", with_numbers(DOOR, BUDGET, lines__sales__actual="89599.99")),
    ],
)
def test_a_warning_comes_with_its_number_a_sentence_and_a_question(code: str, answers: GroupAnswers) -> None:
    found = [warning for warning in basis(answers).warnings if warning.code == code]
    assert found
    said = words(paper("board-pack", answers))
    assert all(ENGLISH.resolve(each.sentence) in said and ENGLISH.resolve(each.question) in said for each in found)


@pytest.mark.parametrize(
    ("code", "answers"),
    [
        ("cash-below-zero", with_numbers(DOOR, MONTHS, months__m3__other="11227.50")),
        ("current-ratio-below-one", with_numbers(DOOR, YEAR, **{"balance__owed-short__now": "26450"})),
        ("debt-high", with_numbers(DOOR, YEAR, **{"balance__loans-long__now": "33880"})),
        ("income-below-budget", with_numbers(DOOR, BUDGET, lines__sales__actual="89600")),
        ("loss", with_numbers(DOOR, YEAR, income__sales__now="109200")),
    ],
)
def test_at_its_limit_nothing_is_warned_of_yet(code: str, answers: GroupAnswers) -> None:
    assert code not in codes(answers)


def test_a_reserve_below_what_is_stated_names_source_and_date() -> None:
    country, lower = load_country("co"), with_numbers(DOOR, RULES, lines__reserve__rate="19")
    assert "reserve-below-stated" not in codes(DOOR, country)
    (found,) = (each for each in basis(lower, country).warnings if each.code == "reserve-below-stated")
    said = ENGLISH.resolve(found.sentence)
    assert said.startswith("Your reserve gets 19% of the surplus. At least 20% is stated by ")
    fact = country.fact("reserve")
    assert fact is not None
    assert fact.source in said
    assert fact.as_of in said
    assert said in words(paper("surplus-distribution", lower, country))


def test_the_pack_shows_both_years_ratios_cash_and_budget() -> None:
    pack = paper("board-pack")
    found = tables(pack)
    (total,) = found["What the year brought, and what it cost"].totals
    assert total[1:] == (Money(D(4130)), Money(D(9260)), Money(D(5130)))
    assert found["What we have"].totals[0][2] == Money(D(33650))
    assert found["Where it came from"].totals[0][2] == Money(D(33650))
    ratios = {
        ENGLISH.resolve(row[0]): row[2]
        for row in found["Ratios, with last year beside them"].rows
        if isinstance(row[0], LazyText)
    }
    assert ratios["Working capital"] == Money(D(18510))
    assert "For each 1 of our own we owe 0.61 to others." in words(pack)
    (surplus,) = found["Budget and actual"].totals
    assert surplus[1:4] == (Money(D(9900)), Money(D(9260)), Money(D(-640)))
    pictures = [block for section in pack.sections for block in section.blocks if isinstance(block, Chart)]
    assert [picture.kind for picture in pictures] == ["bar", "line", "bar"]
    assert "The largest difference is in" in ENGLISH.resolve(pictures[2].finding)
    assert [ENGLISH.resolve(label) for label in pictures[2].labels] == [
        "Sales",
        "Pay for the work in what we sold",
        "Running costs: rent, power, transport",
    ]
    assert (pictures[1].highlighted, pictures[1].series[0].values[2]) == (2, D("5980.00"))


def test_without_a_last_year_its_cells_stay_empty() -> None:
    kept = {name: value for name, value in DOOR.by_exercise[YEAR].items() if not name.endswith(".last")}
    pack = paper("board-pack", DOOR.with_answer(YEAR, kept))
    assert [ENGLISH.resolve(gap.text) for gap in pack.gaps] == ["Still missing: last year’s numbers, to compare with."]
    (total,) = tables(pack)["What the year brought, and what it cost"].totals
    assert total[1:] == (None, Money(D(9260)), None)


def test_what_is_to_decide_has_room_to_be_written_on_and_steps_come_from_every_plan() -> None:
    found = tables(paper("board-pack"))
    questions = found["What the numbers ask of us"]
    assert questions.by_hand
    assert len(questions.rows) == 2
    steps = found["What we said that we would do"]
    plans = [id_ for id_ in DOOR.by_exercise if id_.endswith(".plan")]
    assert len({row[0] for row in steps.rows}) == len(plans)
    assert ("Samuel", "from March") in [row[2:4] for row in steps.rows]


def test_nobody_who_has_answered_nothing_sees_a_number_or_an_empty_heading() -> None:
    pack, statement, slips = make_year_documents(basis(GroupAnswers({})))
    assert all(section.blocks for each in (pack, statement, slips) for section in each.sections)
    assert len(pack.gaps) == 6
    assert {gap.exercise for gap in statement.gaps} == {RULES, "manage.fin.our-members"}
    assert "There are no numbers to look at yet." in words(pack)


def test_the_statement_shares_to_the_last_cent_and_says_how() -> None:
    statement = paper("surplus-distribution")
    said = words(statement)
    assert "The refund is 0.4354 for each hour." in said
    assert "15.1% of all use was by people who are no members." in said
    assert "This goes by the table that we filled in: 12 members." in said
    found = tables(statement)["Member by member"]
    (total,) = found.totals
    for column in range(2, 6):
        assert sum(map(amount, (row[column] for row in found.rows))) == amount(total[column])
    assert total[1] == 11905
    lines = tables(statement)["Line by line"].rows
    assert sum(amount(row[3]) for row in lines) == 9260


@pytest.mark.parametrize("surplus", ["-3000", "0"])
def test_a_year_of_loss_says_so_and_gives_nothing(surplus: str) -> None:
    statement = paper("surplus-distribution", with_numbers(DOOR, RULES, more__surplus=surplus))
    notices = [block for section in statement.sections for block in section.blocks if isinstance(block, Notice)]
    assert any("There is nothing to share" in ENGLISH.resolve(notice.text) for notice in notices)
    assert all(cell == Money(D(0)) for row in tables(statement)["Member by member"].rows for cell in row[2:])


@pytest.mark.parametrize(
    ("measure", "said"),
    [
        ("kilos", "The refund is 0.4354 for each kilo."),
        ("purchases", "for each 1 that was bought."),
        ("sales", "for each 1 that was sold."),
    ],
)
def test_the_measure_is_named(measure: str, said: str) -> None:
    assert said in words(paper("surplus-distribution", with_words(DOOR, RULES, more__measure=measure)))


def test_a_rate_is_shown_as_it_was_typed() -> None:
    typed = with_numbers(DOOR, RULES, lines__reserve__rate="10.05", more__cash_part="33.125")
    said = words(paper("surplus-distribution", typed))
    assert "10.05%" in said
    assert "33.125%" in said


def test_a_countrys_stated_rules_stand_beside_with_source_and_date() -> None:
    said = words(paper("surplus-distribution", country=load_country("co")))
    assert "at least 20%. Stated by a memorandum of the supervisor" in said
    assert "Laws change. This is what the named source stated at the named date" in said
    assert "Founding members" not in said


def test_a_long_list_is_shown_from_its_beginning_with_a_link_and_printed_whole() -> None:
    members = [Member(f"Member {at}", D(at), D(0)) for at in range(1, 301)]
    listed = DOOR.with_answer(MEMBER_LIST, {LIST_TEXT: format_list(members)})
    statement = paper("surplus-distribution", listed)
    page = words(statement, most_rows=100, menu=Menu("/", (), "/portfolio/surplus-distribution?rows=all"))
    assert "Member 100 " in page
    assert "Member 101 " not in page
    assert "These are the first 100 of 300 lines. The files have all of them. Show all lines" in page
    assert "All members" in page
    whole = words(statement)
    assert "Member 300 " in whole
    assert "Show all lines" not in whole
    assert "This goes by the list of members that was loaded: 300 members." in whole


def test_a_member_without_a_name_is_numbered() -> None:
    found = tables(paper("surplus-distribution", with_words(DOOR, "manage.fin.our-members", ours__3__name=" ")))
    assert ENGLISH.resolve(found["Member by member"].rows[2][0]) == "Member 3"  # type: ignore[arg-type]


def test_the_smallest_money_is_the_countrys() -> None:
    found = read_year_context(DOOR, load_country(), minor_digits=0)
    assert found.group_distribution is not None
    assert all(each.refund == int(each.refund) for each in found.group_distribution.distribution.members)


def test_a_gross_margin_below_nothing_is_told_as_a_loss() -> None:
    pack = words(paper("board-pack", with_numbers(DOOR, YEAR, income__pay__now="150000")))
    assert "we lose" in pack
    assert "on materials and pay alone" in pack


def test_a_last_year_without_a_balance_is_not_known_and_no_nothing() -> None:
    fields = DOOR.by_exercise[YEAR]
    known = {name: n for name, n in fields.items() if not (name.startswith("balance.") and name.endswith(".last"))}
    found = tables(paper("board-pack", DOOR.with_answer(YEAR, known)))
    assert all(row[1] is None and row[3] is None for row in found["What we have"].rows)
    assert all(row[1] is None for row in found["Ratios, with last year beside them"].rows)
    assert found["What the year brought, and what it cost"].rows[0][1] == Money(Decimal("104300"))


def without_a_number(name: str, typed: str) -> GroupAnswers:
    return DOOR.with_answer(MEMBERS, {**DOOR.by_exercise[MEMBERS], name: UnusableNumber(typed)})


@pytest.mark.parametrize("final", [False, True], ids=["draft", "final"])
@pytest.mark.parametrize("id_", ["board-pack", "surplus-distribution"])
def test_members_that_are_left_out_are_named_and_nothing_is_paid_out_yet(id_: str, final: bool) -> None:
    name = DOOR.by_exercise[MEMBERS]["ours.2.name"]
    said = words(paper(id_, without_a_number("ours.2.use", "12o")), final=final)
    assert "Do not pay anything out yet: 1 row of the list of members is left out." in said
    assert f"is not a number that we can use. Left out: {name} (row 2)." in said
    assert "Do not pay anything out yet" not in words(paper(id_), final=final)


def test_shares_that_differ_are_flagged_in_the_statement_with_both_numbers() -> None:
    said = words(paper("surplus-distribution", with_numbers(DOOR, YEAR, balance__shares__now="3600")), final=True)
    assert "in the list of members, but to 3,600.00 in the balance." in said
    assert "in the list of members" not in words(paper("surplus-distribution"), final=True)
