"""A build: nothing, where nothing changed; else `sitegen.building.rebuild`, which is imported only then."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import msgspec

from sitegen.cache.signatures import Signature, code_key, signature, tree_signature
from sitegen.cache.store import digest, sweep_parts
from sitegen.memory.state import State, recall_state, seen_again, state_path
from sitegen.options import CAPTURES, CAPTURES_MAP, Options
from sitegen.output import Written, sweep
from sitegen.problems import Problem
from sitegen.runtime.locks import turn
from sitegen.theme.folders import theme_of

MEMORY = ".sitegen"
"""The folder, in the project's, where builds remember; it may be deleted at any time."""

Progress = Callable[[tuple[str, ...]], Iterable[str]]


class Request(msgspec.Struct, frozen=True):
    """What is to be built, and how. `refuse_warnings` makes warnings fail."""

    root: Path
    output: Path
    options: Options
    search: bool = True
    refuse_warnings: bool = False
    jobs: int = 1
    """How many processes work at once; the result does not depend on it."""


class Inputs(msgspec.Struct, frozen=True):
    """What a build reads."""

    mark: bytes
    """Stands for all of it; nothing while a file is too young to be trusted."""
    content: Mapping[str, Signature | None]
    """The signatures of the content's files by path."""


class Built(msgspec.Struct, frozen=True):
    """What became of a build. `written` is None where problems stood in its way and nothing was changed."""

    problems: tuple[Problem, ...]
    written: Written | None
    pages: int = 0
    languages: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    """What is to be said of what is not shown."""


def _in_silence() -> None:
    """Nothing is said."""


def build(request: Request, progress: Progress = iter, waiting: Callable[[], object] = _in_silence) -> Built:
    """Builds a project, after builds of it that are under way; it calls `waiting` when it has to wait for one.

    Raises `output.OutputError` and `search.pagefind.SearchIndexError`.
    """
    folder = request.root / MEMORY
    code = code_key()
    with turn(folder, waiting):
        sweep(request.output)
        inputs = _inputs(request, code)
        before = recall_state(state_path(folder, request.output))
        if before is not None and before.inputs == inputs.mark and _all_intact(before, request.output):
            written = Written(0, len(before.files) - 1, 0)
            return Built(before.problems, written, before.pages, before.languages, before.left_out)
        from sitegen.building.rebuild import rebuild

        sweep_parts(folder)
        return rebuild(request, inputs, code, before, progress)


def _inputs(request: Request, code: str) -> Inputs:
    """Everything a build reads, as it is now."""
    trees = [tree_signature(request.root / name) for name in ("content", CAPTURES)]
    trees += [tree_signature(folder) for folder in theme_of(request.root).folders]
    trees.append(tuple((str(path), signature(path)) for path in texts_elsewhere(request.root / CAPTURES)))
    young = any(seen is None for tree in trees for _, seen in tree)
    choices = (code, request.search, request.options)
    return Inputs(b"" if young else digest(_packed((choices, trees))), dict(trees[0]))


def _packed(value: object) -> bytes:
    try:
        return msgspec.msgpack.encode(value)
    except UnicodeEncodeError:  # a path that is not UTF-8
        return repr(value).encode("utf-8", "surrogatepass")


def texts_elsewhere(captures: Path) -> list[Path]:
    """The texts of sources that the map in the folder of captures names."""
    if not (captures / CAPTURES_MAP).exists():
        return []
    from sitegen.ledgers.capture_files import texts_named_in

    return [path for _, path, _ in texts_named_in(captures, [])]


def _all_intact(state: State, output: Path) -> bool:
    return state.inputs != b"" and all(
        seen_again(f"{output}/{name}", known) is not None for name, known in state.files.items()
    )
