"""The errors of a store; each message is one sentence that says what to do.

StoreError
├── StoreBusy      another server uses the store
├── StoreLocked    another program holds the file too long
├── StoreReadOnly  the file or its folder cannot be written
├── StoreFull      no room is left on the disk
├── StoreNewer     a later coopkit made it
├── StoreDamaged   it is no store of ours, or its bytes are broken
└── StoreUnknown   it has no such class, learner or seat
"""


class StoreError(Exception):
    """The store failed; the message says why and what to do."""


class StoreBusy(StoreError):
    """Another server uses this store."""


class StoreLocked(StoreError):
    """Another program locks the store's file for longer than we wait."""


class StoreReadOnly(StoreError):
    """The store's file or folder cannot be written."""


class StoreFull(StoreError):
    """There is no room left for the store."""


class StoreNewer(StoreError):
    """A later version of coopkit made this store."""


class StoreDamaged(StoreError):
    """The file is damaged, or isn't a coopkit store."""


class StoreUnknown(StoreError):
    """The store has no such class, learner or seat."""
