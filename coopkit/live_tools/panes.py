"""The base of all panes of live tools: report blocks as HTML, and the summary above the sliders."""

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from coopkit.business.cash_flow import CashFlow
from coopkit.i18n import N_, LazyText, Locale, lazy
from coopkit.report import ReportBlock, Table, TableCell
from coopkit.report.cash import cash_sentences, closing_chart
from coopkit.views.charts.chart import render_chart
from coopkit.views.documents.document import render_blocks
from coopkit.views.environment import render_template
from coopkit.views.tables import cell_text

TRIED_LABEL = N_("What you’re trying")


class Panes:
    """Report blocks as HTML in the reader's language.

    Args:
        locale: the reader's language.
    """

    def __init__(self, locale: Locale) -> None:
        self._locale = locale

    def _summary(
        self,
        lead: LazyText,
        now: Mapping[str, tuple[LazyText, TableCell]],
        before: Mapping[str, tuple[LazyText, TableCell]],
    ) -> Markup:
        """Return a lead sentence and a few figures, each with its value before if that differs.

        Args:
            lead: the sentence.
            now: label and value of each figure, by id.
            before: the same without the tried numbers.
        """
        rows = []
        for id_, (label, value) in now.items():
            was = before[id_][1] if id_ in before else value
            changed = "" if was == value else self._text(N_("before: {value}"), value=cell_text(was, self._locale))
            rows.append((self._locale.resolve(label), cell_text(value, self._locale), changed))
        return render_template("tools/plan_summary.html", self._locale, lead=self._locale.resolve(lead), figures=rows)

    def _cash_view(self, flow: CashFlow, before: CashFlow | None, label: str, blocks: Iterable[ReportBlock]) -> Markup:
        """Return twelve months of cash as a chart and in sentences, with a table on request.

        Args:
            flow: the cash flow to show.
            before: the cash flow without the tried numbers, if there are any.
            label: the name of the series without tried numbers.
            blocks: the document's blocks about this cash flow, of which the table is shown.
        """
        others = [(lazy(label), before.closing)] if before else []
        chart = closing_chart(flow, *others, label=lazy(TRIED_LABEL if before else label))
        _, *sentences = cash_sentences(flow)
        tables = (block for block in blocks if isinstance(block, Table))
        by_month = self._folded(N_("Month by month"), tables)
        return render_chart(chart, self._locale) + self._blocks(*sentences) + by_month

    def _titled(self, title: str, shown: Markup) -> Markup:
        """Return HTML under a heading."""
        return Markup("<h2>{}</h2>{}").format(self._text(title), shown)

    def _folded(self, summary: str, blocks: Iterable[ReportBlock]) -> Markup:
        """Return blocks that open on request; nothing if there are none."""
        shown = tuple(blocks)
        folded = Markup("<details><summary>{}</summary>{}</details>")
        return folded.format(self._text(summary), self._blocks(*shown)) if shown else Markup("")

    def _blocks(self, *blocks: ReportBlock) -> Markup:
        """Return report blocks as HTML."""
        return render_blocks(blocks, self._locale)

    def _text(self, text: str, **values: str) -> str:
        return self._locale.text(text, **values)


def notice_html(sentences: Markup) -> Markup:
    """Return sentences in a highlighted box; nothing if there are none."""
    return Markup('<div class="notice">{}</div>').format(sentences) if sentences else Markup("")
