from decimal import Decimal

import pytest

from coopkit.exercises import Mark, Outcome, PartResult, RawAnswer, UnusableNumber, read_values
from coopkit.exercises.key import Remark
from coopkit.exercises.kinds.checklist import checklist
from coopkit.exercises.kinds.choose_many import choose_many
from coopkit.exercises.kinds.choose_one import choose_one
from coopkit.exercises.kinds.number import number
from coopkit.exercises.kinds.scenario import STRENGTH_SENTENCES, Strength
from coopkit.exercises.kinds.survey import survey
from coopkit.exercises.kinds.text import short_text
from tests.exercises.catalogue import CATALOGUE, COLUMNS, FRUIT, SENTINEL, exercise, one_part, parse

UNANSWERED, UNREADABLE, RIGHT, PARTLY, WRONG, OPEN = Outcome


def outcome(name: str, raw: RawAnswer) -> Outcome:
    return CATALOGUE[name].check(raw, parse).outcome


def test_what_is_unanswered_comes_before_what_cannot_be_read_and_before_any_judgement():
    assert outcome("several parts", {"bags.number": "12,5o"}) is UNANSWERED
    assert outcome("several parts", {"bags.number": "12", "fruit.choice": "plum"}) is PARTLY
    assert outcome("several parts", {"bags.number": "12,5o", "fruit.choice": "fig"}) is UNREADABLE


@pytest.mark.parametrize(
    ("typed", "reason"),
    [({"fruit.choice": "fig"}, UNANSWERED), ({"bags.number": "o", "fruit.choice": "fig"}, UNREADABLE)],
)
def test_while_something_is_missing_or_cannot_be_read_no_part_is_judged(typed: RawAnswer, reason: Outcome):
    result = CATALOGUE["several parts"].check(typed, parse)
    assert not result.judged
    assert result.parts == tuple(PartResult(part, reason if part == "bags" else OPEN) for part in _parts())


def _parts() -> list[str]:
    return [part.id for part in CATALOGUE["several parts"].definition.parts]


def test_all_parts_right_is_right_none_is_wrong_and_anything_between_is_partly():
    two = exercise(number("x", "one", "One?", key=1), number("x", "two", "Two?", key=2))
    for one, other, expected in (("1", "2", RIGHT), ("5", "5", WRONG), ("1", "5", PARTLY), ("5", "2", PARTLY)):
        assert two.check({"one.number": one, "two.number": other}, parse).outcome is expected


def test_an_open_part_beside_judged_ones_neither_helps_nor_harms():
    mixed = exercise(number("x", "one", "One?", key=1), short_text("x", "why", "Why?"))
    assert mixed.check({"one.number": "1", "why.words": "so"}, parse).outcome is RIGHT
    assert mixed.check({"one.number": "2", "why.words": "so"}, parse).outcome is WRONG


def test_an_optional_part_may_stay_empty_and_counts_where_it_is_filled():
    mixed = exercise(number("x", "one", "One?", key=1), number("x", "two", "Two?", key=2, optional=True))
    assert mixed.check({"one.number": "1"}, parse).outcome is RIGHT
    assert mixed.check({"one.number": "1", "two.number": "3"}, parse).outcome is PARTLY
    assert mixed.check({"one.number": "1", "two.number": "x"}, parse).outcome is UNREADABLE
    assert mixed.check({"two.number": "2"}, parse).outcome is UNANSWERED


@pytest.mark.parametrize("raw", [{}, {"first.words": " \n "}])
def test_where_all_parts_are_optional_an_answer_is_still_one_only_with_something_in_it(raw: RawAnswer):
    assert outcome("only optional parts", raw) is UNANSWERED
    assert outcome("only optional parts", {**raw, "second.number": "2"}) is OPEN


@pytest.mark.parametrize("name", ["text", "number", "number, open"])
def test_white_space_is_no_answer(name: str):
    field = "answer.words" if name == "text" else "answer.number"
    assert outcome(name, {field: "  \t"}) is UNANSWERED


def test_another_choice_than_the_key_is_wrong_unless_others_are_open():
    assert outcome("choose-one", {"answer.choice": "plum"}) is WRONG
    assert outcome("choose-one, others open", {"answer.choice": "plum"}) is OPEN
    assert outcome("choose-one, others open", {"answer.choice": "fig"}) is RIGHT


