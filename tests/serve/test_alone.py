from contextlib import closing

from coopkit.store import open_store
from tests.serve.conftest import NewServer, codes_of, join_person
from tests.serve.visitor import Visitor


def test_one_code_brings_back_who_learns_alone(visitor: Visitor) -> None:
    begun = visitor.post("/alone", {"name": "Amina"})

    assert "Write down this code" in begun.words
    assert "Class code" not in begun.words
    (resume_code,) = codes_of(visitor)
    assert len(resume_code) == 8
    assert "Our fruit" in visitor.get("/learn/think_coop/").words
    back = Visitor(visitor.port).post("/resume", {"class": "", "resume": resume_code})
    assert "Amina" in back.words
    assert back.status == 200


def test_a_wrong_code_alone_is_refused_and_six_of_them_wait(new_server: NewServer) -> None:
    visitor = Visitor(new_server().port)
    for _ in range(5):
        assert "No one who learns alone has this code" in visitor.post("/resume", {"resume": "1000 0004"}).words
    assert visitor.post("/resume", {"resume": "1000 0004"}).status == 429


def test_the_code_of_a_class_needs_its_class(visitor: Visitor, class_code: str) -> None:
    join_person(visitor, class_code, "Bo")
    resume_code = codes_of(visitor)[-1]
    assert Visitor(visitor.port).post("/resume", {"resume": resume_code}).status == 403


def test_the_name_may_be_left_out(visitor: Visitor) -> None:
    assert "Write down this code" in visitor.post("/alone", {"name": "  "}).words


def test_a_name_that_cannot_be_taken_is_refused_on_the_same_page(visitor: Visitor) -> None:
    shown = visitor.post("/alone", {"name": "x" * 5000})

    assert shown.status == 400
    assert "at most 60 characters" in shown.words
    assert "x" * 5000 in shown.html


def test_nobody_joins_the_class_of_somebody_who_learns_alone(new_server: NewServer) -> None:
    server = new_server()
    visitor = Visitor(server.port)
    visitor.post("/alone", {"name": "Amina"})
    server.stop()
    with closing(open_store(str(server.store))) as store:
        (alone,) = store.classes.all()
    class_code = alone.code
    server.start()
    other = Visitor(visitor.port)

    shown = other.get(f"/join/{class_code}")

    assert shown.status == 404
    assert "belongs to someone who learns alone" in shown.words
