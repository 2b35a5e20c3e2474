import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopkit.business.structures.comparison import FORMS
from coopkit.business.structures.must_haves import (
    MUST_HAVES,
    Effect,
    FormMark,
    FormStatus,
    MustHaveAnswer,
    form_statuses,
    is_contradictory,
    unknown_must_haves,
)


def marks(**answers: str) -> dict[str, list[str]]:
    given_answers = {name.replace("_", "-"): MustHaveAnswer(answer) for name, answer in answers.items()}
    return {s.form: [mark.effect.value for mark in s.marks] for s in form_statuses(given_answers) if s.marks}


@pytest.mark.parametrize(
    ("must_have", "effects"),
    [
        ("several_owners", {"sole": ["out"]}),
        ("protected", {"sole": ["out"], "partnership": ["out"], "association": ["only-if-registered"]}),
        ("investors_vote", {"coop": ["ask"], "association": ["out"]}),
        ("one_owner", {"partnership": ["out"], "coop": ["out"], "association": ["out"]}),
        ("payout", {"association": ["ask"]}),
        ("enough_members", {}),
    ],
)
def test_a_must_have_does_what_the_table_says(must_have: str, effects: dict[str, list[str]]) -> None:
    assert marks(**{must_have: "yes"}) == effects


def test_two_must_haves_mark_one_form_twice() -> None:
    assert marks(protected="yes", payout="yes")["association"] == ["only-if-registered", "ask"]


def test_only_out_takes_a_form_out_of_the_ranking() -> None:
    answers = {
        "protected": MustHaveAnswer.YES,
        "investors-vote": MustHaveAnswer.YES,
        "enough-members": MustHaveAnswer.NO,
    }
    assert [status.form for status in form_statuses(answers) if status.ranked] == ["company", "coop"]


def test_fewer_members_than_the_minimum_is_not_yet() -> None:
    not_yet = FormStatus("coop", (FormMark(Effect.NOT_YET, "enough-members"),))
    assert not_yet in form_statuses({}, members=9, minimum=10)
    assert not_yet in form_statuses({"enough-members": MustHaveAnswer.YES}, members=9, minimum=10)
    assert not_yet in form_statuses({"enough-members": MustHaveAnswer.NO})
    assert not_yet not in form_statuses({"enough-members": MustHaveAnswer.NO}, members=10, minimum=10)
    assert not_yet not in form_statuses({}, members=9)


def test_dont_know_is_a_question() -> None:
    answers = {
        "payout": MustHaveAnswer.DONT_KNOW,
        "several-owners": MustHaveAnswer.DONT_KNOW,
        "protected": MustHaveAnswer.YES,
    }
    assert unknown_must_haves(answers) == ("several-owners", "payout")


def test_several_owners_and_one_owner_cannot_both_be() -> None:
    both = {"several-owners": MustHaveAnswer.YES, "one-owner": MustHaveAnswer.YES}
    assert is_contradictory(both)
    with pytest.raises(ValueError, match="one-owner"):
        form_statuses(both)


def test_an_unknown_must_have_and_an_empty_group_are_refused() -> None:
    with pytest.raises(ValueError, match="rich"):
        form_statuses({"rich": MustHaveAnswer.YES})
    with pytest.raises(ValueError, match="members"):
        form_statuses({}, members=0)
    with pytest.raises(ValueError, match="minimum"):
        form_statuses({}, minimum=0)


answers = st.dictionaries(st.sampled_from(MUST_HAVES), st.sampled_from(MustHaveAnswer))


@given(answers.filter(lambda said: not is_contradictory(said)))
def test_every_form_keeps_its_status_and_some_form_is_always_left(said: dict[str, MustHaveAnswer]) -> None:
    statuses = form_statuses(said)
    assert tuple(status.form for status in statuses) == FORMS
    assert any(status.ranked for status in statuses)


@given(answers)
def test_what_nobody_knows_rules_nothing_out(said: dict[str, MustHaveAnswer]) -> None:
    unknown = dict.fromkeys(said, MustHaveAnswer.DONT_KNOW)
    assert all(not status.marks for status in form_statuses(unknown))
