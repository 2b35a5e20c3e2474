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
from coopkit.store.stored_answer import Conflict, HistoryRow, Keeping, Kept, LearnerRecord, Merge, Progress, Written
from coopkit.store.surveys import Middle, Rated, Summary, SurveyQuery, summarize

__all__ = [
    "Class",
    "ClassSize",
    "Conflict",
    "HistoryRow",
    "Keeping",
    "Kept",
    "Learner",
    "LearnerRecord",
    "Merge",
    "Middle",
    "NameTaken",
    "Progress",
    "Rated",
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
    "Summary",
    "SurveyQuery",
    "Written",
    "open_store",
    "summarize",
]
