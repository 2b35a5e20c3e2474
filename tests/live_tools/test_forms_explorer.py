from collections.abc import Iterator

import pytest

from coopkit.calculators import CalculationResult, compute
from coopkit.i18n import load_locale
from coopkit.live_tools import scored_case
from coopkit.live_tools.forms_explorer import EXERCISE, FormsExplorer
from tests.business.cases import BUYOUT_SCORES, BUYOUT_WEIGHTS, IDS, METAL_SCORES, METAL_WEIGHTS
from tests.calculators.money import CENTS

ENGLISH = load_locale(minor_digits=2)
ABOUT = "An example: five metalworkers."


def answer_of(weights: dict[str, int], scores: tuple[str, ...], **reasons: str) -> dict[str, str]:
    scored = {c: (str(weights[c]), " ".join(row)) for c, row in zip(IDS, scores, strict=True)}
    return scored_case(scored, reasons, {"several-owners": "yes"})


METALWORKERS, BUYOUT = answer_of(METAL_WEIGHTS, METAL_SCORES), answer_of(BUYOUT_WEIGHTS, BUYOUT_SCORES)


@pytest.fixture
def explorer() -> FormsExplorer:
    """The explorer where nobody is known."""
    return FormsExplorer(METALWORKERS, ABOUT)


@pytest.fixture
def ours(explorer: FormsExplorer) -> Iterator[FormsExplorer]:
    """The explorer after the page has brought the group's own case."""
    arrive(explorer, BUYOUT)
    yield explorer


def arrive(explorer: FormsExplorer, answer: dict[str, str], tried: dict[str, str] | None = None) -> None:
    """The page hands the group's answer over, as its script does."""
    explorer.numbers.set_state({"tried": tried or {}, "answers": {EXERCISE: answer}, "known": True})


def move(explorer: FormsExplorer, criterion: str, weight: int) -> None:
    explorer.sliders[criterion].value = weight


def said(answer: dict[str, str]) -> list[str]:
    result = compute("compare-forms", answer, CENTS)
    assert isinstance(result, CalculationResult)
    return [ENGLISH.resolve(sentence) for sentence in result.sentences]


def test_where_nobody_is_known_the_example_stands_in_and_says_so(explorer: FormsExplorer) -> None:
    assert ABOUT in explorer.notice.value
    assert "80.4%" in explorer.ranking.value
    assert explorer.buttons.layout.display == "none"
    assert explorer.source_choice.layout.display == "none"


def test_the_finding_and_the_steadiness_are_the_calculators_own_sentences(explorer: FormsExplorer) -> None:
    lead, must_haves, *steadiness = said(METALWORKERS)[:12]
    assert lead in explorer.ranking.value
    assert must_haves in explorer.side_by_side.value
    assert all(sentence in explorer.what_if.value for sentence in steadiness)


def test_no_view_says_which_form_to_choose(explorer: FormsExplorer) -> None:
    assert "Which form do you choose, and why?" in explorer.registrar.value
    shown = explorer.ranking.value + explorer.what_if.value + explorer.registrar.value
    assert not [word for word in ("you should", "choose the", "best form", "winner") if word in shown.lower()]


def test_every_score_stands_beside_its_reason(explorer: FormsExplorer) -> None:
    arrive(explorer, answer_of(BUYOUT_WEIGHTS, BUYOUT_SCORES) | {"say.coop.reason": "Nobody shall outvote us <b>"})
    assert "3, fully: Nobody shall outvote us &lt;b&gt;" in explorer.side_by_side.value
    assert "Sole proprietorship is out. It has one owner, and you want more than one." in explorer.side_by_side.value


def test_a_moved_weight_changes_the_result(explorer: FormsExplorer) -> None:
    move(explorer, "say", 1)
    assert said({**METALWORKERS, "weights.say.weight": "1"})[0] in explorer.ranking.value


