"""The money dashboard: a running co-operative's statements, ratios and cash side by side, and what if."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

import ipywidgets as widgets
from markupsafe import Markup

from coopkit.countries import Country
from coopkit.i18n import N_, LazyText, Locale, Money, Percent, lazy
from coopkit.live_tools.live_tool import LiveTool, ToolSide
from coopkit.live_tools.panes import Panes, notice
from coopkit.portfolio.account_lines import OUR_MEMBERS, OUR_MONTHS, OUR_RULES, OUR_YEAR, RESERVE
from coopkit.portfolio.account_warnings import account_warnings
from coopkit.portfolio.accounts import AnnualAccounts, read_accounts
from coopkit.portfolio.adjustable_inputs import AdjustableInput
from coopkit.portfolio.documents.manage.board_pack import cash
from coopkit.portfolio.documents.manage.board_pack_year import RATIOS_CAPTION, income, what_there_is, year_ratios
from coopkit.portfolio.documents.manage.context import YearContext
from coopkit.portfolio.group_answers import GroupAnswers
from coopkit.portfolio.members.saved_list import LISTED
from coopkit.portfolio.own_surplus import share_surplus
from coopkit.portfolio.samples import Sample
from coopkit.portfolio.what_if import adjustable_inputs_of_year, adjusted_accounts, what_if_of
from coopkit.report import Chart, Listing, ReportBlock, Table, TableCell
from coopkit.report.cash import cash_sentences, closing_chart
from coopkit.report.surplus import USE_LABELS
from coopkit.views.charts.chart import render_chart

EXERCISES = (OUR_YEAR, OUR_MONTHS, OUR_RULES, OUR_MEMBERS, LISTED)
"""Whose answers the dashboard shows: the year, its months, the rules for a surplus, and the members."""


_IS, _TRIED = N_("As it is"), N_("What you try")
_OF_PAPERS = frozenset({"cash-differs", "surplus-differs"})
"""Warnings that two papers say different things: what is tried is no paper."""


class MoneyPanes(Panes):
    """A co-operative's year in figures, pictures and words.

    Args:
        locale: the reader's language.
        country: states the smallest reserve.
        books: as they are; this year and its balance are there.
        tried: as they would be with what is tried, None where nothing is.
    """

    def __init__(
        self, locale: Locale, country: Country, books: AnnualAccounts, tried: AnnualAccounts | None = None
    ) -> None:
        super().__init__(locale)
        self._country, self._books, self._tried = country, books, tried
        self._now = tried or books
        self._context = self._compared()

    def glance(self) -> Markup:
        """The few figures that are looked at while sliding."""
        return self._glance(year_in_words(self._now), self._key_figures(self._now), self._key_figures(self._books))

    def warned(self) -> tuple[LazyText, ...]:
        """What these numbers should be warned of, in sentences."""
        found = account_warnings(self._now, self._country)
        return tuple(each.said for each in found if not (self._tried and each.code in _OF_PAPERS))

    def statements(self) -> Markup:
        """Income and costs, what there is and from whom, and what becomes of the surplus."""
        blocks = [*income(self._context), *what_there_is(self._context)]
        if self._tried:
            blocks = [block for block in blocks if not isinstance(block, Chart)]
        return self._titled(N_("The year"), self._blocks(*map(self._headed, blocks), *self._surplus()))

    def ratios(self) -> Markup:
        """The ratios, each with its reading."""
        table, *others = map(self._headed, year_ratios(self._context))
        assert isinstance(table, Table)
        readings = (lazy(N_("{what}: {reading}"), what=row[0] or "", reading=row[-1] or "") for row in table.rows)
        numbers = replace(table, head=table.head[:-1], rows=tuple(row[:-1] for row in table.rows))
        return self._titled(N_("Ratios"), self._blocks(numbers, Listing(tuple(readings)), *others))

    def cash(self) -> Markup:
        """Twelve months in a picture and in sentences; month by month on request."""
        flow, before = self._now.cash, self._books.cash
        if flow is None or before is None:
            gaps = [gap.text for gap in self._books.gaps if gap.exercise == OUR_MONTHS]
            return self._titled(N_("Cash"), self._blocks(lazy(N_("The months are not put in yet.")), *gaps))
        others = [(lazy(_IS), before.closing)] if self._tried else []
        chart = closing_chart(flow, *others, label=lazy(_TRIED if others else _IS))
        _, *told = cash_sentences(flow)
        table = next(block for block in cash(self._context) if isinstance(block, Table))
        by_month = self._folded(N_("Month by month"), (table,))
        return self._titled(N_("Cash"), render_chart(chart, self._locale) + self._blocks(*told) + by_month)

    def _compared(self) -> YearContext:
        """The papers' own comparison of two years, here of the year as it is and as it is tried."""
        books = replace(self._tried, last=self._books.now) if self._tried else self._books
        return YearContext(GroupAnswers({}), self._country, self._locale.minor_digits, books, None, ())

    def _headed(self, block: ReportBlock) -> ReportBlock:
        """A table of the papers with heads that say what is compared here."""
        if not self._tried or not isinstance(block, Table):
            return block
        first, _, _, *others = block.head
        caption = lazy(N_("Ratios with what you try")) if block.caption == RATIOS_CAPTION else block.caption
        rows, totals = (tuple(map(_unchanged_is_empty, cells)) for cells in (block.rows, block.totals))
        return replace(block, caption=caption, head=(first, lazy(_IS), lazy(_TRIED), *others), rows=rows, totals=totals)

    def _surplus(self) -> Iterator[ReportBlock]:
        """What the rules make of the surplus, line by line."""
        now, before = (share_surplus(each, minor_digits=self._locale.minor_digits) for each in (self._now, self._books))
        if now is None or before is None:
            yield from (gap.text for gap in self._books.gaps if gap.exercise == OUR_RULES)
            return
        lines = [line.use for line in now.distribution.use.lines]

        def amounts(uses: Iterable[str]) -> Iterator[tuple[TableCell, ...]]:
            for use in uses:
                was, found = (each.distribution.use.amount(use) for each in (before, now))
                yield (lazy(USE_LABELS[use]), *((Money(was),) if self._tried else ()), Money(found))

        head = (lazy(N_("For")), *((lazy(_IS), lazy(_TRIED)) if self._tried else (lazy(N_("Amount")),)))
        yield Table(lazy(N_("What our rules make of the surplus")), head, tuple(amounts(lines)))

    def _key_figures(self, books: AnnualAccounts) -> dict[str, tuple[LazyText, TableCell]]:
        assert books.now is not None
        found: dict[str, tuple[LazyText, TableCell]] = {"surplus": (lazy(N_("Surplus")), Money(books.now.surplus))}
        if books.cash:
            found["lowest"] = lazy(N_("Lowest cash")), Money(books.cash.lowest)
        found["cash"] = lazy(N_("Cash at the year’s end")), Money(books.now.numbers["cash"])
        shared = share_surplus(books, minor_digits=self._locale.minor_digits)
        if shared:
            found["reserve"] = lazy(N_("To the reserve")), Money(shared.distribution.use.amount(RESERVE))
            found["refunds"] = lazy(N_("Refunds to members")), Money(shared.distribution.refund)
        return found


