"""Answers printed on a sheet: none, one person's, several people's, or the right ones."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeAlias

from coopkit.exercises.fields import Raw, is_filled, pick, picks
from coopkit.i18n import N_

Beside: TypeAlias = Mapping[tuple[str, str], str]
"""By field name and option id, the note below that option."""

Choosers: TypeAlias = tuple[str, ...] | None
"""Names beside a mark; an empty tuple is a mark without names, None no mark."""

TOGETHER = N_("Together")
"""The name for the group's answer beside those of its members."""


@dataclass(frozen=True)
class Written:
    """A typed text, and who typed it ("" if no name is needed)."""

    who: str
    text: str


@dataclass(frozen=True)
class SheetAnswers:
    """The answers to print in an exercise.

    entries: names and answers as typed; none on a blank sheet.
    beside: notes on single options, in the answer key only.
    """

    entries: tuple[tuple[str, Raw], ...] = ()
    beside: Beside = field(default_factory=lambda: MappingProxyType({}))

    @property
    def blank(self) -> bool:
        """Whether there are no answers."""
        return not any(raw for _, raw in self.entries)

    @property
    def single(self) -> str:
        """The name of the only answer; "" if there are several, or no name."""
        return self.entries[0][0] if len(self.entries) == 1 else ""

    def choosers(self, name: str, option: str) -> Choosers:
        """Return who chose an option."""
        found = [who for who, raw in self.entries if option in picks(raw, name)]
        if not found:
            return None
        return tuple(found) if len(self.entries) > 1 else ()

    def written(self, name: str) -> tuple[Written, ...]:
        """Return a field's texts and who typed them."""
        typed = ((who, pick(raw, name)) for who, raw in self.entries)
        several = len(self.entries) > 1
        return tuple(Written(who if several else "", text) for who, text in typed if is_filled(text))

    def arranged(self, name: str) -> tuple[str, ...]:
        """Return item ids in the order of the first answer."""
        return picks(self.entries[0][1], name) if self.entries else ()

    def each(self) -> tuple[tuple[str, "SheetAnswers"], ...]:
        """Return every answer separately with its name, for fields that can't show several."""
        if len(self.entries) < 2:
            return (("", self),)
        return tuple((who, SheetAnswers(((who, raw),), self.beside)) for who, raw in self.entries)
