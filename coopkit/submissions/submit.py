"""Submit an answer: accept it, check it, save it, resolve a conflict, and return the result."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from coopkit.exercises import Exercise, RawAnswer, Refused, Result, accept_answer
from coopkit.i18n import N_
from coopkit.store import AnswerContent, Conflict, LearnerRecord, SaveResult
from coopkit.submissions import surveys
from coopkit.submissions.conflicts import can_keep_both, resolve_conflict
from coopkit.submissions.context import AnswerContext
from coopkit.submissions.dependencies import read_own_record, read_record
from coopkit.submissions.messages import AnswerVersion, SubmissionMessage
from coopkit.submissions.number_readings import in_readers_style, with_numbers_read
from coopkit.submissions.phases import CHECKED, PASSED, TALKED, ExerciseProgress
from coopkit.submissions.snapshot import Snapshot, progress_of, snapshot_of
from coopkit.submissions.state import CheckedAnswer, ExerciseState, Feedback, exercise_state


@dataclass(frozen=True)
class Submission:
    """A message that was accepted and checked and can be saved.

    learner: the learner's id. progress: the learner's in this exercise.
    answer: as its page shows it. content: the same as it is saved.
    result: of the check; None if nothing was checked.
    """

    learner: str
    progress: ExerciseProgress
    exercise: Exercise
    message: SubmissionMessage
    answer: RawAnswer
    content: AnswerContent
    result: Result | None


@dataclass(frozen=True, kw_only=True)
class SubmissionResult:
    """The result of a submission that was saved.

    version: of the current answer. saved: the time, in the reader's language; "" if no answer was saved.
    outcome: None if nothing was checked, or if it isn't revealed yet.
    other: in a conflict, the current answer, if the learner must choose.
    keep_both: in a conflict, whether both versions of the rows can be kept.
    merged: the current answer, if it was merged with what somebody else saved meanwhile.
    """

    version: int
    saved: str
    state: ExerciseState
    outcome: str | None = None
    feedback: tuple[Feedback, ...] = ()
    other: AnswerVersion | None = None
    keep_both: bool = False
    merged: AnswerVersion | None = None


def submit(context: AnswerContext, learner: str, exercise: Exercise, message: SubmissionMessage) -> SubmissionResult:
    """Accept, check and save a message, all in this thread.

    Args:
        context: with the number styles of the page on which the answer was typed.
        learner: the id of the learner who sent it.

    Raises:
        Refused: no form of ours can send this; nothing has changed.
        StoreError: it could not be saved; nothing has changed.
    """
    before = snapshot_of(context, read_own_record(context, learner, exercise))
    submission = accept_submission(context, before, exercise, message)
    save_result, after = save_submission(context, submission)
    return submission_result(context, snapshot_of(context, after), submission, save_result)


def accept_submission(
    context: AnswerContext, snapshot: Snapshot, exercise: Exercise, message: SubmissionMessage
) -> Submission:
    """Accept and check a message. Nothing is saved yet.

    Args:
        snapshot: of the learner who sent it, before it is saved.

    Raises:
        Refused: no form of ours can send this.
    """
    if message.do == "try" or message.do == "draw" or message.do == "rows":
        raise ValueError(f"A message with do='{message.do}' saves nothing, so it cannot be submitted.")
    progress = progress_of(snapshot, exercise)
    if message.do == "talked":
        if progress.phase != "plenary" and not progress.is_discussed:
            raise Refused(
                context.locale.text(N_("The class discusses this once the answers are in. Open the page again."))
            )
        return Submission(snapshot.learner.id, progress, exercise, message, {}, AnswerContent({}, {}, {}), None)
    if not progress.can_answer(message.seat):
        raise Refused(context.locale.text(N_("This member isn’t in your group. Open the page again.")))
    answer = accept_answer(exercise.definition, message.answer)
    result = _check_if_requested(context, exercise, message, answer)
    before = snapshot.content(exercise.id, message.seat)
    content = with_numbers_read(exercise.definition, answer, before, context.locale)._replace(
        marks=_marks_to_save(progress, message, result)
    )
    return Submission(snapshot.learner.id, progress, exercise, message, answer, content, result)


def save_submission(context: AnswerContext, submission: Submission) -> tuple[SaveResult | None, LearnerRecord]:
    """Save a submission and read the learner's record afterwards. When this returns, the answer is on the disk.

    Returns:
        The store's result, None for "talked"; the learner's record afterwards.

    Raises:
        StoreError: it could not be saved; nothing has changed.
    """
    message, save_result = submission.message, None
    if message.do == "talked":
        context.store.answers.set_mark(submission.learner, 0, submission.exercise.id, TALKED)
    elif message.do == "save" or message.do == "check" or message.do == "pass":
        save_result = context.store.answers.save(
            submission.learner,
            message.seat,
            submission.exercise.id,
            client=message.client,
            revision=message.revision,
            base=message.base,
            answer=submission.content.answer,
            numbers=submission.content.numbers,
            do=message.do,
            marks=submission.content.marks,
            merge=lambda conflict: _content_after_conflict(context, submission, conflict),
            seen=message.seen,
        )
    return save_result, read_record(context, submission.learner, submission.exercise)


def _content_after_conflict(context: AnswerContext, submission: Submission, conflict: Conflict) -> AnswerContent | None:
    """Return what to save instead of a sent answer that is in conflict; None if the learner must choose first."""
    exercise, message = submission.exercise, submission.message
    resolved = resolve_conflict(exercise.definition, conflict, message.prefer)
    if resolved is None:
        return None
    answer = in_readers_style(exercise.definition, resolved, context.locale)
    result = _check_if_requested(context, exercise, message, answer)
    return resolved._replace(marks=_marks_to_save(submission.progress, message, result))


def _check_if_requested(
    context: AnswerContext, exercise: Exercise, message: SubmissionMessage, answer: RawAnswer
) -> Result | None:
    """Return the result of checking an answer; None if the message doesn't ask for a check."""
    return exercise.check(answer, context.locale.parse_number) if message.do == "check" else None


