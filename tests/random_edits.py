"""What editors do to a project between two builds, at random."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable
from contextlib import chdir
from io import BytesIO
from pathlib import Path

from click.testing import CliRunner
from PIL import Image

from sitegen.cli import main
from sitegen.options import MEMORY
from sitegen.proof.edits import swap
from tests.trials import THEME, built, change, token, tree, write

PUBLISHED = (*map(str, range(2020, 2026)), "2024-06-02", "2026-12-24", "2027-01")

Edit = Callable[[Path, random.Random], object]
"""Edits the content in a folder, or what is next to it."""


# Records and texts


def person(folder: Path, r: random.Random) -> None:
    n = r.randrange(3)
    alias = r.choice(["Countess", "Engineer", "Nobody"])
    text = f"name: {{en: Person {n} {r.randrange(4)}, ko: 인물 {n}}}\naliases: {{en: [{alias} {n}]}}\ndescription: x\n"
    write(folder / f"people/extra-{n}.yaml", text)


def event(folder: Path, r: random.Random) -> None:
    people = r.sample(["ada", "charles"], r.randrange(3))
    text = f"title: Event {r.randrange(5)}\ndate: {r.randrange(1800, 1850)}\nsummary: s\nsources: [letter]\n"
    text += f"people: {people}\n"
    write(folder / f"events/extra-{r.randrange(4)}.yaml", text.replace("'", ""))


def brief(folder: Path, r: random.Random) -> None:
    languages = ["en", "ko", "fr"] if "fr" in (folder / "site.yaml").read_text() else ["en", "ko"]
    language = r.choice(languages)
    linked = r.choice(
        ["Today Charels", "[[ada]]", "[[Charles]]", "[[에이다]]", "[[loom|the loom]]", "nobody"]
    )
    head = f"---\ntitle: Brief {r.randrange(3)}\nabstract: a\npublished: {r.choice(PUBLISHED)}\n"
    head += "draft: true\n" if r.random() < 0.25 else ""
    name = f"extra-{r.randrange(3)}.{language}.md"
    write(folder / "briefs" / name, f"{head}---\n\n{linked} did so: {token(name)}.[@letter]\n")


def hide(folder: Path, r: random.Random) -> None:
    """A language of a brief becomes a draft, or comes later; or it is shown again."""
    path = r.choice(sorted((folder / "briefs").glob("*.md")))
    text = path.read_text(encoding="utf-8")
    if "Token-" not in text:
        text = f"{text}\nIt is so: {token(path.name)}.[@letter]\n"
    if r.random() < 0.5:
        now = text.replace("\ndraft: true\n", "\n")
        text = now if now != text else text.replace("\npublished:", "\ndraft: true\npublished:")
    else:
        text = re.sub("\npublished: .*", f"\npublished: {r.choice(PUBLISHED)}", text)
    write(path, text)


def prose(folder: Path, r: random.Random) -> None:
    """A brief goes on, in words that mostly refer to nothing."""
    path = r.choice(sorted((folder / "briefs").glob("*.md")))
    more = r.choice(["So it went.", "So it went on.[@own]", "또 그랬다.", "[[ada]] went on.[@letter]"])
    write(path, f"{path.read_text(encoding='utf-8')}\n{more}\n")


def rename(folder: Path, r: random.Random) -> None:
    """A name changes, and a description; the size stays."""
    path = folder / "people/ada.yaml"
    change(path, "mathematician", "arithmetician")
    change(path, *(("en: Ada", "en: Ida") if "en: Ada" in path.read_text() else ("en: Ida", "en: Ada")))


def claim(folder: Path, r: random.Random) -> None:
    stance = r.choice(["supports", "differs", "disputes"])
    text = f"statement: S\nabout: [meeting]\naccounts: [{{source: letter, stance: {stance}, says: x}}]\n"
    write(folder / "claims/extra-claim.yaml", text)


# Media


def picture(folder: Path, r: random.Random) -> None:
    """A picture comes, or another takes its place; a record of it, or not."""
    n = r.randrange(2)
    data = BytesIO()
    Image.new("RGB", (r.choice([20, 350]), 20), r.choice(["teal", "maroon"])).save(data, "PNG")
    path = folder / f"media/extra-{n}.png"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data.getvalue())
    about = r.choice(["[]", "[ada]", "[meeting]"])
    if r.random() < 0.8:
        text = f"file: extra-{n}.png\nalt: {{en: A {r.randrange(3)}, ko: 나}}\ncredit: C\nabout: {about}\n"
        write(folder / f"media/extra-picture-{n}.yaml", text)


def data(folder: Path, r: random.Random) -> None:
    """A table comes, or its figures change."""
    write(folder / "media/extra-data.csv", f"what,amount\nBrass,{r.randrange(9)}\n")
    write(folder / "media/extra-table.yaml", "data: extra-data.csv\ntitle: T\nsources: [letter]\n")


def illustrate(folder: Path, r: random.Random) -> None:
    """A record or brief gets a picture, which may be there, or shows a file without a record."""
    n = r.randrange(2)
    kind = r.randrange(3)
    if kind == 0:
        path = folder / "people/ada.yaml"
        text = re.sub("\nimage: .*", "", path.read_text(encoding="utf-8").rstrip())
        write(path, f"{text}\n" + (f"image: extra-picture-{n}\n" if r.random() < 0.7 else ""))
    elif kind == 1:
        path = r.choice(sorted((folder / "briefs").glob("*.md")))
        write(path, f"{path.read_text(encoding='utf-8')}\n![A picture](media/extra-{n}.png)\n")
    else:
        path = r.choice(sorted((folder / "briefs").glob("*.md")))
        write(path, f"{path.read_text(encoding='utf-8')}\n![[extra-picture-{n}]]\n")


# Files


def _may_go(folder: Path) -> list[Path]:
    return sorted([*folder.rglob("extra-*"), *folder.glob("briefs/story.*")])


def delete(folder: Path, r: random.Random) -> None:
    extras = sorted(folder.rglob("extra-*"))
    if extras:
        r.choice(extras).unlink()


def put_aside(folder: Path, r: random.Random) -> None:
    """A file goes; a later edit may bring it back as it was."""
    files = _may_go(folder)
    if len(files) > 2:
        path = r.choice(files)
        aside = folder.parent / "aside" / path.parent.name / path.name
        aside.parent.mkdir(parents=True, exist_ok=True)
        path.replace(aside)


def bring_back(folder: Path, r: random.Random) -> None:
    aside = sorted((folder.parent / "aside").glob("*/*"))
    if aside:
        path = r.choice(aside)
        path.replace(folder / path.parent.name / path.name)


def away_for_a_build(folder: Path, r: random.Random) -> None:
    """A file is away while the site is built, and comes back with the same bytes."""
    path = r.choice(_may_go(folder))
    data = path.read_bytes()
    path.unlink()
    built(folder.parent, folder.parent / "public")
    path.write_bytes(data)


def modes(folder: Path, r: random.Random) -> None:
    """Files get other modes, of the project or of what was built."""
    places = [folder, folder.parent / "templates", folder.parent / "public", folder.parent / MEMORY]
    files = [path for place in places for path in sorted(place.rglob("*")) if path.is_file()]
    for path in r.sample(files, min(5, len(files))):
        path.chmod(r.choice([0o600, 0o644, 0o755, 0o444]))


# Settings and theme


def settings(folder: Path, r: random.Random) -> None:
    path = folder / "site.yaml"
    kind = r.randrange(5)
    if kind == 0:
        change(path, "base_url: .*", f"base_url: https://example.org/{r.choice(['', 'voyager/'])}")
    elif kind == 1:
        change(path, "\n(share_cards: .*\n)?$", f"\nshare_cards: {r.choice(['true', 'false'])}\n")
    else:
        old, new = ("A small site", "A tiny site!")
        change(path, *((old, new) if old in path.read_text() else (new, old)))


def languages(folder: Path, r: random.Random) -> None:
    """A language is added or dropped, mostly with its texts, or another comes first."""
    now = r.choice(["en, ko", "ko, en", "en, ko, fr", "fr, en, ko"])
    change(folder / "site.yaml", "languages: .*", f"languages: [{now}]")
    if "fr" not in now and r.random() < 0.8:
        for path in folder.rglob("*.fr.md"):
            path.unlink()


def strings(folder: Path, r: random.Random) -> None:
    own = folder.parent / "templates/strings"
    write(own / f"{r.choice(['en', 'ko'])}.yaml", f"section.people: People {r.randrange(9)}\n")


def template(folder: Path, r: random.Random) -> None:
    """The project gets a template or stylesheet of its own, or goes back to the theme's."""
    name = r.choice(["term.html", "partials/entity.html", "assets/site.css"])
    own = folder.parent / "templates" / name
    if own.exists() and r.random() < 0.5:
        own.unlink()
    else:
        write(own, f"{(THEME / name).read_text(encoding='utf-8')}\n/* {r.randrange(9)} */\n")


