"""The preview as a web application: the files of site/, with a script that reloads them."""

import contextlib
import html
import mimetypes
from collections.abc import AsyncIterator, Callable
from importlib.resources import files
from pathlib import Path

import anyio
import anyio.to_thread
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from briefgen.diagnostics import BriefgenError
from briefgen.preview.state import State

_SCRIPT = b'<script src="/_preview/reload.js"></script></body>'
_FRESH = {"Cache-Control": "no-store"}


class _LivePages(StaticFiles):
    """Files of the site; pages get the reloading script, and nothing is kept by the browser.

    What the build under way has not written yet is made when it is asked for.
    """

    def __init__(self, site: Path, state: State, lost: Callable[[], None]) -> None:
        super().__init__(directory=site, html=True, check_dir=False)
        self._site, self._state, self._lost = site, state, lost

    async def get_response(self, path: str, scope: Scope) -> Response:
        try:
            return await self._answer(path, scope)
        except (BriefgenError, OSError) as error:  # what is in the way of the build as well, which tells of it
            return _instead(str(error))

    async def _answer(self, path: str, scope: Scope) -> Response:
        name = path.strip("/")
        name = "index.html" if name in ("", ".") else f"{name}/index.html" if scope["path"].endswith("/") else name
        ready = await anyio.to_thread.run_sync(self._state.page, name)
        if ready is not None:
            page = ready.replace(b"</body>", _SCRIPT) if name.endswith(".html") else ready
            return Response(page, media_type=mimetypes.guess_type(name)[0] or "text/plain", headers=_FRESH)
        if not self._state.known and name.endswith(".html"):
            return _again()
        if self._state.at_rest and not await anyio.Path(self._site, "index.html").exists():
            return await self._without_site(path, scope)
        try:
            response = await super().get_response(path, scope)
            return await _whole(response) if isinstance(response, FileResponse) else response
        except (HTTPException, FileNotFoundError) as error:  # before the first build has written a page that says so
            told = error if isinstance(error, HTTPException) else HTTPException(404)
            missing = await anyio.to_thread.run_sync(self._state.page, "404.html")
            return HTMLResponse(missing or told.detail, status_code=told.status_code, headers=_FRESH)

    async def check_config(self) -> None:
        """The site may not be there yet, or no more."""

    async def _without_site(self, path: str, scope: Scope) -> Response:
        """Somebody has deleted the site: once more, as far as can be, or why not."""
        self._lost()
        await anyio.to_thread.run_sync(self._state.page, "")
        if self._state.at_rest and not await anyio.Path(self._site, "index.html").exists():
            return _instead(self._state.error or "the site was deleted, and could not be made again")
        return await self._answer(path, scope)


def _again() -> Response:
    """The first build takes long: a page that asks again by itself, instead of an old one or none."""
    words = "The site is being built; this page comes by itself."
    head = '<!DOCTYPE html><meta charset="utf-8"><meta http-equiv="refresh" content="1"><title>briefgen</title>'
    return HTMLResponse(f"{head}<p>{words}</p>", status_code=503, headers={**_FRESH, "Retry-After": "1"})


def _instead(reason: str) -> Response:
    """Why there is no page, until there is one again."""
    body = f"<!DOCTYPE html><title>briefgen</title><body><pre>{html.escape(reason)}</pre></body>".encode()
    return HTMLResponse(body.replace(b"</body>", _SCRIPT), status_code=503, headers=_FRESH)


async def _whole(file: FileResponse) -> Response:
    """The file read at once: another one may take its place between asking for its length and sending it."""
    body = await anyio.Path(file.path).read_bytes()
    if file.media_type == "text/html":
        body = body.replace(b"</body>", _SCRIPT)
    return Response(body, file.status_code, media_type=file.media_type, headers=_FRESH)


def application(site: Path, state: State, hosts: tuple[str, ...], lost: Callable[[], None]) -> Starlette:
    """Serves `site`, for requests that name one of `hosts` (so that no page elsewhere can reach it by a false name).

    `lost` is called where the site is found to be gone.
    """

    async def events(_request: Request) -> Response:
        return StreamingResponse(state.events(), media_type="text/event-stream", headers=_FRESH)

    async def script(_request: Request) -> Response:
        source = (files(__package__) / "reload.js").read_bytes()
        return Response(source, media_type="text/javascript", headers=_FRESH)

    @contextlib.asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        state.attach()
        yield

    routes = [
        Route("/_preview/events", events),
        Route("/_preview/reload.js", script),
        Mount("/", _LivePages(site, state, lost)),
    ]
    return Starlette(
        routes=routes, lifespan=lifespan, middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts))]
    )
