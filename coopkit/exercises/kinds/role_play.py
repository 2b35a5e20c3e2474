"""A role play: role cards and timed rounds, with nothing to fill in."""

from collections.abc import Iterable, Mapping
from typing import ClassVar

from coopkit.exercises.blocks import Block, RoleCard, Roles, Round, Rounds
from coopkit.exercises.fields import Text
from coopkit.exercises.key import Kind, OpenKey, PartWithKey
from coopkit.exercises.part import Part
from coopkit.exercises.validation import DefinitionError, validate_ids


class RolePlay(Part, frozen=True, kw_only=True, tag="role-play"):
    """Roles and rounds; the exercise needs another part, in which people write what happened."""

    checkable: ClassVar[bool] = False
    cards: tuple[RoleCard, ...] = ()
    rounds: tuple[Round, ...] = ()

    def layout(self) -> tuple[Block, ...]:
        roles: tuple[Block, ...] = (Roles(self.cards),) if self.cards else ()
        return (*roles, Rounds(self.rounds)) if self.rounds else roles


def role_play(
    exercise: str,
    part: str,
    prompt: Text,
    *,
    roles: Mapping[str, tuple[str, str]] | None = None,
    rounds: Iterable[Round] = (),
) -> PartWithKey:
    """Build a role play.

    Args:
        roles: for each role's id its name and what its card says.
        rounds: what happens, in order, and how many minutes each round takes.

    Raises:
        DefinitionError: neither roles nor rounds, one role alone, an id twice, no name or text, no minutes.
    """
    where = f"{exercise} ({part})"
    cards = tuple(RoleCard(id_, name, text) for id_, (name, text) in (roles or {}).items())
    timed = tuple(rounds)
    if not cards and not timed:
        raise DefinitionError(f"{where}: a role play needs roles, rounds, or both.")
    if len(cards) == 1:
        raise DefinitionError(f"{where}: needs at least 2 roles, has 1.")
    validate_ids(where, "roles", [card.id for card in cards])
    for card in cards:
        if not card.name.strip() or not card.text.strip():
            raise DefinitionError(f"{where}: the role '{card.id}' needs a name and a text.")
    for number, each in enumerate(timed, start=1):
        if not each.text.strip() or each.minutes < 1:
            raise DefinitionError(f"{where}: round {number} needs a text and at least one minute.")
    return RolePlay(id=part, prompt=prompt, cards=cards, rounds=timed, optional=True), OpenKey()


KIND = Kind(RolePlay, OpenKey, {"RolePlay": role_play}, {"Round": Round})
