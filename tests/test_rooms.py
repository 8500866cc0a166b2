"""Which room of sitegen may import which: each is on a floor, and imports only from the floors below."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import sitegen

PACKAGE = Path(sitegen.__file__).parent

FLOORS = (
    "problems runtime",
    "cache markdown search fetching",
    "options output language pictures",
    "dates",
    "facts datasets",
    "charts",
    "content",
    "captures",
    "ledgers publication",
    "theme checks citations",
    "memory views importing",
    "kinds",
    "outputs templating",
    "site",
    "extension",
    "project",
    "building",
    "build serve",
    "preview proof",
    "cli",
    "__main__",
)
"""From the ground up. A room imports itself and those on lower floors; not its neighbours."""

FLOOR = {room: number for number, floor in enumerate(FLOORS) for room in floor.split()}

MAY_STAND_ALONE = {"__init__", "__main__", "build", "extension", "options"}
"""The modules at the top of the package."""


def room_of(module: str) -> str:
    """The room of a module: `sitegen.dates.edtf` is in `dates`; "" for the package itself."""
    return [*module.split("."), ""][1]


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = ("sitegen", *path.relative_to(PACKAGE).with_suffix("").parts)
        yield ".".join(parts).removesuffix(".__init__"), path


@cache
def imports(source: str) -> tuple[tuple[int, str], ...]:
    """The modules of sitegen that a source imports, anywhere in it, with the line."""
    return tuple(_imports(source))


def _imports(source: str) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names if name.name.startswith("sitegen."))
        elif isinstance(node, ast.ImportFrom) and node.module == "sitegen":
            yield from ((node.lineno, f"sitegen.{name.name}") for name in node.names)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sitegen."):
            yield node.lineno, str(node.module)


def against_the_floors(module: str, source: str) -> list[str]:
    """What is wrong with a module's imports, each with where they belong."""
    own = room_of(module)
    found = []
    for line, name in imports(source):
        room = room_of(name)
        if room in FLOOR and room != own and FLOOR[room] >= FLOOR[own]:
            found.append(
                f"{module}:{line} imports {name}, but `{room}` (floor {FLOOR[room]}) is not below `{own}` (floor"
                f" {FLOOR[own]}): move what is needed to a room below both, or this to a room above `{room}`"
            )
    return found


def test_every_room_has_its_floor() -> None:
    rooms = {room_of(name) for name, _ in modules()} - {""}
    assert rooms == FLOOR.keys()


def test_nothing_imports_upwards() -> None:
    found = [fault for name, path in modules() for fault in against_the_floors(name, path.read_text("utf-8"))]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("sitegen.dates.edtf", "from sitegen.content import schema"),
        ("sitegen.views.parts", "import sitegen.outputs.feed"),
        ("sitegen.checks.links", "def late():\n    from sitegen.site.files import Site"),
        ("sitegen.ledgers.verified", "from sitegen.publication.model import Publication"),
    ],
)
def test_an_import_put_against_the_floors_is_told(module: str, line: str) -> None:
    (fault,) = against_the_floors(module, line)
    assert fault.startswith(f"{module}:") and "move what is needed to a room below both" in fault


def test_only_what_a_reader_expects_stands_at_the_top() -> None:
    assert {path.stem for path in PACKAGE.glob("*.py")} <= MAY_STAND_ALONE


def test_modules_that_moved_are_found_by_the_names_they_had() -> None:
    for old, new in sitegen._MOVED.items():
        assert getattr(sitegen, old).__name__ == new
    with pytest.raises(AttributeError, match="no attribute 'never_there'"):
        _ = sitegen.never_there


def test_no_two_modules_import_each_other() -> None:
    """Within a room, too: no circle of any length."""
    known = dict(modules())
    asked = {name: _of_package(name, path, known) for name, path in known.items()}
    done: set[str] = set()

    def follow(name: str, way: tuple[str, ...]) -> None:
        assert name not in way, " imports ".join((*way[way.index(name) :], name))
        if name not in done:
            for other in sorted(asked[name]):
                follow(other, (*way, name))
            done.add(name)

    for name in asked:
        follow(name, ())


def _of_package(module: str, path: Path, known: dict[str, Path]) -> set[str]:
    """The modules that a module imports, those behind `from package import module` among them."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sitegen"):
            inner = {f"{node.module}.{name.name}" for name in node.names} & known.keys()
            found |= inner or {str(node.module)} & known.keys()
        elif isinstance(node, ast.Import):
            found |= {name.name for name in node.names} & known.keys()
    return found - {module}


def test_only_the_command_line_fetches() -> None:
    """No build can use the network, for nothing that it imports can."""
    fetching = {
        name
        for name, path in modules()
        for _, imported in imports(path.read_text("utf-8"))
        if room_of(imported) == "fetching" and room_of(name) != "fetching"
    }
    assert fetching and {room_of(name) for name in fetching} == {"cli"}
