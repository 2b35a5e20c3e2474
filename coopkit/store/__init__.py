"""The store: classes, learners and everything they answered, in one database."""

from coopkit.store.errors import (
    StoreBusy,
    StoreDamaged,
    StoreError,
    StoreFull,
    StoreLocked,
    StoreNewer,
    StoreReadOnly,
    StoreUnknown,
)
from coopkit.store.learners import Class, ClassSize, Learner, NameTaken, Seat
from coopkit.store.open_store import Store, open_store
from coopkit.store.stored_answer import (
    AnswerContent,
    Conflict,
    HistoryRow,
    LearnerProgress,
    LearnerRecord,
    Merge,
    SaveResult,
    StoredAnswer,
)
from coopkit.store.surveys import MiddleHalf, RatingSummary, Summary, SurveyQuery, summarize

__all__ = [
    "AnswerContent",
    "Class",
    "ClassSize",
    "Conflict",
    "HistoryRow",
    "Learner",
    "LearnerProgress",
    "LearnerRecord",
    "Merge",
    "MiddleHalf",
    "NameTaken",
    "RatingSummary",
    "SaveResult",
    "Seat",
    "Store",
    "StoreBusy",
    "StoreDamaged",
    "StoreError",
    "StoreFull",
    "StoreLocked",
    "StoreNewer",
    "StoreReadOnly",
    "StoreUnknown",
    "StoredAnswer",
    "Summary",
    "SurveyQuery",
    "open_store",
    "summarize",
]
