"""`sitegen serve`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from sitegen.cli import options
from sitegen.options import Options
from sitegen.preview.loader import PreviewLoader
from sitegen.runtime.workers import default_jobs
from sitegen.serve.hosts import NotAName
from sitegen.serve.server import Address, CannotListen, Served, run


@click.command(
    name="serve",
    epilog="The pages are the ones that `sitegen build` writes, plus the script that reloads them.",
)
@options.root
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 picks any free port."
)
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="Address to listen on; by default only this machine.",
)
@click.option(
    "--allow-host",
    "allowed",
    metavar="NAME",
    multiple=True,
    help="Also answer to this host name, at any port (a proxy's, say); may be repeated.",
)
@click.option("--open", "open_browser", is_flag=True, help="Open the site in the browser.")
@options.option_group(options.base_url, options.drafts, options.future, options.as_of)
def command(
    root: Path,
    port: int,
    host: str,
    allowed: tuple[str, ...],
    open_browser: bool,
    base_url: str | None,
    drafts: bool,
    future: bool,
    as_of: date,
) -> None:
    """Preview the site in the browser, reloading as you edit.

    Problems are shown in the browser, with the lines they are in, until they are fixed. Nothing is written except the
    cache in .sitegen/, which builds use, too.
    """
    root = root.resolve()
    chosen = Options(as_of=as_of, base_url=base_url, drafts=drafts, future=future)
    loader = PreviewLoader(root, chosen, default_jobs())
    try:
        served, address = Served(loader, loader.watched, root), Address(host, port, allowed)
        run(served, address, open_browser=open_browser, echo=click.echo)
    except CannotListen as error:
        raise click.UsageError(str(error)) from error
    except NotAName as error:
        wanted = "a host name, like preview.example.org, without scheme, port and path"
        raise click.UsageError(f"--allow-host takes {wanted}; not {str(error)!r}.") from error
