"""The business-plan calculator: sliders for a plan's numbers, its year of cash, its result, and how well it stands."""

from collections.abc import Iterable, Sequence

import ipywidgets as widgets
from markupsafe import Markup

from coopkit.business.plan import Evaluation, evaluate
from coopkit.i18n import LazyText
from coopkit.live_tools.live_tool import LiveTool, ToolSide
from coopkit.live_tools.plan_panes import PlanPanes
from coopkit.portfolio.adjustable_inputs import AdjustableInput
from coopkit.portfolio.adjustable_of_group import adjustable_inputs_of_plan
from coopkit.portfolio.documents.start.context import RESERVE, stated_reserve
from coopkit.portfolio.group_answers import GroupAnswers
from coopkit.portfolio.plan_fields import BINDINGS
from coopkit.portfolio.plan_reader import PlanRead, read_plan
from coopkit.portfolio.plan_warnings import warning_sentences
from coopkit.portfolio.samples import Sample
from coopkit.portfolio.seven_tests import DEMAND

EXERCISES = tuple(dict.fromkeys((*(place.exercise for place in BINDINGS.values()), DEMAND)))
"""What makes up a plan, and the estimate of demand, in which its prices stand once more."""


class PlanCalculator(LiveTool):
    """A group's business plan, live.

    Args:
        sample: stands in where no group is known or its plan is not complete.
    """

    def __init__(self, sample: Sample) -> None:
        self.warnings, self.cash, self.result, self.what_if, self.matters = (widgets.HTML() for _ in range(5))
        super().__init__(sample, EXERCISES)

    def _levers_of(self, side: ToolSide) -> Iterable[AdjustableInput]:
        return adjustable_inputs_of_plan(side.answers, minor_digits=side.locale.minor_digits)

    def _missing(self, side: ToolSide) -> Sequence[LazyText]:
        return [gap.said for gap in _read(side, side.answers).gaps]

    def _show_result(self, side: ToolSide, tried: GroupAnswers | None) -> None:
        planned, read = _evaluated(side, side.answers), _read(side, side.answers)
        result = planned
        if tried is not None:
            read, result = _read(side, tried), _evaluated(side, tried)
        if planned is None or result is None:
            self._show_instead(self._paragraphs(gap.said for gap in read.gaps))
            return
        panes = PlanPanes(side.locale, result, planned if tried is not None else None)
        self.glance.value = panes.glance()
        self.warnings.value = self._warned(side, result)
        self.cash.value = panes.cash()
        self.result.value = panes.result(read.names)
        self.what_if.value = panes.what_if()
        self.matters.value = panes.matters()

    def _warned(self, side: ToolSide, result: Evaluation) -> Markup:
        sentences = warning_sentences(result, side.country.fact(RESERVE))
        notice = Markup('<div class="notice">{}</div>')
        return notice.format(self._paragraphs(sentences)) if sentences else Markup("")

    def _show_instead(self, sentences: Markup) -> None:
        self.glance.value = self.warnings.value = ""
        for pane in (self.cash, self.result, self.what_if, self.matters):
            pane.value = sentences


def _read(side: ToolSide, answers: GroupAnswers) -> PlanRead:
    return read_plan(answers, minor_digits=side.locale.minor_digits)


def _evaluated(side: ToolSide, answers: GroupAnswers) -> Evaluation | None:
    plan = _read(side, answers).plan
    return evaluate(plan, minimum_reserve=stated_reserve(side.country)) if plan else None
