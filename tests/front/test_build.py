"""The built files are up to date with their sources, byte for byte."""

import runpy
from pathlib import Path

import pytest

FRONT = Path(__file__).parents[2] / "front"
build = runpy.run_path(str(FRONT / "build.py"))
STATIC = build["STATIC"]
BUILT = build["built"]()


@pytest.mark.parametrize("name", sorted(BUILT))
def test_building_again_gives_the_committed_bytes(name: str) -> None:
    assert (STATIC / name).read_bytes() == BUILT[name].encode(), "run: python front/build.py"


def test_a_module_comes_after_those_it_imports() -> None:
    ordered = build["modules_of"]("page")
    for name in ordered:
        source = (FRONT / f"{name}.js").read_text(encoding="utf-8")
        needed = [other for other in ordered if f'from "./{other}.js"' in source]
        assert all(ordered.index(other) < ordered.index(name) for other in needed)
    assert len(ordered) == len(set(ordered)) and ordered[-1] == "page"


@pytest.mark.parametrize("name", sorted(name for name in BUILT if name.endswith(".js")))
def test_a_built_script_imports_nothing_and_names_no_other_site(name: str) -> None:
    assert "import " not in BUILT[name] and "import(" not in BUILT[name]
    assert "http://" not in BUILT[name] and "https://" not in BUILT[name]


def test_the_style_loads_nothing() -> None:
    addresses = [piece[:5] for piece in BUILT["coopkit.css"].split('url("')[1:]]
    assert set(addresses) <= {"data:"} and "@import" not in BUILT["coopkit.css"]


def test_the_script_works_without_a_secure_context() -> None:
    for name in ("randomUUID", "crypto.subtle", "serviceWorker", "wakeLock", "clipboard"):
        assert name not in BUILT["coopkit.js"]


def test_two_modules_may_not_declare_the_same_name(monkeypatch: pytest.MonkeyPatch) -> None:
    sources = {
        "one": 'import { a } from "./two.js";\nconst shared = a;\n',
        "two": "export const a = 1;\nconst shared = 2;\n",
    }
    monkeypatch.setitem(build["script"].__globals__, "_source", sources.__getitem__)
    with pytest.raises(build["BuildError"], match="both declare 'shared'"):
        build["script"]("one")


def test_modules_may_not_import_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    sources = {"one": 'import { a } from "./two.js";\n', "two": 'import { b } from "./one.js";\n'}
    monkeypatch.setitem(build["script"].__globals__, "_source", sources.__getitem__)
    with pytest.raises(build["BuildError"], match="circle"):
        build["script"]("one")
