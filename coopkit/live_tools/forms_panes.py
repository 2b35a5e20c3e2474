"""What the business-structure explorer shows of a comparison: pandas tables and the chart, as HTML."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

import pandas as pd
from markupsafe import Markup

from coopkit.business.structures.comparison import CRITERIA, Comparison
from coopkit.business.structures.must_haves import Effect
from coopkit.business.structures.sensitivity import Variation, variations
from coopkit.calculators import Table
from coopkit.calculators.choosing_a_form.case import OurCase
from coopkit.calculators.choosing_a_form.compare_forms import registrar_questions, remarks
from coopkit.calculators.choosing_a_form.findings import formula, steadiness
from coopkit.calculators.choosing_a_form.tables import out_table, ranked_table, talk_table
from coopkit.calculators.choosing_a_form.wording import FORM_NAMES, WHY_OUT
from coopkit.i18n import N_, LazyText, Locale
from coopkit.views.charts.structure_comparison import structure_chart
from coopkit.views.environment import render

SCORES = (N_("not at all"), N_("a little"), N_("mostly"), N_("fully"))


class BusinessFormPanes:
    """A comparison in words, tables and a picture; never a bare verdict.

    Args:
        locale: the reader's language.
        case: what the group said, weights as they are now.
        comparison: the result of it.
    """

    def __init__(self, locale: Locale, case: OurCase, comparison: Comparison) -> None:
        self._locale, self._case, self._comparison = locale, case, comparison

    def ranking(self, before: Mapping[str, Fraction] | None) -> Markup:
        """The chart, the ranked forms, those that are out, and how it was calculated.

        Args:
            before: shares by form with other weights, told beside the new ones.
        """
        chart = structure_chart(self._comparison, self._locale, before=before).html(self._locale)
        ranked, out = ranked_table(self._case, self._comparison), out_table(self._case)
        several = any(len(cell.scores) > 1 for cell in self._case.cells.values())
        how = self._folded(N_("How it is calculated"), tuple(formula(self._comparison, middle=several)))
        return Markup("").join((chart, self._table(ranked, 1), self._table(out) if out else "", how))

    def side_by_side(self) -> Markup:
        """Every score with its reason: a row a question, a column a form."""
        cells = {
            self._text(FORM_NAMES[status.form]): [self._cell(criterion.id, status.form) for criterion in CRITERIA]
            for status in self._case.statuses
            if status.ranked
        }
        frame = pd.DataFrame(cells, index=[self._text(criterion.question) for criterion in CRITERIA])
        talk = talk_table(self._case)
        return Markup("").join(
            (
                frame_html(self._locale, frame, self._text(N_("Your scores and reasons")), self._text(N_("Question"))),
                self._lines(self._why_out()),
                self._lines(remarks(self._case)),
                self._table(talk) if talk else Markup(""),
            )
        )

    def what_if(self) -> Markup:
        """Whether the first place holds, and every change that was tried."""
        said = tuple(steadiness(self._comparison))
        lower, higher, out = (self._text(text) for text in (N_("One lower"), N_("One higher"), N_("Left out")))
        rows = {criterion.id: {lower: "–", higher: "–", out: "–"} for criterion in CRITERIA}
        weights = dict(zip(self._comparison.criteria, self._comparison.weights, strict=True))
        for tried in variations(self._comparison):
            way = out if tried.weight is None else lower if tried.weight < weights[tried.criterion] else higher
            rows[tried.criterion][way] = self._first_of(tried)
        frame = pd.DataFrame.from_dict(rows, orient="index")
        frame.index = pd.Index([self._text(criterion.question) for criterion in CRITERIA])
        table = frame_html(self._locale, frame, self._text(N_("Who comes first if …")), self._text(N_("Question")))
        return Markup("").join((self._lines(said[:2]), table, self._folded(N_("One by one"), said[2:])))

    def registrar(self) -> Markup:
        """What to ask before anything is decided, and that the choice is the group's own."""
        text = self._text
        questions = [self._locale.resolve(said) for said in registrar_questions(self._case)]
        asked = Markup("").join(Markup("<li>{}</li>").format(question) for question in questions)
        none = text(
            N_("Your must-haves leave no question open. Ask all the same whether this is how your law sees it.")
        )
        return Markup("").join(
            (
                self._paragraph(text(N_("These rules are typical; each country has its own. Ask before you decide."))),
                Markup("<ul>{}</ul>").format(asked) if questions else self._paragraph(none),
                self._paragraph(
                    text(N_("Which form do you choose, and why? Write both in your own words in the session."))
                ),
            )
        )

    def _cell(self, criterion: str, form: str) -> str:
        cell = self._case.cells[criterion, form]
        score = cell.group_score
        if score is None:
            return "–"
        told = self._locale.resolve(LazyText("{score}", (("score", score),)))
        if score.denominator == 1:
            told = f"{told}, {self._text(SCORES[int(score)])}"
        return f"{told}: {cell.reason.strip()}" if cell.has_reason else told

    def _why_out(self) -> Iterable[LazyText]:
        for status in self._case.statuses:
            for mark in status.marks:
                if mark.effect is Effect.OUT:
                    why = LazyText(WHY_OUT[status.form, mark.must_have])
                    yield LazyText(
                        N_("{form} is out. {why}"), (("form", LazyText(FORM_NAMES[status.form])), ("why", why))
                    )

    def _first_of(self, tried: Variation) -> str:
        names = self._locale.list([self._text(FORM_NAMES[form]) for form in tried.first])
        return names if tried.first == self._comparison.first and len(tried.first) == 1 else f"➜ {names}"

    def _table(self, table: Table, names: int = 0) -> Markup:
        """A table of the calculation; the column of this position names its rows."""
        head = [self._locale.resolve(said) for said in table.head]
        rows = [[self._locale.resolve(said) for said in row] for row in table.rows]
        frame = pd.DataFrame(rows, columns=head).set_index(head[names])
        return frame_html(self._locale, frame, self._locale.resolve(table.caption), head[names])

    def _folded(self, summary: str, lines: tuple[LazyText, ...]) -> Markup:
        folded = Markup("<details><summary>{}</summary>{}</details>")
        return folded.format(self._text(summary), self._lines(lines)) if lines else Markup("")

    def _lines(self, lines: Iterable[LazyText]) -> Markup:
        return Markup("").join(self._paragraph(self._locale.resolve(line)) for line in lines)

    def _paragraph(self, text: str) -> Markup:
        return Markup("<p>{}</p>").format(text)

    def _text(self, text: str) -> str:
        return self._locale.text(text)


def frame_html(locale: Locale, frame: pd.DataFrame, caption: str, corner: str) -> Markup:
    """A table of short texts as the page's style knows it: a card a row on a phone.

    Args:
        locale: the reader's language.
        frame: texts; its index names the rows.
        caption: what the table is.
        corner: the head above the index.
    """
    rows = [(label, list(cells)) for label, cells in zip(frame.index, frame.itertuples(index=False), strict=True)]
    return render("frame.html", locale, caption=caption, head=[corner, *frame.columns], rows=rows)
