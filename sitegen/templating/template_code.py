"""The Python code that templates become: attributes and calls as Python's, what never changes worked out once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from keyword import iskeyword
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Macro
from jinja2.utils import missing
from jinja2.visitor import NodeTransformer
from markupsafe import Markup
from markupsafe import escape as markupsafe_escape

Function = Callable[..., Any]

MOST_ESCAPED = 1 << 14
"""How many texts are remembered with what they are when escaped."""


class QuickCode(CodeGenerator):
    """Plain attributes and calls of Python for those of a template."""

    _may_lack = False
    """Whether what is generated is asked of whether it is there at all."""

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        name = node.attr
        if self._may_lack or iskeyword(name) or not (name.isidentifier() and name.isascii()):
            super().visit_Getattr(node, frame)
        else:
            self.write("(")
            self.visit(node.node, frame)
            self.write(f").{name}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        if forward_caller or node.dyn_args or node.dyn_kwargs or any(iskeyword(k.key) for k in node.kwargs):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(")(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:
        with self._asking(node):
            super().visit_Test(node, frame)

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:
        with self._asking(node):
            super().visit_Filter(node, frame)

    @contextmanager
    def _asking(self, node: nodes.Test | nodes.Filter) -> Iterator[None]:
        before, self._may_lack = self._may_lack, self._may_lack or node.name in _FOR_WHAT_MAY_LACK
        yield
        self._may_lack = before


_FOR_WHAT_MAY_LACK = frozenset({"defined", "undefined", "default", "d"})
"""Jinja's tests and filters whose operand may well be undefined."""


def _escaping() -> Callable[[Any], str]:
    known: dict[str, str] = {}  # names and addresses are on many pages

    def escape(value: Any) -> str:
        """As markupsafe's, for what is joined to a page at once: text without special characters stays what it is."""
        kind = type(value)
        if kind is str:
            escaped = known.get(value)
            if escaped is None:
                if len(known) == MOST_ESCAPED:
                    known.clear()
                escaped = str(markupsafe_escape(value))
                known[value] = escaped = value if escaped == value else escaped
            return escaped
        if kind is int:
            return str(value)
        return value if kind is Markup else markupsafe_escape(value)

    return escape


escape = _escaping()


def quick_macro(
    environment: jinja2.Environment, function: Any, name: str, arguments: Sequence[str], *rest: Any
) -> Function:
    """A macro that does not sort its arguments where they are given in order, as most are."""
    macro = Macro(environment, function, name, list(arguments), *rest)
    catch_kwargs, catch_varargs, caller, autoescape = rest
    if catch_kwargs or catch_varargs or caller or not autoescape:
        return macro
    function.__defaults__ = (missing,) * len(arguments)
    most, new = len(arguments), str.__new__  # what is joined is text, of which Markup() would ask more

    def call(*args: Any, **kwargs: Any) -> str:
        if kwargs or len(args) > most:
            return macro(*args, **kwargs)
        return new(Markup, function(*args))

    vars(call).update(vars(macro))
    return call


class Folding(NodeTransformer):
    """Puts into a template what constant functions give for constants."""

    def __init__(self, constant: Mapping[str, Function], template: nodes.Template) -> None:
        own = set(_given(template))
        self._constant = {key: f for key, f in constant.items() if key.partition(".")[0] not in own}

    def visit_Call(self, node: nodes.Call) -> nodes.Node:
        self.generic_visit(node)
        function = self._constant.get(_name(node.node))
        if function and not (node.kwargs or node.dyn_args or node.dyn_kwargs):
            values = [argument.value for argument in node.args if isinstance(argument, nodes.Const)]
            if len(values) == len(node.args):
                try:
                    return nodes.Const(function(*values), lineno=node.lineno)
                except (LookupError, jinja2.TemplateError):
                    return node  # it is a problem where a page needs it, if one does
        return node


def _given(template: nodes.Template) -> Iterator[str]:
    """The names that a template gives to values of its own, which are no constant functions then."""
    for node in template.find_all((nodes.Name, nodes.Macro, nodes.Import, nodes.FromImport)):
        if isinstance(node, nodes.FromImport):
            yield from (part if isinstance(part, str) else part[1] for part in node.names)
        elif isinstance(node, nodes.Import):
            yield node.target
        elif isinstance(node, nodes.Macro) or (isinstance(node, nodes.Name) and node.ctx != "load"):
            yield node.name


def _name(node: nodes.Node) -> str:
    """The name of a function in a template: of its own, or of a method."""
    if isinstance(node, nodes.Getattr):
        return f"{_name(node.node)}.{node.attr}"
    return node.name if isinstance(node, nodes.Name) else ""
