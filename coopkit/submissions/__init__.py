"""Submitting answers: accept, check, save, and return the state of an exercise as data. Knows no HTTP and no HTML."""

from coopkit.submissions.answer_notes import AnswerNotes
from coopkit.submissions.context import AnswerContext, ExerciseLink
from coopkit.submissions.dependencies import read_own_record, read_record
from coopkit.submissions.messages import AnswerVersion, NumberMeaning, PrefilledValue, SeatState, SubmissionMessage
from coopkit.submissions.phases import ExerciseProgress
from coopkit.submissions.preview import PreviewFacts, needs_store, preview, preview_facts
from coopkit.submissions.reveal import is_revealed
from coopkit.submissions.row_checks import check_rows
from coopkit.submissions.snapshot import Snapshot, progress_of, snapshot_of
from coopkit.submissions.state import CheckedAnswer, ExerciseState, Feedback, NotRevealed, exercise_state
from coopkit.submissions.submit import (
    Submission,
    SubmissionResult,
    accept_submission,
    save_submission,
    submission_result,
    submit,
)
from coopkit.submissions.surveys import GroupSurvey, OwnSurvey

__all__ = [
    "AnswerContext",
    "AnswerNotes",
    "AnswerVersion",
    "CheckedAnswer",
    "ExerciseLink",
    "ExerciseProgress",
    "ExerciseState",
    "Feedback",
    "GroupSurvey",
    "NotRevealed",
    "NumberMeaning",
    "OwnSurvey",
    "PrefilledValue",
    "PreviewFacts",
    "SeatState",
    "Snapshot",
    "Submission",
    "SubmissionMessage",
    "SubmissionResult",
    "accept_submission",
    "check_rows",
    "exercise_state",
    "is_revealed",
    "needs_store",
    "preview",
    "preview_facts",
    "progress_of",
    "read_own_record",
    "read_record",
    "save_submission",
    "snapshot_of",
    "submission_result",
    "submit",
]
