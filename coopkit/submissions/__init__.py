"""A learner, an exercise, a raw answer: read, check, keep, reply. Knows no carrier."""

from coopkit.submissions.context import Desk, Whereabouts
from coopkit.submissions.dependencies import read_own_record, read_record
from coopkit.submissions.messages import Answered, Drawn, Message, Reply, SeatState, State, Tried
from coopkit.submissions.phases import Standing
from coopkit.submissions.preview import Known, asks_the_store, draw, look_up, try_out
from coopkit.submissions.snapshot import Snapshot, is_revealed, snapshot_of, standing_of
from coopkit.submissions.state import state
from coopkit.submissions.submit import Submission, judge, keep, reply, submit

__all__ = [
    "Answered",
    "Desk",
    "Drawn",
    "Known",
    "Message",
    "Reply",
    "SeatState",
    "Snapshot",
    "Standing",
    "State",
    "Submission",
    "Tried",
    "Whereabouts",
    "asks_the_store",
    "draw",
    "is_revealed",
    "judge",
    "keep",
    "look_up",
    "read_own_record",
    "read_record",
    "reply",
    "snapshot_of",
    "standing_of",
    "state",
    "submit",
    "try_out",
]
