"""A preview in a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


def start(folder: Path, base_path: str = "/", port: int = 0) -> subprocess.Popen[str]:
    """The preview of a plain folder."""
    return start_module("tests.serve.folder_site", str(folder), str(port), base_path)


def start_module(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )


def stop(process: subprocess.Popen[str]) -> tuple[str, str]:
    """Ctrl-C; gives what the process said from then on, and what it complained of."""
    process.send_signal(signal.SIGINT)
    return process.communicate(timeout=10)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small site to serve."""
    pages = {
        "index.html": "Home",
        "people/index.html": "People",
        "404.html": "Nothing here",
    }
    for path, title in pages.items():
        write(tmp_path / path, page(title))
    write(tmp_path / "assets/site.1.css", "h1 { color: rgb(1, 1, 1) }")
    write(tmp_path / "feed.xml", "<feed/>")
    write(tmp_path / "icon.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    return tmp_path


def page(title: str, styles: str = "/assets/site.1.css", body: str = "") -> str:
    return (
        f'<!doctype html><html lang="en"><head><title>{title}</title>'
        f'<link rel="stylesheet" href="{styles}"><link rel="icon" href="/icon.svg"></head>'
        f"<body><h1>{title}</h1>{body}</body></html>"
    )


def write(file: Path, text: str) -> None:
    """Saves as most editors do: a new file takes the old one's place."""
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_name(file.name + ".new")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(file)


@pytest.fixture
def running() -> Iterator[Callable[[subprocess.Popen[str]], str]]:
    """`running(process)` gives a preview's address; each ends on Ctrl-C without complaint."""
    processes: list[subprocess.Popen[str]] = []

    def address(process: subprocess.Popen[str]) -> str:
        processes.append(process)
        assert process.stdout and process.stderr
        for line in process.stdout:
            if line.startswith("http://"):
                return line.split()[0]
        raise AssertionError(process.stderr.read())

    yield address
    for process in processes:
        said, complaint = stop(process)
        assert (process.returncode, complaint) == (0, ""), said
        assert said.endswith("Stopped.\n")


@pytest.fixture
def preview(running: Callable[[subprocess.Popen[str]], str]) -> Callable[..., str]:
    """`preview(folder, base_path)` serves a plain folder and gives the address."""
    return lambda folder, base_path="/": running(start(folder, base_path))
