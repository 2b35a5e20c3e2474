"""Answers printed on a sheet: none, one person's, several people's, or the right ones."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeAlias

from coopkit.exercises.fields import RawAnswer, is_filled, selected_values, single_value
from coopkit.i18n import N_

OptionNotes: TypeAlias = Mapping[tuple[str, str], str]
"""The answer key's note below an option, by field name and option id."""

Choosers: TypeAlias = tuple[str, ...] | None
"""Names beside a mark; an empty tuple for a mark without names, None for no mark."""

TOGETHER = N_("Together")
"""The name for the group's answer beside those of its members."""


@dataclass(frozen=True)
class WrittenText:
    """A text that somebody typed, and the person's name ("" if it isn't printed)."""

    person: str
    text: str


@dataclass(frozen=True)
class SheetAnswers:
    """The answers to print in an exercise.

    entries: names and answers as typed; none on a blank sheet.
    option_notes: the answer key's notes on single options.
    omits_blank: whether fields without an answer are left out, as in the answer key, where nobody writes.
    """

    entries: tuple[tuple[str, RawAnswer], ...] = ()
    option_notes: OptionNotes = field(default_factory=lambda: MappingProxyType({}))
    omits_blank: bool = False

    @property
    def is_blank(self) -> bool:
        """Return whether there are no answers."""
        return not any(raw for _, raw in self.entries)

    def prints_fields_of(self, part: str) -> bool:
        """Return whether the fields of a part are printed: always, unless there is nothing to show in them."""
        names = (*(name for _, raw in self.entries for name in raw), *(name for name, _ in self.option_notes))
        return not self.omits_blank or any(name.startswith(f"{part}.") for name in names)

    @property
    def only_name(self) -> str:
        """Return the name of the only answer; "" if there are several, or no name."""
        return self.entries[0][0] if len(self.entries) == 1 else ""

    def choosers(self, name: str, option: str) -> Choosers:
        """Return the names of those who chose an option."""
        found = [person for person, raw in self.entries if option in selected_values(raw, name)]
        if not found:
            return None
        return tuple(found) if len(self.entries) > 1 else ()

    def typed_texts(self, name: str) -> tuple[WrittenText, ...]:
        """Return a field's texts and who typed them."""
        typed = ((person, single_value(raw, name)) for person, raw in self.entries)
        several = len(self.entries) > 1
        return tuple(WrittenText(person if several else "", text) for person, text in typed if is_filled(text))

    def item_order(self, name: str) -> tuple[str, ...]:
        """Return the ids of the items in the order in which the first answer has them."""
        return selected_values(self.entries[0][1], name) if self.entries else ()

    def one_by_one(self) -> tuple[tuple[str, "SheetAnswers"], ...]:
        """Return pairs of a name and the answers of that person alone, for fields that can't show several."""
        if len(self.entries) < 2:
            return (("", self),)
        return tuple((person, SheetAnswers(((person, raw),), self.option_notes)) for person, raw in self.entries)
