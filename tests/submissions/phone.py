"""A learner's phone: sends messages as a form does, and remembers the versions it was told."""

from itertools import count
from typing import Any

import msgspec

from coopkit.exercises import Exercise
from coopkit.i18n import load_locale
from coopkit.store import Learner, Store
from coopkit.submissions import AnswerContext, SubmissionMessage, exercise_state, read_record, snapshot_of, submit
from coopkit.views.screen.replies import ReplyMessage, StateMessage, render_reply, render_state

MEMBERS = ("Amina", "Bo", "Chan", "Dina", "Efe")


class Phone:
    """One browser of a learner.

    Args:
        exercises: what there is to answer.
    """

    def __init__(self, store: Store, learner: Learner, *exercises: Exercise, client: str = "phone") -> None:
        self.context = AnswerContext(
            store, {exercise.id: exercise for exercise in exercises}, load_locale(minor_digits=2)
        )
        self.learner = learner
        self.exercise = exercises[0]
        self.client = client
        self._revisions = count(1)

    def at(self, exercise: Exercise) -> "Phone":
        """The same phone with another exercise open."""
        self.exercise = exercise
        return self

    def send(self, do: str, answer: dict[str, Any] | None = None, seat: int = 0, **changed: Any) -> ReplyMessage:
        """One message; it starts from the version the store has unless `base` says otherwise."""
        sent = {"client": self.client, "revision": next(self._revisions), "base": self.version(seat), "seat": seat}
        message = msgspec.convert({**sent, "do": do, "answer": answer or {}, **changed}, SubmissionMessage)
        context = self.context.with_styles(message.styles)
        return render_reply(submit(context, self.learner.id, self.exercise, message), context.locale)

    def everybody(self, do: str, answer: dict[str, Any] | None = None) -> ReplyMessage:
        """The same message from each member, one after the other; the last reply."""
        return [self.send(do, answer, seat.number) for seat in self.learner.seats][-1]

    def sees(self) -> StateMessage:
        """The state that a page gets."""
        record = read_record(self.context, self.learner.id, self.exercise)
        state = exercise_state(self.context, snapshot_of(self.context, record), self.exercise)
        return render_state(state, self.context.locale)

    def kept(self, seat: int = 0) -> dict[str, Any] | None:
        """What the store holds for a seat."""
        kept = self.context.store.answers.current(self.learner.id, self.exercise.id).get(seat)
        return kept.answer if kept else None

    def version(self, seat: int = 0) -> int:
        """The version that the store has of a seat's answer."""
        kept = self.context.store.answers.current(self.learner.id, self.exercise.id).get(seat)
        return kept.version if kept else 0


def text_of(reply: ReplyMessage | StateMessage) -> str:
    """Everything that goes to the page, as one text."""
    return msgspec.json.encode(reply).decode()
