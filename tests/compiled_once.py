"""Templates compiled once for all tests: that is most of the work of building a small site, as many hundreds do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import pytest
from jinja2.bccache import Bucket

from sitegen.site import renderers
from sitegen.templating import render
from sitegen.templating.environment import Compiled
from sitegen.templating.render import Renderer
from sitegen.theme.folders import ThemeFolders
from sitegen.theme.strings import Strings


def share(patch: pytest.MonkeyPatch, shared: Path) -> None:
    """Lets every build of this process, and each of its copies, look into the folder `shared` before it compiles.

    What a project remembers of templates is as it would be otherwise: what is taken from `shared` is written there,
    as if it had been compiled. Where nothing is to be remembered (`sitegen check`), `shared` alone is used.
    """

    class Shared(Compiled):
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

    def remembering(
        theme: ThemeFolders,
        strings: Strings,
        assets: Mapping[str, str],
        base_path: str,
        memory: Path | None = None,
    ) -> Renderer:
        return Renderer(theme, strings, assets, base_path, memory or shared / "own")

    patch.setattr(render, "Compiled", Shared)
    patch.setattr(renderers, "Renderer", remembering)


@contextmanager
def compiled_anew() -> Iterator[None]:
    """Within it, templates are compiled as they are without `share`."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(render, "Compiled", Compiled)
        patch.setattr(renderers, "Renderer", Renderer)
        yield
