"""Jinja for themes: the same language and the same output, without what costs time on every page and serves none.

`environment` is the one guard before that: with a version of Jinja that is not known, templates are Jinja's own code,
which takes a seventh longer to render. What is known of Jinja's inside is here and in `template_code`: how code is
generated (`QuickCode`), and that `_generate` gives its text. To allow a new version, add it to `KNOWN_VERSIONS` and run
tests/test_templating.py, which compares the two.

The code that is generated takes it that what follows a dot is an attribute, and is there. Where one is not, it fails,
and what was to be rendered is rendered once more with Jinja's own code, which knows about items and undefined values,
and tells what is wrong.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Mapping, MutableMapping
from copy import copy
from functools import cached_property
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from typing import Any

import jinja2
import msgspec
from jinja2 import nodes
from jinja2.bccache import Bucket
from jinja2.loaders import split_template_path
from jinja2.runtime import Context

from sitegen.cache.store import recall, remember
from sitegen.templating import template_code
from sitegen.templating.template_code import Folding, Function, QuickCode
from sitegen.theme.folders import ThemeFiles

KNOWN_VERSIONS = frozenset({"3.1.6"})
"""The versions of Jinja whose private parts are as `Environment` takes them to be."""


def environment(
    loader: jinja2.BaseLoader, constant: Mapping[str, Function], compiled: Compiled | None = None
) -> StockEnvironment:
    """The environment of a theme: the quick one, unless Jinja's version is one that is not known. Both give the same
    output; see `StockEnvironment` for what they are made from."""
    if jinja2.__version__ in KNOWN_VERSIONS:
        return Environment(loader, constant, compiled)
    return StockEnvironment(loader, constant, compiled and compiled.apart("exact"))


class ThemeLoader(jinja2.FileSystemLoader):
    """Loads templates from the files of a theme as they were read. Those behind links to other folders were not, and
    are loaded from there."""

    def __init__(self, theme: ThemeFiles) -> None:
        super().__init__([str(folder) for folder in theme.folders.paths])
        self._theme = theme

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """As Jinja's."""
        found = self._theme.find("/".join(split_template_path(template)))
        if found is None:
            return super().get_source(environment, template)
        path, data = found
        text = data.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
        return text, str(path), lambda: True


class StockEnvironment(jinja2.Environment):
    """Templates of a theme, escaped, with undefined names as errors, as Jinja's own code. Each is read once."""

    def __init__(
        self,
        loader: jinja2.BaseLoader,
        constant: Mapping[str, Function],
        compiled: Compiled | None = None,
    ) -> None:
        """`constant` are functions for templates that always answer alike, by name ("t", or "t.below" for a method of
        another). `compiled` remembers templates."""
        super().__init__(
            loader=loader,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=jinja2.StrictUndefined,
            auto_reload=False,
            bytecode_cache=compiled,
        )
        self.globals.update({name: function for name, function in constant.items() if "." not in name})
        self._given = (loader, constant, compiled)
        self._templates: dict[str, jinja2.Template] = {}

    def get_template(self, name: Any, *args: Any, **kwargs: Any) -> jinja2.Template:
        """As Jinja's, which looks every time whether the file is still the one it read."""
        if name not in self._templates:
            self._templates[name] = super().get_template(name, *args, **kwargs)
        return self._templates[name]

    def macro(self, template: str, name: str) -> Function:
        """A template's macro, for use outside of templates."""
        found: Function = getattr(self.get_template(template).module, name)
        return found


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
                self._is_exact = True  # what it was shown now it will be shown again
        return self.environment.exact.get_template(self.name).render(*args, **kwargs)


class Environment(StockEnvironment):
    """The same templates as quick code, which rests on Jinja's private parts; what constant functions give for
    constants is worked out once."""

    context_class = PlainContext
    template_class = Template
    code_generator_class = QuickCode

    @cached_property
    def exact(self) -> StockEnvironment:
        """The same templates as Jinja's own code."""
        loader, constant, compiled = self._given
        return StockEnvironment(loader, constant, compiled and compiled.apart("exact"))

    def macro(self, template: str, name: str) -> Function:
        """A template's macro, for use outside of templates."""
        quick = super().macro(template, name)

        def call(*args: Any) -> Any:
            try:
                return quick(*args)
            except AttributeError:
                pass
            return self.exact.macro(template, name)(*args)

        return call

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """As Jinja's, but in one mapping, which is copied for every page and compared for every import."""
        return {**self.globals, **(d or {})}

    def _generate(self, source: nodes.Template, *args: Any, **kwargs: Any) -> str:
        """The Python code of a template; the quick code's own names for escaping and macros mean ours."""
        _, constant, _ = self._given
        code = super()._generate(Folding(constant, source).visit(source), *args, **kwargs)
        imports, _, rest = code.partition("\n")  # on one line: the lines are those that tracebacks tell
        return f"{imports}; from {template_code.__name__} import escape, quick_macro as Macro\n{rest}"


class _Code(msgspec.Struct, frozen=True, array_like=True):
    """A compiled template, and a fingerprint of all that it was made from."""

    made_from: str
    code: bytes


class Compiled(jinja2.BytecodeCache):
    """Compiled templates in a folder, which may be deleted at any time.

    Whoever could put other code there could as well write it into the project's templates, which may do anything.
    """

    def __init__(self, folder: Path, key: str) -> None:
        """`key` is a fingerprint of all that a template is made from besides its source and the versions of Jinja and
        Python."""
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
