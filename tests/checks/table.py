"""Prints what the checks find of seeded defects, and in clean sites: `python -m tests.checks.table`."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.checks.seeded import CHECKS, clean_sites, false_alarms, look, run, statements
from tests.real_site import REPOSITORY


def main() -> None:
    """The table in Markdown."""
    alarms: Counter[str] = Counter()
    clean = 0
    with TemporaryDirectory() as folder:
        for name, site in clean_sites().items():
            problems, count = false_alarms(site, Path(folder) / name)
            alarms.update(problem.code for problem in problems)
            clean += count
        project = look(REPOSITORY, datetime.now(UTC).date())
        alarms.update(problem.code for problem in project.problems)
        real = sum(statements(project))
        print(f"Clean statements: {clean} of invented publications, {real} of the repository's own.\n")
        print("| check | seeded | found | missed | false alarms beside them | on clean statements |")
        print("|---|---:|---:|---:|---:|---:|")
        for name, codes in CHECKS.items():
            outcome = run(name, Path(folder) / "defects" / name)
            counts = (outcome.seeded, len(outcome.found), len(outcome.missed), len(outcome.false))
            print(
                f"| {name} | " + " | ".join(map(str, (*counts, sum(alarms[code] for code in codes)))) + " |"
            )
    print(f"\nAll findings on clean statements: {sum(alarms.values())}.")


if __name__ == "__main__":
    main()
