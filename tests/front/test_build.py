"""The built files are what their sources say, to the byte."""

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


def test_a_module_stands_after_all_that_it_needs() -> None:
    ordered = build["modules_of"]("page")
    for name in ordered:
        source = (FRONT / f"{name}.js").read_text(encoding="utf-8")
        needed = [other for other in ordered if f'from "./{other}.js"' in source]
        assert all(ordered.index(other) < ordered.index(name) for other in needed)
    assert len(ordered) == len(set(ordered)) and ordered[-1] == "page"


@pytest.mark.parametrize("name", sorted(name for name in BUILT if name.endswith(".js")))
def test_nothing_is_left_to_import_and_nothing_comes_from_elsewhere(name: str) -> None:
    assert "import " not in BUILT[name] and "import(" not in BUILT[name]
    assert "http://" not in BUILT[name] and "https://" not in BUILT[name]


def test_the_style_asks_nobody_for_anything() -> None:
    addresses = [piece[:5] for piece in BUILT["coopkit.css"].split('url("')[1:]]
    assert set(addresses) <= {"data:"} and "@import" not in BUILT["coopkit.css"]


def test_no_secure_context_is_needed() -> None:
    for name in ("randomUUID", "crypto.subtle", "serviceWorker", "wakeLock", "clipboard"):
        assert name not in BUILT["coopkit.js"]


@pytest.mark.parametrize("path", sorted(FRONT.glob("*.js")), ids=lambda path: path.name)
def test_a_module_can_be_read_at_one_go(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


def test_two_modules_with_one_name_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    sources = {
        "one": 'import { a } from "./two.js";\nconst shared = a;\n',
        "two": "export const a = 1;\nconst shared = 2;\n",
    }
    monkeypatch.setitem(build["script"].__globals__, "_source", sources.__getitem__)
    with pytest.raises(build["BuildError"], match="both declare 'shared'"):
        build["script"]("one")


def test_modules_that_import_each_other_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    sources = {"one": 'import { a } from "./two.js";\n', "two": 'import { b } from "./one.js";\n'}
    monkeypatch.setitem(build["script"].__globals__, "_source", sources.__getitem__)
    with pytest.raises(build["BuildError"], match="circle"):
        build["script"]("one")
