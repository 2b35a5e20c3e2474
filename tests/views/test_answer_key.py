from collections.abc import Callable

import pytest

from coopkit.exercises import Exercise, Phase
from coopkit.exercises.definition import IN_PLENARY, revealed_after
from coopkit.exercises.exercise import make_exercise
from coopkit.exercises.fields import TextField
from coopkit.exercises.kinds.choose_one import choose_one
from coopkit.exercises.kinds.number import number
from coopkit.exercises.kinds.table import table
from coopkit.views.paper import answer_key
from tests.exercises.catalogue import CATALOGUE, SENTINEL, exercise
from tests.views.sheets import ENGLISH, EVERY_KIND, body, key_of, marks, sheet, text_of

every_exercise = pytest.mark.parametrize("each", CATALOGUE.values(), ids=CATALOGUE)
KEYS = {each.id: each.key for each in CATALOGUE.values()}


def test_answer_key_of_every_kind(golden: Callable[[str, str], None]) -> None:
    golden("every_kind.answer-key.html", body(answer_key.render_answer_key(EVERY_KIND, KEYS, ENGLISH)))


@every_exercise
def test_all_that_a_key_says_is_in_it(each: Exercise) -> None:
    held = str(each.key).count(SENTINEL)
    assert key_of(each).replace("918,273", SENTINEL).count(SENTINEL) == held > 0


@every_exercise
def test_what_is_right_is_marked_as_on_a_sheet_filled_with_it(each: Exercise) -> None:
    assert marks(key_of(each)) == marks(sheet(each, ("", each.solution())))


def test_it_is_marked_for_the_facilitator_and_has_nothing_to_cut_out() -> None:
    printed = answer_key.render_answer_key(EVERY_KIND, KEYS, ENGLISH)
    assert '"Facilitator"' in printed.split("</style>")[0]
    assert "Facilitator Answer key:" in text_of(printed)
    assert "Cards to cut out" not in printed


def test_a_right_number_is_written_as_its_reader_writes_it_with_what_is_still_right() -> None:
    printed = text_of(key_of(exercise(number("think.test.one", "answer", "", key="1560.00", tolerance="0.5"))))
    assert "1,560.00" in printed
    assert "Also right up to 0.5 more or less" in printed


def test_choices_of_a_scenario_stand_with_their_outcome_and_how_far_it_carries() -> None:
    printed = text_of(key_of(CATALOGUE["scenario"]))
    assert f"The same for all Then go to question b. They quarrel {SENTINEL}." in printed
    assert f"It is covered {SENTINEL}. (strong) What we learned: Rules may cost {SENTINEL}." in printed


def test_role_cards_stand_in_the_key_for_who_has_none_to_cut_out() -> None:
    assert "The chair You open the meeting. Who is late You come late." in text_of(key_of(CATALOGUE["role play"]))


def test_an_open_question_says_that_no_answer_is_right() -> None:
    assert "there isn’t one right answer" in text_of(key_of(CATALOGUE["choose-one, open"]))
    assert "there isn’t one right answer" not in text_of(key_of(CATALOGUE["choose-one"]))
    assert "Another answer with a good reason" in text_of(key_of(CATALOGUE["choose-one, others open"]))


def test_it_says_before_when_nothing_may_be_told() -> None:
    built = choose_one("think.test.one", "answer", "", options={"a": "A", "b": "B"}, key="a")
    later = exercise(built, reveal=revealed_after("think.survey.post"))
    assert "Don’t share this before think.survey.post has been answered." in text_of(key_of(later))
    plenary = exercise(built, reveal=IN_PLENARY, together=(Phase.GROUP, Phase.PLENARY))
    assert "Don’t share this before the whole class discusses it." in text_of(key_of(plenary))


def test_what_is_read_aloud_stays_on_the_worksheet_with_fields_that_only_a_group_can_fill_in() -> None:
    columns = (TextField("who", "Who helps?"),)
    parts = (
        choose_one("think.test.one", "first", "Which one?", options={"a": "This", "b": "That"}, key="a"),
        table("think.test.one", "ours", "Who helps us?", columns=columns, least=2, most=4),
    )
    made = make_exercise("think.test.one", "What now?", parts, minutes=5, together=(Phase.GROUP,), purpose="Try it.")
    key, blank = key_of(made), sheet(made)
    assert "We read" in blank and "We read" not in key
    assert "Who helps?" in blank and "Who helps?" not in key
    assert "Which one?" in key and marks(key) == 1
