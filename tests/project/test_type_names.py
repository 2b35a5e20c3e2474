"""The name of a public type stands for one thing in the whole package."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator

from benchmarks.sizes import python_files

CAPITALIZED = re.compile(r"[A-Z]\w*[a-z]\w*")
# Names that two modules have, with the reason.
SHARED = {
    "Table": "what authors call the kind of exercise in a notebook, and a block of a report, which they never see",
    "Country": "the facts of a country, and the option --country, whose class typer wants as an annotation",
}


def type_names(source: str) -> Iterator[str]:
    """The public classes, and the aliases of types, that a module defines at its top."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.ClassDef):
            yield node.name
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        yield from (each.id for each in targets if isinstance(each, ast.Name) and CAPITALIZED.fullmatch(each.id))


def test_each_public_type_name_exists_once() -> None:
    modules = defaultdict(set)
    for path, source in python_files().items():
        if path.startswith("coopkit/"):
            for name in type_names(source):
                if not name.startswith("_"):
                    modules[name].add(path)
    assert len(modules) > 300
    several = {name: sorted(paths) for name, paths in modules.items() if len(paths) > 1}
    assert {name: paths for name, paths in several.items() if name not in SHARED} == {}
    assert set(several) == set(SHARED), "names that are shared no longer"
