"""A learner, an exercise, a raw answer: read, check, keep, reply. Knows no carrier."""

from coopkit.answering.desk import Desk, Whereabouts
from coopkit.answering.messages import Answered, Drawn, Message, Reply, SeatState, State, Tried
from coopkit.answering.needs import read_own_record, read_record
from coopkit.answering.phases import Standing
from coopkit.answering.receive import Submission, judge, keep, receive, reply
from coopkit.answering.seeing import state
from coopkit.answering.snapshot import Snapshot, is_revealed, snapshot_of, standing_of
from coopkit.answering.trying import Known, asks_the_store, draw, look_up, try_out

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
    "receive",
    "reply",
    "snapshot_of",
    "standing_of",
    "state",
    "try_out",
]
