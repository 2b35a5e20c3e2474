"""What the head of a document says about a co-operative, and what a draft still misses there."""

import pytest

from coopkit.i18n import LazyText, load_locale
from coopkit.portfolio.co_op import CO_OP, CO_OP_LOGO, LOGO_FIELD, MONTHS, OUR_CO_OP, CoOp, read_co_op
from coopkit.portfolio.group_answers import GroupAnswers

ENGLISH = load_locale(minor_digits=2)
TYPED = {
    "name.words": "Riverside Sorters",
    "form.words": "Worker co-operative",
    "registration-number.words": "CS/2026/0417",
    "registration-date.words": "12 March 2026",
    "registration-office.words": "County registrar, Kisumu",
    "address.words": "Plot 14, Ring Road\n\n Kisumu ",
    "phone.words": "+254 700 000 000",
    "email.words": "office@riverside.example",
    "year.choice": "7",
}


def lines(co_op: CoOp) -> list[list[str]]:
    return [[ENGLISH.resolve(item) if isinstance(item, LazyText) else item for item in line] for line in co_op.details]


def test_everything_that_was_told_stands_in_the_head() -> None:
    found = read_co_op(GroupAnswers({CO_OP: TYPED, CO_OP_LOGO: {LOGO_FIELD: "data:image/png;base64,AAAA"}}), "Palm")
    assert (found.name, found.prepared_by, found.logo) == ("Riverside Sorters", "Palm", "data:image/png;base64,AAAA")
    assert lines(found) == [
        ["Worker co-operative"],
        [
            "Registration number: CS/2026/0417",
            "Registered on: 12 March 2026",
            "Registered at: County registrar, Kisumu",
        ],
        ["Plot 14, Ring Road", "Kisumu"],
        ["Phone: +254 700 000 000", "Email: office@riverside.example"],
        ["Financial year: July to June"],
    ]
    assert found.missing == ()


def test_what_is_empty_is_left_out_and_the_group_lends_its_name() -> None:
    found = read_co_op(GroupAnswers({CO_OP: {"address.words": "  "}}), "Palm")
    assert (found.name, lines(found)) == ("Palm", [])
    assert [ENGLISH.resolve(each) for each in found.missing] == [
        "the legal form",
        "the registration",
        "the address",
        "a phone number or an email address",
    ]


@pytest.mark.parametrize(("first", "last"), [("1", "December"), ("2", "January"), ("12", "November")])
def test_a_financial_year_has_twelve_months(first: str, last: str) -> None:
    year = read_co_op(GroupAnswers({CO_OP: {"year.choice": first}}), "Palm").financial_year
    assert year is not None
    assert ENGLISH.resolve(year) == f"Financial year: {MONTHS[first]} to {last}"


def test_every_question_is_optional_and_read() -> None:
    assert all(part.optional for part in OUR_CO_OP.definition.parts)
    assert {name.partition(".")[0] for name in TYPED} == {part.id for part in OUR_CO_OP.definition.parts}
