"""What is said about an answer: six outcomes in words, why, what instead, and what to read next."""

import pytest
from bs4 import BeautifulSoup
from msgspec.structs import replace

from coopkit.calculators import CalculationResult, IncompleteInput
from coopkit.exercises import (
    IN_PLENARY,
    Exercise,
    Outcome,
    Phase,
    RawAnswer,
    Result,
    Reveal,
    accept_answer,
    revealed_after,
)
from coopkit.exercises.key import PartWithKey, SampleAnswer
from coopkit.exercises.kinds.choose_many import choose_many
from coopkit.exercises.kinds.choose_one import choose_one
from coopkit.exercises.kinds.match import match_grid
from coopkit.exercises.kinds.number import number
from coopkit.exercises.kinds.scenario import Choice, ScenarioQuestion, Strength, scenario
from coopkit.exercises.kinds.text import short_text
from coopkit.i18n import lazy, load_locale
from coopkit.report import Table
from coopkit.store import Seat
from coopkit.views import feedback
from tests.exercises.catalogue import CATALOGUE, FRUIT, exercise

ENGLISH = load_locale(minor_digits=2)
SAMPLES = [
    pytest.param(made, sample, id=f"{name}: {sample.outcome}")
    for name, made in CATALOGUE.items()
    for sample in made.sample_answers()
]


def told(made: Exercise, raw: RawAnswer) -> BeautifulSoup:
    answer = accept_answer(made.definition, raw)
    result = made.check(answer, ENGLISH.parse_number)
    html = feedback.render_feedback(made.definition, made.key, result, answer, ENGLISH)
    return BeautifulSoup(html, "html.parser")


def words(shown: BeautifulSoup) -> str:
    return " ".join(shown.get_text(" ", strip=True).split())


@pytest.mark.parametrize(("made", "sample"), SAMPLES)
def test_every_outcome_has_words_of_its_own(made: Exercise, sample: SampleAnswer) -> None:
    shown = told(made, sample.raw)
    verdict = shown.select_one(".outcome .verdict")
    assert verdict is not None
    if sample.outcome is not Outcome.PARTLY:
        assert verdict.get_text() == feedback.VERDICTS[sample.outcome]
    else:
        assert verdict.get_text().startswith("!")
    assert shown.select_one(f".outcome.{sample.outcome}") is not None


@pytest.mark.parametrize(("made", "sample"), SAMPLES)
def test_nothing_of_the_key_is_told_before_there_is_something_to_judge(made: Exercise, sample: SampleAnswer) -> None:
    shown = told(made, sample.raw)
    if sample.outcome in (Outcome.UNANSWERED, Outcome.UNREADABLE):
        assert made.key.why not in words(shown) and not shown.select(".reading, .solution")


def test_wrong_is_told_as_look_again_with_why_and_the_answer_on_request() -> None:
    made = exercise(
        choose_many("think.test.one", "answer", "", options=FRUIT, key=("fig", "nut"), instead={"pear": "Pears rot."})
    )
    shown = told(made, {"answer.choices": ["pear", "fig"]})
    text = words(shown)
    assert "! 1 of 2 is right" in text and "wrong" not in text.lower()
    link = shown.select_one("[data-go]")
    assert link is not None and link["data-go"] == "answer.choices"
    assert "Pears rot." in text and "Since it is so" in text
    assert shown.details is not None and "open" not in shown.details.attrs
    assert "A fig" in shown.details.get_text() and "A pear" not in shown.details.get_text()


def test_the_verdict_counts_what_is_right_and_says_when_only_something_is_missing() -> None:
    made = exercise(choose_many("think.test.one", "answer", "", options=FRUIT, key=("fig", "nut", "plum")))

    def verdict(*choices: str) -> str:
        found = told(made, {"answer.choices": [*choices]}).select_one(".verdict")
        assert found is not None
        return found.get_text()

    assert verdict("fig", "nut", "pear") == "! Nearly: 2 of 3 are right"
    assert verdict("fig", "nut") == "! Right so far, but something is missing"
    assert verdict("pear") == feedback.VERDICTS[Outcome.WRONG]
    assert verdict("fig", "nut", "plum") == feedback.VERDICTS[Outcome.RIGHT]


