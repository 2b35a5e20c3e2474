"""How long tests wait is one setting, so that a slow computer needs one variable and no change."""

import os
import re
import subprocess
import sys

from tests.project.conftest import ROOT
from tests.waiting import TIMEOUT

OWN_WAIT = re.compile(r"\btimeout=\d|\bset_default_timeout\(\d|\bsettimeout\(\d|\.wait\(\d")


def test_no_test_has_a_limit_of_its_own() -> None:
    tests = sorted((ROOT / "tests").rglob("*.py"))
    assert len(tests) > 100
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in tests
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if OWN_WAIT.search(line)
    ]
    assert found == [], "take TIMEOUT or LONG_TIMEOUT from tests/waiting.py"


def test_the_setting_is_read_from_the_environment() -> None:
    ask = "from tests.waiting import LONG_TIMEOUT, MILLISECONDS, TIMEOUT; print(TIMEOUT, LONG_TIMEOUT, MILLISECONDS)"
    said = subprocess.run(
        [sys.executable, "-c", ask],
        cwd=ROOT,
        env={**os.environ, "COOPKIT_TEST_TIMEOUT": "7"},
        capture_output=True,
        text=True,
        timeout=TIMEOUT,
        check=True,
    )
    assert said.stdout.split() == ["7.0", "35.0", "7000.0"]
