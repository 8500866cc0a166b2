"""Whatever is edited, an extension's code among it: an incremental build and the preview are what a clean build is."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from sitegen.output import MANIFEST
from sitegen.preview.loader import PreviewLoader
from tests.done_once import done_anew
from tests.extensions.test_court import CONTENT, COURT
from tests.project import Project
from tests.test_editing import snapshot, told
from tests.trials import OPTIONS, built, change, tree, write

SEQUENCES = int(os.environ.get("SITEGEN_SEQUENCES", "8"))
"""How many random sequences of edits are tried; more in a run of their own."""

Edit = Callable[[Path, random.Random], None]


def ruling(folder: Path, r: random.Random) -> None:
    n = r.randrange(3)
    text = f"title: Ruling {r.randrange(3)}\ncourt: high-court\ndate: {r.randrange(2000, 2025)}\nsources: [gazette]\n"
    text += f"holding: {r.choice(['[[high-court]] dismisses it', '[[first]] stays', '[[extra-0]] is overruled'])}\n"
    write(folder / f"rulings/extra-{n}.yaml", text + r.choice(["", "docket: 25-9\n"]))


def no_ruling(folder: Path, r: random.Random) -> None:
    (folder / f"rulings/extra-{r.randrange(3)}.yaml").unlink(missing_ok=True)


def broken_ruling(folder: Path, r: random.Random) -> None:
    write(folder / "rulings/extra-1.yaml", r.choice(["title: Nothing else\n", "court: [\n"]))


def court(folder: Path, r: random.Random) -> None:
    change(folder / "organizations/high-court.yaml", "en: [^,]*,", f"en: Court {r.randrange(4)},")


def page(folder: Path, r: random.Random) -> None:
    """What the extension's code shows."""
    change(
        folder / "court/__init__.py",
        r"builder\.text\(ruling\.docket\)|sitegen\.Text\(.*\) (?=if ruling\.docket)",
        r.choice(["builder.text(ruling.docket)", f'sitegen.Text("No. {r.randrange(9)}")']),
    )


def found(folder: Path, r: random.Random) -> None:
    """What its check says."""
    change(
        folder / "court/__init__.py", 'has no docket number.*?"', f'has no docket number {r.randrange(9)}"'
    )


def kind(folder: Path, r: random.Random) -> None:
    """What its class says of its records."""
    change(
        folder / "court/__init__.py",
        r"importance=\"\w+\"",
        f'importance="{r.choice(["key", "normal"])}"',
    )


def fault(folder: Path, r: random.Random) -> None:
    """Its code fails, or is right again."""
    write(folder / "court/__init__.py", (COURT / "__init__.py").read_text(encoding="utf-8"))
    if r.random() < 0.6:
        old, new = r.choice(
            [
                ("import msgspec\n", "import msgspec (\n"),
                ("return builder.links(builder", "return 1 // 0, builder.links(builder"),
                ("return self.holding", "raise ValueError(self)"),
                ("not entry.value.docket", "not entry.value.dockets"),
                ("EXTENSION = ", "OTHER = "),
            ]
        )
        text = (folder / "court/__init__.py").read_text(encoding="utf-8")
        assert old in text
        write(folder / "court/__init__.py", text.replace(old, new))


def words(folder: Path, r: random.Random) -> None:
    change(
        folder / "court/templates/strings/en.yaml", "kind.ruling: .*", f"kind.ruling: Ruling {r.randrange(4)}"
    )


def template(folder: Path, r: random.Random) -> None:
    change(folder / "court/templates/ruling.html", r"hero\d?", f"hero{r.randrange(4)}")


def listed(folder: Path, r: random.Random) -> None:
    """It is taken out of the publication, or put in again."""
    change(folder / "site.yaml", r"extensions: \[.*\]", r.choice(["extensions: [court]", "extensions: []"]))


EDITS: tuple[Edit, ...] = (
    ruling, ruling, no_ruling, broken_ruling, court, page, found, kind, fault, words, template, listed,
)  # fmt: skip


def inputs(root: Path) -> dict[Path, tuple[object, ...]]:
    return snapshot(root / "content")


@pytest.mark.slow("random sequences of edits")
@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_random_edits(tmp_path: Path, seed: int) -> None:
    r = random.Random(seed)
    root = Project(tmp_path / "project", CONTENT).root.resolve()
    shutil.copytree(COURT, root / "content/court", ignore=shutil.ignore_patterns("__pycache__"))
    jobs, search = r.choice([1, 2]), r.randrange(8) == 0
    loader, seen = PreviewLoader(root, OPTIONS), inputs(root)
    preview = loader(None, frozenset())
    for step in range(6):
        done = [r.choice(EDITS) for _ in range(r.randrange(1, 3))]
        for edit in done:
            edit(root / "content", r)
        names = [edit.__name__ for edit in done]
        result = built(root, root / "public", jobs, search=search)
        clean = tmp_path / f"clean-{step}"
        shutil.copytree(root / "content", clean / "content")
        with done_anew():
            expected = built(clean, clean / "public", search=search)
        assert (result.problems, result.written is None) == (expected.problems, expected.written is None), (
            names
        )
        now = inputs(root)
        preview, seen = loader(preview, told(seen, now)), now
        complete = loader.complete(preview)
        if expected.written is None:
            continue
        files = tree(clean / "public")
        assert tree(root / "public") == files, names
        assert set(complete.problems) == set(expected.problems), names
        pages = {p: data for p, data in files.items() if p != MANIFEST and not p.startswith("pagefind/")}
        assert {path: preview.get(path) for path in pages} == pages, names
        shutil.rmtree(clean)
