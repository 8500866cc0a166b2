"""A theme at fault, as a problem at its template's line."""

from __future__ import annotations

from pathlib import Path

import jinja2

from sitegen.problems import Problem, Span, codes
from sitegen.theme.folders import shown_file
from sitegen.theme.strings import MissingString


def theme_problem(error: jinja2.TemplateError | MissingString, root: Path) -> Problem:
    """A failure of the theme as a problem, at the template's line where it is known."""
    if isinstance(error, MissingString):
        message = f'the theme has no string "{error}"'
        return codes.THEME.at(Span("templates/strings"), message, "add it to templates/strings/en.yaml")
    return codes.THEME.at(Span(*template_span(error, root)), str(error.message or error), codes.THEME.mend)


def template_span(error: jinja2.TemplateError, root: Path) -> tuple[str, int]:
    """File and line of a template at fault, as far as Jinja tells: the innermost template frame of a traceback."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        return shown_file(error.filename or error.name or "templates", root), error.lineno
    if isinstance(error, jinja2.TemplateNotFound):
        return f"templates/{error.name}", 1
    found = ("templates", 1)
    traceback = error.__traceback__
    while traceback is not None:
        name = traceback.tb_frame.f_code.co_filename
        if name.endswith((".html", ".xml")):
            found = shown_file(name, root), traceback.tb_lineno
        traceback = traceback.tb_next
    return found
