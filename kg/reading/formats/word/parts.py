"""The XML in a Word file's parts, read without regard to which of the two namespaces (transitional, strict) it uses."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from lxml import etree

from kg.errors import ReadingError
from kg.reading.formats.word.container import Container

__all__ = ["MOST_TAGS", "attribute", "child", "is_on", "local", "main_part", "parse_part", "value"]

Element = etree._Element

MOST_TAGS = 2_000_000
"""Of one part: each takes some hundred bytes of memory."""


def main_part(name: str, container: Container) -> str:
    """The name of the part that holds the document: what the package says, else ``word/document.xml``."""
    relations = parse_part(name, container, "_rels/.rels")
    if relations is not None:
        for relation in relations:
            outside = relation.get("TargetMode") == "External"
            if not outside and (relation.get("Type") or "").endswith("/officeDocument"):
                target = posixpath.normpath((relation.get("Target") or "").lstrip("/"))
                if target in container.parts:
                    return target
    return "word/document.xml"


def parse_part(name: str, container: Container, part: str) -> Element | None:
    """The root of a part; None if there is no such part.

    Raises ReadingError for what is no XML. A document type, which these files must not have (ISO 29500-2,
    9.1.1), is refused, and with it every entity; nothing outside is loaded.
    """
    data = container.read(part)
    if data is None:
        return None
    if data.count(b"<") > MOST_TAGS:
        raise ReadingError(
            name,
            f"Word 文件的 {part} 标签超过 {MOST_TAGS} 个 is a Word file whose {part} has more than {MOST_TAGS} tags; "
            "请把正文另存为 .txt save its text as a .txt file and give that",
        )
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _refused(name, part) from error
    if root.getroottree().docinfo.doctype:  # type: ignore[union-attr]
        raise _refused(name, part)
    return root


def local(element: Element) -> str:
    """An element's name without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element, key: str) -> str | None:
    """An attribute of the element's own namespace, or without one."""
    namespace = element.tag.rpartition("}")[0]
    found = element.get(f"{namespace}}}{key}") if namespace else None
    return found if found is not None else element.get(key)


def child(element: Element | None, *path: str) -> Element | None:
    """The first child of that name, the first of its children …, or None."""
    for key in path:
        if element is None:
            return None
        element = next(_named(element, key), None)
    return element


def value(element: Element | None, *path: str) -> str | None:
    """The ``val`` of the child at `path`; None if there is no such child."""
    found = child(element, *path)
    return None if found is None else attribute(found, "val")


def is_on(element: Element | None, *path: str) -> bool | None:
    """Whether a switch is on (17.17.4: it is without a ``val``); None if there is none."""
    found = child(element, *path)
    return None if found is None else (attribute(found, "val") or "true") not in ("0", "false", "off")


def _named(element: Element, key: str) -> Iterator[Element]:
    return (one for one in element if local(one) == key)


def _refused(name: str, part: str) -> ReadingError:
    return ReadingError(
        name,
        f"Word 文件的 {part} 损坏 is a Word file whose {part} is damaged; 请重新保存或另存为 .txt save it again, "
        "or save its text as a .txt file and give that",
    )
