"""`python -m sitegen`, and the command `sitegen`."""

from __future__ import annotations

import gc
import os
import sys
import threading


def run() -> None:
    """Runs the command of this process, and ends it."""
    gc.disable()  # see sitegen.runtime.collector
    from sitegen.cli import main
    from sitegen.runtime.signals import interrupt_on_signals

    received = interrupt_on_signals()
    try:
        main(prog_name="sitegen")
    except SystemExit as end:
        code = 128 + received[0] if received and end.code else end.code  # as shells say of a signal
        if isinstance(code, int) and threading.active_count() == 1:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)  # the system takes memory back at once; Python would, object by object
        raise SystemExit(code) from None


if __name__ == "__main__":
    run()
