"""The feasibility dashboard: the seven tests, what would change each answer, and sliders to try it."""

from collections.abc import Iterable, Iterator, Sequence

import ipywidgets as widgets
from markupsafe import Markup

from coopkit.business.feasibility.seven_tests import SevenTests, TopicResult
from coopkit.business.feasibility.seven_tests_inputs import Topic, TopicAnswer
from coopkit.calculators import CalculationContext
from coopkit.calculators.feasibility.seven_tests import feasibility_tests
from coopkit.i18n import N_, LazyText, Locale, lazy
from coopkit.live_tools.live_tool import AnswerSource, LiveTool
from coopkit.portfolio.adjustable_inputs import AdjustableInput
from coopkit.portfolio.adjustable_plan_inputs import adjustable_inputs_of_tests
from coopkit.portfolio.adjustable_wording import threshold_text
from coopkit.portfolio.feasibility_reader import DEMAND, RISKS, FeasibilityResult
from coopkit.portfolio.group_answers import GroupAnswers
from coopkit.portfolio.plan_fields import BINDINGS, TESTS
from coopkit.portfolio.samples import Sample
from coopkit.portfolio.thresholds import Threshold, evaluate_tests, find_thresholds
from coopkit.report.seven_tests import ANSWER_LABELS, ANSWER_SIGNS, DECISION_LABELS, TEST_NAMES, reason_sentence
from coopkit.views.environment import render_template

EXERCISES = tuple(dict.fromkeys((DEMAND, RISKS, *(place.exercise for place in BINDINGS.values()), TESTS)))
REQUIRED_TOPICS = (Topic.DEMAND, Topic.HANDS)
"""The tests whose numbers must be known before there is anything to try."""


class TestsPanes:
    """The seven tests as HTML.

    Args:
        locale: the reader's language.
        found: the tests to show.
        before: the tests without the tried numbers, to show what has changed.
    """

    def __init__(self, locale: Locale, found: FeasibilityResult, before: FeasibilityResult | None = None) -> None:
        self._locale, self._found, self._before = locale, found, before

    def summary(self) -> Markup:
        """Return the rule's decision, and a sign for each test."""
        tests = self._found.tests
        lead = lazy(N_("The rule says: {decision}."), decision=lazy(DECISION_LABELS[tests.by_rule]))
        if self._before and self._before.tests.by_rule is not tests.by_rule:
            text = N_("The rule says: {decision}. Before: {before}.")
            decision, before = (lazy(DECISION_LABELS[each]) for each in (tests.by_rule, self._before.tests.by_rule))
            lead = lazy(text, decision=decision, before=before)
        shown = [self._answer(each) for each in tests.results]
        return render_template(
            "tools/seven_tests_summary.html", self._locale, lead=self._locale.resolve(lead), tests=shown
        )

    def test_list(self, sentences: Sequence[LazyText]) -> Markup:
        """Return each test with its answer and its reason.

        Args:
            sentences: about the rule, the vote and the guesses.
        """
        shown = [
            {**self._name_and_answer(each), "was": self._previous_answer(each), "why": self._reason(each)}
            for each in self._results
        ]
        said = [self._locale.resolve(each) for each in sentences]
        return render_template("tools/seven_tests.html", self._locale, tests=shown, said=said)

    def threshold_list(self, thresholds: Sequence[Threshold]) -> Markup:
        """Return for each test what would change its answer."""
        return render_template("tools/thresholds.html", self._locale, tests=list(self._threshold_texts(thresholds)))

    @property
    def _results(self) -> tuple[TopicResult, ...]:
        return self._found.tests.results

    def _threshold_texts(self, thresholds: Sequence[Threshold]) -> Iterator[dict[str, object]]:
        """Yield the template's values for each test."""
        locale = self._locale
        for tested in self._results:
            text = threshold_text(tested, thresholds, in_money=self._found.in_money, minor_digits=locale.minor_digits)
            yield {
                **self._name_and_answer(tested),
                "lead": locale.resolve(text.lead),
                "points": [locale.resolve(each) for each in text.points],
                "rest": locale.resolve(text.rest) if text.rest else "",
            }

    def _answer(self, tested: TopicResult) -> dict[str, str]:
        """Return the id, the sign and the word for an answer."""
        word = self._locale.text(ANSWER_LABELS[tested.answer])
        return {"answer": tested.answer.value, "sign": ANSWER_SIGNS[tested.answer], "word": word}

    def _name_and_answer(self, tested: TopicResult) -> dict[str, object]:
        """Return the template's values for a test: its name and its answer."""
        return {**self._answer(tested), "name": self._locale.text(TEST_NAMES[tested.topic])}

    def _reason(self, tested: TopicResult) -> str:
        """Return the reason for an answer in a sentence."""
        return self._locale.resolve(reason_sentence(tested, in_money=self._found.in_money))

    def _previous_answer(self, tested: TopicResult) -> str:
        """Return in words the answer before, "" if it is the same."""
        before = _result_of_same_topic(self._before.tests, tested) if self._before else tested
        if before.answer is tested.answer:
            return ""
        return self._locale.resolve(lazy(N_("Before: {answer}."), answer=lazy(ANSWER_LABELS[before.answer])))


