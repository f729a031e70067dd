"""JSON Lines: a document a line."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import KgError, ReadingError
from kg.model import Metadata
from kg.pipeline import build
from kg.reading.inputs import InHand, Limits, Opened, find_inputs


def opened(*paths: Path, limits: Limits | None = None) -> list[InHand | ReadingError]:
    return list(Opened(find_inputs(paths, limits or Limits()).files))  # type: ignore[arg-type]


def lines(path: Path, *records: object) -> Path:
    path.write_text(
        "".join(f"{json.dumps(each, ensure_ascii=False)}\n" for each in records), encoding="utf-8"
    )
    return path


def test_each_line_is_a_document_with_what_is_said_about_it(tmp_path: Path) -> None:
    file = lines(
        tmp_path / "crawl.jsonl",
        {
            "text": "岚山区总工会\n慰问职工。",
            "title": "慰问",
            "date": "2024年3月5日",
            "authors": ["丁一", "王二"],
        },
        {"url": "https://example.org/1", "content": "召开会议。", "publisher": "岚山日报", "place": "岚山区"},
    )
    first, second = opened(file)
    assert isinstance(first, InHand) and isinstance(second, InHand)
    assert (first.name, first.read().data.decode()) == ("crawl.jsonl#1", "岚山区总工会\n慰问职工。")
    assert first.read().metadata == Metadata(title="慰问", date="2024-03-05", authors=("丁一", "王二"))
    assert second.name == "crawl.jsonl#2"
    assert second.read().metadata == Metadata(
        publisher="岚山日报", place="岚山区", url="https://example.org/1"
    )


def test_bad_lines_are_named_with_their_number_and_the_rest_is_read(tmp_path: Path) -> None:
    file = tmp_path / "crawl.jsonl"
    good = json.dumps({"text": "正文。"}).encode()
    odd = [
        b"{",
        b"[1]",
        b'{"title": "x"}',
        b'{"text": 5}',
        b"[" * 100_000,
        b'{"text": "a", "n": ' + b"9" * 5000 + b"}",
    ]
    file.write_bytes(b"\n".join([good, b"", *odd, b"\xff\xfe\xfd", good]))
    items = opened(file)
    assert [item.name for item in items if isinstance(item, InHand)] == ["crawl.jsonl#1", "crawl.jsonl#10"]
    problems = [str(item) for item in items if isinstance(item, ReadingError)]
    assert [problem.split(": ")[0] for problem in problems] == [f"crawl.jsonl#{n}" for n in range(3, 10)]
    assert all("\n" not in problem and len(problem) < 400 for problem in problems)


def test_a_note_that_cannot_be_used_does_not_lose_the_text(tmp_path: Path) -> None:
    [item] = opened(lines(tmp_path / "a.jsonl", {"text": "正文。", "date": "soon", "title": "题"}))
    assert isinstance(item, InHand)
    assert item.read().metadata == Metadata() and "a.jsonl#1: 「date」" in item.read().warnings[0]


def test_half_a_surrogate_pair_becomes_one_character(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "甲\\ud83d乙😀"}\n', encoding="utf-8")
    [item] = opened(tmp_path / "a.jsonl")
    assert isinstance(item, InHand) and item.read().data.decode() == "甲\ufffd乙😀"


def test_only_the_first_bad_lines_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("no\n" * 500, encoding="utf-8")
    items = opened(tmp_path)
    assert len(items) == 21 and "480 more lines" in str(items[-1])


def test_a_line_that_is_too_long_is_not_kept(tmp_path: Path) -> None:
    file = lines(tmp_path / "a.jsonl", {"text": "一"}, {"text": "二" * 5000}, {"text": "三"})
    first, second, third = opened(file, limits=Limits(file=3000))
    assert isinstance(second, ReadingError) and second.name == "a.jsonl#2" and "larger than" in str(second)
    assert isinstance(first, InHand) and isinstance(third, InHand) and third.name == "a.jsonl#3"


def test_gold_beside_documents_is_no_input(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("正文。", encoding="utf-8")
    (tmp_path / "b.txt").write_text("正文。", encoding="utf-8")
    lines(tmp_path / "a.jsonl", {"type": "org", "label": "岚山区总工会", "quote": "区总工会"})
    (tmp_path / "b.jsonl").write_bytes(b"")  # of a document that states nothing
    assert [item.name for item in opened(tmp_path)] == ["a.txt", "b.txt"]
    [item] = opened(tmp_path / "a.jsonl")
    assert isinstance(item, ReadingError) and "gold of kg evaluate" in str(item)
    (tmp_path / "c.jsonl").write_bytes(b"")
    assert [item.name for item in opened(tmp_path)] == ["a.txt", "b.txt", "c.jsonl"]


def test_records_are_known_by_their_content(tmp_path: Path) -> None:
    lines(tmp_path / "crawl.txt", {"text": "正文。"})
    (tmp_path / "brace.txt").write_text("{正文}。", encoding="utf-8")
    assert [item.name for item in opened(tmp_path)] == ["brace.txt", "crawl.txt#1"]


def test_a_name_that_another_input_has_is_refused(tmp_path: Path) -> None:
    lines(tmp_path / "a.jsonl", {"text": "甲"}, {"text": "乙"})
    (tmp_path / "a.jsonl#2").write_text("丙", encoding="utf-8")
    items = opened(tmp_path / "a.jsonl", tmp_path / "a.jsonl#2")
    assert [type(item).__name__ for item in items] == ["InHand", "ReadingError", "InputFile"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_crawl_is_built_whatever_the_number_of_workers(tmp_path: Path, jobs: int) -> None:
    records = [
        {"text": f"岚山区总工会投入资金{n}万元，慰问职工。", "title": f"第{n}篇"} for n in range(2, 30)
    ]
    report = build([lines(tmp_path / "a.jsonl", *records, {"title": "x"})], tmp_path / str(jobs), jobs=jobs)
    assert (report.documents, report.workers) == (28, jobs)
    assert [line.split(":")[0] for line in report.unreadable] == ["a.jsonl#29"]
    again = build([tmp_path / "a.jsonl"], tmp_path / "again", jobs=1)
    assert report.graph.read_bytes() == again.graph.read_bytes()
    with pytest.raises(KgError, match="gold"):
        build([lines(tmp_path / "g.jsonl", {"type": "org", "label": "x", "quote": "x"})], tmp_path / "g")


def test_memory_does_not_grow_with_the_number_of_records(tmp_path: Path) -> None:
    """100,000 records of 1 kB in a process of its own: they are never all there."""
    record = json.dumps({"text": "岚山区总工会慰问职工。" * 30}, ensure_ascii=False) + "\n"
    with (tmp_path / "a.jsonl").open("w", encoding="utf-8") as file:
        file.writelines(record for _ in range(100_000))
    program = (
        "import resource, sys; from pathlib import Path; from kg.reading.inputs import Opened, find_inputs\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "count = sum(len(item.read().data) > 900 for item in Opened(find_inputs([Path(sys.argv[1])]).files))\n"
        "print(count, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)"
    )
    result = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "a.jsonl")], capture_output=True, check=True, text=True
    )
    count, grown = map(int, result.stdout.split())
    assert count == 100_000 and grown < 30_000  # kB on Linux; less elsewhere
