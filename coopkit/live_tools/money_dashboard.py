"""The money dashboard: a running co-operative's statements, ratios and cash side by side, with what-if sliders."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

import ipywidgets as widgets
from markupsafe import Markup

from coopkit.countries import Country
from coopkit.i18n import N_, LazyText, Locale, Money, Percent, lazy
from coopkit.live_tools.live_tool import AnswerSource, LiveTool
from coopkit.live_tools.panes import TRIED_LABEL, Panes, notice_html
from coopkit.portfolio.account_lines import OUR_MEMBERS, OUR_MONTHS, OUR_RULES, OUR_YEAR, RESERVE
from coopkit.portfolio.account_warnings import account_warnings
from coopkit.portfolio.accounts import AnnualAccounts, read_accounts
from coopkit.portfolio.adjustable_inputs import AdjustableInput
from coopkit.portfolio.documents.manage.board_pack import cash_blocks
from coopkit.portfolio.documents.manage.context import YearContext, incomplete_list_blocks
from coopkit.portfolio.documents.manage.year_comparison import (
    RATIOS_CAPTION,
    balance_blocks,
    income_blocks,
    ratio_blocks,
)
from coopkit.portfolio.group_answers import GroupAnswers
from coopkit.portfolio.group_surplus import distribute_surplus
from coopkit.portfolio.members.saved_list import MEMBER_LIST
from coopkit.portfolio.samples import Sample
from coopkit.portfolio.what_if import adjustable_inputs_of_year, adjusted_accounts, read_what_if
from coopkit.report import Chart, Listing, ReportBlock, Table, TableCell
from coopkit.report.surplus import USE_LABELS

EXERCISES = (OUR_YEAR, OUR_MONTHS, OUR_RULES, OUR_MEMBERS, MEMBER_LIST)
"""The exercises whose answers the dashboard shows: the year, its months, the rules for a surplus, the members."""


_AS_IT_IS = N_("As it is")
_CONTRADICTIONS = frozenset({"cash-differs", "surplus-differs"})
"""Warnings about two answers that contradict each other, which tried numbers can't do."""


class MoneyPanes(Panes):
    """A co-operative's year as HTML: figures, charts and sentences.

    Args:
        locale: the reader's language.
        country: its stated minimum reserve is compared with the group's rule.
        accounts: the group's accounts, with this year and its balance.
        tried: the accounts with the tried numbers, or None.
    """

    def __init__(
        self, locale: Locale, country: Country, accounts: AnnualAccounts, tried: AnnualAccounts | None = None
    ) -> None:
        super().__init__(locale)
        self._country, self._accounts, self._tried_accounts = country, accounts, tried
        self._shown_accounts = tried or accounts
        self._context = self._comparison_context()

    def summary(self) -> Markup:
        """Return the summary above the sliders."""
        return self._summary(
            year_sentence(self._shown_accounts),
            self._key_figures(self._shown_accounts),
            self._key_figures(self._accounts),
        )

    def warnings_to_show(self) -> tuple[LazyText, ...]:
        """Return the warnings about the accounts, in sentences."""
        found = account_warnings(self._shown_accounts, self._country)
        return tuple(each.sentence for each in found if not (self._tried_accounts and each.code in _CONTRADICTIONS))

    def statements(self) -> Markup:
        """Return income and costs, the balance, and the use of the surplus."""
        blocks = [*income_blocks(self._context), *balance_blocks(self._context)]
        if self._tried_accounts:
            blocks = [block for block in blocks if not isinstance(block, Chart)]
        return self._titled(
            N_("The year"),
            self._blocks(
                *map(self._with_comparison_headings, blocks),
                *incomplete_list_blocks(self._accounts),
                *self._surplus_table(),
            ),
        )

    def ratios(self) -> Markup:
        """Return the ratios, each with its meaning."""
        table, *others = map(self._with_comparison_headings, ratio_blocks(self._context))
        assert isinstance(table, Table)
        readings = (lazy(N_("{what}: {reading}"), what=row[0] or "", reading=row[-1] or "") for row in table.rows)
        numbers = replace(table, head=table.head[:-1], rows=tuple(row[:-1] for row in table.rows))
        return self._titled(N_("Ratios"), self._blocks(numbers, Listing(tuple(readings)), *others))

    def cash(self) -> Markup:
        """Return the twelve months of cash as a chart and in sentences, with a table on request."""
        flow, before = self._shown_accounts.cash, self._accounts.cash
        if flow is None or before is None:
            gaps = [gap.text for gap in self._accounts.gaps if gap.exercise == OUR_MONTHS]
            return self._titled(N_("Cash"), self._blocks(lazy(N_("You haven’t entered the months yet.")), *gaps))
        tried_before = before if self._tried_accounts else None
        return self._titled(N_("Cash"), self._cash_view(flow, tried_before, _AS_IT_IS, cash_blocks(self._context)))

    def _comparison_context(self) -> YearContext:
        """Return a context in which the board pack's blocks compare the year as it is with the tried one."""
        accounts = replace(self._tried_accounts, last=self._accounts.now) if self._tried_accounts else self._accounts
        return YearContext(GroupAnswers({}), self._country, self._locale.minor_digits, accounts, None, ())

    def _with_comparison_headings(self, block: ReportBlock) -> ReportBlock:
        """Return a table of the board pack with headings for this comparison."""
        if not self._tried_accounts or not isinstance(block, Table):
            return block
        first, _, _, *others = block.head
        caption = lazy(N_("Ratios with your changes")) if block.caption == RATIOS_CAPTION else block.caption
        rows, totals = (tuple(map(_without_zero_change, cells)) for cells in (block.rows, block.totals))
        return replace(
            block, caption=caption, head=(first, lazy(_AS_IT_IS), lazy(TRIED_LABEL), *others), rows=rows, totals=totals
        )

    def _surplus_table(self) -> Iterator[ReportBlock]:
        """Yield the use of the surplus by the rules, line by line."""
        now, before = (
            distribute_surplus(each, minor_digits=self._locale.minor_digits)
            for each in (self._shown_accounts, self._accounts)
        )
        if now is None or before is None:
            yield from (gap.text for gap in self._accounts.gaps if gap.exercise == OUR_RULES)
            return
        lines = [line.use for line in now.distribution.use.lines]

        def amounts(uses: Iterable[str]) -> Iterator[tuple[TableCell, ...]]:
            for use in uses:
                was, found = (each.distribution.use.amount(use) for each in (before, now))
                yield (lazy(USE_LABELS[use]), *((Money(was),) if self._tried_accounts else ()), Money(found))

        head = (
            lazy(N_("For")),
            *((lazy(_AS_IT_IS), lazy(TRIED_LABEL)) if self._tried_accounts else (lazy(N_("Amount")),)),
        )
        yield Table(lazy(N_("How our rules use the surplus")), head, tuple(amounts(lines)))

    def _key_figures(self, accounts: AnnualAccounts) -> dict[str, tuple[LazyText, TableCell]]:
        """Return label and value of the figures in the summary, by id."""
        assert accounts.now is not None
        found: dict[str, tuple[LazyText, TableCell]] = {"surplus": (lazy(N_("Surplus")), Money(accounts.now.surplus))}
        if accounts.cash:
            found["lowest"] = lazy(N_("Lowest cash")), Money(accounts.cash.lowest)
        found["cash"] = lazy(N_("Cash at the year’s end")), Money(accounts.now.numbers["cash"])
        shared = distribute_surplus(accounts, minor_digits=self._locale.minor_digits)
        if shared:
            found["reserve"] = lazy(N_("To the reserve")), Money(shared.distribution.use.amount(RESERVE))
            found["refunds"] = lazy(N_("Refunds to members")), Money(shared.distribution.refund)
        return found


