"""Uploading a graph to a SPARQL store.

By the SPARQL 1.1 Graph Store HTTP Protocol (https://www.w3.org/TR/sparql11-http-rdf-update/): one PUT
replaces one graph. PUT is idempotent (RFC 9110, 9.2.2), so that it can be sent again when a connection breaks
or the store is not ready. Whether readers may see a half-loaded graph meanwhile is up to the store: docs/stores.md.

urllib3 speaks HTTP: it streams a file, verifies certificates, tells kinds of failure apart, and is what
`requests` itself stands on; the standard library's `http.client` would leave time-outs, redirects and
proxies to us. It never follows a redirect here: a graph, and a password, go only where the user said.
"""

from __future__ import annotations

import json
import netrc
import os
import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode, urlsplit

from kg.errors import KgError, one_line
from kg.graph.forms import FORMS, READ_ONLY, form_named

if TYPE_CHECKING:
    import urllib3

__all__ = ["MEDIA_TYPES", "Credentials", "Published", "Target", "find_credentials", "publish"]

MEDIA_TYPES = {
    f".{name}": form_named(name, FORMS + READ_ONLY).media_type for name in ("ttl", "nt", "rdf", "jsonld")
}
"""What a file is, by its suffix (registered media types)."""

_TRY_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Statuses that may pass: time-out, too early, too many requests, and failures of the server."""

_FIRST_PAUSE = 0.5
"""Seconds before the first repetition; each further one waits twice as long, up to :data:`_LONGEST_PAUSE`."""

_LONGEST_PAUSE = 30.0

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Credentials:
    """The value of an Authorization header; it does not show when it is printed. `source` says where it is from."""

    header: str = field(repr=False)
    source: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a graph goes: the address of the graph store, and the name of the graph (none: the default graph)."""

    url: str
    graph: str | None = None

    @property
    def address(self) -> str:
        """The address with the graph in it (Graph Store Protocol, 4.2, indirect graph identification)."""
        query = f"graph={quote(self.graph, safe='')}" if self.graph is not None else "default"
        return f"{self.url}{'&' if urlsplit(self.url).query else '?'}{query}"


@dataclass(frozen=True, slots=True)
class Published:
    """What an upload came to: the store's status, how often it was sent, and, if asked for, the number of
    triples that the graph has there."""

    status: int
    attempts: int
    triples: int | None = None


