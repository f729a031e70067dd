"""Uploading: to a real Oxigraph server, through a gate that asks for a login and fails now and then."""

from __future__ import annotations

import base64
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from real_stores import Missing, free_port, oxigraph_server

from kg.cli import main
from kg.errors import KgError
from kg.graph.publishing import Credentials, Target, find_credentials, publish

TURTLE = '<https://example.org/{n}> <https://example.org/label> "第{n}" .\n'
USER, PASSWORD, TOKEN = "出版者", "s3cret:工会", "t0ken-of-mine"
BASIC = "Basic " + base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
GRAPH = "https://example.org/reports?year=2024&x=工会"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    try:
        with oxigraph_server(None, tmp_path_factory.mktemp("server"), writable=True) as address:
            yield address
    except Missing as missing:
        pytest.skip(str(missing))


@dataclass
class Gate:
    """Stands before a store: lets `failures` go by first, then passes on what has the right login."""

    behind: str
    failures: list[tuple[int, dict[str, str], str]] = field(default_factory=list)
    login: str = ""
    seen: list[tuple[str, str, str]] = field(default_factory=list)
    url: str = ""


@pytest.fixture
def gate(store: str) -> Iterator[Gate]:
    gate = Gate(store)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: object) -> None:
            pass

        def _handle(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"] or 0))
            login = self.headers.get("Authorization", "")
            gate.seen.append((self.command, self.path, login))
            if gate.failures:
                status, headers, text = gate.failures.pop(0)
                if status == 0:  # break the connection
                    self.close_connection = True
                    self.connection.close()
                    return
                self._reply(status, text.encode(), headers)
            elif gate.login and login != gate.login:
                self._reply(401, b"who are you?", {"WWW-Authenticate": "Basic"})
            else:
                request = urllib.request.Request(gate.behind + self.path, body, method=self.command)
                for name in ("Content-Type", "Accept"):
                    if self.headers[name]:
                        request.add_header(name, self.headers[name])
                try:
                    with urllib.request.urlopen(request) as response:
                        self._reply(response.status, response.read(), {})
                except urllib.error.HTTPError as error:
                    self._reply(error.code, error.read(), {})

        def _reply(self, status: int, body: bytes, headers: dict[str, str]) -> None:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            if status != 204:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if status != 204:
                self.wfile.write(body)

        do_PUT = do_POST = _handle

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    gate.url = f"http://127.0.0.1:{server.server_port}"
    yield gate
    server.shutdown()
    server.server_close()


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    path = tmp_path / "graph.ttl"
    path.write_text("".join(TURTLE.format(n=n) for n in range(50)), encoding="utf-8")
    return path


def failure(*arguments, **options) -> str:
    with pytest.raises(KgError) as raised:
        publish(*arguments, **options)
    message = str(raised.value)
    assert "\n" not in message and any("\u4e00" <= c <= "\u9fff" for c in message)
    assert PASSWORD not in message and TOKEN not in message and BASIC.split()[1] not in message
    return message


def quick(seconds: float) -> None:
    """In place of a pause."""


@pytest.mark.parametrize("named", [None, GRAPH])
def test_a_graph_replaces_what_was_there(store: str, graph: Path, named: str | None) -> None:
    target = Target(f"{store}/store", named)
    assert publish(graph, target, check=f"{store}/query").triples == 50
    graph.write_text(TURTLE.format(n=1), encoding="utf-8")
    done = publish(graph, target, check=f"{store}/query")
    assert (done.triples, done.attempts) == (1, 1)


@pytest.mark.parametrize("suffix", [".nt", ".ttl"])
def test_other_forms(store: str, graph: Path, suffix: str) -> None:
    other = graph.rename(graph.with_suffix(suffix))
    assert publish(other, Target(f"{store}/store"), check=f"{store}/query").triples == 50


@pytest.mark.parametrize("login", [BASIC, f"Bearer {TOKEN}"])
def test_login_and_a_store_that_is_not_ready_at_first(gate: Gate, graph: Path, login: str) -> None:
    gate.login = login
    gate.failures += [(503, {"Retry-After": "2"}, "starting"), (0, {}, ""), (503, {}, "starting")]
    told: list[str] = []
    waited: list[float] = []
    done = publish(
        graph,
        Target(f"{gate.url}/store"),
        Credentials(login, "a test"),
        check=f"{gate.url}/query",
        tell=told.append,
        pause=waited.append,
    )
    assert (done.attempts, done.triples) == (4, 50)
    assert {each[2] for each in gate.seen} == {login} and len(gate.seen) == 5
    assert len(told) == 3 and "503" in told[0]
    assert waited[0] == 2.0 and waited[1] < waited[2] < 3
    assert not any(secret in line for line in told for secret in (TOKEN, PASSWORD, BASIC.split()[1]))


def test_after_the_last_attempt_the_stores_words_are_told(gate: Gate, graph: Path) -> None:
    gate.failures += [(503, {}, "down for\nmaintenance")] * 9
    message = failure(graph, Target(f"{gate.url}/store"), retries=2, pause=quick)
    assert "503" in message and "down for maintenance" in message and len(gate.seen) == 3


@pytest.mark.parametrize(
    ("status", "words"),
    [(400, "could not read"), (403, "no permission"), (404, "address"), (413, "too large"), (415, "format")],
)
def test_refusals_are_told_and_not_repeated(gate: Gate, graph: Path, status: int, words: str) -> None:
    gate.failures.append((status, {}, "no"))
    message = failure(graph, Target(f"{gate.url}/store"), pause=quick)
    assert str(status) in message and words in message and len(gate.seen) == 1


def test_a_login_that_is_missing_or_wrong(gate: Gate, graph: Path) -> None:
    gate.login = BASIC
    assert "KG_PUBLISH_TOKEN" in failure(graph, Target(f"{gate.url}/store"))
    wrong = Credentials("Basic d3Jvbmc=", "~/.netrc")
    assert "~/.netrc" in failure(graph, Target(f"{gate.url}/store"), wrong)


def test_a_store_that_repeats_the_login_does_not_betray_it(gate: Gate, graph: Path) -> None:
    gate.failures.append((400, {}, f"bad header Authorization: Bearer {TOKEN}"))
    assert "bad header" in failure(graph, Target(f"{gate.url}/store"), Credentials(f"Bearer {TOKEN}"))
    assert TOKEN not in repr(Credentials(f"Bearer {TOKEN}"))


def test_a_redirect_is_not_followed(gate: Gate, graph: Path) -> None:
    gate.failures.append((307, {"Location": "http://elsewhere.example/store"}, ""))
    message = failure(graph, Target(f"{gate.url}/store"), Credentials(BASIC))
    assert "elsewhere.example" in message and len(gate.seen) == 1


def test_a_malformed_graph_is_refused_by_the_store_with_its_words(store: str, graph: Path) -> None:
    publish(graph, Target(f"{store}/store"))
    graph.write_text(TURTLE.format(n=1) + "<a:a> <b:b> .", encoding="utf-8")
    assert "the store says" in failure(graph, Target(f"{store}/store"))
    graph.write_text(TURTLE.format(n=1), encoding="utf-8")
    request = urllib.request.Request(
        f"{store}/query?query=SELECT%20*%20%7B?s%20?p%20?o%7D", headers={"Accept": "text/csv"}
    )
    with urllib.request.urlopen(request) as response:
        assert len(response.read().splitlines()) == 51  # what was there is there still


def test_nobody_there(graph: Path) -> None:
    waited: list[float] = []
    message = failure(graph, Target(f"http://127.0.0.1:{free_port()}/store"), retries=2, pause=waited.append)
    assert "connection refused" in message and len(waited) == 2


def test_a_store_that_does_not_answer(graph: Path) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        assert "timed out" in failure(graph, Target(f"http://127.0.0.1:{port}/store"), timeout=0.2, retries=0)


def test_a_certificate_that_nobody_vouches_for_is_final(gate: Gate, graph: Path) -> None:
    """A server that does not even speak TLS: no second attempt, and nothing goes out in clear."""
    message = failure(graph, Target(gate.url.replace("http://", "https://")), Credentials(BASIC), pause=quick)
    assert "certificate" in message and gate.seen == []


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("example.org/store", "https://"),
        ("ftp://example.org/store", "https://"),
        (f"http://me:{PASSWORD}@example.org/store", "no password in the address"),
        ("http://[::1/store", "not an address"),
        ("http://example.org:port/store", "not an address"),
        ("http://example.org/store#a", "fragment"),
    ],
)
def test_addresses_that_are_none(graph: Path, url: str, words: str) -> None:
    assert words in failure(graph, Target(url))