def test_it_opens_with_the_groups_own_weights(ours: FormsExplorer) -> None:
    assert [slider.value for slider in ours.sliders.values()] == [5, 3, 5, 4, 4, 4]
    assert "94.7%" in ours.ranking.value
    assert ABOUT not in ours.notice.value
    assert ours.save_button.disabled


def test_what_is_tried_is_told_beside_what_was_and_kept_only_when_asked(
    ours: FormsExplorer, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[object] = []
    monkeypatch.setattr(ours.numbers, "send", sent.append)
    move(ours, "ownership", 2)
    assert "94.4%, was 94.7%" in ours.ranking.value
    assert ours.numbers.tried == {"weights.ownership.weight": "2"}
    assert sent == []
    ours.save_button.click()
    assert sent == [{"keep": {EXERCISE: {"weights.ownership.weight": "2"}}, "versions": {}}]
    arrive(ours, {**BUYOUT, "weights.ownership.weight": "2"})
    assert "was" not in ours.ranking.value
    assert ours.save_button.disabled


def test_back_to_our_weights(ours: FormsExplorer) -> None:
    move(ours, "ownership", 0)
    ours.reset_button.click()
    assert ours.sliders["ownership"].value == 3
    assert ours.numbers.tried == {}


def test_what_was_being_tried_is_there_after_a_reload(explorer: FormsExplorer) -> None:
    arrive(explorer, BUYOUT, {"weights.ownership.weight": "2"})
    assert explorer.sliders["ownership"].value == 2
    assert "was 94.7%" in explorer.ranking.value


def test_a_newer_answer_from_another_phone_leaves_what_is_being_tried(ours: FormsExplorer) -> None:
    move(ours, "ownership", 2)
    arrive(ours, {**BUYOUT, "weights.say.weight": "1"})
    assert ours.sliders["say"].value == 1
    assert ours.sliders["ownership"].value == 2


def test_weights_in_other_digits_are_read(explorer: FormsExplorer) -> None:
    arrive(explorer, {**BUYOUT, "weights.say.weight": "٢"})
    assert explorer.sliders["say"].value == 2


def test_an_unfinished_case_says_what_is_missing_beside_the_example(explorer: FormsExplorer) -> None:
    arrive(explorer, {name: text for name, text in BUYOUT.items() if not name.startswith("debts.")})
    assert "Your own case isn’t complete yet" in explorer.notice.value
    assert "4 of 24 scores are still missing." in explorer.notice.value
    assert ABOUT in explorer.notice.value
    assert "80.4%" in explorer.ranking.value


def test_a_weight_that_the_group_has_not_given_is_asked_for_until_it_is_moved(explorer: FormsExplorer) -> None:
    arrive(explorer, {name: text for name, text in BUYOUT.items() if name != "weights.say.weight"})
    assert "One weight is still missing: “Can all of us decide?”." in explorer.ranking.value
    move(explorer, "say", 5)
    assert "94.7%" in explorer.ranking.value


def test_an_empty_answer_leaves_the_example(explorer: FormsExplorer) -> None:
    arrive(explorer, {})
    assert explorer.source_choice.value == "example"
    assert "30 of 30 scores are still missing." in explorer.notice.value


def test_all_weights_at_nothing_compare_nothing(ours: FormsExplorer) -> None:
    for criterion in IDS:
        move(ours, criterion, 0)
    assert "All weights are 0, so nothing is compared." in ours.ranking.value


def test_people_are_counted_as_this_device_writes_numbers(explorer: FormsExplorer) -> None:
    case = {**BUYOUT, "people.us.members": "1.200", "people.us.minimum": "1.000"}
    page = {"country": "", "styles": "1,234.5||1.234,5", "tried": {}, "answers": {EXERCISE: case}, "known": True}
    explorer.numbers.set_state(page)
    assert explorer.source_choice.value == "ours"
    assert "94,7%" in explorer.ranking.value
    assert "whole number" not in explorer.ranking.value + explorer.registrar.value
    explorer.source_choice.value = "example"
    assert "80,4%" in explorer.ranking.value
