"""Joins and minifies the page's script and style into coopkit/views/static: `python front/build.py`."""

import re
from pathlib import Path

import rcssmin
import rjsmin

HERE = Path(__file__).parent
STATIC = HERE.parent / "coopkit" / "views" / "static"
STYLES = ("base", "frame", "session", "exercise", "fields", "numbers", "tables", "pages", "print")

_IMPORT = re.compile(r'^import \{[^}]*\} from "\./(\w+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:const|class|function) )", re.MULTILINE)
_TOP = re.compile(r"^(?:async )?(?:const|let|class|function) (\w+)", re.MULTILINE)


class BuildError(Exception):
    """The sources cannot be joined; the message says why."""


def modules_of(entry: str) -> list[str]:
    """The module and all that it imports, each after what it needs."""
    ordered: list[str] = []

    def visit(name: str, way: tuple[str, ...]) -> None:
        if name in way:
            raise BuildError(f"{' → '.join((*way, name))}: modules import each other in a circle.")
        if name not in ordered:
            for needed in _IMPORT.findall(_source(name)):
                visit(needed, (*way, name))
            ordered.append(name)

    visit(entry, ())
    return ordered


def script(entry: str) -> str:
    """One script of a module and its imports, with nothing left to import."""
    owners: dict[str, str] = {}
    joined = []
    for name in modules_of(entry):
        plain = _EXPORT.sub("", _IMPORT.sub("", _source(name)))
        for declared in _TOP.findall(plain):
            if declared in owners:
                raise BuildError(f"{name}.js and {owners[declared]}.js both declare '{declared}'.")
            owners[declared] = name
        joined.append(plain)
    return str(rjsmin.jsmin("".join(joined)))


def style(*names: str) -> str:
    """One style sheet of these topics, in their order."""
    return str(rcssmin.cssmin("".join((HERE / f"{name}.css").read_text(encoding="utf-8") for name in names)))


def built() -> dict[str, str]:
    """Every built file by its name."""
    return {
        "coopkit.js": f'"use strict";(()=>{{{script("page")}}})();\n',
        "widget.js": f"{script('widget')}\nexport default {{ render }};\n",
        "tool_answers.js": f"{script('tool_answers')}\nexport default {{ render }};\n",
        "live.js": f'"use strict";(()=>{{{script("live")}}})();\n',
        "coopkit.css": style(*STYLES) + "\n",
        "live.css": style("live", "tools") + "\n",
        "portfolio.css": style("base", "frame", "portfolio") + "\n",
    }


def _source(name: str) -> str:
    return (HERE / f"{name}.js").read_text(encoding="utf-8")


def main() -> None:
    """Writes the built files."""
    STATIC.mkdir(exist_ok=True)
    for name, text in built().items():
        (STATIC / name).write_bytes(text.encode())


if __name__ == "__main__":
    main()
