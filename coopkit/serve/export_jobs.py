"""Files that take long to make: a thread of their own makes one after the other, and a page shows how far they are."""

import secrets
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Literal, TypeAlias

JobState: TypeAlias = Literal["waiting", "making", "ready"]
_MOST_KEPT = 6
"""Finished files that stay in memory until they are fetched; a long PDF has some megabytes."""


@dataclass(frozen=True)
class ExportJob:
    """A file that is being made.

    owner: the id of the learner who asked for it. address: of the file, without the job. rows: of all its tables.
    """

    id: str
    owner: str
    address: str
    rows: int
    future: Future[bytes]

    @property
    def state(self) -> JobState:
        """Return whether it is waiting for another file, being made, or ready: made, or failed."""
        if self.future.done():
            return "ready"
        return "making" if self.future.running() else "waiting"


class ExportJobs:
    """The long files of all learners, made one at a time, so that a small laptop keeps memory for everybody else."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="long-exports")
        self._jobs: dict[str, ExportJob] = {}

    def start(self, owner: str, address: str, rows: int, make: Callable[[], bytes]) -> ExportJob:
        """Return a job that makes a file; the one that is under way if this learner has asked for it before."""
        for job in self._jobs.values():
            if (job.owner, job.address) == (owner, address) and not job.future.done():
                return job
        finished = [id_ for id_, each in self._jobs.items() if each.future.done()]
        for id_ in finished[: max(0, len(finished) - _MOST_KEPT + 1)]:
            del self._jobs[id_]
        job = ExportJob(secrets.token_urlsafe(12), owner, address, rows, self._pool.submit(make))
        self._jobs[job.id] = job
        return job

    def find(self, id_: str, owner: str) -> ExportJob | None:
        """Return this learner's job, or None if there is no such job any more."""
        job = self._jobs.get(id_)
        return job if job and job.owner == owner else None

    def close(self) -> None:
        """Start no more files."""
        self._pool.shutdown(wait=False, cancel_futures=True)
