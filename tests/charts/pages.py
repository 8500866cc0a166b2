"""The gallery's charts as pages with the theme's look, for a browser."""

from __future__ import annotations

import shutil
from pathlib import Path

import jinja2

from sitegen.charts.figure import Caption, DataFigure, Download, Frame, data_figure
from sitegen.charts.plot import Reader
from tests.charts.gallery import EXAMPLES, LANGUAGES, ROOT, reader

PAGE = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Charts</title>
<link rel="stylesheet" href="/assets/site.css">
<script type="module" src="/tables.js"></script>
</head><body><main><h1>Charts</h1><div class="text">
{figures}
</div></main></body></html>
"""

SCRIPT = """import { sortTables } from "/assets/sort.js";
sortTables(document.querySelectorAll("[data-sortable]"));
"""


def figure(name: str, for_: Reader) -> DataFigure:
    """An example's chart with its table."""
    example = EXAMPLES[name]
    title = for_.best(example.title)
    frame = Frame(
        name, title, Caption(title.text, title.lang), ("harbour-board",), Download("data.csv", "2 kB")
    )
    return data_figure(example.dataset(), example.chart, for_, frame)


def table_figure(name: str, for_: Reader) -> DataFigure:
    """An example's table alone."""
    example = EXAMPLES[name]
    title = for_.best(example.title)
    frame = Frame(f"table-{name}", title, None, (), Download("data.csv", "2 kB"))
    return data_figure(example.dataset(), None, for_, frame)


def markup(figures: list[DataFigure], for_: Reader) -> str:
    """What the theme makes of charts and tables."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(ROOT / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.globals["t"] = for_.say
    macro = environment.get_template("partials/data.html").module.data  # type: ignore[attr-defined]
    return "\n".join(str(macro(figure)) for figure in figures)


def write_pages(folder: Path) -> None:
    """Writes a page with all charts for each language, and one for each chart."""
    shutil.copytree(ROOT / "templates" / "assets", folder / "assets", dirs_exist_ok=True)
    (folder / "tables.js").write_text(SCRIPT, encoding="utf-8")
    for language in LANGUAGES:
        for_ = reader(language)
        for name in EXAMPLES:
            _write(folder / language / f"{name}.html", language, markup([figure(name, for_)], for_))
        tables = [table_figure(name, for_) for name in ("stacked-bar", "bar", "lines")]
        _write(folder / language / "tables.html", language, markup(tables, for_))
        both = [figure(name, for_) for name in EXAMPLES]
        _write(folder / language / "all.html", language, markup([*both, *tables], for_))


def _write(path: Path, language: str, figures: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(PAGE.format(language=language, figures=figures), encoding="utf-8")
