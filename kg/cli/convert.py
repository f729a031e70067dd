"""``kg convert``."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from kg.cli.output import DONE, say
from kg.errors import KgError
from kg.graph.converting import Conversion
from kg.graph.files import write_file, write_stream
from kg.graph.forms import FORMS, READ_ONLY, Form, form_named, form_of
from kg.graph.parsing import Quad, parse_file, parse_stream, required

__all__ = ["run"]

_READABLE = FORMS + READ_ONLY
_STANDARD = "-"


def run(given: argparse.Namespace) -> int:
    """Convert, and say on standard error how much was written and what the form could not hold."""
    source, quads = _input(given.input, given.source_form)
    if given.output == _STANDARD:
        if given.to is None:
            raise KgError(
                "写到标准输出须用 --to 指明格式 to write to standard output, name the form with --to"
            )
        form, target = form_named(given.to), "标准输出 standard output"
        seen = write_stream(quads, form, sys.stdout.buffer)
    else:
        path = Path(given.output)
        form, target = _output_form(path, given.to), given.output
        _check_target(path, given.input, given.force)
        seen = write_file(quads, form, path)
    if not given.quiet:
        say(f"{target}: {form.title}, {seen.written:,} 条三元组 triples")
    _tell_losses(seen, source, form)
    return DONE


def _input(name: str, form_name: str | None) -> tuple[Form, Iterator[Quad]]:
    form = form_named(form_name, _READABLE) if form_name else None
    if name == _STANDARD:
        if form is None:
            raise KgError(
                "从标准输入读须用 --from 指明格式 to read from standard input, name the form with --from"
            )
        shown = "标准输入 standard input"
        return form, required(parse_stream(sys.stdin.buffer, form, shown), shown)
    path = Path(name)
    form = form or form_of(path, _READABLE, option="--from")
    return form, required(parse_file(path, form), name)


def _output_form(path: Path, form_name: str | None) -> Form:
    return form_named(form_name) if form_name else form_of(path, option="--to")


def _check_target(path: Path, source: str, force: bool) -> None:
    if source != _STANDARD and os.path.realpath(path) == os.path.realpath(source):
        raise KgError(f"{path}: 是输入文件，请另选输出 is the input; write to another file")
    if path.is_dir():
        raise KgError(f"{path}: 是文件夹，请写明文件名 is a folder; name a file in it")
    if os.path.lexists(path) and not force:
        raise KgError(f"{path}: 已存在，要覆盖请加 --force exists; to replace it add --force")
    if not path.parent.is_dir():
        raise KgError(f"{path}: 没有这个文件夹 no such folder: {path.parent}")


def _tell_losses(seen: Conversion, source: Form, form: Form) -> None:
    if seen.dropped_graphs:
        say(
            f"kg: {source.title} → {form.title}: {seen.dropped_graphs} 个命名图只留内容、不留名称，要留请用 nq、trig "
            f"the names of {seen.dropped_graphs} graphs are not kept, their triples are; nq and trig keep them"
        )
