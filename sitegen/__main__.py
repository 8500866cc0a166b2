"""`python -m sitegen`, and the command `sitegen`."""

from __future__ import annotations

import gc
import os
import sys
import threading


def run() -> None:
    """Runs the command of this process, and ends it."""
    gc.disable()  # see sitegen.collector
    from sitegen.cli import main

    try:
        main(prog_name="sitegen")
    except SystemExit as end:
        if isinstance(end.code, int) and threading.active_count() == 1:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(end.code)  # the system takes memory back at once; Python would, object by object
        raise


if __name__ == "__main__":
    run()
