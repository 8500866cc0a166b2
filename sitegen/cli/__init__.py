"""The command line: `sitegen build`, `serve`, `check`, `quote`, `verify`, `translated`, `edition`, `links`, `new`,
`add`, `rename`, `schema` and `codes`."""

from __future__ import annotations

import importlib

import click

from sitegen import __version__

COMMANDS = (
    "build",
    "serve",
    "check",
    "quote",
    "verify",
    "translated",
    "edition",
    "links",
    "new",
    "add",
    "rename",
    "schema",
    "codes",
)


class _Commands(click.Group):
    """Commands by name, each imported when it is asked for: what one needs, the others do not wait for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"sitegen.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(SUMMARIES.items()))


SUMMARIES = {
    "build": "Build content/ into a site in public/, with its search index.",
    "serve": "Preview the site in the browser, reloading as you edit.",
    "check": "Report every problem in the content; write nothing.",
    "quote": "Find words in a source's text, and write the quotation into its record.",
    "verify": "Compare quotations, figures and dates with the texts of the sources.",
    "translated": "Record that a translation was compared with its original.",
    "edition": "Freeze the present text of briefs as a dated edition.",
    "links": "Check that external links still work (uses the network).",
    "new": "Create a record or brief to fill in.",
    "add": "Create sources from addresses, DOIs, ISBNs (by the network) and bibliographies.",
    "rename": "Give a record, brief or page another id, in all files.",
    "codes": "Explain the kinds of problems.",
    "schema": "Print the JSON Schemas of the records, for editors.",
}
"""What `sitegen --help` says of each command, so that it need not import them."""


@click.command(
    cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="sitegen")
def main() -> None:
    """Compile records in YAML and briefs in Markdown into a static site on which every statement leads to its
    source.

    Create a brief with `sitegen new brief my-story`, preview it with `sitegen serve`, publish it with `sitegen build`.
    """
