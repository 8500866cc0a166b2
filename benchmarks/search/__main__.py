"""Measures the search on the publication of this repository, in Chromium, next to plain Pagefind.

    python -m benchmarks.search                          # the queries in queries.json, and generated ones
    python -m benchmarks.search --queries FILE …         # other queries: [{language, category, query, expect: [id]}]
    python -m benchmarks.search --sizes real,1000,10000  # with shuffled pages added

Of each size it prints the build time and the size of the index, the bytes and the time of a first query, and then R@5
(the share of a query's right pages among the first five results), R@10, the mean reciprocal rank, the share of queries
without a result, and the latency of queries to an index that is loaded already.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from playwright.sync_api import Browser, sync_playwright

from benchmarks.search import measure, plain, report
from benchmarks.search.enlarge import enlarge
from benchmarks.search.generate import generate
from benchmarks.search.publication import entries_of
from benchmarks.search.queries import Query, id_of, read
from benchmarks.search.server import serving
from sitegen.search.entries import SearchEntry
from sitegen.search.pagefind import index
from tests.chromium import FLAGS, find_chromium

ROOT = Path(__file__).parents[2]
FIRST_QUERIES = {
    "en": ("LeCun", "world model", "layoffs at Meta"),
    "ko": ("르쿤", "세계 모델", "메타 감원 이유"),
}


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.search", description=__doc__.partition("\n")[0]
    )
    parser.add_argument("--queries", type=Path, action="append", help="a file of queries; may be given again")
    parser.add_argument("--sizes", default="real", help="comma-separated: real, or a number of pages")
    parser.add_argument("--generated", action="store_true", help="ask queries made from the records, too")
    parser.add_argument("--misses", action="store_true", help="list the queries that fail")
    arguments = parser.parse_args()
    entries = entries_of(ROOT)
    queries = [
        query
        for file in arguments.queries or [Path(__file__).parent / "queries.json"]
        for query in read(file)
    ]
    if arguments.generated:
        queries += generate(entries)
    known = {id_of(entry.url) for entry in entries}
    asked = [query for query in queries if not query.expect or known & set(query.expect)]
    print(
        f"{len(entries)} pages, {len(asked)} queries ({len(queries) - len(asked)} left out: no such record)"
    )
    executable = find_chromium()
    if executable is None:
        sys.exit("No Chromium found.")
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder) / "site"
        command = [
            sys.executable,
            "-m",
            "sitegen",
            "build",
            "--root",
            str(ROOT),
            "--output",
            str(site),
            "--no-search",
        ]
        subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
        browser = playwright.chromium.launch(executable_path=executable, args=list(FLAGS))
        for size in arguments.sizes.split(","):
            pages = entries if size == "real" else enlarge(entries, int(size))
            print(f"\n# {size}: {len(pages)} pages")
            run(browser, site, pages, asked, arguments.misses)
        browser.close()


def run(browser: Browser, site: Path, entries: list[SearchEntry], queries: list[Query], misses: bool) -> None:
    """Builds both indexes into the site and prints what is measured of them."""
    for name in ("pagefind", "plain"):
        shutil.rmtree(site / name, ignore_errors=True)
    begun = perf_counter()
    files = index(entries, languages=sorted({entry.language for entry in entries})).files
    seconds = perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    for path, data in files.items():
        file = site / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    chunks = {path: len(data) for path, data in files.items() if path.endswith(".pf_index")}
    largest = max((size for path, size in chunks.items() if "/ko_" in path), default=0)
    print(
        f"index: {seconds:.2f} s, {sum(map(len, files.values())) / 1024:.0f} KB in {len(files)} files, largest "
        f"Korean chunk {largest / 1024:.1f} KB; Pagefind at its largest {peak:.0f} MB"
    )
    begun = perf_counter()
    plain.build(entries, site / "plain" / "pagefind")
    print(f"plain Pagefind: {perf_counter() - begun:.2f} s")
    with serving(site) as (address, sent):
        pages = {"en": address, "ko": f"{address}ko/"}
        for language, first in FIRST_QUERIES.items():
            for query in first:
                cold = measure.cold(browser, pages[language], query, sent)
                print(
                    f"first query {query!r}: {cold.bytes / 1024:.1f} KB, {cold.milliseconds:.0f} ms; {parts(cold)}"
                )
        ours = measure.answers(browser, pages, queries)
        theirs = measure.answers(browser, pages, queries, "/plain/pagefind/")
    print(report.table(ours, theirs))
    print(report.summary("planner", ours))
    print(report.summary("plain Pagefind", theirs))
    if misses:
        print(report.misses(ours))


def parts(cold: measure.Cold) -> str:
    """Where the bytes of a first query go."""
    groups: dict[str, int] = {}
    for path, size in cold.sent.items():
        name = path.strip("/").split("/")
        group = name[0] if name[0] == "assets" else name[1] if len(name) == 3 else name[-1].partition(".")[0]
        groups[group] = groups.get(group, 0) + size
    return ", ".join(
        f"{group} {size / 1024:.1f}" for group, size in sorted(groups.items(), key=lambda item: -item[1])
    )


if __name__ == "__main__":
    main()
