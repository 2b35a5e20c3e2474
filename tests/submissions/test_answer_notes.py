from dataclasses import replace as replace_desk
from decimal import Decimal

import pytest
from msgspec.structs import replace

from coopkit.countries import load_country
from coopkit.exercises import Exercise, Outcome, RawAnswer
from coopkit.exercises.fields import NumberField, Slider
from coopkit.exercises.kinds.calculator import calculator
from coopkit.exercises.kinds.choose_one import choose_one
from coopkit.exercises.kinds.number import number
from coopkit.exercises.kinds.table import table
from coopkit.submissions import PreviewFacts, SubmissionMessage, preview
from tests.exercises.catalogue import CATALOGUE, ENGLISH, exercise
from tests.submissions.conftest import Open

NUMBERS = {"members": 15, "units_each": 4, "single_price": "26.00", "bulk_price": "21.50", "minimum_units": 60}
INPUTS = tuple(NumberField(name, name, given=str(value)) for name, value in {**NUMBERS, "transport": "90.00"}.items())

TRUCK = Slider("transport", "Truck", low="0", high="200", step="5", given="90")


def joint_buying(part: str = "try") -> object:
    return calculator("think.test.buy", part, "", calculation="joint-buying", inputs=INPUTS)


def typed(**changed: str) -> RawAnswer:
    return {f"try.{field.id}": changed.get(field.id, field.given) for field in INPUTS}


def test_a_remark_stands_at_each_row_in_which_its_conditions_hold(group: Open):
    weak_and_wanted = {"answer.1.strength": "2", "answer.1.more": "yes"}
    weak = {"answer.2.strength": "1", "answer.2.more": "no"}
    strong = {"answer.3.strength": "3", "answer.3.more": "yes"}
    reply = group(CATALOGUE["table"]).send("save", {**weak_and_wanted, **weak, **strong})
    assert reply.state.notes == {"answer.1": "Link to work on"}


def test_totals_add_what_can_be_read(group: Open):
    phone = group(CATALOGUE["table"])
    raw = {"answer.1.cost": "1,250.50", "answer.2.cost": "a lot", "answer.5.cost": "0.75"}
    assert phone.send("save", raw).state.totals == {"answer.cost": "1,251.25"}
    assert phone.sees().totals == {"answer.cost": ENGLISH.number(Decimal("1251.25"))}


def test_a_number_that_cannot_be_is_in_no_total(group: Open):
    columns = (NumberField("cost", "Cost", least="0"),)
    phone = group(exercise(table("think.test.one", "answer", "", columns=columns, totals=("cost",))))
    reply = phone.send("save", {"answer.1.cost": "7", "answer.2.cost": "-5"})
    assert reply.state.totals == {"answer.cost": "7"}
    assert list(reply.state.problems) == ["answer.2.cost"]


def test_an_empty_table_adds_up_to_nothing(group: Open):
    seen = group(CATALOGUE["table"]).sees()
    assert (seen.totals, seen.notes) == ({"answer.cost": "0"}, {})


def test_a_calculator_computes_with_what_was_given_until_somebody_types(group: Open):
    phone = group(exercise(joint_buying(), id_="think.test.buy"))
    assert "180.00" in phone.sees().computed["try"]
    reply = phone.send("save", typed(members="30"))
    assert "180.00" not in reply.state.computed["try"]


def test_a_calculator_says_what_is_missing(group: Open):
    phone = group(exercise(joint_buying(), id_="think.test.buy"))
    reply = phone.send("save", typed(transport=""))
    assert "the cost of transport" in reply.state.computed["try"]


def test_a_calculator_beside_a_judged_number_waits_until_that_one_may_be_known(group: Open):
    parts = (number("think.test.buy", "each", "What does each save?", key="12.00"), joint_buying())
    phone = group(exercise(*parts, id_="think.test.buy"))
    assert phone.sees().computed == {}
    assert phone.send("save", {"each.number": "18", **typed()}).state.computed == {}
    checked = phone.send("check", {"each.number": "18", **typed()})
    assert checked.result == "wrong"
    assert "12.00" in checked.state.computed["try"]


