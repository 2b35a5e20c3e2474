"""A long PDF: a page shows how far it is, and a short one doesn't wait behind it."""

import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import pytest

from coopkit.content import content_root
from tests.programs import write_program
from tests.serve.member_form import look, save
from tests.serve.server import Server
from tests.serve.test_own_papers import DOOR, NUMBERS, joined
from tests.serve.test_portfolio import download
from tests.serve.visitor import Visitor
from tests.waiting import wait_until

MEMBERS = 301
PRINTER = """
import pathlib, sys, time
page = next(each for each in sys.argv if each.startswith("file:"))
printed = next(each for each in sys.argv if "--print-to-pdf=" in each).split("=", 1)[1]
folder = pathlib.Path(printed).parent
long = "Member {last} " in " ".join((folder / "page.html").read_text(encoding="utf-8").replace("<", " ").split())
while long and not pathlib.Path({allowed!r}).exists():
    time.sleep(0.05)
if long and pathlib.Path({broken!r}).exists():
    raise SystemExit(1)
pathlib.Path(printed).write_bytes(b"%PDF-1.7 long\\n%%EOF" if long else b"%PDF-1.7 short\\n%%EOF")
"""
"""A browser that prints the long list once a file allows it, and anything else at once."""


@dataclass
class Printing:
    """Somebody with a long member list, and a printer that waits for a file."""

    visitor: Visitor
    allowed: Path
    broken: Path


@pytest.fixture
def printing(tmp_path: Path, cache: Path) -> Iterator[Printing]:
    content, programs = tmp_path / "content", tmp_path / "programs"
    shutil.copytree(content_root() / "manage_coop", content / "manage_coop", ignore=shutil.ignore_patterns("tools"))
    programs.mkdir()
    allowed, broken = tmp_path / "allowed", tmp_path / "broken"
    source = PRINTER.format(last=MEMBERS, allowed=str(allowed), broken=str(broken))
    write_program(programs, "chromium", source)
    path = os.pathsep.join((str(programs), os.environ["PATH"]))
    running = Server(tmp_path, content, cache, environment={"PATH": path}).start()
    try:
        visitor = joined(running)
        for exercise in NUMBERS:
            visitor.answer(f"manage.fin.{exercise}", answer=DOOR.answers[f"manage.fin.{exercise}"])
        members = "\n".join(f"Member {at}\t{at}\t50\t12" for at in range(1, MEMBERS + 1))
        assert save(visitor, look(visitor, f"Name\tUse\tShares\tMonths\n{members}")).status == 200
        yield Printing(visitor, allowed, broken)
    finally:
        allowed.touch()
        running.stop()


def job_address(visitor: Visitor, path: str) -> str:
    """The address of the page that shows how far a long file is."""
    return visitor.get(path, follow=False).location


def test_a_short_file_comes_while_a_long_one_is_being_made(printing: Printing) -> None:
    visitor = printing.visitor
    address = job_address(visitor, "/portfolio/surplus-distribution.pdf")
    waiting = visitor.get(address)
    assert "We’re making your file" in waiting.words
    assert waiting.headers["Refresh"] == "2"
    assert job_address(visitor, "/portfolio/surplus-distribution.pdf") == address
    assert download(visitor, "/portfolio/board-pack.pdf")[0].startswith(b"%PDF-1.7 short")
    printing.allowed.touch()
    wait_until(lambda: "Your file is ready" in visitor.get(address).words, "the long file was not made")
    (sending,) = re.findall(r'href="([^"]+send=1)"', visitor.get(address).html)
    made, headers = download(visitor, unescape(sending))
    assert made.startswith(b"%PDF-1.7 long")
    assert headers["Content-Disposition"] == 'inline; filename="surplus-distribution.pdf"'


def test_a_long_file_that_fails_is_one_sentence(printing: Printing) -> None:
    printing.broken.touch()
    printing.allowed.touch()
    address = job_address(printing.visitor, "/portfolio/surplus-distribution.pdf")
    wait_until(lambda: printing.visitor.get(address).status == 503, "it did not fail")
    assert "did not make the PDF" in printing.visitor.get(address).words
