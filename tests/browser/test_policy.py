"""What the headers of the deployed site allow in a real Chromium, and what they refuse."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.chromium import wait_until
from tests.netlify_headers import header_rules, headers_for
from tests.real_site import REPOSITORY, pages
from tests.static_server import serving

WATCH = "window.refused = []; addEventListener('securitypolicyviolation', e => refused.push(e.effectiveDirective))"
PIXEL = "data:image/gif;base64,R0lGODlhAQABAAAAACw="


@pytest.fixture(scope="module")
def tab(chromium: Browser) -> Iterator[Page]:
    """A tab whose pages note what their policy refuses, from their first line on."""
    context = chromium.new_context()
    context.add_init_script(WATCH)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", pages())
def test_nothing_of_a_page_goes_against_its_policy(tab: Page, served: str, path: str) -> None:
    tab.goto(served + path, wait_until="networkidle")
    assert tab.evaluate("refused") == []
    assert tab.evaluate("crossOriginIsolated") is True


@pytest.mark.parametrize(
    ("path", "query", "found"), [("", "Yann LeCun", "Yann LeCun"), ("ko/", "르쿤", "얀 르쿤")]
)
def test_the_worker_of_the_search_is_allowed(
    tab: Page, served: str, path: str, query: str, found: str
) -> None:
    tab.goto(served + path)
    tab.keyboard.press("/")
    tab.get_by_role("searchbox").fill(query)
    expect(tab.locator(".search-hit").first).to_have_text(found)
    (worker,) = tab.workers
    assert re.search(r"/assets/search/worker\.[0-9a-f]+\.js$", worker.url)
    assert worker.evaluate("crossOriginIsolated") is True
    assert tab.evaluate("refused") == []


MARKUP = {
    "an inline script": ("<script>ran = true</script>", "script-src-elem"),
    "a script from elsewhere": ("<script src=https://elsewhere.example/x.js></script>", "script-src-elem"),
    "a handler": ("<p><img src=/nothing.png onerror='ran = true'>", "script-src-attr"),
    "an image in an address": (f"<img src='{PIXEL}'>", "img-src"),
    "an image from elsewhere": ("<img src=https://elsewhere.example/x.png>", "img-src"),
    "a style": ("<p style='color: red'>", "style-src-attr"),
    "a stylesheet": ("<style>p { color: red }</style>", "style-src-elem"),
    "a plug-in": ("<object data=/feed.xml type=text/html></object>", "object-src"),
    "a frame": ("<iframe src=/></iframe>", "frame-src"),
    "a base for addresses": ("<base href=https://elsewhere.example/>", "base-uri"),
    "a film from elsewhere": ("<video src=https://elsewhere.example/film.mp4></video>", "media-src"),
}
"""What may get into a page, and the directive that refuses it."""


@pytest.mark.parametrize("what", MARKUP)
def test_markup_that_got_into_a_page_does_nothing(tab: Page, served: str, what: str) -> None:
    markup, directive = MARKUP[what]

    def insert(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=response.text().replace("</main>", f"{markup}</main>"))

    tab.route(served + "404.html", insert)
    tab.goto(served + "404.html")
    wait_until(tab, "() => refused.length")
    tab.unroute(served + "404.html")
    assert tab.evaluate("refused") == [directive]
    assert tab.evaluate("window.ran") is None


TRUSTED_TYPES = "require-trusted-types-for"

SCRIPTS = {
    "markup made of a text": ("document.body.innerHTML = '<img src=x onerror=ran=true>'", TRUSTED_TYPES),
    "markup put beside": ("document.body.insertAdjacentHTML('beforeend', '<b>x</b>')", TRUSTED_TYPES),
    "a handler": ("document.body.setAttribute('onclick', 'ran = true')", TRUSTED_TYPES),
    "a script": ("document.createElement('script').text = 'ran = true'", TRUSTED_TYPES),
    "a script's address": ("document.createElement('script').src = '/assets/other.js'", TRUSTED_TYPES),
    "a worker": ("new Worker('/assets/other.js')", TRUSTED_TYPES),
    "code made of a text": ("setTimeout('ran = true')", TRUSTED_TYPES),
    "another policy": ("trustedTypes.createPolicy('other', {createHTML: text => text})", "trusted-types"),
    "a policy for all": ("trustedTypes.createPolicy('default', {createHTML: text => text})", "trusted-types"),
    "a form elsewhere": (
        "document.body.append(Object.assign(document.createElement('form'), {action: 'https://elsewhere.example/'}));"
        " document.forms[document.forms.length - 1].submit()",
        "form-action",
    ),
    "a request elsewhere": ("fetch('https://elsewhere.example/').catch(() => {})", "connect-src"),
}
"""What a script may do, and the directive that refuses it."""


@pytest.mark.parametrize("what", SCRIPTS)
def test_a_script_can_neither_run_texts_nor_send_them_elsewhere(tab: Page, served: str, what: str) -> None:
    script, directive = SCRIPTS[what]
    tab.goto(served + "404.html")
    tab.evaluate(f"() => {{ try {{ {script} }} catch {{}} }}")
    wait_until(tab, "() => refused.length")
    assert tab.evaluate("refused") == [directive]
    assert tab.evaluate("window.ran") is None


def test_the_policy_for_the_worker_lets_no_other_script_through(tab: Page, served: str) -> None:
    """The settings that name the worker are in the page, where markup that got in could be before them."""
    elsewhere = "/assets/evidence.0123456789.js"

    def mislead(route: Route) -> None:
        response = route.fetch()
        body, count = re.subn(r'("worker": )"[^"]+"', rf'\1"{elsewhere}"', response.text())
        assert count == 1
        route.fulfill(response=response, body=body)

    tab.route(served, mislead)
    tab.goto(served)
    tab.keyboard.press("/")
    tab.get_by_role("searchbox").fill("LeCun")
    expect(tab.get_by_role("status")).to_have_text("Search is not available.")
    assert tab.workers == []
    tab.unroute(served)


def test_no_other_site_can_show_what_this_one_serves(chromium: Browser, served: str, tmp_path: Path) -> None:
    """Another port of the same host is the same site, but another origin."""
    image = next(iter(re.findall(r'href="/(assets/favicon[^"]+)"', _text(chromium, served))))
    (tmp_path / "index.html").write_text(f"<!doctype html><title>Other</title><img src='{served}{image}'>")
    page = chromium.new_page()
    with serving(tmp_path, ()) as other:
        page.goto(other)
        assert page.locator("img").evaluate("image => image.naturalWidth") == 0
        page.goto(served + image)
        assert page.evaluate("document.documentElement.localName") == "svg"
    page.close()


def _text(chromium: Browser, address: str) -> str:
    page = chromium.new_page()
    page.goto(address)
    text = page.content()
    page.close()
    return text


@pytest.mark.parametrize(("host", "scheme"), [("site.example", "https"), ("127.0.0.1", "http")])
def test_what_a_page_names_without_encryption_is_asked_for_with_it(
    chromium: Browser, host: str, scheme: str
) -> None:
    """On loopback, where tests and previews are, Chromium leaves addresses as they are."""
    headers = headers_for("/", header_rules())
    image = f"http://{host}/picture.png"
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        body = f"<!doctype html><title>Home</title><img src={image}>"
        route.fulfill(body=body, headers=headers, content_type="text/html")

    page = chromium.new_page()
    page.route("**/*", answer)
    page.goto(f"{scheme}://{host}/", wait_until="networkidle")
    assert asked[1] == image.replace("http:", f"{scheme}:")
    page.close()


def test_scripts_make_no_markup_of_texts() -> None:
    """Chromium would refuse it; other browsers may not."""
    sinks = re.compile(
        r"\b(innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|createContextualFragment|DOMParser|srcdoc"
        r"|document\.write(ln)?|eval|new Function)\b"
    )
    scripts = [path for folder in ("templates", "sitegen") for path in (REPOSITORY / folder).rglob("*.js")]
    assert len(scripts) > 20
    assert [(path.name, m[0]) for path in scripts if (m := sinks.search(path.read_text("utf-8")))] == []


def test_chromium_understands_every_header(chromium: Browser, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<!doctype html><title>Home</title><link rel=icon href=icon.svg>")
    (tmp_path / "icon.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    said: list[str] = []
    page = chromium.new_page()
    page.on("console", lambda message: said.append(message.text))
    with serving(tmp_path, header_rules()) as address:
        page.goto(address)
    page.close()
    assert said == []
