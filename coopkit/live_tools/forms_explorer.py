"""The business-structure explorer: sliders for the weights, and a group's comparison of forms with them."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

import ipywidgets as widgets
from markupsafe import Markup

from coopkit.authoring.kernel_locale import kernel_country, kernel_locale
from coopkit.business.structures.comparison import CRITERIA, HIGHEST_WEIGHT, Comparison, compare
from coopkit.business.structures.must_haves import Effect
from coopkit.business.structures.sensitivity import Variation, variations
from coopkit.calculators import CalculationContext, IncompleteInput, Values, compute
from coopkit.calculators.choosing_a_form.case import GroupCase, read_case
from coopkit.calculators.choosing_a_form.compare_forms import case_sentences, registrar_questions
from coopkit.calculators.choosing_a_form.ranking_sentences import lead_sentence, score_formulas, stability_sentences
from coopkit.calculators.choosing_a_form.tables import disagreement_table, ranked_table, ruled_out_table
from coopkit.calculators.choosing_a_form.wording import FORM_NAMES, RULED_OUT_REASONS
from coopkit.exercises.fields import RawAnswer
from coopkit.i18n import N_, LazyText, Locale, lazy
from coopkit.live_tools.group_numbers import GroupNumbers
from coopkit.live_tools.panes import Panes
from coopkit.report import Listing, Table, TableCell, heads
from coopkit.views.charts.chart import render_figure
from coopkit.views.charts.structure_comparison import draw_structure_comparison

EXERCISE = "think.forms.our-case"
OURS, EXAMPLE = "ours", "example"


SCORE_WORDS = (N_("not at all"), N_("a little"), N_("mostly"), N_("fully"))


class BusinessFormPanes(Panes):
    """A comparison of business forms as HTML: sentences, tables and a chart.

    Args:
        locale: the reader's language.
        case: the group's answers, with the weights of the sliders.
        comparison: the result.
    """

    def __init__(self, locale: Locale, case: GroupCase, comparison: Comparison) -> None:
        super().__init__(locale)
        self._case, self._comparison = case, comparison

    def ranking(self, before: Mapping[str, Fraction] | None) -> Markup:
        """Return the chart, the ranked forms, the excluded ones, and how the result was calculated.

        Args:
            before: shares by form with the group's own weights, to show beside the new ones.
        """
        picture = draw_structure_comparison(self._comparison, self._locale, before=before)
        chart = render_figure(picture, self._locale.resolve(lead_sentence(self._comparison)), self._locale)
        tables = (ranked_table(self._case, self._comparison), ruled_out_table(self._case))
        several = any(len(cell.scores) > 1 for cell in self._case.cells.values())
        how = self._folded(N_("How it is calculated"), score_formulas(self._comparison, several_scores=several))
        return chart + self._blocks(*(table for table in tables if table)) + how

    def side_by_side(self) -> Markup:
        """Return every score with its reason, in a table with a row for each question."""
        forms = [status.form for status in self._case.statuses if status.ranked]
        table = Table(
            lazy(N_("Your scores and reasons")),
            (lazy(N_("Question")), *(lazy(FORM_NAMES[form]) for form in forms)),
            tuple(
                (lazy(each.question), *(self._score_with_reason(each.id, form) for form in forms)) for each in CRITERIA
            ),
        )
        talk = disagreement_table(self._case)
        return self._blocks(table, *self._exclusion_reasons(), *case_sentences(self._case), *((talk,) if talk else ()))

    def what_if(self) -> Markup:
        """Return whether the first place holds if a weight changes, and a table of all changes."""
        said = tuple(stability_sentences(self._comparison))
        weights = dict(zip(self._comparison.criteria, self._comparison.weights, strict=True))
        rows: dict[str, list[TableCell]] = {criterion.id: [lazy("–")] * 3 for criterion in CRITERIA}
        for tried in variations(self._comparison):
            change = 2 if tried.weight is None else 0 if tried.weight < weights[tried.criterion] else 1
            rows[tried.criterion][change] = self._first_forms(tried)
        head = heads(N_("Question"), N_("One lower"), N_("One higher"), N_("Not possible"))
        table = Table(
            lazy(N_("Which form comes first if …")),
            head,
            tuple((lazy(criterion.question), *rows[criterion.id]) for criterion in CRITERIA),
        )
        return self._blocks(*said[:2], table) + self._folded(N_("One by one"), said[2:])

    def registrar(self) -> Markup:
        """Return what to ask the registrar before the group decides."""
        questions = registrar_questions(self._case)
        none = N_("Your must-haves answer every question. Still, ask whether your country’s law sees it the same way.")
        return self._blocks(
            lazy(N_("These rules are typical, but each country has its own. Ask before you decide.")),
            Listing(questions) if questions else lazy(none),
            lazy(N_("Which form do you choose, and why? Write both in your own words in the session.")),
        )

    def _score_with_reason(self, criterion: str, form: str) -> LazyText:
        """Return a score with its reason."""
        cell = self._case.cells[criterion, form]
        score = cell.group_score
        if score is None:
            return lazy("–")
        shown = lazy("{score}", score=score)
        if score.denominator == 1:
            shown = lazy("{score}, {word}", score=score, word=lazy(SCORE_WORDS[int(score)]))
        return lazy("{score}: {reason}", score=shown, reason=cell.reason.strip()) if cell.has_reason else shown

    def _exclusion_reasons(self) -> Iterator[LazyText]:
        """Yield why forms are excluded."""
        for status in self._case.statuses:
            for mark in status.marks:
                if mark.effect is Effect.OUT:
                    why = lazy(RULED_OUT_REASONS[status.form, mark.must_have])
                    yield lazy(N_("{form} is out. {why}"), form=lazy(FORM_NAMES[status.form]), why=why)

    def _first_forms(self, tried: Variation) -> LazyText:
        """Return the first form after a change, marked with an arrow if it is another one."""
        names = tuple(lazy(FORM_NAMES[form]) for form in tried.first)
        same = tried.first == self._comparison.first and len(tried.first) == 1
        return lazy("{names}" if same else "➜ {names}", names=names)


class FormsExplorer:
    """Sliders for the six weights, four views of the result, and a button to save the weights.

    If no group is known, or its own case isn't complete, the example is shown instead, with a note.

    Args:
        example: an answer to the exercise, by field name.
        about: a sentence about the example.
    """

    def __init__(self, example: Mapping[str, str], about: str) -> None:
        self._locale = kernel_locale(kernel_country())
        self._answers: dict[str, RawAnswer] = {OURS: {}, EXAMPLE: dict(example)}
        self._about = about
        self._criteria_without_weight: set[str] = set()
        self._is_updating = False
        labels = {_weight_field(criterion.id): self._text(criterion.question) for criterion in CRITERIA}
        self.numbers = GroupNumbers((EXERCISE,), self._locale, {EXERCISE: labels})
        self.ranking, self.side_by_side, self.what_if, self.registrar = (widgets.HTML() for _ in range(4))
        self._make_controls(labels)
        self._set_sliders()
        self.numbers.observe(self._on_answers, ["answers", "known"])

    def _make_controls(self, labels: Mapping[str, str]) -> None:
        """Make the sliders, the choice of case, and the buttons; `labels` are by field name."""
        self.sliders = {
            criterion.id: widgets.IntSlider(
                0,
                0,
                HIGHEST_WEIGHT,
                description=labels[_weight_field(criterion.id)],
                style={"description_width": "auto"},
                layout={"width": "auto"},
            )
            for criterion in CRITERIA
        }
        own, example = self._text(N_("Our case")), self._text(N_("The example"))
        self.source_choice = widgets.ToggleButtons(options=[(own, OURS), (example, EXAMPLE)], value=EXAMPLE)
        self.notice = widgets.HTML()
        self.save_button = widgets.Button(description=self._text(N_("Keep these weights")), button_style="primary")
        self.reset_button = widgets.Button(description=self._text(N_("Back to our weights")))
        self.buttons = widgets.HBox([self.save_button, self.reset_button])
        self.weights = widgets.VBox(
            [self.source_choice, self.notice, *self.sliders.values(), self.buttons, self.numbers],
            _dom_classes=["weights"],
        )
        self.save_button.on_click(lambda _: self.numbers.save({EXERCISE: self._tried_values()}))
        self.reset_button.on_click(lambda _: self._set_sliders())
        self.source_choice.observe(lambda _: self._set_sliders(), "value")
        for criterion, slider in self.sliders.items():
            slider.observe(lambda change, moved=criterion: self._on_slider(moved), "value")

    def _on_answers(self, _: Any) -> None:
        """Take over the group's answer from the page; tried weights stay."""
        self._locale = kernel_locale(kernel_country(self.numbers.country), self.numbers.styles)
        first = not self._answers[OURS]
        tried = dict(self.numbers.tried) if first else self._tried_values()
        self._answers[OURS] = dict(self.numbers.answers.get(EXERCISE, {}))
        if first and self._is_complete():
            self.source_choice.value = OURS
        if self.source_choice.value == OURS:
            self._set_sliders(tried)
        else:
            self._refresh()
        self.numbers.shown += 1

    def _is_complete(self) -> bool:
        """Return whether the group's own case has all scores."""
        case = read_case(self._values(self._answers[OURS]))
        return isinstance(case, GroupCase) and all(cell.scores for cell in case.cells.values()) and bool(case.cells)

    def _set_sliders(self, tried: Mapping[str, str] | None = None) -> None:
        """Set the sliders to the weights of the chosen case, then to those that were tried."""
        weights = {**self._answers[self.source_choice.value], **(tried or {})}
        self._is_updating = True
        self._criteria_without_weight = set()
        for criterion, slider in self.sliders.items():
            weight = self._locale.parse_number(str(weights.get(_weight_field(criterion), "")))
            if weight is None or weight not in range(HIGHEST_WEIGHT + 1):
                self._criteria_without_weight.add(criterion)
            slider.value = 0 if criterion in self._criteria_without_weight else int(weight or 0)
        self._is_updating = False
        self._refresh()

    def _on_slider(self, criterion: str) -> None:
        """Refresh the views after the slider of a criterion was moved."""
        if not self._is_updating:
            self._criteria_without_weight.discard(criterion)
            self._refresh()

    def _tried_values(self) -> dict[str, str]:
        """Return the weights that differ from the group's own, by field name."""
        if self.source_choice.value != OURS:
            return {}
        own = self._answers[OURS]
        now = {
            _weight_field(c): str(slider.value)
            for c, slider in self.sliders.items()
            if c not in self._criteria_without_weight
        }
        return {
            name: typed
            for name, typed in now.items()
            if self._locale.parse_number(str(own.get(name, ""))) != Decimal(typed)
        }

    def _refresh(self) -> None:
        """Refresh notices, buttons and views."""
        tried = self._tried_values()
        self.numbers.set_tried(tried)
        known, ours = self.numbers.known, self.source_choice.value == OURS
        self.source_choice.layout.display = None if known else "none"
        self.buttons.layout.display = None if known and ours else "none"
        self.save_button.disabled = self.reset_button.disabled = not tried
        notices = self._notices(answers_known=known, shows_own_case=ours, has_trial_weights=bool(tried))
        self.notice.value = str(notices)
        self._show_result({**self._answers[self.source_choice.value], **self._slider_weights()}, bool(tried))

    def _slider_weights(self) -> dict[str, str]:
        """Return the weights of the sliders by field name, "" for one that isn't set."""
        return {
            _weight_field(c): "" if c in self._criteria_without_weight else str(slider.value)
            for c, slider in self.sliders.items()
        }

    def _show_result(self, answer: RawAnswer, tried: bool) -> None:
        """Show the comparison for an answer, or what it lacks; `tried` says whether its weights are unsaved."""
        values = self._values(answer)
        case = read_case(values)
        result = compare(case.weights, case.cells, case.ranked) if isinstance(case, GroupCase) else None
        panes = (self.ranking, self.side_by_side, self.what_if, self.registrar)
        if not isinstance(case, GroupCase) or not isinstance(result, Comparison):
            missing = str(_paragraphs_html(self._missing_sentences(answer)))
            for pane in panes:
                pane.value = missing
            return
        shown = BusinessFormPanes(self._locale, case, result)
        before = self._shares(self._values(self._answers[OURS])) if tried else None
        told = (shown.ranking(before), shown.side_by_side(), shown.what_if(), shown.registrar())
        for pane, html in zip(panes, told, strict=True):
            pane.value = str(html)

    def _shares(self, values: Values) -> dict[str, Fraction] | None:
        """Return the share of each ranked form, or None if the answer is incomplete."""
        case = read_case(values)
        result = compare(case.weights, case.cells, case.ranked) if isinstance(case, GroupCase) else None
        return {form.form: form.share for form in result.ranked} if isinstance(result, Comparison) else None

    def _values(self, answer: RawAnswer) -> Values:
        """Return the answer with its numbers read; unreadable ones stay texts, which are reported."""
        values: dict[str, Decimal | str] = {}
        for name, typed in answer.items():
            if isinstance(typed, str) and typed:
                is_number = name.endswith(".weight") or name.startswith("people.")
                number = self._locale.parse_number(typed) if is_number else None
                values[name] = typed if number is None else number
        return values

    def _missing_sentences(self, answer: RawAnswer) -> list[str]:
        """Return what an answer still lacks, in sentences."""
        found = compute(
            "compare-forms", self._values(answer), CalculationContext(minor_digits=self._locale.minor_digits)
        )
        return (
            [self._locale.resolve(sentence) for sentence in found.sentences]
            if isinstance(found, IncompleteInput)
            else []
        )

    def _notices(self, *, answers_known: bool, shows_own_case: bool, has_trial_weights: bool) -> Markup:
        """Return the text above the sliders: that other weights are being tried, or what the group's own case lacks."""
        sentences: list[str] = []
        if shows_own_case and has_trial_weights:
            sentences.append(
                self._text(N_("You’re trying other weights. Your saved weights don’t change until you tap Keep."))
            )
        elif not shows_own_case:
            missing = (
                self._missing_sentences(self._answers[OURS])[:1] if answers_known and not self._is_complete() else []
            )
            if missing:
                sentences.append(self._text(N_("Your own case isn’t complete yet. You can finish it in the session.")))
            sentences += [*missing, self._text(self._about)]
        return _paragraphs_html(sentences)

    def _text(self, text: str) -> str:
        return self._locale.text(text)


def _paragraphs_html(sentences: Iterable[str]) -> Markup:
    return Markup("").join(Markup("<p>{}</p>").format(sentence) for sentence in sentences)


def _weight_field(criterion: str) -> str:
    """Return the name of the field for the weight of a criterion."""
    return f"weights.{criterion}.weight"
