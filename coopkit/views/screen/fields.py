"""Fields on the screen: each block of an exercise as native controls, by its template."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import assert_never

from markupsafe import Markup

from coopkit.exercises.blocks import Block, CalculationOutput, Cards, Prose, Roles, Rounds, RowLinks, ScenarioStep
from coopkit.exercises.fields import (
    Arrange,
    Cell,
    Grid,
    NumberField,
    Option,
    PickMany,
    PickOne,
    Scale,
    Slider,
    TextField,
)
from coopkit.i18n import Locale
from coopkit.views.environment import render_template

MOST_OPTIONS_SHOWN = 8
MOST_BUTTONS = 4
MOST_ROWS_OF_BUTTONS = 5
"""A longer list of rows is laid out as cards, five at a time, if the page's script runs."""
LONG_OPTION = 40
SHORT_OPTION, MOST_SHORT_OPTIONS = 14, 3
"""Options that fit side by side on a phone."""
MOST_COLUMNS_AT_A_GLANCE, MANY_ROWS = 5, 12
"""Where a table has more columns, or may have so many rows, its form offers to continue on a laptop."""
SHORT_TEXT = 60
"""The text of a cell that is never longer than this takes half of a phone's width."""


@dataclass(frozen=True)
class FieldContext:
    """What the names and ids of a block's controls are made from.

    form: the prefix of the exercise's element ids ("e3"). part: the part's id, the prefix of its fields' names.
    prompt_id: the id of the element that labels a field without a label of its own.
    """

    form: str
    part: str
    prompt_id: str
    locale: Locale

    def name(self, *pieces: str) -> str:
        """Return the name of a control, such as "part.field"."""
        return ".".join((self.part, *pieces))

    def id(self, *pieces: str) -> str:
        """Return the id of an element that belongs to a control."""
        return "-".join((self.form, self.part, *pieces))


def render_block(block: Block, at: FieldContext) -> Markup:
    """Render one block of a part; empty for blocks that are for paper only."""
    match block:
        case PickOne():
            return _render_pick_one(block, at)
        case PickMany() | Scale() | Arrange():
            return _render_field(_TEMPLATES[type(block)], block, at)
        case TextField():
            return _render_field("text.html", block, at, long=is_multiline(block))
        case NumberField():
            return _render_field("number.html", block, at, given=localize_number(block.given, at.locale))
        case Slider():
            return _render_field("slider.html", block, at)
        case Grid():
            return _render_grid(block, at)
        case ScenarioStep():
            return render_template(
                "fields/scenario_step.html",
                at.locale,
                name=at.name(block.field.id),
                follows=dict(block.follows),
                question=_render_pick_one(block.field, at, buttons=True),
            )
        case Prose():
            return render_template("fields/prose.html", at.locale, words=block.text)
        case Roles():
            return render_template("fields/roles.html", at.locale, field=block)
        case Rounds():
            return render_template("fields/rounds.html", at.locale, field=block, name=at.part)
        case CalculationOutput():
            return render_template("fields/calculation.html", at.locale, part=at.part, waits=block.waits)
        case Cards() | RowLinks():
            return Markup("")
        case _:
            assert_never(block)


_TEMPLATES: dict[type, str] = {PickMany: "pick_many.html", Scale: "scale.html", Arrange: "arrange.html"}


def _render_field(
    template: str,
    field: PickOne | PickMany | Scale | Arrange | TextField | NumberField | Slider,
    at: FieldContext,
    **more: object,
) -> Markup:
    """Render a field by its template below `fields/`."""
    return render_template(
        f"fields/{template}",
        at.locale,
        field=field,
        name=at.name(field.id),
        id=at.id(field.id),
        prompt_id=at.prompt_id,
        **more,
    )


def _render_pick_one(field: PickOne, at: FieldContext, *, buttons: bool = False) -> Markup:
    """Render options as radio buttons, or as a drop-down list if they are many and short."""
    template = "pick_one.html" if buttons or shows_all_options(field.options) else "pick_one_list.html"
    short = len(field.options) <= MOST_SHORT_OPTIONS and all(len(each.text) <= SHORT_OPTION for each in field.options)
    return _render_field(template, field, at, short=short)


def _render_grid(grid: Grid, at: FieldContext) -> Markup:
    """Render a grid by the template that suits its columns."""
    only = grid.columns[0] if len(grid.columns) == 1 and not grid.grows else None
    template = "grid_table.html"
    if not grid.grows and any(isinstance(column, TextField) and column.highest < 9 for column in grid.columns):
        template = "grid_scores.html"
    elif grid.one_at_a_time:
        template = "grid_questions.html"
    elif isinstance(only, Scale):
        template = "grid_scale.html"
    elif isinstance(only, PickOne):
        template = "grid_buttons.html" if len(only.options) <= MOST_BUTTONS else "grid_lists.html"
    return render_template(
        f"fields/{template}",
        at.locale,
        grid=grid,
        at=at,
        prompt_id=at.prompt_id,
        row_label=grid.row_label or at.locale.text("Row"),
        cards=len(grid.rows) > MOST_ROWS_OF_BUTTONS,
        paged=shows_one_row_at_a_time(grid),
        is_short=_is_short,
        names_column=next((each.id for each in grid.columns if grid.grows and each.id == "name"), ""),
        long=len(grid.columns) > MOST_COLUMNS_AT_A_GLANCE or max(grid.most, len(grid.rows)) >= MANY_ROWS,
        given=lambda text: localize_number(text, at.locale),
    )


def _is_short(column: Cell) -> bool:
    """Return whether a cell needs no more than half of a phone's width."""
    match column:
        case TextField():
            return column.longest <= SHORT_TEXT and not is_multiline(column)
        case PickOne():
            return all(len(option.text) <= SHORT_OPTION for option in column.options)
    return True


def shows_one_row_at_a_time(grid: Grid) -> bool:
    """Return whether a small screen shows a table's rows one at a time; rows of one field stay a list."""
    return len(grid.columns) > 1 and (grid.grows or len(grid.rows) > 2)


def shows_all_options(options: tuple[Option, ...]) -> bool:
    """Return whether all options are shown at once: if they are few, or too long for a drop-down list."""
    # A closed drop-down list hides what there is to choose from; it stays only where buttons would fill the screen.
    return len(options) <= MOST_OPTIONS_SHOWN or any(len(option.text) > LONG_OPTION for option in options)


def is_multiline(field: TextField) -> bool:
    """Return whether a text field has several lines on the screen."""
    return field.lines > 1


def needs_full_width(grid: Grid) -> bool:
    """Return whether a grid needs more width than a column of text."""
    return len(grid.columns) > 2


def localize_number(given: str, locale: Locale) -> str:
    """Return a number that an author wrote as "12.50" in the way the reader would type it."""
    try:
        return locale.as_input(Decimal(given)) if given else ""
    except InvalidOperation:
        return given