def test_of_several_members_the_verdict_counts_the_answers_that_are_right() -> None:
    made = CATALOGUE["choose-one"]
    result = made.check({}, ENGLISH.parse_number)
    partly = Result(Outcome.PARTLY, result.parts)
    members = (Outcome.RIGHT, Outcome.WRONG, Outcome.WRONG, Outcome.RIGHT, Outcome.WRONG)
    html = feedback.render_feedback(made.definition, made.key, partly, {}, ENGLISH, members)
    assert "! 2 of your 5 answers are right" in html and "Nearly" not in html


def test_a_right_answer_needs_no_solution() -> None:
    made = CATALOGUE["choose-one"]
    assert told(made, made.solution()).details is None


def test_what_is_missing_is_counted_and_named() -> None:
    made = CATALOGUE["match"]
    name, value = next(iter(made.solution().items()))
    shown = told(made, {name: value})
    labels = [item.get_text() for item in shown.select("li")]
    assert len(labels) == len(made.solution()) - 1
    assert f"{len(labels)} question" in words(shown)


def test_of_many_missing_answers_the_first_are_listed_and_the_others_counted() -> None:
    questions = [number("think.test.one", f"n{place}", f"How many, {place}?", key="3") for place in range(8)]
    shown = told(exercise(*questions), {"n0.number": "3"})
    assert "7 questions" in words(shown)
    assert [item.get_text(strip=True) for item in shown.select("li")] == [
        *(f"How many, {place}?" for place in range(1, 6)),
        "and 2 more",
    ]


def test_a_number_that_cannot_be_read_is_shown_how_to_be_written() -> None:
    made = exercise(
        number("think.test.one", "first", "How many?", key="3"),
        number("think.test.one", "second", "How much?", key="4"),
    )
    shown = told(made, {"first.number": "12,5o", "second.number": "4"})
    assert "Write it like 12.50" in words(shown)
    assert [item.get_text() for item in shown.select("li")] == ["How many?"]


def test_each_part_of_several_has_its_own_word() -> None:
    made = exercise(
        number("think.test.one", "first", "How many?", key="3"),
        number("think.test.one", "second", "How much?", key="4"),
        short_text("think.test.one", "third", "Why?"),
    )
    shown = told(made, {"first.number": "3", "second.number": "5", "third.words": "So"})
    assert [" ".join(item.get_text().split()) for item in shown.select(".case")] == [
        "How many? ✓ Right",
        "How much? ! Not yet",
    ]


def way() -> Exercise:
    turns = (
        ScenarioQuestion(
            "rule",
            "Which rule?",
            {
                "same": Choice("The same", "They quarrel.", then="record"),
                "pay": Choice("Pay", "It is covered.", Strength.STRONG, lesson="Rules may cost."),
            },
        ),
        ScenarioQuestion(
            "record",
            "Who writes?",
            {
                "all": Choice("All", "It is long.", Strength.PARTLY, lesson="Few words last."),
                "one": Choice("One", "It is clear.", Strength.STRONG),
            },
        ),
    )
    return exercise(scenario("think.test.one", "answer", "", turns=turns))


def test_a_scenario_tells_the_choices_taken_and_how_far_they_carry() -> None:
    text = words(told(way(), {"answer.rule": "same", "answer.record": "all"}))
    assert "They quarrel. All It is long. This helps, but only partly. What we learned: Few words last." in text
    assert "covered" not in text and "clear" not in text


def test_the_lesson_is_told_where_the_way_ends_and_no_other() -> None:
    assert "What we take along" not in words(told(way(), {"answer.rule": "same"}))
    text = words(told(way(), {"answer.rule": "pay"}))
    assert "This works well. What we learned: Rules may cost." in text and "Few words" not in text


def test_a_scenario_explains_itself_only_at_its_end() -> None:
    assert "Since it is so" not in words(told(way(), {"answer.rule": "same"}))
    assert "Since it is so" in words(told(way(), {"answer.rule": "pay"}))


