"""The README's picture, taken again: `make screenshot`."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from tests.chromium import FLAGS, find_chromium
from tests.netlify_headers import header_rules
from tests.real_site import build
from tests.static_server import serving

PICTURE = Path(__file__).parent.parent / ".github" / "screenshot.png"


def main() -> None:
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        output = Path(folder) / "public"
        build(output)
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        page = browser.new_page(viewport={"width": 1440, "height": 900}, color_scheme="light")
        with serving(output, header_rules()) as address:
            page.goto(address, wait_until="networkidle")
            page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main()
