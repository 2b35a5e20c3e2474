"""The code of a session's cells, read without running it: every slip at once, each with its cell, line and fix."""

import ast
import builtins
import difflib
import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Annotated, get_args, get_origin

from coopkit import authoring
from coopkit.authoring.kinds import KindMaker
from coopkit.exercises.validation import TextsById
from coopkit.lint.finding import Finding
from coopkit.lint.notebook_source import NotebookSource, SourceCell, conflict_marks, conflict_message

_STRAIGHT = {
    **dict.fromkeys("“”„‟«»＂", '"'),
    **dict.fromkeys("‘’‚‛`´＇", "'"),
    **dict.fromkeys("，、", ","),
    **dict.fromkeys("–—−", "-"),
    "（": "(",
    "）": ")",
    "：": ":",
    "\N{NO-BREAK SPACE}": "a blank",
}
"""What word processors put in place of the signs that Python knows."""


def check_syntax(source: NotebookSource) -> Iterator[Finding]:
    """Yield the cells that aren't Python, those that a merge left unfinished, and keys that a dictionary has twice."""
    for cell in source.cells:
        marks = list(conflict_marks(cell.text))
        for line, mark in marks:
            yield Finding(source.at(cell, line), conflict_message(mark))
        if cell.kind == "code" and not marks:
            yield from _check_python(source, cell)


def check_declarations(source: NotebookSource) -> Iterator[Finding]:
    """Yield unknown names, misspelt and missing arguments, and arguments of the wrong type in a session's cells."""
    for cell in source.cells:
        if cell.tree is None or not is_declaration(cell):
            continue  # another rule says so, and code of an author's own may define names of its own
        own = _names_defined_in(cell.tree)
        for node in ast.walk(cell.tree):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id not in own:
                yield from (Finding(source.at(cell, node.lineno), message) for message in _unknown_name(node.id))
            elif isinstance(node, ast.Call):
                yield from (Finding(source.at(cell, line), message) for line, message in _check_call(node))


def _names_defined_in(tree: ast.Module) -> frozenset[str]:
    stored = {each.id for each in ast.walk(tree) if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store)}
    return frozenset(stored | {each.arg for each in ast.walk(tree) if isinstance(each, ast.arg)})


def is_declaration(cell: SourceCell) -> bool:
    """Return whether a cell declares one exercise and does nothing else; a cell that isn't Python counts as one."""
    if cell.tree is None:
        return True
    body = cell.tree.body
    alone = len(body) == 1 and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Call)
    # A semicolon at the end hides what a cell shows, and with it the exercise.
    return alone and not cell.text.rstrip().endswith(";")


def _check_python(source: NotebookSource, cell: SourceCell) -> Iterator[Finding]:
    try:
        tree = ast.parse(cell.text)
    except SyntaxError as error:
        yield Finding(source.at(cell, error.lineno or 0), _syntax_message(error))
        return
    except ValueError as error:
        yield Finding(source.at(cell), f"This isn't Python: {error}.")
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Dict):
            keys = [key for key in node.keys if isinstance(key, ast.Constant)]
            values = [key.value for key in keys]
            for key in keys:
                if values.index(key.value) < keys.index(key):
                    message = f"{key.value!r} is in this {{…}} twice, so the first one is lost. Give one another id."
                    yield Finding(source.at(cell, key.lineno), message)


def _syntax_message(error: SyntaxError) -> str:
    text, offset = error.text or "", error.offset or 0
    sign = text[offset - 1] if 0 < offset <= len(text) else ""
    if sign in _STRAIGHT and error.msg.startswith("invalid"):
        kind = "a curly quote" if _STRAIGHT[sign] in "\"'" else "a sign that Python doesn't know"
        name = "A no-break space" if sign == "\N{NO-BREAK SPACE}" else sign
        return f"{name} is {kind} (at character {offset}). Type {_STRAIGHT[sign]} instead."
    return f"This isn't Python: {error.msg}{'' if error.msg.endswith('?') else '.'}"


def _unknown_name(name: str) -> Iterator[str]:
    if name not in authoring.__all__ and not hasattr(builtins, name):
        yield f"There is no '{name}'.{_did_you_mean(name, authoring.__all__)}"