def test_choosing_many_is_partly_right_with_one_too_few_or_one_too_many():
    for chosen, expected in (
        (["pear", "fig"], RIGHT),
        (["fig"], PARTLY),
        (["fig", "pear", "nut"], PARTLY),
        (["nut"], WRONG),
        ([], UNANSWERED),
    ):
        assert outcome("choose-many", {"answer.choices": list(chosen)}) is expected


def test_an_open_option_of_many_is_neither_right_nor_wrong():
    each = one_part(choose_many, "open", options=FRUIT, key=("fig", "pear"), others_open=("nut",))
    for chosen, expected in ((["fig", "pear", "nut"], Outcome.RIGHT), (["fig", "nut"], Outcome.PARTLY)):
        result = each.check({"answer.choices": chosen}, parse)
        assert result.outcome is expected
        assert Mark("answer.choices", Outcome.OPEN, "nut") in result.parts[0].marks
    assert all(each.check(sample.raw, parse).outcome is sample.outcome for sample in each.sample_answers())


def test_each_choice_of_many_is_marked_by_itself():
    result = CATALOGUE["choose-many"].check({"answer.choices": ["nut", "fig"]}, parse)
    assert result.parts[0].marks == (
        Mark("answer.choices", WRONG, "nut"),
        Mark("answer.choices", RIGHT, "fig"),
    )


def test_a_match_with_an_empty_place_is_unanswered_and_marks_only_that_place():
    result = CATALOGUE["match"].check({"answer.amina.to": "bike", "answer.bo.to": "boat"}, parse)
    assert result.outcome is UNANSWERED
    assert result.parts[0].marks == (Mark("answer.chan.to", UNANSWERED),)


def test_an_order_marks_the_steps_that_stand_in_their_place():
    result = CATALOGUE["order"].check({"answer.order": ["sow", "reap", "weed", "bake"]}, parse)
    assert result.outcome is PARTLY
    assert [mark.value for mark in result.parts[0].marks if mark.outcome is RIGHT] == ["sow", "bake"]


def test_a_number_within_the_tolerance_is_right_and_one_beyond_it_is_wrong():
    edge = Decimal(SENTINEL) + Decimal("0.5")
    assert outcome("number", {"answer.number": str(edge)}) is RIGHT
    assert outcome("number", {"answer.number": str(edge + Decimal("0.01"))}) is WRONG


def test_a_number_in_the_digits_of_another_script_is_read():
    assert outcome("number", {"answer.number": "٩١٨٢٧٣"}) is RIGHT


def test_a_large_number_is_solved_in_digits_and_not_with_an_exponent():
    large = one_part(number, "large", key="1E+6")
    assert large.solution() == {"answer.number": "1000000"}
    assert large.check(large.solution(), parse).outcome is RIGHT


def test_a_survey_is_answered_once_every_statement_is_rated():
    result = CATALOGUE["survey"].check({"answer.explain.now": "3"}, parse)
    assert result.parts == (PartResult("answer", UNANSWERED, (Mark("answer.decide.now", UNANSWERED),)),)
    assert outcome("survey", {"answer.explain.now": "3", "answer.decide.now": "1"}) is OPEN


def test_who_does_not_know_has_answered_and_gives_no_number():
    known = {"answer.time.now": "2", "answer.papers.now": "unknown"}
    assert outcome("survey, not known", known) is OPEN
    assert read_values(CATALOGUE["survey, not known"].definition, known, parse) == {"answer.time.now": 2}


def test_a_table_counts_with_any_cell_filled_unless_it_must_be_complete():
    assert outcome("table", {"answer.2.who": "The buyer"}) is OPEN
    full = {f"answer.{row}.{column.id}": "3" for row in ("in", "out") for column in COLUMNS}
    full |= {"answer.in.more": "yes", "answer.out.more": "no"}
    assert outcome("table, fixed rows", full) is OPEN
    del full["answer.out.who"]
    assert outcome("table, fixed rows", full) is UNANSWERED


def test_a_number_that_cannot_be_read_is_named_by_its_cell():
    result = CATALOGUE["table"].check({"answer.1.cost": "ten", "answer.2.cost": "10"}, parse)
    assert result.parts[0].marks == (Mark("answer.1.cost", UNREADABLE),)


def test_one_point_of_a_checklist_is_an_answer():
    ticked = exercise(checklist("x", "a", "", points=FRUIT))
    assert ticked.check({"a.done": ["nut"]}, parse).outcome is OPEN


