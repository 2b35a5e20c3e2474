"""Every dependency is pinned, hashed and wanted."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.project.conftest import ROOT

LOCKS = ("requirements.lock", "requirements-test.lock", "requirements-setup.lock")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def direct(group: str) -> list[Requirement]:
    """The dependencies that pyproject.toml names for running ("") or in a group, without included groups."""
    listed = PROJECT["dependency-groups"][group] if group else PROJECT["project"]["dependencies"]
    return [Requirement(line) for line in listed if isinstance(line, str)]


def entries(lock: str) -> list[str]:
    """The requirements of a lock, each with its continued lines."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    lines = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))
    return lines.replace("\\\n", " ").splitlines()


def pins(lock: str) -> dict[str, set[str]]:
    """The versions that a lock allows of each package; some have one for each range of Pythons."""
    versions: dict[str, set[str]] = {}
    for entry in entries(lock):
        name, version = entry.split(maxsplit=1)[0].split("==")
        versions.setdefault(canonicalize_name(name), set()).add(version)
    return versions


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_of_a_lock_is_one_version_with_hashes(lock: str) -> None:
    assert entries(lock)
    for entry in entries(lock):
        assert re.match(r"[a-z0-9-]+==[^\s*]+ ( ?; .+?)? *--hash=sha256:[0-9a-f]{64}", entry), entry[:90]


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_names_a_registry_or_a_path(lock: str) -> None:
    found = re.findall(
        r"://|--index-url|--find-links|--extra-index|@ |\bfile:", (ROOT / lock).read_text(encoding="utf-8")
    )
    assert found == []


@pytest.mark.parametrize(("group", "lock"), [("", LOCKS[0]), ("", LOCKS[1]), ("test", LOCKS[1]), ("setup", LOCKS[2])])
def test_the_locks_hold_what_pyproject_asks_for(group: str, lock: str) -> None:
    pinned = pins(lock)
    for requirement in direct(group):
        versions = pinned.get(canonicalize_name(requirement.name), set())
        assert versions, f"{requirement} is not in {lock}: compile it as docs/dependencies.md says"
        assert all(version in requirement.specifier for version in versions), f"{requirement}: {versions}"


def test_tests_run_with_the_versions_that_users_get() -> None:
    tested = pins("requirements-test.lock")
    assert {name: tested.get(name) for name in pins("requirements.lock")} == pins("requirements.lock")


@pytest.mark.parametrize(("group", "heading"), [("", "run"), ("test", "test"), ("setup", "set up")])
def test_every_direct_dependency_has_a_reason_and_every_reason_a_dependency(group: str, heading: str) -> None:
    text = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    section = re.search(rf"^## To {heading}$(.*?)(?=^## )", text, re.MULTILINE | re.DOTALL)
    assert section is not None
    reasons = dict(re.findall(r"^\| ([a-z][\w-]*) \| (.{15,}) \|$", section[1], re.MULTILINE))
    reasons.pop("package", None)
    assert sorted(canonicalize_name(requirement.name) for requirement in direct(group)) == sorted(reasons)
