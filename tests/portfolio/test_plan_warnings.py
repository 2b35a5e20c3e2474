"""Warnings of a plan as the room reads them: one plain sentence each, with its amounts and its source."""

from dataclasses import replace
from typing import get_args

import pytest

from coopkit.business.plan import BusinessPlan, evaluate
from coopkit.business.plan.warnings import Code
from coopkit.countries import Fact, FactKind, Limit
from coopkit.i18n import load_locale
from coopkit.portfolio.plan_warnings import warning_sentences
from tests.business.plans import HOME_CARE, SORTING_YARD, WORKSHOP
from tests.business.plans_with_warnings import NOTHING_SOLD, TOO_CHEAP, TROUBLED

RESERVE = Fact(
    id="reserve",
    says="Part of the surplus for the reserve fund",
    kind=FactKind.SHARE,
    value="0.25",
    limit=Limit.AT_LEAST,
    source="a page on the Act",
    as_of="2 May 2020",
)
IN_WORDS = {
    "price-below-variable-cost": (
        "“Sorted material” sells for 0.20 and costs 0.23 a unit: each one that you sell adds a loss."
    ),
    "cash-short-at-start": "Before month 1 you pay more than you have: 970.00 is missing.",
    "cash-runs-out": "The money runs out in month 4; at least 216.78 more at the start would carry you through.",
    "cash-runs-out-later": (
        "In year 2 the money runs out in month 3; at least 165.33 more would carry you through that year."
    ),
    "loss": "The first year ends with a loss of 830.55, so there is nothing to share.",
    "break-even-out-of-reach": "Nothing is sold in this mix, so there is nothing to compare.",
    "break-even-above-sales": (
        "In an average month you sell for 2,800.00; to cover its costs you must sell for 3,110.92."
    ),
    "instalment-above-surplus": "In year 1 the loan takes 2,398.92, but you earn only 2,160.00 to pay it from.",
    "reserve-below-stated": (
        "Your reserve gets 20% of the surplus. At least 25% is stated by a page on the Act, 2 May 2020; "
        "ask your registrar."
    ),
}


def said(plan: BusinessPlan, stated: Fact | None = None) -> dict[str, str]:
    """English sentences by the code of their warning."""
    evaluation = evaluate(plan, minimum_reserve=stated.amount if stated else None)
    english = load_locale(minor_digits=plan.minor_digits)
    sentences = map(english.resolve, warning_sentences(evaluation, stated))
    return {warning.code: text for warning, text in zip(evaluation.warnings, sentences, strict=True)}


def test_every_warning_has_its_sentence_here() -> None:
    assert set(IN_WORDS) == set(get_args(Code)) == set(TROUBLED)


@pytest.mark.parametrize("code", list(IN_WORDS))
def test_a_warning_is_one_plain_sentence(code: str) -> None:
    assert said(TROUBLED[code], RESERVE)[code] == IN_WORDS[code]


@pytest.mark.parametrize("plan", [SORTING_YARD, HOME_CARE, WORKSHOP])
def test_nothing_is_said_of_the_three_samples(plan: BusinessPlan) -> None:
    assert said(plan) == {}


def test_a_product_without_a_name_is_something_that_you_sell() -> None:
    nameless = replace(TOO_CHEAP, products=(replace(TOO_CHEAP.products[0], name=""),))
    assert said(nameless)["price-below-variable-cost"] == (
        "Something that sells for 0.20 costs 0.23 a unit: each one that you sell adds a loss."
    )


def test_a_price_below_its_cost_is_out_of_reach_whatever_is_sold() -> None:
    assert said(TOO_CHEAP)["break-even-out-of-reach"] == (
        "Each unit sold adds a loss, so no quantity covers the costs."
    )


def test_where_nothing_is_earned_no_sum_below_nothing_is_named() -> None:
    assert said(NOTHING_SOLD)["instalment-above-surplus"] == (
        "In year 1 the loan takes 1,271.04, and you earn nothing to pay it from."
    )


def test_a_rate_of_which_nobody_says_the_source_is_no_law() -> None:
    evaluation = evaluate(SORTING_YARD, minimum_reserve=RESERVE.amount)
    (sentence,) = map(load_locale(minor_digits=2).resolve, warning_sentences(evaluation, None))
    assert sentence == (
        "Your reserve gets 20% of the surplus, less than the 25% that you hold it against. Ask your registrar."
    )


def test_amounts_have_the_places_of_the_money() -> None:
    sentence = said(replace(WORKSHOP, loan=None))["cash-short-at-start"]
    assert sentence == "Before month 1 you pay more than you have: 385,000 is missing."
