"""The base of the live tools of Start.Coop and Manage.Coop: sliders for a group's numbers, which it can save.

"Tried" numbers are those that the sliders show and that the group has not saved.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

import ipywidgets as widgets
from markupsafe import Markup

from coopkit.authoring.kernel_locale import kernel_country, kernel_locale
from coopkit.countries import Country
from coopkit.i18n import N_, LazyText, Locale, lazy
from coopkit.live_tools.field_labels import field_labels
from coopkit.live_tools.group_numbers import GroupNumbers
from coopkit.live_tools.sliders import slider_for
from coopkit.portfolio.adjustable_inputs import AdjustableInput, AdjustableKind, SpreadRule, with_changes
from coopkit.portfolio.adjustable_wording import LABELS
from coopkit.portfolio.group_answers import GroupAnswers
from coopkit.portfolio.raw_answers import read_raw_answers
from coopkit.portfolio.samples import Sample, parse_plain_number

OURS, EXAMPLE = "ours", "example"
MOST_GAPS = 4
"""The most missing answers that are named at once."""


@dataclass(frozen=True)
class AnswerSource:
    """A group's or the sample's answers, with the country and the language in which they are shown."""

    answers: GroupAnswers
    country: Country
    locale: Locale


class LiveTool(ABC):
    """Sliders for the numbers of a group, and views that follow them.

    If no group is known, or its own numbers are not complete, the sample is shown instead, with a note.

    Args:
        sample: the sample.
        exercises: the exercises whose answers are needed.
        panes: the views of the results, which show what is missing until the answers are complete.
    """

    def __init__(self, sample: Sample, exercises: Sequence[str], *panes: widgets.HTML) -> None:
        self._panes = panes
        country = kernel_country()
        self._locale, self._sample = kernel_locale(country), sample
        self._sources: dict[str, AnswerSource] = {}
        self._gaps: dict[str, Sequence[LazyText]] = {}
        self._set_source(OURS, AnswerSource(GroupAnswers({}), country, self._locale))
        self._set_source(EXAMPLE, self._sample_source(country, self._locale))
        self._inputs: dict[str, AdjustableInput] = {}
        self._is_updating = self._was_complete = False
        self.numbers = GroupNumbers(exercises, self._locale, field_labels(exercises, self._locale))
        self._make_controls()
        self._set_sliders({})
        self.numbers.observe(self._on_answers, ["answers", "known"])

    @abstractmethod
    def _adjustable_inputs(self, source: AnswerSource) -> Iterable[AdjustableInput]:
        """Return the inputs that sliders can change, if nothing is missing."""

    @abstractmethod
    def _missing_sentences(self, source: AnswerSource) -> Sequence[LazyText]:
        """Return what the answers still lack, in sentences; none if they are complete."""

    @abstractmethod
    def _show_result(self, source: AnswerSource, tried: GroupAnswers | None) -> None:
        """Show the results of a source; `tried` are its answers with the tried numbers, if there are any."""

    def _show_missing(self, sentences: Markup) -> None:
        """Show what is missing in the place of the results."""
        self.summary.value = self.warnings.value = ""
        for pane in self._panes:
            pane.value = sentences

    def _make_controls(self) -> None:
        """Make the widgets above and below the sliders."""
        own, example = self._text(N_("Our numbers")), self._text(N_("The example"))
        self.source_choice = widgets.ToggleButtons(options=[(own, OURS), (example, EXAMPLE)], value=EXAMPLE)
        self.notice, self.summary, self.warnings, self.save_notes = (widgets.HTML() for _ in range(4))
        self.summary.add_class("tool-summary")
        self.product = widgets.Dropdown(options=[("", "")], description=self._text(N_("Product")))
        self.sliders: dict[str, widgets.SelectionSlider] = {}
        self._slider_box = widgets.VBox()
        self._slider_box.add_class("sliders")
        self.save_button = widgets.Button(description=self._text(N_("Keep these numbers")), button_style="primary")
        self.reset_button = widgets.Button(description=self._text(N_("Back to our numbers")))
        self.buttons = widgets.HBox([self.save_button, self.reset_button])
        above = [self.source_choice, self.notice, self.summary, self.product]
        below = [self.save_notes, self.buttons, self.numbers]
        self.controls = widgets.VBox([*above, self._slider_box, *below])
        self.save_button.on_click(lambda _: self._save_tried_values())
        self.reset_button.on_click(lambda _: self._set_sliders({}))
        self.source_choice.observe(lambda _: None if self._is_updating else self._set_sliders({}), "value")
        self.product.observe(self._on_slider, "value")

    def _set_source(self, choice: str, source: AnswerSource) -> None:
        """Set the group's or the sample's answers (OURS or EXAMPLE), and find out what they lack."""
        self._sources[choice], self._gaps[choice] = source, self._missing_sentences(source)

    def _sample_source(self, country: Country, locale: Locale) -> AnswerSource:
        """Return the sample in its own money, with numbers written as the reader's are."""
        answers = read_raw_answers(self._sample.answers, parse_plain_number)
        return AnswerSource(answers, country, replace(locale, minor_digits=self._sample.minor_digits))

    def _on_answers(self, _: Any) -> None:
        """Take over the group's answers from the page; tried numbers stay."""
        country = kernel_country(self.numbers.country)
        locale = kernel_locale(country, self.numbers.styles)
        tried = self._tried_values()
        stored = {id_: parse_plain_number(value) for id_, value in self.numbers.tried.items()}
        self._set_source(EXAMPLE, self._sample_source(country, locale))
        self._set_source(
            OURS, AnswerSource(read_raw_answers(self.numbers.answers, locale.parse_number), country, locale)
        )
        if not self._was_complete and not self._gaps[OURS]:
            self._was_complete = self._is_updating = True
            self.source_choice.value = OURS
            self._is_updating = False
            tried = {id_: value for id_, value in stored.items() if value is not None}
        self._set_sliders(tried)
        self.numbers.shown += 1

    def _set_sliders(self, tried: dict[str, Decimal]) -> None:
        """Set the sliders to the numbers of the chosen source, then to those that were tried."""
        source = self._sources[self.source_choice.value]
        inputs = () if self._gaps[self.source_choice.value] else self._adjustable_inputs(source)
        before, self._inputs = (
            self._inputs,
            {adjustable.id: adjustable for adjustable in inputs if adjustable.least < adjustable.most},
        )
        self._is_updating = True
        earlier = set(self.sliders.values())
        for id_, adjustable in self._inputs.items():
            value = tried.get(id_, adjustable.now)
            if id_ in before and before[id_].changes(value) == adjustable.changes(adjustable.now):
                value = adjustable.now  # it has been saved, so what was 80 percent is now 100 percent
            old = self.sliders.get(id_)
            self.sliders[id_] = slider_for(adjustable, value, source.locale, self._text(LABELS[adjustable.kind]), old)
            if self.sliders[id_] is not old:
                self.sliders[id_].observe(self._on_slider, "value")
        products = {
            each.row: each.product
            for each in self._inputs.values()
            if each.kind is AdjustableKind.PRICE and each.product
        }
        options = tuple((name, row) for row, name in products.items()) or (("", ""),)
        if tuple(self.product.options) != options:
            self.product.options = options
        self.product.layout.display = None if products else "none"
        self._is_updating = False
        self._refresh()
        for slider in earlier - set(self.sliders.values()):
            slider.close()

    def _on_slider(self, _: Any) -> None:
        """Refresh the views after a slider was moved by a person."""
        if not self._is_updating:
            self._refresh()

    def _tried_values(self) -> dict[str, Decimal]:
        """Return the values of sliders that differ from the source's numbers, by input id."""
        values = {id_: self.sliders[id_].value for id_ in self._inputs}
        return {id_: value for id_, value in values.items() if value != self._inputs[id_].now}

    def _shown_inputs(self) -> list[AdjustableInput]:
        """Return the inputs of the chosen product and those of no product; all if there is no choice."""
        chosen = self.product.value
        return [each for each in self._inputs.values() if not (each.product and chosen) or each.row == chosen]

    def _refresh(self) -> None:
        """Refresh everything: notices, buttons, sliders and results."""
        source, tried = self._sources[self.source_choice.value], self._tried_values()
        known, ours = bool(self.numbers.known), self.source_choice.value == OURS
        self.numbers.set_tried({id_: str(value) for id_, value in tried.items()} if ours else {})
        self.source_choice.layout.display = None if known else "none"
        self.buttons.layout.display = None if known and ours else "none"
        self.save_button.disabled = not any(self._inputs[id_].can_be_saved for id_ in tried)
        self.reset_button.disabled = not tried
        children = tuple(self.sliders[each.id] for each in self._shown_inputs())
        if self._slider_box.children != children:
            self._slider_box.children = children
        notices = self._paragraphs(self._notices(known=known, ours=ours, tried=bool(tried)))
        self.notice.value = notices + (self._portfolio_link() if known and self._gaps[OURS] else Markup(""))
        self.save_notes.value = self._paragraphs(self._saving_remarks(tried) if known and ours else ())
        missing = self._gaps[self.source_choice.value]
        if missing:
            self._show_missing(self._paragraphs(missing[:MOST_GAPS]))
        else:
            changes = (self._inputs[id_].changes(value) for id_, value in tried.items())
            self._show_result(source, with_changes(source.answers, changes) if tried else None)

    def _save_tried_values(self) -> None:
        """Ask the page to save the tried numbers that can be saved; the others stay tried."""
        locale = self._sources[OURS].locale
        fields: dict[str, dict[str, str]] = {}
        for id_, value in self._tried_values().items():
            if self._inputs[id_].can_be_saved:
                for exercise, numbers in self._inputs[id_].changes(value).items():
                    typed = {name: locale.as_input(number) for name, number in numbers.items()}
                    fields[exercise] = {**fields.get(exercise, {}), **typed}
        self.numbers.save(fields)
        later = {id_: value for id_, value in self._tried_values().items() if not self._inputs[id_].can_be_saved}
        self.numbers.set_tried({id_: str(value) for id_, value in later.items()})

    def _notices(self, *, known: bool, ours: bool, tried: bool) -> Iterator[LazyText]:
        """Yield the sentences above the sliders."""
        if ours and tried:
            yield lazy(N_("You’re trying other numbers. Your saved numbers don’t change until you tap Keep."))
        elif not ours:
            missing = self._gaps[OURS] if known else ()
            if missing:
                yield lazy(
                    N_(
                        "Your own numbers aren’t complete yet. Your documents list everything that’s missing, and "
                        "where to enter it."
                    )
                )
                yield missing[0]
            yield lazy(N_("An example: {name}."), name=lazy(self._sample.title))
            yield lazy(self._sample.about)

    def _saving_remarks(self, tried: Iterable[str]) -> Iterator[LazyText]:
        """Yield what saving would not save, and what else it would change."""
        inputs = [self._inputs[id_] for id_ in tried]
        if any(not each.can_be_saved for each in inputs):
            yield lazy(
                N_(
                    "Your variable cost is made up of several numbers, so you can only try it here. To change "
                    "it, go to the cost of a unit in “Will it work?”."
                )
            )
        if any(each.spread is SpreadRule.SHARED and len(each.fields) > 1 for each in inputs):
            yield lazy(N_("When you keep them, all lines of your fixed costs change in the same proportion."))
        if any(each.spread is SpreadRule.SAME and len(each.fields) > 1 for each in inputs):
            yield lazy(N_("When you keep it, the number changes in every exercise where you entered the same one."))

    def _paragraphs(self, sentences: Iterable[LazyText]) -> Markup:
        """Return sentences as HTML paragraphs."""
        locale = self._sources[self.source_choice.value].locale
        return Markup("").join(Markup("<p>{}</p>").format(locale.resolve(sentence)) for sentence in sentences)

    def _portfolio_link(self) -> Markup:
        """Return a link to the portfolio."""
        return Markup('<p><a href="/portfolio/">{}</a></p>').format(self._text(N_("Our documents")))

    def _text(self, text: str) -> str:
        return self._locale.text(text)