def test_what_is_said_instead_is_said_about_what_was_chosen_alone():
    part, key = choose_many("x", "a", "", options=FRUIT, key=["fig"], instead={"nut": "No fruit.", "plum": "No fig."})
    assert key.remarks(part, {"a.choices": ["fig", "nut"]}, parse) == (Remark("No fruit."),)
    part, key = choose_one("x", "a", "", options=FRUIT, key="fig", instead={"nut": "No fruit.", "plum": "No fig."})
    assert key.remarks(part, {"a.choice": "plum"}, parse) == (Remark("No fig."),)
    assert key.remarks(part, {"a.choice": "fig"}, parse) == ()


@pytest.mark.parametrize("typed", ["18", "18.00", "٠١٨", " 18 "])
def test_what_is_said_about_a_number_often_given_is_said_however_it_is_written(typed: str):
    number_of_bags = CATALOGUE["number"]
    told = number_of_bags.key.parts[0].remarks(number_of_bags.definition.parts[0], {"answer.number": typed}, parse)
    assert told == (Remark(f"Think of the truck {SENTINEL}."),)


def test_a_scenario_tells_what_comes_of_the_choices_taken_and_of_no_others():
    scenario = CATALOGUE["scenario"]
    part, key = scenario.definition.parts[0], scenario.key.parts[0]
    assert key.remarks(part, {}, parse) == ()
    first = key.remarks(part, {"answer.rule": "same"}, parse)
    assert [(remark.text, remark.strength) for remark in first] == [(f"They quarrel {SENTINEL}.", None)]
    both = key.remarks(part, {"answer.rule": "same", "answer.record": "one"}, parse)
    assert [remark.strength for remark in both] == [None, STRENGTH_SENTENCES[Strength.PARTLY]]


def test_a_scenario_leaves_out_a_question_that_the_choices_do_not_lead_to():
    scenario = CATALOGUE["scenario"]
    part, key = scenario.definition.parts[0], scenario.key.parts[0]
    told = key.remarks(part, {"answer.rule": "pay", "answer.record": "one"}, parse)
    assert [remark.strength for remark in told] == [STRENGTH_SENTENCES[Strength.STRONG]]
    assert outcome("scenario", {"answer.record": "one"}) is UNANSWERED


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("scenario", {"answer.rule": "a choice of last year"}),
        ("order", {"answer.order": ["sow", "a step of last year"]}),
        ("choose-one", {"answer.choice": "an option of last year"}),
        ("match", {"answer.amina.to": "a thing of last year"}),
        ("table", {"answer.1.a column of last year": "so"}),
    ],
)
def test_an_answer_that_was_kept_before_the_notebook_changed_is_judged_and_raises_nothing(name: str, kept: RawAnswer):
    assert outcome(name, kept) in (UNANSWERED, WRONG)


def test_the_values_for_a_calculation_are_numbers_where_they_can_be_read_and_texts_elsewhere():
    table = CATALOGUE["table"]
    raw: RawAnswer = {
        "answer.1.who": "The buyer",
        "answer.1.cost": "1,250.50",
        "answer.2.cost": "ten",
        "answer.1.more": "yes",
        "answer.1.strength": "4",
        "answer.2.who": " ",
    }
    assert read_values(table.definition, raw, parse) == {
        "answer.1.who": "The buyer",
        "answer.1.cost": Decimal("1250.50"),
        "answer.1.more": "yes",
        "answer.1.strength": Decimal(4),
    }
    assert read_values(table.definition, raw, parse, keep_unusable=True)["answer.2.cost"] == UnusableNumber("ten")


def test_chosen_options_and_an_order_are_their_ids_in_one_text():
    order = CATALOGUE["order"]
    steps = order.solution()["answer.order"]
    assert isinstance(steps, list)
    assert read_values(order.definition, {"answer.order": steps}, parse) == {"answer.order": " ".join(steps)}


def test_the_values_of_one_part_go_by_the_ids_of_its_fields():
    definition = CATALOGUE["calculator"].definition
    assert read_values(definition, {"answer.members": "15"}, parse, "answer") == {"members": Decimal(15)}
    assert read_values(definition, {"answer.members": "15"}, parse, "another") == {}


def test_a_survey_remarks_on_the_two_lowest_ratings():
    part, _ = survey(
        "x", "a", "", statements=FRUIT, low=0, high=4, low_label="no", high_label="yes", low_note="First to work on"
    )
    assert [condition.values for note in part.grid.notes for condition in note.when] == [("0", "1")]
