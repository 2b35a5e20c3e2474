"""A laptop whose clock went back: the facilitator and everybody with a paper are told."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from coopkit.i18n import load_locale
from coopkit.serve.clock import TOLERANCE, clock_warning
from coopkit.store import open_store
from coopkit.store.schema import answers
from tests.serve.conftest import NewServer, as_facilitator
from tests.serve.visitor import Visitor

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
ENGLISH = load_locale(minor_digits=2)
BEHIND = "but an answer was saved on"


def test_a_clock_that_is_right_and_a_store_without_answers_need_no_warning():
    assert clock_warning(None, ENGLISH, NOON) == ""
    assert clock_warning(NOON - timedelta(days=900), ENGLISH, NOON) == ""
    assert clock_warning(NOON + TOLERANCE, ENGLISH, NOON) == ""


@pytest.mark.parametrize("ahead", [TOLERANCE + timedelta(seconds=1), timedelta(hours=2), timedelta(days=4000)])
def test_a_clock_that_is_behind_is_told_with_both_times_and_what_to_do(ahead: timedelta):
    warning = clock_warning(NOON + ahead, ENGLISH, NOON)
    saved = (NOON + ahead).astimezone()
    assert f"on {ENGLISH.date(saved.date())} at {ENGLISH.time(saved)}" in warning
    assert f"says {ENGLISH.date(NOON.astimezone().date())}, {ENGLISH.time(NOON.astimezone())}" in warning
    assert "Check the laptop’s date and time" in warning
    assert warning.count(". ") == 1 and warning.endswith(".")


def test_the_facilitators_page_and_the_papers_say_that_the_clock_is_behind(
    new_server: NewServer, start_content: object
) -> None:
    server = new_server(content=start_content)
    visitor = Visitor(server.port)
    visitor.post("/alone", {"name": "Wanjiru"})
    visitor.get("/learn/start_coop/core")
    visitor.answer("start.core.problem-table", answer={"problems.1.problem": "The middleman"})
    facilitator = as_facilitator(server)
    paper = "/portfolio/business-plan"
    assert BEHIND not in facilitator.get("/facilitator/").words
    assert visitor.get(paper).status == 200
    assert BEHIND not in visitor.get(paper).words

    store = open_store(server.store)
    with store.database.write() as connection:
        kept = connection.execute(answers.update().values(saved_at=datetime.now(UTC) + timedelta(days=400)))
        assert kept.rowcount == 1
        assert connection.scalar(sa.select(sa.func.count()).select_from(answers)) == 1
    store.close()

    assert BEHIND in facilitator.get("/facilitator/").words
    assert BEHIND in visitor.get(paper).words
    assert BEHIND in visitor.get("/portfolio/sample/artisans/business-plan").words
