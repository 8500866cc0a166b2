"""An SVG cleaned by a list of what draws: the rest is left out where it does nothing, and refused where it does.

A browser that shows an SVG as an image neither runs nor loads anything for it; one that opens the file by its address
does both. expat, which reads it here, follows no reference out of the file, and limits how much entities expand to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from xml.parsers import expat

import msgspec

from sitegen.pictures.svg import vocabulary as known
from sitegen.pictures.svg.embedded import bare
from sitegen.pictures.svg.lengths import size
from sitegen.pictures.svg.repeats import MOST, Repeats
from sitegen.pictures.svg.styles import faults
from sitegen.pictures.svg.writing import escaped, quoted
from sitegen.problems import Code, Problem, Span, codes

MOST_BYTES = 1 << 21
MOST_OUT = 1 << 23
"""Entities may expand to more than was read."""
DEEPEST = 200
LONGEST_ENTITY = 100
"""In characters: enough for the names of namespaces, for which drawing programs declare entities."""
MANY = 50
"""After so many problems no more are looked for."""

_LINKS = ("", "http:", "https:", "mailto:")
"""What a link may lead to. It is left out, since a picture has no links."""


_IN_TEXT = frozenset(("text", "tspan", "textPath"))


class Drawing(msgspec.Struct, frozen=True):
    """A cleaned SVG and its size in pixels. It is not to be used if there are problems."""

    data: bytes
    width: int
    height: int
    problems: tuple[Problem, ...]


class _End(Exception):
    """There is no use in reading on."""


def drawing(data: bytes, file: str) -> Drawing:
    """Cleans the SVG in `file`, with problems at their positions in it. The same bytes give the same drawing."""
    cleaner = _Cleaner(file)
    if len(data) > MOST_BYTES:
        name = PurePosixPath(file).name
        message = f"{name} has {len(data) >> 10:,} KiB; the limit for an SVG is {MOST_BYTES >> 10:,}"
        hint = "export it with fewer details, or save it as PNG"
        return Drawing(b"", 1, 1, (codes.PICTURE_TOO_LARGE.at(Span(file), message, hint),))
    cleaner.read(data)
    width, height = cleaner.size or (1, 1)
    return Drawing("".join((*cleaner.written, "\n")).encode(), width, height, tuple(cleaner.problems))


class _Cleaner:
    def __init__(self, file: str) -> None:
        self.problems: list[Problem] = []
        self.written: list[str] = []
        self.size: tuple[int, int] | None = None
        self._file = file
        self._open: list[str] = []
        """The elements that are open in what is written."""
        self._left_out = 0
        """How many elements are open from one that is left out on, or 0."""
        self._length = 0
        self._repeats = Repeats()
        self._style: tuple[int, list[str]] | None = None
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.ordered_attributes = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.ProcessingInstructionHandler = self._instruction
        self._parser.EntityDeclHandler = self._entity
        self._parser.SkippedEntityHandler = self._skipped

    def read(self, data: bytes) -> None:
        try:
            self._parser.Parse(data, True)
            if self._repeats.drawn() > MOST:
                message = f"<use> repeats parts of the drawing until it has more than {MOST:,}"
                self._found(codes.UNSAFE_SVG, message, "", (1, 1))
        except _End:
            pass
        except expat.ExpatError as error:
            reason = expat.ErrorString(error.code)
            self._found(
                codes.UNREADABLE_PICTURE, f"this is not XML: {reason}", "", (error.lineno, error.offset + 1)
            )
        except (ValueError, LookupError) as error:  # an encoding that Python does not have, or not for XML
            self._found(
                codes.UNREADABLE_PICTURE, f"this is not XML that can be read: {error}", "save it as UTF-8"
            )

    def _found(self, code: Code, message: str, hint: str, at: tuple[int, int] | None = None) -> None:
        line, column = at or (self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1)
        self.problems.append(
            code.at(Span(self._file, max(1, line), max(1, column)), message, hint or code.hint)
        )
        if len(self.problems) >= MANY:
            raise _End

    def _write(self, text: str) -> None:
        self._length += len(text)
        if self._length > MOST_OUT:
            self._found(
                codes.UNSAFE_SVG, "entities expand to more than 8 MiB", "write out what they stand for"
            )
            raise _End
        self.written.append(text)

    def _start(self, name: str, attributes: list[str]) -> None:
        if self._left_out:
            self._left_out += 1
            self._refuse_active(name)
            return
        namespace, _, local = name.rpartition(" ")
        given = dict(zip(attributes[::2], attributes[1::2], strict=True))
        if not self._open:
            self._root(namespace, local, given)
        elif len(self._open) >= DEEPEST:
            self._found(codes.UNSAFE_SVG, f"elements are more than {DEEPEST} deep", "ungroup what is drawn")
            raise _End
        if not self._is_drawn(namespace, local):
            self._left_out = 1
            return
        self._repeats.start(given.get("id", ""), _target(given) if local == "use" else "")
        if local == "style":
            self._style = (self._parser.CurrentLineNumber, [])
        kept = "".join(self._attributes(local, attributes))
        tag = local if local != "a" else "tspan" if self._open and self._open[-1] in _IN_TEXT else "g"
        root = "" if self._open else f' xmlns="{known.SVG}"' + self._scaled(attributes)
        self._open.append(tag)
        self._write(f"<{tag}{root}{kept}>")

    def _root(self, namespace: str, local: str, attributes: dict[str, str]) -> None:
        if local != "svg" or namespace != known.SVG:
            hint = f'begin it with <svg xmlns="{known.SVG}">'
            self._found(codes.UNREADABLE_PICTURE, f"this is not an SVG: its root is <{local}>", hint)
            raise _End
        self.size = size(attributes)
        if self.size is None:
            hint = 'add viewBox="0 0 800 600" to <svg>, with the width and height of what is drawn'
            self._found(
                codes.UNREADABLE_PICTURE, "<svg> has neither a viewBox nor a width and a height", hint
            )

    def _scaled(self, attributes: list[str]) -> str:
        """A viewBox for a drawing without one, which browsers would cut off where a page shows it smaller."""
        if "viewBox" in attributes[::2] or self.size is None:
            return ""
        return f' viewBox="0 0 {self.size[0]} {self.size[1]}"'

    def _is_drawn(self, namespace: str, local: str) -> bool:
        """Whether an element is kept; otherwise it is left out, with all in it, or refused."""
        if namespace == known.SVG and (local in known.ELEMENTS or local == "a"):
            return True
        if namespace == known.SVG and local in known.ANIMATIONS:
            message = f"<{local}> makes the drawing move"
            self._found(
                codes.ANIMATED_PICTURE, message, "remove it, or save the animation as a video (MP4 or WebM)"
            )
        elif (
            not self._refuse_active(f"{namespace} {local}")
            and namespace == known.SVG
            and local not in known.IGNORED
        ):
            hint = "export the drawing as plain SVG"
            self._found(codes.UNSAFE_SVG, f"<{local}> is not an element that is known to be safe", hint)
        return False

    def _refuse_active(self, name: str) -> bool:
        namespace, _, local = name.rpartition(" ")
        is_active = namespace == known.HTML or (namespace in (known.SVG, "") and local in known.ACTIVE)
        if is_active:
            self._found(codes.UNSAFE_SVG, f"<{local}> does more than draw", "")
        return is_active

    def _attributes(self, element: str, attributes: list[str]) -> Iterator[str]:
        seen = set(attributes[::2])
        for name, value in zip(attributes[::2], attributes[1::2], strict=True):
            namespace, _, local = name.rpartition(" ")
            if namespace == known.XLINK and local == "href":
                if "href" not in seen:
                    yield from self._reference(element, value)
            elif namespace == known.XML and local in ("space", "lang"):
                yield f" xml:{local}={quoted(value)}"
            elif namespace:
                continue
            elif local == "href":
                yield from self._reference(element, value)
            elif local.lower().startswith("on"):
                self._found(codes.UNSAFE_SVG, f"`{local}` of <{element}> runs a script", "")
            elif local in known.ATTRIBUTES:
                self._check_style(value, f"`{local}` of <{element}>")
                yield f" {local}={quoted(value)}"

    def _reference(self, element: str, address: str) -> Iterator[str]:
        """`href`: kept where it leads to a part of the drawing, or has the picture in itself."""
        address = address.strip()
        plain = "".join(address.split()).lower()
        if element == "a":
            scheme = plain[: plain.find(":") + 1]
            if scheme not in _LINKS and plain[:1] not in "#/?.":
                self._found(codes.UNSAFE_SVG, f"the link of <a> is not an address: {_short(address)}", "")
        elif address.startswith("#"):
            yield f" href={quoted(address)}"
        elif element in ("image", "feImage") and plain.startswith("data:"):
            embedded = bare(address)
            if embedded is None:
                message = f"<{element}> embeds what is not a JPEG or PNG: {_short(address)}"
                self._found(codes.UNSAFE_SVG, message, "embed the picture as JPEG or PNG")
            else:
                yield f' href="{embedded}"'
        elif address:
            hint = "embed the picture when exporting the drawing" if element == "image" else ""
            self._found(codes.UNSAFE_SVG, f"<{element}> loads {_short(address)}", hint)

    def _check_style(self, text: str, where: str, line: int = 0) -> None:
        for moves, what in faults(text):
            at = (line, 1) if line else None
            if moves:
                hint = "remove it, or save the animation as a video (MP4 or WebM)"
                self._found(codes.ANIMATED_PICTURE, f"{where} makes the drawing move: {what}", hint, at)
            else:
                self._found(codes.UNSAFE_SVG, f"{where} loads or runs something: {what}", "", at)

    def _end(self, name: str) -> None:
        if self._left_out:
            self._left_out -= 1
            return
        if self._style is not None:
            line, text = self._style
            self._style = None
            self._check_style("".join(text), "<style>", line)
            self._write(escaped("".join(text)))
        self._repeats.end()
        self._write(f"</{self._open.pop()}>")

    def _text(self, text: str) -> None:
        if self._style is not None:
            self._style[1].append(text)
        elif not self._left_out:
            self._write(escaped(text))

    def _instruction(self, target: str, data: str) -> None:
        if target.lower() == "xml-stylesheet":
            self._found(
                codes.UNSAFE_SVG, "<?xml-stylesheet?> loads a style sheet", "put the styles into <style>"
            )

    def _entity(self, name: str, is_parameter: bool, value: str | None, *_: str | None) -> None:
        if (
            is_parameter
            or value is None
            or len(value) > LONGEST_ENTITY
            or any(mark in value for mark in "&<%")
        ):
            self._found(
                codes.UNSAFE_SVG, f"the entity {name} may stand for anything", "export it as plain SVG"
            )
            raise _End

    def _skipped(self, name: str, is_parameter: bool) -> None:
        if not is_parameter:
            self._found(
                codes.UNREADABLE_PICTURE, f"the entity &{name}; is not declared", "write the character itself"
            )


def _target(attributes: Mapping[str, str]) -> str:
    """The id of what <use> repeats."""
    return attributes.get("href", attributes.get(f"{known.XLINK} href", "")).strip().removeprefix("#")


def _short(address: str) -> str:
    address = " ".join(address.split())
    return address if len(address) <= 60 else f"{address[:57]}..."
