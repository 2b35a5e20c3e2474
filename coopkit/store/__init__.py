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
from coopkit.store.kept import HistoryRow, Keeping, Kept
from coopkit.store.opening import Store, open_store
from coopkit.store.people import Class, Learner, NameTaken, Seat
from coopkit.store.surveys import Middle, Rated, Summary

__all__ = [
    "Class",
    "HistoryRow",
    "Keeping",
    "Kept",
    "Learner",
    "Middle",
    "NameTaken",
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
    "open_store",
]
