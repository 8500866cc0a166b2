"""Where the code of extensions is: what it raises is a problem of the extension, never a traceback of sitegen's."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from types import CodeType

import msgspec

from sitegen.problems import Problem, Span, codes


class ExtensionFault(Exception):
    """Code of an extension has failed; `problem` says where and how."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)  # from which it is made again, where it comes from another process
        self.problem = problem


class ExtensionCode(msgspec.Struct, frozen=True):
    """The files and folders of all extensions of the project at `root`, each with the extension's name."""

    root: str = ""
    places: tuple[tuple[str, str], ...] = ()

    def guard(self, *passing: type[Exception]) -> AbstractContextManager[None]:
        """Raises ExtensionFault for what code of an extension raises, or has others raise, unless it is one of
        `passing`."""
        return guarded(lambda: self, *passing) if self.places else nullcontext()

    def problem_of(self, error: BaseException) -> Problem | None:
        """What was raised in code of an extension, or in what that called, as a problem at the extension's last line.
        Else, what was raised in dealing with something of an extension, as a problem at the beginning of that: it is
        as a rule not what it was asked for. None where none of it had to do with an extension."""
        found: Problem | None = None
        given: Problem | None = None
        traceback = error.__traceback__
        while traceback is not None:
            file = traceback.tb_frame.f_code.co_filename
            name = self.owner(file)
            if name is not None:
                message = f'the extension "{name}" failed: {_said(error)}'
                span = Span(self.shown(file), traceback.tb_lineno)
                found = codes.EXTENSION.at(span, message, codes.EXTENSION.hint)
            elif found is None:
                given = self._given(traceback.tb_frame.f_locals.values(), error) or given
            traceback = traceback.tb_next
        return found or given

    def _given(self, values: Iterable[object], error: BaseException) -> Problem | None:
        """The problem that something of an extension is not what it was taken for, if one of these values is."""
        for value in values:
            for part in (value, *_parts(value)):
                file, line = _place(part)
                name = self.owner(file) if file else None
                if name is not None:
                    message = f'the extension "{name}" does not give what it is asked for: {_said(error)}'
                    return codes.EXTENSION.at(Span(self.shown(file), line), message, codes.EXTENSION.hint)
        return None

    def owner(self, file: str) -> str | None:
        """The name of the extension that a file of code belongs to."""
        return next(
            (name for place, name in self.places if file == place or file.startswith(place + os.sep)), None
        )

    def shown(self, file: str) -> str:
        """A file as problems name it."""
        path = Path(file)
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else file


NO_EXTENSIONS = ExtensionCode()


@contextmanager
def guarded(code: Callable[[], ExtensionCode], *passing: type[Exception]) -> Iterator[None]:
    """As `ExtensionCode.guard`, of the code that there is by the time that something is raised."""
    try:
        yield
    except Exception as error:
        problem = None if isinstance(error, (ExtensionFault, *passing)) else code().problem_of(error)
        if problem is None:  # raised by sitegen's own code, which is a defect of that
            raise
        raise ExtensionFault(problem) from error


def _parts(value: object) -> Iterator[object]:
    """What stands for the class, and the value, of an entry or a kind of record."""
    if isinstance(value, msgspec.Struct):
        yield from (getattr(value, name) for name in ("type", "value") if name in value.__struct_fields__)


def _place(value: object) -> tuple[str, int]:
    """The file and line of a function's code; the file of a class, or of that of a value."""
    code = getattr(value, "__code__", None)
    if isinstance(code, CodeType):
        return code.co_filename, code.co_firstlineno
    module = sys.modules.get((value if isinstance(value, type) else type(value)).__module__)
    return getattr(module, "__file__", None) or "", 1


def _said(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
