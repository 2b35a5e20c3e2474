"""What is saved beside the exercises: as long as a logo may be, kept in the history, the last one counts."""

from collections.abc import Callable

from coopkit.portfolio.co_op import CO_OP_LOGO, LOGO_FIELD
from coopkit.store import SaveResult, Store

LONG = "data:image/png;base64," + "A" * 60_000


def save(store: Store, learner: str, logo: str, client: str, base: int) -> SaveResult:
    return store.answers.save(
        learner,
        0,
        CO_OP_LOGO,
        client=client,
        revision=1,
        base=base,
        answer={LOGO_FIELD: logo},
        do="save",
        merge=lambda conflict: conflict.sent,
    )


def test_a_long_value_comes_back_as_it_was(store: Store, new_group: Callable[[], str]) -> None:
    group = new_group()
    save(store, group, LONG, "phone", 0)
    assert store.answers.current(group, CO_OP_LOGO)[0].answer == {LOGO_FIELD: LONG}
    assert store.answers.record(group).current[CO_OP_LOGO][0].answer == {LOGO_FIELD: LONG}


def test_of_two_phones_the_last_one_counts_and_both_are_kept(store: Store, new_group: Callable[[], str]) -> None:
    group = new_group()
    save(store, group, "one", "phone", 0)
    assert save(store, group, "two", "tablet", 0).status == "merged"
    assert store.answers.current(group, CO_OP_LOGO)[0].answer == {LOGO_FIELD: "two"}
    assert {"one", "two"} <= {row.answer[LOGO_FIELD] for row in store.answers.history(group, CO_OP_LOGO)}
