"""Exercises that name others: keys that wait, surveys that compare or lead on, fields that start from an answer."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from coopkit.calculators import CALCULATORS, CalculationContext, CalculationResult, compute
from coopkit.content.session import Session
from coopkit.countries import load_country
from coopkit.exercises import Definition
from coopkit.exercises.blocks import fields_of
from coopkit.exercises.fields import ANY_ROW, Field, Grid, NumberField, Scale, Slider, StartReference, TextField
from coopkit.exercises.initial_values import fields_with_start_reference
from coopkit.exercises.kinds import AnyPart
from coopkit.exercises.kinds.calculator import Calculator
from coopkit.exercises.kinds.survey import Survey
from coopkit.lint.finding import Finding
from coopkit.lint.notebook_source import NotebookSource

PartOf = tuple[str, str]
"""An exercise's id and a part's."""


def check_references(
    source: NotebookSource, definitions: Iterable[Definition], every: Sequence[Definition], *, complete: bool
) -> Iterator[Finding]:
    """Yield what is wrong with the exercises that one notebook's exercises name.

    Args:
        source: the notebook.
        definitions: its exercises.
        every: the exercises of all notebooks, in their order.
        complete: whether every notebook could be run, so that an exercise that isn't known isn't there.
    """
    by_id = {definition.id: definition for definition in every}
    order = {definition.id: place for place, definition in enumerate(every)}
    own = tuple(definitions)
    here = {definition.id for definition in own}
    for definition in own:
        location = source.of_exercise(definition.id)
        messages: list[str] = []
        if definition.reveal.when == "after":
            messages += _check_reveal(definition, by_id, complete=complete)
        for part in definition.parts_of(Survey):
            messages += _check_leads(part, definition, here, complete=complete)
            if part.before:
                before = by_id.get(part.before)
                if before is None:
                    messages += [f"It is compared with {part.before}, which isn't an exercise."] if complete else []
                elif order[before.id] >= order[definition.id]:
                    messages.append(f"It is compared with {before.id}, which doesn't come before it.")
                else:
                    messages += _check_comparison(before, definition)
        yield from (Finding(location, message) for message in messages)


def _check_leads(part: Survey, definition: Definition, here: set[str], *, complete: bool) -> Iterator[str]:
    for statement, exercise in part.leads:
        if exercise not in here and complete:
            yield f"'{statement}' leads to {exercise}, which isn't an exercise of this session."
    if (part.leads or part.answers) and not definition.private:
        yield "It shows everybody what follows from their own answers, so it needs private=True."


def _check_reveal(definition: Definition, by_id: Mapping[str, Definition], *, complete: bool) -> Iterator[str]:
    way = [definition.id]
    while by_id[way[-1]].reveal.when == "after":
        following = by_id[way[-1]].reveal.after
        if following not in by_id:
            if len(way) == 1 and complete:
                yield f"Its key waits for {following}, which isn't an exercise."
            return
        if following in way:
            yield f"Its key is never revealed, because these wait for each other: {' → '.join((*way, following))}."
            return
        way.append(following)


def _check_comparison(before: Definition, after: Definition) -> Iterator[str]:
    later = {part.id: part for part in after.parts}
    for part in before.parts:
        if part.id not in later:
            yield f"It has no part '{part.id}' as {before.id} has, so the two can't be compared."
        elif part.wording() != later[part.id].wording():
            yield f"Its part '{part.id}' asks something else than the one of {before.id}. Make them the same."


def check_starts(sessions: Mapping[NotebookSource, Session], *, complete: bool) -> Iterator[Finding]:
    """Yield fields whose start isn't there or doesn't fit, and starts that go round in a circle.

    Args:
        sessions: every session that is known, of all curricula.
        complete: whether every notebook could be run, so that an exercise that isn't known isn't there.
    """
    every = {definition.id: definition for session in sessions.values() for definition in session.exercises()}
    ways = {definition.id: dict(_dependencies(definition, every)) for definition in every.values()}
    reported: set[frozenset[PartOf]] = set()
    for notebook, session in sessions.items():
        for definition in session.exercises():
            location = notebook.of_exercise(definition.id)
            for name, field in fields_with_start_reference(definition):
                source = every.get(field.starts.exercise) if field.starts else None
                if field.starts and (source or complete):
                    for message in _check_start(name, field, field.starts, definition, source):
                        yield Finding(location, message)
            for part in definition.parts:
                circle = _find_cycle((definition.id, part.id), ways)
                if circle and frozenset(circle) not in reported:
                    reported.add(frozenset(circle))
                    yield Finding(location, f"It starts from itself: {' → '.join('/'.join(each) for each in circle)}.")


def _check_start(
    name: str, field: TextField | NumberField, start: StartReference, definition: Definition, source: Definition | None
) -> Iterator[str]:
    if source is None:
        yield f"'{name}' starts from {start.exercise}, which isn't an exercise."
        return
    if source.private:
        yield f"'{name}' starts from {source.id}, which is private."
    part_id = start.part or start.name.partition(".")[0]
    part = next((each for each in source.parts if each.id == part_id), None)
    if part is None:
        yield f"'{name}' starts from {source.id}, which has no part '{part_id}'."
    elif start.figure:
        yield from (f"'{name}' starts from {source.id}: {why}" for why in _check_figure(field, start, source))
    else:
        own = _grid_field(definition.part(name.partition(".")[0])) if f".{ANY_ROW}." in name else None
        yield from (f"'{name}' starts from {source.id}: {why}" for why in _check_field(field, start.name, part, own))


def _check_figure(field: TextField | NumberField, start: StartReference, source: Definition) -> Iterator[str]:
    figure = start.figure
    part = next((each for each in source.parts_of(Calculator) if each.id == start.part), None)
    if part is None or part.calculation not in CALCULATORS:
        yield f"'{start.part}' computes nothing, so it has no figure '{figure}'."
        return
    if not isinstance(field, NumberField):
        yield "only a field for a number can start from a figure."
    calculation = CALCULATORS[part.calculation]
    result = compute(
        calculation.name, calculation.example, CalculationContext(minor_digits=load_country().minor_digits)
    )
    known = {line.id for line in calculation.lines} | set(
        result.figures if isinstance(result, CalculationResult) else ()
    )
    if figure not in known:
        yield f"'{part.calculation}' has no figure '{figure}'; it has {', '.join(sorted(known)) or 'none'}."


def _check_field(field: TextField | NumberField, name: str, part: AnyPart, own: Grid | None) -> Iterator[str]:
    _, row, column = name.split(".") if name.count(".") == 2 else ("", "", name.partition(".")[2])
    grid = _grid_field(part)
    alone = {each.id: each for each in fields_of(part.layout()) if not isinstance(each, Grid)}
    if row == ANY_ROW and not (own and grid and _same_rows(own, grid)):
        yield f"'{name}' means each row. It works for a column that starts from a table with the same rows only."
        return
    source: Field | None = alone.get(column)
    if row:
        first = grid.rows[0].id if grid and grid.rows else "1"
        source = grid.cell(first if row == ANY_ROW else row, column) if grid else None
        if grid and grid.grows and row != ANY_ROW and row not in map(str, range(1, grid.most + 1)):
            source = None
    if source is None:
        yield f"there is no field '{name}'."
    elif not isinstance(source, TextField | NumberField | Slider | Scale):
        yield f"'{name}' has neither words nor a number."
    elif isinstance(field, NumberField) and isinstance(source, TextField):
        yield f"'{name}' has words, not a number."
    elif isinstance(field, TextField) and isinstance(source, TextField) and source.longest > field.longest:
        yield f"'{name}' can have {source.longest} characters, but only {field.longest} fit here."


def _grid_field(part: AnyPart) -> Grid | None:
    """Return the part's grid of rows and columns, or None if it has none."""
    return next((each for each in fields_of(part.layout()) if isinstance(each, Grid)), None)


