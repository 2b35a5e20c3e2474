"""The money dashboard: a running co-operative's statements, ratios and cash side by side, and what if."""

from collections.abc import Iterable, Iterator, Sequence

import ipywidgets as widgets
from markupsafe import Markup

from coopkit.i18n import N_, LazyText, lazy
from coopkit.live_tools.live_tool import LiveTool, ToolSide
from coopkit.live_tools.money_panes import MoneyPanes
from coopkit.portfolio.account_lines import OUR_MEMBERS, OUR_MONTHS, OUR_RULES, OUR_YEAR
from coopkit.portfolio.accounts import AnnualAccounts, read_accounts
from coopkit.portfolio.adjustable_inputs import AdjustableInput
from coopkit.portfolio.group_answers import GroupAnswers
from coopkit.portfolio.members.saved_list import LISTED
from coopkit.portfolio.samples import Sample
from coopkit.portfolio.what_if import adjustable_inputs_of_year, adjusted_accounts, what_if_of

EXERCISES = (OUR_YEAR, OUR_MONTHS, OUR_RULES, OUR_MEMBERS, LISTED)
"""Whose answers the dashboard shows: the year, its months, the rules for a surplus, and the members."""


class MoneyDashboard(LiveTool):
    """A co-operative's own year, live.

    Args:
        sample: stands in where no group is known or its year is not complete.
    """

    def __init__(self, sample: Sample) -> None:
        self.warnings, self.statements, self.ratios, self.cash = (widgets.HTML() for _ in range(4))
        super().__init__(sample, EXERCISES)
        self.controls.children = (*self.controls.children, self.warnings)

    def _levers_of(self, side: ToolSide) -> Iterable[AdjustableInput]:
        return adjustable_inputs_of_year(side.answers, _books(side, side.answers))

    def _missing(self, side: ToolSide) -> Sequence[LazyText]:
        books = _books(side, side.answers)
        if books.now and books.has_balance:
            return ()
        return [gap.said for gap in books.gaps if gap.exercise == OUR_YEAR]

    def _show_result(self, side: ToolSide, tried: GroupAnswers | None) -> None:
        books = _books(side, side.answers)
        panes = MoneyPanes(side.locale, side.country, books, None if tried is None else _tried(side, tried))
        self.glance.value = panes.glance()
        warned = panes.warned()
        notice = Markup('<div class="notice">{}</div>')
        self.warnings.value = notice.format(self._paragraphs(warned)) if warned else ""
        self.statements.value = panes.statements()
        self.ratios.value = panes.ratios()
        self.cash.value = panes.cash()

    def _show_instead(self, sentences: Markup) -> None:
        self.glance.value = self.warnings.value = ""
        for pane in (self.statements, self.ratios, self.cash):
            pane.value = sentences

    def _on_keeping(self, tried: Iterable[str]) -> Iterator[LazyText]:
        levers = [self._levers[id_] for id_ in tried]
        if any(not each.keeps for each in levers):
            yield lazy(
                N_(
                    "Prices, quantity and pay can only be tried here: the year is what it was. "
                    "What you want to keep of it belongs into next year’s budget."
                )
            )
        if any(each.keeps for each in levers):
            yield lazy(N_("When you keep it, the rate of the reserve changes in your rules."))


def _books(side: ToolSide, answers: GroupAnswers) -> AnnualAccounts:
    return read_accounts(answers, minor_digits=side.locale.minor_digits)


def _tried(side: ToolSide, tried: GroupAnswers) -> AnnualAccounts:
    """The books with what is tried: another rate for the reserve is in them, the percentages come on top."""
    return adjusted_accounts(_books(side, tried), what_if_of(tried), minor_digits=side.locale.minor_digits)
