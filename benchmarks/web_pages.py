"""How well and how fast web pages, Word files and front matter are read.

python benchmarks/web_pages.py           recall and precision of the article's characters, a page a row,
                                         beside those of trafilatura, where it is installed
python benchmarks/web_pages.py --speed   seconds of processor time a megabyte of markup, of text
"""

from __future__ import annotations

import argparse
import io
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "reading")]

from web_scores import PAGES, recall_and_precision  # noqa: E402
from word_files import word_file  # noqa: E402

from kg.errors import ReadingError  # noqa: E402
from kg.reading.formats import read_source  # noqa: E402

_REPEATED = 1_500  # paragraphs of the page that speed is measured on


def _ours(markup: bytes) -> str:
    try:
        return read_source("page.html", markup).text
    except ReadingError:
        return ""


def _readers() -> dict[str, Callable[[bytes], str]]:
    readers: dict[str, Callable[[bytes], str]] = {"kg": _ours}
    try:
        import trafilatura
    except ImportError as error:
        print(f"trafilatura is left out: {error}", file=sys.stderr)
        return readers
    readers["trafilatura"] = lambda markup: trafilatura.extract(markup, include_comments=False) or ""
    readers["trafilatura, recall"] = lambda markup: (
        trafilatura.extract(markup, include_comments=False, favor_recall=True) or ""
    )
    return readers


def quality() -> None:
    """Recall and precision a page, and their means."""
    readers = _readers()
    pages = sorted(PAGES.glob("*.html"))
    sums = {name: [0.0, 0.0] for name in readers}
    print(f"{'page':20}" + "".join(f"{name:>24}" for name in readers))
    for path in pages:
        true = path.with_suffix(".txt").read_text(encoding="utf-8")
        row = f"{path.stem:20}"
        for name, reader in readers.items():
            recall, precision = recall_and_precision(true, reader(path.read_bytes()))
            sums[name][0] += recall
            sums[name][1] += precision
            row += f"{f'R {recall:.3f}  P {precision:.3f}':>24}"
        print(row)
    means = {name: [value / len(pages) for value in both] for name, both in sums.items()}
    print(
        f"{'mean':20}"
        + "".join(f"{f'R {recall:.3f}  P {precision:.3f}':>24}" for recall, precision in means.values())
    )


def speed() -> None:
    """Seconds of processor time a megabyte, best of three."""
    markup = (PAGES / "gov_trs.html").read_text(encoding="utf-8")
    first, last = markup.index('<p align="justify">&emsp;&emsp;<strong>一'), markup.index("</div></div>\n")
    long_page = markup[:first] + markup[first:last] * (_REPEATED // 4) + markup[last:]
    paragraph = (
        "<w:p><w:r><w:t>3月1日，庆城县总工会召开全委会议，主席何丽娟出席会议并讲话。</w:t></w:r></w:p>"
    )
    word = word_file(paragraph * _REPEATED)
    front = "---\ntitle: 甲\n---\n" + "3月1日，庆城县总工会召开全委会议。\n" * _REPEATED
    for name, data in (("web page", long_page.encode()), ("Word file", word), ("Markdown", front.encode())):
        size = len(data)
        if name == "Word file":
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                size = sum(info.file_size for info in archive.infolist())
        best = min(_timed(data) for _ in range(3))
        text = len(read_source("a", data).text.encode())
        print(
            f"{name:10} {best:6.2f} s  {best / size * 1e6:6.2f} s/MB of markup  {best / text * 1e6:6.2f} s/MB of text"
        )


def _timed(data: bytes) -> float:
    start = time.process_time()
    read_source("a", data)
    return time.process_time() - start


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--speed", action="store_true", help="measure time instead of quality")
    speed() if parser.parse_args().speed else quality()


if __name__ == "__main__":
    main()
