"""Long files: made one after the other while a page waits, and short ones don't wait behind them."""

from collections.abc import Iterator
from threading import Event

import pytest

from coopkit.export.printed_sheets import PublishError
from coopkit.serve.export_jobs import ExportJobs
from tests.waiting import TIMEOUT


@pytest.fixture
def jobs() -> Iterator[ExportJobs]:
    made = ExportJobs()
    yield made
    made.close()


class SlowPrinter:
    """Prints once it is allowed to."""

    def __init__(self) -> None:
        self.begun, self.allowed = Event(), Event()

    def __call__(self) -> bytes:
        self.begun.set()
        assert self.allowed.wait(TIMEOUT)
        return b"%PDF"


def test_long_files_are_made_one_after_the_other(jobs: ExportJobs) -> None:
    printer = SlowPrinter()
    first = jobs.start("palm", "/portfolio/a.pdf", 900, printer)
    second = jobs.start("palm", "/portfolio/b.pdf", 900, lambda: b"second")
    assert printer.begun.wait(TIMEOUT)
    assert (first.state, second.state) == ("making", "waiting")
    printer.allowed.set()
    assert (first.future.result(TIMEOUT), second.future.result(TIMEOUT)) == (b"%PDF", b"second")
    assert (first.state, second.state) == ("ready", "ready")


def test_asking_again_doesnt_make_the_file_twice(jobs: ExportJobs) -> None:
    printer = SlowPrinter()
    first = jobs.start("palm", "/portfolio/a.pdf", 900, printer)
    assert jobs.start("palm", "/portfolio/a.pdf", 900, printer) is first
    assert jobs.start("cedar", "/portfolio/a.pdf", 900, printer) is not first
    printer.allowed.set()
    first.future.result(TIMEOUT)
    assert jobs.start("palm", "/portfolio/a.pdf", 900, printer) is not first


def test_a_job_belongs_to_who_asked_for_it(jobs: ExportJobs) -> None:
    job = jobs.start("palm", "/portfolio/a.pdf", 900, lambda: b"mine")
    assert jobs.find(job.id, "palm") is job
    assert jobs.find(job.id, "cedar") is None


def test_a_file_that_fails_doesnt_stop_the_next(jobs: ExportJobs) -> None:
    def fail() -> bytes:
        raise PublishError("The browser is gone.")

    failed = jobs.start("palm", "/portfolio/a.pdf", 900, fail)
    assert jobs.start("palm", "/portfolio/b.pdf", 900, lambda: b"next").future.result(TIMEOUT) == b"next"
    assert isinstance(failed.future.exception(), PublishError)
    assert failed.state == "ready"


def test_only_the_last_finished_files_are_kept(jobs: ExportJobs) -> None:
    made = [jobs.start("palm", f"/portfolio/{at}.pdf", 900, lambda: b"x") for at in range(3)]
    made[-1].future.result(TIMEOUT)
    for at in range(10):
        jobs.start("palm", f"/more/{at}.pdf", 900, lambda: b"x").future.result(TIMEOUT)
    assert jobs.find(made[0].id, "palm") is None
