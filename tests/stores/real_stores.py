"""Real SPARQL stores, started on free ports of this machine, loaded with a graph, and asked.

Each is a function of a graph and a scratch folder that gives, for as long as the block lasts, something to
ask. A store that is not installed raises :class:`Missing` with the reason. How each is installed:
docs/stores.md. Used by the tests beside this file and by benchmarks/stores.py.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

__all__ = ["STORES", "Answer", "Ask", "Missing", "Term", "free_port", "oxigraph_server", "wait_for"]

ROOT = Path(__file__).resolve().parent.parent.parent
XSD = "http://www.w3.org/2001/XMLSchema#"
JSON = "application/sparql-results+json"
GRAPH = "http://example.org/graph"
"""Virtuoso has no default graph to load into; it is asked with this one as the default."""

PATIENCE = 300
"""Seconds that a store may take to start, or to answer: these machines are shared."""


class Missing(Exception):
    """A store is not installed; the message says how to."""


class Term(NamedTuple):
    """An RDF term in one spelling: `datatype` is empty for ``xsd:string``, and numbers and truth values
    stand in their canonical form, since a store may keep the value instead of the letters (Virtuoso writes
    ``false`` as ``0``). `kind` is ``iri``, ``literal``, or empty where nothing is bound."""

    kind: str
    value: str = ""
    datatype: str = ""
    language: str = ""


UNBOUND = Term("")


class Answer(NamedTuple):
    columns: tuple[str, ...]
    rows: tuple[tuple[Term, ...], ...]


Ask = Callable[[str], Answer]
"""A SELECT query in, its rows in the order of the store out."""


def literal(value: str, datatype: str = "", language: str = "") -> Term:
    datatype = "" if datatype == XSD + "string" or language else datatype
    if datatype in (XSD + "decimal", XSD + "integer"):
        value = format(Decimal(value).normalize(), "f")
    if datatype == XSD + "boolean":
        value = {"0": "false", "1": "true"}.get(value, value)
    return Term("literal", value, datatype, language.lower())


def from_json(data: bytes) -> Answer:
    """SPARQL 1.1 Query Results JSON Format."""
    told = json.loads(data)
    columns = tuple(told["head"]["vars"])
    rows = (tuple(_json_term(row.get(name)) for name in columns) for row in told["results"]["bindings"])
    return Answer(columns, tuple(rows))


def _json_term(term: dict[str, str] | None) -> Term:
    if term is None:
        return UNBOUND
    if term["type"] == "uri":
        return Term("iri", term["value"])
    return literal(term["value"], term.get("datatype", ""), term.get("xml:lang", ""))


# -- stores in this process -----------------------------------------------------------------------


@contextlib.contextmanager
def pyoxigraph(graph: Path, folder: Path) -> Iterator[Ask]:
    import pyoxigraph as ox

    store = ox.Store()
    store.bulk_load(path=str(graph), format=ox.RdfFormat.TURTLE)

    def term(value: Any) -> Term:
        if value is None:
            return UNBOUND
        if isinstance(value, ox.NamedNode):
            return Term("iri", value.value)
        return literal(value.value, value.datatype.value, value.language or "")

    def ask(query: str) -> Answer:
        result: Any = store.query(query)
        columns = tuple(variable.value for variable in result.variables)
        return Answer(columns, tuple(tuple(map(term, row)) for row in result))

    yield ask


@contextlib.contextmanager
def rdflib(graph: Path, folder: Path) -> Iterator[Ask]:
    import rdflib as rdf

    loaded = rdf.Graph(bind_namespaces="none").parse(graph, format="turtle")

    def term(value: Any) -> Term:
        if value is None:
            return UNBOUND
        if isinstance(value, rdf.URIRef):
            return Term("iri", str(value))
        return literal(str(value), str(value.datatype or ""), value.language or "")

    def ask(query: str) -> Answer:
        result: Any = loaded.query(query)
        columns = tuple(str(name) for name in result.vars)
        return Answer(columns, tuple(tuple(map(term, row)) for row in result))

    yield ask


# -- stores of their own --------------------------------------------------------------------------


@contextlib.contextmanager
def oxigraph_server(graph: Path | None, folder: Path, *, writable: bool = False) -> Iterator[str]:
    """The address of an Oxigraph server."""
    program = _program("oxigraph", "pip install oxigraph", Path(sys.executable).parent)
    if graph is not None:
        load = [program, "load", "--location", str(folder / "db"), "--file", str(graph)]
        subprocess.run(load, check=True, capture_output=True)
    port = free_port()
    command = [program, "serve" if writable else "serve-read-only", "--location", str(folder / "db")]
    with _running([*command, "--bind", f"127.0.0.1:{port}"], folder):
        address = f"http://127.0.0.1:{port}"
        wait_for(f"{address}/query?query=ASK%7B%7D")
        yield address


@contextlib.contextmanager
def oxigraph(graph: Path, folder: Path) -> Iterator[Ask]:
    with oxigraph_server(graph, folder) as address:
        yield lambda query: _ask_over_http(f"{address}/query", query)


@contextlib.contextmanager
def comunica(graph: Path, folder: Path) -> Iterator[Ask]:
    """Comunica as a server over the file. ``KG_NODE_MODULES`` names a ``node_modules`` elsewhere than in the
    checkout."""
    modules = Path(os.environ.get("KG_NODE_MODULES", ROOT / "node_modules"))
    how = "npm install --no-save @comunica/query-sparql-file@4.5.0"
    program = _program("comunica-sparql-file-http", how, modules / ".bin")
    port = free_port()
    with _running([program, str(graph), "--port", str(port), "--timeout", str(PATIENCE)], folder):
        address = f"http://127.0.0.1:{port}/sparql"
        wait_for(f"{address}?query=ASK%7B%7D")
        yield lambda query: _ask_over_http(address, query)


_VIRTUOSO = """\
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
FileExtend = 200
[TempDatabase]
DatabaseFile = {folder}/temp.db
TransactionFile = {folder}/temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = {folder}
NumberOfBuffers = 20000
MaxDirtyBuffers = 15000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 4
[SPARQL]
ResultSetMaxRows = 1000000
"""


@contextlib.contextmanager
def virtuoso(graph: Path, folder: Path) -> Iterator[Ask]:
    how = "apt-get install virtuoso-opensource-7 virtuoso-opensource-7-bin"
    program, isql = _program("virtuoso-t", how), _program("isql-vt", how)
    sql, http = free_port(), free_port()
    settings = folder / "virtuoso.ini"
    settings.write_text(_VIRTUOSO.format(folder=folder, sql=sql, http=http))
    shutil.copyfile(graph, folder / "loaded.ttl")  # Virtuoso reads only from folders that it is allowed to
    with _running([program, "+configfile", str(settings), "+foreground"], folder):
        address = f"http://127.0.0.1:{http}/sparql"
        wait_for(f"{address}?query=ASK%7B%7D")

        def execute(statement: str) -> None:
            command = [isql, f"127.0.0.1:{sql}", "dba", "dba", f"exec={statement}"]
            done = subprocess.run(command, capture_output=True, text=True)
            if "*** Error" in done.stdout + done.stderr:
                raise RuntimeError(done.stdout + done.stderr)

        source = f"file_to_string_output('{folder / 'loaded.ttl'}')"
        execute(f"DB.DBA.TTLP_MT({source}, '', '{GRAPH}'); checkpoint;")
        try:
            yield lambda query: _ask_over_http(address, query, {"default-graph-uri": GRAPH})
        finally:
            execute("shutdown;")


STORES: dict[str, Callable[[Path, Path], contextlib.AbstractContextManager[Ask]]] = {
    "pyoxigraph": pyoxigraph,
    "oxigraph": oxigraph,
    "comunica": comunica,
    "virtuoso": virtuoso,
    "rdflib": rdflib,
}


# -- processes and protocol -----------------------------------------------------------------------


def _program(name: str, how: str, *folders: Path) -> str:
    for folder in folders:
        if (folder / name).exists():
            return str(folder / name)
    found = shutil.which(name)
    if found is None:
        raise Missing(f"{name} is not installed: {how}")
    return found


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@contextlib.contextmanager
def _running(command: list[str], folder: Path) -> Iterator[None]:
    """A process of ours for as long as the block lasts; what it prints goes to a file."""
    with (folder / "output.txt").open("wb") as output:
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, cwd=folder)
        try:
            yield
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def wait_for(address: str) -> None:
    """Until something answers there at all."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(address, timeout=60):
                return
        except urllib.error.HTTPError:
            return
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)


def _ask_over_http(address: str, query: str, more: dict[str, str] | None = None) -> Answer:
    """By POST with a form, as the SPARQL 1.1 Protocol has it."""
    form = urllib.parse.urlencode({"query": query, **(more or {})}).encode()
    request = urllib.request.Request(address, form, {"Accept": JSON})
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as response:
            return from_json(response.read())
    except urllib.error.HTTPError as error:
        raise RuntimeError(f"{error}: {error.read().decode('utf-8', 'replace')[:500]}") from None
