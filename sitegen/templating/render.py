"""Jinja templates over views: a page is a pure function of its template and what it shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

import jinja2
import msgspec
from markupsafe import Markup

from sitegen.cache.signatures import code_key
from sitegen.cache.store import digest
from sitegen.language.locale import number
from sitegen.markdown.line_breaks import unbroken
from sitegen.pictures.showing import Shown
from sitegen.templating.environment import Compiled, ThemeLoader, environment
from sitegen.templating.template_code import Function
from sitegen.theme.folders import ThemeFiles
from sitegen.theme.strings import MissingString, Strings
from sitegen.views.block_quotation import BlockQuotation
from sitegen.views.frame import Shell
from sitegen.views.parts import CiteMark, ClaimTable, EventItem, Link, Text

TEMPLATES: Mapping[str, str] = {"organization": "person", "organizations": "people"}
"""Kinds of page that share the template of another kind."""

MOST_ALIKE = 1 << 14
"""How many parts of pages are remembered."""

CITE_MACROS: Mapping[str, str] = {"numbers": "cite", "author-date": "cite_author_date", "notes": "cite_notes"}
"""The macro of partials/cite.html for each style of citations."""


class Renderer:
    """Renders pages of one language with a theme, and what is inside texts: the `Fragments` of a ViewBuilder."""

    def __init__(
        self,
        theme: ThemeFiles,
        strings: Strings,
        assets: Mapping[str, str],
        base_path: str,
        memory: Path | None = None,
    ) -> None:
        """`assets` gives the path below the site's root of every asset, by its name in the theme. Compiled templates
        are remembered in the folder `memory`."""
        self._strings = strings

        def asset(name: str) -> str:
            """The address of a file in the theme's `assets/`."""
            if name not in assets:
                raise jinja2.TemplateRuntimeError(f'the theme has no asset "{name}"')
            return base_path + assets[name]

        @lru_cache(MOST_ALIKE)
        def alike(what: str | Function, *values: object) -> Markup:
            """What a macro that shows nothing but `values` makes of them, made once for all pages; or the template
            `what`, whose `shell` is the only value: what all pages have in common."""
            if isinstance(what, str):
                return Markup(self._environment.get_template(what).render(shell=values[0]))
            return Markup(what(*values))

        constant: dict[str, Function] = {
            "alike": alike,
            "t": strings,
            "t.below": strings.below,
            "asset": asset,
            "unbroken": unbroken,
            "number": lambda n: number(n, strings.language),
        }
        key = digest(msgspec.msgpack.encode((code_key(), strings.below(""), assets, base_path))).hex()
        compiled = Compiled(memory / strings.language, key) if memory else None
        self._environment = environment(ThemeLoader(theme), constant, compiled)
        self._macros: dict[tuple[str, str], Function] = {}
        self._alike = alike

    def compile(self) -> None:
        """Compiles all templates. Those at fault are left to whoever needs them."""
        for name in self._environment.list_templates(extensions=["html"]):
            with suppress(jinja2.TemplateError, MissingString, RecursionError):
                self._environment.get_template(name)

    def page(self, shell: Shell, view: object) -> bytes:
        """The page's bytes. Raises jinja2.TemplateError where the theme is at fault."""
        name = f"{TEMPLATES.get(shell.kind, shell.kind)}.html"
        text = self._environment.get_template(name).render(shell=shell, view=view)
        return text.encode("utf-8")

    def entity(self, link: Link, label: str) -> str:
        """A link in a text to a record; `label` is finished HTML."""
        return str(self._alike(self._macro("partials/entity.html", "entity"), link, label)).strip()

    def cite(self, mark: CiteMark) -> str:
        return self._made("partials/cite.html", CITE_MACROS[mark.style], mark)

    def timeline(self, events: Sequence[EventItem], url: str, subjects: str) -> str:
        return self._made("partials/timeline_embed.html", "timeline", events, url, subjects)

    def claims(self, table: ClaimTable, url: str, subjects: str) -> str:
        return self._made("partials/claims_embed.html", "claims", table, url, subjects)

    def quotation(self, side: str, part: BlockQuotation) -> str:
        return self._made("partials/quotation.html", side, part)

    def picture(self, shown: Shown, alt: str, title: str) -> str:
        return self._made("partials/picture.html", "picture", shown, Text(alt), title)

    def in_place(self, kind: str, part: object) -> str:
        return self._made("partials/in_place.html", kind, part)

    def string(self, key: str) -> str:
        return self._strings(key)

    def _made(self, template: str, name: str, *arguments: object) -> str:
        return str(self._macro(template, name)(*arguments)).strip()

    def _macro(self, template: str, name: str) -> Function:
        found = self._macros.get((template, name))
        if found is None:
            found = self._macros[template, name] = self._environment.macro(template, name)
        return found
