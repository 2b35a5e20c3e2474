"""Somebody who has answered all of Start.Coop: what the sample of the sorting yard says."""

from playwright.sync_api import BrowserContext

from coopkit.content import content_root
from coopkit.portfolio.samples import read_sample
from tests.serve.visitor import Visitor

YARD = read_sample(content_root() / "start_coop" / "samples" / "sorting_yard.toml").answers
SESSIONS = tuple(f"start_coop/{session}" for session in ("core", "feas", "plan", "setup"))


def answer_all(context: BrowserContext, port: int) -> None:
    """Saves the sample's answers as whoever has begun in this browser, once the sessions are ready."""
    visitor = Visitor(port, cookies={each["name"]: each["value"] for each in context.cookies()})
    for session in SESSIONS:
        visitor.get(f"/learn/{session}")
    for exercise, answer in YARD.items():
        assert visitor.answer(exercise, answer=answer).status == 200
