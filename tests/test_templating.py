"""The environment that themes are rendered in: what it makes of templates is what Jinja's own makes of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import jinja2
import pytest
from jinja2 import FileSystemLoader
from markupsafe import Markup

from sitegen.options import Options
from sitegen.project.read import read_project
from sitegen.templating import environment
from sitegen.templating.environment import Compiled, Environment
from tests.project import Project
from tests.test_bad_input import GOOD

WORDS = {"menu": "Menü <&>", "tail": "5'\""}


def t(key: str, **values: object) -> str:
    return WORDS[key].format(**values)


def below(prefix: str) -> dict[str, str]:
    return {key: text for key, text in WORDS.items() if key.startswith(prefix)}


VIEW = {
    "name": "<b>Ada & 'Co'</b>",
    "html": Markup("<i>finished</i>"),
    "n": 3,
    "none": None,
    "items": ["a", "<"],
    "class": "of its own",
    "名": "name",
}

TEMPLATES = [
    "{{ view.name }}|{{ view.html }}|{{ view.n }}|{{ view.none }}|{{ view.name|safe }}|{{ '' }}",
    "{{ t('menu') }} {{ t(view.key or 'tail') }} {{ t('menu')|upper }} {{ 'x' ~ t('tail') }}",
    "{{ t.below('me')|tojson }}",
    "{% if view.n > 5 %}{{ t('no such string') }}{% endif %}",
    "{% for t in view['items'] %}{{ t }}{% endfor %}",
    "{% macro t(key) %}own {{ key }}{% endmacro %}{{ t('menu') }}",
    "{% import 'parts' as t %}{{ t.shown('x') }}{% from 'parts' import shown as t %}{{ t('menu') }}",
    "{% macro m(a, b='<', c=none) %}{{ a }}{{ b }}{{ c }}{% endmacro %}"
    "{{ m('x') }} {{ m('x', '&') }} {{ m(b='1', a='2') }} {{ m('x', c=3) }} {{ m('x', 'y', 'z') }}",
    "{% macro m(a) %}{{ a }}{{ varargs|join(',') }}{{ kwargs.k }}{% endmacro %}{{ m(1, 2, '<', k='<') }}",
    "{% macro box(a) %}[{{ caller() }}{{ a }}]{% endmacro %}{% call box('<') %}{{ view.name }}{% endcall %}",
    "{% set shown %}<p>{{ view.name }}</p>{% endset %}{{ shown }}{{ shown|length }}",
    "{% for x in view['items'] recursive %}{{ loop.index }}{{ x }}{{ loop([]) }}{% endfor %}",
    "{% import 'parts' as parts %}{{ parts.shown(view.name) }}{{ parts.shown(parts.shown('<')) }}",
    "{% include 'parts' %}{{ [1, 2]|map('string')|join('<') }}",
    "{% autoescape false %}{{ view.name }}{% endautoescape %}{{ view.name|escape }}",
    "{{ view.gone is defined }} {{ view.name is undefined }} {{ view.gone|default('none') }} {{ view.none|d('<') }}",
    "{% if view.gone is defined and view.gone.further %}never{% else %}{{ view.n.real }}{% endif %}",
    "{{ view.class }} {{ view.名 }} {{ {'k': '<'}.k }} {{ [1, 2].count(2) }} {{ 1.5.is_integer() }}",
    "{% macro m(class='a', b='<') %}{{ class }}{{ b }}{% endmacro %}"
    "{{ m(class='&') }} {{ m(*['x'], b='y') }} {{ m(**{'class': 'z'}) }} {{ m.name }} {{ m.arguments|join }}",
    "{% set x = namespace(n=0) %}{% for y in view['items'] %}{% set x.n = x.n + loop.index %}{% endfor %}{{ x.n }}",
    "{% set x = view.gone %}{{ x is defined }}{% macro m(a) %}{{ a is defined }}{% endmacro %}{{ m(view.gone) }}",
    "{{ cycler('a', 'b').next() }}{{ view['items']|map(attribute='gone')|map('default', '-')|join }}",
]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "parts").write_text("{% macro shown(x) %}<u>{{ x }}</u>{{ t('menu') }}{% endmacro %}")
    return tmp_path


@pytest.mark.parametrize("kind", [dict, SimpleNamespace])
@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_says_what_it_says_in_jinja_s_own_environment(
    folder: Path, template: str, kind: Callable[..., object]
) -> None:
    (folder / "page").write_text(template)
    stock = jinja2.Environment(
        loader=FileSystemLoader(folder), autoescape=True, undefined=jinja2.StrictUndefined
    )
    stock.globals["t"] = t
    t.below = below  # type: ignore[attr-defined]
    view = kind(**VIEW, key="menu")
    ours = (
        Environment(FileSystemLoader(folder), {"t": t, "t.below": below})
        .get_template("page")
        .render(view=view)
    )
    assert ours == stock.get_template("page").render(view=view)


@pytest.mark.parametrize(
    "template",
    ["{{ nothing }}", "{{ view.nothing.at.all }}", "{% macro m(a) %}{{ a }}{% endmacro %}{{ m() }}"],
)
def test_what_is_not_defined_is_an_error(folder: Path, template: str) -> None:
    (folder / "page").write_text(template)
    page = Environment(FileSystemLoader(folder), {}).get_template("page")
    with pytest.raises(jinja2.UndefinedError):
        page.render(view=VIEW)


@pytest.mark.parametrize("view", [SimpleNamespace(name="Ada", items=None), {"name": "Ada", "items": None}])
def test_what_is_looked_for_after_a_dot_may_be_an_item(folder: Path, view: object) -> None:
    (folder / "page").write_text(
        "{% from 'parts' import named %}{{ view.name }} {{ named(view) }} {{ view.items }}"
    )
    (folder / "parts").write_text("{% macro named(x) %}{{ x.name }}{% endmacro %}")
    environment = Environment(FileSystemLoader(folder), {}, Compiled(folder / "memory", "1"))
    for _ in range(2):
        assert environment.get_template("page").render(view=view).startswith("Ada Ada ")
    assert environment.macro("parts", "named")(view) == "Ada"


def test_an_undefined_attribute_is_told_as_jinja_tells_it(folder: Path) -> None:
    (folder / "page").write_text("\n{{ view.gone }}")
    page = Environment(FileSystemLoader(folder), {}).get_template("page")
    for _ in range(2):
        with pytest.raises(jinja2.UndefinedError, match="has no attribute 'gone'") as caught:
            page.render(view=SimpleNamespace())
        assert caught.value.__context__ is None
        assert [entry.lineno + 1 for entry in caught.traceback if entry.path.name == "page"] == [2]


def test_too_many_arguments_are_an_error(folder: Path) -> None:
    (folder / "page").write_text("{% macro m(a) %}{{ a }}{% endmacro %}{{ m(1, 2) }}")
    with pytest.raises(TypeError, match="not more than 1 argument"):
        Environment(FileSystemLoader(folder), {}).get_template("page").render()


def test_what_a_constant_function_gives_is_asked_for_once(folder: Path) -> None:
    asked = []

    def t(key: str) -> str:
        asked.append(key)
        return key

    (folder / "page").write_text("{{ t('menu') }}")
    page = Environment(FileSystemLoader(folder), {"t": t}).get_template("page")
    assert [page.render(), page.render(), asked] == ["menu", "menu", ["menu"]]


def test_an_error_is_told_at_its_line(folder: Path) -> None:
    (folder / "page").write_text("first\nsecond\n{{ t('menu') }} {{ view.name.gone.further }}\n")
    page = Environment(FileSystemLoader(folder), {"t": t}).get_template("page")
    with pytest.raises(jinja2.UndefinedError) as caught:
        page.render(view=VIEW)
    assert [entry.lineno + 1 for entry in caught.traceback if entry.path.name == "page"] == [3]


def test_a_compiled_template_is_remembered_for_what_it_was_made_from(folder: Path) -> None:
    def said(word: str, key: str) -> str:
        environment = Environment(
            FileSystemLoader(folder), {"t": lambda _: word}, Compiled(folder / "memory", key)
        )
        return environment.get_template("page").render()

    (folder / "page").write_text("{{ t('menu') }}")
    assert [said("one", "1"), said("two", "1"), said("three", "3")] == ["one", "one", "three"]
    (folder / "page").write_text("{{ t('menu') }}!")
    assert said("four", "3") == "four!"


def test_a_compiled_template_that_is_damaged_is_compiled_again(folder: Path) -> None:
    (folder / "page").write_text("{{ t('menu') }}")
    memory = folder / "memory"
    for damage in (b"", b"damaged", None):
        Environment(FileSystemLoader(folder), {"t": t}, Compiled(memory, "1")).get_template("page")
        for path in memory.glob("[!.]*"):
            path.write_bytes(path.read_bytes()[:-1] if damage is None else damage)
    page = Environment(FileSystemLoader(folder), {"t": t}, Compiled(memory, "1")).get_template("page")
    assert page.render() == "Menü &lt;&amp;&gt;"


@pytest.mark.slow("all templates are compiled, in two ways")
def test_a_version_of_jinja_that_is_not_known_makes_the_same_site(
    project: Callable[[str], Project], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = project(GOOD).root

    def made() -> dict[str, bytes | None]:
        site = read_project(root, Options(as_of=date(2026, 1, 1))).site
        assert site is not None
        return {path: site.get(path) for path in site.paths}

    quick = made()
    monkeypatch.setattr(environment, "KNOWN_VERSIONS", frozenset())
    assert type(environment.environment(FileSystemLoader(root), {})) is environment.StockEnvironment
    assert made() == quick
