"""The calculation "decision-limits": the group's limits for decisions on money, applied to six cases."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from coopkit.calculators.calculation import Calculation, CalculationResult, ResultLine
from coopkit.calculators.inputs import IncompleteInput, NumberInput, Values, input_problems, read_option
from coopkit.i18n import N_, LazyText, Money, lazy, lazy_n
from coopkit.report import Table, TableCell, heads

MANAGER = NumberInput("limits.manager.up_to", N_("up to what amount the manager decides"))
BOARD = NumberInput("limits.board.up_to", N_("up to what amount the board decides"))

CASES = MappingProxyType(
    {
        "gloves": N_("Gloves and masks for a month"),
        "scale": N_("Repair of the scale"),
        "bills": N_("Three bills of one shop in one week"),
        "tyres": N_("Tyres for the truck, not in the budget"),
        "loan": N_("A loan over two years"),
        "roof": N_("A new roof for the yard"),
    }
)
BODIES = MappingProxyType({"manager": N_("the manager"), "board": N_("the board"), "assembly": N_("the assembly")})


@dataclass(frozen=True)
class DecisionCase:
    """A case with its amount, who decides it by the limits, and who should decide it in the group's opinion, or ""."""

    name: LazyText
    amount: Decimal
    by_rule: str
    expected: str

    @property
    def differs(self) -> bool:
        """Return whether the limits say something else than the group expected."""
        return bool(self.expected) and self.expected != self.by_rule


def decision_limits(values: Values) -> CalculationResult | IncompleteInput:
    """Apply the group's limits to six cases, and compare with who it thought should decide.

    values: `limits.manager.up_to` and `limits.board.up_to`, money, the limit included; `cases.<case>.amount`, money;
    `cases.<case>.who`, an option id. Returns IncompleteInput if a limit or all amounts are missing, or if the board's
    limit is lower than the manager's.
    Raises ValueError for a body that no form offers.
    """
    manager, board = MANAGER.read(values), BOARD.read(values)
    problems = input_problems(values, (MANAGER, BOARD))
    if problems or manager is None or board is None:
        return IncompleteInput(problems)
    if board < manager:
        text = N_("The board’s limit, {board}, is less than the manager’s, {manager}. Is it the other way round?")
        return IncompleteInput((lazy(text, board=Money(board), manager=Money(manager)),))
    cases = tuple(_read_cases(values, manager, board))
    if not cases:
        return IncompleteInput((lazy(N_("Give one case its amount.")),))
    count = {body: sum(case.by_rule == body for case in cases) for body in BODIES}
    figures: dict[str, TableCell] = {**count, "differ": sum(case.differs for case in cases)}
    text = N_("Up to {manager} the manager, up to {board} the board, above it the assembly.")
    rule = lazy(text, manager=Money(manager), board=Money(board))
    return CalculationResult(tuple(_decision_sentences(cases, count)), (rule,), (_decisions_table(cases),), figures)


def _read_cases(values: Values, manager: Decimal, board: Decimal) -> Iterator[DecisionCase]:
    """Yield the cases that have an amount."""
    for id_, name in CASES.items():
        amount = values.get(f"cases.{id_}.amount")
        who = f"cases.{id_}.who"
        expected = read_option(values, who, BODIES) if values.get(who) else ""
        if isinstance(amount, Decimal):
            by_rule = "manager" if amount <= manager else "board" if amount <= board else "assembly"
            yield DecisionCase(lazy(name), amount, by_rule, expected)


def _decision_sentences(cases: tuple[DecisionCase, ...], count: dict[str, int]) -> Iterator[LazyText]:
    """Say who decides how many cases, and where that differs from the group's opinion."""
    one = N_("One case by your rule: the manager decides {manager}, the board {board}, the assembly {assembly}.")
    many = N_("{n} cases by your rule: the manager decides {manager}, the board {board}, the assembly {assembly}.")
    yield lazy_n(one, many, len(cases), **count)
    for case in cases:
        if case.differs:
            text = N_("{case}: you put {felt}, your rule says {rule}. Which of the two do you want to change?")
            yield lazy(text, case=case.name, felt=lazy(BODIES[case.expected]), rule=lazy(BODIES[case.by_rule]))
    with_expectation = sum(bool(case.expected) for case in cases)
    if with_expectation == len(cases) and not any(case.differs for case in cases):
        yield lazy(N_("Everywhere your rule says what you had put."))
    if not count["manager"]:
        yield lazy(N_("The manager decides none of them. Who buys gloves while the board is at home?"))
    if not count["assembly"]:
        yield lazy(N_("None of them comes before the members. Is there no amount that all should decide?"))


def _decisions_table(cases: tuple[DecisionCase, ...]) -> Table:
    return Table(
        lazy(N_("Who decides by your rule")),
        heads(N_("Case"), N_("Amount"), N_("Who decides")),
        tuple((case.name, Money(case.amount), lazy(BODIES[case.by_rule])) for case in cases),
    )


_COUNT = N_("count the cases between the limits; a limit itself is still “up to”")

DECISION_LIMITS = Calculation(
    "decision-limits",
    None,
    lambda values, _: decision_limits(values),
    lines=(
        ResultLine("manager", N_("Cases for the manager"), _COUNT),
        ResultLine("board", N_("Cases for the board"), _COUNT),
        ResultLine("assembly", N_("Cases for the assembly"), _COUNT),
        ResultLine("differ", N_("Cases where you had put somebody else"), N_("change the limit, or change your mind")),
    ),
    example={
        "limits.manager.up_to": Decimal(150),
        "limits.board.up_to": Decimal(2000),
        **{
            f"cases.{id_}.amount": Decimal(amount)
            for id_, amount in zip(CASES, (45, 120, 270, 800, 2500, 6000), strict=True)
        },
        "cases.bills.who": "manager",
    },
    money_inputs=("up_to", "amount"),
)
