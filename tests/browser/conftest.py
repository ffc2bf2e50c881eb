"""A server of its own for each test module that asks for one, and Debian's Chromium to visit it with."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

from scripts.chromium import FLAGS, find_chromium

PATIENCE = 30_000
"""Milliseconds that a visible result may take on a busy machine."""


@dataclass(frozen=True)
class Server:
    """A running workbench with a database of its own."""

    url: str
    database: Path
    log: Path


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """Start a workbench whose database is new, so that it begins with the sample backlog."""
    yield from serve(tmp_path)


def serve(folder: Path, *, file: Path | None = None) -> Iterator[Server]:
    """Start a workbench on a free port with its database in a folder, and stop it afterwards."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    database, log = folder / "workbench.db", folder / "server.log"
    call = [str(Path(sys.executable).parent / "workbench"), "open", "--port", str(port), "--no-browser"]
    call += [str(file)] if file else []
    environment = os.environ | {"WORKBENCH_DATABASE": str(database)}
    with log.open("w") as output:
        process = subprocess.Popen(call, env=environment, cwd=folder, stdout=output, stderr=subprocess.STDOUT)  # noqa: S603 - our own command
        try:
            _await_health(f"http://127.0.0.1:{port}/_stcore/health", process, log)
            yield Server(url=f"http://127.0.0.1:{port}", database=database, log=log)
        finally:
            process.terminate()
            process.wait(timeout=20)
            with socket.socket() as probe:
                assert probe.connect_ex(("127.0.0.1", port)) != 0, "The server outlived the command that started it."


def _await_health(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE / 1000
    while time.monotonic() < deadline:
        if process.poll() is not None:
            pytest.fail(f"The server stopped at once:\n{log.read_text()}")
        try:
            with urllib.request.urlopen(address, timeout=1):  # noqa: S310 - our own server on this machine
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    pytest.fail(f"The server did not answer:\n{log.read_text()}")


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Give Playwright, once for all tests."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Give Chromium, once for all tests."""
    expect.set_options(timeout=PATIENCE)
    path = find_chromium()
    if path is None:
        pytest.fail("No Chromium or Chrome was found; `make test` installs or names it.")
    launched = playwright.chromium.launch(executable_path=path, args=FLAGS)
    yield launched
    launched.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Give an empty page of a desk's size; the test fails when the app asked any other host for anything."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, accept_downloads=True)
    context.set_default_timeout(PATIENCE)
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    yield context.new_page()
    context.close()
    foreign = [url for url in asked if not url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:"))]
    assert foreign == []
