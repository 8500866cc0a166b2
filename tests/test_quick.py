"""Quick tests come first and need nothing that takes long; see tests/quick.py."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.quick import in_order, is_quick, marks

ROOT = Path(__file__).parent.parent


def test_whatever_uses_a_browser_is_marked_so(request: pytest.FixtureRequest) -> None:
    for item in request.session.items:
        uses_one = "chromium" in getattr(item, "fixturenames", ())
        assert uses_one == ("browser" in marks(item)), item.nodeid


def test_no_quick_test_builds_the_publication(request: pytest.FixtureRequest) -> None:
    for item in request.session.items:
        assert not (is_quick(marks(item)) and "real_site" in getattr(item, "fixturenames", ())), item.nodeid


def test_quick_tests_run_first_and_browsers_last() -> None:
    quick, slow, browser = frozenset[str](), frozenset({"slow"}), frozenset({"slow", "browser"})
    tests = [
        ("a.py", browser),
        ("b.py", slow),
        ("b.py", slow),
        ("b.py", quick),
        ("c.py", slow),
        ("c.py", quick),
        ("d.py", quick),
        ("d.py", quick),
        ("d.py", browser),
        ("e.py", quick),
    ]
    assert [tests[n][0][0] for n in in_order(tests)] == [*"ccebbbddda"]


@pytest.mark.parametrize("program", ["node", "java", "biber", "/usr/bin/chromium"])
def test_a_quick_test_may_not_start_a_program_that_may_be_missing(program: str) -> None:
    with pytest.raises(RuntimeError, match=f"may not start {Path(program).name}: mark it as slow"):
        subprocess.run([program, "--version"])


def test_a_quick_test_may_start_python() -> None:
    assert subprocess.run([sys.executable, "-c", "print(1)"], capture_output=True).stdout.split() == [b"1"]


def test_a_quick_test_may_not_use_the_network() -> None:
    with socket.socket() as there, pytest.raises(RuntimeError, match="may not connect with 192"):
        there.connect(("192.0.2.1", 80))  # an address that RFC 5737 keeps for documentation
    with socket.create_server(("127.0.0.1", 0)) as here:
        socket.create_connection(here.getsockname()).close()


def test_make_leaves_out_just_what_is_not_quick() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    (chosen,) = re.findall(r'-m "(.*?)"', makefile)
    assert chosen == "not slow and not browser"


def test_all_that_must_pass_is_what_the_readme_tells() -> None:
    assert (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()[-1] == "exec make test"
    assert re.search("^make test ", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
