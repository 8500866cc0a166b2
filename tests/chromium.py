"""Where a Chromium is on this machine; `python -m tests.chromium` opens it once, or fails."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Playwright

FLAGS = (
    "--headless",
    "--no-sandbox",  # the sandbox refuses to start for root, which is who runs the tests in a container
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
)

FONTS = Path(__file__).with_name("fonts.conf")
FAMILIES = ("Liberation Sans", "DejaVu Sans", "Noto Sans CJK KR")
"""Fonts of different widths and heights, which all that fontconfig serves has in tests: macOS has its own."""

COMMANDS = (
    "chromium-headless-shell",
    "chrome-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
"""The shell first: it draws no window around each page, and the tests in a browser take a third of the time."""

MACOS = (
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
)


def find_chromium() -> str | None:
    """The browser named by the variable CHROMIUM, else the first that starts; None when there is none."""
    return next(filter(_starts, _candidates()), None)


def launch(playwright: Playwright, executable: str) -> Browser:
    """The browser, with the same fonts on every machine that has fontconfig."""
    environment = {**os.environ, "FONTCONFIG_FILE": str(FONTS)}
    return playwright.chromium.launch(executable_path=executable, args=list(FLAGS), env=environment)


def wait_until(page: Page, script: str, argument: object = None, patience: float = 30.0) -> None:
    """Return once the script gives something true in the page; TimeoutError after `patience` seconds.

    Playwright's own wait evaluates a string in the page at every frame but the first, which the site's
    content security policy refuses.
    """
    end = time.monotonic() + patience
    while not page.evaluate(script, argument):
        if time.monotonic() > end:
            raise TimeoutError(f"Not true after {patience:g} seconds: {script}")
        page.wait_for_timeout(20)


def _candidates() -> Iterator[str]:
    if named := os.environ.get("CHROMIUM"):
        yield named
        return
    for command in COMMANDS:
        if found := shutil.which(command):
            yield found
    for path in MACOS:
        if path.exists():
            yield str(path)
    if playwright := _of_playwright():
        yield playwright


def _of_playwright() -> str | None:
    """The browser that `playwright install chromium` brings."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def _starts(executable: str) -> bool:
    """Whether it is a browser: Ubuntu's `chromium-browser` may be a script that only names a package."""
    try:
        return subprocess.run([executable, "--version"], capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


MISSING = """async families => {
    const found = await Promise.allSettled(families.map(name => new FontFace(name, `local("${name}")`).load()));
    return families.filter((_, i) => found[i].status === 'rejected');
}"""


def _open_once() -> str:
    """The browser's path and version; fails where it or its fonts are missing, or Playwright cannot drive it."""
    from playwright.sync_api import sync_playwright

    executable = find_chromium()
    if executable is None:
        sys.exit("No Chromium found.")
    with sync_playwright() as playwright:
        browser = launch(playwright, executable)
        version = browser.version
        missing = browser.new_page().evaluate(MISSING, list(FAMILIES)) if sys.platform == "linux" else []
        browser.close()
    if missing:
        sys.exit(f"Fonts are missing: {', '.join(missing)}.")
    return f"{executable} ({version})"


if __name__ == "__main__":
    print(_open_once())
