"""What the panes of all live tools have in common: report blocks as HTML, and the figures looked at while sliding."""

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from coopkit.i18n import N_, LazyText, Locale
from coopkit.report import ReportBlock, TableCell
from coopkit.views.documents.document import render_blocks
from coopkit.views.environment import render_template
from coopkit.views.tables import cell_text


class Panes:
    """Blocks in the reader's language.

    Args:
        locale: the reader's language.
    """

    def __init__(self, locale: Locale) -> None:
        self._locale = locale

    def _glance(
        self,
        lead: LazyText,
        now: Mapping[str, tuple[LazyText, TableCell]],
        before: Mapping[str, tuple[LazyText, TableCell]],
    ) -> Markup:
        """A few figures by their ids, each with what it was before."""
        rows = []
        for id_, (label, value) in now.items():
            was = before[id_][1] if id_ in before else value
            changed = "" if was == value else self._text(N_("before: {value}"), value=cell_text(was, self._locale))
            rows.append((self._locale.resolve(label), cell_text(value, self._locale), changed))
        return render_template("tools/plan_summary.html", self._locale, lead=self._locale.resolve(lead), figures=rows)

    def _titled(self, title: str, shown: Markup) -> Markup:
        return Markup("<h2>{}</h2>{}").format(self._text(title), shown)

    def _folded(self, summary: str, blocks: Iterable[ReportBlock]) -> Markup:
        """Blocks that are opened on request; nothing where there are none."""
        shown = tuple(blocks)
        folded = Markup("<details><summary>{}</summary>{}</details>")
        return folded.format(self._text(summary), self._blocks(*shown)) if shown else Markup("")

    def _blocks(self, *blocks: ReportBlock) -> Markup:
        return render_blocks(blocks, self._locale)

    def _text(self, text: str, **values: str) -> str:
        return self._locale.text(text, **values)


def notice(sentences: Markup) -> Markup:
    """Sentences that must not be overlooked; nothing where there are none."""
    return Markup('<div class="notice">{}</div>').format(sentences) if sentences else Markup("")