def year_sentence(accounts: AnnualAccounts) -> LazyText:
    """Return the result of a year in a sentence."""
    assert accounts.now is not None
    if accounts.now.surplus < 0:
        text = N_("The year ends with a loss of {loss}: {percent} of sales.")
    else:
        text = N_("The year ends with a surplus of {surplus}: {percent} of sales.")
    surplus, sales = accounts.now.surplus, accounts.now.numbers["sales"]
    share = Percent(abs(surplus) / sales) if sales else Percent(sales)
    return lazy(text, surplus=Money(surplus), loss=Money(abs(surplus)), percent=share)


def _without_zero_change(row: tuple[TableCell, ...]) -> tuple[TableCell, ...]:
    """Return a table row with its last cell, the change, empty if it is 0."""
    return (*row[:-1], None) if row[-1] == Money(Decimal(0)) else row


class MoneyDashboard(LiveTool):
    """A co-operative's own year with sliders.

    Args:
        sample: shown if no group is known or its year isn't complete.
    """

    def __init__(self, sample: Sample) -> None:
        self.statements, self.ratios, self.cash = (widgets.HTML() for _ in range(3))
        super().__init__(sample, EXERCISES, self.statements, self.ratios, self.cash)
        self.controls.children = (*self.controls.children, self.warnings)

    def _adjustable_inputs(self, source: AnswerSource) -> Iterable[AdjustableInput]:
        """Return the year's percentages and the reserve's rate."""
        return adjustable_inputs_of_year(source.answers, _accounts_of(source, source.answers))

    def _missing_sentences(self, source: AnswerSource) -> Sequence[LazyText]:
        """Return the gaps in this year's statement and balance."""
        accounts = _accounts_of(source, source.answers)
        if accounts.now and accounts.has_balance:
            return ()
        return [gap.text for gap in accounts.gaps if gap.exercise == OUR_YEAR]

    def _show_result(self, source: AnswerSource, tried: GroupAnswers | None) -> None:
        """Show the accounts with the tried numbers, if there are any, beside those without."""
        accounts = _accounts_of(source, source.answers)
        panes = MoneyPanes(
            source.locale, source.country, accounts, None if tried is None else _adjusted_accounts_of(source, tried)
        )
        self.summary.value = panes.summary()
        self.warnings.value = notice_html(self._paragraphs(panes.warnings_to_show()))
        self.statements.value = panes.statements()
        self.ratios.value = panes.ratios()
        self.cash.value = panes.cash()

    def _saving_remarks(self, tried: Iterable[str]) -> Iterator[LazyText]:
        """Yield that percentages are not saved, and that a new rate changes the rules."""
        inputs = [self._inputs[id_] for id_ in tried]
        if any(not each.can_be_saved for each in inputs):
            yield lazy(
                N_(
                    "You can only try prices, quantity and pay here, because the year is over. If you want to "
                    "change them, use next year’s budget."
                )
            )
        if any(each.can_be_saved for each in inputs):
            yield lazy(N_("When you keep it, the reserve rate in your rules changes."))


def _accounts_of(source: AnswerSource, answers: GroupAnswers) -> AnnualAccounts:
    """Return the accounts in these answers, in the money of the source."""
    return read_accounts(answers, minor_digits=source.locale.minor_digits)


def _adjusted_accounts_of(source: AnswerSource, tried: GroupAnswers) -> AnnualAccounts:
    """Return the accounts with the tried numbers: a new rate for the reserve, and the percentages."""
    return adjusted_accounts(_accounts_of(source, tried), read_what_if(tried), minor_digits=source.locale.minor_digits)
