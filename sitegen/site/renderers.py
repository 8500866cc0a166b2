"""The renderers of a site, one for each of its languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from sitegen.content.schema import Site
from sitegen.options import Options
from sitegen.publication.pages import base_of
from sitegen.templating.render import Renderer
from sitegen.theme.loaded import LoadedTheme


def renderers(
    theme: LoadedTheme, languages: Iterable[str], base_path: str, memory: Path | None
) -> Mapping[str, Renderer]:
    """The renderers of a site below `base_path`; they remember compiled templates below the folder `memory`."""
    folder = memory and memory / "templates"
    return {
        language: Renderer(theme.files, theme.strings(language), theme.assets.names, base_path, folder)
        for language in languages
    }


def compile_templates(theme: LoadedTheme, site: Site | None, options: Options, memory: Path) -> None:
    """Compiles the templates of `theme` for a site with usable settings, for those who render with them next."""
    if site is not None:
        base_path = base_of(options.base_url or site.base_url)[1]
        for renderer in renderers(theme, site.languages, base_path, memory).values():
            renderer.compile()
