"""An exercise that the workbook has no more is told apart from one that was never there, and from a fault of ours."""

import sqlite3
from pathlib import Path

from coopkit.content import retired_ids
from tests.serve.conftest import NewServer
from tests.serve.visitor import Visitor
from tests.serve.workbook import write_curriculum

FRUIT = "think.test.fruit"
IDS = "think.test.diary\nthink.test.fruit\n\n# retired\nthink.test.apple\n"


def test_the_retired_ids_are_those_below_the_line(tmp_path: Path) -> None:
    assert retired_ids(tmp_path) == frozenset()
    (tmp_path / "exercise_ids.txt").write_text("think.test.fruit\n", encoding="utf-8")
    assert retired_ids(tmp_path) == frozenset()
    (tmp_path / "exercise_ids.txt").write_text(IDS, encoding="utf-8")
    assert retired_ids(tmp_path) == {"think.test.apple"}


def test_a_retired_exercise_is_gone_and_an_unknown_one_is_not_here(new_server: NewServer, tmp_path: Path) -> None:
    content = tmp_path / "content"
    write_curriculum(content)
    (content / "exercise_ids.txt").write_text(IDS, encoding="utf-8")
    visitor = Visitor(new_server(content=content).port)
    visitor.post("/alone", {"name": "Amina"})
    visitor.get("/learn/think_coop/fruit")

    for shown in (visitor.answer("think.test.apple"), visitor.get("/answers/think.test.apple")):
        assert shown.status == 410
        assert "no longer part of the workbook" in shown.json()["error"]
        assert "kept on this device" in shown.json()["error"]
    assert visitor.answer("think.test.pear").status == 404
    assert visitor.answer(FRUIT, answer={"answer.choice": "fig"}).status == 200


def test_a_fault_of_ours_is_neither_a_busy_store_nor_the_learners_doing(new_server: NewServer) -> None:
    server = new_server()
    visitor = Visitor(server.port)
    visitor.post("/alone", {"name": "Amina"})
    visitor.get("/learn/think_coop/fruit")
    assert visitor.answer(FRUIT, answer={"answer.choice": "fig"}).status == 200
    held = sqlite3.connect(server.store, isolation_level=None)
    held.execute("BEGIN IMMEDIATE")
    busy = visitor.answer(FRUIT, revision=2, base=1)
    held.execute("ROLLBACK")
    held.execute("UPDATE answers SET answer = '{'")
    held.close()

    assert busy.status == 503
    for shown in (visitor.get(f"/answers/{FRUIT}"), visitor.answer(FRUIT, revision=3, base=1)):
        assert shown.status == 500
        assert "Something went wrong on the laptop" in shown.json()["error"]
