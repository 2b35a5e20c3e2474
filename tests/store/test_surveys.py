from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from coopkit.store import Medians, Store, open_store

NAMES = ("trust.score", "plan.score")
PEOPLE = ["Asha", "Bo", "Chan", "Dina", "Efe", "Fay"]


def answer(store: Store, learner: str, seat: int, exercise: str, *scores: str) -> None:
    store.answers.keep(
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


def test_the_medians_of_five_who_answered_before_and_after(store: Store):
    learner = group(store)
    for seat, score in enumerate("12345", start=1):
        answer(store, learner, seat, "pre", score, "2")
        answer(store, learner, seat, "post", "5", score)
    answer(store, learner, 6, "pre", "1", "1")
    assert store.surveys.medians(learner, ["pre", "post"], NAMES) == Medians(
        count=5,
        left_out=1,
        values={
            "pre": {"trust.score": Decimal(3), "plan.score": Decimal(2)},
            "post": {"trust.score": Decimal(5), "plan.score": Decimal(3)},
        },
    )


def test_fewer_than_five_give_nothing(store: Store):
    learner = group(store)
    for seat in range(1, 5):
        answer(store, learner, seat, "pre", "3", "3")
    assert store.surveys.medians(learner, ["pre"], NAMES) is None


def test_an_empty_or_unreadable_field_counts_as_not_answered(store: Store):
    for blank in ("", "  ", "often", "3.5"):
        learner = group(store)
        for seat in range(1, 5):
            answer(store, learner, seat, "pre", "3", "3")
        answer(store, learner, 5, "pre", "3", blank)
        assert store.surveys.medians(learner, ["pre"], NAMES) is None


def test_the_groups_joint_answer_is_nobodys(store: Store):
    learner = group(store)
    for seat in range(5):
        answer(store, learner, seat, "pre", "3", "3")
    assert store.surveys.medians(learner, ["pre"], NAMES) is None


def test_a_class_counts_persons_and_the_members_of_groups_but_not_other_classes(store: Store):
    code = store.classes.create("x").code
    weavers = store.classes.join(code, "group", "Weavers", PEOPLE[:3])
    for seat, score in enumerate("122", start=1):
        answer(store, weavers.id, seat, "pre", score, score)
    for name, score in (("Gil", "٤"), ("Hana", " 4 "), ("Ida", "5")):
        answer(store, store.classes.join(code, "person", name).id, 0, "pre", score, score)
    answer(store, group(store), 1, "pre", "5", "5")
    medians = store.surveys.class_medians(code, ["pre"], NAMES)
    assert medians is not None
    assert (medians.count, medians.left_out) == (6, 0)
    assert medians.values["pre"]["trust.score"] == Decimal(3)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(1, 5), min_size=5, max_size=6))
def test_nobodys_own_answer_is_told_but_the_middle_of_all(scores: list[int]):
    store = open_store("sqlite://")
    learner = group(store, len(scores))
    for seat, score in enumerate(scores, start=1):
        answer(store, learner, seat, "pre", str(score), str(score))
    medians = store.surveys.medians(learner, ["pre"], NAMES)
    store.close()
    assert medians is not None
    middle = medians.values["pre"]["trust.score"]
    assert 2 * sum(score <= middle for score in scores) >= len(scores)
    assert 2 * sum(score >= middle for score in scores) >= len(scores)
