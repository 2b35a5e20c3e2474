import re

import pytest

from coopkit.live_tools.feasibility_dashboard import FeasibilityDashboard
from tests.live_tools.groups import CARE, SHOP, YARD, arrive, kept, labels, move, typed, without

pytestmark = pytest.mark.slow

DEMAND, EVEN, TESTS, LOAN = (
    "start.feas.demand",
    "start.feas.break-even",
    "start.feas.go-no-go",
    "start.plan.loan-compare",
)
PLAN = tuple(exercise for exercise in CARE.answers if exercise.startswith(("start.plan", "start.setup")))


@pytest.fixture
def dashboard() -> FeasibilityDashboard:
    """The dashboard where nobody is known."""
    return FeasibilityDashboard(YARD)


@pytest.fixture
def ours() -> FeasibilityDashboard:
    """The dashboard after the page has brought the carers' answers."""
    made = FeasibilityDashboard(YARD)
    arrive(made, CARE.answers)
    return made


def answers(dashboard: FeasibilityDashboard) -> list[str]:
    """The seven answers at a glance."""
    return re.findall(r'data-answer="([a-z-]+)"', dashboard.summary.value)


def test_where_nobody_is_known_the_sorting_yard_stands_in_and_says_so(dashboard: FeasibilityDashboard) -> None:
    assert "An example: The sorting yard." in dashboard.notice.value
    assert answers(dashboard) == ["yes"] * 7
    assert "The rule says: go." in dashboard.summary.value
    assert dashboard.buttons.layout.display == "none"


def test_each_test_has_a_sign_a_word_and_a_reason(ours: FeasibilityDashboard) -> None:
    assert "In a month 840 are asked for, and 757 must be sold." in ours.seven.value
    assert "Each must give 64, and can give 80." in ours.seven.value
    assert ours.seven.value.count("✓") == 7
    assert "It rests on" in ours.seven.value


def test_each_test_says_what_would_turn_it(ours: FeasibilityDashboard) -> None:
    for point in ("a price below 11.76", "a demand below 757 in a month", "more than 922.80 missing at the start"):
        assert f"<li>{point}</li>" in ours.turns.value
    assert "a promise" not in ours.turns.value
    assert "A new red risk" in ours.turns.value


def test_fifty_hours_each_stop_the_carers_and_say_what_would_turn_it(ours: FeasibilityDashboard) -> None:
    move(ours, "can-give", "50")
    assert answers(ours)[2] == "no"
    assert "The rule says: stop. Before: go." in ours.summary.value
    assert "Before: yes." in ours.seven.value
    assert "✕" in ours.seven.value
    assert "<li>64 or more that each member can give in a month</li>" in ours.turns.value
    assert "<li>a price of 12.66 or more</li>" in ours.turns.value


def test_a_shorter_loan_empties_the_yards_box(dashboard: FeasibilityDashboard) -> None:
    move(dashboard, "months", "12")
    assert answers(dashboard)[3] == "no"
    assert "<li>216.78 more money at the start</li>" in dashboard.turns.value
    assert "<li>a loan over 15 months or longer</li>" in dashboard.turns.value


def test_two_more_promises_turn_the_workshop() -> None:
    dashboard = FeasibilityDashboard(SHOP)
    assert answers(dashboard)[4] == "no"
    move(dashboard, "promised", "1150000")
    assert answers(dashboard) == ["yes"] * 7


def test_less_demand_is_less_caution(ours: FeasibilityDashboard) -> None:
    move(ours, "caution.1", "0.45")
    assert "In a month only 756 are asked for" in ours.seven.value
    assert answers(ours)[1] == "no"


def test_without_a_plan_the_study_alone_is_read(dashboard: FeasibilityDashboard) -> None:
    arrive(dashboard, without(CARE.answers, *PLAN))
    assert dashboard.source_choice.value == "ours"
    assert answers(dashboard)[3] == "not-yet"
    assert "In a month 840 are asked for, and 720 must be sold." in dashboard.seven.value
    assert "Months of the loan" not in labels(dashboard)


def test_an_unfinished_study_says_what_is_missing_beside_the_example(dashboard: FeasibilityDashboard) -> None:
    arrive(dashboard, without(CARE.answers, *PLAN, DEMAND))
    assert dashboard.source_choice.value == "example"
    assert "Your own numbers aren’t complete yet" in dashboard.notice.value
    assert "Still missing: what people will buy, or how much you must sell." in dashboard.notice.value
    assert answers(dashboard) == ["yes"] * 7


def test_a_scenario_is_kept_where_each_number_is_answered(ours: FeasibilityDashboard) -> None:
    sent = kept(ours)
    move(ours, "caution.1", "0.45")
    move(ours, "can-give", "76")
    move(ours, "promised", "3600")
    ours.save_button.click()
    assert sent == [
        {
            DEMAND: {"ours.1.caution": "0.45"},
            EVEN: {"ours.can_give": "76"},
            TESTS: {"result.promised": "3600"},
        }
    ]


def test_without_a_plan_a_price_is_kept_in_the_break_even(dashboard: FeasibilityDashboard) -> None:
    arrive(dashboard, without(CARE.answers, *PLAN))
    sent = kept(dashboard)
    move(dashboard, "price", "13")
    dashboard.save_button.click()
    assert sent == [{EVEN: {"ours.price": "13"}}]


def test_nothing_promised_yet_can_be_slid_up(dashboard: FeasibilityDashboard) -> None:
    own = {name: text for name, text in CARE.answers[TESTS].items() if name != "result.promised"}
    arrive(dashboard, {**CARE.answers, TESTS: own})
    assert answers(dashboard)[4] == "not-yet"
    move(dashboard, "promised", "3600")
    assert answers(dashboard)[4] == "yes"


def test_typed_words_are_shown_as_words() -> None:
    dashboard = FeasibilityDashboard(SHOP)
    arrive(dashboard, typed(SHOP.answers, "start.feas.unit-cost", ours__1__product="<b>Hours</b>"), country="co")
    assert "&lt;b&gt;Hours&lt;/b&gt;" in dashboard.turns.value
    assert "<b>Hours" not in dashboard.turns.value
