"""The figures of a run, as tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from statistics import mean

from benchmarks.search.measure import Answer


def recall(answer: Answer, n: int) -> float:
    """The share of the right pages among the first `n` results."""
    expected = set(answer.query.expect)
    return len(expected & set(answer.ids[:n])) / len(expected)


def reciprocal_rank(answer: Answer) -> float:
    ranks = (rank for rank, id_ in enumerate(answer.ids, 1) if id_ in answer.query.expect)
    return 1 / next(ranks, float("inf"))


def percentile(values: Sequence[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


MEASURES: dict[str, Callable[[Sequence[Answer]], float]] = {
    "R@5": lambda found: mean(recall(answer, 5) for answer in found),
    "R@10": lambda found: mean(recall(answer, 10) for answer in found),
    "MRR": lambda found: mean(map(reciprocal_rank, found)),
    "zero": lambda found: mean(not answer.urls for answer in found),
}


def table(ours: Sequence[Answer], plain: Sequence[Answer]) -> str:
    """R@5, R@10, MRR and the share of queries without a result, by language and category, and those of plain
    Pagefind."""
    groups: dict[tuple[str, str], tuple[list[Answer], list[Answer]]] = defaultdict(lambda: ([], []))
    for side, answers in enumerate((ours, plain)):
        for answer in answers:
            if answer.query.expect:
                language, category = answer.query.language, answer.query.category
                for group in ((language, category), (language, "all"), ("all", "all")):
                    groups[group][side].append(answer)
    lines = [_line("language", "category", "n", *(f"{name} plain → ours" for name in MEASURES))]
    for (language, category), (own, others) in sorted(groups.items()):
        figures = (f"{measure(others):.3f} → {measure(own):.3f}" for measure in MEASURES.values())
        lines.append(_line(language, category, str(len(own)), *figures))
    return "\n".join(lines)


def _line(language: str, category: str, n: str, *figures: str) -> str:
    return f"{language:9}{category:27}{n:>5}  " + "".join(f"{figure:>21}" for figure in figures)


def summary(name: str, answers: Sequence[Answer]) -> str:
    """Absent words, marked excerpts and latency."""
    absent = [answer for answer in answers if not answer.query.expect]
    marked = [mark for answer in answers for mark in answer.marked]
    times = [answer.milliseconds for answer in answers]
    told = f"{sum(answer.partial for answer in absent)} of {len(absent)}" if absent else "none asked"
    return (
        f"{name}: absent words told to be absent {told}; results with a marked match {_share(marked)}; "
        f"latency p50 {percentile(times, 0.5):.1f} ms, p95 {percentile(times, 0.95):.1f} ms"
    )


def _share(values: Sequence[bool]) -> str:
    return f"{mean(values):.3f} of {len(values)}" if values else "-"


def misses(answers: Iterable[Answer], n: int = 5) -> str:
    """The queries whose right page is not among the first `n` results."""
    return "\n".join(
        f"  {answer.query.language} {answer.query.category}: {answer.query.query!r} → {', '.join(answer.ids[:n])}"
        for answer in answers
        if answer.query.expect and recall(answer, n) == 0
    )
