from decimal import Decimal

import pytest

from coopkit.content import content_root
from coopkit.live_tools.money_dashboard import MoneyDashboard
from coopkit.portfolio.account_lines import OUR_MEMBERS, OUR_MONTHS, OUR_RULES, OUR_YEAR
from coopkit.portfolio.members.saved_list import LIST_TEXT, MEMBER_LIST
from coopkit.portfolio.samples import read_sample
from tests.live_tools.groups import arrive, kept, move, without

CARE = read_sample(content_root() / "manage_coop" / "samples" / "care_at_the_door.toml")
OURS = {id_: CARE.answers[id_] for id_ in (OUR_YEAR, OUR_MONTHS, OUR_RULES, OUR_MEMBERS)}


@pytest.fixture
def dashboard() -> MoneyDashboard:
    """The dashboard where nobody is known."""
    return MoneyDashboard(CARE)


@pytest.fixture
def ours() -> MoneyDashboard:
    """The dashboard after the page has brought a group's answers."""
    made = MoneyDashboard(CARE)
    arrive(made, OURS)
    return made


def test_where_nobody_is_known_the_sample_stands_in_and_says_so(dashboard: MoneyDashboard) -> None:
    assert "An example: Care at the door." in dashboard.notice.value
    assert "118,460" in dashboard.statements.value
    assert dashboard.buttons.layout.display == "none"


def test_statements_ratios_and_cash_are_there_at_once(ours: MoneyDashboard) -> None:
    assert ours.source_choice.value == "ours"
    assert "What the year brought, and what it cost" in ours.statements.value
    assert "How our rules use the surplus" in ours.statements.value
    assert "Current ratio" in ours.ratios.value
    assert "Month by month" in ours.cash.value


def test_another_price_shows_in_all_three_beside_what_is(ours: MoneyDashboard) -> None:
    move(ours, "prices", "110")
    for pane in (ours.statements, ours.ratios):
        assert "As it is" in pane.value
        assert "What you’re trying" in pane.value
    assert "130,306.00" in ours.statements.value
    assert "11,846.00" in ours.statements.value
    assert "before:" in ours.summary.value


def test_prices_quantity_and_pay_are_only_tried(ours: MoneyDashboard) -> None:
    for lever in ("prices", "volume", "pay"):
        move(ours, lever, "104")
    assert ours.save_button.disabled
    assert "You can only try prices, quantity and pay here" in ours.save_notes.value


def test_another_rate_for_the_reserve_is_kept_in_the_rules(ours: MoneyDashboard) -> None:
    sent = kept(ours)
    move(ours, "reserve", "30")
    assert not ours.save_button.disabled
    ours.save_button.click()
    assert sent == [{OUR_RULES: {"lines.reserve.rate": "30"}}]


def test_a_year_that_is_not_complete_gives_way_to_the_example(dashboard: MoneyDashboard) -> None:
    arrive(dashboard, {})
    assert dashboard.source_choice.value == "example"
    assert "Your own numbers aren’t complete yet." in dashboard.notice.value
    dashboard.source_choice.value = "ours"
    assert "Still missing: this year’s sales and costs." in dashboard.statements.value


def test_without_months_the_statements_are_shown_all_the_same(dashboard: MoneyDashboard) -> None:
    arrive(dashboard, without(OURS, OUR_MONTHS))
    assert dashboard.source_choice.value == "ours"
    assert "You haven’t entered the months yet." in dashboard.cash.value
    assert "Current ratio" in dashboard.ratios.value


def test_a_loaded_list_of_members_counts_here_too(ours: MoneyDashboard) -> None:
    before = ours.statements.value
    arrive(ours, {**OURS, MEMBER_LIST: {LIST_TEXT: "Amina\t10\t1000\t12"}})
    assert ours.statements.value != before


def test_a_loss_is_said_and_nobody_is_given_anything(ours: MoneyDashboard) -> None:
    move(ours, "prices", "85")
    assert "loss" in ours.summary.value
    assert ours.sliders["prices"].value == Decimal(85)


def test_members_that_are_left_out_are_named_here_too(dashboard: MoneyDashboard) -> None:
    arrive(dashboard, {**OURS, OUR_MEMBERS: {**CARE.answers[OUR_MEMBERS], "ours.2.use": "12o"}})
    assert "Do not pay anything out yet" in dashboard.statements.value
    assert "(row 2)" in dashboard.statements.value


def test_a_line_of_the_year_that_cannot_be_used_gives_way_to_the_example(dashboard: MoneyDashboard) -> None:
    arrive(dashboard, {**OURS, OUR_YEAR: {**CARE.answers[OUR_YEAR], "income.materials.now": "6 3o0"}})
    assert "“6 3o0” is not a number that we can use" in dashboard.notice.value