def submission_result(
    context: AnswerContext, snapshot: Snapshot, submission: Submission, save_result: SaveResult | None
) -> SubmissionResult:
    """Return the result of a submission that was saved.

    Args:
        snapshot: of the learner afterwards.
        save_result: the store's result; None for "talked".
    """
    exercise, message = submission.exercise, submission.message
    if save_result is None:
        stored = snapshot.current(exercise.id).get(0)
        state = exercise_state(context, snapshot, exercise)
        return SubmissionResult(version=stored.version if stored else 0, saved="", state=state)
    state = exercise_state(context, snapshot, exercise, message.seat)
    saved = context.locale.time(datetime.now().astimezone())
    if save_result.status == "conflict":
        other = snapshot.current(exercise.id)[message.seat]
        return SubmissionResult(
            version=other.version,
            saved=saved,
            state=state,
            other=AnswerVersion(other.version, other.answer),
            keep_both=save_result.conflict is not None and can_keep_both(exercise.definition, save_result.conflict),
        )
    merged = None
    if save_result.status == "merged":
        current = snapshot.current(exercise.id)[message.seat]
        merged = AnswerVersion(current.version, current.answer)
        result = _check_if_requested(context, exercise, message, current.answer)
        submission = replace(submission, answer=current.answer, result=result)
    outcome, feedback = _feedback_for_sender(context, snapshot, submission, state)
    return SubmissionResult(
        version=save_result.version, saved=saved, state=state, outcome=outcome, feedback=feedback, merged=merged
    )


def _feedback_for_sender(
    context: AnswerContext, snapshot: Snapshot, submission: Submission, state: ExerciseState
) -> tuple[str | None, tuple[Feedback, ...]]:
    """Return outcome and feedback for the sender: on the member's own answer, or else what the whole group may see."""
    definition, seat, result = submission.exercise.definition, submission.message.seat, submission.result
    if result is None:
        return None, ()
    if not result.judged:
        return str(result.outcome), (CheckedAnswer(result, submission.answer),)
    own = surveys.feedback_for_seat(context, snapshot, definition, seat) if definition.private and seat else ()
    if own:
        return None, own
    return (state.outcome, state.feedback) if state.outcome is not None else (None, ())


def _marks_to_save(progress: ExerciseProgress, message: SubmissionMessage, result: Result | None) -> dict[str, Any]:
    """Return the marks to save with an answer: passed, or checked with its outcome."""
    if message.do == "pass":
        return {PASSED: None}
    too_early = message.seat == 0 and not progress.all_members_done
    if result is None or not result.judged or too_early:
        return {}
    return {CHECKED: {"outcome": str(result.outcome)}}
