"""Find the thresholds of the seven tests: the smallest change of one number that changes a test's answer.

They are found by bisection: the tests are evaluated again and again with other values of that number.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from coopkit.business.feasibility.seven_tests import TopicResult
from coopkit.business.feasibility.seven_tests_inputs import Topic, TopicAnswer
from coopkit.business.money import round_up
from coopkit.business.plan import MONTHS, evaluate
from coopkit.portfolio.adjustable_inputs import AdjustableInput, AdjustableKind, with_changes
from coopkit.portfolio.feasibility_reader import FeasibilityResult, read_feasibility
from coopkit.portfolio.group_answers import GroupAnswers
from coopkit.portfolio.plan_reader import read_plan

INPUTS_BY_TOPIC = MappingProxyType(
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
"""The inputs that are tried for each test, besides the number that the test itself compares."""

LOWER_IS_BETTER = frozenset({AdjustableKind.VARIABLE, AdjustableKind.FIXED})
_COMPARED_BY_TOPIC = MappingProxyType(
    {Topic.DEMAND: AdjustableKind.DEMAND, Topic.CASH: AdjustableKind.START_MONEY, Topic.MONEY: AdjustableKind.PROMISED}
)


@dataclass(frozen=True)
class Threshold:
    """The value of one number at which a test's answer changes.

    answer: the current answer, yes or no. kind, product: those of the number's `AdjustableInput`. at: for a no, the
    first value that makes it a yes, or None if there is none; for a yes, the last value that keeps it a yes. For
    START_MONEY it is the money needed on top of the money at the start, or the money that may be missing.
    """

    topic: Topic
    answer: TopicAnswer
    kind: AdjustableKind
    at: Decimal | Fraction | None
    product: str = ""


def evaluate_tests(answers: GroupAnswers, *, minor_digits: int) -> FeasibilityResult:
    """Return the seven tests of these answers, with the plan evaluated for the first year only, which is faster.

    minor_digits: decimal places of the smallest money.
    """
    read = read_plan(answers, minor_digits=minor_digits)
    return read_feasibility(
        answers, read, evaluate(read.plan, years=1) if read.plan else None, minor_digits=minor_digits
    )


def find_thresholds(
    answers: GroupAnswers, inputs: Sequence[AdjustableInput], *, minor_digits: int
) -> tuple[Threshold, ...]:
    """Return the thresholds of each test with a yes or no: that of the number it compares, then those of the inputs.

    inputs: the adjustable inputs of these answers. minor_digits: decimal places of the smallest money.
    """
    now = evaluate_tests(answers, minor_digits=minor_digits)
    cached_tests = _CachedTests(answers, minor_digits)
    found: list[Threshold] = []
    for tested in now.tests.results:
        if tested.topic in INPUTS_BY_TOPIC and tested.computed_answer in (TopicAnswer.YES, TopicAnswer.NO):
            found += _compared_threshold(tested, minor_digits)
            kinds = INPUTS_BY_TOPIC[tested.topic]
            of_test = sorted((each for each in inputs if each.kind in kinds), key=lambda each: kinds.index(each.kind))
            found += (
                threshold for adjustable in of_test if (threshold := _input_threshold(tested, adjustable, cached_tests))
            )
    return tuple(found)


class _CachedTests:
    """The tests with one number changed; each change is evaluated once."""

    def __init__(self, answers: GroupAnswers, minor_digits: int) -> None:
        self._answers, self._minor_digits = answers, minor_digits
        self._known: dict[tuple[str, Decimal], dict[Topic, TopicAnswer | None]] = {}

    def answer(self, topic: Topic, adjustable: AdjustableInput, value: Decimal) -> TopicAnswer | None:
        """Return the answer to a test once the input has this value."""
        place = adjustable.id, value
        if place not in self._known:
            tests = evaluate_tests(
                with_changes(self._answers, (adjustable.changes(value),)), minor_digits=self._minor_digits
            ).tests
            self._known[place] = {each.topic: each.computed_answer for each in tests.results}
        return self._known[place][topic]


def _compared_threshold(tested: TopicResult, minor_digits: int) -> Iterator[Threshold]:
    """Yield the threshold of the number that the test itself compares, which is the number needed."""
    if (
        tested.topic not in _COMPARED_BY_TOPIC
        or tested.found is None
        or tested.needed is None
        or tested.computed_answer is None
    ):
        return
    at: Fraction | Decimal = tested.needed
    if tested.topic is Topic.CASH:
        at = abs(tested.found)
    elif tested.topic is Topic.MONEY:
        at = round_up(tested.needed, minor_digits)
    yield Threshold(tested.topic, tested.computed_answer, _COMPARED_BY_TOPIC[tested.topic], at)


def _input_threshold(tested: TopicResult, adjustable: AdjustableInput, cached_tests: _CachedTests) -> Threshold | None:
    """Return the threshold of one input; None if the answer stays yes in its whole range."""
    assert tested.computed_answer is not None
    is_no = tested.computed_answer is TopicAnswer.NO
    down = (adjustable.kind in LOWER_IS_BETTER) is is_no
    end, step = (adjustable.least, -adjustable.unit) if down else (adjustable.most, adjustable.unit)

    def is_changed(steps: int) -> bool:
        answer_then = cached_tests.answer(tested.topic, adjustable, adjustable.now + steps * step)
        return answer_then is (TopicAnswer.YES if is_no else TopicAnswer.NO)

    most = int((end - adjustable.now) / step)
    if adjustable.kind is AdjustableKind.MONTHS:
        first = _fewest_steps_in_months(is_changed, int(adjustable.now), most, down=down)
    else:
        first = _fewest_steps(is_changed, 0, most)
    if first is None:
        return Threshold(tested.topic, TopicAnswer.NO, adjustable.kind, None, adjustable.product) if is_no else None
    at = adjustable.now + (first if is_no else first - 1) * step
    return Threshold(tested.topic, tested.computed_answer, adjustable.kind, at, adjustable.product)


def _fewest_steps(is_changed: Callable[[int], bool], before: int, most: int) -> int | None:
    """Return the fewest steps that change the answer, by bisection; None if `most` steps don't.

    is_changed: whether the answer is changed after so many steps; once changed, it stays so up to `most`.
    before: steps that don't change it.
    """
    if most <= before or not is_changed(most):
        return None
    low, high = before, most
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if is_changed(middle) else (middle, high)
    return high


def _fewest_steps_in_months(is_changed: Callable[[int], bool], now: int, most: int, *, down: bool) -> int | None:
    """Return the fewest steps for the months of a loan.

    Below a year each month is tried, because there a longer loan can leave less cash than a shorter one.
    """
    to_a_year = min(most, max(0, now - MONTHS if down else MONTHS - now))
    if down:
        return _fewest_steps(is_changed, 0, to_a_year) or _fewest_steps_one_by_one(is_changed, to_a_year, most)
    return _fewest_steps_one_by_one(is_changed, 0, to_a_year) or _fewest_steps(is_changed, to_a_year, most)


def _fewest_steps_one_by_one(is_changed: Callable[[int], bool], before: int, most: int) -> int | None:
    """Return the fewest steps above `before` that change the answer, by trying each; None if `most` steps don't."""
    return next((steps for steps in range(before + 1, most + 1) if is_changed(steps)), None)
