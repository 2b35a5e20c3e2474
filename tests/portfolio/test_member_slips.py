"""The slips for the members: one for each, and together exactly what the statement says."""

from decimal import Decimal

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from coopkit.countries import load_country
from coopkit.exercises import UnusableNumber
from coopkit.i18n import Money, load_locale
from coopkit.portfolio.co_op import CoOp
from coopkit.portfolio.documents.manage.context import YearContext, read_year_context
from coopkit.portfolio.documents.manage.member_slips import SLIPS_IDS, SLIPS_IN_DOCUMENT, member_slips
from coopkit.portfolio.documents.manage.surplus_distribution import surplus_distribution
from coopkit.portfolio.group_answers import GroupAnswers
from coopkit.portfolio.members.saved_list import (
    LIST_TEXT,
    MEMBER_LIST,
    MOST_MEMBERS,
    Member,
    format_list,
    shortest_decimal,
)
from coopkit.report import Slips
from coopkit.views.documents.document import DocumentPage, Menu, render_document
from tests.portfolio.groups import DOOR, with_numbers

D = Decimal
RULES, MEMBERS = "manage.fin.our-rules", "manage.fin.our-members"
ENGLISH = load_locale(minor_digits=2)
AMOUNTS = st.decimals(0, 10**6, places=2).map(shortest_decimal)
TWINS = (Member("Amina", D(10), D(100), number="M-7"), Member("Amina", D(30), D(0), number="M-12"))


def context(answers: GroupAnswers = DOOR, places: int = 2) -> YearContext:
    return read_year_context(answers, load_country(), minor_digits=places)


def listed(*members: Member) -> GroupAnswers:
    return DOOR.with_answer(MEMBER_LIST, {LIST_TEXT: format_list(members)})


def slips(year: YearContext) -> Slips:
    (document,) = member_slips(year)
    (found,) = (each for part in document.sections for each in part.blocks if isinstance(each, Slips))
    return found


def amounts(found: Slips, label: str) -> list[Decimal]:
    """The amounts on each slip's line with this label."""
    values = [line.value for slip in found.slips for line in slip.lines if ENGLISH.resolve(line.label) == label]
    return [Decimal(value.amount) for value in values if isinstance(value, Money)]


def html(year: YearContext, **settings: object) -> BeautifulSoup:
    page = DocumentPage(member_slips(year), ENGLISH, owner=CoOp("Care at the Door"), date="3 May", **settings)  # type: ignore[arg-type]
    return BeautifulSoup(render_document(page), "html.parser")


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.builds(Member, st.just("A"), AMOUNTS, AMOUNTS, st.integers(0, 12).map(Decimal)), min_size=1),
    st.decimals(0, 10**7, places=2),
    st.integers(0, 100),
    st.integers(0, 3),
)
def test_the_slips_add_up_to_the_statement_and_no_cent_is_lost(
    members: list[Member], surplus: Decimal, cash_part: int, places: int
) -> None:
    numbered = [Member(each.name, each.use, each.paid_up, each.months, f"{n}") for n, each in enumerate(members)]
    answers = with_numbers(listed(*numbered), RULES, more__surplus=f"{surplus}", more__cash_part=f"{cash_part}")
    year = context(answers, places)
    assert year.group_distribution is not None
    found, shares = slips(year), year.group_distribution.distribution
    refunds, kept, paid = (amounts(found, label) for label in ("Refund by use", "Kept in your name", "Paid out to you"))
    interest = amounts(found, "Interest on shares") or [D(0)] * len(members)
    assert sum(refunds) == shares.refund
    assert sum(kept) == shares.retained
    assert sum(paid) == shares.cash + shares.interest
    for place, member in enumerate(shares.members):
        assert refunds[place] + interest[place] == kept[place] + paid[place] == member.refund + member.interest


def test_each_slip_has_the_co_op_the_date_the_numbers_and_a_line_to_sign() -> None:
    (first, *others) = html(context(listed(*TWINS))).select(".slip")
    said = " ".join(first.get_text(" ").split())
    assert said.startswith("Care at the Door · 3 May Amina · Member no. M-7 Use in the year (hours worked) 10 ")
    assert said.endswith("Received: date and signature")
    assert "Member no. M-12" in others[0].get_text(" ")


def test_members_with_the_same_name_are_told_apart_in_the_statement() -> None:
    page = DocumentPage((surplus_distribution(context(listed(*TWINS))),), ENGLISH, owner=CoOp("Care"), date="today")
    said = " ".join(BeautifulSoup(render_document(page), "html.parser").get_text(" ").split())
    assert "Member Member no. Use in the year" in said
    assert "Amina M-7 10" in said
    assert "Amina M-12 30" in said
    assert "Member no." not in " ".join(html(context()).get_text(" ").split())


def test_a_list_that_is_not_whole_is_marked_on_every_slip() -> None:
    broken = DOOR.with_answer(MEMBERS, {**DOOR.by_exercise[MEMBERS], "ours.2.use": UnusableNumber("12o")})
    page = html(context(broken), final=True)
    assert "Do not pay anything out yet" in page.get_text(" ")
    assert all("Not to be paid out yet" in slip.get_text(" ") for slip in page.select(".slip"))
    assert "Not to be paid out yet" not in html(context()).get_text(" ")


def test_without_a_distribution_there_are_no_slips_and_what_is_missing_is_named() -> None:
    page = html(context(GroupAnswers({})))
    assert not page.select(".slip")
    assert "The surplus cannot be shared out yet." in page.get_text(" ")


@pytest.mark.parametrize(("most_rows", "shown"), [(100, 100), (None, 300)])
def test_a_page_shows_the_first_slips_and_a_file_all(most_rows: int | None, shown: int) -> None:
    many = listed(*(Member(f"Member {n}", D(n), D(0)) for n in range(1, 301)))
    page = html(context(many), most_rows=most_rows, menu=Menu("/", (), "/portfolio/member-slips?rows=all"))
    assert len(page.select(".slip")) == shown
    assert ("These are the first 100 of 300 slips." in page.get_text(" ")) == (shown < 300)


def test_thousands_of_slips_are_in_documents_that_can_be_printed() -> None:
    many = context(listed(*(Member(f"Member {n}", D(n), D(0)) for n in range(1, MOST_MEMBERS + 1))))
    documents = member_slips(many)
    assert tuple(each.id for each in documents) == SLIPS_IDS
    assert ENGLISH.resolve(documents[-1].title) == "Slips for the members: 4001 to 5000"
    found = [block for each in documents for part in each.sections for block in part.blocks if isinstance(block, Slips)]
    assert [len(each.slips) for each in found] == [SLIPS_IN_DOCUMENT] * len(SLIPS_IDS)
    assert found[-1].slips[-1].name == f"Member {MOST_MEMBERS}"
