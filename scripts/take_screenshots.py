"""Take pictures of every page, light and dark, at a desk and on a phone.

usage: python -m scripts.take_screenshots [--into FOLDER] [--only PAGE …] [--backlog sample|thousand|empty] [--all]

Without options the README's pictures in docs/pictures are taken again.
"""

import argparse
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from scripts.chromium import FLAGS
from workbench.model import Capacity, PlanRules
from workbench.ui.router import PAGES
from workbench.workspace import create_backlog, find_backlogs, keep_backlog, open_store, set_plan_rules
from workbench.workspace.files import understand_file
from workbench.workspace.start import start_with_sample

ROOT = Path(__file__).parents[1]
PHONE_AGENT = "Mozilla/5.0 (Linux; Android 14; Pixel 8) Chrome/140.0 Mobile Safari/537.36"
DESK, PHONE = (1280, 800), (390, 844)
_CAPACITIES = {"sample": 40, "thousand": 400, "empty": 40}
"""What the Plan page plans within, by the kind of backlog."""


def main() -> None:
    """Start a server with a new database, visit every page in every shape, and keep the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--into", type=Path, default=ROOT / "docs" / "pictures")
    parser.add_argument("--only", nargs="*", default=list(PAGES))
    parser.add_argument("--backlog", choices=["sample", "thousand", "empty"], default="sample")
    parser.add_argument("--all", action="store_true", help="dark and phone pictures too")
    chosen = parser.parse_args()
    chosen.into.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        port, process = _serve(Path(folder))
        try:
            backlog = _prepare(Path(folder), chosen.backlog)
            browser = playwright.chromium.launch(
                executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=FLAGS
            )
            shapes = [(False, DESK), (True, DESK), (False, PHONE), (True, PHONE)] if chosen.all else [(False, DESK)]
            query = f"?backlog={backlog}" if backlog else ""
            # The plan comes last: it needs a capacity, which the other pages' pictures do without.
            for pages in ([one for one in chosen.only if one != "plan"], [one for one in chosen.only if one == "plan"]):
                if "plan" in pages:
                    _set_capacity(Path(folder), backlog, _CAPACITIES[chosen.backlog])
                names = {one: f"http://127.0.0.1:{port}/{'' if one == 'backlogs' else one}{query}" for one in pages}
                for dark, size in shapes:
                    _take(browser, names, chosen.into, dark=dark, size=size)
            browser.close()
        finally:
            process.terminate()
            process.wait()


def _serve(folder: Path) -> tuple[int, "subprocess.Popen[bytes]"]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    call = [str(Path(sys.executable).parent / "workbench"), "open", "--port", str(port), "--no-browser"]
    environment = os.environ | {"WORKBENCH_DATABASE": str(folder / "workbench.db")}
    process = subprocess.Popen(call, env=environment, stdout=subprocess.DEVNULL)  # noqa: S603 - our own command
    for _ in range(300):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1):
                return port, process
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    raise SystemExit("The server did not start.")


def _prepare(folder: Path, kind: str) -> str | None:
    """Put the wanted backlog into the database; None for the sample, which is there by itself."""
    if kind == "sample":
        return None

    store = open_store(str(folder / "workbench.db"))
    if kind == "empty":
        return create_backlog(store, "Research ideas")
    path = ROOT / "sample_data" / "thousand_features.csv"
    backlog = understand_file(path.name, path.read_bytes()).backlog
    return keep_backlog(store, backlog, label="Imported")


def _set_capacity(folder: Path, backlog: str | None, amount: float) -> None:
    """Give the backlog, or the sample, a capacity to plan within."""
    store = open_store(str(folder / "workbench.db"))
    # Where no other page has been visited yet, the sample is not there yet either.
    start_with_sample(store)
    rules = PlanRules(capacities=(Capacity(amount=amount),))
    set_plan_rules(store, backlog or find_backlogs(store)[-1].id, rules)


def _take(browser: Browser, addresses: dict[str, str], into: Path, *, dark: bool, size: tuple[int, int]) -> None:
    phone = size == PHONE
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if dark else "light",
        is_mobile=phone,
        has_touch=phone,
        device_scale_factor=2 if phone else 1,
        user_agent=PHONE_AGENT if phone else None,
    )
    page = context.new_page()
    shape = f"{'-phone' if phone else ''}{'-dark' if dark else ''}"
    for name, address in addresses.items():
        page.goto(address)
        page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning] h2", timeout=60_000)
        page.wait_for_timeout(1500)
        page.screenshot(path=into / f"{name}{shape}.png", full_page=phone)
    context.close()


if __name__ == "__main__":
    main()
