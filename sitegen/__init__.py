"""sitegen compiles sourced explainers: YAML records and Markdown briefs become a static, searchable site."""

from __future__ import annotations

from importlib import import_module

__version__ = "0.1.0"

_MOVED = {
    "rebuild": "sitegen.building.rebuild",
    "renderers": "sitegen.site.renderers",
    "rendering": "sitegen.site.rendering",
}
"""Modules that others' scripts still import by the names they had before they moved to rooms."""


def __getattr__(name: str) -> object:
    """A module that moved (PEP 562). Raises AttributeError for any other name."""
    if name in _MOVED:
        return import_module(_MOVED[name])
    raise AttributeError(f"module 'sitegen' has no attribute {name!r}")
