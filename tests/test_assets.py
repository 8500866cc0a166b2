"""Assets under hashed names: references between them are rewritten, and a change renames all that depend on it."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from sitegen.theme.assets import Assets, hash_assets


def made(folder: Path, files: dict[str, str]) -> Assets:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return hash_assets({name: (folder / name).read_bytes() for name in files})


def text(assets: Assets, name: str) -> str:
    return assets.files[assets.names[name]].decode()


def test_a_name_holds_the_hash_of_its_content(tmp_path: Path) -> None:
    assets = made(tmp_path, {"site.css": "body{}"})
    digest = sha256(b"body{}").hexdigest()[:10]
    assert assets.names == {"site.css": f"assets/site.{digest}.css"}
    assert assets.files[assets.names["site.css"]] == b"body{}"


@pytest.mark.parametrize(
    "source",
    [
        'import { a } from "./a.js";',
        "import './a.js';",
        'const a = await import("./a.js");',
        'export * from "./a.js";',
    ],
)
def test_imports_name_the_hashed_file(tmp_path: Path, source: str) -> None:
    assets = made(tmp_path, {"a.js": "export const a = 1;", "b.js": source})
    name = assets.names["a.js"].removeprefix("assets/")
    assert text(assets, "b.js") == source.replace("a.js", name)


def test_references_reach_into_other_folders(tmp_path: Path) -> None:
    assets = made(
        tmp_path,
        {
            "x/a.js": 'import "../b.js";',
            "b.js": "1;",
            "s.css": 'a{background:url("img/i.svg")}',
            "img/i.svg": "<svg/>",
        },
    )
    assert text(assets, "x/a.js") == f'import "../{assets.names["b.js"].removeprefix("assets/")}";'
    assert f'url("./{assets.names["img/i.svg"].removeprefix("assets/")}")' in text(assets, "s.css")


def test_a_change_renames_what_depends_on_it(tmp_path: Path) -> None:
    before = made(tmp_path, {"a.js": "1;", "b.js": 'import "./a.js";'})
    after = made(tmp_path, {"a.js": "2;", "b.js": 'import "./a.js";'})
    assert before.names["b.js"] != after.names["b.js"]


def test_what_is_no_asset_stays(tmp_path: Path) -> None:
    source = 'a{background:url("data:image/svg+xml,x")}b{background:url(https://example.org/x.png)}'
    assert text(made(tmp_path, {"s.css": source}), "s.css") == source


def test_a_circle_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"a\.js → b\.js → a\.js"):
        made(tmp_path, {"a.js": 'import "./b.js";', "b.js": 'import "./a.js";'})
