"""Taking a message: judge it, keep it, and say what came of it; only what keeps and reads needs the store."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from coopkit.answering import surveys
from coopkit.answering.desk import Desk
from coopkit.answering.messages import Answered, Message, Reply, State
from coopkit.answering.needs import read_own_record, read_record
from coopkit.answering.phases import CHECKED, PASSED, TALKED, Standing
from coopkit.answering.seeing import state
from coopkit.answering.snapshot import Snapshot, snapshot_of, standing_of
from coopkit.exercises import Exercise, Raw, Refused, Result, accept
from coopkit.i18n import N_
from coopkit.store import Keeping, LearnerRecord
from coopkit.views import feedback


@dataclass(frozen=True)
class Submission:
    """A message that was read and judged and can be kept.

    learner: the learner's id. result: what the check says; None where nothing was checked.
    marks: what is marked when it is kept, with details.
    """

    learner: str
    exercise: Exercise
    message: Message
    answer: Raw
    result: Result | None
    marks: dict[str, Any]


def judge(desk: Desk, snapshot: Snapshot, exercise: Exercise, message: Message) -> Submission:
    """Reads and checks what was sent; nothing is kept yet.

    Args:
        desk: the exercises, the language of the reader.
        snapshot: who sent it, as they were when it came.
        message: one sending of a form.

    Raises:
        Refused: no form of ours can send this.
    """
    if message.do == "try" or message.do == "draw":
        raise ValueError(f"To {message.do} keeps nothing; it is no message to receive.")
    standing = standing_of(snapshot, exercise)
    if message.do == "talked":
        if standing.phase != "plenary" and not standing.talked:
            raise Refused(desk.locale.text(N_("The room talks once the answers are there. Open the page again.")))
        return Submission(snapshot.learner.id, exercise, message, {}, None, {})
    if not standing.answers_at(message.seat):
        raise Refused(desk.locale.text(N_("Nobody answers at this place in your group. Open the page again.")))
    answer = accept(exercise.definition, message.answer)
    result = exercise.check(answer, desk.locale.parse_number) if message.do == "check" else None
    return Submission(snapshot.learner.id, exercise, message, answer, result, _marks(standing, message, result))


def keep(desk: Desk, sent: Submission) -> tuple[Keeping | None, LearnerRecord]:
    """Keeps it, and reads how things stand afterwards; when this returns, it is on the disk.

    Returns: what became of the answer, None where the room has talked; what the store then has of the learner.

    Raises:
        StoreError: it could not be kept; nothing has changed.
    """
    message, keeping = sent.message, None
    if message.do == "talked":
        desk.store.answers.set_mark(sent.learner, 0, sent.exercise.id, TALKED)
    elif message.do == "save" or message.do == "check" or message.do == "pass":
        keeping = desk.store.answers.keep(
            sent.learner,
            message.seat,
            sent.exercise.id,
            client=message.client,
            revision=message.revision,
            base=message.base,
            answer=sent.answer,
            do=message.do,
            marks=sent.marks,
        )
    return keeping, read_record(desk, sent.learner, sent.exercise)


def reply(desk: Desk, snapshot: Snapshot, sent: Submission, keeping: Keeping | None) -> Reply:
    """What is said of a message that was kept.

    Args:
        snapshot: the learner as they were afterwards.
        keeping: what became of the answer; None where the room has talked.
    """
    exercise, message, result = sent.exercise, sent.message, sent.result
    if keeping is None:
        kept = snapshot.current(exercise.id).get(0)
        return Reply(version=kept.version if kept else 0, saved="", state=state(desk, snapshot, exercise))
    now = state(desk, snapshot, exercise, message.seat)
    saved = desk.locale.time(datetime.now().astimezone())
    if keeping.status == "conflict":
        other = snapshot.current(exercise.id)[message.seat]
        return Reply(version=other.version, saved=saved, state=now, other=Answered(other.version, other.answer))
    if result is None:
        return Reply(version=keeping.version, saved=saved, state=now)
    if not result.judged:
        told = feedback.render_feedback(exercise.definition, exercise.key, result, sent.answer, desk.locale)
        return Reply(version=keeping.version, saved=saved, state=now, result=str(result.outcome), feedback=told)
    return _told(desk, snapshot, sent, keeping, now, saved)


def receive(desk: Desk, learner: str, exercise: Exercise, message: Message) -> Reply:
    """All steps, where nobody else waits for the store.

    Args:
        learner: the id of who sent it, as the carrier knows them.

    Raises:
        Refused: no form of ours can send this; nothing has changed.
        StoreError: it could not be kept; nothing has changed.
    """
    before = snapshot_of(desk, read_own_record(desk, learner, exercise))
    sent = judge(desk, before, exercise, message)
    keeping, after = keep(desk, sent)
    return reply(desk, snapshot_of(desk, after), sent, keeping)


def _told(desk: Desk, snapshot: Snapshot, sent: Submission, keeping: Keeping, now: State, saved: str) -> Reply:
    """The reply to a check that judged: what a member may know alone, else what everybody may."""
    definition, seat = sent.exercise.definition, sent.message.seat
    own = surveys.of_seat(desk, snapshot, definition, seat) if definition.private and seat else ""
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
