"""Reading a graph of any form, as a stream of statements in canonical notation.

pyoxigraph parses. Nothing is fetched: a JSON-LD context must be in the file. Blank nodes are named ``_:b0``,
``_:b1`` … as they come, since parsers make up names that differ from run to run; that takes memory, a name for
each. What a build writes has none.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any, NamedTuple, cast

from kg.errors import KgError, one_line
from kg.graph.forms import Form, is_compressed

__all__ = ["Quad", "parse_file", "parse_stream", "required"]


class Quad(NamedTuple):
    """A statement: subject, predicate and the name of its graph as bare IRIs (``_:b0`` for a blank node, the
    empty string for the default graph), the object in canonical N-Triples."""

    subject: str
    predicate: str
    object: str
    graph: str


def parse_file(path: Path, form: Form) -> Iterator[Quad]:
    """The statements of a file, unpacked if its name ends in ``.gz``, in the order of the file.

    KgError, in one line, if it cannot be read or is not of that form; with the line where it is not.
    """
    try:
        with path.open("rb") as file:
            stream = cast("IO[bytes]", gzip.GzipFile(fileobj=file)) if is_compressed(path) else file
            yield from parse_stream(stream, form, str(path))
    except FileNotFoundError:
        raise KgError(f"{path}: 没有这个文件 no such file") from None
    except (gzip.BadGzipFile, zlib.error, EOFError) as error:
        raise KgError(f"{path}: 不是完整的 gzip 文件 not a whole gzip file: {one_line(error)}") from None
    except OSError as error:
        raise KgError(f"{path}: 读不了 cannot be read: {error.strerror or one_line(error)}") from None


def parse_stream(stream: IO[bytes], form: Form, name: str) -> Iterator[Quad]:
    """The statements of a binary stream; `name` stands for it in messages."""
    import pyoxigraph as ox  # here, since most commands do without

    notation = _Notation(name)
    default = ox.DefaultGraph()
    try:
        for quad in ox.parse(input=stream, format=getattr(ox.RdfFormat, form.parser)):
            graph = quad.graph_name
            yield Quad(
                notation.node(quad.subject),
                quad.predicate.value,
                notation.object(quad.object),
                "" if graph == default else notation.node(graph),
            )
    except SyntaxError as error:
        where = f" 第 {error.lineno} 行 line {error.lineno}:" if error.lineno else ""
        raise KgError(f"{name}:{where} 不是正确的 {form.title} not {form.title}: {_reason(error)}") from None
    except (ValueError, RuntimeError) as error:
        raise KgError(
            f"{name}: 读不成 {form.title} not readable as {form.title}: {one_line(error)}"
        ) from None


def required(quads: Iterable[Quad], name: str) -> Iterator[Quad]:
    """The same statements. KgError at the end if there was none: `name` is a graph in form only."""
    empty = True
    for quad in quads:
        empty = False
        yield quad
    if empty:
        raise KgError(f"{name}: 没有一条三元组，不是图谱 holds no triples, so it is no graph")


class _Notation:
    """pyoxigraph's terms in our notation."""

    def __init__(self, name: str) -> None:
        import pyoxigraph as ox

        self._name = name
        self._blank: dict[str, str] = {}
        self._plain = (ox.NamedNode, ox.Literal)
        self._blank_node, self._named_node = ox.BlankNode, ox.NamedNode

    def node(self, term: Any) -> str:
        if isinstance(term, self._named_node):
            return str(term.value)
        return self._other(term)

    def object(self, term: Any) -> str:
        return str(term) if isinstance(term, self._plain) else self._other(term)

    def _other(self, term: Any) -> str:
        if isinstance(term, self._blank_node):
            return self._blank.setdefault(term.value, f"_:b{len(self._blank)}")
        raise KgError(
            f"{self._name}: 含有 RDF 1.2 的三元组项，不能处理 holds triple terms of RDF 1.2, which are not supported"
        )


def _reason(error: SyntaxError) -> str:
    """What the parser says, without the place, which stands in front."""
    message = one_line(error.msg)
    head, colon, rest = message.partition(": ")
    return rest if colon and head.startswith("Parser error at line") else message