def test_where_secrets_come_from(tmp_path: Path) -> None:
    url = "https://sparql.example.org/store"
    nothing = {"NETRC": str(tmp_path / "netrc")}
    (tmp_path / "netrc").write_text(
        f"machine sparql.example.org login {USER} password {PASSWORD}\n", encoding="utf-8"
    )
    (tmp_path / "netrc").chmod(0o600)

    def header(environment: dict[str, str], at: str = url) -> str | None:
        found = find_credentials(at, environment)
        return found.header if found else None

    assert header(nothing) == BASIC
    assert header(nothing, "https://other.example.org/store") is None
    assert header({**nothing, "KG_PUBLISH_TOKEN": TOKEN}) == f"Bearer {TOKEN}"
    assert header({"KG_PUBLISH_USER": USER, "KG_PUBLISH_PASSWORD": PASSWORD}) == BASIC
    for wrong, words in (
        ({"KG_PUBLISH_USER": "me"}, "both are needed"),
        ({"KG_PUBLISH_TOKEN": "a\nb"}, "cannot have"),
        ({"NETRC": str(tmp_path / "none")}, "no such netrc"),
    ):
        with pytest.raises(KgError, match=words):
            find_credentials(url, wrong)


def test_credentials_do_not_go_to_another_origin(gate: Gate, store: str, graph: Path) -> None:
    """The check asks a store on another port: it is asked without the login."""
    other = Gate(store)
    gate.login = BASIC
    seen_before = len(other.seen)
    done = publish(graph, Target(f"{gate.url}/store"), Credentials(BASIC), check=f"{store}/query")
    assert done.triples == 50 and [each[0] for each in gate.seen] == ["PUT"] and seen_before == 0


