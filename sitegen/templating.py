"""Jinja for themes: the same language and the same output, without what costs time on every page and serves none.

All is done through Jinja's own extension points (https://jinja.palletsprojects.com/en/stable/api/): classes of
environments, contexts and nodes, and the hook in which code is generated.
"""

from __future__ import annotations

import marshal
import re
from collections.abc import Callable, Iterator, Mapping
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from typing import Any

import jinja2
import msgspec
from jinja2 import nodes
from jinja2.bccache import Bucket
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from jinja2.visitor import NodeTransformer
from markupsafe import Markup
from markupsafe import escape as markupsafe_escape

from sitegen.incremental.store import recall, remember

Function = Callable[..., Any]


class Environment(jinja2.Environment):
    """Templates of a theme, escaped, with undefined names as errors. Each is read once."""

    def __init__(
        self, folders: tuple[Path, ...], constant: Mapping[str, Function], compiled: Compiled | None = None
    ) -> None:
        """`constant` are functions for templates that always answer alike, by name ("t", or "t.below" for a method of
        another): what they give for constants is worked out once. `compiled` remembers templates."""
        super().__init__(
            loader=jinja2.FileSystemLoader([str(folder) for folder in folders]),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=jinja2.StrictUndefined,
            auto_reload=False,
            bytecode_cache=compiled,
        )
        self.context_class = _PlainContext
        self.globals.update({name: function for name, function in constant.items() if "." not in name})
        self._constant = constant
        self._templates: dict[str, jinja2.Template] = {}

    def get_template(self, name: Any, *args: Any, **kwargs: Any) -> jinja2.Template:
        """As Jinja's, which looks every time whether the file is still the one it read."""
        if name not in self._templates:
            self._templates[name] = super().get_template(name, *args, **kwargs)
        return self._templates[name]

    def _generate(self, source: nodes.Template, *args: Any, **kwargs: Any) -> str:
        """The Python code of a template; the code's own names for escaping and macros mean ours."""
        code = super()._generate(_Folding(self._constant, source).visit(source), *args, **kwargs)
        imports, _, rest = code.partition("\n")  # on one line: the lines are those that tracebacks tell
        return f"{imports}; from {__name__} import escape, QuickMacro as Macro\n{rest}"


class _Code(msgspec.Struct, frozen=True, array_like=True):
    """A compiled template, and what stands for all that it was made from."""

    made_from: str
    code: bytes


class Compiled(jinja2.BytecodeCache):
    """Compiled templates in a folder, which may be deleted at any time.

    Whoever could put other code there could as well write it into the project's templates, which may do anything.
    """

    def __init__(self, folder: Path, key: str) -> None:
        """`key` stands for all that a template is made from beside its source and the versions of Jinja and Python."""
        self._folder = folder
        self._key = f"{key} {jinja2.__version__} {MAGIC_NUMBER.hex()}"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Gives the template's code to `bucket`, if it is known."""
        found = recall(self._folder / bucket.key, _Code)
        if found is not None and found.made_from == f"{self._key} {bucket.checksum}":
            bucket.code = marshal.loads(found.code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Remembers the template's code."""
        code = _Code(f"{self._key} {bucket.checksum}", marshal.dumps(bucket.code))
        remember(self._folder / bucket.key, code)


_special = re.compile("[&<>\"']").search


def escape(value: Any) -> str:
    """As markupsafe's, for what is joined to a page at once: text without special characters stays what it is."""
    kind = type(value)
    if kind is str:
        return markupsafe_escape(value) if _special(value) else value
    return value if kind is Markup else markupsafe_escape(value)


class QuickMacro(Macro):
    """A macro that does not sort its arguments where they are given in order, as most are."""

    def __call__(self, *args: Any, **kwargs: Any) -> str:
        absent = self._argument_count - len(args)
        if kwargs or absent < 0 or self.caller or self.catch_varargs or self.catch_kwargs:
            return super().__call__(*args, **kwargs)
        return Markup(self._func(*args, *(missing,) * absent))


class _PlainContext(Context):
    """Calls functions without asking whether they want the context, as Jinja's decorators let them: none of ours do."""

    def call(
        self,
        function: Function,
        *args: Any,
        _loop_vars: object = None,
        _block_vars: object = None,
        **kwargs: Any,
    ) -> Any:
        return function(*args, **kwargs)


class _Folding(NodeTransformer):
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
