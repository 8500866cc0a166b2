"""The tools that tests use do what their users take for granted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from sitegen.options import MEMORY
from tests.done_once import done_anew
from tests.netlify_headers import HeaderRule
from tests.project import SITE, Project, files_of
from tests.trials import tree


def test_a_string_holds_several_files() -> None:
    assert files_of(
        """
        === content/people/ada.yaml
        name: Ada

        === content/briefs/engine.en.md
        ---
        title: Engine
        ---
        """
    ) == {
        "content/people/ada.yaml": "name: Ada\n",
        "content/briefs/engine.en.md": "---\ntitle: Engine\n---\n",
    }


def test_text_outside_a_file_is_refused() -> None:
    with pytest.raises(ValueError, match="name: Ada"):
        files_of("name: Ada\n=== a.yaml\n")


def test_a_project_has_a_site_unless_it_brings_its_own(project: Callable[..., Project]) -> None:
    small = project("=== content/people/ada.yaml\nname: Ada\n")
    assert (small.root / "content/site.yaml").exists()
    small.replace("content/people/ada.yaml", "Ada", "Ada Lovelace")
    assert (small.root / "content/people/ada.yaml").read_text() == "name: Ada Lovelace\n"


def test_a_bare_project_has_no_site(project: Callable[..., Project]) -> None:
    assert not (
        project("=== content/people/ada.yaml\nname: Ada\n", bare=True).root / "content/site.yaml"
    ).exists()


@pytest.mark.slow("all templates are compiled, twice")
def test_what_is_done_once_for_all_tests_makes_the_same_site(tmp_path: Path) -> None:
    projects = [Project(tmp_path / name, SITE) for name in ("first", "second", "apart")]
    for site in projects[:2]:
        site.build("--no-search")
    with done_anew():
        projects[2].build("--no-search")
    first, second, apart = (
        (site.files(), tree(site.root / MEMORY / "templates"), tree(site.root / MEMORY / "cards"))
        for site in projects
    )
    assert len(apart[1]) > 10
    assert first == second == apart


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "people").mkdir()
    (tmp_path / "index.html").write_text("<title>Home</title>")
    (tmp_path / "people/index.html").write_text("<title>People</title>")
    (tmp_path / "404.html").write_text("<title>Nothing here</title>")
    return tmp_path


def test_a_folder_is_served_with_its_headers(folder: Path, serve_static: Callable[..., str]) -> None:
    address = serve_static(
        folder, [HeaderRule("/*", {"X-Test": "all"}), HeaderRule("/people/", {"X-Kind": "list"})]
    )
    with urlopen(address + "people") as response:
        assert response.url == address + "people/"
        assert response.headers["X-Test"] == "all"
        assert response.headers["X-Kind"] == "list"
        assert response.headers["Content-Type"] == "text/html; charset=utf-8"
        assert response.read() == b"<title>People</title>"


@pytest.mark.parametrize("path", ["nothing", "people/nothing/", "../conftest.py", "%2e%2e/conftest.py"])
def test_what_is_missing_answers_404(folder: Path, serve_static: Callable[..., str], path: str) -> None:
    with pytest.raises(HTTPError) as failure:
        urlopen(serve_static(folder, []) + path)
    with failure.value as response:
        assert response.code == 404
        assert response.read() == b"<title>Nothing here</title>"


def test_a_site_is_served_below_its_base_path(folder: Path, serve_static: Callable[..., str]) -> None:
    address = serve_static(folder, [], at="/voyager/")
    assert address.endswith("/voyager/")
    with urlopen(address + "people/") as response:
        assert response.read() == b"<title>People</title>"
    with pytest.raises(HTTPError) as failure:
        urlopen(address.replace("/voyager/", "/people/"))
    failure.value.close()
