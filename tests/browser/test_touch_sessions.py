"""Five members and one phone through two whole sessions by touch: every exercise wrong and right, with reloads."""

import pytest
from playwright.sync_api import Locator, Page, expect

from coopkit.exercises import Exercise, Outcome, Phase, RawAnswer
from coopkit.exercises.kinds.match import Match
from tests.browser.conftest import MEMBERS
from tests.browser.forms import expect_kept, expect_saved
from tests.browser.server import Server
from tests.browser.touch import answer_by_touch, check, given
from tests.our_sessions import SessionRuns

MEMBERS_WHO_ARE_WRONG = 3
MOST_TURNS = 4


@pytest.mark.parametrize("session", ["think_coop/together", "think_coop/forms"])
def test_a_group_does_every_exercise_of_a_session_by_touch(
    server: Server, group_page: Page, session_runs: SessionRuns, session: str
) -> None:
    page, exercises = group_page, {each.id: each for each in session_runs.one(session).exercises()}
    page.goto(f"{server.address}/learn/{session}")
    done = {}
    for number in range(1, page.locator(".step").count() + 1):
        step = page.locator(f"#step-{number}")
        expect(step).to_be_visible()
        for form in step.locator("[data-exercise]").all():
            exercise = exercises[form.get_attribute("data-exercise") or ""]
            do_exercise(form, exercise)
            done[exercise.id] = form.get_attribute("data-result")
        if page.locator("[data-bar] [data-action=next]").is_visible():
            page.locator("[data-bar] [data-action=next]").tap()
    assert list(done) == list(exercises)
    page.reload()
    shown = page.locator("[data-exercise]").evaluate_all(
        "all => all.map(({ dataset }) => [dataset.exercise, dataset.result])"
    )
    assert dict(shown) == done


def do_exercise(form: Locator, exercise: Exercise) -> None:
    """Lets the members answer alone, if they do, and then the group, if it does."""
    right, wrong = answers_to(exercise)
    together = exercise.definition.together
    if Phase.ALONE in together:
        members_answer(form, right, wrong)
    if Phase.ALONE in together and Phase.GROUP not in together:
        right_ones = len(MEMBERS) - MEMBERS_WHO_ARE_WRONG
        expect(form.locator(".verdict")).to_have_text(f"! {right_ones} of your 5 answers are right")
        return
    if wrong:
        answer_and_reload(form, wrong)
        check(form)
        expect(form.locator(".verdict")).to_be_focused()
        expect(form).not_to_have_attribute("data-result", "right")
    answer_and_reload(form, right)
    check_to_the_end(form)
    expect(form).to_have_attribute("data-result", "right" if wrong else "open")
    expect_kept(form)


def answers_to(exercise: Exercise) -> tuple[RawAnswer, RawAnswer]:
    """An answer that is right, or good where there is no right one, and one that is wrong, or {}."""
    samples = exercise.sample_answers()
    right = max((each.raw for each in samples if each.outcome in (Outcome.RIGHT, Outcome.OPEN)), key=len)
    if any(isinstance(part, Match) and part.rows[0].options for part in exercise.definition.parts):
        one, other = list(right)[:2]  # a card lies in one place only, so two of them change places
        return right, {**right, one: right[other], other: right[one]}
    return right, next((each.raw for each in samples if each.outcome in (Outcome.WRONG, Outcome.PARTLY)), {})


def members_answer(form: Locator, right: RawAnswer, wrong: RawAnswer) -> None:
    """Each member takes the phone; the first one loses the page in the middle of the answer."""
    for seat in range(1, len(MEMBERS) + 1):
        form.locator(f'[data-seat="{seat}"]').tap()
        answer = wrong if wrong and seat <= MEMBERS_WHO_ARE_WRONG else right
        answer_by_touch(form, answer)
        if seat == 1:
            expect_saved(form)
            form.page.reload()
            form.locator(f'[data-seat="{seat}"]').tap()
            assert given(form, answer) == answer
        check(form)
        box = "[data-seat-picker]" if seat < len(MEMBERS) else "[data-talk]"
        expect(form.locator(f"{box} .prompt")).to_be_focused()


def answer_and_reload(form: Locator, answer: RawAnswer) -> None:
    """Answers, loses the page, and finds everything as it was."""
    answer_by_touch(form, answer)
    expect_kept(form)
    form.page.reload()
    expect(form).to_be_visible()
    assert given(form, answer) == answer


def check_to_the_end(form: Locator) -> None:
    """Checks, and answers what a scenario goes on to ask."""
    for _ in range(MOST_TURNS):
        check(form)
        expect(form.locator(".verdict, .outcome").first).to_be_visible()
        open_turn = form.locator(".turn:visible:not(:has(:checked)) label")
        if not open_turn.count():
            return
        open_turn.first.tap()
