"""How long modules and functions may be, and how much a function may ask for."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import sitegen

PACKAGE = Path(sitegen.__file__).parent

MOST_LINES = 300
MOST_LINES_OF_A_FUNCTION = 50
MOST_PARAMETERS = 6

Function = ast.FunctionDef | ast.AsyncFunctionDef


def faults(source: str) -> Iterator[str]:
    """What is too long or too wide in a module, with its line and how to fix it."""
    lines = len(source.splitlines())
    if lines > MOST_LINES:
        yield f"1: {lines} lines, of {MOST_LINES} at most: split it by what it holds"
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, Function):
            continue
        lines = (node.end_lineno or node.lineno) - node.lineno + 1
        if lines > MOST_LINES_OF_A_FUNCTION:
            yield (
                f"{node.lineno}: {node.name} has {lines} lines, of {MOST_LINES_OF_A_FUNCTION} at most: name its steps"
            )
        count = len(list(parameters(node)))
        if count > MOST_PARAMETERS and not is_command(node):
            yield (
                f"{node.lineno}: {node.name} has {count} parameters, of {MOST_PARAMETERS} at most: make those that"
                " belong together one value"
            )


def parameters(node: Function) -> Iterator[str]:
    """The parameters of a function, except for the object or class that a method is of."""
    given = node.args
    every = [*given.posonlyargs, *given.args, *given.kwonlyargs, given.vararg, given.kwarg]
    yield from (one.arg for one in every if one is not None and one.arg not in ("self", "cls"))


def is_command(node: Function) -> bool:
    """Whether click calls the function, with an argument for each option."""
    return any(ast.unparse(decorator).startswith("click.command(") for decorator in node.decorator_list)


@pytest.mark.parametrize(
    "path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.relative_to(PACKAGE).as_posix()
)
def test_a_module_and_its_functions_can_be_read_at_a_glance(path: Path) -> None:
    name = path.relative_to(PACKAGE.parent)
    assert [f"{name}:{fault}" for fault in faults(path.read_text("utf-8"))] == []


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("x = 1\n" * 301, "1: 301 lines, of 300 at most: split it by what it holds"),
        ("async def f():\n" + "    x = 1\n" * 50, "1: f has 51 lines, of 50 at most: name its steps"),
        (
            "class C:\n    def f(self, a, b, /, c, *d, e, f, **g): ...",
            "2: f has 7 parameters, of 6 at most: make those that belong together one value",
        ),
        ("x = 1\n" * 300, None),
        ("def f():\n" + "    x = 1\n" * 49, None),
        ("class C:\n    @classmethod\n    def f(cls, a, b, c, d, e, f): ...", None),
        ("@click.command()\ndef f(a, b, c, d, e, f, g): ...", None),
    ],
)
def test_what_goes_beyond_a_limit_is_told(source: str, told: str | None) -> None:
    assert list(faults(source)) == ([] if told is None else [told])
