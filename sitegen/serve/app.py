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
from sitegen.serve.hosts import Hosts
from sitegen.serve.live import Live

HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": (
        "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; connect-src 'self'; "
        "img-src 'self'; media-src 'self'; worker-src 'self'; style-src 'self'; script-src 'self' 'wasm-unsafe-eval'; "
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


def create_app(live: Live, hosts: Hosts) -> ASGIApp:
    """An ASGI application that shows `live`, and answers to `hosts` alone."""

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
    routes = [Route(OWN_PATH + "events", events), *own, Route("/{path:path}", page)]
    return _OnlyHosts(Starlette(routes=routes), hosts)


def _own_file(name: str, kind: str) -> Callable[[Request], Awaitable[Response]]:
    body = files(__package__).joinpath(name).read_bytes()

    async def own_file(_: Request) -> Response:
        return Response(body, headers=HEADERS, media_type=kind)

    return own_file


class _OnlyHosts:
    """Refuses requests for other hosts."""

    def __init__(self, app: ASGIApp, hosts: Hosts) -> None:
        self._app = app
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        asked_for = Headers(scope=scope).getlist("host")
        if len(asked_for) == 1 and self._hosts.allow(asked_for[0]):
            await self._app(scope, receive, send)
            return
        text = f"This preview answers to {self._hosts} only; --allow-host NAME adds a name.\n"
        await PlainTextResponse(text, 403, HEADERS)(scope, receive, send)