def _check_call(node: ast.Call) -> Iterator[tuple[int, str]]:
    """Yield the lines of a call's slips, and what each is."""
    name, signature = _called_signature(node)
    if signature is None:
        return
    accepted = signature.parameters
    named = {each.arg: each.value for each in node.keywords if each.arg}
    if not any(each.kind is each.VAR_KEYWORD for each in accepted.values()):
        for keyword in node.keywords:
            if keyword.arg and keyword.arg not in accepted:
                message = f"{name} has no argument '{keyword.arg}'.{_did_you_mean(keyword.arg, accepted)}"
                yield keyword.value.lineno, message
        if not set(named) <= set(accepted):
            return  # the one that is missing is most likely the one that is misspelt
    positional = [each for each in accepted.values() if each.kind is each.POSITIONAL_OR_KEYWORD]
    given = {each.name: value for each, value in zip(positional, node.args, strict=False)} | named
    starred = any(isinstance(each, ast.Starred) for each in node.args) or any(not each.arg for each in node.keywords)
    for parameter in accepted.values():
        required = parameter.default is parameter.empty and parameter.kind is not parameter.VAR_KEYWORD
        if parameter.name in given:
            value = given[parameter.name]
            if message := _wrong_type(parameter, value):
                yield value.lineno, message
        elif required and not starred:
            yield node.lineno, f"{name} needs '{parameter.name}'."


def _called_signature(node: ast.Call) -> tuple[str, inspect.Signature | None]:
    """Return the name and the signature of what is called; no signature where it isn't the workbook's."""
    if isinstance(node.func, ast.Name):
        return node.func.id, _signatures().get(node.func.id)
    if isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name):
        name = f"{node.func.value.id}.{node.func.attr}"
        return name, _signatures().get(name)
    return "", None


@cache
def _signatures() -> Mapping[str, inspect.Signature]:
    """The signatures of everything a notebook can call, with `.part` of each kind."""
    found = {}
    for name in authoring.__all__:
        each: Callable[..., object] = getattr(authoring, name)
        if isinstance(each, KindMaker):
            found[f"{name}.part"] = each.part_signature
        if callable(each) and not isinstance(each, str):
            found[name] = inspect.signature(each)
    return found


def _wrong_type(parameter: inspect.Parameter, value: ast.expr) -> str:
    """Return what is wrong with the type of an argument, with the way to write it; "" where nothing is."""
    name, wanted = parameter.name, parameter.annotation
    if get_origin(wanted) is Annotated:
        wanted = get_args(wanted)[0]
    typed = value.value if isinstance(value, ast.Constant) else None
    if wanted is int and isinstance(typed, str):
        return f"'{name}' is a number without quotation marks: {name}={typed.strip() or 5}."
    if wanted is bool and isinstance(typed, str):
        return f"'{name}' is True or False, without quotation marks."
    if wanted is str and isinstance(typed, int | float) and not isinstance(typed, bool):
        return f"'{name}' needs quotation marks: {name}=\"{ast.unparse(value)}\"."
    if wanted == TextsById:
        return _missing_ids_message(name, value)
    if get_origin(wanted) is Iterable:
        one = ast.unparse(value)
        if isinstance(typed, str) or (isinstance(value, ast.Name) and value.id.isupper()):
            return f"'{name}' is a list, so that even one thing needs a comma after it: {name}=({_shortened(one)},)."
    return ""


def _missing_ids_message(name: str, value: ast.expr) -> str:
    pairs = value.elts if isinstance(value, ast.List | ast.Tuple | ast.Set) else []
    if all(isinstance(each, ast.Tuple | ast.List) and len(each.elts) == 2 for each in pairs):
        return ""
    return f'\'{name}\' needs an id for each text: {name}={{"first": "…", "second": "…"}}.'


def _shortened(text: str) -> str:
    return text if len(text) <= 30 else f"{text[:20]}…{text[-1]}"


def _did_you_mean(name: str, known: Iterable[str]) -> str:
    names = {each.casefold(): each for each in known}
    close = difflib.get_close_matches(name.casefold(), names, 1)
    return f" Did you mean '{names[close[0]]}'?" if close else ""
