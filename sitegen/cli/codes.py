"""`sitegen codes`."""

from __future__ import annotations

from pathlib import Path

import click

from sitegen.cli import options
from sitegen.content.suggest import did_you_mean
from sitegen.problems import Code, codes
from sitegen.project.extensions import codes_of


@click.command(name="codes", epilog="For example: sitegen codes figure-not-found")
@click.argument(
    "name",
    metavar="[CODE]",
    required=False,
)
@options.root
def command(name: str | None, root: Path) -> None:
    """Explain the kinds of problems: the rule, an example, and how to fix it. Explains CODE, which may be one of the
    project's extensions, or all of sitegen's own as a page in Markdown."""
    if name is None:
        click.echo(documentation(), nl=False)
        return
    known = codes.BY_NAME if name in codes.BY_NAME else codes_of(root.resolve())
    if name not in known:
        hint = did_you_mean(name, known) or "take it from the message, between the brackets"
        raise click.BadParameter(f'there is no kind of problem "{name}": {hint}', param_hint="CODE")
    click.echo(code_section(known[name], level=1), nl=False)


def documentation() -> str:
    """The page of the documentation that lists every kind of problem."""
    parts = [INTRODUCTION]
    for title, family in codes.FAMILIES:
        parts.append(f"## {title}\n")
        parts += [code_section(code, level=3) for code in family]
    return "\n".join(parts)


def code_section(code: Code, level: int) -> str:
    """A kind of problem in Markdown, under a heading of this level."""
    waiver = " A single finding can be waived in `content/waivers.yaml`." if code.waivable else ""
    return (
        f"{'#' * level} {code.name}\n\n*{code.severity}.* {code.rule}\n\n"
        f"```text\n{code.example}\n```\n\n{code.fix}{waiver}\n"
    )


INTRODUCTION = """\
# What sitegen checks

<!-- Printed by `sitegen codes`, from sitegen/problems/codes/. -->

Every problem is reported with its file, line and column, a code, and how to fix it. With errors, no site is built;
with `--strict`, warnings count as errors. `sitegen codes <code>` explains one of them.

A finding that the editors have reviewed and accepted is waived individually, with a reason, in
`content/waivers.yaml`:

```yaml
- code: date-not-found
  file: briefs/first-program.en.md
  finding: the date “1852”        # words from the message that identify it
  reason: The year is our reckoning, and the text says so.
  until: 2027-05-31               # optional: the last day on which it applies
```
"""
