"""How the preview links the content that it reads, over and over; the states are drawn in `loader`."""

from __future__ import annotations

from enum import Enum, auto

from sitegen.content.library import Reading
from sitegen.content.load import Content
from sitegen.memory.linking import LinkMemory
from sitegen.problems import Problem
from sitegen.publication.link import Linker
from sitegen.publication.model import Publication

Linked = tuple[Publication | None, list[Problem]]


class State(Enum):
    """What is known of how the content is linked."""

    NOTHING = auto()
    """Nothing was linked."""
    RECALLED = auto()
    """The content is linked as a build remembered it. The linker does not know it."""
    LINKED = auto()
    """The linker has linked the content: of the next one it links what changed."""


class ContentLinker:
    """Links a content, and then what changes of it."""

    def __init__(self, memory: LinkMemory) -> None:
        self.state = State.NOTHING
        self._memory = memory
        self._linker = Linker()
        self._content: Content | None = None
        self._linked: Linked = (None, [])

    def link(self, reading: Reading, *, is_first: bool) -> Linked:
        """Links what was read; the first content as a build did, where that is remembered."""
        content = reading.content
        if content is self._content:
            return self._linked
        known = self._memory.recall(content) if is_first else None
        if known is not None:
            return self._now(State.RECALLED, content, known)
        linked = self._linker.link(content, None if self.state is State.RECALLED else reading.changes)
        if is_first:
            self._memory.remember(*linked)
        return self._now(State.LINKED, content, linked)

    def catch_up(self, content: Content) -> Linked | None:
        """Has the linker link the content that was recalled, so that what comes next shares with it what stays. None
        where there is nothing to do, or another content is linked by now."""
        if self.state is not State.RECALLED or content is not self._content:
            return None
        return self._now(State.LINKED, content, self._linker.link(content))

    def _now(self, state: State, content: Content, linked: Linked) -> Linked:
        self.state, self._content, self._linked = state, content, linked
        return linked
