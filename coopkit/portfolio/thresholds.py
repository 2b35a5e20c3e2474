"""What would turn each of the seven tests: the smallest change of one number, found by reading the tests again."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from coopkit.business.feasibility.seven_tests import TopicResult
from coopkit.business.feasibility.seven_tests_inputs import Topic, TopicAnswer
from coopkit.business.money import round_up
from coopkit.business.plan import MONTHS, evaluate
from coopkit.portfolio.adjustable_inputs import AdjustableInput, AdjustableKind, moved
from coopkit.portfolio.group_answers import GroupAnswers
from coopkit.portfolio.plan_reader import read_plan
from coopkit.portfolio.seven_tests import Feasibility, read_feasibility

TURNED_BY = MappingProxyType(
    {
        Topic.DEMAND: (AdjustableKind.PRICE, AdjustableKind.VARIABLE, AdjustableKind.FIXED, AdjustableKind.CAUTION),
        Topic.HANDS: (
            AdjustableKind.CAN_GIVE,
            AdjustableKind.CAN_GIVE_A_YEAR,
            AdjustableKind.PRICE,
            AdjustableKind.VARIABLE,
            AdjustableKind.FIXED,
            AdjustableKind.MEMBERS,
        ),
        Topic.CASH: (
            AdjustableKind.PRICE,
            AdjustableKind.VARIABLE,
            AdjustableKind.FIXED,
            AdjustableKind.AT_ONCE,
            AdjustableKind.MONTHS,
            AdjustableKind.MEMBERS,
        ),
        Topic.MONEY: (),
    }
)
"""Which numbers are tried for which test, beside the one that the test itself compares."""

THE_LESS_THE_BETTER = frozenset({AdjustableKind.VARIABLE, AdjustableKind.FIXED})
_COMPARED = MappingProxyType(
    {Topic.DEMAND: AdjustableKind.DEMAND, Topic.CASH: AdjustableKind.START_MONEY, Topic.MONEY: AdjustableKind.PROMISED}
)


@dataclass(frozen=True)
class Threshold:
    """The value of one number at which a test's answer changes.

    answer: what the numbers say now, yes or no. kind, words: of the number, as in `AdjustableInput`. at: for a no, the
    first value that makes it a yes, None if there is none; for a yes, the last value that keeps it a yes. For
    START_MONEY it is the amount needed on top of the money at the start, or the amount that may be missing.
    """

    topic: Topic
    answer: TopicAnswer
    kind: AdjustableKind
    at: Decimal | Fraction | None
    words: str = ""


def read_tests(answers: GroupAnswers, *, minor_digits: int) -> Feasibility:
    """The seven tests of these answers; the plan is evaluated for its first year, which is all they ask for.

    minor_digits: places of the smallest money.
    """
    read = read_plan(answers, minor_digits=minor_digits)
    return read_feasibility(
        answers, read, evaluate(read.plan, years=1) if read.plan else None, minor_digits=minor_digits
    )


def thresholds(answers: GroupAnswers, inputs: Sequence[AdjustableInput], *, minor_digits: int) -> tuple[Threshold, ...]:
    """For each test that the numbers answer, what would turn it: first the number it compares, then the inputs.

    inputs: of these answers. minor_digits: places of the smallest money.
    """
    now = read_tests(answers, minor_digits=minor_digits)
    again = _Again(answers, minor_digits)
    found: list[Threshold] = []
    for tested in now.tests.results:
        if tested.topic in TURNED_BY and tested.computed_answer in (TopicAnswer.YES, TopicAnswer.NO):
            found += _compared(tested, minor_digits)
            kinds = TURNED_BY[tested.topic]
            of_test = sorted((each for each in inputs if each.kind in kinds), key=lambda each: kinds.index(each.kind))
            found += (turn for adjustable in of_test if (turn := _turn(tested, adjustable, again)))
    return tuple(found)


class _Again:
    """Reads the tests again with one number changed; the same is read once."""

    def __init__(self, answers: GroupAnswers, minor_digits: int) -> None:
        self._answers, self._minor_digits = answers, minor_digits
        self._known: dict[tuple[str, Decimal], dict[Topic, TopicAnswer | None]] = {}

    def says(self, topic: Topic, adjustable: AdjustableInput, value: Decimal) -> TopicAnswer | None:
        """What the numbers say then."""
        place = adjustable.id, value
        if place not in self._known:
            tests = read_tests(
                moved(self._answers, (adjustable.changes(value),)), minor_digits=self._minor_digits
            ).tests
            self._known[place] = {each.topic: each.computed_answer for each in tests.results}
        return self._known[place][topic]


def _compared(tested: TopicResult, minor_digits: int) -> Iterator[Threshold]:
    """The number that the test compares: what it must be is what is needed."""
    if tested.topic not in _COMPARED or tested.found is None or tested.needed is None or tested.computed_answer is None:
        return
    at: Fraction | Decimal = tested.needed
    if tested.topic is Topic.CASH:
        at = abs(tested.found)
    elif tested.topic is Topic.MONEY:
        at = round_up(tested.needed, minor_digits)
    yield Threshold(tested.topic, tested.computed_answer, _COMPARED[tested.topic], at)


def _turn(tested: TopicResult, adjustable: AdjustableInput, again: _Again) -> Threshold | None:
    """A adjustable's turn; None for one that leaves a yes wherever it goes."""
    assert tested.computed_answer is not None
    is_no = tested.computed_answer is TopicAnswer.NO
    down = (adjustable.kind in THE_LESS_THE_BETTER) is is_no
    end, step = (adjustable.least, -adjustable.unit) if down else (adjustable.most, adjustable.unit)

    def turned(steps: int) -> bool:
        says = again.says(tested.topic, adjustable, adjustable.now + steps * step)
        return says is (TopicAnswer.YES if is_no else TopicAnswer.NO)

    most = int((end - adjustable.now) / step)
    if adjustable.kind is AdjustableKind.MONTHS:
        first = _first_of_months(turned, int(adjustable.now), most, down=down)
    else:
        first = _first(turned, 0, most)
    if first is None:
        return Threshold(tested.topic, TopicAnswer.NO, adjustable.kind, None, adjustable.words) if is_no else None
    at = adjustable.now + (first if is_no else first - 1) * step
    return Threshold(tested.topic, tested.computed_answer, adjustable.kind, at, adjustable.words)


def _first(turned: Callable[[int], bool], before: int, most: int) -> int | None:
    """The fewest steps above `before` that turn it, where all further ones up to `most` do so too; None for none."""
    if most <= before or not turned(most):
        return None
    low, high = before, most
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if turned(middle) else (middle, high)
    return high


def _first_of_months(turned: Callable[[int], bool], now: int, most: int, *, down: bool) -> int | None:
    """The same for the months of a loan, one by one below a year: there a longer loan may cost more than it leaves."""
    to_a_year = min(most, max(0, now - MONTHS if down else MONTHS - now))
    if down:
        return _first(turned, 0, to_a_year) or _one_by_one(turned, to_a_year, most)
    return _one_by_one(turned, 0, to_a_year) or _first(turned, to_a_year, most)


def _one_by_one(turned: Callable[[int], bool], before: int, most: int) -> int | None:
    return next((steps for steps in range(before + 1, most + 1) if turned(steps)), None)
