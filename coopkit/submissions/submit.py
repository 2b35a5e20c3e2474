"""Taking a message: judge it, keep it, and say what came of it; only what keeps and reads needs the store."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from msgspec import structs

from coopkit.exercises import Exercise, Raw, Refused, Result, accept
from coopkit.i18n import N_
from coopkit.store import AnswerContent, Conflict, LearnerRecord, SaveResult
from coopkit.submissions import surveys
from coopkit.submissions.context import AnswerContext
from coopkit.submissions.dependencies import read_own_record, read_record
from coopkit.submissions.merging import merge
from coopkit.submissions.messages import AnswerVersion, Message, Reply, State
from coopkit.submissions.number_readings import as_shown, read_once
from coopkit.submissions.phases import CHECKED, PASSED, TALKED, ExerciseProgress
from coopkit.submissions.snapshot import Snapshot, progress_of, snapshot_of
from coopkit.submissions.state import state
from coopkit.views import feedback


@dataclass(frozen=True)
class Submission:
    """A message that was read and judged and can be kept.

    learner: the learner's id. standing: where the learner is in the exercise. answer: as its page shows it.
    written: the same as it is kept. result: what the check says; None where nothing was checked.
    """

    learner: str
    progress: ExerciseProgress
    exercise: Exercise
    message: Message
    answer: Raw
    written: AnswerContent
    result: Result | None


def judge(context: AnswerContext, snapshot: Snapshot, exercise: Exercise, message: Message) -> Submission:
    """Reads and checks what was sent; nothing is kept yet.

    Args:
        context: the exercises, the language of the reader.
        snapshot: who sent it, as they were when it came.
        message: one sending of a form.

    Raises:
        Refused: no form of ours can send this.
    """
    if message.do == "try" or message.do == "draw":
        raise ValueError(f"To {message.do} keeps nothing; it is no message to submit.")
    progress = progress_of(snapshot, exercise)
    if message.do == "talked":
        if progress.phase != "plenary" and not progress.talked:
            raise Refused(context.locale.text(N_("The room talks once the answers are there. Open the page again.")))
        return Submission(snapshot.learner.id, progress, exercise, message, {}, AnswerContent({}, {}, {}), None)
    if not progress.answers_at(message.seat):
        raise Refused(context.locale.text(N_("Nobody answers at this place in your group. Open the page again.")))
    answer = accept(exercise.definition, message.answer)
    result = _check(context, exercise, message, answer)
    before = snapshot.written(exercise.id, message.seat)
    written = read_once(exercise.definition, answer, before, context.locale)._replace(
        marks=_marks(progress, message, result)
    )
    return Submission(snapshot.learner.id, progress, exercise, message, answer, written, result)


def keep(context: AnswerContext, sent: Submission) -> tuple[SaveResult | None, LearnerRecord]:
    """Keeps it, and reads how things stand afterwards; when this returns, it is on the disk.

    Returns: what became of the answer, None where the room has talked; what the store then has of the learner.

    Raises:
        StoreError: it could not be kept; nothing has changed.
    """
    message, keeping = sent.message, None
    if message.do == "talked":
        context.store.answers.set_mark(sent.learner, 0, sent.exercise.id, TALKED)
    elif message.do == "save" or message.do == "check" or message.do == "pass":
        keeping = context.store.answers.keep(
            sent.learner,
            message.seat,
            sent.exercise.id,
            client=message.client,
            revision=message.revision,
            base=message.base,
            answer=sent.written.answer,
            numbers=sent.written.numbers,
            do=message.do,
            marks=sent.written.marks,
            merge=lambda conflict: _merged(context, sent, conflict),
            seen=message.seen,
        )
    return keeping, read_record(context, sent.learner, sent.exercise)


def _merged(context: AnswerContext, sent: Submission, conflict: Conflict) -> AnswerContent | None:
    """The answer with what somebody else saved meanwhile; None where somebody must choose, or choose again."""
    definition, prefer = sent.exercise.definition, sent.message.prefer
    found = merge(definition, conflict.base, conflict.sent, conflict.current)
    if found.clash and not prefer:
        return None
    if found.clash - merge(definition, conflict.base, conflict.sent, conflict.seen).clash:
        return None
    preferred = {"other": found.other, "both": found.both or found.mine}.get(prefer, found.mine)
    answer = as_shown(definition, preferred, context.locale)
    marks = _marks(sent.progress, sent.message, _check(context, sent.exercise, sent.message, answer))
    return preferred._replace(marks=marks)


def _check(context: AnswerContext, exercise: Exercise, message: Message, answer: Raw) -> Result | None:
    return exercise.check(answer, context.locale.parse_number) if message.do == "check" else None


def reply(context: AnswerContext, snapshot: Snapshot, sent: Submission, keeping: SaveResult | None) -> Reply:
    """What is said of a message that was kept.

    Args:
        snapshot: the learner as they were afterwards.
        keeping: what became of the answer; None where the room has talked.
    """
    exercise, message = sent.exercise, sent.message
    if keeping is None:
        kept = snapshot.current(exercise.id).get(0)
        return Reply(version=kept.version if kept else 0, saved="", state=state(context, snapshot, exercise))
    now = state(context, snapshot, exercise, message.seat)
    saved = context.locale.time(datetime.now().astimezone())
    if keeping.status == "conflict":
        other = snapshot.current(exercise.id)[message.seat]
        return Reply(
            version=other.version,
            saved=saved,
            state=now,
            other=AnswerVersion(other.version, other.answer),
            both=_have_room(sent, keeping.conflict),
        )
    if keeping.status == "merged":
        merged = snapshot.current(exercise.id)[message.seat]
        sent = replace(sent, answer=merged.answer, result=_check(context, exercise, message, merged.answer))
        told = _told_of(context, snapshot, sent, keeping, now, saved)
        return structs.replace(told, merged=AnswerVersion(merged.version, merged.answer))
    return _told_of(context, snapshot, sent, keeping, now, saved)


def _have_room(sent: Submission, conflict: Conflict | None) -> bool:
    """Whether both versions of what is in conflict can be kept."""
    if conflict is None:
        return False
    return merge(sent.exercise.definition, conflict.base, conflict.sent, conflict.current).both is not None


def _told_of(
    context: AnswerContext, snapshot: Snapshot, sent: Submission, keeping: SaveResult, now: State, saved: str
) -> Reply:
    """What is said of an answer that is the current one now."""
    exercise, result = sent.exercise, sent.result
    if result is None:
        return Reply(version=keeping.version, saved=saved, state=now)
    if not result.judged:
        told = feedback.render_feedback(exercise.definition, exercise.key, result, sent.answer, context.locale)
        return Reply(version=keeping.version, saved=saved, state=now, result=str(result.outcome), feedback=told)
    return _told(context, snapshot, sent, keeping, now, saved)


def submit(context: AnswerContext, learner: str, exercise: Exercise, message: Message) -> Reply:
    """All steps, where nobody else waits for the store.

    Args:
        learner: the id of who sent it, as the carrier knows them.

    Raises:
        Refused: no form of ours can send this; nothing has changed.
        StoreError: it could not be kept; nothing has changed.
    """
    context = context.with_styles(message.styles)
    before = snapshot_of(context, read_own_record(context, learner, exercise))
    sent = judge(context, before, exercise, message)
    keeping, after = keep(context, sent)
    return reply(context, snapshot_of(context, after), sent, keeping)


def _told(
    context: AnswerContext, snapshot: Snapshot, sent: Submission, keeping: SaveResult, now: State, saved: str
) -> Reply:
    """The reply to a check that judged: what a member may know alone, else what everybody may."""
    definition, seat = sent.exercise.definition, sent.message.seat
    own = surveys.of_seat(context, snapshot, definition, seat) if definition.private and seat else ""
    if own:
        return Reply(version=keeping.version, saved=saved, state=now, feedback=own)
    if now.result is None:
        return Reply(version=keeping.version, saved=saved, state=now)
    return Reply(version=keeping.version, saved=saved, state=now, result=now.result, feedback=now.feedback)


def _marks(progress: ExerciseProgress, message: Message, result: Result | None) -> dict[str, Any]:
    if message.do == "pass":
        return {PASSED: None}
    too_early = message.seat == 0 and not progress.everyone_is_through
    if result is None or not result.judged or too_early:
        return {}
    return {CHECKED: {"outcome": str(result.outcome)}}
