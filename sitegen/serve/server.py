"""`run`: binds the address, follows the files, and serves until it is interrupted."""

from __future__ import annotations

import asyncio
import gc
import socket
import sys
import webbrowser
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from errno import EADDRINUSE
from pathlib import Path
from threading import Event

import msgspec
import uvicorn

from sitegen.problems import in_reading_order
from sitegen.runtime.collector import freeze, gc_disabled
from sitegen.serve.app import create_app
from sitegen.serve.hosts import Hosts, hosts_of
from sitegen.serve.live import Live
from sitegen.serve.signals import handled_by, interrupted_by_signals
from sitegen.serve.snapshot import Loader, Snapshot
from sitegen.serve.watch import watch_paths

_TURN = 0.0005
"""Seconds after which a thread that computes lets another one go on: what a browser waits for goes before checks."""


_PATIENCE = 1.0
"""Seconds that a browser has to take what it asked for, once the preview is to end."""


class CannotListen(Exception):
    """The address cannot be had; the message says why, and what to do."""


class Address(msgspec.Struct, frozen=True):
    """Where the preview listens; port 0 takes any that is free. `allowed` are further host names to answer to."""

    host: str
    port: int
    allowed: Sequence[str] = ()


class Served(msgspec.Struct, frozen=True):
    """What is served: what `loader` reads, and reads again when something below `watch` changes. `root` is the folder
    the problems' files are relative to."""

    loader: Loader
    watch: Sequence[Path]
    root: Path


def run(served: Served, address: Address, *, open_browser: bool, echo: Callable[[str], None]) -> None:
    """Serves a project at an address until it is interrupted, and says with `echo` what happens.

    Raises CannotListen, NotAName, and whatever the loader raises.
    """
    bound = listen(address.host, address.port)
    try:
        hosts = hosts_of(bound, address.host, address.allowed)
        with interrupted_by_signals():
            with gc_disabled():
                first = served.loader(None, frozenset())
                freeze()
            gc.enable()
            sys.setswitchinterval(_TURN)
            asyncio.run(_serve(served, first, bound, hosts, open_browser, echo))
    except KeyboardInterrupt:
        pass
    finally:
        bound.close()
    with suppress(OSError):  # the terminal may be gone
        echo("Stopped.")


async def _serve(
    served: Served,
    first: Snapshot,
    bound: socket.socket,
    hosts: Hosts,
    open_browser: bool,
    echo: Callable[[str], None],
) -> None:
    loop = asyncio.get_running_loop()
    watch = served.watch
    live = Live(served.loader, first, watch, served.root, loop, lambda before, now: _tell(before, now, echo))
    server = _Server(live, hosts)
    stop = Event()

    def over(_: object) -> None:
        server.should_exit = True

    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="watch") as pool:
        following = loop.run_in_executor(pool, watch_paths, watch, live.load, live.settle, stop)
        following.add_done_callback(over)
        try:
            address = f"http://{hosts.address}{live.shown.base_path}"
            echo(f"{address}  (Ctrl-C stops)")
            if warning := hosts.warning:
                echo(warning)
            if open_browser:
                loop.run_in_executor(None, webbrowser.open, address)
            await server.serve(sockets=[bound])
        finally:
            stop.set()
    await following


class _Server(uvicorn.Server):
    """Ends the connections of live reload itself: uvicorn would wait for them, then cancel them with an error."""

    def __init__(self, live: Live, hosts: Hosts) -> None:
        super().__init__(
            uvicorn.Config(
                create_app(live, hosts),
                lifespan="off",
                ws="none",
                access_log=False,
                server_header=False,
                log_config=None,
                timeout_graceful_shutdown=2,
            )
        )
        self._live = live

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        # uvicorn's own would let SIGHUP end the process at once, and send it the other signals again in the end.
        with handled_by(self.handle_exit):
            yield

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._live.close()
        asyncio.get_running_loop().call_later(_PATIENCE, self._let_go)
        await super().shutdown(sockets)

    def _let_go(self) -> None:
        """Ends the connections of browsers that do not take what was sent to them."""
        for connection in list(self.server_state.connections):
            connection.transport.abort()


def listen(host: str, port: int) -> socket.socket:
    """A socket that is bound to the address and takes connections."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except socket.gaierror as error:
        raise CannotListen(f"{host!r} is not an address of this machine: {error.strerror}.") from error
    family, kind, protocol, _, address = found[0]
    bound = socket.socket(
        family, kind, protocol
    )  # asyncio turns Nagle's delay off only where the protocol is named
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind(address)
        bound.listen()
    except OSError as error:
        bound.close()
        if error.errno != EADDRINUSE:
            raise CannotListen(f"{host}:{port} cannot be listened on: {error.strerror}.") from error
        free = _free_port(family, host, port)
        raise CannotListen(f"Port {port} is taken; {free} is free: --port {free}") from error
    return bound


def _free_port(family: socket.AddressFamily, host: str, taken: int) -> int:
    """One of the next ports, or whichever the system gives."""
    for port in (*range(taken + 1, min(taken + 20, 65536)), 0):
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            try:
                probe.bind((host, port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    return 0


def _tell(before: Snapshot, now: Snapshot, echo: Callable[[str], None]) -> None:
    """Says on the terminal when the site breaks and when it is fixed, and what is left out of it."""
    if now.left_out != before.left_out:
        for line in now.left_out:
            echo(line)
    if now.failed:
        for problem in in_reading_order(now.problems):
            if problem.is_error and problem not in before.problems:
                hint = f" ({problem.hint})" if problem.hint else ""
                echo(f"{problem.span}: error[{problem.code}]: {problem.message}{hint}")
    elif before.failed:
        echo("All errors are fixed.")
