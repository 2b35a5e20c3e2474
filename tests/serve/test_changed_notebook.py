"""A notebook that changes while it is served."""

from pathlib import Path

from tests.serve.conftest import NewServer, as_facilitator
from tests.serve.visitor import Visitor
from tests.serve.workbook import CELLS, write_curriculum
from tests.waiting import wait_until

OLD, NEW = "What do we eat?", "What do we drink?"


def test_it_is_run_again_by_itself_and_until_then_the_last_good_run_is_served(
    new_server: NewServer, tmp_path: Path
) -> None:
    content = tmp_path / "content"
    write_curriculum(content)
    server = new_server(content=content)
    visitor = Visitor(server.port)
    visitor.post("/alone", {"name": "Amina"})

    def page() -> str:
        shown = visitor.get("/learn/think_coop/fruit")
        assert shown.status == 200
        return shown.words

    assert OLD in page()
    slowly = ("code", "import time\ntime.sleep(1)")
    changed = tuple((kind, source.replace(OLD, NEW)) for kind, source in CELLS)
    write_curriculum(content, cells=(*changed[:2], slowly, *changed[2:]))
    assert OLD in page()
    wait_until(lambda: NEW in page())

    write_curriculum(content, cells=(*changed[:2], ("code", "1 / 0"), *changed[2:]))
    wait_until(lambda: "ZeroDivisionError" in server.log())
    assert NEW in page()
    assert "cell 3 (1 / 0): ZeroDivisionError" in as_facilitator(server).get("/facilitator/").words

    write_curriculum(content)
    wait_until(lambda: OLD in page())
    assert "ZeroDivisionError" not in as_facilitator(server).get("/facilitator/").words
