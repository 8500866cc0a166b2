"""What the last build into a folder made, and from what: which of its files are still right."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path

import msgspec

from sitegen.incremental.signatures import Signature, signature
from sitegen.incremental.store import digest, recall, remember
from sitegen.problems import Problem


class FileState(msgspec.Struct, frozen=True, array_like=True):
    """A file of the output: its signature when it was last seen to be right, the digest of its bytes, and what it
    was made from, as indices into the state's table."""

    signature: Signature | None
    digest: bytes
    made_from: tuple[int, ...] = ()


class State(msgspec.Struct, frozen=True, array_like=True):
    """One build. `inputs` stands for all it read, `key` for what all of its pages depend on."""

    inputs: bytes
    key: str
    problems: tuple[Problem, ...]
    pages: int
    languages: tuple[str, ...]
    search: str
    """The fingerprint of what the search index was made of, "" without one."""
    table: tuple[tuple[str, str, bytes], ...]
    """What was looked at: collection, key, and the digest of what was there."""
    files: dict[str, FileState]


def state_path(folder: Path, output: Path) -> Path:
    """Where the state of the builds into `output` is kept."""
    name = blake2b(str(output).encode(), digest_size=6).hexdigest()
    return folder / f"state-{name}.msgpack"


def recall_state(path: Path) -> State | None:
    """The state of the last build, or None."""
    return recall(path, State)


def remember_state(path: Path, state: State) -> None:
    """Keeps the state for the next build."""
    remember(path, state)


def is_intact(path: Path, known: FileState) -> bool:
    """Whether the file at `path` has the bytes that it was left with: by its signature, or else by its content."""
    seen = signature(path)
    if seen is not None and seen == known.signature:
        return True
    try:
        return not path.is_symlink() and digest(path.read_bytes()) == known.digest
    except OSError:
        return False
