from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from coopkit.store import MiddleHalf, RatingSummary, Store, Summary, SurveyQuery, open_store, summarize

NAMES = ("trust.score", "plan.score")
PEOPLE = ["Asha", "Bo", "Chan", "Dina", "Efe", "Fay"]


def answer(store: Store, learner: str, seat: int, exercise: str, *scores: str) -> None:
    store.answers.save(
        learner,
        seat,
        exercise,
        client=f"phone {seat}",
        revision=1,
        base=0,
        answer=dict(zip(NAMES, scores, strict=True)),
        do="save",
    )


def group(store: Store, members: int = 6) -> str:
    return store.classes.join(store.classes.create("x").code, "group", "Weavers", PEOPLE[:members]).id


def of_group(store: Store, learner: str, *exercises: str, unknown: str = "") -> Summary | None:
    """What the members said at their seats."""
    current = store.answers.record(learner, exercises).current
    said = ((seat, id_, kept.answer) for id_, seats in current.items() for seat, kept in seats.items() if seat)
    return summarize(said, SurveyQuery(exercises, NAMES, unknown))


def of_class(store: Store, code: str, *exercises: str) -> Summary | None:
    return summarize(store.surveys.read_answers(code, exercises), SurveyQuery(exercises, NAMES))


def test_what_is_read_of_a_class_names_nobody(store: Store):
    code = store.classes.create("x").code
    weavers = store.classes.join(code, "group", "Weavers", PEOPLE[:2]).id
    for seat in (0, 1, 2):
        answer(store, weavers, seat, "pre", "3", "3")
    answer(store, weavers, 1, "post", "4", "4")
    answer(store, store.classes.join(code, "person", "Gil").id, 0, "pre", "5", "5")
    read = store.surveys.read_answers(code, ["pre", "post"])
    assert sorted(exercise for _, exercise, _ in read) == ["post", "pre", "pre", "pre"]
    assert {person for person, _, _ in read} == {0, 1, 2}
    twice = {person for person, exercise, _ in read if exercise == "post"}
    assert len(twice) == 1 and sum(person in twice for person, _, _ in read) == 2


def rated(median: str, low: int, high: int, unknown: int = 0) -> RatingSummary:
    return RatingSummary(unknown, MiddleHalf(Decimal(median), low, high))


def test_the_middle_of_five_who_answered_before_and_after(store: Store):
    learner = group(store)
    for seat, score in enumerate("12345", start=1):
        answer(store, learner, seat, "pre", score, "2")
        answer(store, learner, seat, "post", "5", score)
    answer(store, learner, 6, "pre", "1", "1")
    assert of_group(store, learner, "pre", "post") == Summary(
        count=5,
        left_out=1,
        values={
            "pre": {"trust.score": rated("3", 2, 4), "plan.score": rated("2", 2, 2)},
            "post": {"trust.score": rated("5", 5, 5), "plan.score": rated("3", 2, 4)},
        },
    )


def test_fewer_than_five_give_nothing(store: Store):
    learner = group(store)
    for seat in range(1, 5):
        answer(store, learner, seat, "pre", "3", "3")
    assert of_group(store, learner, "pre") is None


def test_an_empty_or_unreadable_field_counts_as_not_answered(store: Store):
    for blank in ("", "  ", "often", "3.5"):
        learner = group(store)
        for seat in range(1, 5):
            answer(store, learner, seat, "pre", "3", "3")
        answer(store, learner, 5, "pre", "3", blank)
        assert of_group(store, learner, "pre") is None


def test_in_a_class_a_groups_joint_answer_is_nobodys(store: Store):
    code = store.classes.create("x").code
    learner = store.classes.join(code, "group", "Weavers", PEOPLE).id
    for seat in range(5):
        answer(store, learner, seat, "pre", "3", "3")
    assert store.surveys.read_answers(code, ["pre"])
    assert of_class(store, code, "pre") is None


def test_several_questions_are_answered_from_one_look(store: Store):
    code = store.classes.create("x").code
    learner = store.classes.join(code, "group", "Weavers", PEOPLE).id
    for seat in range(1, 6):
        answer(store, learner, seat, "pre", str(seat), "3")
    answer(store, learner, 1, "post", "5", "5")
    asked = [SurveyQuery(("pre",), NAMES[:1]), SurveyQuery(("pre", "post"), NAMES), SurveyQuery(("other",), NAMES)]
    said = store.surveys.read_answers(code, ["pre", "post", "other"])
    first, both, other = (summarize(said, query) for query in asked)
    assert first == Summary(count=5, left_out=0, values={"pre": {"trust.score": rated("3", 2, 4)}})
    assert (both, other) == (None, None)


def test_a_class_counts_persons_and_the_members_of_groups_but_not_other_classes(store: Store):
    code = store.classes.create("x").code
    weavers = store.classes.join(code, "group", "Weavers", PEOPLE[:3])
    for seat, score in enumerate("122", start=1):
        answer(store, weavers.id, seat, "pre", score, score)
    for name, score in (("Gil", "٤"), ("Hana", " 4 "), ("Ida", "5")):
        answer(store, store.classes.join(code, "person", name).id, 0, "pre", score, score)
    answer(store, group(store), 1, "pre", "5", "5")
    summary = of_class(store, code, "pre")
    assert summary is not None
    assert (summary.count, summary.left_out) == (6, 0)
    assert summary.values["pre"]["trust.score"] == rated("3", 2, 4)


def test_who_does_not_know_counts_among_those_who_answered(store: Store):
    learner = group(store)
    for seat, (trust, plan) in enumerate(["12", "1?", "??", "3?", "4?"], start=1):
        answer(store, learner, seat, "pre", *(each.replace("?", "unknown") for each in (trust, plan)))
    summary = of_group(store, learner, "pre", unknown="unknown")
    assert summary is not None and summary.count == 5
    assert summary.values["pre"] == {"trust.score": rated("2", 1, 4, unknown=1), "plan.score": RatingSummary(unknown=4)}


def test_the_middle_of_two_ratings_is_not_told_since_it_is_what_they_said(store: Store):
    learner = group(store)
    for seat, score in enumerate(["1", "4", "unknown", "unknown", "unknown"], start=1):
        answer(store, learner, seat, "pre", score, "3")
    summary = of_group(store, learner, "pre", unknown="unknown")
    assert summary is not None
    assert summary.values["pre"]["trust.score"] == RatingSummary(unknown=3)


def test_four_answers_give_nothing_even_with_what_is_not_known(store: Store):
    learner = group(store)
    for seat in range(1, 5):
        answer(store, learner, seat, "pre", "unknown", "3")
    assert of_group(store, learner, "pre", unknown="unknown") is None


def test_where_nobody_can_say_that_they_do_not_know_it_is_no_answer(store: Store):
    learner = group(store)
    for seat in range(1, 6):
        answer(store, learner, seat, "pre", "unknown", "3")
    assert of_group(store, learner, "pre") is None


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(1, 5), min_size=5, max_size=6))
def test_nobodys_own_answer_is_told_but_the_middle_of_all(scores: list[int]):
    store = open_store("sqlite://")
    learner = group(store, len(scores))
    for seat, score in enumerate(scores, start=1):
        answer(store, learner, seat, "pre", str(score), str(score))
    summary = of_group(store, learner, "pre")
    store.close()
    assert summary is not None
    middle = summary.values["pre"]["trust.score"].middle
    assert middle is not None
    assert 2 * sum(score <= middle.median for score in scores) >= len(scores)
    assert 2 * sum(score >= middle.median for score in scores) >= len(scores)
    assert 2 * sum(middle.low <= score <= middle.high for score in scores) >= len(scores)