def _same_rows(one: Grid, other: Grid) -> bool:
    """Return whether both grow, or have the same fixed rows."""
    return [row.id for row in one.rows] == [row.id for row in other.rows]


def _dependencies(definition: Definition, every: Mapping[str, Definition]) -> Iterator[tuple[str, tuple[PartOf, ...]]]:
    """Yield each part with the parts that its starts depend on; a figure may depend on all parts of its exercise."""
    for part in definition.parts:
        found: list[PartOf] = []
        for name, field in fields_with_start_reference(definition):
            start = field.starts
            source = every.get(start.exercise) if start and name.startswith(f"{part.id}.") else None
            if start is None or source is None:
                continue
            if start.figure and _takes_everything(source, start.part):
                found += [(source.id, each.id) for each in source.parts]
            else:
                found.append((source.id, start.part or start.name.partition(".")[0]))
        yield part.id, tuple(found)


def _takes_everything(source: Definition, part: str) -> bool:
    names = [each.calculation for each in source.parts_of(Calculator) if each.id == part]
    return any(name in CALCULATORS and CALCULATORS[name].arguments is None for name in names)


def _find_cycle(start: PartOf, ways: Mapping[str, Mapping[str, tuple[PartOf, ...]]]) -> tuple[PartOf, ...]:
    """Return the parts of a cycle that leads back to `start`; empty if there is none."""
    waiting: list[tuple[PartOf, ...]] = [(start,)]
    seen: set[PartOf] = set()
    while waiting:
        way = waiting.pop()
        exercise, part = way[-1]
        for following in ways.get(exercise, {}).get(part, ()):
            if following == start:
                return (*way, following)
            if following not in seen:
                seen.add(following)
                waiting.append((*way, following))
    return ()
