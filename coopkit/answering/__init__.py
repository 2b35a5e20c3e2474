"""A learner, an exercise, a raw answer: read, check, keep, reply. Knows no carrier."""

from coopkit.answering.messages import Answered, Message, Reply, SeatState, State
from coopkit.answering.phases import Standing
from coopkit.answering.receive import receive
from coopkit.answering.seeing import Desk, standing_of, state

__all__ = [
    "Answered",
    "Desk",
    "Message",
    "Reply",
    "SeatState",
    "Standing",
    "State",
    "receive",
    "standing_of",
    "state",
]
