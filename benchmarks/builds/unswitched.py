"""sitegen as it is without the switch: what changed is moved to its place file by file, and nothing is brought to the
disk. It is there to be compared with: `python -m benchmarks.builds.switch` runs it."""

from __future__ import annotations

import os
from collections.abc import Sequence

from sitegen.__main__ import run
from sitegen.output import placing
from sitegen.output.mirror import remove


def _file_by_file(
    self: placing.Staging, new: Sequence[str], stale: Sequence[str], all_names: frozenset[str]
) -> set[str]:
    for name in new:
        target = f"{self._folder}/{name}"
        os.makedirs(os.path.dirname(target), exist_ok=True)  # noqa: PTH103, PTH120 (as sitegen does)
        os.rename(self._staged(name), target)  # noqa: PTH104
    for name in stale:
        remove(self._folder, name)
    return set()


def _nothing(*_: object) -> None:
    return


if __name__ == "__main__":
    placing.Staging._place = _file_by_file  # type: ignore[method-assign]
    placing.sync = placing.sync_all = _nothing  # type: ignore[assignment]
    run()
