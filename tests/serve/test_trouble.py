"""When something goes wrong, the page says so in words."""

import sqlite3
from pathlib import Path

from tests.serve.conftest import NewServer, as_facilitator, join_person, make_class
from tests.serve.visitor import Visitor
from tests.serve.workbook import write_curriculum
from tests.waiting import wait_until


def test_an_address_that_is_not_there_is_said_to_be_none(visitor: Visitor) -> None:
    for page in (
        "/nowhere",
        "/learn/think_coop/nothing",
        "/static/../cli.py",
        "/voila/tree",
        "/api/contents",
        "/login",
    ):
        shown = visitor.get(page)
        assert shown.status == 404
        assert "This page doesn’t exist" in shown.words


def test_what_cannot_be_read_is_answered_in_words(visitor: Visitor) -> None:
    shown = visitor.get("/?next=%ff")

    assert shown.status == 400
    assert "couldn’t read this" in shown.words


def test_a_store_that_another_program_holds_is_named_and_nothing_is_lost(new_server: NewServer) -> None:
    server = new_server()
    visitor = Visitor(server.port)
    visitor.post("/alone", {"name": "Amina"})
    held = sqlite3.connect(server.store, isolation_level=None)
    held.execute("BEGIN IMMEDIATE")

    shown = visitor.post("/alone", {"name": "Bo"})

    held.close()
    assert shown.status == 503
    assert "Another program has locked the answers file" in shown.words
    assert "Traceback" not in server.log()
    assert "Continue as Amina" in visitor.get("/").words


def test_a_notebook_that_fails_names_its_cell_and_the_others_are_served(
    new_server: NewServer, tmp_path: Path, visitor: Visitor
) -> None:
    content = tmp_path / "content"
    write_curriculum(content)
    write_curriculum(content, "broken", (("markdown", "# Broken"), ("code", "1 / 0")))
    server = new_server(content=content)
    facilitator = as_facilitator(server)
    learner = Visitor(server.port)
    join_person(learner, make_class(facilitator))

    assert "Which fruit?" in learner.get("/learn/think_coop/fruit").words
    broken = learner.get("/learn/think_coop/broken")
    assert broken.status == 503
    assert "We can’t show this session right now" in broken.words
    assert "ZeroDivisionError" not in broken.html
    for told in (facilitator.get("/facilitator/").words, server.log()):
        assert "01_broken.ipynb, cell 2 (1 / 0): ZeroDivisionError: division by zero" in told
    assert "can’t show this session right now" in learner.get("/learn/think_coop/").words


def test_a_notebook_that_never_ends_keeps_nobody_from_stopping_the_server(
    new_server: NewServer, tmp_path: Path
) -> None:
    content, begun = tmp_path / "content", tmp_path / "begun"
    endless = f"import pathlib; pathlib.Path({str(begun)!r}).touch()\nwhile True: pass"
    write_curriculum(content, "endless", (("markdown", "# Endless"), ("code", endless)))
    server = new_server(content=content)
    wait_until(begun.exists)

    server.stop()

    assert "did not end" not in server.log(), "it stopped only when the notebook was given up"
    assert "Traceback" not in server.log()
