"""The feasibility dashboard: seven tests at a glance, what would turn each, and sliders to try it."""

from collections.abc import Iterable, Sequence

import ipywidgets as widgets
from markupsafe import Markup

from coopkit.business.feasibility.seven_tests import Answer, Topic
from coopkit.calculators import Group
from coopkit.calculators.feasibility.seven_tests import feasibility_tests
from coopkit.i18n import Said
from coopkit.live_tools.feasibility_panes import TestsPanes
from coopkit.live_tools.live_tool import LiveTool, Side
from coopkit.portfolio.adjustable_inputs import Lever
from coopkit.portfolio.adjustable_of_group import levers_of_tests
from coopkit.portfolio.group_answers import Answers
from coopkit.portfolio.plan_fields import PLACES, TESTS
from coopkit.portfolio.samples import Sample
from coopkit.portfolio.seven_tests import DEMAND, RISKS, Feasibility
from coopkit.portfolio.seven_tests_wording import why
from coopkit.portfolio.thresholds import read_tests, turns

EXERCISES = tuple(dict.fromkeys((DEMAND, RISKS, *(place.exercise for place in PLACES.values()), TESTS)))
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

    def _levers_of(self, side: Side) -> Iterable[Lever]:
        return self._levers_in(side, side.answers, self._read(side, side.answers))

    def _missing(self, side: Side) -> Sequence[Said]:
        found = self._read(side, side.answers)
        return [
            why(each, in_money=found.in_money)
            for each in found.tests.results
            if each.topic in NEEDED and each.by_tool is Answer.NOT_YET
        ]

    def _show_result(self, side: Side, tried: Answers | None) -> None:
        answers = side.answers if tried is None else tried
        before = self._read(side, side.answers)
        found = before if tried is None else self._read(side, tried)
        panes = TestsPanes(side.locale, found, before)
        told = feasibility_tests({}, Group(answers.by_exercise, minor_digits=side.locale.minor_digits))
        self.glance.value = panes.glance()
        self.seven.value = panes.seven(told.said)
        chosen = {lever.id for lever in self._shown_levers()}
        levers = [each for each in self._levers_in(side, answers, found) if each.id in chosen]
        self.turns.value = panes.turns(turns(answers, levers, minor_digits=side.locale.minor_digits))

    def _show_instead(self, sentences: Markup) -> None:
        self.glance.value = ""
        self.seven.value = self.turns.value = str(sentences)

    def _read(self, side: Side, answers: Answers) -> Feasibility:
        return read_tests(answers, minor_digits=side.locale.minor_digits)

    def _levers_in(self, side: Side, answers: Answers, found: Feasibility) -> tuple[Lever, ...]:
        return levers_of_tests(
            answers, minor_digits=side.locale.minor_digits, in_plan=found.rests_on_plan, in_money=found.in_money
        )
