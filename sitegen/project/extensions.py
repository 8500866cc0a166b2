"""The extensions that site.yaml lists: modules next to it, or installed ones. Nothing else is ever loaded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path

import msgspec

from sitegen.content.extension_code import ExtensionCode
from sitegen.content.load import Settings, read_settings
from sitegen.content.suggest import did_you_mean
from sitegen.extension import Extension
from sitegen.options import Options
from sitegen.problems import Code, Problem, Span, codes
from sitegen.project import extension_modules
from sitegen.project.captures_folder import fault_of_captures
from sitegen.project.extension_faults import faults_of
from sitegen.project.extension_modules import ExtensionFiles
from sitegen.project.setup import OWN_ROWS, Extensions, Rows, Setup
from sitegen.project.shared_theme import fault_of_shared_theme, shared_theme
from sitegen.runtime.regular_files import reason


def set_up(root: Path, options: Options, rows: Rows = OWN_ROWS) -> Setup:
    """What the project at `root` is read with; see `read_with_extensions`."""
    settings, extensions = read_with_extensions(root.resolve(), rows)
    return Setup(root.resolve(), options, extensions, settings)


def read_with_extensions(root: Path, rows: Rows = OWN_ROWS) -> tuple[Settings, Extensions]:
    """What site.yaml of the project at `root` says, and the extensions that it lists, whose rows follow `rows`; the
    theme that it names goes before theirs. Where
    one of them cannot be used, it is not known what the content may be written in."""
    settings = read_settings(root / "content")
    extensions = load_extensions(root, settings, rows)
    notation = None if extensions.problems else extensions.notation(root / "content")
    problems = (*settings.problems, *extensions.problems)
    folder, fault = shared_theme(root, settings), fault_of_shared_theme(root, settings)
    if fault is not None:
        problems = (*problems, fault)
    elif folder is not None:
        themed = msgspec.structs.replace(extensions.rows, themes=(folder, *extensions.rows.themes))
        extensions = msgspec.structs.replace(extensions, rows=themed)
    misplaced = fault_of_captures(root, settings)
    problems = (*problems, *((misplaced,) if misplaced else ()))
    return msgspec.structs.replace(settings, problems=problems, notation=notation), extensions


def codes_of(root: Path) -> Mapping[str, Code]:
    """Every kind of problem that may be found in the project at `root`, by name."""
    return read_with_extensions(root)[1].rows.codes


def load_extensions(root: Path, settings: Settings, rows: Rows = OWN_ROWS) -> Extensions:
    """The extensions that the settings of the project at `root` list, in their order."""
    names = settings.site.extensions if settings.site is not None else ()
    if not names:
        return Extensions(rows)
    loading = _Loading(root, settings, rows)
    for i, name in enumerate(names):
        loading.add(name, settings.origin.at(f"extensions/{i}"), is_twice=name in names[:i])
    return loading.extensions()


class _Loading:
    """Loads one extension after another, and gathers what is wrong with them."""

    def __init__(self, root: Path, settings: Settings, rows: Rows) -> None:
        self._root = root
        self._languages = settings.languages or ()
        self._rows = rows
        self._places: list[tuple[str, str]] = []
        self._key = blake2b(digest_size=16)
        self._problems: list[Problem] = []

    def add(self, name: str, span: Span, *, is_twice: bool) -> None:
        """Loads the extension that is listed at `span`."""
        if is_twice:
            self._report(span, f'the extension "{name}" is listed twice', "remove one of the two")
            return
        files = self._find(name, span)
        if files is None:
            return
        self._places.append((str(files.place), name))
        extension = self._imported(files, span)
        if extension is None:
            return
        faults = list(faults_of(extension, self._rows, self._languages))
        for start, message in faults:
            file, line = files.line_of(start)
            self._report(
                Span(self._code.shown(file), line), f'the extension "{name}" cannot be used: {message}'
            )
        if not faults and isinstance(extension, Extension):
            self._rows = self._rows.and_also([extension])
            self._key.update(msgspec.msgpack.encode((extension.name, extension.version, files.fingerprint)))

    def extensions(self) -> Extensions:
        """What was loaded."""
        return Extensions(self._rows, self._code, self._key.hexdigest(), tuple(self._problems))

    @property
    def _code(self) -> ExtensionCode:
        return ExtensionCode(str(self._root), tuple(self._places))

    def _report(self, span: Span, message: str, hint: str = "") -> None:
        self._problems.append(codes.EXTENSION.at(span, message, hint or codes.EXTENSION.hint))

    def _find(self, name: str, span: Span) -> ExtensionFiles | None:
        """The files of an extension; None, and a problem, where there are none, or several may be meant."""
        folder = self._root / "content"
        places = extension_modules.next_to_site(name, folder)
        try:
            found: Sequence[ExtensionFiles] = [extension_modules.read_files(name, place) for place in places]
            found = found or extension_modules.read_installed(name)
        except OSError as error:
            self._report(span, f'the extension "{name}" cannot be read: {reason(error)}')
            return None
        if len(found) == 1:
            return found[0]
        if found:
            several = " and ".join(self._code.shown(files.first) for files in found)
            self._report(span, f'the extension "{name}" could be {several}', "rename or remove one of them")
            return None
        module = f"content/{name}.py" if name.isidentifier() else "a module in content/"
        message = f'there is no extension "{name}": {module} is not there, and none of that name is installed'
        self._report(
            span, message, did_you_mean(name, [*_modules(folder), *extension_modules.names_of_installed()])
        )
        return None

    def _imported(self, files: ExtensionFiles, span: Span) -> object:
        """What a module has as its extension; None, and a problem, where it has none or fails."""
        try:
            module = extension_modules.module_of(files)
        except SyntaxError as error:
            place = (
                span
                if error.filename is None
                else Span(self._code.shown(error.filename), error.lineno or 1, error.offset or 1)
            )
            self._report(place, f'the extension "{files.name}" is not valid Python: {error.msg}')
            return None
        except (Exception, SystemExit) as error:  # noqa: BLE001 -- code of others may raise anything
            said = f"{type(error).__name__}: {error}"
            problem = self._code.problem_of(error)
            self._problems.append(problem) if problem else self._report(
                span, f'the extension "{files.name}" cannot be imported: {said}'
            )
            return None
        found: object = getattr(module, files.attribute, None)
        if found is None:
            hint = f"write {files.attribute} = Extension(…); it is in sitegen.extension"
            self._report(Span(self._code.shown(files.first)), f"there is no {files.attribute} here", hint)
        return found


def _modules(folder: Path) -> Iterator[str]:
    """The names of modules in the content folder, which may be meant."""
    yield from (path.stem for path in folder.glob("*.py"))
    yield from (path.parent.name for path in folder.glob("*/__init__.py"))