def _result_of_same_topic(tests: SevenTests, tested: TopicResult) -> TopicResult:
    """Return the result of the same test among others."""
    return next(each for each in tests.results if each.topic is tested.topic)


class FeasibilityDashboard(LiveTool):
    """The seven tests of a group with sliders.

    Args:
        sample: shown if no group is known or its study isn't complete.
    """

    def __init__(self, sample: Sample) -> None:
        self.seven, self.turns = widgets.HTML(), widgets.HTML()
        super().__init__(sample, EXERCISES, self.seven, self.turns)

    def _adjustable_inputs(self, source: AnswerSource) -> Iterable[AdjustableInput]:
        """Return the inputs of the seven tests."""
        return self._inputs_of_tests(source, source.answers, self._evaluate(source, source.answers))

    def _missing_sentences(self, source: AnswerSource) -> Sequence[LazyText]:
        """Return the reasons why demand and work can't be tested yet."""
        found = self._evaluate(source, source.answers)
        return [
            reason_sentence(each, in_money=found.in_money)
            for each in found.tests.results
            if each.topic in REQUIRED_TOPICS and each.computed_answer is TopicAnswer.NOT_YET
        ]

    def _show_result(self, source: AnswerSource, tried: GroupAnswers | None) -> None:
        """Show the tests with the tried numbers, if there are any, beside those without."""
        answers = source.answers if tried is None else tried
        before = self._evaluate(source, source.answers)
        found = before if tried is None else self._evaluate(source, tried)
        panes = TestsPanes(source.locale, found, before)
        calculation = feasibility_tests({}, CalculationContext(answers, minor_digits=source.locale.minor_digits))
        self.summary.value = panes.summary()
        self.seven.value = panes.test_list(calculation.sentences)
        chosen = {adjustable.id for adjustable in self._shown_inputs()}
        inputs = [each for each in self._inputs_of_tests(source, answers, found) if each.id in chosen]
        self.turns.value = panes.threshold_list(
            find_thresholds(answers, inputs, minor_digits=source.locale.minor_digits)
        )

    def _evaluate(self, source: AnswerSource, answers: GroupAnswers) -> FeasibilityResult:
        """Return the seven tests of these answers, in the money of the source."""
        return evaluate_tests(answers, minor_digits=source.locale.minor_digits)

    def _inputs_of_tests(
        self, source: AnswerSource, answers: GroupAnswers, found: FeasibilityResult
    ) -> tuple[AdjustableInput, ...]:
        """Return the inputs of the seven tests that sliders can change."""
        return adjustable_inputs_of_tests(
            answers, minor_digits=source.locale.minor_digits, in_plan=found.rests_on_plan, in_money=found.in_money
        )
