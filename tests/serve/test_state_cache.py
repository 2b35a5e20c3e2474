from coopkit.serve.state_cache import MAX_STATES, StateCache
from tests.serve.conftest import join_group
from tests.serve.visitor import Visitor

FRUIT = "think.test.fruit"


class Made:
    """Makes replies and counts them."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self) -> bytes:
        self.count += 1
        return str(self.count).encode()


def test_the_same_reader_is_answered_anew_only_when_something_has_changed():
    cache, made = StateCache(), Made()
    assert [cache.reply("asha", basis, made) for basis in ("a", "a", "b", "b", "a")] == [b"1", b"1", b"2", b"2", b"3"]


def test_no_reader_gets_what_was_made_for_another():
    cache, made = StateCache(), Made()
    assert [cache.reply(reader, "a", made) for reader in ("asha", "bo", "asha")] == [b"1", b"2", b"1"]


def test_who_has_not_asked_for_the_longest_time_is_forgotten_first():
    cache, made = StateCache(), Made()
    for reader in range(MAX_STATES):
        cache.reply(reader, "a", made)
    cache.reply(0, "a", made)
    cache.reply(MAX_STATES, "a", made)
    assert cache.reply(0, "a", made) == b"1"
    assert cache.reply(1, "a", made) == str(MAX_STATES + 2).encode()


def test_a_phone_that_asks_again_sees_what_another_phone_saved_and_who_went_away(
    visitor: Visitor, class_code: str
) -> None:
    join_group(visitor, class_code)
    visitor.get("/learn/think_coop/fruit")  # waits until the session can be answered
    ask = f"/answers/{FRUIT}"
    first = visitor.get(ask).json()
    assert visitor.get(ask).json() == first

    visitor.answer(FRUIT, seat=1, answer={"answer.choice": "fig"})
    saved = visitor.get(ask).json()
    assert saved["answers"]["1"]["answer"] == {"answer.choice": "fig"}

    visitor.post("/members", {"seat": "2", "away": "1"})
    assert [seat["state"] for seat in visitor.get(ask).json()["seats"]] == ["open", "away"]

    visitor.answer(FRUIT, seat=1, revision=2, base=1, do="check", answer={"answer.choice": "fig"})
    assert visitor.get(ask).json()["phase"] == "group"