# What is kept besides the content


def captures(folder: Path, r: random.Random) -> None:
    """The text of the source comes, changes, goes, or is elsewhere."""
    root = folder.parent
    quoted = "just as the loom weaves" if r.random() < 0.9 else "as looms weave"
    text = f"They met in {r.choice(['1833', '1842'])}, {quoted}, she wrote. {r.randrange(9)} of them.\n"
    kind = r.randrange(4)
    if kind == 0:
        shutil.rmtree(root / "captures", ignore_errors=True)
    elif kind == 1:
        write(root / "captures/files.yaml", "letter: ../elsewhere/letter.txt\n")
        (root / "captures/letter.txt").unlink(missing_ok=True)
        write(root / "elsewhere/letter.txt", text)
    elif (root / "captures/files.yaml").exists():
        write(root / "elsewhere/letter.txt", text)
    else:
        write(root / "captures/letter.txt", text)


def verify(folder: Path, r: random.Random) -> None:
    with chdir(folder.parent):
        CliRunner().invoke(main, ["verify", "--as-of", "2026-01-01"], catch_exceptions=False)


def translated(folder: Path, r: random.Random) -> None:
    with chdir(folder.parent):
        CliRunner().invoke(main, ["translated", "--all"], catch_exceptions=False)


def waive(folder: Path, r: random.Random) -> None:
    path = folder / "waivers.yaml"
    if path.exists() and r.random() < 0.5:
        path.unlink()
        return
    file = r.choice(["briefs/extra-0.en.md", "briefs/story.en.md", "briefs/story.ko.md"])
    write(path, f"- {{file: {file}, code: uncited, finding: cites no source, reason: It is ours.}}\n")


