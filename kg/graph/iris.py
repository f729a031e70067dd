"""The IRIs of things: readable, the same from build to build, and safe whatever the text holds.

An IRI is made from what identifies a thing: an entity's key, a document's bytes and name, a fact's
claim. No counter, no clock, no order of input goes into one. Chinese characters stay as they are (an IRI
may hold them, RFC 3987); what an IRI must not hold, or what a reader would not see, is percent-encoded.
"""

from __future__ import annotations

import hashlib
import re

from kg.graph.terms import Iri
from kg.graph.vocabulary import BASE, KG, Concept, Scheme
from kg.model import Document, Entity, Span

__all__ = [
    "article_iri",
    "build_iri",
    "claim_hash",
    "concept_iri",
    "division_iri",
    "document_iri",
    "encode",
    "entity_iri",
    "fact_iri",
    "key_iri",
    "lexicon_iri",
    "media_type_iri",
    "mention_iri",
    "page_iri",
    "passage_iri",
    "post_iri",
    "scheme_iri",
    "selector_iri",
    "software_iri",
    "term",
    "web_iri",
]

# Characters that stay. The list is written out, and not asked of `unicodedata`, because that grows with the
# Python version and the same input must give the same bytes everywhere. All may stand in a path (RFC 3987):
# ASCII letters, digits and -._~@, Latin, Greek and Cyrillic letters, curly quotes, CJK punctuation (without
# the ideographic space), kana, ideographs, hangul, full-width forms.
_SAFE = (
    "A-Za-z0-9._~@\\-\u00b7\u00c0-\u024f\u0391-\u03c9\u0410-\u044f\u2014\u2018-\u201d\u2026\u2160-\u217b"
    "\u3001-\u3011\u3014-\u3017\u3041-\u3096\u30a1-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff5e"
    "\U00020000-\U0002a6df\U0002a700-\U0002ebe0\U00030000-\U0003134a"
)
_UNSAFE = re.compile(f"[^{_SAFE}]")

# An address of the web: host and port, then the rest. Of the rest, what is safe in a segment stays, and the
# delimiters of RFC 3987, and an octet that is percent-encoded already.
_HOST = "[A-Za-z0-9\u3400-\u4dbf\u4e00-\u9fff][A-Za-z0-9.\u3400-\u4dbf\u4e00-\u9fff-]*"
_WEB = re.compile(rf"(https?://{_HOST}(?::[0-9]{{1,5}})?)(|[/?#].*)", re.IGNORECASE | re.DOTALL)
_UNSAFE_IN_ADDRESS = re.compile(f"%(?![0-9A-Fa-f]{{2}})|[^%/?:!$&'()*+,;={_SAFE}]")

_MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
_MEDIA_TYPE = re.compile("[a-z0-9][a-z0-9._+-]*/[a-z0-9][a-z0-9._+-]*")


def encode(segment: str) -> str:
    """One path segment of an IRI. Two different texts never give the same segment.

    ``.`` and ``..``, which resolving an IRI would remove, are percent-encoded as well.
    """
    if segment in (".", ".."):
        return segment.replace(".", "%2E")
    return _UNSAFE.sub(_percent, segment)


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "surrogatepass"))


def term(local: str) -> Iri:
    """A term of the ontology."""
    return Iri(KG + local)


def concept_iri(concept: Concept) -> Iri:
    return Iri(KG + concept.name)


def scheme_iri(scheme: Scheme) -> Iri:
    return Iri(scheme.iri)


def key_iri(key: str) -> Iri:
    """The IRI of a key as :attr:`Entity.key` writes them: ``…/id/organisation/漳州市总工会``."""
    return Iri(BASE + "/".join(encode(part) for part in key.split("/")))


def entity_iri(entity: Entity) -> Iri:
    """The IRI of an entity, from its key; a key that does not begin with the class gets it put before."""
    head = entity.cls.value + "/"
    return key_iri(entity.key if entity.key.startswith(head) else head + entity.key)


def post_iri(organisation: Entity, title: str) -> Iri:
    """The post `title` of an organisation: ``…/id/post/漳州市总工会/主席``."""
    owner = entity_iri(organisation).removeprefix(BASE).removeprefix("organisation/")
    return Iri(f"{BASE}post/{owner}/{encode(title)}")


def division_iri(code: str) -> Iri:
    """An administrative division by its GB/T 2260 code."""
    return Iri(f"{BASE}division/{encode(code)}")


def document_iri(document: Document) -> Iri:
    """A source document by its bytes and its name (two files may hold the same bytes)."""
    return Iri(f"{BASE}document/{encode(document.sha256[:16])}/{encode(document.name)}")


def article_iri(document: Iri, index: int) -> Iri:
    return Iri(f"{document}#article-{index}")


def selector_iri(document: Iri, span: Span) -> Iri:
    """A stretch of the original, as a text fragment in the manner of RFC 5147 (``#char=12,18``)."""
    return Iri(f"{document}#char={span.start},{span.end}")


def passage_iri(document: Iri, segments: tuple[Span, ...]) -> Iri:
    """A stretch that evidence stands in, with all its parts: ``#passage=12,18;40,44``."""
    parts = ";".join(f"{segment.start},{segment.end}" for segment in segments)
    return Iri(f"{document}#passage={parts}")


def page_iri(document: Iri, number: int) -> Iri:
    """A page of a PDF file, counted from 1 (RFC 8118: ``#page=3``)."""
    return Iri(f"{document}#page={number}")


def mention_iri(document: Iri, span: Span, entity: Iri) -> Iri:
    """The mention of an entity at a clean span."""
    return Iri(f"{document}#mention-{claim_hash(str(span.start), str(span.end), entity)}")


def fact_iri(kind: str, *claim: str) -> Iri:
    """A fact by a hash of its claim, so that equal claims are one fact and builds agree."""
    return Iri(f"{BASE}{kind}/{claim_hash(kind, *claim)}")


def software_iri(version: str) -> Iri:
    return Iri(f"{BASE}software/gonghui-kg/{encode(version)}")


def lexicon_iri(name: str, sha256: str) -> Iri:
    """A file of words, or all that travel with the program, by its bytes: ``…/id/lexicon/58ac3692…/awards.toml``."""
    return Iri(f"{BASE}lexicon/{encode(sha256[:16])}/{encode(name)}")


def media_type_iri(media_type: str) -> Iri | None:
    """A media type in the registry of IANA, as DCAT names them; None for what is no media type."""
    known = media_type.lower()
    return Iri(_MEDIA_TYPES + known) if _MEDIA_TYPE.fullmatch(known) else None


def web_iri(address: str) -> Iri | None:
    """The address of a page as an IRI; None if it is none of the web (``http``, ``https``) that stores would take.

    What an IRI must not hold is percent-encoded; so is a second ``#``.
    """
    match = _WEB.fullmatch(address.strip())
    if match is None:
        return None
    parts = match[2].split("#", 1)
    return Iri(match[1].lower() + "#".join(_UNSAFE_IN_ADDRESS.sub(_percent, part) for part in parts))


def build_iri(*inputs: str) -> Iri:
    """The run of the program over these inputs."""
    return Iri(f"{BASE}build/{claim_hash(*inputs)}")


def claim_hash(*parts: str) -> str:
    """First 16 hex digits of SHA-256 over the parts. Each is preceded by its length, so that ``("ab", "c")``
    and ``("a", "bc")`` differ."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        digest.update(b"%d:" % len(data))
        digest.update(data)
    return digest.hexdigest()[:16]
