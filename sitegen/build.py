"""Building a site. Where nothing changed, nothing is done, and `sitegen.building.rebuild` is not even imported."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec

from sitegen.building.request import BuildResult, Inputs, Progress, Request, in_silence
from sitegen.cache.signatures import code_key, signature, tree_signature
from sitegen.cache.store import digest, sweep_parts
from sitegen.memory.state import State, are_same, recall_state, refreshed, state_path
from sitegen.options import CAPTURES, CAPTURES_MAP, MEMORY
from sitegen.output import Written, sweep
from sitegen.runtime.locks import exclusive
from sitegen.theme.folders import theme_folders


def _nothing() -> None:
    """Does nothing."""


def build(
    request: Request, progress: Progress = in_silence, waiting: Callable[[], object] = _nothing
) -> BuildResult:
    """Builds a project, after builds of it that are under way; it calls `waiting` when it has to wait for one.

    Raises `output.OutputError` and `search.pagefind.SearchIndexError`.
    """
    folder = request.root / MEMORY
    code = code_key()
    with exclusive(folder, waiting):
        sweep(request.output)
        inputs = _inputs(request, code)
        before = recall_state(state_path(folder, request.output))
        if before is not None and before.inputs == inputs.fingerprint and _all_intact(before, request.output):
            written = Written(0, len(before.files) - 1, 0)
            known = (before.pages, before.languages, before.left_out, before.codes)
            return BuildResult(before.problems, written, *known)
        from sitegen.building.rebuild import rebuild

        sweep_parts(folder)
        return rebuild(request, inputs, code, before, progress)


def _inputs(request: Request, code: str) -> Inputs:
    """Everything a build reads, as it is now."""
    trees = [tree_signature(request.root / name) for name in ("content", CAPTURES)]
    trees += [tree_signature(folder) for folder in theme_folders(request.root).paths]
    if (request.root / CAPTURES / CAPTURES_MAP).exists():
        from sitegen.ledgers.capture_files import texts_elsewhere

        named = texts_elsewhere(request.root / CAPTURES)
        trees.append(tuple((str(path), signature(path)) for path in named))
    young = any(seen is None for tree in trees for _, seen in tree)
    choices = (code, request.search, request.options)
    return Inputs(b"" if young else digest(_packed((choices, trees))), dict(trees[0]))


def _packed(value: object) -> bytes:
    try:
        return msgspec.msgpack.encode(value)
    except UnicodeEncodeError:  # a path that is not UTF-8
        return repr(value).encode("utf-8", "surrogatepass")


def _all_intact(state: State, output: Path) -> bool:
    return (
        state.inputs != b""
        and are_same(state.elsewhere)
        and all(refreshed(f"{output}/{name}", known) is not None for name, known in state.files.items())
    )
