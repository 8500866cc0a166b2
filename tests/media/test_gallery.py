"""Media of every kind, in two languages, as readers see them: without JavaScript, by keyboard, on paper."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.media.gallery import written
from tests.netlify_headers import header_rules
from tests.project import Project
from tests.static_server import serving

REPOSITORY = Path(__file__).parent.parent.parent
KINDS = ("portrait", "mountain", "scan", "voice", "film", "talk", "costs", "parts")
PAGES = tuple(
    language + path
    for language in ("", "ko/")
    for path in (
        "briefs/gallery/",
        "people/ada/",
        "sources/ledger/",
        "media/",
        *(f"media/{id_}/" for id_ in KINDS),
    )
)
SHOWN = {
    "": ("A mountain", "The scan", "The voice", "The film", "The talk", "What it cost", "What was bought"),
    "ko/": ("산", "스캔본", "목소리", "영상", "강연", "얼마나 들었나", "무엇을 샀나"),
}


@pytest.fixture(scope="module")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Project:
    site = written(tmp_path_factory.mktemp("gallery"))
    output = site.build("--no-search").output
    assert "no warnings" in output
    return site


@pytest.fixture(scope="module")
def served(gallery: Project) -> Iterator[str]:
    with serving(gallery.output, header_rules()) as address:
        yield address


@pytest.fixture
def opened(chromium: Browser, served: str) -> Callable[..., Any]:
    """`with opened(path, **options) as page`: a page in a browser of its own."""

    @contextmanager
    def open_page(path: str, **options: Any) -> Iterator[Page]:
        context = chromium.new_context(reduced_motion="reduce", **options)
        page = context.new_page()
        page.goto(served + path)
        yield page
        context.close()

    return open_page


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barrier_and_no_request_elsewhere(opened: Callable[..., Any], served: str, scheme: str) -> None:
    with opened("", color_scheme=scheme) as page:
        asked: list[str] = []
        messages: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: messages.append(message.text))
        for path in PAGES:
            page.goto(served + path, wait_until="load")
            found = Axe().run(page, options={"rules": {"target-size": {"enabled": True}}})
            assert found.response["violations"] == [], path
            page.set_viewport_size({"width": 320, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
            page.set_viewport_size({"width": 1280, "height": 800})
        assert [url for url in asked if not url.startswith(served)] == []
        assert messages == []


@pytest.mark.parametrize("language", ["", "ko/"])
@pytest.mark.parametrize("how", ["no JavaScript", "paper"])
def test_everything_is_shown(opened: Callable[..., Any], language: str, how: str) -> None:
    with opened(f"{language}briefs/gallery/", java_script_enabled=how == "paper") as page:
        if how == "paper":
            page.emulate_media(media="print")
        main = page.locator("main")
        for words in SHOWN[language]:
            expect(
                main.get_by_text(words, exact=False).or_(main.get_by_alt_text(words)).first
            ).to_be_visible()
        credit = {"": "Credit: The archive", "ko/": "제공: 기록원"}[language]
        expect(main.get_by_text(credit).first).to_be_visible()


def test_recordings_play_and_nothing_of_them_is_loaded_before(opened: Callable[..., Any]) -> None:
    with opened("media/film/") as page:
        video = page.locator("video")
        assert video.evaluate("video => video.readyState") == 0
        size = video.evaluate(
            "video => new Promise((done, fail) => {"
            " video.onloadedmetadata = () => done([video.videoWidth, video.videoHeight]);"
            " video.querySelector('source').onerror = () => fail(new Error('it is refused'));"
            " video.preload = 'metadata'; video.load(); })"
        )
        assert size == [8, 8]
        cues = video.evaluate(
            "video => new Promise(done => { const track = video.textTracks[1]; track.mode = 'showing';"
            " setTimeout(() => done([...track.cues].map(cue => cue.text)), 500); })"
        )
        assert cues == ["회색이다."]


def test_a_picture_is_enlarged_by_keyboard(opened: Callable[..., Any]) -> None:
    with opened("ko/briefs/gallery/") as page:
        links = page.locator("a.enlarge")
        links.first.focus()
        page.keyboard.press("Enter")
        dialog = page.get_by_role("dialog", name="책상에 앉은 여성")
        expect(dialog).to_be_visible()
        expect(dialog.get_by_role("button", name="닫기")).to_be_focused()
        expect(dialog).to_contain_text("제공: 화가 아무개")
        assert (
            dialog.get_by_role("link", name="자료 정보").get_attribute("href").endswith("/ko/media/portrait/")
        )
        assert Axe().run(page).response["violations"] == []
        page.keyboard.press("ArrowRight")
        expect(page.get_by_role("dialog", name="산")).to_be_visible()
        page.keyboard.press("ArrowRight")
        expect(page.get_by_role("dialog", name="산")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)
        expect(links.nth(1)).to_be_focused()
        assert page.url.endswith("/ko/briefs/gallery/")


def test_an_enlarged_picture_is_in_the_middle(opened: Callable[..., Any]) -> None:
    with opened("briefs/gallery/", viewport={"width": 390, "height": 800}) as page:
        page.locator("a.enlarge").first.click()
        box = page.get_by_role("dialog").locator("img").bounding_box()
        above, below = box["y"], 800 - box["y"] - box["height"]
        assert box["width"] > 360 and 0 <= below - above < 150, "below is its caption"


def test_without_javascript_the_picture_leads_to_its_page(opened: Callable[..., Any]) -> None:
    with opened("briefs/gallery/", java_script_enabled=False) as page:
        page.locator("a.enlarge").first.click()
        assert page.url.endswith("/media/portrait/")


@pytest.mark.slow("the Nu HTML checker, in Java")
def test_the_html_is_valid(gallery: Project) -> None:
    jar = os.environ.get("VNU_JAR", REPOSITORY / ".ci/npm/node_modules/vnu-jar/build/dist/vnu.jar")
    command = ["java", "-jar", str(jar), "--errors-only", "--skip-non-html", str(gallery.output)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("path", ["media/portrait/", "briefs/gallery/", "ko/briefs/gallery/"])
@pytest.mark.parametrize("width", [390, 800, 1440])
def test_no_picture_is_loaded_for_a_wider_place_than_it_has(
    opened: Callable[..., Any], path: str, width: int
) -> None:
    with opened(path, viewport={"width": width, "height": 900}) as page:
        # Of a picture in several sizes, the natural width is that of the place for which one was chosen.
        wanted, there = page.locator("main img[srcset]").first.evaluate(
            "img => img.decode().then(() => [img.naturalWidth, img.closest('figure').clientWidth])"
        )
        assert wanted <= there * 1.03