def test_the_text_after_is_read_aloud_by_the_next_reader() -> None:
    made = CATALOGUE["choose-one"]
    shown = told(made, made.solution())
    reading = shown.select_one(".reading")
    assert reading is not None and "Read on" in reading.get_text()
    assert reading.select_one("[data-cue]") is not None


def told_alone(made: Exercise, raw: RawAnswer) -> BeautifulSoup:
    result = made.check(raw, ENGLISH.parse_number)
    html = feedback.render_feedback(made.definition, made.key, result, raw, ENGLISH, alone=True)
    return BeautifulSoup(html, "html.parser")


def test_a_person_alone_is_told_to_compare_instead_of_to_talk() -> None:
    explained = told_alone(CATALOGUE["text"], {"answer.words": "Good"})
    assert words(explained).startswith("✓ Your answer is saved. Compare it with what you read here.")
    assert not explained.select("[data-cue]")

    made = CATALOGUE["text"]
    unexplained = Exercise(made.definition, replace(made.key, why="", after=()))
    assert words(told_alone(unexplained, {"answer.words": "Good"})) == "✓ Your answer is saved"


def test_members_answers_lie_side_by_side_and_differences_show() -> None:
    made = CATALOGUE["choose-one"]
    answers: list[tuple[Seat, RawAnswer]] = [
        (Seat(1, "Amina", away=False), {"answer.choice": "fig"}),
        (Seat(2, "Li", away=False), {"answer.choice": "pear"}),
        (Seat(3, "Rosa", away=False), {"answer.choice": "fig"}),
    ]
    shown = BeautifulSoup(feedback.render_member_answers(made.definition, answers, ENGLISH), "html.parser")
    assert [" ".join(dd.get_text().split()) for dd in shown.select("dd")] == ["Amina and Rosa: A fig", "Li: A pear"]
    assert [chip["data-initial"] for chip in shown.select(".chip")] == ["A", "R", "L"]
    assert "You don’t all agree." in words(shown)
    same = BeautifulSoup(feedback.render_member_answers(made.definition, answers[::2], ENGLISH), "html.parser")
    assert "You all gave the same answers." in words(same)


def test_what_members_agree_on_is_folded_away_and_texts_are_not_compared() -> None:
    made = exercise(
        choose_one("think.test.one", "first", "Which?", options=FRUIT, key="fig"),
        choose_one("think.test.one", "second", "Which next?", options=FRUIT, key="fig"),
        short_text("think.test.one", "why", "Why?"),
    )
    common: RawAnswer = {"first.choice": "fig"}
    answers: list[tuple[Seat, RawAnswer]] = [
        (Seat(1, "Amina", away=False), {**common, "second.choice": "fig", "why.words": "So"}),
        (Seat(2, "Li", away=False), {**common, "second.choice": "pear", "why.words": "Because"}),
    ]
    shown = BeautifulSoup(feedback.render_member_answers(made.definition, answers, ENGLISH), "html.parser")
    assert "You differ on 1 of 2." in words(shown)
    assert [tag.get_text() for tag in shown.select("dt:has(.differs)")] == ["Which next? ≠ You answered differently"]
    assert shown.details is not None and "Which?" in shown.details.get_text()
    assert "Which next?" not in shown.details.get_text() and "Why?" not in shown.details.get_text()


def test_what_somebody_typed_is_no_html() -> None:
    made = CATALOGUE["text"]
    member = Seat(1, "<i>A</i>", away=False)
    html = feedback.render_member_answers(made.definition, [(member, {"answer.words": "<b>bold</b>"})], ENGLISH)
    assert "<b>bold" not in html and "<i>" not in html


@pytest.mark.parametrize(
    ("reveal", "later"),
    [
        (IN_PLENARY, "after the class has discussed this"),
        (revealed_after("think.test.later"), "the later questions"),
    ],
)
def test_an_answer_whose_key_waits_hears_how_long(reveal: Reveal, later: str) -> None:
    built = choose_one("think.test.one", "answer", "", options=FRUIT, key="fig")
    made = exercise(built, together=(Phase.GROUP, Phase.PLENARY), reveal=reveal)
    html = feedback.render_not_revealed(made.definition, ENGLISH)
    assert "✓ Answered" in html and later in html and "Since it is so" not in html