# What was built, and what is remembered


def tamper(folder: Path, r: random.Random) -> None:
    output = folder.parent / "public"
    found = sorted(output.rglob("*.html"))
    if not found:
        return
    path = r.choice(found)
    kind = r.randrange(3)
    if kind == 0:
        path.unlink()
    elif kind == 1:
        path.write_bytes(bytes(reversed(path.read_bytes())))
    else:
        path.write_text("tampered with", encoding="utf-8")


def empty_output(folder: Path, r: random.Random) -> None:
    """What was built is gone, and what is remembered is not: so it is on hosts that build."""
    shutil.rmtree(folder.parent / "public", ignore_errors=True)


def damage(folder: Path, r: random.Random) -> None:
    memory = folder.parent / MEMORY
    for path in sorted(p for p in memory.rglob("[!.]*") if p.is_file()):
        data = path.read_bytes()
        path.write_bytes(data[: r.randrange(len(data) + 1)] if r.random() < 0.5 else b"\0" + data[1:])


def forget(folder: Path, r: random.Random) -> None:
    shutil.rmtree(folder.parent / MEMORY, ignore_errors=True)


def break_and_mend(folder: Path, r: random.Random) -> None:
    """A broken state in between leaves the output as it was."""
    path = folder / "people/broken.yaml"
    write(path, "name: [")
    output = folder.parent / "public"
    before = tree(output)
    assert built(folder.parent, output).written is None
    assert tree(output) == before
    path.unlink()


EDITS: list[Edit] = [
    person, event, event, brief, brief, brief, hide, hide, hide, prose, prose, rename, claim,
    picture, picture, data, illustrate, illustrate,
    delete, delete, put_aside, bring_back, bring_back, away_for_a_build, swap, swap, modes,
    settings, languages, strings, template, captures, verify, translated, waive,
    tamper, empty_output, empty_output, damage, forget, break_and_mend,
]  # fmt: skip
