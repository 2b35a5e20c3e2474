"""The fields on the screen: each block through its template, as native controls."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import assert_never

from markupsafe import Markup

from coopkit.exercises.blocks import Block, CalculationOutput, Cards, Prose, Roles, Rounds, RowLinks, ScenarioStep
from coopkit.exercises.fields import Arrange, Grid, NumberField, Option, PickMany, PickOne, Scale, Slider, TextField
from coopkit.i18n import Locale
from coopkit.views.environment import render

MOST_BUTTONS = 4
LONG_OPTION = 40


@dataclass(frozen=True)
class FieldContext:
    """Where a block stands.

    form: begins every element id of the exercise ("e3"). part: the part's id, which begins every name.
    asked_by: the element whose words ask for a field that has no label of its own.
    """

    form: str
    part: str
    asked_by: str
    locale: Locale

    def name(self, *pieces: str) -> str:
        """The name of a control."""
        return ".".join((self.part, *pieces))

    def id(self, *pieces: str) -> str:
        """The id of an element that belongs to a control."""
        return "-".join((self.form, self.part, *pieces))


def render_block(block: Block, at: FieldContext) -> Markup:
    """One block of a part; cards to cut out and links by number are for paper only."""
    match block:
        case PickOne():
            return _pick_one(block, at)
        case PickMany() | Scale() | Arrange():
            return _field(_TEMPLATES[type(block)], block, at)
        case TextField():
            return _field("text.html", block, at, long=is_long(block))
        case NumberField():
            return _field("number.html", block, at, given=localized(block.given, at.locale))
        case Slider():
            return _field("slider.html", block, at)
        case Grid():
            return _grid(block, at)
        case ScenarioStep():
            return render(
                "fields/scenario_step.html",
                at.locale,
                name=at.name(block.field.id),
                follows=dict(block.follows),
                question=_pick_one(block.field, at, buttons=True),
            )
        case Prose():
            return render("fields/prose.html", at.locale, words=block.text)
        case Roles():
            return render("fields/roles.html", at.locale, field=block)
        case Rounds():
            return render("fields/rounds.html", at.locale, field=block, name=at.part)
        case CalculationOutput():
            return render("fields/calculation.html", at.locale, part=at.part, waits=block.waits)
        case Cards() | RowLinks():
            return Markup("")
        case _:
            assert_never(block)


_TEMPLATES: dict[type, str] = {PickMany: "pick_many.html", Scale: "scale.html", Arrange: "arrange.html"}


def _field(
    template: str,
    field: PickOne | PickMany | Scale | Arrange | TextField | NumberField | Slider,
    at: FieldContext,
    **more: object,
) -> Markup:
    return render(
        f"fields/{template}",
        at.locale,
        field=field,
        name=at.name(field.id),
        id=at.id(field.id),
        asked_by=at.asked_by,
        **more,
    )


def _pick_one(field: PickOne, at: FieldContext, *, buttons: bool = False) -> Markup:
    template = "pick_one.html" if buttons or as_buttons(field.options) else "pick_one_list.html"
    return _field(template, field, at)


def _grid(grid: Grid, at: FieldContext) -> Markup:
    only = grid.columns[0] if len(grid.columns) == 1 and not grid.grows else None
    template = "grid_table.html"
    if grid.one_at_a_time:
        template = "grid_questions.html"
    elif isinstance(only, Scale):
        template = "grid_scale.html"
    elif isinstance(only, PickOne):
        template = "grid_buttons.html" if len(only.options) <= MOST_BUTTONS else "grid_lists.html"
    return render(
        f"fields/{template}",
        at.locale,
        grid=grid,
        at=at,
        asked_by=at.asked_by,
        row_label=grid.row_label or at.locale.text("Row"),
        given=lambda text: localized(text, at.locale),
    )


def as_buttons(options: tuple[Option, ...]) -> bool:
    """Whether every option is shown at once: few of them, or texts that a list would cut off."""
    return len(options) <= MOST_BUTTONS or any(len(option.text) > LONG_OPTION for option in options)


def is_long(field: TextField) -> bool:
    """Whether a text needs more than one line on the screen."""
    return field.lines > 1


def is_wide(grid: Grid) -> bool:
    """Whether a grid needs more room than a column of text."""
    return len(grid.columns) > 2


def localized(given: str, locale: Locale) -> str:
    """A number that an author wrote as "12.50", as the reader would type it."""
    try:
        return locale.as_input(Decimal(given)) if given else ""
    except InvalidOperation:
        return given