def check_url(url: str) -> str:
    """KgError, in one line, for what is no http address, or one with a password in it."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        raise KgError(f"{_safe(url)}: 不是网址 is not an address") from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise KgError(f"{_safe(url)}: 应以 http:// 或 https:// 开头 should begin with http:// or https://")
    if parts.username is not None or parts.password is not None:
        raise KgError(
            f"{parts.scheme}://…@{parts.hostname}: 网址里不要写密码，请用环境变量或 netrc "
            "no password in the address; use the environment or a netrc file"
        )
    if parts.fragment:
        raise KgError(f"{_safe(url)}: 网址不能带 # an address cannot have a fragment (#)")
    return url


def _safe(text: str) -> str:
    return "".join(c if c.isprintable() else "?" for c in text.split("@")[-1])[:200]


def find_credentials(url: str, environment: Mapping[str, str]) -> Credentials | None:
    """A token or a user and password: from ``KG_PUBLISH_TOKEN``, from ``KG_PUBLISH_USER`` and
    ``KG_PUBLISH_PASSWORD``, else from the netrc file (``NETRC`` or ``~/.netrc``) for the host of `url`.

    KgError if half of it is missing, if it holds what a header cannot, or if the netrc file is malformed.
    """
    import urllib3

    token = environment.get("KG_PUBLISH_TOKEN", "")
    user, password = environment.get("KG_PUBLISH_USER", ""), environment.get("KG_PUBLISH_PASSWORD", "")
    if token:
        if not token.isascii() or not token.isprintable() or " " in token:
            raise KgError("KG_PUBLISH_TOKEN: 含有不能用的字符 holds characters that a token cannot have")
        return Credentials(f"Bearer {token}", "KG_PUBLISH_TOKEN")
    source = "KG_PUBLISH_USER, KG_PUBLISH_PASSWORD"
    if bool(user) != bool(password):
        raise KgError(f"{source}: 缺一不可 both are needed")
    if not user:
        found = _netrc(urlsplit(url).hostname or "", environment)
        if found is None:
            return None
        user, password, source = found
    if ":" in user:
        raise KgError(f"{source}: 用户名不能有冒号 a user's name cannot hold a colon")
    basic = urllib3.make_headers(basic_auth=f"{user}:{password}".encode().decode("latin-1"))
    return Credentials(basic["authorization"], source)


def _netrc(host: str, environment: Mapping[str, str]) -> tuple[str, str, str] | None:
    given = environment.get("NETRC")
    path = Path(given) if given else Path(os.path.expanduser("~")) / ".netrc"
    try:
        found = netrc.netrc(str(path)).authenticators(host)
    except FileNotFoundError:
        if given:
            raise KgError(f"{path}: 没有这个 netrc 文件 no such netrc file") from None
        return None
    except (netrc.NetrcParseError, OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "msg", None) or getattr(error, "strerror", None) or type(error).__name__
        raise KgError(f"{path}: netrc 读不成 cannot be read: {reason}") from None
    return (found[0], found[2], str(path)) if found and found[0] and found[2] else None


def publish(
    path: Path,
    target: Target,
    credentials: Credentials | None = None,
    *,
    check: str | None = None,
    timeout: float = 60.0,
    retries: int = 4,
    tell: Tell = lambda line: None,
    pause: Callable[[float], None] = time.sleep,
) -> Published:
    """PUT the graph of a file to a store, and with `check`, the address of a SPARQL endpoint, count it there.

    The file is sent as it is read, so that memory stays flat. `timeout` is in seconds, for the connection and
    for any silence of the store. Failures that may pass are tried again `retries` times, with pauses that
    double; `tell` hears of each. KgError, in one line, for everything else: what the store said, and what to do.
    Credentials go to the host of `target` only, and to that of `check` if it has the same origin.
    """
    check_url(target.url)
    form = MEDIA_TYPES.get(path.suffix.lower())
    if form is None:
        raise KgError(f"{path}: 格式不明 unknown format; 可用 there are: {' '.join(MEDIA_TYPES)}")
    if not path.is_file():
        raise KgError(f"{path}: 没有这个图谱，请先 kg build no such graph; run `kg build PATH...` first")
    client = _Client(timeout, retries, tell, pause)
    response, attempts = client.send("PUT", target.address, {"Content-Type": form}, credentials, path)
    if response.status not in (200, 201, 202, 204):
        raise KgError(f"{target.url}: {_refusal(response, credentials)}")
    triples = None
    if check is not None:
        same = _origin(check) == _origin(target.url)
        triples = client.count(check_url(check), target.graph, credentials if same else None)
        if triples == 0:
            raise KgError(
                f"{check}: 上传后图是空的，查询地址与上传地址是同一个库吗 the graph is empty after the upload; "
                "do both addresses belong to the same store?"
            )
    return Published(response.status, attempts, triples)


def _origin(url: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(url)
    return parts.scheme, parts.hostname, parts.port or {"http": 80, "https": 443}.get(parts.scheme)


class _Client:
    """Sends requests, again where that can help."""

    def __init__(self, timeout: float, retries: int, tell: Tell, pause: Callable[[float], None]) -> None:
        import urllib3

        self._retries, self._tell, self._pause = retries, tell, pause
        # Repetitions are counted here and not by urllib3, which would rewind no file and say nothing.
        self._pool = urllib3.PoolManager(
            timeout=urllib3.Timeout(connect=timeout, read=timeout), retries=False, cert_reqs="CERT_REQUIRED"
        )

    def send(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str],
        credentials: Credentials | None,
        body: Path | bytes,
    ) -> tuple[urllib3.BaseHTTPResponse, int]:
        """The answer and the number of attempts. KgError if none got through."""
        from urllib3.exceptions import HTTPError

        sent = dict(headers)
        if credentials is not None:
            sent["Authorization"] = credentials.header
        for attempt in range(1, self._retries + 2):
            last = attempt > self._retries
            try:
                response = self._once(method, url, sent, body)
            except HTTPError as error:
                problem = _connection_problem(error)
                if last or _is_final(error):
                    raise KgError(f"{_host(url)}: {problem}") from None
                wait = _wait(attempt, None)
            else:
                if response.status not in _TRY_AGAIN or last:
                    return response, attempt
                problem = f"{response.status} {response.reason or ''}".strip()
                wait = _wait(attempt, response.headers.get("Retry-After"))
            self._tell(f"{_host(url)}: {problem}; {wait:.1f} 秒后重试 trying again in {wait:.1f} s")
            self._pause(wait)
        raise AssertionError("the last attempt returns or raises")

    def _once(
        self, method: str, url: str, headers: Mapping[str, str], body: Path | bytes
    ) -> urllib3.BaseHTTPResponse:
        if isinstance(body, bytes):
            return self._pool.request(method, url, body=body, headers=headers, redirect=False)
        try:
            with body.open("rb") as file:
                # With its length, so that it is not sent in chunks: some stores refuse these (411).
                size = {"Content-Length": str(os.fstat(file.fileno()).st_size)}
                return self._pool.request(method, url, body=file, headers={**headers, **size}, redirect=False)
        except OSError as error:
            raise KgError(f"{body}: 读不了 cannot be read: {error.strerror or error}") from None

    def count(self, url: str, graph: str | None, credentials: Credentials | None) -> int:
        """How many triples the graph has, by a SPARQL query (SPARQL 1.1 Protocol, POST with a form)."""
        form = {"query": "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"}
        if graph is not None:
            form["default-graph-uri"] = graph
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Accept": "application/sparql-results+json",
        }
        response, _ = self.send("POST", url, headers, credentials, urlencode(form).encode())
        if response.status != 200:
            raise KgError(f"{url}: {_refusal(response, credentials)}")
        try:
            told: Any = json.loads(response.data)
            return int(told["results"]["bindings"][0]["n"]["value"])
        except (ValueError, KeyError, IndexError, TypeError):
            raise KgError(f"{url}: 不是 SPARQL 查询地址 does not answer as a SPARQL endpoint does") from None


def _host(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}{parts.path}"


def _wait(attempt: int, asked: str | None) -> float:
    """Seconds until the next attempt: what the store asks for (Retry-After in seconds), else doubling, with up
    to a tenth more so that many clients do not come back at once."""
    if asked is not None and asked.isascii() and asked.isdigit():
        return min(float(asked), _LONGEST_PAUSE)
    wait = min(_FIRST_PAUSE * 2.0 ** (attempt - 1), _LONGEST_PAUSE)
    return wait * (1 + random.random() / 10)


def _is_final(error: Exception) -> bool:
    """Failures that another attempt does not mend: a certificate, a name that does not exist."""
    from urllib3.exceptions import NameResolutionError, SSLError

    return isinstance(error, SSLError | NameResolutionError)


def _connection_problem(error: Exception) -> str:
    from urllib3 import exceptions as failed

    if isinstance(error, failed.SSLError):
        return f"证书验证不通过 the certificate cannot be verified: {_line(str(error))}"
    if isinstance(error, failed.NameResolutionError):
        return "没有这个主机 no such host"
    if isinstance(error, failed.NewConnectionError):
        return "连不上，库在运行吗 connection refused or no route; is the store running?"
    if isinstance(error, failed.TimeoutError):
        return "超时，没有回应 timed out; a longer --timeout may help"
    return f"连接中断 the connection broke: {_line(str(error))}"


_MEANING = {
    400: "库读不懂 the store could not read it",
    401: "需要登录，请设 KG_PUBLISH_TOKEN 或 KG_PUBLISH_USER 和 KG_PUBLISH_PASSWORD login needed; set these",
    403: "没有写入权限 no permission to write there",
    404: "没有这个地址，应是 Graph Store Protocol 的地址 no such address; it should be that of the graph store",
    405: "这里不能上传，应是 Graph Store Protocol 的地址 no uploads here; it should be the address of the graph store",
    411: "库要求长度 the store wants a length",
    413: "图谱太大，库不收 the graph is too large for the store; raise its limit",
    415: "库不收这种格式 the store does not take this format",
}
_DENIED = "登录不对 the login is wrong"


def _refusal(response: urllib3.BaseHTTPResponse, credentials: Credentials | None) -> str:
    """Status, what it means, and the first words of what the store says."""
    status = response.status
    meaning = _MEANING.get(status, "库没有接受 the store did not accept it")
    if status == 401 and credentials is not None:
        meaning = f"{_DENIED} ({credentials.source})"
    if 300 <= status < 400:
        to = _line(response.headers.get("Location", ""))
        meaning = f"转到别处，不跟随；若信任请直接用新地址 redirects, which is not followed; if you trust it, use: {to}"
    said = _line(response.data[:2000].decode("utf-8", "replace"))
    if credentials is not None:  # a store may repeat what it was sent
        said = said.replace(credentials.header.split(" ", 1)[1], "…")
    return f"{status}: {meaning}" + (f"; 库说 the store says: {said}" if said else "")


def _line(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in one_line(text))