def year_in_words(books: AnnualAccounts) -> LazyText:
    """What a year comes to, in one sentence."""
    assert books.now is not None
    if books.now.surplus < 0:
        text = N_("The year ends with a loss of {loss}: {percent} of the sales.")
    else:
        text = N_("The year leaves {surplus}: {percent} of the sales.")
    surplus, sales = books.now.surplus, books.now.numbers["sales"]
    share = Percent(abs(surplus) / sales) if sales else Percent(sales)
    return lazy(text, surplus=Money(surplus), loss=Money(abs(surplus)), percent=share)


def _unchanged_is_empty(row: tuple[TableCell, ...]) -> tuple[TableCell, ...]:
    """A row whose last cell tells a change; one of 0 is not worth its ink."""
    return (*row[:-1], None) if row[-1] == Money(Decimal(0)) else row


class MoneyDashboard(LiveTool):
    """A co-operative's own year, live.

    Args:
        sample: stands in where no group is known or its year is not complete.
    """

    def __init__(self, sample: Sample) -> None:
        self.warnings, self.statements, self.ratios, self.cash = (widgets.HTML() for _ in range(4))
        super().__init__(sample, EXERCISES)
        self.controls.children = (*self.controls.children, self.warnings)

    def _inputs_of(self, side: ToolSide) -> Iterable[AdjustableInput]:
        return adjustable_inputs_of_year(side.answers, _books(side, side.answers))

    def _missing(self, side: ToolSide) -> Sequence[LazyText]:
        books = _books(side, side.answers)
        if books.now and books.has_balance:
            return ()
        return [gap.text for gap in books.gaps if gap.exercise == OUR_YEAR]

    def _show_result(self, side: ToolSide, tried: GroupAnswers | None) -> None:
        books = _books(side, side.answers)
        panes = MoneyPanes(side.locale, side.country, books, None if tried is None else _tried(side, tried))
        self.glance.value = panes.glance()
        self.warnings.value = notice(self._paragraphs(panes.warned()))
        self.statements.value = panes.statements()
        self.ratios.value = panes.ratios()
        self.cash.value = panes.cash()

    def _show_instead(self, sentences: Markup) -> None:
        self.glance.value = self.warnings.value = ""
        for pane in (self.statements, self.ratios, self.cash):
            pane.value = sentences

    def _on_keeping(self, tried: Iterable[str]) -> Iterator[LazyText]:
        inputs = [self._inputs[id_] for id_ in tried]
        if any(not each.keeps for each in inputs):
            yield lazy(
                N_(
                    "Prices, quantity and pay can only be tried here: the year is what it was. "
                    "What you want to keep of it belongs into next year’s budget."
                )
            )
        if any(each.keeps for each in inputs):
            yield lazy(N_("When you keep it, the rate of the reserve changes in your rules."))


def _books(side: ToolSide, answers: GroupAnswers) -> AnnualAccounts:
    return read_accounts(answers, minor_digits=side.locale.minor_digits)


def _tried(side: ToolSide, tried: GroupAnswers) -> AnnualAccounts:
    """The books with what is tried: another rate for the reserve is in them, the percentages come on top."""
    return adjusted_accounts(_books(side, tried), what_if_of(tried), minor_digits=side.locale.minor_digits)
