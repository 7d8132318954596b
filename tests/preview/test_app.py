"""What a request gets while nothing is known yet of the page that it asks for."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import anyio
import httpx
import pytest

from briefgen.preview import state as states
from briefgen.preview.app import application
from briefgen.preview.state import State


def test_a_page_of_a_site_that_takes_long_asks_again_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(states, "PATIENCE", 0.01)
    (tmp_path / "index.html").write_text("Old.")
    state = State()
    state.begin()
    app = application(tmp_path, state, ("here",), lambda: None)

    async def ask() -> None:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://here") as client:
            waiting = await client.get("/")
            assert (waiting.status_code, "Old." in waiting.text) == (503, False)
            assert 'http-equiv="refresh"' in waiting.text
            state.announce(lambda path: b"<p>New.</p></body>" if path == "index.html" else None, as_of=state.saves)
            shown = await client.get("/")
            assert (shown.status_code, "New." in shown.text, "reload.js" in shown.text) == (200, True, True)

    with ThreadPoolExecutor(1) as pool:  # a browser that another test drives has a loop of its own in this thread
        pool.submit(anyio.run, ask).result()
