"""A self-assessment on one phone that goes round five people, and what the facilitator sees of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.test_accessible import violations
from tests.serve.conftest import as_facilitator, join_group, make_class
from tests.serve.self_assessment import CELLS, MEMBERS, rated
from tests.serve.server import Server
from tests.serve.visitor import Visitor
from tests.serve.workbook import write_curriculum

SESSION = "/learn/think_coop/decide"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[Server]:
    content = tmp_path_factory.mktemp("decide")
    write_curriculum(content, "decide", CELLS)
    running = Server(tmp_path_factory.mktemp("server"), content, cache).start()
    yield running
    running.stop()


def opened(browser: Browser, server: Server, visitor: Visitor, size: dict[str, int]) -> BrowserContext:
    """A device on which somebody is who has come already."""
    context = browser.new_context(viewport=size, reduced_motion="reduce")  # type: ignore[arg-type]
    context.add_cookies(
        [{"name": name, "value": value, "url": server.address} for name, value in visitor.cookies.items()]
    )
    return context


def rate(form: Locator, **ratings: str) -> None:
    for statement, rating in ratings.items():
        form.locator(f'[name="answer.{statement}.now"][value="{rating}"]').check()
    form.locator('[data-action="check"]').click()


def fits(page: Page) -> bool:
    """Whether nothing goes beyond the edge of the screen."""
    return bool(page.evaluate("document.scrollingElement.scrollWidth <= innerWidth"))


def test_each_is_told_alone_where_to_begin_and_the_table_from_five_on(browser: Browser, server: Server) -> None:
    table = Visitor(server.port)
    join_group(table, make_class(as_facilitator(server)), members=MEMBERS)
    context = opened(browser, server, table, PHONE)
    page = context.new_page()
    page.goto(f"{server.address}{SESSION}#step-1")
    form = page.locator('[data-exercise="think.test.now"]')
    for seat, papers in enumerate(("1", "2", "unknown", "1", "3"), start=1):
        form.locator(f'[data-seat="{seat}"]').click()
        expect(form).not_to_contain_text("What matters most to you")
        rate(form, time="4", papers=papers)
        expect(form).to_contain_text("What matters most to you")
        form.locator('[data-action="read"]').click()
        expect(form).not_to_contain_text("for you")
    expect(form).to_contain_text("5 people answered.")
    expect(form).to_contain_text("1 does not know")
    for direction in ("ltr", "rtl"):
        page.evaluate("direction => { document.documentElement.dir = direction; }", direction)
        assert fits(page)
        assert violations(page) == []
    form.locator(".survey-leads a").click()
    expect(page.locator(".step.current h2")).to_have_text("How papers come")
    context.close()


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_the_facilitator_sees_the_class_now_and_later(browser: Browser, server: Server, size: dict[str, int]) -> None:
    facilitator, table = as_facilitator(server), Visitor(server.port)
    code = make_class(facilitator)
    join_group(table, code, members=MEMBERS)
    table.get(SESSION)
    context = opened(browser, server, facilitator, size)
    page = context.new_page()
    for exercise, ratings in (("now", "11144"), ("later", "33444")):
        for seat, time in enumerate(ratings, start=1):
            table.answer(f"think.test.{exercise}", seat=seat, do="check", answer=rated(time, "unknown"))
        page.goto(f"{server.address}/facilitator/class/{code}")
        page.get_by_text("Before-and-after results").click()
        expect(page.get_by_text("5 do not know").first).to_be_visible()
        assert fits(page)
        assert violations(page) == []
    expect(page.get_by_text("5 people answered both.")).to_be_visible()
    context.close()
