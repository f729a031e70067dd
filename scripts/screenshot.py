"""Take a picture of the page: ``python scripts/screenshot.py out/graph.html page.png 市总工会``.

With a search term, the first hit is opened, with its facts beside it. Needs Chromium or Chrome.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from headless import Chromium, find_chromium


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("page", help="a file or an address")
    parser.add_argument("picture", type=Path, help="the PNG to write")
    parser.add_argument("search", nargs="?", help="a name to look for and open")
    parser.add_argument("--size", default="1280x800", help="window, in CSS pixels (default: %(default)s)")
    parser.add_argument("--scale", type=float, default=1, help="device pixels for a CSS pixel")
    parser.add_argument("--dark", action="store_true", help="as for a reader who prefers dark")
    arguments = parser.parse_args()
    program = find_chromium()
    if program is None:
        sys.stderr.write("screenshot: no Chromium or Chrome found\n")
        return 2
    width, height = map(int, arguments.size.split("x"))
    url = arguments.page if "://" in arguments.page else Path(arguments.page).resolve().as_uri()
    with Chromium(program, width, height, arguments.dark, arguments.scale) as browser:
        browser.open(url)
        if arguments.search:
            browser.evaluate("document.getElementById('search').focus()")
            browser.type(arguments.search)
            browser.press("Enter")
        browser.screenshot(arguments.picture)
        for problem in browser.problems():
            sys.stderr.write(f"screenshot: the page says: {problem}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
