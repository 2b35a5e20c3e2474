"""Taking a message: read, check, keep, and say what came of it."""

from datetime import datetime
from typing import Any

from coopkit.answering import surveys
from coopkit.answering.desk import Desk, standing_of
from coopkit.answering.messages import Answered, Message, Reply
from coopkit.answering.phases import CHECKED, PASSED, TALKED, Standing
from coopkit.answering.seeing import state
from coopkit.exercises import Exercise, Refused, Result, accept
from coopkit.i18n import N_
from coopkit.store import Learner
from coopkit.views import feedback


def receive(desk: Desk, learner: Learner, exercise: Exercise, message: Message) -> Reply:
    """Keeps what was sent and answers; when this returns, it is on the disk.

    Args:
        desk: the store, the exercises, the language of the reader.
        learner: who sent it, as the carrier knows them.
        message: one sending of a form.

    Raises:
        Refused: no form of ours can send this; nothing has changed.
        StoreError: it could not be kept; nothing has changed.
    """
    if message.do == "try" or message.do == "draw":
        raise ValueError(f"To {message.do} keeps nothing; it is no message to receive.")
    desk = desk.with_styles(message.styles)
    standing = standing_of(desk, learner, exercise)
    if message.do == "talked":
        if standing.phase != "plenary" and not standing.talked:
            raise Refused(desk.locale.text(N_("The room talks once the answers are there. Open the page again.")))
        desk.store.answers.set_mark(learner.id, 0, exercise.id, TALKED)
        kept = desk.store.answers.current(learner.id, exercise.id).get(0)
        return Reply(version=kept.version if kept else 0, saved="", state=state(desk, learner, exercise))
    if not standing.answers_at(message.seat):
        raise Refused(desk.locale.text(N_("Nobody answers at this place in your group. Open the page again.")))
    answer = accept(exercise.definition, message.answer)
    result = exercise.check(answer, desk.locale.parse_number) if message.do == "check" else None
    keeping = desk.store.answers.keep(
        learner.id,
        message.seat,
        exercise.id,
        client=message.client,
        revision=message.revision,
        base=message.base,
        answer=answer,
        do=message.do,
        marks=_marks(standing, message, result),
    )
    now = state(desk, learner, exercise, message.seat)
    saved = desk.locale.time(datetime.now().astimezone())
    if keeping.status == "conflict":
        other = Answered(keeping.current.version, keeping.current.answer)
        return Reply(version=keeping.current.version, saved=saved, state=now, other=other)
    if result is None:
        return Reply(version=keeping.version, saved=saved, state=now)
    if not result.judged:
        told = feedback.render_feedback(exercise.definition, exercise.key, result, answer, desk.locale)
        return Reply(version=keeping.version, saved=saved, state=now, result=str(result.outcome), feedback=told)
    own = _told_alone(desk, learner, exercise, message)
    if own:
        return Reply(version=keeping.version, saved=saved, state=now, feedback=own)
    if now.result is None:
        return Reply(version=keeping.version, saved=saved, state=now)
    return Reply(version=keeping.version, saved=saved, state=now, result=now.result, feedback=now.feedback)


def _marks(standing: Standing, message: Message, result: Result | None) -> dict[str, Any]:
    if message.do == "pass":
        return {PASSED: None}
    too_early = message.seat == 0 and not standing.everyone_is_through
    if result is None or not result.judged or too_early:
        return {}
    return {CHECKED: {"outcome": str(result.outcome)}}


def _told_alone(desk: Desk, learner: Learner, exercise: Exercise, message: Message) -> str:
    if not exercise.definition.private or not message.seat:
        return ""
    return surveys.of_seat(desk, learner, exercise.definition, message.seat)
