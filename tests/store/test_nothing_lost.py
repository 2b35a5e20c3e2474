"""Whatever is sent, in whatever order: it comes back as it was, and the history holds it."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from coopkit.store import SaveResult, Store, open_store

pytestmark = pytest.mark.slow

# Every example makes a learner of its own, so one store serves them all.
one_store = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
texts = st.text(st.characters()) | st.text("\n\r\t\0\u200f\u202e😀مرحباខ្មែរ")
answers = st.dictionaries(st.text("abc.", min_size=1, max_size=5), texts | st.lists(texts, max_size=4), max_size=4)


@one_store
@given(answer=answers)
@example(answer={"a": "\n"})
@example(answer={"a": "\ud83d", "b": ["👩‍👩‍👧", "\ufeff", ""]})
@example(answer={"a": "أهلا 12,5o " * 900 + "x" * 100})
def test_an_answer_comes_back_identical(store: Store, new_group: Callable[[], str], answer):
    learner = new_group()
    store.answers.save(learner, 0, "x", client="c", revision=1, base=0, answer=answer, do="save")
    assert store.answers.current(learner, "x")[0].answer == answer
    assert store.answers.history(learner, "x")[0].answer == answer


@one_store
@given(name=st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=200))
def test_a_name_comes_back_with_single_spaces(store: Store, name: str):
    code = store.classes.create("x").code
    joined = store.classes.join(code, "group", name, [name])
    assert store.classes.learner(joined.id) == joined
    assert joined.name == joined.seats[0].name == " ".join(name.split())


class SeveralPhones(RuleBasedStateMachine):
    """Phones that type, send, send again, and start from whatever version they happen to know."""

    clients = st.sampled_from(["phone", "tablet"])
    typed = st.fixed_dictionaries({"a": st.sampled_from(["", "1", "2", "3"])})

    def __init__(self) -> None:
        super().__init__()
        self.store = open_store("sqlite://")
        self.learner = self.store.classes.join(self.store.classes.create("x").code, "person", "Asha").id
        self.sent: list[tuple[str, int, int, dict[str, str]]] = []
        self.replies: list[SaveResult] = []

    def send(self, client: str, revision: int, base: int, answer: dict[str, str]) -> SaveResult:
        return self.store.answers.save(
            self.learner, 0, "x", client=client, revision=revision, base=base, answer=answer, do="save"
        )

    @rule(client=clients, revision=st.integers(0, 4), base=st.integers(0, 4), answer=typed)
    def type_and_send(self, client: str, revision: int, base: int, answer: dict[str, str]) -> None:
        before = self.store.answers.current(self.learner, "x").get(0)
        reply = self.send(client, revision, base, answer)
        self.sent.append((client, revision, base, answer))
        self.replies.append(reply)
        if reply.status == "conflict":
            assert reply.current == before and reply.version == reply.current.version
        if reply.status == "stored":
            assert reply.current.answer == answer and reply.version == reply.current.version

    @precondition(lambda self: self.sent)
    @rule(data=st.data())
    def send_again(self, data: st.DataObject) -> None:
        which = data.draw(st.integers(0, len(self.sent) - 1))
        rows = self.store.answers.history(self.learner, "x")
        reply = self.send(*self.sent[which])
        first = self.replies[which]
        assert reply.status == ("conflict" if first.status == "conflict" else "replayed")
        assert first.status == "conflict" or reply.version == first.version
        assert self.store.answers.history(self.learner, "x") == rows

    @invariant()
    def the_history_holds_everything_typed(self) -> None:
        rows = self.store.answers.history(self.learner, "x")
        assert {(client, revision, answer["a"]) for client, revision, _, answer in self.sent} == {
            (row.client, row.revision, row.answer["a"]) for row in rows
        }

    @invariant()
    def the_applied_rows_are_the_versions_in_order(self) -> None:
        applied = [row for row in self.store.answers.history(self.learner, "x") if row.applied]
        assert [row.version for row in applied] == list(range(1, len(applied) + 1))
        current = self.store.answers.current(self.learner, "x")
        assert [kept.answer for kept in current.values()] == [row.answer for row in applied[-1:]]

    def teardown(self) -> None:
        self.store.close()


TestSeveralPhones = SeveralPhones.TestCase
TestSeveralPhones.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
