"""A theme at fault, as a problem at its template's line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import jinja2

from sitegen.content.extension_code import ExtensionFault
from sitegen.problems import Problem, Span, codes
from sitegen.theme.folders import shown_file
from sitegen.theme.strings import MissingString, UnfitString

OF_THEME = (jinja2.TemplateError, MissingString)
FAULTS = (*OF_THEME, ExtensionFault)
"""What is raised where a page cannot be made: faults of the theme, and of extensions."""


def problem_of(error: Exception, root: Path) -> Problem:
    """One of FAULTS as a problem; a failure of the theme at the template's line where it is known."""
    if isinstance(error, ExtensionFault):
        return error.problem
    if isinstance(error, UnfitString):
        return codes.THEME.at(Span("templates/strings"), str(error), "fix the text in braces")
    if isinstance(error, MissingString):
        message = f'the theme has no string "{error}"'
        return codes.THEME.at(Span("templates/strings"), message, "add it to templates/strings/en.yaml")
    if not isinstance(error, jinja2.TemplateError):
        raise TypeError(f"{error!r} is none of FAULTS")
    return codes.THEME.at(Span(*template_span(error, root)), str(error.message or error), codes.THEME.fix)


@contextmanager
def template_faults() -> Iterator[None]:
    """Makes a fault of the theme of what Python finds wrong in a template's own expressions (`1 / 0`), and of templates
    that include each other without end. What is raised in other code is a defect of that code."""
    try:
        yield
    except (ArithmeticError, LookupError, TypeError, ValueError, RecursionError) as error:
        message = f"{type(error).__name__}: {error}"
        if isinstance(error, RecursionError):
            message = "templates include each other, or nest, without end"
        elif not _innermost(error).endswith(".html"):
            raise
        raise jinja2.TemplateRuntimeError(message).with_traceback(error.__traceback__) from error


def _innermost(error: BaseException) -> str:
    """The file in which an exception was raised."""
    name, traceback = "", error.__traceback__
    while traceback is not None:
        name, traceback = traceback.tb_frame.f_code.co_filename, traceback.tb_next
    return name


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
