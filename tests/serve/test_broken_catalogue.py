"""With a catalogue in which every message has a slip of the keyboard, every page is there, in English."""

import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from coopkit.content import content_root
from coopkit.portfolio.samples import read_sample
from tests.i18n.catalogues import write_catalogue
from tests.i18n.messages import TRANSLATED, broken_messages
from tests.serve.conftest import as_facilitator, make_class
from tests.serve.server import Server
from tests.serve.visitor import Shown, Visitor

SESSIONS = ("start_coop/core", "start_coop/feas", "start_coop/plan", "start_coop/setup", "think_coop/forms")
OTHER_FILES = re.compile(r"\.(pdf|docx|xlsx|css|js|svg)$|^/live/|^/static/|^/switch")
SHOWN_RAW = re.compile(r"\{\s*\w+\s*\}|\{\d*\}|%\(\w+\)s")
YARD = read_sample(content_root() / "start_coop" / "samples" / "sorting_yard.toml")


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[Server]:
    """A server of two curricula that speaks the language of the broken catalogue."""
    folder = tmp_path_factory.mktemp("content")
    for curriculum in ("start_coop", "think_coop"):
        shutil.copytree(content_root() / curriculum, folder / curriculum)
    catalogues = write_catalogue(tmp_path_factory.mktemp("catalogues"), "en_GB", broken_messages())
    settings = {"TEST_CATALOGUES": str(catalogues)}
    running = Server(tmp_path_factory.mktemp("broken"), folder, cache, locale=("en_GB", "KE"), environment=settings)
    yield running.start()
    running.stop()


@pytest.fixture(scope="module")
def group(broken: Server) -> Visitor:
    """A group that has answered as the sorting yard did, and checked everything."""
    visitor = Visitor(broken.port)
    visitor.post(
        f"/join/{make_class(as_facilitator(broken))}", {"kind": "group", "name": "Palm", "member": ["Ana", "Ben"]}
    )
    for session in SESSIONS:
        visitor.get(f"/learn/{session}")
    return visitor


def faults(shown: Shown, where: str) -> Iterator[str]:
    """What is wrong with a page or a reply: it failed, it shows a broken sentence, it shows a placeholder."""
    if shown.status >= 500:
        yield f"{where}: {shown.status}"
    if TRANSLATED in shown.html:
        at = shown.html.index(TRANSLATED)
        yield f"{where}: {shown.html[at - 90 : at + 90]}"
    raw = SHOWN_RAW.search(" ".join(texts(shown.json())) if shown.html.startswith("{") else shown.words)
    if raw:
        yield f"{where}: {raw[0]}"


def texts(value: object) -> Iterator[str]:
    """Every text in a reply."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        yield from (text for each in (value.values() if isinstance(value, dict) else value) for text in texts(each))


def crawl(visitor: Visitor, starts: Iterable[str]) -> dict[str, Shown]:
    """Every page that links lead to, each once."""
    found: dict[str, Shown] = {}
    waiting = list(starts)
    while waiting:
        path = waiting.pop()
        if path in found or OTHER_FILES.search(path.partition("?")[0]):
            continue
        found[path] = visitor.get(path)
        waiting += [link.partition("#")[0] for link in re.findall(r'href="(/[^"]*)"', found[path].html)]
    return found


def test_every_page_of_learners(broken: Server, group: Visitor) -> None:
    replies = [
        (f"{do} {exercise}", group.answer(exercise, answer=answer, revision=revision, do=do))
        for exercise, answer in YARD.answers.items()
        for revision, do in ((1, "try"), (2, "save"), (3, "check"))
    ]
    empty = [
        (f"check {exercise}", group.answer(exercise, client="another", do="check"))
        for exercise in ("think.forms.who-gets-surplus", "start.feas.stall-price")
    ]
    pages = crawl(group, ["/", "/codes", "/members", "/resume", "/join/", "/portfolio/", "/switch"])
    assert len(pages) > 50
    assert [each for where, reply in (*replies, *empty) for each in faults(reply, where)] == []
    assert [each for path, shown in pages.items() for each in faults(shown, path)] == []


def test_every_page_of_the_facilitator(broken: Server, group: Visitor) -> None:
    pages = crawl(as_facilitator(broken), ["/facilitator/", "/facilitator/qr"])
    assert any(path.endswith("/answer-key") for path in pages)
    assert [each for path, shown in pages.items() for each in faults(shown, path)] == []


def test_every_refusal(broken: Server, group: Visitor) -> None:
    visitor = Visitor(broken.port)
    code = make_class(as_facilitator(broken))
    tried = [
        visitor.get("/no-such-page"),
        visitor.post("/alone", {"name": "n" * 61}),
        visitor.post(f"/join/{code}", {"kind": "group", "name": "Reed", "member": [f"M{n}" for n in range(99)]}),
        visitor.post("/join/", {"code": "000000"}),
        *(visitor.post("/resume", {"class": code, "resume": "00000000"}) for _ in range(12)),
        *(group.post("/members", {"name": f"Member {n}"}) for n in range(30)),
        group.post("/portfolio/member-list/", {"do": "look", "pasted": "Ana\t12x\t1\nBen\t3\t1\n"}),
    ]
    assert {shown.status for shown in tried} >= {400, 404, 429}
    assert [each for shown in tried for each in faults(shown, shown.words[:60])] == []
