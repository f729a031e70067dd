"""MHTML (RFC 2557): a page saved as one file, a MIME message whose root part is the page."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import Message

from kg.errors import ReadingError

__all__ = ["MOST_BYTES", "page_in"]

MOST_BYTES = 100_000_000


def page_in(name: str, data: bytes) -> tuple[bytes, str | None]:
    """The bytes of the page in an MHTML file, and the encoding that its part declares.

    Raises ReadingError where there is none, or for a file of more than `MOST_BYTES`.
    """
    if len(data) <= MOST_BYTES:
        message = message_from_bytes(data.lstrip(), policy=policy.compat32)
        for part in _parts(message):
            if part.get_content_type() in ("text/html", "application/xhtml+xml"):
                payload = part.get_payload(decode=True)
                if isinstance(payload, bytes) and payload.strip():
                    return payload, part.get_content_charset()
    raise ReadingError(
        name,
        "网页存档里没有网页，请用浏览器另存为 .html is a web archive without a page in it; "
        "save the page as .html and give that",
    )


def _parts(message: Message) -> list[Message]:
    """The message's own parts; archives within archives are not looked into."""
    payload = message.get_payload()
    return [part for part in payload if isinstance(part, Message)] if isinstance(payload, list) else [message]
