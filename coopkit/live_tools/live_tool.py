"""What the live tools of Start.Coop have in common: a group's numbers as sliders, and the way back into its answers."""

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
from coopkit.live_tools.field_names import field_names
from coopkit.live_tools.group_numbers import GroupNumbers
from coopkit.live_tools.sliders import slider_for
from coopkit.portfolio.adjustable_inputs import AdjustableInput, AdjustableKind, InputRange, moved
from coopkit.portfolio.adjustable_wording import LABELS
from coopkit.portfolio.group_answers import GroupAnswers
from coopkit.portfolio.raw_answers import read_typed
from coopkit.portfolio.samples import Sample, plain_number

OURS, EXAMPLE = "ours", "example"
MOST_GAPS = 4
"""So many things that are missing are named at once."""


@dataclass(frozen=True)
class ToolSide:
    """Whose numbers are looked at: the answers, the country with its facts, and how numbers are written."""

    answers: GroupAnswers
    country: Country
    locale: Locale


class LiveTool(ABC):
    """Sliders for the numbers of a group, and everything that follows from moving them.

    Where no group is known, or its own numbers are not complete, the sample stands in and says so.

    Args:
        sample: stands in.
        exercises: whose answers are asked for.
    """

    def __init__(self, sample: Sample, exercises: Sequence[str]) -> None:
        country = kernel_country()
        self._locale, self._sample = kernel_locale(country), sample
        self._sides: dict[str, ToolSide] = {}
        self._gaps: dict[str, Sequence[LazyText]] = {}
        self._take(OURS, ToolSide(GroupAnswers({}), country, self._locale))
        self._take(EXAMPLE, self._example(country, self._locale))
        self._inputs: dict[str, AdjustableInput] = {}
        self._being_set = self._was_complete = False
        self.numbers = GroupNumbers(exercises, self._locale, field_names(exercises, self._locale))
        self._make_controls()
        self._lay_in({})
        self.numbers.observe(self._arrived, ["answers", "known"])

    @abstractmethod
    def _inputs_of(self, side: ToolSide) -> Iterable[AdjustableInput]:
        """What can be tried of complete answers."""

    @abstractmethod
    def _missing(self, side: ToolSide) -> Sequence[LazyText]:
        """What the answers still lack, in sentences; none where they are complete."""

    @abstractmethod
    def _show_result(self, side: ToolSide, tried: GroupAnswers | None) -> None:
        """Shows what follows from a side's answers, or from the ones that are tried beside them."""

    @abstractmethod
    def _show_instead(self, sentences: Markup) -> None:
        """Shows what is missing where the results would be."""

    def _make_controls(self) -> None:
        own, example = self._text(N_("Our numbers")), self._text(N_("The example"))
        self.whose = widgets.ToggleButtons(options=[(own, OURS), (example, EXAMPLE)], value=EXAMPLE)
        self.notice, self.glance, self.on_keeping = widgets.HTML(), widgets.HTML(), widgets.HTML()
        self.glance.add_class("tool-summary")
        self.product = widgets.Dropdown(options=[("", "")], description=self._text(N_("Product")))
        self.sliders: dict[str, widgets.SelectionSlider] = {}
        self._slider_box = widgets.VBox()
        self._slider_box.add_class("sliders")
        self.keep = widgets.Button(description=self._text(N_("Keep these numbers")), button_style="primary")
        self.back = widgets.Button(description=self._text(N_("Back to our numbers")))
        self.buttons = widgets.HBox([self.keep, self.back])
        above = [self.whose, self.notice, self.glance, self.product]
        below = [self.on_keeping, self.buttons, self.numbers]
        self.controls = widgets.VBox([*above, self._slider_box, *below])
        self.keep.on_click(lambda _: self._keep())
        self.back.on_click(lambda _: self._lay_in({}))
        self.whose.observe(lambda _: None if self._being_set else self._lay_in({}), "value")
        self.product.observe(self._moved, "value")

    def _take(self, whose: str, side: ToolSide) -> None:
        self._sides[whose], self._gaps[whose] = side, self._missing(side)

    def _example(self, country: Country, locale: Locale) -> ToolSide:
        """The sample in its own money, its numbers written as those of the group beside it."""
        answers = read_typed(self._sample.answers, plain_number)
        return ToolSide(answers, country, replace(locale, minor_digits=self._sample.minor_digits))

    def _arrived(self, _: Any) -> None:
        """The page has brought the group's answers, or newer ones; what is being tried stays."""
        country = kernel_country(self.numbers.country)
        locale = kernel_locale(country, self.numbers.styles)
        tried = self._tried()
        stored = {id_: plain_number(value) for id_, value in self.numbers.tried.items()}
        self._take(EXAMPLE, self._example(country, locale))
        self._take(OURS, ToolSide(read_typed(self.numbers.answers, locale.parse_number), country, locale))
        if not self._was_complete and not self._gaps[OURS]:
            self._was_complete = self._being_set = True
            self.whose.value = OURS
            self._being_set = False
            tried = {id_: value for id_, value in stored.items() if value is not None}
        self._lay_in(tried)

    def _lay_in(self, tried: dict[str, Decimal]) -> None:
        """Sets the sliders to the numbers of the chosen side, then to those that were being tried."""
        side = self._sides[self.whose.value]
        inputs = () if self._gaps[self.whose.value] else self._inputs_of(side)
        before, self._inputs = (
            self._inputs,
            {adjustable.id: adjustable for adjustable in inputs if adjustable.least < adjustable.most},
        )
        self._being_set = True
        earlier = set(self.sliders.values())
        for id_, adjustable in self._inputs.items():
            value = tried.get(id_, adjustable.now)
            if id_ in before and before[id_].changes(value) == adjustable.changes(adjustable.now):
                value = adjustable.now  # it has been kept: a percentage of what was there is now all of what is there
            old = self.sliders.get(id_)
            self.sliders[id_] = slider_for(adjustable, value, side.locale, self._text(LABELS[adjustable.kind]), old)
            if self.sliders[id_] is not old:
                self.sliders[id_].observe(self._moved, "value")
        products = {
            each.row: each.words for each in self._inputs.values() if each.kind is AdjustableKind.PRICE and each.words
        }
        options = tuple((words, row) for row, words in products.items()) or (("", ""),)
        if tuple(self.product.options) != options:
            self.product.options = options
        self.product.layout.display = None if products else "none"
        self._being_set = False
        self._show()
        for slider in earlier - set(self.sliders.values()):
            slider.close()

    def _moved(self, _: Any) -> None:
        if not self._being_set:
            self._show()

    def _tried(self) -> dict[str, Decimal]:
        """The numbers that are other than the side's own, by the id of their adjustable."""
        values = {id_: self.sliders[id_].value for id_ in self._inputs}
        return {id_: value for id_, value in values.items() if value != self._inputs[id_].now}

    def _shown_inputs(self) -> list[AdjustableInput]:
        """Those of the chosen product, and those that belong to none; all where there is nothing to choose."""
        chosen = self.product.value
        return [each for each in self._inputs.values() if not (each.words and chosen) or each.row == chosen]

    def _show(self) -> None:
        side, tried = self._sides[self.whose.value], self._tried()
        known, ours = bool(self.numbers.known), self.whose.value == OURS
        self.numbers.tried = {id_: str(value) for id_, value in tried.items()} if ours else {}
        self.whose.layout.display = None if known else "none"
        self.buttons.layout.display = None if known and ours else "none"
        self.keep.disabled = not any(self._inputs[id_].keeps for id_ in tried)
        self.back.disabled = not tried
        children = tuple(self.sliders[each.id] for each in self._shown_inputs())
        if self._slider_box.children != children:
            self._slider_box.children = children
        told = self._paragraphs(self._told(known=known, ours=ours, tried=bool(tried)))
        self.notice.value = told + (self._to_the_papers() if known and self._gaps[OURS] else Markup(""))
        self.on_keeping.value = self._paragraphs(self._on_keeping(tried) if known and ours else ())
        missing = self._gaps[self.whose.value]
        if missing:
            self._show_instead(self._paragraphs(missing[:MOST_GAPS]))
        else:
            changes = (self._inputs[id_].changes(value) for id_, value in tried.items())
            self._show_result(side, moved(side.answers, changes) if tried else None)

    def _keep(self) -> None:
        """Has the page save what is being tried, as far as it stands in fields of its own."""
        locale = self._sides[OURS].locale
        fields: dict[str, dict[str, str]] = {}
        for id_, value in self._tried().items():
            if self._inputs[id_].keeps:
                for exercise, numbers in self._inputs[id_].changes(value).items():
                    typed = {name: locale.as_input(number) for name, number in numbers.items()}
                    fields[exercise] = {**fields.get(exercise, {}), **typed}
        self.numbers.keep(fields)
        later = {id_: value for id_, value in self._tried().items() if not self._inputs[id_].keeps}
        self.numbers.tried = {id_: str(value) for id_, value in later.items()}

    def _told(self, *, known: bool, ours: bool, tried: bool) -> Iterator[LazyText]:
        """What stands above the sliders."""
        if ours and tried:
            yield lazy(N_("You are trying other numbers. Yours stay as they are until you keep these."))
        elif not ours:
            missing = self._gaps[OURS] if known else ()
            if missing:
                yield lazy(N_("Your own numbers are not complete yet. Your papers say all that is missing, and where."))
                yield missing[0]
            yield lazy(N_("An example: {name}."), name=lazy(self._sample.title))
            yield lazy(self._sample.about)

    def _on_keeping(self, tried: Iterable[str]) -> Iterator[LazyText]:
        """What is not kept, and what else changes, said before anybody presses the button."""
        inputs = [self._inputs[id_] for id_ in tried]
        if any(not each.keeps for each in inputs):
            yield lazy(
                N_(
                    "Your variable cost is made of several numbers, so it can only be tried here. "
                    "Change them where you worked out the cost of a unit, in “Will it work?”."
                )
            )
        if any(each.spread is InputRange.SHARED and len(each.fields) > 1 for each in inputs):
            yield lazy(N_("When you keep them, all lines of your fixed costs change in the same proportion."))
        if any(each.spread is InputRange.SAME and len(each.fields) > 1 for each in inputs):
            yield lazy(N_("When you keep it, a number changes in each exercise in which you have written the same."))

    def _paragraphs(self, sentences: Iterable[LazyText]) -> Markup:
        locale = self._sides[self.whose.value].locale
        return Markup("").join(Markup("<p>{}</p>").format(locale.resolve(sentence)) for sentence in sentences)

    def _to_the_papers(self) -> Markup:
        return Markup('<p><a href="/portfolio/">{}</a></p>').format(self._text(N_("Our papers")))

    def _text(self, text: str) -> str:
        return self._locale.text(text)
