"""Bundle and minify the page's script and style into coopkit/views/static: `python front/build.py`."""

import re
from pathlib import Path

import rcssmin
import rjsmin

HERE = Path(__file__).parent
STATIC = HERE.parent / "coopkit" / "views" / "static"
STYLES = (
    *("base", "frame", "session", "chips", "exercise", "fields"),
    *("cards", "numbers", "charts", "tables", "pages", "print"),
)

_IMPORT = re.compile(r'^import \{[^}]*\} from "\./(\w+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:const|class|function) )", re.MULTILINE)
_DECLARATION = re.compile(r"^(?:async )?(?:const|let|class|function) (\w+)", re.MULTILINE)


class BuildError(Exception):
    """The sources cannot be bundled; the message says why."""


def modules_of(entry: str) -> list[str]:
    """Return a module and everything it imports, each after the modules it needs."""
    ordered: list[str] = []

    def visit(name: str, importers: tuple[str, ...]) -> None:
        if name in importers:
            raise BuildError(f"{' → '.join((*importers, name))}: modules import each other in a circle.")
        if name not in ordered:
            for needed in _IMPORT.findall(_source(name)):
                visit(needed, (*importers, name))
            ordered.append(name)

    visit(entry, ())
    return ordered


def script(entry: str) -> str:
    """Return one script made of a module and its imports, in which no import is left."""
    owners: dict[str, str] = {}
    sources = []
    for name in modules_of(entry):
        source = _EXPORT.sub("", _IMPORT.sub("", _source(name)))
        for declared in _DECLARATION.findall(source):
            if declared in owners:
                raise BuildError(f"{name}.js and {owners[declared]}.js both declare '{declared}'.")
            owners[declared] = name
        sources.append(source)
    return str(rjsmin.jsmin("".join(sources)))


def style(*names: str) -> str:
    """Return one style sheet made of these files, in this order."""
    return str(rcssmin.cssmin("".join((HERE / f"{name}.css").read_text(encoding="utf-8") for name in names)))


def built() -> dict[str, str]:
    """Return every built file by its name."""
    return {
        "coopkit.js": f'"use strict";(()=>{{{script("page")}}})();\n',
        "widget.js": f"{script('widget')}\nexport default {{ render }};\n",
        "tool_answers.js": f"{script('tool_answers')}\nexport default {{ render }};\n",
        "live.js": f'"use strict";(()=>{{{script("live")}}})();\n',
        "coopkit.css": style(*STYLES) + "\n",
        "live.css": style("live", "tools") + "\n",
        "portfolio.css": style("base", "frame", "portfolio", "charts") + "\n",
    }


def _source(name: str) -> str:
    return (HERE / f"{name}.js").read_text(encoding="utf-8")


def main() -> None:
    """Write the built files."""
    STATIC.mkdir(exist_ok=True)
    for name, text in built().items():
        (STATIC / name).write_bytes(text.encode())


if __name__ == "__main__":
    main()
