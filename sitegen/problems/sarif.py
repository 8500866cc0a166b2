"""Problems as SARIF 2.1.0 (OASIS), which viewers of code scanning read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from sitegen import __version__
from sitegen.problems import Code, Problem, codes

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def sarif(problems: Iterable[Problem], more: Iterable[Code] = ()) -> dict[str, Any]:
    """The log of one run: a result for each problem, and the rule of every code that occurs; `more` are kinds of
    problems besides sitegen's own."""
    problems = tuple(problems)
    known = codes.BY_NAME | {code.name: code for code in more}
    found = dict.fromkeys(problem.code for problem in problems)
    rules = [_rule(known[name]) for name in found if name in known]
    index = {rule["id"]: i for i, rule in enumerate(rules)}
    driver = {"name": "sitegen", "version": __version__, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"ROOT": {"description": {"text": "The project's folder."}}},
        "results": [_result(problem, index) for problem in problems],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(code: Code) -> dict[str, Any]:
    text = f"{code.rule} {code.fix}"
    return {
        "id": code.name,
        "shortDescription": {"text": code.rule},
        "help": {
            "text": f"{text} For example: {code.example}",
            "markdown": f"{text}\n\nFor example:\n\n```text\n{code.example}\n```",
        },
        "defaultConfiguration": {"level": code.severity},
    }


def _result(problem: Problem, index: dict[str, int]) -> dict[str, Any]:
    hint = f" ({problem.hint})" if problem.hint else ""
    span = problem.span
    place = {
        "artifactLocation": {"uri": quote(span.file), "uriBaseId": "ROOT"},
        "region": {"startLine": span.line, "startColumn": span.column},
    }
    result: dict[str, Any] = {
        "ruleId": problem.code,
        "level": problem.severity,
        "message": {"text": problem.message + hint},
        "locations": [{"physicalLocation": place}],
    }
    if problem.code in index:
        result["ruleIndex"] = index[problem.code]
    return result
