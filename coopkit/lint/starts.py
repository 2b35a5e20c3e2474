"""Fields that start from other exercises: what they name is there and fits, and no start waits for itself."""

from collections.abc import Iterator, Mapping

from coopkit.calculators import CALCULATORS, CalculationContext, CalculationResult, compute
from coopkit.content.session import Session
from coopkit.countries import load_country
from coopkit.exercises import Definition
from coopkit.exercises.blocks import fields_of
from coopkit.exercises.fields import ANY_ROW, Field, Grid, NumberField, Scale, Slider, Start, TextField
from coopkit.exercises.initial_values import fields_with_start
from coopkit.exercises.kinds import AnyPart
from coopkit.exercises.kinds.calculator import Calculator
from coopkit.lint.finding import Finding

PartOf = tuple[str, str]
"""An exercise's id and a part's."""


def check_starts(public: Mapping[str, Session], *, complete: bool) -> Iterator[Finding]:
    """The starts of all sessions, over all curricula.

    Args:
        public: sessions by their notebooks' places.
        complete: whether every notebook could be run, so that every exercise is known.
    """
    every = {definition.id: definition for session in public.values() for definition in session.exercises()}
    ways = {definition.id: dict(_ways(definition, every)) for definition in every.values()}
    told: set[frozenset[PartOf]] = set()
    for where, session in public.items():
        for definition in session.exercises():
            at = f"{where}, {definition.id}"
            for name, field in fields_with_start(definition):
                source = every.get(field.starts.exercise) if field.starts else None
                if field.starts and (source or complete):
                    yield from (Finding(at, what) for what in _of_start(name, field, field.starts, definition, source))
            for part in definition.parts:
                circle = _circle((definition.id, part.id), ways)
                if circle and frozenset(circle) not in told:
                    told.add(frozenset(circle))
                    yield Finding(at, f"starts from itself: {' → '.join('/'.join(each) for each in circle)}.")


def _of_start(
    name: str, field: TextField | NumberField, start: Start, definition: Definition, source: Definition | None
) -> Iterator[str]:
    if source is None:
        yield f"'{name}' starts from {start.exercise}, which is no exercise."
        return
    if source.private:
        yield f"'{name}' starts from {source.id}, which is private."
    part_id = start.part or start.name.partition(".")[0]
    part = next((each for each in source.parts if each.id == part_id), None)
    if part is None:
        yield f"'{name}' starts from {source.id}, which has no part '{part_id}'."
    elif start.figure:
        yield from (f"'{name}' starts from {source.id}: {why}" for why in _of_figure(field, start.figure, part))
    else:
        own = _grid(definition.part(name.partition(".")[0])) if f".{ANY_ROW}." in name else None
        yield from (f"'{name}' starts from {source.id}: {why}" for why in _of_field(field, start.name, part, own))


def _of_figure(field: TextField | NumberField, figure: str, part: AnyPart) -> Iterator[str]:
    if not isinstance(part, Calculator) or part.calculation not in CALCULATORS:
        yield f"'{part.id}' computes nothing, so it has no figure '{figure}'."
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


def _of_field(field: TextField | NumberField, name: str, part: AnyPart, own: Grid | None) -> Iterator[str]:
    _, row, column = name.split(".") if name.count(".") == 2 else ("", "", name.partition(".")[2])
    grid = _grid(part)
    alone = {each.id: each for each in fields_of(part.layout()) if not isinstance(each, Grid)}
    if row == ANY_ROW and not (own and grid and _same_rows(own, grid)):
        yield f"'{name}' means each row, which is for a column of a table that starts from one with the same rows."
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
        yield f"'{name}' holds neither words nor a number."
    elif isinstance(field, NumberField) and isinstance(source, TextField):
        yield f"'{name}' holds words, not a number."
    elif isinstance(field, TextField) and isinstance(source, TextField) and source.longest > field.longest:
        yield f"'{name}' may have {source.longest} characters, and only {field.longest} fit here."


def _grid(part: AnyPart) -> Grid | None:
    return next((each for each in fields_of(part.layout()) if isinstance(each, Grid)), None)


def _same_rows(one: Grid, other: Grid) -> bool:
    """Whether both grow, or have the same fixed rows."""
    return [row.id for row in one.rows] == [row.id for row in other.rows]


def _ways(definition: Definition, every: Mapping[str, Definition]) -> Iterator[tuple[str, tuple[PartOf, ...]]]:
    """For each part the parts that its starts are made of; a figure may be made of all parts of its exercise."""
    for part in definition.parts:
        found: list[PartOf] = []
        for name, field in fields_with_start(definition):
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


def _circle(start: PartOf, ways: Mapping[str, Mapping[str, tuple[PartOf, ...]]]) -> tuple[PartOf, ...]:
    """A way from a part back to itself, or nothing."""
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
