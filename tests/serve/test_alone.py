from tests.serve.conftest import codes_of
from tests.serve.visitor import Visitor


def test_who_starts_alone_gets_both_codes_and_then_the_sessions(visitor: Visitor) -> None:
    begun = visitor.post("/alone", {"name": "Amina"})

    assert "Write down these two codes" in begun.words
    assert "Amina" in begun.words
    class_code, resume_code = codes_of(visitor)
    assert len(class_code) == 6
    assert len(resume_code) == 8
    assert "Our fruit" in visitor.get("/learn/think_coop/").words


def test_the_name_may_be_left_out(visitor: Visitor) -> None:
    assert "Write down these two codes" in visitor.post("/alone", {"name": "  "}).words


def test_a_name_that_cannot_be_taken_is_refused_on_the_same_page(visitor: Visitor) -> None:
    shown = visitor.post("/alone", {"name": "x" * 5000})

    assert shown.status == 400
    assert "at most 60 characters" in shown.words
    assert "x" * 5000 in shown.html


def test_nobody_joins_the_class_of_somebody_who_learns_alone(visitor: Visitor) -> None:
    visitor.post("/alone", {"name": "Amina"})
    class_code, _ = codes_of(visitor)
    other = Visitor(visitor.port)

    shown = other.get(f"/join/{class_code}")

    assert shown.status == 404
    assert "belongs to someone who learns alone" in shown.words
