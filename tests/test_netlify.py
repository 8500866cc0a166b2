"""netlify.toml: how the deployed site is built, and which headers its files are sent with."""

from __future__ import annotations

import subprocess
from itertools import combinations
from pathlib import Path

import pytest

from tests.netlify_headers import HeaderRule, header_rules, headers_for, netlify_config

ROOT = Path(__file__).parent.parent


def content_security_policy(path: str = "/") -> dict[str, list[str]]:
    policy = headers_for(path, header_rules())["Content-Security-Policy"]
    return {name: sources for name, *sources in (directive.split() for directive in policy.split(";"))}


def test_nothing_is_loaded_from_elsewhere() -> None:
    assert content_security_policy() == {
        "default-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "connect-src": ["'self'"],
        "img-src": ["'self'"],
        "media-src": ["'self'"],
        "worker-src": ["'self'"],
        "style-src": ["'self'"],
        "script-src": ["'self'", "'wasm-unsafe-eval'"],
        "manifest-src": ["'self'"],
        "require-trusted-types-for": ["'script'"],
        "trusted-types": ["search-worker"],
        "upgrade-insecure-requests": [],
    }


@pytest.mark.parametrize("path", ["/", "/ko/people/yann-lecun/", "/404.html", "/assets/site.abc.css"])
def test_every_file_is_sent_with_the_security_headers(path: str) -> None:
    sent = headers_for(path, header_rules())
    assert sent["X-Content-Type-Options"] == "nosniff"
    assert sent["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert sent["Cross-Origin-Opener-Policy"] == "same-origin"
    assert sent["Cross-Origin-Embedder-Policy"] == "require-corp"
    assert sent["Cross-Origin-Resource-Policy"] == "same-origin"
    assert int(sent["Strict-Transport-Security"].removeprefix("max-age=")) >= 365 * 24 * 3600
    assert "camera=()" in sent["Permissions-Policy"]


FOREVER = "public, max-age=31536000, immutable"
REVALIDATED = "public,max-age=0,must-revalidate"


@pytest.mark.parametrize(
    ("path", "caching"),
    [
        ("/assets/site.1a2b3c4d.css", FOREVER),
        ("/pagefind/fragment/en_1a2b3c4.pf_fragment", FOREVER),
        ("/pagefind/index/ko_1a2b3c4.pf_index", FOREVER),
        ("/pagefind/filter/ko_1a2b3c4.pf_filter", FOREVER),
        ("/pagefind/pagefind.js", REVALIDATED),  # the same name in every version
        ("/pagefind/pagefind-entry.json", REVALIDATED),
        ("/", REVALIDATED),
        ("/ko/briefs/", REVALIDATED),
        ("/feed.xml", REVALIDATED),
    ],
)
def test_only_what_its_content_names_is_kept_without_asking(path: str, caching: str) -> None:
    assert headers_for(path, header_rules())["Cache-Control"] == caching


def test_no_path_gets_one_header_from_two_rules() -> None:
    for one, other in combinations(header_rules(), 2):
        if one.matches(other.pattern) or other.matches(one.pattern):
            assert not one.values.keys() & other.values.keys(), (one.pattern, other.pattern)


def test_a_rule_for_a_folder_holds_below_it() -> None:
    rule = HeaderRule("/assets/*", {})
    assert rule.matches("/assets/site.css")
    assert not rule.matches("/assets")
    assert not rule.matches("/other/assets/site.css")


def test_the_build_runs_in_a_fresh_clone(tmp_path: Path) -> None:
    """The command, with stand-ins for the two programs it calls, hands the deployed address to the build."""
    build = netlify_config()["build"]
    assert build["publish"] == "public"
    (tmp_path / ".ci").mkdir()
    sitegen = tmp_path / "sitegen"
    sitegen.write_text("#!/bin/sh\necho sitegen $*\n")
    sitegen.chmod(0o755)
    (tmp_path / ".ci/setup").write_text("mkdir -p .venv/bin && cp sitegen .venv/bin/")
    for variables, said in [
        ({"URL": "https://example.org"}, "sitegen build --base-url https://example.org\n"),
        ({}, "sitegen build\n"),
    ]:
        run = subprocess.run(
            ["sh", "-c", build["command"]],
            cwd=tmp_path,
            env={"PATH": "/usr/bin:/bin", **variables},
            capture_output=True,
            text=True,
        )
        assert (run.returncode, run.stdout) == (0, said), run.stderr


def test_the_plugins_are_part_of_the_repository() -> None:
    for plugin in netlify_config()["plugins"]:
        folder = ROOT / plugin["package"].lstrip("/")
        assert (folder / "manifest.yml").is_file()
        assert (folder / "index.js").is_file()
