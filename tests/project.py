"""A whole small site in one string: written, built by the real command line, edited, built again."""

from __future__ import annotations

import re
from contextlib import chdir
from pathlib import Path
from textwrap import dedent

from click.testing import CliRunner, Result

SITE = """\
=== content/site.yaml
title: {en: A small site, ko: 작은 사이트}
description: {en: For a test., ko: 시험용입니다.}
base_url: https://example.org
languages: [en, ko]
"""


def files_of(text: str) -> dict[str, str]:
    """The files in `text`, by path: each begins with a line `=== path` and ends where the next begins."""
    head, *blocks = re.split(r"^=== (\S+)\n", dedent(text), flags=re.MULTILINE)
    if head.strip():
        raise ValueError(f"text before the first `=== path` line: {head.strip()!r}")
    return {path: body.rstrip("\n") + "\n" for path, body in zip(blocks[::2], blocks[1::2], strict=True)}


class Project:
    """A project's folder, and the command line run in it."""

    def __init__(self, root: Path, text: str) -> None:
        self.root = root
        self.output = root / "public"
        for path, body in files_of(text).items():
            self.edit(path, body)

    def run(self, *arguments: str, code: int = 0) -> Result:
        """`sitegen` with these arguments, in the project's folder; fails unless it exits with `code`."""
        from sitegen.cli import main

        with chdir(self.root):
            result = CliRunner().invoke(main, arguments, catch_exceptions=False)
        assert result.exit_code == code, f"exit code {result.exit_code}, not {code}:\n{result.output}"
        return result

    def build(self, *arguments: str, code: int = 0) -> Result:
        """`sitegen build`."""
        return self.run("build", *arguments, code=code)

    def check(self, *arguments: str, code: int = 0) -> Result:
        """`sitegen check`."""
        return self.run("check", *arguments, code=code)

    def edit(self, path: str, text: str) -> None:
        """Writes a file of the project, indentation common to all lines removed."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dedent(text), encoding="utf-8")

    def replace(self, path: str, old: str, new: str) -> None:
        """Replaces `old`, which must be in the file, by `new`."""
        text = (self.root / path).read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {path}"
        self.edit(path, text.replace(old, new))

    def remove(self, path: str) -> None:
        (self.root / path).unlink()

    def read(self, path: str) -> str:
        """A file of the output."""
        return (self.output / path).read_text(encoding="utf-8")

    def files(self) -> dict[str, bytes]:
        """The whole output, by path."""
        return {
            file.relative_to(self.output).as_posix(): file.read_bytes()
            for file in sorted(self.output.rglob("*"))
            if file.is_file()
        }
