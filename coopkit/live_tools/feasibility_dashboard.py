"""The feasibility dashboard: seven tests at a glance, what would turn each, and sliders to try it."""

from collections.abc import Iterable, Iterator, Sequence
from types import MappingProxyType

import ipywidgets as widgets
from markupsafe import Markup

from coopkit.business.feasibility.seven_tests import SevenTests, TopicResult
from coopkit.business.feasibility.seven_tests_inputs import Topic, TopicAnswer
from coopkit.calculators import CalculationContext
from coopkit.calculators.feasibility.seven_tests import feasibility_tests
from coopkit.i18n import N_, LazyText, Locale, lazy
from coopkit.live_tools.live_tool import LiveTool, ToolSide
from coopkit.portfolio.adjustable_inputs import AdjustableInput
from coopkit.portfolio.adjustable_of_group import adjustable_inputs_of_tests
from coopkit.portfolio.adjustable_wording import threshold_text
from coopkit.portfolio.group_answers import GroupAnswers
from coopkit.portfolio.plan_fields import BINDINGS, TESTS
from coopkit.portfolio.samples import Sample
from coopkit.portfolio.seven_tests import DEMAND, RISKS, Feasibility
from coopkit.portfolio.thresholds import Threshold, read_tests, thresholds
from coopkit.report.seven_tests import ANSWER_LABELS, DECISION_LABELS, TEST_NAMES, reason_sentence
from coopkit.views.environment import render_template

EXERCISES = tuple(dict.fromkeys((DEMAND, RISKS, *(place.exercise for place in BINDINGS.values()), TESTS)))
NEEDED = (Topic.DEMAND, Topic.HANDS)
"""Without the numbers of these two there is nothing to try."""


SIGNS = MappingProxyType({TopicAnswer.YES: "✓", TopicAnswer.NOT_YET: "…", TopicAnswer.NO: "✕"})


class TestsPanes:
    """Seven tests in words and signs.

    Args:
        locale: the reader's language.
        found: the tests as they are, or as they would be with what is tried.
        before: the tests as they are, where other numbers are tried.
    """

    def __init__(self, locale: Locale, found: Feasibility, before: Feasibility | None = None) -> None:
        self._locale, self._found, self._before = locale, found, before

    def glance(self) -> Markup:
        """What the rule says, and a sign for each test."""
        tests = self._found.tests
        lead = lazy(N_("The rule says: {decision}."), decision=lazy(DECISION_LABELS[tests.by_rule]))
        if self._before and self._before.tests.by_rule is not tests.by_rule:
            text = N_("The rule says: {decision}. Before it was: {before}.")
            decision, before = (lazy(DECISION_LABELS[each]) for each in (tests.by_rule, self._before.tests.by_rule))
            lead = lazy(text, decision=decision, before=before)
        shown = [self._answer(each) for each in tests.results]
        return render_template(
            "tools/seven_tests_summary.html", self._locale, lead=self._locale.resolve(lead), tests=shown
        )

    def seven(self, said: Sequence[LazyText]) -> Markup:
        """Each test with its answer and its reason.

        Args:
            said: what the rule, the vote and the guesses come to.
        """
        shown = [{**self._named(each), "was": self._was(each), "why": self._why(each)} for each in self._results]
        sentences = [self._locale.resolve(each) for each in said]
        return render_template("tools/seven_tests.html", self._locale, tests=shown, said=sentences)

    def turns(self, turns: Sequence[Threshold]) -> Markup:
        """What would turn each test."""
        return render_template("tools/thresholds.html", self._locale, tests=list(self._turned(turns)))

    @property
    def _results(self) -> tuple[TopicResult, ...]:
        return self._found.tests.results

    def _turned(self, turns: Sequence[Threshold]) -> Iterator[dict[str, object]]:
        locale = self._locale
        for tested in self._results:
            told = threshold_text(tested, turns, in_money=self._found.in_money, minor_digits=locale.minor_digits)
            yield {
                **self._named(tested),
                "lead": locale.resolve(told.lead),
                "points": [locale.resolve(each) for each in told.points],
                "rest": locale.resolve(told.rest) if told.rest else "",
            }

    def _answer(self, tested: TopicResult) -> dict[str, str]:
        word = self._locale.text(ANSWER_LABELS[tested.answer])
        return {"answer": tested.answer.value, "sign": SIGNS[tested.answer], "word": word}

    def _named(self, tested: TopicResult) -> dict[str, object]:
        return {**self._answer(tested), "name": self._locale.text(TEST_NAMES[tested.topic])}

    def _why(self, tested: TopicResult) -> str:
        return self._locale.resolve(reason_sentence(tested, in_money=self._found.in_money))

    def _was(self, tested: TopicResult) -> str:
        before = _result_of(self._before.tests, tested) if self._before else tested
        if before.answer is tested.answer:
            return ""
        return self._locale.resolve(lazy(N_("Before: {answer}."), answer=lazy(ANSWER_LABELS[before.answer])))


def _result_of(tests: SevenTests, tested: TopicResult) -> TopicResult:
    return next(each for each in tests.results if each.topic is tested.topic)


class FeasibilityDashboard(LiveTool):
    """The seven tests of a group, live.

    Args:
        sample: stands in where no group is known or its study is not complete.
    """

    def __init__(self, sample: Sample) -> None:
        self.seven, self.turns = widgets.HTML(), widgets.HTML()
        super().__init__(sample, EXERCISES)

    def _inputs_of(self, side: ToolSide) -> Iterable[AdjustableInput]:
        return self._inputs_in(side, side.answers, self._read(side, side.answers))

    def _missing(self, side: ToolSide) -> Sequence[LazyText]:
        found = self._read(side, side.answers)
        return [
            reason_sentence(each, in_money=found.in_money)
            for each in found.tests.results
            if each.topic in NEEDED and each.computed_answer is TopicAnswer.NOT_YET
        ]

    def _show_result(self, side: ToolSide, tried: GroupAnswers | None) -> None:
        answers = side.answers if tried is None else tried
        before = self._read(side, side.answers)
        found = before if tried is None else self._read(side, tried)
        panes = TestsPanes(side.locale, found, before)
        told = feasibility_tests({}, CalculationContext(answers.by_exercise, minor_digits=side.locale.minor_digits))
        self.glance.value = panes.glance()
        self.seven.value = panes.seven(told.sentences)
        chosen = {adjustable.id for adjustable in self._shown_inputs()}
        inputs = [each for each in self._inputs_in(side, answers, found) if each.id in chosen]
        self.turns.value = panes.turns(thresholds(answers, inputs, minor_digits=side.locale.minor_digits))

    def _show_instead(self, sentences: Markup) -> None:
        self.glance.value = ""
        self.seven.value = self.turns.value = str(sentences)

    def _read(self, side: ToolSide, answers: GroupAnswers) -> Feasibility:
        return read_tests(answers, minor_digits=side.locale.minor_digits)

    def _inputs_in(self, side: ToolSide, answers: GroupAnswers, found: Feasibility) -> tuple[AdjustableInput, ...]:
        return adjustable_inputs_of_tests(
            answers, minor_digits=side.locale.minor_digits, in_plan=found.rests_on_plan, in_money=found.in_money
        )
