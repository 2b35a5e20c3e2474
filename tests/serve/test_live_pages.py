import re
from collections.abc import Iterator
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest
from tornado.httpclient import HTTPClientError

from coopkit.serve.live.kernel_pool import MAX_KERNELS
from tests.serve.live_tools import FAILS, Live, open_tool, write_tools
from tests.serve.own_loop import run_alone
from tests.serve.server import Server
from tests.serve.visitor import Visitor

OWN_VARIABLES = {"COOPKIT_LANGUAGE", "COOPKIT_COUNTRY", "IPYTHONDIR", "MPLCONFIGDIR"}
SECRET = "SECRET-5417"


@pytest.fixture(scope="module")
def tools(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[Server]:
    """A server of live tools, started by somebody whose environment holds a secret."""
    content = tmp_path_factory.mktemp("tools")
    write_tools(content)
    secrets = {"COOPKIT_SECRET": SECRET, "AWS_SECRET_ACCESS_KEY": SECRET}
    running = Server(tmp_path_factory.mktemp("live"), content, cache, environment=secrets).start()
    assert stranger(running).get("/learn/think_coop/fruit").status == 200
    yield running
    running.stop()


@pytest.fixture(scope="module")
def page(tools: Server) -> Live:
    """A page that is only read; its kernel is gone."""
    opened = open_tool(Visitor(tools.port))
    leave(opened)
    return opened


@pytest.fixture
def live(tools: Server) -> Iterator[Live]:
    """The page of somebody who has just opened the probe."""
    opened = open_tool(Visitor(tools.port))
    yield opened
    leave(opened)


def leave(live: Live) -> None:
    live.visitor.post(f"/voila/api/shutdown/{live.kernel}", follow=False)


def stranger(tools: Server) -> Visitor:
    other = Visitor(tools.port)
    other.post("/alone", {"name": "Tomás"})
    return other


def test_a_tool_is_a_page_in_our_frame(page: Live) -> None:
    assert page.shown.status == 200
    assert "Amina" in page.shown.words
    assert "Back to the session" in page.shown.words
    assert 'href="/learn/think_coop/fruit#step-1"' in page.shown.html
    assert "A probe" in page.shown.words
    assert "/static/coopkit.css" in page.shown.html


def test_the_session_leads_to_the_tool_of_its_exercise(page: Live) -> None:
    assert 'href="/live/think_coop/probe"' in page.visitor.get("/learn/think_coop/fruit").html


def test_no_address_of_another_host_is_in_the_page(page: Live) -> None:
    assert not re.findall(r"""["'(](?:https?:)?//[^"'/\s]+""", page.shown.html)
    assert "default-src 'self'" in page.shown.headers["Content-Security-Policy"]


def test_who_is_nobody_is_asked_who_they_are_and_comes_back(tools: Server) -> None:
    shown = Visitor(tools.port).get("/live/think_coop/probe", follow=False)
    assert shown.location.startswith("/?next=")


def test_a_tool_that_is_not_there_is_not_found(tools: Server) -> None:
    assert stranger(tools).get("/live/think_coop/nothing").status == 404
    assert stranger(tools).get("/live/elsewhere/probe").status == 404


def test_the_kernel_sees_no_secret_and_nothing_of_the_visitor(tools: Server) -> None:
    visitor = stranger(tools)
    live = Live(visitor, visitor.get("/live/think_coop/probe?who=VISITOR-77"))
    told = live.told("application/json")
    seen = f"{told['environment']} {told['cwd']} {told['argv']}"
    leave(live)

    assert SECRET not in seen
    assert "VISITOR-77" not in seen
    assert str(tools.store) not in seen
    assert tools.key not in seen
    assert all(value not in seen for value in visitor.cookies.values())
    names = set(told["environment"])
    assert not {name for name in names if name.startswith(("HTTP_", "QUERY_", "SCRIPT_", "SERVER_", "PATH_INFO"))}
    assert {name for name in names if name.startswith("COOPKIT_")} <= OWN_VARIABLES


def test_the_kernel_works_in_an_empty_folder_that_goes_with_it(live: Live) -> None:
    folder = Path(live.told("application/json")["cwd"])
    assert [each.name for each in folder.iterdir()] == ["settings"]
    leave(live)
    assert not folder.exists()


def test_kernels_are_not_listed_and_cannot_be_started_by_a_page(live: Live) -> None:
    assert live.visitor.get("/api/kernels").status == 404
    token = {"X-XSRFToken": live.visitor.xsrf()}
    assert live.visitor.request("POST", "/api/kernels", b"{}", token).status in (404, 405)
    assert live.visitor.request("POST", f"/api/kernels/{live.kernel}/restart", b"{}", token).status in (404, 405)


def test_a_kernel_answers_its_own_learner_only(live: Live, tools: Server) -> None:
    address = f"/api/kernels/{live.kernel}"
    assert live.visitor.get(address).json()["id"] == live.kernel
    for other in (stranger(tools), Visitor(tools.port)):
        assert other.get(address).status == 403
        assert other.request("DELETE", address, headers={"X-XSRFToken": other.xsrf()}).status == 403
        assert other.post(f"/voila/api/shutdown/{live.kernel}", follow=False).status == 403
    assert live.visitor.get(address).status == 200


def test_leaving_the_page_ends_the_kernel_only_with_the_pages_own_token(live: Live) -> None:
    address = f"/voila/api/shutdown/{live.kernel}"
    assert live.visitor.request("POST", address).status == 403
    assert live.visitor.get(f"/api/kernels/{live.kernel}").status == 200
    assert live.visitor.post(address, follow=False).status == 204
    assert live.visitor.get(f"/api/kernels/{live.kernel}").status == 403


def test_a_kernel_can_be_deleted_by_its_own_learner(live: Live) -> None:
    token = {"X-XSRFToken": live.visitor.xsrf()}
    assert live.visitor.request("DELETE", f"/api/kernels/{live.kernel}", headers=token).status == 204
    assert live.visitor.get(f"/api/kernels/{live.kernel}").status == 403


def refused(connecting: AbstractAsyncContextManager[object]) -> int:
    async def connect() -> int:
        try:
            async with connecting:
                return 101
        except HTTPClientError as error:
            return error.code

    return run_alone(connect())


def test_a_socket_is_for_its_own_learner_from_our_own_page(live: Live, tools: Server) -> None:
    assert refused(live.socket(stranger(tools))) == 403
    assert refused(live.socket(Visitor(tools.port))) == 403
    assert refused(live.socket(origin="http://elsewhere.example")) == 403
    assert refused(live.socket()) == 101


def test_a_page_cannot_have_code_of_its_own_run(live: Live, tmp_path: Path) -> None:
    left = tmp_path / "left"

    async def story() -> None:
        async with live.socket() as socket:
            code = f"open({str(left)!r}, 'w').close()"
            await socket.send("execute_request", {"code": code, "silent": False, "store_history": False})
            await socket.send("kernel_info_request", {})
            heard = await socket.hear("kernel_info_reply")
            assert not [each for each in heard if each["header"]["msg_type"].startswith("execute")]

    run_alone(story())
    assert not left.exists()


def test_a_callback_that_fails_is_told_to_the_log_and_not_to_the_page(live: Live, tools: Server) -> None:
    button = live.told("application/vnd.jupyter.widget-view+json")["model_id"]

    async def story() -> str:
        async with live.socket() as socket:
            click = {"method": "custom", "content": {"event": "click"}}
            await socket.send("comm_msg", {"comm_id": button, "data": click})
            return str(await socket.hear("error"))

    heard = run_alone(story())
    assert FAILS not in heard
    assert "Traceback" not in heard
    assert FAILS in tools.log()


def test_a_tool_that_fails_says_so_in_one_sentence_and_leads_to_the_sessions(tools: Server) -> None:
    shown = open_tool(Visitor(tools.port), "broken").shown
    assert shown.status == 503
    assert "can’t open this live page right now" in shown.words
    assert 'href="/learn/think_coop/"' in shown.html
    assert "no_such_name" not in shown.html
    assert "broken.ipynb, cell 2" in tools.log()


def test_voilas_script_is_served_from_here_and_kept_by_browsers(page: Live) -> None:
    address = re.findall(r'src="(/voila/static/[^"]+/voila\.js)"', page.shown.html)[0]
    script = page.visitor.get(address)
    assert script.status == 200
    assert "max-age=31536000" in script.headers["Cache-Control"]
    assert page.visitor.get("/voila/static/x/../../../etc/passwd").status in (403, 404)
    assert page.visitor.get("/voila/labextensions/x/anywidget/../../../../../pyvenv.cfg").status in (403, 404)


def test_voilas_own_pages_and_files_are_not_here(page: Live) -> None:
    for address in ("/voila/tree", "/voila/render/tools/probe.ipynb", "/voila/files/x.png", "/voila/query/x", "/login"):
        assert page.visitor.get(address).status == 404


@pytest.fixture
def eight(tools: Server) -> Iterator[list[Live]]:
    """Eight learners, each with the tool open."""
    opened = [open_tool(Visitor(tools.port)) for _ in range(MAX_KERNELS)]
    yield opened
    for each in opened:
        leave(each)


def test_the_ninth_gets_a_sentence_and_the_way_without_a_kernel(eight: list[Live], tools: Server) -> None:
    assert {each.shown.status for each in eight} == {200}
    assert eight[0].visitor.get("/healthz").json()["kernels"] <= MAX_KERNELS
    ninth = open_tool(Visitor(tools.port)).shown
    assert ninth.status == 503
    assert "All live pages are in use" in ninth.words
    assert 'href="/learn/think_coop/fruit#step-1"' in ninth.html
    leave(eight[0])
    after = open_tool(Visitor(tools.port))
    assert after.shown.status == 200
    leave(after)
