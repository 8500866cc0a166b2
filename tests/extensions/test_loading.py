"""Extensions that cannot be loaded, or fail: problems at their place, and the last good site stays."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import dedent

import pytest

from tests.project import Project

pytestmark = pytest.mark.slow("loads an extension for each mistake")

SITE = """
    === content/site.yaml
    title: A case
    description: What the courts said.
    base_url: https://example.org
    languages: [en]
    extensions: [rulings]
    === content/terms/appeal.yaml
    name: appeal
    definition: A request. [@own]
    """

GOOD = """
    from sitegen.extension import Extension

    EXTENSION = Extension("rulings", "1")
    """

KIND = """
    from sitegen.content.records.fields import Fields
    from sitegen.content.text import LocalText, Prose
    from sitegen.extension import Extension
    from sitegen.kinds.kind import PageKind, RecordKind, SearchFields


    class Ruling(Fields, frozen=True, forbid_unknown_fields=True):
        KIND, FOLDER, SECTION = "ruling", "rulings", ""
        title: LocalText
        holding: Prose

        def label(self, language, languages):
            return self.title.best(language, languages)

        @property
        def described(self):
            return self.holding

        def passages(self, id_, reader, body):
            yield from reader.texts("holding", self.holding)


    def page(builder, id_):
        return builder.link(id_)


    RULING = RecordKind(
        type=Ruling,
        page=page,
        json_ld=lambda builder, id_, common, title: {"@type": "Thing", **common},
        search=lambda builder, id_: SearchFields(()),
    )
    EXTENSION = Extension("rulings", "1", kinds=(RULING,))
    """


def problems(project: Callable[..., Project], module: str, site: str = SITE) -> list[str]:
    """What is reported of a project with this module next to site.yaml."""
    found = project(site)
    found.edit("content/rulings.py", module)
    return found.check(code=1).output.splitlines()[:-1]


def test_an_extension_that_adds_nothing_changes_nothing(project: Callable[..., Project]) -> None:
    site = project(SITE.replace("    extensions: [rulings]\n", ""))
    site.build("--no-search")
    before = site.files()
    site.edit("content/rulings.py", GOOD)
    assert "unexpected-file" in site.check().output, "what is not listed is not loaded"
    site.replace("content/site.yaml", "languages: [en]", "languages: [en]\nextensions: [rulings]")
    site.build("--no-search")
    assert site.files() == before


@pytest.mark.parametrize(
    ("listed", "told"),
    [
        ("[ruling]", "content/site.yaml:5:14: error[extension]: there is no extension \"ruling\""),
        ("[rulings, rulings]", "content/site.yaml:5:23: error[extension]: the extension \"rulings\" is listed twice"),
        ("[../rulings]", "there is no extension \"../rulings\": a module in content/ is not there"),
        ("rulings", "content/site.yaml:5:13: error[wrong-type]"),
    ],
)  # fmt: skip
def test_what_is_listed_must_be_there(project: Callable[..., Project], listed: str, told: str) -> None:
    found = problems(project, GOOD, SITE.replace("extensions: [rulings]", f"extensions: {listed}"))
    assert any(told in line for line in found), found


@pytest.mark.parametrize(
    ("module", "told"),
    [
        ("x = (", "content/rulings.py:1:5: error[extension]: the extension \"rulings\" is not valid Python"),
        ("\nimport not_there", "content/rulings.py:2:1: error[extension]: the extension \"rulings\" failed: ModuleNot"),
        ("\n\n1 / 0", "content/rulings.py:3:1: error[extension]: the extension \"rulings\" failed: ZeroDivisionError"),
        ("raise SystemExit(3)", "content/rulings.py:1:1: error[extension]: the extension \"rulings\" failed: System"),
        ("x = 1", "content/rulings.py:1:1: error[extension]: there is no EXTENSION here"),
        ("\nEXTENSION = 3", "content/rulings.py:2:1: error[extension]: the extension \"rulings\" cannot be used: EXT"),
    ],
)  # fmt: skip
def test_a_module_that_cannot_be_imported_is_reported(
    project: Callable[..., Project], module: str, told: str
) -> None:
    found = problems(project, module)
    assert len(found) == 1 and told in found[0]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"rulings", ""', '"events", ""', 'FOLDER "events" is taken'),
        ('"ruling", "rulings"', '"event", "rulings"', 'KIND "event" is taken'),
        ('"rulings", ""', '"en", ""', 'FOLDER "en" is taken'),
        ('"rulings", ""', '"Rulings!", ""', "FOLDER must be a word"),
        ('"rulings", ""', '"rulings", "rulings"', "it has a SECTION, and no list_page"),
        ("title: LocalText", "title: 'Localized'", "its fields cannot be read: NameError"),
        ("title: LocalText", "title: dict", "its fields cannot be read"),
        ("def label", "def lable", "it must define label"),
        ("def passages", "def passage", "it must define passages"),
        ("def described", "def summary", "it must define described, or its RecordKind a description"),
        ('"1", kinds=(RULING,)', '"1", kinds=[RULING]', "its kinds must be a tuple of RecordKind"),
        ('"1", kinds=(RULING,)', '"1", kinds=(RULING, RULING)', 'KIND "ruling" is taken'),
        ('"1", kinds', '"1", pages=(PageKind("terms", page),), kinds', 'the page "terms" would be where'),
        ('"1", kinds', '"1", pages=(PageKind("a b", page),), kinds', "a page must be called"),
        ('"rulings", "1"', '"rulings", ""', "its version must be a text"),
        ('"1", kinds', '"1", theme="nowhere", kinds', "its theme must be a folder"),
    ],
)
def test_what_is_wrong_with_an_extension_is_reported_in_its_file(
    project: Callable[..., Project], old: str, new: str, told: str
) -> None:
    assert old in KIND
    found = problems(project, KIND.replace(old, new))
    assert all(line.startswith("content/rulings.py:") for line in found)
    assert any(told in line for line in found), found


@pytest.mark.parametrize("name", ["label", "passages", "described"])
def test_what_its_code_raises_in_a_build_is_a_problem_at_its_line(
    project: Callable[..., Project], name: str
) -> None:
    site = project(SITE)
    site.edit("content/rulings.py", KIND)
    site.edit("content/rulings/first.yaml", "title: The first\nholding: Dismissed. [@own]\n")
    site.edit("templates/ruling.html", "{{ view.text }}")
    site.edit("templates/strings/en.yaml", "kind.ruling: Ruling\nsearch.kind.ruling: Ruling\n")
    site.build()
    before = site.files()
    lines = dedent(KIND).splitlines()
    number = next(i for i, line in enumerate(lines, start=1) if f"def {name}" in line) + 1
    lines[number - 1] = "        raise RuntimeError('no')"
    site.edit("content/rulings.py", "\n".join(lines))
    output = site.build(code=1).output
    assert (
        f'content/rulings.py:{number}:1: error[extension]: the extension "rulings" failed: RuntimeError: no'
        in output
    )
    assert site.files() == before
    assert f"content/rulings.py:{number}:1: error[extension]" in site.check(code=1).output


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("return self.title.best(language, languages)", 'return "a title"'),
        ("return self.title.best(language, languages)", "return 7"),
        ("return self.holding", 'return "a holding"'),
        ('yield from reader.texts("holding", self.holding)', 'yield "a text"'),
        ('yield from reader.texts("holding", self.holding)', "return 3"),
        ("@property", "def relations(self, id_): return [id_]\n\n        @property"),
        ("@property", "timeline_entry = 5\n\n        @property"),
        ("SearchFields(())", "None"),
        ('{"@type": "Thing", **common}', "[common]"),
    ],
)
def test_what_it_gives_instead_of_what_it_is_asked_for_is_a_problem(
    project: Callable[..., Project], old: str, new: str
) -> None:
    site = project(SITE)
    assert old in KIND
    site.edit("content/rulings.py", KIND.replace(old, new, 1))
    site.edit("content/rulings/first.yaml", "title: The first\nholding: Dismissed. [@own]\n")
    site.replace("content/terms/appeal.yaml", "A request.", "As in [[first]].")
    site.edit("templates/ruling.html", "{{ view.text }}")
    site.edit("templates/strings/en.yaml", "kind.ruling: Ruling\nsearch.kind.ruling: Ruling\n")
    output = site.build(code=1).output
    assert 'error[extension]: the extension "rulings" does not give what it is asked for' in output


@pytest.mark.parametrize("function", ["page", "json_ld", "search"])
def test_what_it_raises_in_making_a_page_is_a_problem_too(
    project: Callable[..., Project], function: str
) -> None:
    site = project(SITE)
    site.edit("content/rulings.py", KIND)
    site.edit("content/rulings/first.yaml", "title: The first\nholding: Dismissed. [@own]\n")
    site.edit("templates/ruling.html", "{{ view.text }}")
    site.edit("templates/strings/en.yaml", "kind.ruling: Ruling\nsearch.kind.ruling: Ruling\n")
    site.build()
    before = site.files()
    site.replace(
        "content/rulings.py",
        "EXTENSION =",
        f"import msgspec\nRULING = msgspec.structs.replace(RULING, {function}=lambda *_: 1 / 0)\nEXTENSION =",
    )
    assert "failed: ZeroDivisionError: division by zero" in site.build(code=1).output
    assert site.files() == before
