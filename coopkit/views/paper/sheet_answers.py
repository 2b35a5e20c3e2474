"""What is set in place on a sheet: nothing, somebody's answer, several people's, or what is right."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeAlias

from coopkit.exercises.fields import Raw, is_filled, pick, picks
from coopkit.i18n import N_

Beside: TypeAlias = Mapping[tuple[str, str], str]
"""For a field's name and an option's id, what stands below that option."""

Choosers: TypeAlias = tuple[str, ...] | None
"""Names beside a mark; an empty tuple is a mark that needs no name, None is no mark."""

TOGETHER = N_("Together")
"""Who answered, where a group did so after each of its members."""


@dataclass(frozen=True)
class Written:
    """What was typed, and who typed it: "" where no name is needed."""

    who: str
    text: str


@dataclass(frozen=True)
class SheetAnswers:
    """The answers to set in place in one exercise.

    entries: who answered and what, as typed; none on a blank sheet.
    beside: what is said about single options; only the answer key has any.
    """

    entries: tuple[tuple[str, Raw], ...] = ()
    beside: Beside = field(default_factory=lambda: MappingProxyType({}))

    @property
    def blank(self) -> bool:
        """Whether nothing is set in place."""
        return not any(raw for _, raw in self.entries)

    @property
    def single(self) -> str:
        """Whose the only answer is; "" where there are several or nobody is named."""
        return self.entries[0][0] if len(self.entries) == 1 else ""

    def choosers(self, name: str, option: str) -> Choosers:
        """Who took this option."""
        found = [who for who, raw in self.entries if option in picks(raw, name)]
        if not found:
            return None
        return tuple(found) if len(self.entries) > 1 else ()

    def written(self, name: str) -> tuple[Written, ...]:
        """What stands in a field, by each who filled it."""
        typed = ((who, pick(raw, name)) for who, raw in self.entries)
        several = len(self.entries) > 1
        return tuple(Written(who if several else "", text) for who, text in typed if is_filled(text))

    def arranged(self, name: str) -> tuple[str, ...]:
        """The item ids in the order in which the first who answered brought them."""
        return picks(self.entries[0][1], name) if self.entries else ()

    def each(self) -> tuple[tuple[str, "SheetAnswers"], ...]:
        """Every answer by itself with its name, for what cannot be laid on top of each other."""
        if len(self.entries) < 2:
            return (("", self),)
        return tuple((who, SheetAnswers(((who, raw),), self.beside)) for who, raw in self.entries)
