from coopkit.calculators import CALCULATORS, CalculationResult, IncompleteInput, compute
from tests.calculators.english import rows, sentences
from tests.calculators.money import CENTS


def tasks(*names: str) -> dict[str, str]:
    found = {f"tasks.{row}.task": "Something to do" for row in range(1, len(names) + 1)}
    return found | {f"tasks.{row}.who": name for row, name in enumerate(names, 1) if name}


def computed(values: dict[str, str]) -> CalculationResult:
    result = compute("workload", values, CENTS)
    assert isinstance(result, CalculationResult)
    return result


def test_five_tasks_of_ten_on_one_person_are_too_many() -> None:
    result = computed(tasks("Mei", "mei ", "MEI", "Aziz", "Mei", "Mei", "Rosa", "Aziz", "Rosa", "Tariq"))
    assert sentences(result) == ["Mei has 5 tasks. That is too much for one person: who takes some?"]
    assert rows(result.tables[0])[2:] == [["Mei", "5"], ["Aziz", "2"], ["Rosa", "2"], ["Tariq", "1"]]
    assert result.figures == {"tasks": 10, "people": 4, "most": 5, "without": 0}


def test_four_tasks_of_ten_are_not_too_many() -> None:
    assert sentences(computed(tasks(*["Mei"] * 4, *["Aziz"] * 4, "Rosa", "Rosa"))) == ["Nobody has more than 4 tasks."]


def test_tasks_without_a_name_are_counted() -> None:
    assert sentences(computed(tasks("Mei", "", "")))[1:] == ["2 tasks have no name beside them yet."]
    nobody = computed(tasks(""))
    assert (sentences(nobody), nobody.tables) == (["One task has no name beside it yet."], ())


def test_a_name_without_a_task_is_no_task() -> None:
    assert isinstance(compute("workload", {"tasks.1.who": "Mei"}, CENTS), IncompleteInput)


def test_the_worked_example_fills_every_line() -> None:
    calculation = CALCULATORS["workload"]
    result = compute("workload", calculation.example, CENTS)
    assert isinstance(result, CalculationResult)
    assert [line.id for line in calculation.lines if line.id not in result.figures] == []
