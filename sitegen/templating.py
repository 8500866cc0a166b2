"""Jinja for themes: the same language and the same output, without what costs time on every page and serves none.

All is done through Jinja's own extension points (https://jinja.palletsprojects.com/en/stable/api/): classes of
environments, templates, contexts and code generators. The code that is generated (`QuickCode`) takes it that what
follows a dot is an attribute, and is there. Where one is not, it fails, and what was to be rendered is rendered once
more with Jinja's own code, which knows about items and undefined values, and tells what is wrong.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sequence
from contextlib import contextmanager
from copy import copy
from functools import cached_property
from importlib.util import MAGIC_NUMBER
from keyword import iskeyword
from pathlib import Path
from typing import Any

import jinja2
import msgspec
from jinja2 import nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from jinja2.visitor import NodeTransformer
from markupsafe import Markup
from markupsafe import escape as markupsafe_escape

from sitegen.incremental.store import recall, remember

Function = Callable[..., Any]

MOST_ESCAPED = 1 << 14
"""How many texts are remembered with what they are when escaped."""


class PlainContext(Context):
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


class Template(jinja2.Template):
    """A template that is rendered with Jinja's own code where the quick one fails."""

    environment: Environment
    _is_exact = False

    def render(self, *args: Any, **kwargs: Any) -> str:
        """As Jinja's."""
        if not self._is_exact:
            try:
                return super().render(*args, **kwargs)
            except AttributeError:
                if self.environment.exact is self.environment:
                    raise
                self._is_exact = True  # what it was shown now it will be shown again
        return self.environment.exact.get_template(self.name).render(*args, **kwargs)


class Environment(jinja2.Environment):
    """Templates of a theme, escaped, with undefined names as errors. Each is read once."""

    context_class = PlainContext
    template_class = Template

    def __init__(
        self,
        folders: tuple[Path, ...],
        constant: Mapping[str, Function],
        compiled: Compiled | None = None,
        *,
        quick: bool = True,
    ) -> None:
        """`constant` are functions for templates that always answer alike, by name ("t", or "t.below" for a method of
        another): what they give for constants is worked out once. `compiled` remembers templates. Without `quick`
        they are Jinja's own code."""
        super().__init__(
            loader=jinja2.FileSystemLoader([str(folder) for folder in folders]),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=jinja2.StrictUndefined,
            auto_reload=False,
            bytecode_cache=compiled,
        )
        self.code_generator_class = QuickCode if quick else CodeGenerator
        self.globals.update({name: function for name, function in constant.items() if "." not in name})
        self._given = (folders, constant, compiled)
        self._constant = constant
        self._quick = quick
        self._templates: dict[str, jinja2.Template] = {}

    @cached_property
    def exact(self) -> Environment:
        """The same templates as Jinja's own code."""
        if not self._quick:
            return self
        folders, constant, compiled = self._given
        return Environment(folders, constant, compiled and compiled.apart("exact"), quick=False)

    def get_template(self, name: Any, *args: Any, **kwargs: Any) -> jinja2.Template:
        """As Jinja's, which looks every time whether the file is still the one it read."""
        if name not in self._templates:
            self._templates[name] = super().get_template(name, *args, **kwargs)
        return self._templates[name]

    def macro(self, template: str, name: str) -> Function:
        """A template's macro, for use outside of templates."""
        own = getattr(self.get_template(template).module, name)

        def call(*args: Any) -> Any:
            try:
                return own(*args)
            except AttributeError:
                if not self._quick:
                    raise
            return self.exact.macro(template, name)(*args)

        return call

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """As Jinja's, but in one mapping, which is copied for every page and compared for every import."""
        return {**self.globals, **(d or {})}

    def _generate(self, source: nodes.Template, *args: Any, **kwargs: Any) -> str:
        """The Python code of a template; the quick code's own names for escaping and macros mean ours."""
        code = super()._generate(_Folding(self._constant, source).visit(source), *args, **kwargs)
        imports, _, rest = code.partition("\n")  # on one line: the lines are those that tracebacks tell
        own = f"; from {__name__} import escape, quick_macro as Macro" if self._quick else ""
        return f"{imports}{own}\n{rest}"


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

    def apart(self, name: str) -> Compiled:
        """Templates compiled in another way, in a folder of that name."""
        found = copy(self)
        found._folder = self._folder / name
        return found

    def load_bytecode(self, bucket: Bucket) -> None:
        """Gives the template's code to `bucket`, if it is known."""
        found = recall(self._folder / bucket.key, _Code)
        if found is not None and found.made_from == f"{self._key} {bucket.checksum}":
            bucket.code = marshal.loads(found.code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Remembers the template's code."""
        code = _Code(f"{self._key} {bucket.checksum}", marshal.dumps(bucket.code))
        remember(self._folder / bucket.key, code)


def _escaping() -> Callable[[Any], str]:
    known: dict[str, str] = {}  # names and addresses stand on many pages

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
    environment: Environment, function: Any, name: str, arguments: Sequence[str], *rest: Any
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
