from decimal import Decimal

import pytest

from coopkit.calculators import CALCULATORS, CalculationResult, IncompleteInput, compute
from coopkit.calculators.governance.decision_limits import CASES
from tests.calculators.english import formula, rows, sentences
from tests.calculators.money import CENTS

Answers = dict[str, Decimal | str]
AMOUNTS = (45, 120, 270, 800, 2500, 6000)


def rule(manager: int = 150, board: int = 2000) -> Answers:
    return {"limits.manager.up_to": Decimal(manager), "limits.board.up_to": Decimal(board)}


def cases(*felt: str) -> Answers:
    found: Answers = {f"cases.{id_}.amount": Decimal(amount) for id_, amount in zip(CASES, AMOUNTS, strict=True)}
    return found | {f"cases.{id_}.who": body for id_, body in zip(CASES, felt, strict=False)}


def computed(values: Answers) -> CalculationResult:
    result = compute("decision-limits", values, CENTS)
    assert isinstance(result, CalculationResult)
    return result


def missing(values: Answers) -> list[str]:
    result = compute("decision-limits", values, CENTS)
    assert isinstance(result, IncompleteInput)
    return sentences(result)


def test_the_limits_say_who_decides_each_case() -> None:
    result = computed(rule() | cases())
    assert sentences(result) == ["6 cases by your rule: the manager decides 2, the board 2, the assembly 2."]
    assert formula(result) == ["Up to 150.00 the manager, up to 2,000.00 the board, above it the assembly."]
    assert [row[2] for row in rows(result.tables[0])[2:]] == [
        "the manager",
        "the manager",
        "the board",
        "the board",
        "the assembly",
        "the assembly",
    ]


def test_an_amount_at_the_limit_is_still_up_to_it() -> None:
    assert computed(rule(120, 800) | cases()).figures == {"manager": 2, "board": 2, "assembly": 2, "differ": 0}
    assert computed(rule(119, 799) | cases()).figures == {"manager": 1, "board": 2, "assembly": 3, "differ": 0}


def test_where_rule_and_feeling_differ_it_is_asked_which_should_change() -> None:
    felt = computed(rule() | cases("manager", "manager", "manager"))
    assert sentences(felt)[1:] == [
        "Three bills of one shop in one week: you put the manager, your rule says the board. Which of the two do "
        "you want to change?"
    ]
    assert felt.figures["differ"] == 1
    same = computed(rule() | cases("manager", "manager", "board", "board", "assembly", "assembly"))
    assert sentences(same)[1:] == ["Everywhere your rule says what you had put."]


def test_a_rule_that_leaves_somebody_nothing_is_told() -> None:
    assert sentences(computed(rule(0, 2000) | cases()))[-1].startswith("The manager decides none of them.")
    assert sentences(computed(rule(150, 9000) | cases()))[-1].startswith("None of them comes before the members.")


def test_what_is_missing_or_turned_round_is_named() -> None:
    assert missing({}) == [
        "2 numbers are still missing: up to what amount the manager decides and up to what amount the board decides."
    ]
    assert missing(rule()) == ["Give one case its amount."]
    assert missing(rule(500, 100)) == [
        "The board’s limit, 100.00, is less than the manager’s, 500.00. Is it the other way round?"
    ]


def test_a_body_that_no_form_offers_is_refused() -> None:
    with pytest.raises(ValueError, match=r"cases\.gloves\.who is 'chair': there are manager"):
        compute("decision-limits", rule() | cases("chair"), CENTS)


def test_the_worked_example_fills_every_line() -> None:
    calculation = CALCULATORS["decision-limits"]
    result = computed(dict(calculation.example))
    assert [line.id for line in calculation.lines if line.id not in result.figures] == []
