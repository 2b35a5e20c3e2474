"""The screen: an exercise as a form that saves by itself, a session as one page. Made of definitions alone."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from coopkit.content.session import ExerciseBlock, Figure, Reading, Session, Step
from coopkit.exercises.blocks import ScenarioStep, fields_of
from coopkit.exercises.definition import Definition, Phase
from coopkit.exercises.fields import Grid
from coopkit.exercises.kinds import AnyPart
from coopkit.i18n import Locale
from coopkit.views.environment import render
from coopkit.views.page_frame import Chrome
from coopkit.views.roles import roles_of
from coopkit.views.screen.fields import FieldContext, is_wide, render_block
from coopkit.views.screen.script_messages import together_words, words
from coopkit.views.term_buttons import Line, Marker, plain


@dataclass(frozen=True)
class ShownPart:
    """A part of an exercise, ready for its template; `filled_in` where there is something to fill in."""

    part: AnyPart
    heading: Line | None
    heading_id: str
    blocks: tuple[Markup, ...]
    filled_in: bool


@dataclass(frozen=True)
class ShownStep:
    """A step of a session, ready for its template."""

    step: Step
    number: int
    together: str
    wide: bool
    blocks: tuple[tuple[str, Markup], ...]


@lru_cache(maxsize=512)
def render_exercise(definition: Definition, number: int, locale: Locale, known: frozenset[str] | None = None) -> Markup:
    """The form of an exercise, without anybody's answers.

    Args:
        definition: what is asked.
        number: its place in the session, on screen and paper.
        locale: the reader's language.
        known: terms that the step has explained before; None where no term is to be a button.
    """
    form = f"e{number}"
    line = plain if known is None else Marker(locale, form, set(known)).line
    return render(
        "exercise.html",
        locale,
        definition=definition,
        number=number,
        form=form,
        prompt=line(definition.prompt),
        parts=tuple(_part(part, form, line, locale) for part in definition.parts),
        some_optional=len({part.optional for part in definition.parts}) > 1,
        open=not any(part.checkable for part in definition.parts),
        tells=any(isinstance(block, ScenarioStep) for part in definition.parts for block in part.layout()),
    )


def render_session(session: Session, locale: Locale, *, chrome: Chrome, page: Mapping[str, Any]) -> str:
    """A whole session as one page, all steps in it.

    Args:
        chrome: what surrounds it.
        page: what the script starts from (learner, person, seats, states, answers); the sentences are added here.
    """
    steps = tuple(_step(step, number, locale) for number, step in enumerate(session.steps, start=1))
    seats: Sequence[Mapping[str, Any]] = page["seats"]
    return render_page(
        "session.html",
        locale,
        chrome,
        page=page,
        session=session,
        steps=steps,
        person=page["person"],
        roles=roles_of(tuple(seat["name"] for seat in seats if not seat["away"]), session.position),
    )


def render_page(
    template: str, locale: Locale, chrome: Chrome, *, page: Mapping[str, Any] | None = None, **context: object
) -> str:
    """A page in our frame.

    Args:
        template: a template that extends base.html.
        page: what the script starts from; None for pages of nobody's.
        context: what the template names.
    """
    known = None if page is None else {**page, "words": words(locale)}
    return str(render(template, locale, chrome=chrome, page=known, **context))


def _step(step: Step, number: int, locale: Locale) -> ShownStep:
    phases: tuple[Phase, ...] = step.exercises[0].together if step.exercises else ()
    grids = (
        block
        for exercise in step.exercises
        for part in exercise.parts
        for block in part.layout()
        if isinstance(block, Grid)
    )
    marker = Marker(locale, f"s{number}")
    return ShownStep(
        step=step,
        number=number,
        together=together_words(phases, locale),
        wide=any(is_wide(grid) for grid in grids),
        blocks=tuple(_block(block, marker) for block in step.blocks),
    )


def _block(block: Reading | Figure | ExerciseBlock, marker: Marker) -> tuple[str, Markup]:
    locale = marker.locale
    match block:
        case Reading():
            return "reading", marker.markdown(block.text)
        case Figure():
            return "figure", render("figure.html", locale, figure=block)
        case ExerciseBlock():
            return block.definition.id, render_exercise(block.definition, block.number, locale, frozenset(marker.known))


def _part(part: AnyPart, form: str, line: Callable[[str], Line], locale: Locale) -> ShownPart:
    layout = part.layout()
    fields = tuple(fields_of(layout))
    only = fields[0] if len(fields) == 1 and fields[0] in layout else None
    own_label = only is not None and not isinstance(only, Grid) and only.label == part.prompt
    heading = line(part.prompt) if part.prompt and not own_label else None
    heading_id = f"{form}-{part.id}-asked" if heading else f"{form}-asked"
    at = FieldContext(form, part.id, heading_id, locale)
    return ShownPart(part, heading, heading_id, tuple(render_block(block, at) for block in layout), bool(fields))
