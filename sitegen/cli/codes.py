"""`sitegen codes`."""

from __future__ import annotations

import click

from sitegen.problems import Code, codes


@click.command(name="codes", epilog="For example: sitegen codes figure-not-found")
@click.argument("name", metavar="[CODE]", required=False, type=click.Choice(list(codes.BY_NAME)))
def command(name: str | None) -> None:
    """Explain the kinds of problems: the rule, an example, and how to fix it. Explains CODE, or all of them as a page
    in Markdown."""
    click.echo(code_section(codes.BY_NAME[name], level=1) if name else documentation(), nl=False)


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