@pytest.mark.parametrize("kind", [kind for kind, each in CATALOGUE.items() if len(each.definition.parts) == 1])
def test_a_calculator_beside_a_part_of_any_kind_waits_where_that_part_is_judged(group: Open, kind: str):
    beside = CATALOGUE[kind]
    (part,), (key,) = beside.definition.parts, beside.key.parts
    judged = Outcome.RIGHT in {sample.outcome for sample in beside.sample_answers()}
    phone = group(exercise((part, key), joint_buying(), id_="think.test.buy"))
    assert ("try" in phone.sees().computed) is not judged
    message = SubmissionMessage(client="phone", revision=9, base=0, seat=0, do="try", answer={**typed()})
    tried = preview(phone.context, phone.learner, phone.exercise, message, PreviewFacts())
    assert ("try" in tried.results) is not judged
    if judged:
        assert "180.00" in phone.send("check", {**beside.solution(), **typed()}).state.computed["try"]


@pytest.mark.parametrize("waits", [True, False])
def test_an_author_says_whether_a_calculator_waits_for_the_key(group: Open, waits: bool):
    ours = calculator("think.test.buy", "try", "", calculation="joint-buying", inputs=INPUTS, waits=waits)
    fruit = choose_one("think.test.buy", "each", "Which?", options={"fig": "A fig", "nut": "A nut"}, key="fig")
    assert ("try" in group(exercise(fruit, ours)).sees().computed) is not waits
    still_open = choose_one("think.test.buy", "each", "Which?", options={"fig": "A fig", "nut": "A nut"})
    assert "try" in group(exercise(still_open, ours)).sees().computed


def test_a_slider_that_nobody_has_moved_counts_where_it_stands_and_is_no_answer(group: Open):
    inputs = (*(field for field in INPUTS if field.id != "transport"), TRUCK)
    asked = exercise(calculator("think.test.buy", "try", "", calculation="joint-buying", inputs=inputs, optional=False))
    phone = group(asked)
    assert "180.00" in phone.sees().computed["try"]  # as an example
    assert phone.send("check", {}).result == "unanswered"
    assert phone.kept() == {}
    moved = phone.send("check", {"try.transport": "90"})
    assert moved.result == "open"


def test_a_calculator_of_ones_own_numbers_waits_for_nothing_though_it_has_a_slider(group: Open):
    inputs = (
        *(replace(field, given="") for field in INPUTS if field.id != "transport"),
        TRUCK,
    )
    ours = calculator("think.test.buy", "try", "", calculation="joint-buying", inputs=inputs)
    phone = group(exercise(number("think.test.buy", "each", "What does each save?", key="12.00"), ours))
    assert "still missing" in phone.sees().computed["try"]
    reply = phone.send("save", typed(transport="90"))
    assert "180.00" in reply.state.computed["try"]


def test_a_calculator_of_a_table_that_is_given_whole_waits_and_one_of_a_table_to_fill_in_does_not(group: Open):
    def asked(given: dict[str, dict[str, str]]) -> Exercise:
        columns = (NumberField("budget", "Budget"), NumberField("actual", "Actual"))
        rows = {"sales": "Sales"}
        lines = table("think.test.buy", "lines", "", columns=columns, rows=rows, given=given, optional=True)
        judged = number("think.test.buy", "left", "What is left?", key="9")
        return exercise(
            lines, judged, calculator("think.test.buy", "try", "", calculation="budget-actual"), id_="think.test.buy"
        )

    phone = group(asked({"sales": {"budget": "10", "actual": "9"}}))
    assert phone.sees().computed == {}
    assert "9.00" in phone.send("check", {"left.number": "8"}).state.computed["try"]
    assert "Put in budget and actual" in group(asked({})).sees().computed["try"]


def test_what_sources_state_about_the_readers_country_reaches_the_calculation(group: Open):
    part = calculator("manage.fin.our-rules", "more", "", calculation="our-rules")
    phone = group(
        exercise(
            table("manage.fin.our-rules", "lines", "", columns=(NumberField("rate", "Rate"),), rows={"reserve": "?"}),
            part,
            id_="manage.fin.our-rules",
        )
    )
    assert "Stated by" not in phone.sees().computed["more"]
    phone.context = replace_desk(phone.context, facts=load_country("ph").facts)
    assert "Stated by public texts on Republic Act 9520" in phone.sees().computed["more"]
