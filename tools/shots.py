"""What the page looks like: a picture of every view, wide and narrow, light and dark.

    python tools/shots.py [--out build/shots] [--view explore] [--address http://127.0.0.1:8765]

Without an address the sample reports are coded and served for it. Needs Chromium (tools/browser.sh).
"""

import argparse
import json
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "tests"))  # the server and the browser are found as the tests find them

SIZES = {"wide": (1280, 900), "narrow": (390, 844)}
SCHEMES = ("light", "dark")
TALLEST = 2600  # pixels; a view that is longer repeats itself
PASTED = "Gunmen shot dead a judge in Herat on Tuesday, police said. Two guards were wounded."


def views(address: str) -> dict[str, str]:
    """Give the path of each view, with the most telling incident and one of its reports."""
    incident = _asked(address, "/status")["record"]["highlight"]
    report = _asked(address, f"/incidents/{incident}")["reports"][0]["id"]
    return {
        "explore": "/?draw=webgl",
        "explore-brushed": "/?from=2015-01-01&to=2016-12-31&type=bombing&type=suicide_bombing&incident=none",
        "explore-compare": "/?show=compare&a=2014/2015&b=2016/2017&by=type&incident=none",
        "explore-spot": "/?map=35.2,38.6,4.5",
        "explore-nothing": "/?q=zzqqxx",
        "incident": f"/incident/{incident}",
        "report": f"/report/{report}",
        "claims": "/claims",
        "claims-against": "/claims?show=against",
        "claims-estimates": "/claims?show=estimates",
        "response": "/response",
        "review": "/review",
        "code": "/code",
        "brief": "/brief?from=2015-01-01&to=2015-12-31",
    }


def _asked(address: str, path: str) -> Any:
    with urllib.request.urlopen(f"{address}/api/v1{path}", timeout=30) as answer:
        return json.load(answer)


@contextmanager
def samples_served() -> Iterator[str]:
    """Code the sample reports into a record of their own and serve it."""
    import tocsin
    from browserkit import served

    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "demo.db"
        with tocsin.open(str(record)) as opened:
            opened.add([str(HERE.parent / "samples" / "reports")])
        with closing(served(record)) as serving:
            yield next(serving)


def take(address: str, out: Path, only: str | None) -> int:
    """Write a picture for each view, size and scheme; return how many."""
    from playwright.sync_api import sync_playwright

    from browserkit import browser_path

    out.mkdir(parents=True, exist_ok=True)
    written = 0
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=browser_path(), args=["--no-sandbox"])
        for size, (width, height) in SIZES.items():
            for scheme in SCHEMES:
                look = {"viewport": {"width": width, "height": height}, "color_scheme": scheme}
                context = browser.new_context(reduced_motion="reduce", device_scale_factor=1, **look)
                for name, path in views(address).items():
                    if only is None or name.startswith(only):
                        _picture(context, address + path, out / f"{name}-{size}-{scheme}.png", is_code=name == "code")
                        written += 1
                context.close()
        browser.close()
    return written


def _picture(context: Any, address: str, path: Path, is_code: bool) -> None:
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector("main h1", state="attached")
    if is_code:
        page.locator("textarea").first.fill(PASTED)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1500)  # the map draws its last labels
    tall = min(TALLEST, page.evaluate("document.documentElement.scrollHeight"))
    wide = page.viewport_size["width"]
    page.screenshot(path=path, full_page=True, clip={"x": 0, "y": 0, "width": wide, "height": tall})
    page.close()
    print(path)


def main() -> None:
    """Take the pictures that were asked for."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--out", type=Path, default=HERE.parent / "build" / "shots", help="where they are written")
    asked.add_argument("--view", help="only views whose name begins so")
    asked.add_argument("--address", help="a server that runs already")
    wanted = asked.parse_args()
    if wanted.address:
        written = take(wanted.address, wanted.out, wanted.view)
    else:
        with samples_served() as address:
            written = take(address, wanted.out, wanted.view)
    print(f"{written} pictures in {wanted.out}")


if __name__ == "__main__":
    main()