def test_a_calculation_says_its_finding_first_then_the_formula() -> None:
    table = Table(lazy("Forms"), (lazy("Form"), lazy("Points")), ((lazy("Co-op"), lazy("71")),))
    computed = CalculationResult((lazy("You break even."), lazy("That is much.")), (lazy("1 + 1 = 2"),), (table,))
    shown = BeautifulSoup(feedback.render_calculation(computed, ENGLISH), "html.parser")
    assert [p.get_text() for p in shown.select(".finding")] == ["You break even."]
    assert [p.get_text() for p in shown.select(".formula")] == ["1 + 1 = 2"]
    assert shown.select_one("tbody th") is not None


def test_a_calculation_says_what_is_missing() -> None:
    assert "One number" in feedback.render_calculation(
        IncompleteInput((lazy("One number is still missing."),)), ENGLISH
    )


def test_the_outcomes_of_a_grid_are_a_small_table() -> None:
    made = exercise(
        match_grid(
            "think.test.one",
            "grid",
            "",
            rows={"who": "Who?", "why": "Why?"},
            columns={"one": "Alone", "many": "Together"},
            cards={
                "who": {"one": ("she", "She"), "many": ("they", "They")},
                "why": {"one": ("own", "Her own wish"), "many": ("shared", "A shared need")},
            },
        )
    )
    swapped = {"grid.who.one": "they", "grid.who.many": "she", "grid.why.one": "own", "grid.why.many": "shared"}
    rows = told(made, swapped).select(".outcome-grid tr")
    assert [[" ".join(cell.get_text(" ").split()) for cell in row.select("th, td")] for row in rows] == [
        ["", "Alone", "Together"],
        ["Who?", "✕ Not yet", "✕ Not yet"],
        ["Why?", "✓ Right", "✓ Right"],
    ]
    assert not told(made, {"grid.who.one": "they"}).select(".outcome-grid")


def test_what_is_said_about_a_case_names_the_case() -> None:
    def case(part: str, prompt: str, outcome: str) -> PartWithKey:
        choices = {each: Choice(each, f"{each}: {outcome}", Strength.STRONG, lesson="So.") for each in ("Yes", "No")}
        return scenario("think.test.one", part, "", turns=(ScenarioQuestion("turn", prompt, choices),))

    made = exercise(case("first", "Yumi works alone.", "she is free."), case("second", "Two cousins.", "they agree."))
    shown = told(made, {"first.turn": "Yes", "second.turn": "No"})
    boxes = [" ".join(box.get_text(" ").split()) for box in shown.select(".part-outcome")]
    assert boxes[0].startswith("Yumi works alone. Yes Yes: she is free.")
    assert boxes[1].startswith("Two cousins. No No: they agree.")


def test_when_no_members_answer_is_all_right_the_parts_that_are_count() -> None:
    made = exercise(choose_many("think.test.one", "answer", "", options=FRUIT, key=("fig", "nut"), instead={}))
    one = made.check({"answer.choices": ["fig"]}, ENGLISH.parse_number)
    members = (Outcome.PARTLY, Outcome.WRONG)
    html = feedback.render_feedback(made.definition, made.key, one, {}, ENGLISH, members)
    assert "! Nearly: parts of your answers are right" in html


def test_a_verdict_counts_parts_that_have_no_marks_and_leaves_open_ones_out() -> None:
    made = exercise(
        number("think.test.one", "first", "How many?", key="3"),
        number("think.test.one", "second", "How much?", key="4"),
        short_text("think.test.one", "third", "Why?"),
    )
    verdict = told(made, {"first.number": "3", "second.number": "5", "third.words": "So"}).select_one(".verdict")
    assert verdict is not None and verdict.get_text() == "! 1 of 2 is right"
