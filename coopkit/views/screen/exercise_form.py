"""Pages on the screen: an exercise as a form, a session as one page. They are made of definitions, never of keys."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from coopkit.content.session import ExerciseBlock, Picture, Reading, Session, Step
from coopkit.exercises.blocks import CalculationOutput, ScenarioStep, fields_of
from coopkit.exercises.definition import Definition, Phase
from coopkit.exercises.fields import Grid, NumberField
from coopkit.exercises.kinds import AnyPart
from coopkit.exercises.part import named_fields
from coopkit.i18n import N_, Locale
from coopkit.store import Seat
from coopkit.views.environment import render_template
from coopkit.views.name_chips import name_chip
from coopkit.views.page_frame import PageFrame
from coopkit.views.roles import assign_roles
from coopkit.views.screen.fields import FieldContext, needs_full_width, render_block
from coopkit.views.screen.script_messages import script_messages, together_text
from coopkit.views.term_buttons import AnnotatedLine, TermMarker, line_without_buttons


@dataclass(frozen=True)
class ShownPart:
    """A part of an exercise, ready for its template.

    filled_in: whether it has fields. begins_own: whether the group's own numbers begin here, after those of a case.
    """

    part: AnyPart
    heading: AnnotatedLine | None
    heading_id: str
    blocks: tuple[Markup, ...]
    filled_in: bool
    begins_own: bool


@dataclass(frozen=True)
class ShownStep:
    """A step of a session, ready for its template; `kind` is in words, and `icon` a class in front/base.css."""

    step: Step
    number: int
    kind: str
    icon: str
    together: str
    wide: bool
    blocks: tuple[tuple[str, Markup], ...]


@lru_cache(maxsize=512)
def render_exercise(definition: Definition, number: int, locale: Locale, known: frozenset[str] | None = None) -> Markup:
    """Render the form of an exercise without answers.

    Args:
        number: of the exercise in its session; 0 shows none.
        known: terms that the step has explained already; None if terms get no buttons.
    """
    form = f"e{number}"
    line = line_without_buttons if known is None else TermMarker(locale, form, set(known)).line
    own = own_part(definition)
    return render_template(
        "exercise.html",
        locale,
        definition=definition,
        number=number,
        form=form,
        prompt=line(definition.prompt),
        parts=tuple(_shown_part(part, form, line, locale, begins_own=part is own) for part in definition.parts),
        some_optional=len({part.optional for part in definition.parts}) > 1,
        open=not any(part.checkable for part in definition.parts),
        has_scenario=any(isinstance(block, ScenarioStep) for part in definition.parts for block in part.layout()),
    )


def render_session(session: Session, locale: Locale, *, page_frame: PageFrame, page: Mapping[str, Any]) -> str:
    """Render a session as one page with all its steps.

    Args:
        page: the state that the page's script begins with (learner, person, seats, states, answers).
    """
    steps = tuple(_shown_step(step, number, locale) for number, step in enumerate(session.steps, start=1))
    members = (Seat(each["seat"], each["name"], each["away"]) for each in page["seats"])
    present = tuple(each for each in members if not each.away)
    return render_page(
        "session.html",
        locale,
        page_frame,
        page=page,
        session=session,
        steps=steps,
        person=page["person"],
        roles=tuple((role, name_chip(seat)) for role, seat in assign_roles(present, session.position)),
    )


def render_page(
    template: str, locale: Locale, page_frame: PageFrame, *, page: Mapping[str, Any] | None = None, **context: object
) -> str:
    """Render a page in its frame.

    Args:
        template: a template that extends base.html.
        page: the state that the page's script begins with, to which its messages are added; None for no script.
        context: the template's variables.
    """
    script_state = None if page is None else {**page, "words": script_messages(locale)}
    return str(render_template(template, locale, page_frame=page_frame, page=script_state, **context))


def _shown_step(step: Step, number: int, locale: Locale) -> ShownStep:
    """Return a step, ready for its template."""
    phases: tuple[Phase, ...] = step.exercises[0].together if step.exercises else ()
    grids = (
        block
        for exercise in step.exercises
        for part in exercise.parts
        for block in part.layout()
        if isinstance(block, Grid)
    )
    marker = TermMarker(locale, f"s{number}")
    kind, icon = _step_kind(step)
    return ShownStep(
        step=step,
        number=number,
        kind=locale.text(kind),
        icon=icon,
        together=together_text(phases, locale),
        wide=any(needs_full_width(grid) for grid in grids),
        blocks=tuple(_step_block(block, marker) for block in step.blocks),
    )


def _step_kind(step: Step) -> tuple[str, str]:
    """Return what one does in a step in one word, and its icon."""
    parts = [part for exercise in step.exercises for part in exercise.parts]
    if not parts:
        return N_("Read"), "book"
    if any(isinstance(field, NumberField) for part in parts for _, field in named_fields(part, {})):
        return N_("Numbers"), "numbers-icon"
    return N_("Answer"), "pencil"


def _step_block(block: Reading | Picture | ExerciseBlock, marker: TermMarker) -> tuple[str, Markup]:
    """Return the block's key ("reading", "figure" or an exercise's id) and its HTML."""
    locale = marker.locale
    match block:
        case Reading():
            return "reading", marker.markdown(block.text)
        case Picture():
            return "figure", render_template("figure.html", locale, figure=block)
        case ExerciseBlock():
            return block.definition.id, render_exercise(
                block.definition, block.number, locale, frozenset(marker.explained)
            )


def own_part(definition: Definition) -> AnyPart | None:
    """Return the part in which the group's own numbers begin: the first field after all that is checked of a case."""
    is_case = [
        part.checkable or any(isinstance(block, CalculationOutput) and block.waits for block in part.layout())
        for part in definition.parts
    ]
    if not any(part.checkable for part in definition.parts):
        return None
    after = definition.parts[len(is_case) - is_case[::-1].index(True) :]
    return next((part for part in after if any(isinstance(each, Grid | NumberField) for each in part.layout())), None)


def _shown_part(
    part: AnyPart, form: str, line: Callable[[str], AnnotatedLine], locale: Locale, *, begins_own: bool
) -> ShownPart:
    """Return a part, ready for its template; a single field with the same label needs no heading."""
    layout = part.layout()
    fields = tuple(fields_of(layout))
    only = fields[0] if len(fields) == 1 and fields[0] in layout else None
    own_label = only is not None and not isinstance(only, Grid) and only.label == part.prompt
    heading = line(part.prompt) if part.prompt and not own_label else None
    heading_id = f"{form}-{part.id}-asked" if heading else f"{form}-asked"
    at = FieldContext(form, part.id, heading_id, locale)
    return ShownPart(
        part, heading, heading_id, tuple(render_block(block, at) for block in layout), bool(fields), begins_own
    )
