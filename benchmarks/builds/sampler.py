"""Runs sitegen's command line in this process and notes, by processor time, what is being run.

    python -m benchmarks.builds.sampler FILE build --no-search --jobs 1

FILE gets the samples as JSON: the seconds of processor time used in all, and each stack that was met, innermost first,
as [path of the code, function] pairs, with how often it was met.
"""

from __future__ import annotations

import json
import resource
import signal
import sys
from collections import Counter
from pathlib import Path
from types import FrameType

EVERY = 0.001
"""Seconds of processor time. Where the system's clock ticks more slowly, as most do, it is a tick."""


def main() -> None:
    stacks: Counter[tuple[tuple[str, str], ...]] = Counter()

    def note(_signal: int, frame: FrameType | None) -> None:
        stack = []
        while frame is not None:
            stack.append((frame.f_code.co_filename, frame.f_code.co_name))
            frame = frame.f_back
        stacks[tuple(stack)] += 1

    file = Path(sys.argv.pop(1))
    signal.signal(signal.SIGPROF, note)
    signal.setitimer(signal.ITIMER_PROF, EVERY, EVERY)
    try:
        from sitegen.cli import main as command  # which is sampled, too

        command(prog_name="sitegen")
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        used = resource.getrusage(resource.RUSAGE_SELF)
        found = {"cpu": used.ru_utime + used.ru_stime, "stacks": list(stacks.items())}
        file.write_text(json.dumps(found), encoding="utf-8")


if __name__ == "__main__":
    main()
