"""The preview as a web application: pages, live reload, and the headers the deployed site is sent with."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from importlib.resources import files

from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from sitegen.serve.answers import OWN_PATH
from sitegen.serve.live import Live

HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": (
        "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; connect-src 'self'; "
        "img-src 'self'; worker-src 'self'; style-src 'self'; script-src 'self' 'wasm-unsafe-eval'; "
        "manifest-src 'self'; require-trusted-types-for 'script'; trusted-types search-worker"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
"""Those of netlify.toml that matter here, so that what works in the preview works when it is deployed. Without
upgrade-insecure-requests: the preview has no https, which browsers would ask for wherever it is not on loopback."""

_OWN_FILES = {
    "reload.js": "text/javascript",
    "badge.css": "text/css",
    "problems.css": "text/css",
    "problem.svg": "image/svg+xml",
}


def create_app(live: Live, hosts: frozenset[str] | None) -> ASGIApp:
    """An ASGI application that shows `live`; it answers to the names in `hosts` only, where they are given."""

    async def page(request: Request) -> Response:
        shown = await live.page(request.scope["path"])
        if shown.location:
            query = f"?{request.url.query}" if request.url.query else ""
            return RedirectResponse(shown.location + query, shown.status, HEADERS)
        return Response(shown.body, shown.status, {**HEADERS, "Content-Type": shown.content_type})

    async def events(request: Request) -> Response:
        asked = request.query_params
        stream = live.events(asked.get("path", "/"), asked.get("page", ""), asked.get("styles", ""))
        return StreamingResponse(stream, headers=HEADERS, media_type="text/event-stream")

    own = [Route(OWN_PATH + name, _own_file(name, kind)) for name, kind in _OWN_FILES.items()]
    app = Starlette(routes=[Route(OWN_PATH + "events", events), *own, Route("/{path:path}", page)])
    return app if hosts is None else _OnlyHosts(app, hosts)


def _own_file(name: str, kind: str) -> Callable[[Request], Awaitable[Response]]:
    body = files(__package__).joinpath(name).read_bytes()

    async def own_file(_: Request) -> Response:
        return Response(body, headers=HEADERS, media_type=kind)

    return own_file


class _OnlyHosts:
    """Refuses requests for other host names: a page elsewhere could have its name resolve to this machine."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str]) -> None:
        self._app = app
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and Headers(scope=scope).get("host", "") not in self._hosts:
            refusal = PlainTextResponse(
                f"This preview answers to {', '.join(sorted(self._hosts))} only.\n", 403
            )
            await refusal(scope, receive, send)
        else:
            await self._app(scope, receive, send)
