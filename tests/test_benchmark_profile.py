"""The stages that the profile of a build is divided into."""

from __future__ import annotations

import pytest

from benchmarks.builds.profile import REST, STAGES, stage_of


@pytest.mark.parametrize(
    ("innermost_first", "stage"),
    [
        (["markdown_it/ruler.py:getRules", "markdown_it/main.py:parse"], "parsing Markdown"),
        (["sitegen/markdown/citations.py:citation", "markdown_it/main.py:parse"], "parsing Markdown"),
        (
            ["sitegen/views/texts.py:once", "sitegen/templating/environment.py:render"],
            "views: what pages show",
        ),
        (
            ["markupsafe/__init__.py:escape", "sitegen/templating/environment.py:render"],
            "filling in templates",
        ),
        (["sitegen/publication/trace.py:note", "sitegen/site/rendering.py:render"], REST),
        ([], REST),
    ],
)
def test_a_sample_belongs_to_a_stage(innermost_first: list[str], stage: str) -> None:
    stack = [(path, function) for path, _, function in (place.partition(":") for place in innermost_first)]
    assert stage_of(stack) == stage
    assert stage in STAGES
