"""The feasibility dashboard: seven tests at a glance, what would turn each, and sliders to try it."""

from collections.abc import Iterable, Sequence

import ipywidgets as widgets
from markupsafe import Markup

from coopkit.business.feasibility.seven_tests import Answer, Topic
from coopkit.calculators import CalculationContext
from coopkit.calculators.feasibility.seven_tests import feasibility_tests
from coopkit.i18n import LazyText
from coopkit.live_tools.feasibility_panes import TestsPanes
from coopkit.live_tools.live_tool import LiveTool, ToolSide
from coopkit.portfolio.adjustable_inputs import AdjustableInput
from coopkit.portfolio.adjustable_of_group import adjustable_inputs_of_tests
from coopkit.portfolio.group_answers import GroupAnswers
from coopkit.portfolio.plan_fields import BINDINGS, TESTS
from coopkit.portfolio.samples import Sample
from coopkit.portfolio.seven_tests import DEMAND, RISKS, Feasibility
from coopkit.portfolio.seven_tests_wording import why
from coopkit.portfolio.thresholds import read_tests, thresholds

EXERCISES = tuple(dict.fromkeys((DEMAND, RISKS, *(place.exercise for place in BINDINGS.values()), TESTS)))
NEEDED = (Topic.DEMAND, Topic.HANDS)
"""Without the numbers of these two there is nothing to try."""


class FeasibilityDashboard(LiveTool):
    """The seven tests of a group, live.

    Args:
        sample: stands in where no group is known or its study is not complete.
    """

    def __init__(self, sample: Sample) -> None:
        self.seven, self.turns = widgets.HTML(), widgets.HTML()
        super().__init__(sample, EXERCISES)

    def _levers_of(self, side: ToolSide) -> Iterable[AdjustableInput]:
        return self._levers_in(side, side.answers, self._read(side, side.answers))

    def _missing(self, side: ToolSide) -> Sequence[LazyText]:
        found = self._read(side, side.answers)
        return [
            why(each, in_money=found.in_money)
            for each in found.tests.results
            if each.topic in NEEDED and each.by_tool is Answer.NOT_YET
        ]

    def _show_result(self, side: ToolSide, tried: GroupAnswers | None) -> None:
        answers = side.answers if tried is None else tried
        before = self._read(side, side.answers)
        found = before if tried is None else self._read(side, tried)
        panes = TestsPanes(side.locale, found, before)
        told = feasibility_tests({}, CalculationContext(answers.by_exercise, minor_digits=side.locale.minor_digits))
        self.glance.value = panes.glance()
        self.seven.value = panes.seven(told.said)
        chosen = {lever.id for lever in self._shown_levers()}
        levers = [each for each in self._levers_in(side, answers, found) if each.id in chosen]
        self.turns.value = panes.turns(thresholds(answers, levers, minor_digits=side.locale.minor_digits))

    def _show_instead(self, sentences: Markup) -> None:
        self.glance.value = ""
        self.seven.value = self.turns.value = str(sentences)

    def _read(self, side: ToolSide, answers: GroupAnswers) -> Feasibility:
        return read_tests(answers, minor_digits=side.locale.minor_digits)

    def _levers_in(self, side: ToolSide, answers: GroupAnswers, found: Feasibility) -> tuple[AdjustableInput, ...]:
        return adjustable_inputs_of_tests(
            answers, minor_digits=side.locale.minor_digits, in_plan=found.rests_on_plan, in_money=found.in_money
        )