def test_the_file_is_not_read_into_memory(store: str, tmp_path: Path) -> None:
    import tracemalloc

    big = tmp_path / "big.nt"
    with big.open("w", encoding="utf-8") as file:
        for n in range(60_000):
            file.write(TURTLE.format(n=n))
    small = tmp_path / "small.nt"
    small.write_text(TURTLE.format(n=1), encoding="utf-8")
    publish(small, Target(f"{store}/store", "https://example.org/warm"))  # imports are not counted
    tracemalloc.start()
    done = publish(
        big, Target(f"{store}/store", "https://example.org/big"), check=f"{store}/query", timeout=300
    )
    assert done.triples == 60_000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert big.stat().st_size > 4_000_000 and peak < 1_000_000


def test_on_the_command_line(
    store: str, graph: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KG_PUBLISH_USER", USER)
    monkeypatch.setenv("KG_PUBLISH_PASSWORD", PASSWORD)
    command = ["publish", f"{store}/store", "--graph", str(graph), "--graph-iri", GRAPH]
    assert main([*command, "--dry-run"]) == 0
    shown = capsys.readouterr()
    assert shown.out == "" and "would upload" in shown.err and "graph=https%3A%2F%2Fexample.org" in shown.err
    assert main([*command, "--check", f"{store}/query"]) == 0
    shown = capsys.readouterr()
    assert shown.out == "" and "50 条三元组 triples" in shown.err
    assert main([*command, "--quiet"]) == 0 and capsys.readouterr().err == ""
    for wrong in (
        ["--graph-iri", "a b"],
        ["--graph", "missing.ttl"],
        ["--graph", "missing.ttl", "--dry-run"],
    ):
        assert main([*command, *wrong]) == 2
        shown = capsys.readouterr()
        assert len(shown.err.splitlines()) == 1 and PASSWORD not in shown.err
