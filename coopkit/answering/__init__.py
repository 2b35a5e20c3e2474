"""A learner, an exercise, a raw answer: read, check, keep, reply. Knows no carrier."""

from coopkit.answering.desk import Desk, Whereabouts, standing_of
from coopkit.answering.messages import Answered, Drawn, Message, Reply, SeatState, State, Tried
from coopkit.answering.phases import Standing
from coopkit.answering.receive import receive
from coopkit.answering.seeing import state
from coopkit.answering.trying import Known, asks_the_store, draw, look_up, try_out

__all__ = [
    "Answered",
    "Desk",
    "Drawn",
    "Known",
    "Message",
    "Reply",
    "SeatState",
    "Standing",
    "State",
    "Tried",
    "Whereabouts",
    "asks_the_store",
    "draw",
    "look_up",
    "receive",
    "standing_of",
    "state",
    "try_out",
]
