"""A learner, an exercise, a raw answer: read, check, keep, reply. Knows no carrier."""

from coopkit.submissions.context import AnswerContext, ExerciseLink
from coopkit.submissions.dependencies import read_own_record, read_record
from coopkit.submissions.messages import AnswerVersion, ChartPreview, Message, Preview, Reply, SeatState, State
from coopkit.submissions.phases import ExerciseProgress
from coopkit.submissions.preview import PreviewFacts, look_up, needs_store, preview, preview_charts
from coopkit.submissions.snapshot import Snapshot, is_revealed, progress_of, snapshot_of
from coopkit.submissions.state import state
from coopkit.submissions.submit import Submission, judge, keep, reply, submit

__all__ = [
    "AnswerContext",
    "AnswerVersion",
    "ChartPreview",
    "ExerciseLink",
    "ExerciseProgress",
    "Message",
    "Preview",
    "PreviewFacts",
    "Reply",
    "SeatState",
    "Snapshot",
    "State",
    "Submission",
    "is_revealed",
    "judge",
    "keep",
    "look_up",
    "needs_store",
    "preview",
    "preview_charts",
    "progress_of",
    "read_own_record",
    "read_record",
    "reply",
    "snapshot_of",
    "state",
    "submit",
]
