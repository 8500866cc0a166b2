"""Outputs of extensions: files of the site, or problems that keep the last good site."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.extensions.test_loading import SITE
from tests.project import Project

pytestmark = pytest.mark.slow("builds a site for each mistake")

MODULE = """
    from sitegen.extension import Extension
    from sitegen.outputs.output import Output


    def words(given):
        terms = given.publication.terms
        yield "words.txt", lambda: "".join(f"{term.name}\\n" for term in terms.values()).encode()


    EXTENSION = Extension("rulings", "1", outputs=(Output("words", words),))
    """


def test_an_output_is_made_and_made_again(project: Callable[..., Project]) -> None:
    site = project(SITE)
    site.edit("content/rulings.py", MODULE)
    site.build("--no-search")
    assert site.read("words.txt") == "appeal\n"
    site.edit("content/terms/writ.yaml", "name: writ\ndefinition: An order. [@own]\n")
    site.build("--no-search")
    assert site.read("words.txt") == "appeal\nwrit\n"
    site.replace("content/rulings.py", '"words.txt"', '"terms.txt"')
    site.build("--no-search")
    assert site.read("terms.txt") == "appeal\nwrit\n"
    assert not (site.output / "words.txt").exists()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("terms = ", "terms = 1 / 0, ", 'rulings.py:7:1: error[extension]: the extension "rulings" failed: Zero'),
        ("f\"{term.name}", "f\"{term.word}", 'rulings.py:8:1: error[extension]: the extension "rulings" failed: Attr'),
        (".encode()", "", 'error[extension]: the output "words" makes str for "words.txt", not bytes'),
        ('"words.txt", lambda', "lambda", "error[extension]: the output \"words\" lists <function"),
        ('"words.txt"', '"../words.txt"', "error[url-clash]: an output is to be at \"../words.txt\""),
        ('"words.txt"', '"feed.xml"', "error[url-clash]: 2 files are to be at \"feed.xml\""),
        ('Output("words"', 'Output("feed"', 'cannot be used: another output is called "feed", too'),
        ("(Output(", "(dict(), Output(", "cannot be used: its outputs must be a tuple of Output"),
    ],
)  # fmt: skip
def test_one_that_fails_is_a_problem_and_the_last_site_stays(
    project: Callable[..., Project], old: str, new: str, told: str
) -> None:
    site = project(SITE)
    site.edit("content/rulings.py", MODULE)
    site.build("--no-search")
    before = site.files()
    site.replace("content/rulings.py", old, new)
    assert told in site.check(code=1).output
    assert told in site.build("--no-search", code=1).output
    assert site.files() == before
