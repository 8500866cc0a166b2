"""What the builds of all tests do alike is done once: templates are compiled, share cards drawn.

That is most of the work of building a small site, as many hundreds of tests do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import pytest
from jinja2.bccache import Bucket

from sitegen.cli import build
from sitegen.outputs.share_card import Painter, ShareCard
from sitegen.site import files, renderers
from sitegen.templating import render
from sitegen.templating.environment import Compiled
from sitegen.templating.render import Renderer
from sitegen.theme.folders import ThemeFolders
from sitegen.theme.strings import Strings


def share(patch: pytest.MonkeyPatch, shared: Path) -> None:
    """Lets every build of this process, and each of its copies, look into the folder `shared` before it compiles, and
    draws each card once.

    What a project remembers is as it would be otherwise: what is taken from `shared` is written there, as if it had
    been compiled. Where nothing is to be remembered, `shared` alone is used.
    """

    class SharedTemplates(Compiled):
        def load_bytecode(self, bucket: Bucket) -> None:
            super().load_bytecode(bucket)
            if bucket.code is None:
                self._elsewhere().load_bytecode(bucket)
                if bucket.code is not None:
                    super().dump_bytecode(bucket)

        def dump_bytecode(self, bucket: Bucket) -> None:
            super().dump_bytecode(bucket)
            self._elsewhere().dump_bytecode(bucket)

        def _elsewhere(self) -> Compiled:
            """What is compiled in the same way from the same, whatever project it is of."""
            way = f"{self._folder.name} {self._key}"
            return Compiled(shared / sha256(way.encode()).hexdigest(), self._key)

    drawn: dict[object, bytes] = {}

    class SharedCards(Painter):
        def _drawn(self, card: ShareCard, picture: Callable[[], bytes]) -> bytes:
            key = (card, self._key)
            if key not in drawn:
                drawn[key] = super()._drawn(card, picture)
            return drawn[key]

    def remembering(
        theme: ThemeFolders,
        strings: Strings,
        assets: Mapping[str, str],
        base_path: str,
        memory: Path | None = None,
    ) -> Renderer:
        return Renderer(theme, strings, assets, base_path, memory or shared / "own")

    patch.setattr(render, "Compiled", SharedTemplates)
    patch.setattr(renderers, "Renderer", remembering)
    patch.setattr(files, "Painter", SharedCards)


@contextmanager
def done_anew() -> Iterator[None]:
    """Within it, templates are compiled and cards drawn as they are without `share`."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(render, "Compiled", Compiled)
        patch.setattr(renderers, "Renderer", Renderer)
        patch.setattr(files, "Painter", Painter)
        yield


def build_alone(patch: pytest.MonkeyPatch) -> None:
    """Has builds use one process unless they are told otherwise: the tests use all processors already, and to copy a
    process takes as long as to build a small site."""
    patch.setattr(build, "default_jobs", lambda: 1)
