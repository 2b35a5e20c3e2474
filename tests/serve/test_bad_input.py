"""Bad input in Start.Coop's own exercises: the field says what is wrong; what was saved and other results stay."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.serve.server import Server
from tests.serve.visitor import Visitor

COST, SHARES, LOAN, MEMBERS = (
    "start.feas.unit-cost",
    "start.plan.member-contribution",
    "start.plan.loan-compare",
    "start.core.member-matrix",
)
BASKET = {"ours.1.product": "Basket", "ours.1.material": "7", "ours.1.price": "10"}
MAT = {"ours.2.product": "Mat", "ours.2.material": "5", "ours.2.price": "8"}
PRICE = "ours.2.price"
UNREADABLE = "We can't read this number. Write it like 1,234.50."


@dataclass(frozen=True)
class Slip:
    """A good answer, the one field that somebody mistypes, what is said there, and a result that has to stay."""

    exercise: str
    good: dict[str, str]
    name: str
    typed: str
    said: str
    stays: str


def price(typed: str, said: str) -> Slip:
    return Slip(COST, {**BASKET, **MAT}, PRICE, typed, said, "it leaves 3.00, or 30.0%")


SLIPS = {
    "words for a number": price("ten", UNREADABLE),
    "signs that no language puts so": price("1.234.5", "“1.234.5” isn't a number. Did you mean 1,234.5?"),
    "a number with two meanings": price("1.500", "“1.500” can mean two things. Which one do you mean?"),
    "letters for digits": price("1,2O0", "“1,2O0” isn't a number. Did you mean 1,200?"),
    "a number in powers": price("1e30", UNREADABLE),
    "forty digits": price("9" * 40, UNREADABLE),
    "more than there is": price("9" * 20, "This can’t be more than 1,000,000,000,000."),
    "a negative price": price("-3", "This can’t be less than 0."),
    "thirteen months for a share": Slip(
        SHARES,
        {"ours.total": "4850", "ours.percent": "40", "ours.members": "20", "ours.instalments": "4"}
        | {"paying.share": "75", "paying.at_start": "15", "paying.months": "4"},
        "paying.months",
        "13",
        "This can’t be more than 12.",
        "97.00",
    ),
    "half a month": Slip(
        LOAN,
        {"ours.principal": "2250", "ours.rate": "12", "ours.months": "12"},
        "ours.months",
        "12.5",
        "This must be a whole number, such as 12.",
        "the months to pay it back",
    ),
    "more months than a loan has": Slip(
        LOAN,
        {"ours.principal": "2250", "ours.rate": "12", "ours.months": "12"},
        "ours.months",
        "1200",
        "This can’t be more than 120.",
        "the months to pay it back",
    ),
    "a member twice": Slip(
        MEMBERS,
        {"members.1.name": "Samira", "members.1.promise": "80", "members.2.name": "Emeka", "members.2.promise": "60"},
        "members.2.name",
        " samira",
        "“samira” is in this list twice.",
        "pay in 140.00",
    ),
}


@pytest.fixture(scope="module")
def comma(tmp_path_factory: pytest.TempPathFactory, start_content: Path, cache: Path) -> Iterator[Server]:
    """English as Indonesia writes its numbers: 1.234,56."""
    running = Server(tmp_path_factory.mktemp("comma"), start_content, cache, locale=("en", "ID")).start()
    yield running
    running.stop()


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_the_field_says_what_is_wrong_and_all_else_stays(
    start_server: Server, new_group: Callable[[Server], Visitor], slip: Slip
) -> None:
    visitor = new_group(start_server)
    assert visitor.answer(slip.exercise, answer=slip.good).json()["state"]["problems"] == {}
    answer = {**slip.good, slip.name: slip.typed}
    tried = visitor.answer(slip.exercise, revision=2, base=1, do="try", answer=answer).json()
    assert tried["problems"] == {slip.name: slip.said}
    assert slip.stays in "".join(tried["computed"].values())
    assert visitor.get(f"/answers/{slip.exercise}").json()["answers"]["0"]["answer"] == slip.good
    kept = visitor.answer(slip.exercise, revision=3, base=1, answer=answer).json()["state"]
    assert kept["answers"]["0"]["answer"] == answer
    assert kept["problems"] == {slip.name: slip.said}
    assert kept["computed"] == tried["computed"]


def test_another_languages_signs_are_read_where_they_have_one_meaning(
    comma: Server, new_group: Callable[[Server], Visitor]
) -> None:
    visitor = new_group(comma)
    read = visitor.answer(COST, answer={**BASKET, **MAT, PRICE: "1.234,56"}).json()["state"]
    assert read["problems"] == {}
    assert "1.234,56" in read["computed"]["margin"]
    other = visitor.answer(COST, revision=2, base=1, answer={**BASKET, **MAT, PRICE: "1,234.56"}).json()["state"]
    assert other["problems"] == {}
    assert other["computed"]["margin"] == read["computed"]["margin"]
    broken = visitor.answer(COST, revision=3, base=2, answer={**BASKET, **MAT, PRICE: "1,23.56"}).json()["state"]
    assert broken["problems"] == {PRICE: "“1,23.56” can mean two things. Which one do you mean?"}
    assert [each["typed"] for each in broken["meanings"][PRICE]] == ["123,56", "12356"]
    assert broken["answers"]["0"]["answer"][PRICE] == "1,23.56"
    assert "it leaves 3,00, or 30,0%" in broken["computed"]["margin"]


def test_two_thousand_characters_fit_where_one_writes_and_are_refused_where_no_form_lets_them_in(
    start_server: Server, new_group: Callable[[Server], Visitor]
) -> None:
    visitor, long = new_group(start_server), "long " * 400
    assert visitor.answer("start.core.criteria", answer={"ours.words": long}).status == 200
    assert visitor.get("/answers/start.core.criteria").json()["answers"]["0"]["answer"] == {"ours.words": long}
    visitor.answer(COST, answer=BASKET)
    for name, typed in (("ours.1.product", long), ("ours.1.price", "1" * 2000)):
        refused = visitor.answer(COST, revision=2, base=1, answer={**BASKET, name: typed})
        assert refused.status == 400
        assert "characters, not 2000" in refused.json()["refused"]
    assert visitor.get(f"/answers/{COST}").json()["answers"]["0"]["answer"] == BASKET
